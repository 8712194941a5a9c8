"""Scripts of pages are looked into, and what they run besides a press is seen."""

import pytest

from auditor.code.classes.values import HOLE
from auditor.screens.views.page_scripts import (
    functions_in,
    is_own_script,
    is_run_besides,
    reached_by,
    script_files,
    with_called,
    without_bodies,
)

SCRIPT = """
function byId(name) { return document.getElementById(name); }
function fill(name, phone) { byId('who').value = name; document.getElementById("no").value = phone; }
function greet(name) { byId('head').innerHTML = 'Dear ' + name; }
function copy() { byId('who').value = arguments[0]; byId('head').textContent = arguments[0]; }
const show = (on) => { byId('ask').hidden = !on; };
function tellYes() { Lender.agree(); }
var agreed = function () { if (byId('read').checked) { tellYes(); } };
"""


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        (f"javascript:fill('{HOLE}','{HOLE}')", True),
        (f"javascript:window.fill('{HOLE}', 'x');", True),
        (f"javascript:greet('{HOLE}')", False),
        (f"javascript:copy('{HOLE}')", False),
        ("javascript:greet('you')", True),
        ("javascript:show(true)", True),
        (f"javascript:{HOLE}", False),
        (f"javascript:{HOLE}('x')", False),
        ("javascript:unknown()", False),
        ("javascript:location.href='https://elsewhere.example/'", False),
        ("https://elsewhere.example/fill()", False),
    ],
)
def test_what_the_app_calls_in_a_page_is_its_own_if_it_only_fills_fields(
    address: str, is_own: bool
) -> None:
    assert is_own_script(address, functions_in([SCRIPT])) is is_own


def test_a_press_runs_functions_of_functions() -> None:
    functions = functions_in([SCRIPT])
    assert "Lender.agree()" in with_called("agreed()", functions)
    assert reached_by("agreed()", functions) == {"agreed", "byId", "tellYes"}
    assert "Lender.agree()" not in with_called("show(false)", functions)


@pytest.mark.parametrize(
    ("rest", "is_besides"),
    [
        ("", False),
        ("Lender.leave();", False),
        ("window.onload = tellYes;", True),
        ("setTimeout(function () { tellYes(); }, 100);", True),
        ("Lender.agree();", True),
        ("var all = Lender; all.agree();", True),
        ("Lender['agree']();", True),
        ("tellYesterday();", False),
        ("document.getElementById('yes').click();", True),
        ("$('#yes').trigger('click');", True),
        ("$('#yes').click(function () { });", False),
    ],
)
def test_what_a_page_runs_by_itself_is_no_button_s_alone(rest: str, is_besides: bool) -> None:
    functions = functions_in([SCRIPT])
    names = {"agreed", "tellYes"}
    left = without_bodies([SCRIPT], functions, names) + rest
    assert is_run_besides(names, ["Lender.agree"], left) is is_besides


def test_only_scripts_of_the_package_are_beside_a_page() -> None:
    sources = [
        "../js/a.js",
        "b.js?v=2",
        "https://cdn.example/c.js",
        "//cdn.example/d.js",
        "/e.js",
    ]
    assert list(script_files("assets/ask/page.html", sources)) == [
        "assets/js/a.js",
        "assets/ask/b.js",
    ]

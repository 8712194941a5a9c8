"""What a page's script has its controls run, and what is left of the script."""

import pytest

from auditor.code.classes.values import HOLE
from auditor.screens.views.page_elements import PageReader
from auditor.screens.views.page_listeners import attach_listeners
from auditor.screens.views.page_scripts import functions_in, is_own_script

OTHERS = """
function show(a) { b.hidden = !a; }
function render(a) { b.textContent = a; }
"""


def page_of(script: str) -> PageReader:
    page = PageReader()
    page.feed('<button id="yes">Yes</button><button id="no">No</button>')
    page.scripts.append(script)
    attach_listeners(page)
    return page


@pytest.mark.parametrize(
    "script",
    [
        "document.getElementById('yes').addEventListener('click', function (e) { App.agree(); });",
        'document.querySelector("#yes").addEventListener("click", (e) => { App.agree(); }, false);',
        "document.getElementById('yes').onclick = () => App.agree();",
        "var y = document.getElementById('yes');\ny.onclick = function () { App.agree(); };",
        "$('#yes').on('click', function () { App.agree(); });",
        "$('#yes').click(function () { if (ok) { App.agree(); } });",
        "$(document).on('click', '#yes', function () { App.agree(); });",
        "window.onload = function () { document.getElementById('yes').onclick = App.agree; };",
    ],
)
def test_a_listener_is_its_control_s_own(script: str) -> None:
    page = page_of(script)
    assert "App.agree()" in page.elements[0].script
    assert not page.elements[1].script
    assert "agree" not in page.scripts[0]


@pytest.mark.parametrize(
    "script",
    [
        "$('#yes').click();",
        "document.getElementById('other').onclick = function () { App.agree(); };",
        "document.getElementById('yes').addEventListener('focus', function () { App.agree(); });",
        "document.getElementById('yes').onclick == null; App.agree();",
    ],
)
def test_what_is_no_listener_of_a_control_stays_where_it_is(script: str) -> None:
    page = page_of(script)
    assert not page.elements[0].script
    assert page.scripts == [script]


@pytest.mark.parametrize(
    ("body", "is_own"),
    [
        ("fetch('https://a.example/b', { body: JSON.stringify(rows) });", True),
        ("list.innerHTML = rows;", False),
        ("show(rows);", True),
        ("render(rows);", False),
        ("location.href = rows;", False),
        ("eval(rows);", False),
    ],
)
def test_what_the_app_hands_a_function_changes_no_words_that_it_does_not_put(
    body: str, is_own: bool
) -> None:
    script = f"window.onRows = function (rows) {{ {body} }};" + OTHERS
    assert is_own_script(f"javascript:onRows({HOLE})", functions_in([script])) is is_own

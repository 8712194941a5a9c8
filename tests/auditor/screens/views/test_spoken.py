"""What a page's script says to the app, as far as its own texts tell it."""

import pytest

from auditor.screens.views.page_elements import PageReader
from auditor.screens.views.page_scripts import (
    calls_unknown,
    functions_in,
    reveals_another,
    with_called,
)
from auditor.screens.views.spoken import ADDRESS, ALERT, PROMPT, constants_in, said_by

SCRIPT = """
var BASE = 'lender://app/', other = 'x';
other = 'y';
function open(what) { window.location.href = 'lender://app/' + what; }
var lender = { tell: function (what, rest) { window.prompt('lender:' + what, JSON.stringify(rest)); } };
(function () { window.Native = { go(what) { frame.src = BASE + what; } }; })();
lender.say = function (what) { alert(what); };
"""


@pytest.mark.parametrize(
    ("pressed", "by", "text", "is_whole"),
    [
        ("open('yes')", ADDRESS, "lender://app/yes", True),
        ("open(word)", ADDRESS, "lender://app/", False),
        ("lender.tell('yes', { at: now(), names: [1, 2] })", PROMPT, "lender:yes", True),
        ("Native.go('yes')", ADDRESS, "lender://app/yes", True),
        ("lender.say('Thanks')", ALERT, "Thanks", True),
        (
            "location.replace(`lender://pick?name=${name}`)",
            ADDRESS,
            "lender://pick?name=",
            False,
        ),
        ("location.href = ok ? 'a.html' : 'b.html'", ADDRESS, "b.html", True),
        ("location.href = other + 'z'", ADDRESS, "", False),
    ],
)
def test_a_text_is_put_together(pressed: str, by: str, text: str, is_whole: bool) -> None:
    script = with_called(pressed, functions_in([SCRIPT]))
    assert (by, text, is_whole) in list(said_by(script, constants_in([SCRIPT])))


@pytest.mark.parametrize(
    "script", ["relocation = 1", "img.srcset = 'x'", "form.prompt(x)", "a.open(b)"]
)
def test_nothing_is_said_by_what_only_looks_like_it(script: str) -> None:
    assert not list(said_by(script, {}))


PAGE = """<div id="question"><p>May we?</p><button onclick="no()">No</button></div>
<div id="reference"><input id="name"></div><p id="warning">You must agree.</p>"""


@pytest.mark.parametrize(
    ("script", "is_part"),
    [
        ("document.getElementById('reference').style.display = 'block'", True),
        ("show('reference'); function show(one) { ['question', 'reference'].forEach(f); x.hidden = false }", True),
        ("document.getElementById('warning').style.display = 'block'", False),
        ("document.getElementById('question').hidden = true", False),
        ("$('reference').style.display = ''; $('warning').hidden = false", False),
        ("document.getElementById('reference').focus()", False),
    ],
)  # fmt: skip
def test_a_part_with_fields_is_shown_instead(script: str, is_part: bool) -> None:
    page = PageReader()
    page.feed(PAGE)
    around = page.elements[0].around
    assert around == {"question"}
    assert reveals_another(script, page, around) is is_part


def test_what_an_object_does_is_known_where_the_page_declares_it() -> None:
    functions = functions_in([SCRIPT])
    assert not calls_unknown("lender.tell('a'); document.getElementById('b')", functions)
    assert calls_unknown("sender.tell('a')", functions)

"""What a function of a page does that is told a word."""

import pytest

from auditor.screens.views.page_scripts import functions_in, with_called

SCRIPT = """
function reply(yes) { if (yes) { App.agree(); } else { location.href = 'form.html'; } }
function other(yes) { if (!yes) App.leave(); else App.agree(); }
function named(answer) { if (answer === 'yes') App.agree()
 else App.leave() }
function handed(yes) { App.answer(yes); }
function kept(yes) { yes = sure(yes); if (yes) { App.agree(); } }
"""


@pytest.mark.parametrize(
    ("pressed", "calls", "calls_not"),
    [
        ("reply(true)", "App.agree()", "form.html"),
        ("reply(false)", "form.html", "App.agree()"),
        ("other(true)", "App.agree()", "App.leave()"),
        ("other(false)", "App.leave()", "App.agree()"),
        ("named('yes')", "App.agree()", "App.leave()"),
        ("named('no')", "App.leave()", "App.agree()"),
        ("handed(false)", "App.answer(false)", "App.answer(yes)"),
        ("reply(box.checked)", "App.agree()", "App.leave()"),
        ("kept(false)", "App.agree()", "if (false)"),
    ],
)
def test_side_that_runs_is_kept(pressed: str, calls: str, calls_not: str) -> None:
    told = with_called(pressed, functions_in([SCRIPT]))
    assert calls in told
    assert calls_not not in told

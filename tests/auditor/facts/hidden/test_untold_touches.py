"""What a touch of no known control asks leaves the consent open; what no touch starts does not."""

import pytest

from auditor.facts.hidden import untold_touches
from auditor.facts.hidden.unseen import Unseen
from auditor.model.vocabulary import Kleene
from auditor.model.words import Words
from auditor.screens.inventory.mentions import Mention
from auditor.sentences.statements import read_statements
from tests.auditor.code.small_app import MAIN, app, main, number
from tests.shown_builder import shown

ASKS = "La/Main;->ask()V"
CALL = "invoke-virtual {p0}, La/Main;->ask()V"
TOUCH = "onKeyDown(ILandroid/view/KeyEvent;)Z"
SEEN = Unseen(Kleene.NO, Words("seen", "seen"), (), ())


def heeded(started_by: dict[str, str]) -> Unseen:
    """Ask of an app of one screen whose request is made by some of its methods."""
    code = app(main(started_by.pop("onCreate", "nop"), **started_by, **{"ask()V": "nop"}))
    screen = shown(owner=MAIN)
    (text,) = screen.texts
    mentions = [Mention(text, one) for one in read_statements(text.text, locale="en")]
    sites = [(number(code, ASKS), 0)]
    return untold_touches.heeding_touches(SEEN, [screen], mentions, code.graph, sites)


def test_a_touch_that_asks_below_words_on_the_phonebook_leaves_the_consent_open() -> None:
    found = heeded({TOUCH: f"{CALL}\nconst/4 v0, 0\nreturn v0"})
    assert found.value is Kleene.UNKNOWN
    assert "Main" in found.because.en


def test_what_the_start_of_the_screen_asks_is_no_touch() -> None:
    assert heeded({"onCreate": CALL}) == SEEN


def test_more_ways_than_are_looked_at_are_said_to_be_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(untold_touches, "_MOST", 1)
    found = heeded({"onCreate": CALL})
    assert found.value is Kleene.UNKNOWN
    assert "too many ways" in found.because.en

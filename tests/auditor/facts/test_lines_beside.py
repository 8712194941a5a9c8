"""What is alleged of a line beside a whole notice: nothing of an honest one, and of a faulty one what it says."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.facts.consent.act_facts import _advertises
from auditor.facts.consent.bundled import _is_used, _may_be_let
from auditor.facts.ground.answers import answer
from auditor.facts.notice.notices import Library
from auditor.facts.notice.said import Saying
from auditor.facts.notice.sayings import (
    contradicts_purpose,
    denies_what_it_does,
    pressure_texts,
    says_chosen_only,
)
from auditor.model.vocabulary import Confidence, Kleene
from auditor.model.words import Words
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.screen_rows import rows_of
from auditor.sentences.claims import Mode
from tests.auditor.facts.notice_scores import judged

WHOLE = tomllib.loads(
    (Path(__file__).parent / "notices" / "lines_beside.toml").read_text("utf-8")
)
SCREENS, LINES = WHOLE["screens"], WHOLE["line"]
BINDING = (
    Mode.COERCION,
    Mode.PRESSURE,
    Mode.IMPLIED_CONSENT,
    Mode.RESPONSIBILITY_SHIFT,
)
DECIDING = ("N1", "N2", "N3", "N5", "N6", "N7", "N9")


def _known(**changes: Kleene) -> dict:
    yes, no = Kleene.YES, Kleene.NO
    values = {"P2": yes, "X1": yes, "X6": no, "X3": no, "P4": yes, **changes}
    words = Words("looked at", "已查看")
    return {key: answer(key, one, Confidence.LIKELY, words) for key, one in values.items()}


def alleged(texts: list[str]) -> Iterator[str]:
    """Yield what is alleged of the last of some texts, or of all together."""
    line = texts[-1]
    shown = Library().shown(
        [
            Text(one, "screen", f"res/layout/n.xml#{at}", "", "base")
            for at, one in enumerate(texts)
        ]
    )
    said = [Saying(each.text, one) for each in shown for one in each.statements]
    yield from (
        one.statement.mode.value
        for one in said
        if one.text.text == line and one.statement.mode in BINDING
    )
    for row in rows_of(texts, [""] * len(texts)):
        if row.is_of_other_data and (_is_used(row) or _may_be_let(row)):
            yield "other data"
    if any(one.statement.purpose and _advertises(one.statement.excerpt, "") for one in said):
        yield "advertising"
    known = _known()
    beside = {one.text: tuple(each.text for each in shown) for one in said}
    known["X7"] = pressure_texts(said, lends=Kleene.YES, messaged=known["X3"], blinded=False)
    found = {
        "K1": denies_what_it_does(said, known, beside),
        "K2": says_chosen_only(said, Kleene.YES, (), sent=Kleene.YES),
        "K3": contradicts_purpose(said, known),
        "X7": known["X7"],
    }
    yield from (key for key, one in found.items() if one.value is not Kleene.NO)


@pytest.mark.parametrize(
    "line", [one for one in LINES if not one["says"]], ids=lambda one: one["text"][:40]
)
def test_nothing_is_alleged_of_an_honest_line(line: dict):
    texts = [*SCREENS[line["language"]], line["text"]]
    assert not list(alleged(texts))
    told = judged(texts)
    assert {one for one in DECIDING if told[one] is not Kleene.YES} == set()


@pytest.mark.parametrize(
    "line", [one for one in LINES if one["says"]], ids=lambda one: one["text"][:40]
)
def test_a_faulty_line_is_told(line: dict):
    screen = SCREENS[line["language"]]
    # A lie stands on a screen that does not tell the truth beside it.
    texts = [screen[0], screen[-1]] if line["says"] == "K1" else screen
    assert line["says"] in set(alleged([*texts, line["text"]]))

"""How often a notice is told to lack what it tells: labelled consent screens, element by element.

Run as `python -m tests.auditor.facts.notice_scores` to print the tables; what the keys of a set mean
stands in `notices/README.md`. A screen is read as the audit reads it, with data that leaves the device:
what is asked is not what a sentence says but what a verdict would rest on.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from auditor.facts.notice.notice_facts import Notice, judge_notice
from auditor.facts.notice.notices import Library
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.texts import Text

SETS = Path(__file__).parent / "notices"
DECIDING = ("N2", "N3", "N5", "N6", "N7", "N9")
"""The elements whose lack makes a D (decision.md, section 3), but the name of the phonebook."""

UNCOVERED = ("fr",)
"""Languages of the sets that no table covers: there the audit names a limit, and answers nothing."""


class Answer(NamedTuple):
    """What was said of one element of one screen."""

    screen: int
    language: str
    element: str
    is_stated: bool
    """What the label says."""
    value: Kleene


@cache
def rows(name: str) -> tuple[Mapping[str, Any], ...]:
    """Read a labelled set."""
    return tuple(tomllib.loads((SETS / f"{name}.toml").read_text("utf-8"))["notice"])


def answers_of(name: str) -> tuple[Answer, ...]:
    """Judge every screen of a set that speaks of the phonebook, for the elements that are labelled."""
    return tuple(
        Answer(number, row["language"], element, element in row["states"], facts[element])
        for number, row in enumerate(rows(name))
        if "N1" in row["states"] and row["language"] not in UNCOVERED
        for facts in [judged(row["texts"])]
        for element in DECIDING
        if element in row["states"] or element in row["lacks"]
    )


def judged(words: list[str]) -> dict[str, Kleene]:
    """Return N1 to N11 of a screen that shows some texts in this order."""
    texts = [
        Text(one, "screen", f"res/layout/notice.xml#{number}", "", "base")
        for number, one in enumerate(words)
    ]
    notice = Notice(
        screens=Library().shown(texts),
        documents=(),
        addresses=(),
        is_whole=True,
        leaves=Kleene.YES,
    )
    return {element: fact.value for element, fact in judge_notice(notice).items()}


def table(name: str) -> Iterator[str]:
    """Yield the lines of a set: how each element that is stated, and that lacks, was answered."""
    answers = answers_of(name)
    yield f"{name}: {len(rows(name))} screens, {len({one.screen for one in answers})} of the phonebook"
    yield f"{'':8}{'stated':>8}{'yes':>5}{'open':>6}{'no':>5}{'lacking':>10}{'no':>5}{'open':>6}{'yes':>5}"
    yield _line("all", answers, lambda _: True)
    for element in DECIDING:
        yield _line(element, answers, lambda one, of=element: one.element == of)
    for language in sorted({one.language for one in answers}):
        yield _line(language, answers, lambda one, of=language: one.language == of)
    accused = {one.screen for one in answers if one.is_stated and one.value is Kleene.NO}
    yield f"screens that are told to lack what they tell: {len(accused)} {sorted(accused)}"
    labelled = {one.element for one in answers}
    complete = [number for number, row in enumerate(rows(name)) if labelled <= {*row["states"]}]
    asked = {one.screen for one in answers}.intersection(complete)
    yield f"complete screens: {len(asked)}, told to lack something: {len(accused & asked)}"


def _line(title: str, answers: tuple[Answer, ...], takes: Callable[[Answer], bool]) -> str:
    stated = Counter(one.value for one in answers if takes(one) and one.is_stated)
    lacking = Counter(one.value for one in answers if takes(one) and not one.is_stated)
    yes, no, left = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
    return (
        f"{title:8}{stated.total():8}{stated[yes]:5}{stated[left]:6}{stated[no]:5}"
        f"{lacking.total():10}{lacking[no]:5}{lacking[left]:6}{lacking[yes]:5}"
    )


if __name__ == "__main__":
    import sys

    for set_name in sys.argv[1:] or ("development", "development_b", "heldout"):
        print("\n".join(table(set_name)), end="\n\n")  # noqa: T201

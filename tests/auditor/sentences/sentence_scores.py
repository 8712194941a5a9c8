"""Precision and recall of the sentence classifier on a labelled set, by language and by class.

Run as `python -m tests.auditor.sentences.sentence_scores` to print the tables of both sets; what the
keys of a set mean stands in `sentences/README.md`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import Statement, read_statements

SETS = Path(__file__).parent / "labelled"
PARTS = {"development": ("development", *(f"development_{part}" for part in range(2, 13)))}
"""Sets that stand in several files."""
NONE = "none"
_NO_ACT = {"N6", "N7", "N9"}
_NAME_OR_RIGHT = {"N1", "N8"}
"""What a sentence on the phonebook tells that only names it, or a right of the people in it."""
_MEASURES = ("names_contacts", "mode", "about", "states")
_NAMES = {"yes", "N1"}
"""That the phonebook is named: the easiest labels, and two of every such sentence."""
_SOFT = re.compile(r"\b(?:N\d+|names_contacts|mode|about|states)\b")


class Label(NamedTuple):
    """A judgement of one sentence: what is so, as `measure:value`."""

    sentence: int
    language: str
    measure: str
    value: str


@dataclass(frozen=True)
class Score:
    """Counts of one measure over some sentences."""

    right: int
    told: int
    """How often the classifier said so."""
    true: int
    """How often it is so: n."""

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0


@cache
def rows(name: str) -> tuple[Mapping[str, Any], ...]:
    """Read a labelled set."""
    return tuple(
        row
        for part in PARTS.get(name, (name,))
        for row in tomllib.loads((SETS / f"{part}.toml").read_text("utf-8"))["sentence"]
    )


def labels_of(name: str) -> tuple[set[Label], set[Label]]:
    """Return what is true of a set, and what the classifier says of it."""
    true: set[Label] = set()
    told: set[Label] = set()
    for number, row in enumerate(rows(name)):
        language = "fil" if row["language"] == "tl" else row["language"]
        soft = soft_of(row)
        values = dict(_expected(row)), dict(_found(read_statements(row["text"])))
        for measure in _MEASURES:
            if measure in soft:
                continue
            # What a sentence does to data is a question only where it names the phonebook.
            if measure == "about" and not row["names_contacts"]:
                continue
            for labels, found in zip((true, told), values, strict=True):
                labels |= {
                    Label(number, language, measure, one)
                    for one in found[measure]
                    if one not in soft
                }
    return true, told


def soft_of(row: Mapping[str, Any]) -> set[str]:
    """Return the measures and notice elements that may be labelled otherwise: `soft: N3, mode`."""
    return set(_SOFT.findall(row.get("note", "").partition("soft:")[2]))


def _expected(row: Mapping[str, Any]) -> Iterator[tuple[str, set[str]]]:
    yield "names_contacts", {"yes"} if row["names_contacts"] else set()
    yield "mode", set() if row["mode"] == NONE else {row["mode"]}
    yield "about", set(row["about"])
    yield "states", set(row["states"])


def _found(statements: tuple[Statement, ...]) -> Iterator[tuple[str, set[str]]]:
    telling = (one for one in statements if not _is_notice(one))
    first = next(telling, statements[0] if statements else None)
    yield "names_contacts", {"yes"} if any(one.names_contacts for one in statements) else set()
    yield "mode", {first.mode.value} if first and not _is_notice(first) else set()
    topics = {topic.value for one in statements for topic in one.topics}
    yield "about", topics - {Topic.OTHER.value}
    yield "states", {state for one in statements for state in one.states}


def _is_notice(one: Statement) -> bool:
    """Say whether a sentence tells of nothing done with data: of a right, a company, or but a name."""
    if one.mode is not Mode.STATEMENT:
        return False
    if one.names_contacts:
        return one.topics == (Topic.OTHER,) and {*one.states} <= _NAME_OR_RIGHT
    return {*one.states} <= _NO_ACT


def score(true: Iterable[Label], told: Iterable[Label]) -> Score:
    """Count."""
    true, told = set(true), set(told)
    return Score(len(true & told), len(told), len(true))


def table(name: str) -> Iterator[str]:
    """Yield the lines of a set's scores: all, by language, by class."""
    true, told = labels_of(name)
    total = len(rows(name))
    traps = sum(bool(row["trap"]) for row in rows(name))
    yield f"{name}: {total} sentences, {traps} of them traps"
    yield f"{'':24}{'precision':>10}{'recall':>8}{'n':>6}"
    yield _line("overall", true, told, lambda _: True)
    yield _line("overall, without names", true, told, lambda one: one.value not in _NAMES)
    for measure in _MEASURES:
        yield _line(measure, true, told, lambda one, of=measure: one.measure == of)
    languages = sorted({one.language for one in true | told})
    for measure in ("names_contacts", "mode"):
        for language in languages:
            yield _line(
                f"{measure} {language}",
                true,
                told,
                lambda one, of=measure, by=language: (one.measure, one.language) == (of, by),
            )
    for measure in ("mode", "about", "states"):
        for value in sorted({one.value for one in true | told if one.measure == measure}):
            yield _line(
                f"{measure} {value}",
                true,
                told,
                lambda one, of=measure, by=value: (one.measure, one.value) == (of, by),
            )


def _line(title: str, true: set[Label], told: set[Label], takes: Any) -> str:
    one = score(filter(takes, true), filter(takes, told))
    return f"{title:28}{one.precision:6.2f}{one.recall:8.2f}{one.true:6}"


if __name__ == "__main__":
    for set_name in ("development", "heldout"):
        print("\n".join(table(set_name)), end="\n\n")  # noqa: T201

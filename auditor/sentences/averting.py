"""Tells what is kept from happening from what is not done: "to avoid fraud, we read your contacts" denies nothing.

A word of avoiding negates the act that it governs ("we avoid reading your contacts"). Before a misfortune, or behind
a *to* and before no act of the lender's, it tells what the phonebook is for.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Protocol, TypeVar


class Place(Protocol):
    """A stretch of a sentence, end excluded."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Found = TypeVar("Found", bound=Place)

AIMED: Final = "to_avoid"
BARE: Final = "avoid"
_ACTS: Final = (
    "collect", "upload", "share", "reach", "phonebook_strict", "contact_loose", "contact_single",
    "anaphora", "do_so",
)  # fmt: skip
"""What a lender may avoid: then it is denied."""
_MISFORTUNES: Final = "purpose_fraud"
_NEGATING: Final = ("negator", "hedge")
_AIM: Final = "purpose"
_STOPS = re.compile(r"[,;:.!?。；，：।۔]|\s[-\u2013\u2014]\s")
_LETTER = re.compile(r"[^\W\d_]")


def take_back_averting(
    found: dict[str, list[Found]], text: str, *, negates_behind: bool
) -> None:
    """Take a word of avoiding for an aim, and for no negation, where a misfortune is avoided."""
    for word in tuple(_averting(found, text, negates_behind=negates_behind)):
        for meaning in _NEGATING:
            left = [one for one in found.get(meaning, ()) if not _holds(word, one)]
            if left:
                found[meaning] = left
            else:
                found.pop(meaning, None)
        found[_AIM] = sorted([*found.get(_AIM, ()), word], key=lambda one: (one.start, one.end))


def _averting(
    found: Mapping[str, list[Found]], text: str, *, negates_behind: bool
) -> Iterator[Found]:
    """Yield the words of avoiding that govern no act; what they govern stands before them where verbs end a clause."""
    for row in (AIMED, BARE):
        for word in found.get(row, ()):
            begin, end = (
                (_last_stop(text, word.start), word.start)
                if negates_behind
                else (word.end, _next_stop(text, word.end))
            )
            if not _LETTER.search(text, begin, end):
                continue  # "That is what we avoid."

            def nearest(*meanings: str, first: int = begin, last: int = end) -> float:
                """Return how far from the word the nearest of some meanings stands."""
                return min(
                    (
                        (last - one.end) if negates_behind else (one.start - first)
                        for meaning in meanings
                        for one in found.get(meaning, ())
                        if first <= one.start and one.end <= last
                    ),
                    default=float("inf"),
                )

            act = nearest(*_ACTS)
            if nearest(_MISFORTUNES) < act or (row == AIMED and act == float("inf")):
                yield word


def _holds(one: Place, other: Place) -> bool:
    return one.start <= other.start and other.end <= one.end


def _last_stop(text: str, at: int) -> int:
    return max((one.end() for one in _STOPS.finditer(text, 0, at)), default=0)


def _next_stop(text: str, at: int) -> int:
    found = _STOPS.search(text, at)
    return found.start() if found else len(text)

"""Which notice elements a sentence can tell only of something else than the phonebook: of other data, of the loan, of an errand.

"Your repayments are reported to a bureau" names no recipient of the phonebook, "you can repay early at any time" ends no
consent, and "to move your due date, call …" is no desk for complaints: whatever signs stand in them leave no doubt.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.sentences.other_things import (
    AFFAIRS,
    ends_something_else,
    is_of_affairs,
    purpose_is_of_other_data,
    recipient_is_of_other_data,
    settles_in_court,
    tells_hours,
    time_is_of_other_data,
)
from auditor.sentences.pairs import PATH, REACHED, Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.service import tells_speed_alone
from auditor.sentences.terms import Span

_HOURS = re.compile(r"\d{1,2}[:.h]\d{0,2}")
_GRIEVED: Final = ("trouble", "desk")


def told_of_others(reading: Reading, pair: Pairs, ending: Sequence[Span]) -> Iterator[str]:
    """Yield those elements; `ending`: the words of the sentence by which something may be ended."""
    if purpose_is_of_other_data(reading):
        yield from ("N2", "N3")
    elif tells_speed_alone(pair.written, reading):
        yield "N2"
    if time_is_of_other_data(reading):
        yield "N4"
    if recipient_is_of_other_data(reading):
        yield "N5"
    if ends_something_else(reading, ending) or (
        is_of_affairs(reading, *AFFAIRS) and not _is_ended(reading, ending)
    ):
        yield "N6"
    if settles_in_court(pair.written, reading):
        yield "N9"
        return
    is_grieved = bool(pair.of(*_GRIEVED)) or reading.has("complaint")
    if not is_grieved and (
        is_of_affairs(reading, "affairs", "asked") or _tells_hours_alone(reading, pair)
    ):
        yield "N9"


def _is_ended(reading: Reading, ending: Sequence[Span]) -> bool:
    """Say whether it has a word of ending, besides those of where that is done."""
    places = reading.found.get("settings", ())
    return any(not one.overlaps_any(places) for one in (*reading.of("withdraw"), *ending))


def _tells_hours_alone(reading: Reading, pair: Pairs) -> bool:
    """Say whether it tells when somebody is at work, and not where to turn to them."""
    return tells_hours(reading) and not _is_reached(pair.written)


def _is_reached(written: str) -> bool:
    """Say whether an address, a number to call or a way through menus stands in it; 9:00 is none."""
    left = _HOURS.sub(" ", written)
    return REACHED.search(left) is not None or PATH.search(left) is not None

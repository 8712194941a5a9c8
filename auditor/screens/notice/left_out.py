"""Where a sentence names other data than the phonebook only to leave them out: "names and numbers, no photos".

Who says that the location is not read goes on speaking of the contacts; who says that it is not shared speaks of
the location.
"""

from typing import Final

from auditor.screens.notice.other_data import other_data_in
from auditor.sentences.at_home import part_of
from auditor.sentences.other_things import names_a_place, stands_beside
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_GIVEN: Final = ("share", "upload", "until")
"""What may be denied of data that are read all the same."""
_ENTRIES: Final = ("entry", "method_scope")
"""Words for what stands in a phonebook."""


def leaves_other_data_out(reading: Reading) -> bool:
    """Say whether all other data that a sentence names are denied to be taken."""
    is_read = reading.has(*_GIVEN) and not reading.has("collect")
    return not is_read and not reading.has("limit") and bool(_denied(reading))


def names_entries_beside(reading: Reading) -> bool:
    """Say whether a sentence tells of names and numbers, and names other data only to leave them out."""
    denied = _denied(reading)
    told = [one for row in _ENTRIES for one in reading.found.get(row, ())]
    return bool(denied) and any(not any(part.holds(one) for part in denied) for one in told)


def only_beside(reading: Reading) -> bool:
    """Say whether all other data of a sentence are what the phonebook is compared with: "with the photo of your ID"."""
    named = [Span(begin, end) for begin, end in other_data_in(reading.text)]
    return bool(named) and all(stands_beside(reading, one) for one in named)


def only_places(reading: Reading) -> bool:
    """Say whether all other data of a sentence on ending something name where that is done: "in the Location menu"."""
    named = [Span(begin, end) for begin, end in other_data_in(reading.text)]
    words = words_of_pairs(reading.grammar.language).scan(reading.text)
    ended = bool(words.get("undo")) or reading.has("withdraw", "off")
    return ended and bool(named) and all(names_a_place(reading, one) for one in named)


def _denied(reading: Reading) -> list[Span]:
    """Return the parts of a sentence in which other data are denied, none if some are named outside of them."""
    found = []
    noes = reading.of("negator", "never", "without")
    for begin, end in other_data_in(reading.text):
        part = part_of(reading, Span(begin, end))
        near = [no for no in noes if part.holds(no)]
        before = [no for no in near if no.start <= begin]
        if before:
            found.append(Span(before[-1].start, part.end))
        elif near:
            found.append(part)
        else:
            return []
    return found

"""What a loan is told to be free of before what is done: "No collateral, no paperwork: we read your contacts".

The negation of such a part governs the burden that it names, and nothing of what follows. "No collateral,
guarantor or access to your contacts" goes on with what is denied, and tells no subject of its own.
"""

import re
from collections.abc import Iterator

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_WORDS_TO_BURDEN = 3
"""Words between a negation and the burden: "no *kind of tedious* paperwork"."""
_LETTERS_TO_BURDEN = 6
_OF_THE_PHONEBOOK = ("upload", "share", "anaphora", "do_so", "contact_loose", "contact_single")
"""What such a part never speaks of; what it says is not *taken* or *looked at* is the burden."""


def circumstances(reading: Reading, pauses: re.Pattern[str]) -> list[Span]:
    """Return the parts that begin a sentence and only say what the borrower is spared.

    `pauses`: what parts clauses in writing.
    """
    burdens = reading.found.get("burden", ())
    if not burdens or not reading.has("negator"):
        return []
    parts: list[Span] = []
    for part in _parts(reading.text, pauses):
        if not _only_spares(reading, part, burdens):
            return [*parts] if parts and _goes_on(reading, part.start) else []
        parts.append(part)
    return []


def _parts(text: str, pauses: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for one in pauses.finditer(text):
        yield Span(start, one.start())
        start = one.end()
    yield Span(start, len(text))


def _only_spares(reading: Reading, part: Span, burdens: list[Span] | tuple[()]) -> bool:
    """Say whether all that a part negates are burdens, and the phonebook is not in it."""
    nevers = reading.found.get("never", ())
    noes = [
        one
        for one in reading.of("negator")
        if part.start <= one.start < part.end and one not in nevers
    ]
    named = [one for one in burdens if part.holds(one)]
    others = [*reading.contacts, *(one for row in _OF_THE_PHONEBOOK for one in reading.of(row))]
    others = [one for one in others if not one.overlaps_any(named)]
    return (
        bool(noes)
        and not part.overlaps_any(others)
        and not part.overlaps_any(nevers)
        and all(any(_is_beside(reading, no, one) for one in named) for no in noes)
    )


def _is_beside(reading: Reading, no: Span, burden: Span) -> bool:
    if no.overlaps(burden):
        return True
    between = reading.text[min(no.end, burden.end) : max(no.start, burden.start)]
    if reading.grammar.is_spaced:
        return len(between.split()) <= _WORDS_TO_BURDEN
    return len(between) <= _LETTERS_TO_BURDEN


def _goes_on(reading: Reading, after: int) -> bool:
    """Say whether somebody does something with the phonebook behind a place, right then, and no *or* joins it."""
    later = [one for one in reading.of("collect", "upload", "share") if one.start >= after]
    if not later:
        return False
    first = min(later)
    doers = [*reading.of("own", "subject"), *reading.named]
    return (
        any(after <= one.start <= first.start for one in doers)
        and "," not in reading.text[after : first.start]
        and not any(after <= one.start for one in reading.found.get("either", ()))
    )

"""Where a sentence tells, between two commas, that something is used on the device only.

"We do not upload your contacts, the list is used on your phone only": the *only* takes nothing of the denial back,
and the denial says nothing of the use.
"""

from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_PARTS: Final = (",", ";", ":")


def used_at_home(reading: Reading) -> list[Span]:
    """Return where it is told, between two commas of its own, that something is used on the device only."""
    parts = {part_of(reading, one) for one in reading.found.get("only", ())}
    places = reading.found.get("on_device", ())
    others = [
        *(
            one
            for one in reading.of("negator", "never")
            if not any(place.holds(one) for place in places)  # "No seu celular" is no *no*.
        ),
        *reading.of("upload", "share"),
        *reading.found.get("recipients", ()),
    ]
    return [
        part
        for part in parts
        if any(part.holds(one) for one in reading.found.get("device", ()))
        and any(part.holds(one) for one in reading.found.get("use", ()))
        and not any(part.holds(one) for one in others)
    ]


def part_of(reading: Reading, span: Span) -> Span:
    """Return what stands around a place between two commas, semicolons or colons."""
    begin = max(reading.text.rfind(mark, 0, span.start) for mark in _PARTS) + 1
    ends = [at for mark in _PARTS if (at := reading.text.find(mark, span.end)) >= 0]
    return Span(begin, min(ends, default=len(reading.text)))

"""Whether what is denied of collecting is keeping alone; what is not kept may well be read."""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_WORDS_TO_A_COPY: Final = 2
"""Words between a verb of keeping and the copy: "keep *not a single* copy"."""


def is_of_keeping(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether all that is denied of collecting is keeping, or keeping a copy."""
    denied = [one for one in acts if one.mode is Mode.DENIAL and one.topic is Topic.COLLECT]
    kept = reading.found.get("kept", ())
    return bool(denied) and all(
        any(
            # A stem is but the beginning of its verb: "रख" of "रखते", "keep" of "keep a copy".
            (reading.grammar.is_spaced and each.start == one.at.start)
            or each.holds(one.at)
            or _is_kept_copy(reading, each, one)
            for each in kept
        )
        for one in denied
    )


def _is_kept_copy(reading: Reading, kept: Span, act: Act) -> bool:
    """Say whether a word of copying is the object of a verb of keeping: "we *keep* no *copy*"."""
    if reading.has("either") or not act.at.overlaps_any(reading.found.get("copy", ())):
        return False
    first, last = (act.at, kept) if reading.grammar.negates_behind else (kept, act.at)
    between = reading.text[first.end : last.start]
    return (
        first.end <= last.start
        and len(between.split()) <= _WORDS_TO_A_COPY
        and "," not in between
    )

"""What for the phonebook is used after all: "we do not use your contacts for any purpose other than a credit check"."""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act, Topic
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_KINDS: Final = ("credit", "identity", "fraud", "emergency", "collection")
_BEHIND: Final = 24
"""Characters between an *other than* and the purpose: "except *for the purposes of* fraud prevention"."""
_BESIDE: Final = 3
"""The same between a purpose and the *besides* behind it: 信用评估*目的*以外."""
_FROM: Final = "\u9664"
_OUT: Final = "\u5916"
"""除 … 外, around what is excepted."""


def purposes_excepted(reading: Reading, acts: Sequence[Act]) -> tuple[str, ...]:
    """Return the kinds of purpose that a sentence takes out of those that it denies; of who gets it none is told."""
    if any(one.topic in (Topic.SHARE, Topic.UPLOAD) for one in acts):
        return ()
    firms = reading.of("recipients", "named_recipients")
    return tuple(
        kind
        for kind in _KINDS
        if any(
            _is_excepted(reading, one)
            for one in reading.found.get(f"purpose_{kind}", ())
            if not one.overlaps_any(firms) and not reading.is_in_a_name(one)
        )
    )


def _is_excepted(reading: Reading, purpose: Span) -> bool:
    """Say whether a purpose stands where a sentence names what it excepts."""
    text = reading.text
    besides = reading.of("besides")
    if not reading.grammar.is_spaced:
        begin = text.rfind(_FROM, 0, purpose.start)
        end = text.find(_OUT, purpose.end)
        is_around = begin >= 0 and end >= 0 and "," not in text[begin:end]
        return is_around or any(purpose.is_just_before(one, _BESIDE) for one in besides)
    if reading.grammar.negates_behind:
        return any(purpose.is_just_before(one, _BEHIND) for one in besides)
    return any(
        one.is_just_before(purpose, _BEHIND)
        and "," not in text[one.end : purpose.start]
        and not any(one.end <= no.start < purpose.start for no in reading.of("negator"))
        for one in besides
    )

"""Somebody whom the data are handed to by a name alone: "we pass the list to IDMatch, who runs the check for us".

A company is known by its form ("Ltd"); many a notice names one by its brand. What stands in capitals right behind a
word of giving *to* is one, where another company answers for the screen: a brand alone may be the lender's own.
"""

import re
from collections.abc import Iterable
from typing import Final

from auditor.sentences.firms import Firm
from auditor.sentences.lexicon import fold
from auditor.sentences.pairs import PATH, Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_NAME = re.compile(
    r"(?<![^\W\d_])(?<![\"'“‘«>›→] )(?<![\"'“‘«])[A-Z][\w&-]+(?: [A-Z][\w&-]*){0,2}"
)
"""A word in capitals, or three; what stands in quotes or behind an arrow is on a button."""
_FARTHEST: Final = 60
_FARTHEST_UNSPACED: Final = 12
"""Characters between a word of giving and its *to*."""
_BESIDE: Final = 1
_NO_GIVING: Final = (
    "complaint", "withdraw", "advice", "coercion", "inability", "refusal", "if", "hedge", "lookalikes",
    "emergency_contact", "choose",
)  # fmt: skip
_ASIDE: Final = ("aside", "how")
"""Rows of pairs whose words may be in a name: "Credit Quick"."""


def hands_to_a_name(pair: Pairs, firms: Iterable[Firm]) -> bool:
    """Say whether a sentence hands the data to somebody named in capitals; `firms`: those of the screen.

    The first of them is the lender: its own brand gets nothing by that.
    """
    reading = pair.reading
    own = next(iter(firms), None)
    if own is None or not own.words or not pair.is_of_data or reading.has(*_NO_GIVING):
        return False
    if pair.is_of_calls() or pair.loans() or PATH.search(pair.written):
        return False
    far = _FARTHEST if reading.grammar.is_spaced else _FARTHEST_UNSPACED
    given = [one for one in pair.of("gets") if not pair.is_denied(one)]
    return any(
        any(_is_between(verb, to, name, reading, far) for verb in given)
        for name in _names(pair, own)
        for to in pair.of("to")
    )


def _is_between(verb: Span, to: Span, name: Span, reading: Reading, far: int) -> bool:
    """Say whether verb, *to* and name belong together: "pass … to X", in other languages "X को … देते"."""
    if reading.grammar.negates_behind:
        return name.is_just_before(to, _BESIDE) and to.is_just_before(verb, far)
    return to.is_just_before(name, _BESIDE) and -1 <= to.start - verb.end <= far


def _names(pair: Pairs, own: Firm) -> list[Span]:
    """Return where in the sentence as read a name stands that is no word of a table, nor the lender's."""
    reading = pair.reading
    known = [
        *(one for spans in reading.found.values() for one in spans if one.end > one.start),
        *(one for row, spans in pair.found.items() if row not in _ASIDE for one in spans),
    ]
    found = []
    for one in _NAME.finditer(pair.written):
        name = fold(one.group())
        begin = reading.text.find(name)
        span = Span(begin, begin + len(name))
        if begin > 0 and own.words.isdisjoint(name.split()) and not span.overlaps_any(known):
            found.append(span)
    return found

"""Of what a word of ending is: the permission, the loan, or something else that is switched off.

"Cancel this permission" ends a consent, "cancel your loan" and "turn off your VPN" do not.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_OBJECT: Final = 12
"""Characters between a word of ending and the permission that is ended."""
_LOAN: Final = 6
"""The same before a loan: "your", "the"."""
_UNSPACED: Final = 6
"""Either, in a script that parts no words."""


def is_of_consent(reading: Reading, word: Span) -> bool:
    """Say whether what is ended is the permission: "you can cancel this permission"."""
    return _is_followed(reading, word, reading.of("ask", "consenting"), _OBJECT)


def is_of_the_loan(reading: Reading, word: Span) -> bool:
    """Say whether what is ended is the application or the loan: "you can cancel your loan in the app"."""
    asked = reading.found.get("request", ())  # "Ask for its deletion" asks for no loan.
    loans = [
        one
        for one in reading.found.get("outcome", ())
        if not any(each.holds(one) for each in asked)
    ]
    return _is_followed(reading, word, loans, _LOAN)


def is_of_a_thing(reading: Reading, word: Span, things: Sequence[Span]) -> bool:
    """Say whether something else than the permission is beside a word: "turn off your VPN"."""
    if reading.has("ask", "consenting"):
        return False
    near = _OBJECT if reading.grammar.is_spaced else _UNSPACED
    return any(max(one.start, word.start) - min(one.end, word.end) <= near for one in things)


def _is_followed(reading: Reading, word: Span, others: Sequence[Span], within: int) -> bool:
    """Say whether one of some words is the object of a verb: behind it, or before one at the end."""
    behind = reading.grammar.negates_behind
    near = within if reading.grammar.is_spaced else _UNSPACED
    return any(
        0 <= (word.start - one.end if behind else one.start - word.end) <= near
        for one in others
    )

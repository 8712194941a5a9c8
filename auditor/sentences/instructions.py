"""Whether a sentence tells the borrower how to do without: "untick the box to apply without sending contacts".

Who says what the *borrower* may do denies nothing of what is done otherwise, and threatens nobody.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span

_BEFORE_VERB: Final = 6
"""Words between *without* and its verb, or the phonebook and *without* where the verb stands last."""


def instructs(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether all that a sentence tells of is what the borrower may do without.

    "We lend without sending your contacts" is the lender's word, and so is "you cannot apply
    without": neither is an instruction.
    """
    reading = clauses.reading
    told = [one for one in acts if one.at.end]
    orders = reading.found.get("instruct", ())
    if not told or not orders or reading.has("inability", "warrant"):
        return False
    return all(_is_spared(clauses, one, orders) for one in told)


def is_of_caution(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether all that is told is what the borrower should give nobody: "share your OTP with none of your contacts"."""
    told = [one for one in acts if one.at.end]
    return bool(told) and all(
        one.at.overlaps_any(reading.of("advice"))
        and not any(we.end <= one.at.start for we in reading.of("own"))
        for one in told
    )


def _is_spared(clauses: Clauses, act: Act, orders: Sequence[Span]) -> bool:
    """Say whether an act is done *without* in what the borrower is told to do, and not by the lender."""
    reading = clauses.reading
    behind = reading.grammar.negates_behind
    spared = [
        one
        for one in reading.found.get("without", ())
        if clauses.clause_of(one) == act.clause
        and (behind or one.start <= act.at.start)
        and (one.overlaps(act.at) or clauses.words_between(one, act.at) <= _BEFORE_VERB)
    ]
    own = reading.of("own")
    return any(
        clauses.clause_of(order) == act.clause
        and (behind or order.end <= one.start)
        and not order.overlaps(one)
        and not any(
            min(order.start, one.start) <= we.start <= max(order.end, one.end) for we in own
        )
        for order in orders
        for one in spared
    )

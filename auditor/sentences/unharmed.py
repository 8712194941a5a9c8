"""Whether a sentence says that a refusal does a loan no harm: "your limit is not lowered if you decline".

The words for harm are in `consent/harms.toml`; what *cannot be raised* without leave is withheld, and none of them.
"""

from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span, grammar_of_table

TABLE: Final = "consent/harms"
_ROWS: Final = ("harms",)
_BEFORE: Final = 12
_BEFORE_UNSPACED: Final = 4
"""Characters between a negation and the harm: "is not *in any way* lowered"."""
_BREAKS: Final = (",", ";", ":", "，", "；", "：", "、")


def does_no_harm(clauses: Clauses) -> bool:
    """Say whether a harm to the loan is denied, and nothing else is withheld, outside what sets a condition."""
    reading = clauses.reading
    harms = grammar_of_table(TABLE, _ROWS, reading.grammar.language).scan(reading.text)
    negators = [one for one in reading.of("negator") if not _is_supposed(clauses, one)]
    denied = [
        one
        for one in harms.get("harms", ())
        if not _is_supposed(clauses, one) and any(_leads(reading, no, [one]) for no in negators)
    ]
    if not denied:
        return False
    withheld = reading.of("inability", "nil", "otherwise", "or_else")
    return all(
        _is_supposed(clauses, one)
        or one.overlaps_any(denied)
        or any(no.overlaps(one) and _leads(reading, no, denied) for no in negators)
        for one in withheld
    )


def _is_supposed(clauses: Clauses, one: Span) -> bool:
    return any(span.holds(one) for span in clauses.ifs)


def _leads(reading: Reading, no: Span, harms: list[Span]) -> bool:
    """Say whether a negation stands right before a harm, or behind it where it may."""
    near = _BEFORE if reading.grammar.is_spaced else _BEFORE_UNSPACED
    for one in harms:
        if one.overlaps(no):
            return True
        first, second = sorted((one, no))
        if second is no and not reading.grammar.negates_behind:
            continue
        between = reading.text[first.end : second.start]
        if len(between) <= near and not any(mark in between for mark in _BREAKS):
            return True
    return False

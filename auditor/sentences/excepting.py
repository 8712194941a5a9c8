"""Whether the phonebook is what is left out of what is read: "the camera and the location, not the contacts"."""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act
from auditor.sentences.reading import Reading, outermost
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span

_OTHER_ITEMS: Final = 8
"""Words of other data between a noun and the *not* that ends its sentence."""
_CLOSING: Final = " .!।۔。\"'"
_BEFORE: Final = 12
"""Characters between a negation and the noun that it leaves out: "nor *any of the* contacts"."""
_BEFORE_UNSPACED: Final = 5


def excepts(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether each place that names the phonebook leaves it out of the acts that stand before it."""
    nouns = list(outermost(clauses.reading.contacts))
    if not nouns:
        return False
    last = max(one.at.end for one in acts)
    if all(
        last <= noun.start and any(_ends_on(clauses, no, noun) for no in clauses.negators)
        for noun in nouns
    ):
        return True
    if clauses.reading.grammar.negates_behind:
        return False
    return all(
        any(last <= no.start and _is_right_before(clauses, no, noun) for no in clauses.negators)
        for noun in nouns
    )


def disclaims_at_end(reading: Reading) -> bool:
    """Say whether a sentence ends by taking back what it begins with: "other lenders read them, we don't".

    Or what is not done stands in front: "reading your contacts is something we do not do".
    """
    ending = [
        meaning
        for meaning in ("not_we", "not_done")
        for one in reading.found.get(meaning, ())
        if not reading.text[one.end :].strip(_CLOSING)
    ]
    if "not_we" in ending and reading.has("stranger"):
        return True
    verbs = reading.of("collect", "upload", "share")
    is_in_front = bool(verbs) and not reading.text[: min(verbs).start].strip(_CLOSING)
    return "not_done" in ending and is_in_front


def _ends_on(clauses: Clauses, no: Span, noun: Span) -> bool:
    """Say whether a clause ends on a noun and its *not*: "the camera we read, the contacts not"."""
    text = clauses.reading.text
    farthest = 1 if clauses.reading.grammar.negates_behind else _OTHER_ITEMS
    nobody = clauses.reading.found.get("recipients", ())  # "Tus contactos a nadie": to whom.
    return (
        noun.end <= no.start
        and not any(one.start < no.end and no.start < one.end for one in nobody)
        and len(text[noun.end : no.start].split()) <= farthest
        and not text[no.end :].strip(_CLOSING)
    )


def _is_right_before(clauses: Clauses, no: Span, noun: Span) -> bool:
    if no.start == noun.start and noun.holds(no):
        return True  # "We read *no contacts*, no messages": both begin alike.
    between = clauses.reading.text[no.end : noun.start]
    if no.end > noun.start or "," in between:
        return False
    farthest = _BEFORE if clauses.reading.grammar.is_spaced else _BEFORE_UNSPACED
    return len(between) <= farthest

"""Whether it is the borrower who is told, and not the people in the phonebook: "you will be notified when your contacts are erased"."""

from typing import Final

from auditor.sentences.proof_words import words_of_proofs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_CLITICS: Final = ("fil", "sw")
"""Languages whose *you* leans on the verb before it, whoever is told by the next one."""
_BEFORE: Final = 2
"""Words between *you* and a verb in the passive: "you *will be* notified"."""


def tells_you(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether *you* are the object of a verb of telling, before it or between it and a noun that no *and* joins."""
    if verb.end > noun.start or not reading.grammar.is_spaced:
        return False
    yours = [
        one
        for one in reading.found.get("addressee", ())
        if not one.overlaps_any(reading.contacts)
        and not reading.text[
            one.end : one.end + 1
        ].isalpha()  # "Sa iyo" of "sa iyong contacts".
    ]
    return any(
        _is_before(reading, one, verb) or _is_between(reading, one, verb, noun) for one in yours
    )


def _is_before(reading: Reading, you: Span, verb: Span) -> bool:
    between = reading.text[you.end : verb.start]
    return (
        reading.grammar.language not in _CLITICS
        and you.end <= verb.start
        and "," not in between
        and len(between.split()) <= _BEFORE
        and not any(
            you.end <= one.start < verb.start
            for one in (*reading.found.get("own", ()), *reading.contacts)
        )
    )


def _is_between(reading: Reading, you: Span, verb: Span, noun: Span) -> bool:
    if not (verb.end <= you.start and you.end <= noun.start):
        return False
    behind = Span(you.end, noun.start)
    joins = words_of_proofs(reading.grammar.language).scan(reading.text).get("joins", ())
    return bool(reading.text[behind.start : behind.end].strip()) and not any(
        behind.holds(one) for one in joins
    )

"""What a text in a language that nobody reviewed may tell all the same: the sentences that nothing was made of.

A table that no native speaker read only lowers confidence (lexicon, R4b): there a silence counts only where every
sentence was understood to tell something, or to be a title, a label or the words on a button.
"""

from collections.abc import Collection
from typing import Final

from auditor.screens.notice.doubts import Signed
from auditor.sentences.claims import Mode
from auditor.sentences.statements import Statement

FEWEST: Final = 3
"""Words, the commonest left out, of a sentence that can tell an element."""
FEW: Final = 2
"""Words of no known meaning beside the phonebook's name that may tell what it is for."""
MANY: Final = 3
"""Such words from which on a sentence that tells what is done may tell by whom as well."""
_NAMED: Final = "N1"
_TOLD_BESIDE: Final = frozenset({"N1", "N3"})
"""What the sentence that names the phonebook tells, if it was not understood to tell what for."""
_TOLD_OF_USE: Final = frozenset({"N1", "N2", "N3"})
"""What is told beside who gets it."""
_TELL_OF_WHOM: Final = frozenset({"N6", "N7", "N9"})
"""What names a lender, a bank or a bureau that gets no data by that."""
_PURPOSE: Final = "N2"
_RECIPIENTS: Final = "N5"
_THREATS: Final = frozenset({Mode.COERCION, Mode.PRESSURE, Mode.IMPLIED_CONSENT})


def is_gap(element: str, sentence: Signed, told: Collection[Statement]) -> bool:
    """Say whether a sentence in a language nobody reviewed may tell an element in words that no table knows.

    `told`: what it was understood to tell.
    """
    if sentence.is_reviewed or any(one.mode in _THREATS for one in told):
        return False
    states = {state for one in told for state in one.states}
    if element in sentence.hints and element not in states and not _is_denied(told):
        return not sentence.is_of_a_no and not _is_other(element, sentence, states)
    if sentence.names_contacts and sentence.unread < FEW:
        return False  # What is named and left untold is a title, or a question.
    if element == _PURPOSE and sentence.names_contacts and states <= _TOLD_BESIDE:
        # "For a better service" tells none.
        return not (sentence.is_aimed_at_nothing or sentence.only_unlocks)
    if element == _RECIPIENTS and sentence.unread >= MANY and states <= _TOLD_OF_USE:
        return sentence.denies
    return (
        states <= {_NAMED}
        and not sentence.is_of_a_no
        and sentence.words >= FEWEST
        and (sentence.unread > 0 or element in sentence.may_tell_here)
    )


def _is_other(element: str, sentence: Signed, states: Collection[str]) -> bool:
    """Say whether the words of an element stand in a sentence for something else: a lender that answers, an aim that is none."""
    if element == _RECIPIENTS:
        return not _TELL_OF_WHOM.isdisjoint(states)
    return element == _PURPOSE and (sentence.is_aimed_at_nothing or not sentence.names_contacts)


def _is_denied(told: Collection[Statement]) -> bool:
    return any(one.mode is Mode.DENIAL for one in told)

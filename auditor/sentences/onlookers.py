"""Tells who sees from what is seen: "your contacts will not see your loan" denies no reading of the phonebook.

The people of the phonebook are who would look, and the borrower's own affairs what they would look at: these stand
right behind the verb, where a phonebook that is read has nothing. Languages that end on the verb are left alone.
Nor is what people do to the borrower, who "know you", done with a phonebook, nor to call those in it to read it: "we do
not read your messages and do not call your contacts".
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act, Topic
from auditor.sentences.foreign import foreign_data
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span

_THINGS = ("yours", "product")
"""Whose, or of what, the borrower's affairs are; of a loan alone only where words are parted."""
_PAUSE = re.compile(r"[，、；,;]")
_PRONOUN = re.compile(r"\s*it\b")
_BESIDE_YOU: Final = 4
"""Characters between *who* and its verb: "que *te* conocen"."""


def is_of_onlookers(clauses: Clauses, act: Act) -> bool:
    """Say whether those who are said not to see something are the people in the phonebook."""
    reading = clauses.reading
    if not act.is_denied or act.topic is not Topic.COLLECT or reading.grammar.negates_behind:
        return False
    people = [one for one in reading.contacts if clauses.clause_of(one) == act.clause]
    if not any(one.end <= act.at.start for one in people) or any(
        one.start >= act.at.end for one in people
    ):
        return False
    if any(
        clauses.clause_of(one) == act.clause and one.start < act.at.start
        for one in reading.of("own")
    ):
        return False
    rows = _THINGS if reading.grammar.is_spaced else _THINGS[:1]
    behind = reading.text[act.at.end :]
    at = act.at.end + len(behind) - len(behind.lstrip())
    return any(one.start == at for one in reading.of(*rows)) or bool(_PRONOUN.match(behind))


def is_of_other_data(clauses: Clauses, act: Act, verbs: Sequence[Span]) -> bool:
    """Say whether it is other data that are not read: those of the phonebook are but not called, or read all the same."""
    reading = clauses.reading
    if not act.is_denied or act.topic is not Topic.COLLECT:
        return False
    every = sorted({*verbs, *reading.reached})
    people = {_verb_of(reading, one, every) for one in reading.contacts}
    others = {_verb_of(reading, one, every) for one in foreign_data(reading)}
    return bool(people - {None}) and act.at not in people and act.at in others


def _verb_of(reading: Reading, noun: Span, verbs: Sequence[Span]) -> Span | None:
    """Return the verb whose object a noun is: the last one before it, or where verbs end a clause the next one.

    Chinese has both: 给联系人打电话 ends on its verb.
    """
    behind = next((one for one in verbs if one.start >= noun.end), None)
    if reading.grammar.negates_behind:
        return behind
    is_parted = behind is None or _PAUSE.search(reading.text[noun.end : behind.start])
    if not (reading.grammar.is_spaced or is_parted) and behind in reading.reached:
        return behind
    return next((one for one in reversed(verbs) if one.end <= noun.start), None)


def is_done_to_borrower(reading: Reading, verb: Span) -> bool:
    """Say whether a verb tells what people do to the borrower: "people who *know* you"."""
    return any(
        who.is_just_before(verb, _BESIDE_YOU)
        and any(
            who.end <= you.start < verb.start or verb.is_just_before(you)
            for you in reading.found.get("addressee", ())
        )
        for who in reading.of("takers")
    )

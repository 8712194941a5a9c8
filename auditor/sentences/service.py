"""Which sentences tell of the lender's service alone: "we assess your credit in two minutes", "our system checks your application".

What is assessed there is the borrower's own, by nothing that was named: no *it*, *them*, *that way*, no names and numbers,
no *to* or *for*. Beside a sentence on the phonebook it may say what that is for, or not: it is left open. So is what a
borrower's own doing helps ("paying on time"), and what is told for the sake of speed.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.idioms import idioms_in
from auditor.sentences.other_things import words_of_things
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Hits, Span
from auditor.sentences.use_words import finds_out, leads_on_in, says_we, uses_in, verbs_in

_REFERRING: Final = ("anaphora", "contact_loose", "people", "entry", "negator", "lookalikes")
"""Words by which it may speak of the phonebook."""
_AIMS: Final = ("purpose", "aim")
_ENDS: Final = (
    "purpose",
    "aim",
    "purpose_credit",
    "purpose_identity",
    "purpose_fraud",
    "purpose_collection",
)
_WANTED: Final = frozenset({"rogue", "gain", "lead", "cause"})
"""Turns of phrase that tell what a lender wants, or lead on to it."""
_VERBS: Final = ("collect", "purpose_credit", "purpose_identity")
"""Verbs that are no *to*, though a table has them for one: "menilai", 信用評估."""
_BOOK: Final = ("names", "numbers", "list")
_OBJECT: Final = 24
"""Characters between a verb and the *your* of what it is about: "revisamos la velocidad de *su* internet"."""
_OPENING: Final = 4
"""Characters before who does it, where a sentence begins with that."""
_OWN_AFFAIRS: Final = ("purpose_credit", "purpose_identity", "outcome", "loan")
"""What of the borrower's is assessed, checked or decided on."""


def tells_of_the_service(written: str, reading: Reading) -> bool:
    """Say whether a sentence may tell of the service alone, and nothing of the phonebook."""
    if reading.contacts or reading.has(*_REFERRING):
        return False
    things = words_of_things(reading.grammar.language).scan(reading.text)
    doers = [*reading.of("own"), *things.get("doers", ())]
    if _refers_back(reading, things, doers):
        return False
    verbs = reading.of(*_VERBS)
    aims = [one for one in reading.of(*_AIMS) if not one.overlaps_any(verbs)]
    if aims:
        return _is_of_what_is_named(reading, aims)
    if finds_out(written, reading):
        return False
    # "From who is saved there we can estimate your business" begins with what is looked at.
    begins = any(one.start <= _OPENING for one in doers)
    is_theirs = bool(doers or says_we(reading)) and bool(reading.found.get("yours"))
    return (begins and _is_of_what_is_named(reading, aims)) or (
        reading.has(*_OWN_AFFAIRS) and (bool(things.get("soon")) or is_theirs)
    )


def tells_speed_alone(written: str, reading: Reading) -> bool:
    """Say whether a sentence only tells how long something takes the borrower: "applying takes about five minutes"."""
    things = words_of_things(reading.grammar.language).scan(reading.text)
    return (
        bool(things.get("soon"))
        and not (reading.contacts or reading.has(*_REFERRING, *_ENDS))
        and not _refers_back(reading, things, ())
        and not (
            uses_in(reading)
            or finds_out(written, reading)
            or idioms_in(reading).keys() & _WANTED
        )
    )


def _refers_back(reading: Reading, things: Hits, doers: Sequence[Span]) -> bool:
    """Say whether something in a sentence stands for the phonebook that was named before: names, *it*, *that way*."""
    book = words_of_pairs(reading.grammar.language).scan(reading.text)
    first = min((one.start for one in reading.of(*_AIMS)), default=len(reading.text))
    return (
        # "To decide whether the app runs on *it*": what stands behind the *to* may be anything.
        any(
            one.start < first or reading.grammar.negates_behind for one in things.get("all", ())
        )
        or any(book.get(row) for row in _BOOK)
        or any(
            one.start < first and not one.overlaps_any(doers) for one in leads_on_in(reading)
        )
    )


def _is_of_what_is_named(reading: Reading, aims: Sequence[Span]) -> bool:
    """Say whether what is looked at is named as the borrower's: "we check *your device model* to …"."""
    if reading.grammar.negates_behind:
        return False
    first = min((one.start for one in aims), default=len(reading.text))
    yours = [one for one in reading.found.get("yours", ()) if one.end <= first]
    return any(
        verb.is_just_before(one, _OBJECT)
        for verb in (*reading.of("collect", "use"), *verbs_in(reading))
        for one in yours
    )

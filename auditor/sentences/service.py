"""Which sentences tell of the lender's service alone: "we assess your credit in two minutes", "our system checks your application".

What is assessed there is the borrower's own, by nothing that was named: no *it*, *them*, *that way*, no names and numbers,
no *to* or *for*. Beside a sentence on the phonebook it may say what that is for, or not: it is left open. So is what a
borrower's own doing helps ("paying on time"), and what is told for the sake of speed.
"""

from typing import Final

from auditor.sentences.other_things import words_of_things
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.use_words import finds_out, leads_on_in, says_we

_REFERRING: Final = ("anaphora", "contact_loose", "people", "entry", "negator", "lookalikes")
"""Words by which it may speak of the phonebook."""
_AIMS: Final = ("purpose", "aim")
_VERBS: Final = ("collect", "purpose_credit", "purpose_identity")
"""Verbs that are no *to*, though a table has them for one: "menilai", 信用評估."""
_BOOK: Final = ("names", "numbers", "list")
_OWN_AFFAIRS: Final = ("purpose_credit", "purpose_identity", "outcome", "loan")
"""What of the borrower's is assessed, checked or decided on."""


def tells_of_the_service(written: str, reading: Reading) -> bool:
    """Say whether a sentence may tell of the service alone, and nothing of the phonebook."""
    if reading.contacts or reading.has(*_REFERRING) or finds_out(written, reading):
        return False
    verbs = reading.of(*_VERBS)
    if any(not one.overlaps_any(verbs) for one in reading.of(*_AIMS)):
        return False
    things = words_of_things(reading.grammar.language).scan(reading.text)
    book = words_of_pairs(reading.grammar.language).scan(reading.text)
    if things.get("all") or any(book.get(row) for row in _BOOK):
        return False
    doers = [*reading.of("own"), *things.get("doers", ())]
    if any(not one.overlaps_any(doers) for one in leads_on_in(reading)):
        return False
    if not reading.has(*_OWN_AFFAIRS):
        return False
    return bool(things.get("soon")) or (
        bool(doers or says_we(reading)) and bool(reading.found.get("yours"))
    )

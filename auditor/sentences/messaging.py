"""Messages that are sent to the people of the phonebook: "an SMS is sent to the people in your contact list".

The verb is one of sending, which elsewhere sends data; it is the message beside it and the word for *to* before those
people (behind them, where the verb stands last) that tell what is sent, and to whom.
"""

from typing import Final

from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span

_BESIDE_MESSAGE: Final = 2
"""Words between a verb of sending and what is sent: "sends *them an* SMS"."""
_BEHIND_PEOPLE: Final = 3
"""Words between people and their *to*, in languages in which it stands behind: "सूची *के लोगों* को"."""
_TO_PEOPLE: Final = 4
"""Words between *to* and the phonebook: "to *the people in your* contact list"."""
_OTHERS: Final = (
    "collect", "upload", "share", "purpose", "device", "recipients", "named_recipients",
)  # fmt: skip
"""Words by which the *to* leads elsewhere: "to your phone", "to read"."""


def messaged(clauses: Clauses) -> list[tuple[Span, Span]]:
    """Return each sending of a message to people of the phonebook, with them."""
    reading = clauses.reading
    if not reading.contacts or not reading.grammar.is_spaced or reading.has("choose"):
        return []  # "An SMS to the contact you choose" is the borrower's own.
    verbs = reading.of("upload", "share", "receive")
    sent = [
        (verb, what)
        for what in _messages(reading)
        for verb in verbs
        if not verb.overlaps(what)
        and clauses.clause_of(verb) == clauses.clause_of(what)
        and clauses.words_between(*sorted((verb, what))) <= _BESIDE_MESSAGE
    ]
    if not sent:
        return []
    tos = words_of_pairs(reading.grammar.language).scan(reading.text).get("to", ())
    return [
        (one[0], people)
        for one in sent
        for people in reading.contacts
        if any(_leads_to(clauses, to, people, one) for to in tos)
    ]


def _messages(reading: Reading) -> list[Span]:
    """Return the words for messages that are none of the reader's own: "your SMS" is data."""
    owned = [*reading.found.get("yours", ()), *reading.found.get("mine", ())]
    return [
        one
        for one in reading.of("message")
        if not one.overlaps_any((*reading.contacts, *reading.of("device")))
        and not any(each.is_just_before(one) for each in owned)
    ]


def _leads_to(clauses: Clauses, to: Span, people: Span, sending: tuple[Span, Span]) -> bool:
    """Say whether a word for *to* belongs to people, and to what is sent."""
    reading = clauses.reading
    if reading.grammar.negates_behind:
        what = min(sending)
        return people.start < to.start < what.start and (
            people.overlaps(to) or clauses.words_between(people, to) <= _BEHIND_PEOPLE
        )
    if to.end > people.start or clauses.words_between(max(sending), to) > _BESIDE_MESSAGE:
        return False
    between = Span(to.end, people.start)
    return (
        "," not in reading.text[between.start : between.end]
        and len(reading.text[between.start : between.end].split()) <= _TO_PEOPLE
        and not any(between.holds(one) for one in reading.of(*_OTHERS))
    )

"""Whether a sentence binds, presses or shifts: the modes that make no claim of what is done with data."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.claims import Act, Mode, Topic
from auditor.screens.reading import Reading, overlap
from auditor.screens.segments import Clauses
from auditor.screens.terms import Span

_HARMLESS_PURPOSES: Final = ("identity", "credit", "fraud", "emergency", "picker")
_ACTS: Final = ("collect", "upload", "share")
_HUNDREDS = re.compile(r"\d{2,}")
_RIGHT_BEFORE: Final = 10
"""Characters between a negation and the purpose or consent that it rules out."""
_BESIDE_NOUN: Final = 2
"""Characters between a negation and its noun, in Chinese and Thai."""
_BESIDE_VERB: Final = 8
"""Characters between a verb and its object: "see *your* offer"."""


def special_mode(clauses: Clauses, acts: Sequence[Act]) -> Mode | None:
    """Return the mode of a sentence that binds, presses or shifts, None for any other."""
    if _shifts(clauses.reading):
        return Mode.RESPONSIBILITY_SHIFT
    if _implies(clauses.reading):
        return Mode.IMPLIED_CONSENT
    if _answers_for(clauses.reading):
        return Mode.RESPONSIBILITY_SHIFT
    if _coerces(clauses, acts):
        return Mode.COERCION
    return Mode.PRESSURE if people_told(clauses) else None


def _shifts(reading: Reading) -> bool:
    """Say whether the borrower is to have the consent of others: "you confirm that … have agreed"."""
    if reading.found.get("rights_of_contacts"):
        return True
    # A contact person typed by hand counts here: the consent is theirs all the same.
    others = reading.contacts or any(
        reading.found.get(meaning) for meaning in ("people", "emergency_contact")
    )
    if not others:
        return False
    if reading.found.get("duty") and reading.has("inform", "obtained"):
        return True  # "You are responsible for informing the people in your phonebook".
    if not _vouches(reading):
        return False
    return bool(
        reading.found.get("obtained")
        or (reading.found.get("persons") and reading.has("consenting"))
    )


def _answers_for(reading: Reading) -> bool:
    """Say whether the borrower answers to others: "should people in your phonebook complain, it is on you"."""
    if not reading.contacts or not (_vouches(reading) or reading.found.get("duty")):
        return False
    disputes = reading.of("complaint", "dispute")
    return bool(disputes) and (
        reading.has("persons", "people")
        or bool(reading.saved_entries)
        or any(reading.is_near(one, noun) for one in disputes for noun in reading.contacts)
    )


def _vouches(reading: Reading) -> bool:
    """Say whether somebody else than the lender vouches: "we undertake" is none of the borrower's."""
    ours = reading.found.get("own", ())
    return any(
        not any(we.start < one.start <= we.end + 1 for we in ours)
        for one in reading.found.get("warrant", ())
    )


def _implies(reading: Reading) -> bool:
    """Say whether doing something else is taken for consent: "by using the app you agree"."""
    if reading.has("implied_consent"):
        return True
    acting = [
        one
        for one in reading.of("by_acting")
        if not any(asked.start <= one.start < asked.end for asked in reading.of("by_asking"))
    ]
    if acting and reading.has("deemed"):
        return True
    return not reading.of("by_asking") and _equals_consent(reading)


def _equals_consent(reading: Reading) -> bool:
    """Say whether something amounts to consent: "having the app equals permission"."""
    behind = reading.grammar.negates_behind
    return any(
        reading.is_near(one, consent) and (behind or one.end <= consent.start)
        for one in reading.of("equals")
        for consent in reading.of("consenting", "content")
        if not any(
            0 <= one.start - no.end <= _RIGHT_BEFORE or one.holds(no)
            for no in reading.of("negator")
        )
    )


def _coerces(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether the loan, or going on, hangs on the permission."""
    reading = clauses.reading
    if clauses.is_harmless:
        return False
    promised = [one.clause for one in acts if one.is_denied and one.topic is not Topic.COLLECT]
    if any(clauses.clause_of(one) not in promised for one in reading.of("coercion")):
        return True
    if not _asks(reading):
        return False
    if not _is_any_done(acts) and _goes_with(reading):
        return True
    fails = reading.has("inability") or _fails(clauses, acts)
    # Who promises not to send or share withholds nothing by it.
    promises = any(one.is_denied and one.topic is not Topic.COLLECT for one in acts)
    refused = reading.has("refusal") or clauses.is_pressed
    refused = refused or (reading.has("mandatory") and bool(reading.contacts))
    if fails and (refused or (not promises and _lacks(clauses))):
        return True
    if _shrinks(clauses) and (refused or reading.has("off") or _lacks(clauses)):
        return True
    return (
        _orders(clauses) or _lures(clauses) or _reserves(clauses) or _comes_first(clauses, acts)
    )


def _comes_first(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether the permission must come before the loan: "access is to be granted before we lend"."""
    reading = clauses.reading
    if not reading.contacts or any(one.is_denied for one in acts):
        return False
    grants = reading.of("consenting", "enable", "ask", "mandatory")
    return any(
        reading.is_near(before, prize)
        and (before.start < prize.start or reading.grammar.negates_behind)
        and any(not overlap(one, before) for one in grants)
        for before in reading.of("lacking")
        if reading.has("mandatory", "duty")
        for prize in reading.of("outcome")
    )


def _is_any_done(acts: Sequence[Act]) -> bool:
    """Say whether something is said to be done at all."""
    return any(one.at.end > one.at.start for one in acts)


def _goes_with(reading: Reading) -> bool:
    """Say whether the loan goes with the phonebook: "no contacts, no cash"."""
    if reading.has("overdue"):
        return False  # "If you send no money, your contacts will be called".

    def is_lacking(noun: Span) -> bool:
        return any(_is_beside(reading, no, noun) for no in reading.of("negator", "lacking"))

    return any(map(is_lacking, reading.contacts)) and any(
        is_lacking(prize) for prize in reading.of("outcome", "cash")
    )


def _is_beside(reading: Reading, no: Span, noun: Span) -> bool:
    """Say whether a negation stands right before a noun, or behind it where it may."""
    if no.end > noun.start and not reading.grammar.negates_behind:
        return False
    between = reading.text[min(no.end, noun.end) : max(no.start, noun.start)]
    if not reading.grammar.is_spaced:
        return not between.strip() or len(between) <= _BESIDE_NOUN
    return "," not in between and len(between.split()) <= 1


def _shrinks(clauses: Clauses) -> bool:
    """Say whether what is lent comes to nothing, or to less: "your limit stays at zero"."""
    reading = clauses.reading
    if reading.kept_for:
        return False  # "Deleted once the loan is down to zero".
    return any(
        reading.is_near(nil, prize) and clauses.clause_of(nil) == clauses.clause_of(prize)
        for nil in reading.of("nil")
        for prize in reading.of("outcome")
        if not any(span.holds(nil) for span in clauses.ifs)
    )


def _reserves(clauses: Clauses) -> bool:
    """Say whether the loan is only for those who allow: "loans go only to users who share contacts"."""
    reading = clauses.reading
    if clauses.negators or not reading.contacts:
        return False
    grants = reading.of("consenting", "enable")
    return any(
        reading.is_near(only, who) and any(reading.is_near(who, one) for one in grants)
        for only in reading.of("only")
        for who in reading.of("takers")
        if any(reading.is_near(prize, who) for prize in reading.of("outcome"))
    )


def _asks(reading: Reading) -> bool:
    """Say whether a sentence can ask for the permission at all."""
    grants = reading.has("consenting", "ask")
    if reading.kept_for and not grants and not reading.has("refusal"):
        return False  # "Deleted 1 day after the loan is rejected".
    # "You must be of age, or we cannot lend" asks for no permission.
    return grants or bool(reading.contacts) or reading.has("anaphora")


def _orders(clauses: Clauses) -> bool:
    """Say whether the permission is ordered under a threat: "turn on Contacts or your loan is rejected"."""
    reading = clauses.reading
    threats = reading.of("otherwise", "or_else")
    return any(
        verb.start < noun.start < threat.start < no.end
        and reading.is_near(verb, noun)
        and not any(span.holds(verb) for span in clauses.ifs)
        for threat in threats
        for verb in reading.of("enable")
        for noun in reading.contacts
        for no in reading.of("inability")
    )


def _lures(clauses: Clauses) -> bool:
    """Say whether the loan is the reward of the permission: "turn on contacts to unlock your limit"."""
    reading = clauses.reading
    if not reading.contacts or clauses.negators:
        return False
    return any(
        any(
            (verb.start < gain.start or reading.grammar.negates_behind)
            and not any(span.holds(verb) for span in clauses.ifs)
            for verb in reading.of("enable")
        )
        and any(
            reading.is_near(gain, prize) or overlap(gain, prize)
            for prize in reading.of("outcome")
        )
        for gain in reading.of("gain")
    )


def _fails(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether it is the loan, or going on, that is negated: "no credit", "is not approved"."""
    reading = clauses.reading
    prizes = reading.of("outcome")
    if any(
        one.is_denied and not any(_is_object(reading, one.at, prize) for prize in prizes)
        for one in acts
    ):
        return False
    return any(
        reading.is_near(no, one)
        and clauses.clause_of(no) == clauses.clause_of(one)
        and "," not in reading.text[min(no.end, one.end) : max(no.start, one.start)]
        for no in reading.of("negator")
        if no not in reading.found.get("not_negation", ())
        and not any(never.holds(no) for never in clauses.nevers)
        and not any(span.holds(no) for span in (*clauses.ifs, *clauses.not_only))
        for one in prizes
        if not reading.is_in_a_name(one)
    )


def _is_object(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether a noun is what a verb is about: right behind it, or before it at the end of a clause."""
    if overlap(verb, noun):
        return True
    between = reading.text[min(verb.end, noun.end) : max(verb.start, noun.start)]
    in_order = verb.end <= noun.start or reading.grammar.negates_behind
    return in_order and "," not in between and len(between) <= _BESIDE_VERB


def _lacks(clauses: Clauses) -> bool:
    """Say whether something hangs on the borrower's consent or on the phonebook: "unless you allow"."""
    reading = clauses.reading
    grants = [*reading.of("consenting", "ask"), *reading.contacts]
    without = [
        one
        for one in reading.of("lacking")
        if any(
            reading.is_near(one, other)
            and "," not in reading.text[min(one.end, other.end) : max(one.start, other.start)]
            for other in grants
        )
    ]
    closed = [*reading.of("negator"), *reading.of("off")]
    return bool(without) or any(
        any(span.holds(no) for no in closed) and any(span.holds(other) for other in grants)
        for span in (*clauses.ifs, *clauses.takers)
    )


def people_told(clauses: Clauses) -> bool:
    """Say whether the people in the phonebook, or friends and family, are to be told or called."""
    reading = clauses.reading
    if reading.has("not_misuse"):
        return False
    if reading.has("misuse"):
        return not _denied(reading, reading.of("misuse"), clauses.negators)
    return _presses(reading, clauses.negators)


def _presses(reading: Reading, negators: list[Span]) -> bool:
    """Say whether a verb of telling has the people in the phonebook, or one's family, for object.

    Who calls the phonebook for another purpose, or says what is done with the data, does not press
    unless the debt is named; for family it must be.
    """
    people = (*reading.contacts, *reading.of("people"))
    told = [
        (verb, one)
        for one in people
        for verb in (*reading.reached, *reading.of("told"))
        # Who receives is told only by a message: collectors receive the phonebook itself.
        if _is_told(reading, verb, one)
        and not any(overlap(verb, got) for got in reading.of("receive"))
    ]
    messages = [*_addressed(reading, people), *_sent_out(reading)]
    told += messages
    verbs = [verb for verb, _ in told]
    if not told or _denied(reading, verbs, negators):
        return False
    firms = reading.of("named_recipients")
    if any(
        not any(firm.holds(one) for firm in firms)
        for one in reading.of("overdue", "purpose_collection")
    ):
        return True
    is_for_another = any(reading.found.get(f"purpose_{kind}") for kind in _HARMLESS_PURPOSES)
    is_of_data = reading.has(*_ACTS)
    return (
        (not is_for_another or bool(messages))
        and (not is_of_data or bool(messages))
        and any(one in reading.contacts for _, one in told)
    )


def _sent_out(reading: Reading) -> list[tuple[Span, Span]]:
    """Return each sending of a message or photo to the phonebook: "your photo goes out to 300 contacts"."""
    if reading.has("collect"):
        return []
    messages = [
        what
        for what in reading.of("message")
        if not any(overlap(what, one) for one in (*reading.contacts, *reading.of("device")))
    ]
    counted = [
        noun
        for noun in (*reading.contacts, *reading.saved_entries)
        if any(reading.is_near(number, noun) for number in reading.of("persons", "whole"))
        or _HUNDREDS.search(reading.text)
    ]
    return [
        (verb, noun)
        for verb in reading.of("upload", "share", "receive")
        if any(reading.is_near(verb, what) for what in messages)
        for noun in counted
        if reading.is_near(verb, noun)
    ]


def _addressed(reading: Reading, people: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return each message, call or photo that comes to people, with them: "your friends get an SMS"."""
    given = reading.of(*_ACTS)
    messages = [
        what
        for what in reading.of("message")
        if not any(overlap(what, one) for one in (*people, *reading.of("subject", "device")))
    ]
    return [
        (verb, one)
        for verb in reading.of("receive")
        if not any(overlap(verb, act) for act in given)
        and any(reading.is_near(verb, what) or overlap(verb, what) for what in messages)
        for one in people
        if reading.is_near(verb, one)
    ]


def _denied(reading: Reading, verbs: list[Span], negators: list[Span]) -> bool:
    behind = reading.grammar.negates_behind
    return any(
        no.start <= verb.end or behind or verb.holds(no)
        for no in negators
        for verb in verbs
        if not any(no.start <= comma < verb.start for comma in _commas(reading.text))
    )


def _commas(text: str) -> Iterator[int]:
    at = text.find(",")
    while at >= 0:
        yield at
        at = text.find(",", at + 1)


def _is_told(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether a noun is the object of a verb of telling: behind it, or before one in the passive."""
    if verb.holds(noun) or not reading.is_near(verb, noun):
        return False
    return (
        reading.grammar.negates_behind
        or verb.start < noun.start
        or verb in reading.found.get("told", ())
    )

"""Whether a sentence binds, presses or shifts: the modes that make no claim of what is done with data."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.coercion import coerces
from auditor.sentences.messaging import messaged
from auditor.sentences.own_doing import is_done_by_borrower
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span
from auditor.sentences.told_you import tells_you

_HARMLESS_PURPOSES: Final = ("identity", "credit", "fraud", "emergency", "picker")
_ACTS: Final = ("collect", "upload", "share")
_HUNDREDS = re.compile(r"\d{2,}")
_TO_A_CAPTION: Final = 12
"""Characters between a press and the caption that is pressed: "bấm *nút* Đồng ý"."""
_BEHIND_A_CAPTION: Final = (",", '"', "'", "”", "»", "」", "】", "]")
_BESIDE_YOU: Final = 2
"""Characters between a consent and *you*, of whom it is asked."""
_RIGHT_BEHIND: Final = 8
"""Characters between a verb of receiving and what is received."""
_BEFORE_MESSAGE: Final = 1
"""Words between a verb and the message that one is to send: "send *a* message"."""
_RIGHT_BEFORE: Final = 10
"""Characters between a negation and the purpose or consent that it rules out."""


def special_mode(
    clauses: Clauses, acts: Sequence[Act], *, follows: bool = False
) -> Mode | None:
    """Return the mode of a sentence that binds, presses or shifts, None for any other."""
    if _shifts(clauses.reading):
        return Mode.RESPONSIBILITY_SHIFT
    if _implies(clauses.reading):
        return Mode.IMPLIED_CONSENT
    if _answers_for(clauses.reading):
        return Mode.RESPONSIBILITY_SHIFT
    if coerces(clauses, acts, follows=follows):
        return Mode.COERCION
    if not people_told(clauses, acts):
        return None
    # "This lets you send photos to your contacts" is of no debt, and the borrower does it.
    is_own = not names_debt(clauses.reading) and is_done_by_borrower(clauses.reading)
    return None if is_own else Mode.PRESSURE


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
    agreeing = [
        one
        for one in reading.of("consenting")
        if not one.overlaps_any(reading.found.get("warrant", ()))
    ]
    return _is_obtained(reading) or bool(reading.found.get("persons") and agreeing)


def _is_obtained(reading: Reading) -> bool:
    """Say whether somebody's consent was got, and not the reader's: "ขอความยินยอมจากท่าน" asks it of *you*.

    Where spaces part words "they have authorised *you*" is the contrary, and stands in the table.
    """
    found = reading.found.get("obtained", ())
    if reading.grammar.is_spaced:
        return bool(found)
    yours = reading.found.get("addressee", ())
    agreed = reading.found.get("consenting", ())
    return any(
        not any(one.is_just_before(you, _BESIDE_YOU) for you in yours)
        # 您已同意: it is *you* who agreed.
        and not any(you.end == one.start and any(map(one.holds, agreed)) for you in yours)
        for one in _outermost(found)
    )


def _outermost(words: Sequence[Span]) -> list[Span]:
    """Return some words without those that are but a part of another of them."""
    return [one for one in words if not any(each.holds(one) and each != one for each in words)]


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
    """Say whether somebody else than the lender vouches: "we undertake" is none of the borrower's.

    Nor is a purpose: "to confirm that you know them".
    """
    ours = reading.found.get("own", ())
    aims = reading.of("aim")
    known = reading.of("purpose_identity")  # "Confirming who you are" vouches for nobody.
    return any(
        not any(each.holds(one) and each != one for each in known)
        and not any(we.start < one.start <= we.end + 1 for we in ours)
        and not any(aim.is_just_before(one) for aim in aims)
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
        and not _presses_yes(reading, one)
    ]
    if acting and reading.has("deemed"):
        return True
    return not reading.of("by_asking") and _equals_consent(reading)


def _presses_yes(reading: Reading, acting: Span) -> bool:
    """Say whether what is done is to press what says yes: "al pulsar *Acepto*, nos permite", "'सहमत हूँ' दबाकर"."""
    behind = reading.grammar.negates_behind
    deemed = reading.of("deemed")
    for yes in reading.of("accept"):
        first, last = (yes, acting) if behind else (acting, yes)
        between = reading.text[first.end : last.start]
        if (
            first.end <= last.start
            and len(between) <= _TO_A_CAPTION
            and "," not in between
            and not yes.overlaps_any(deemed)
            and (behind or reading.text[yes.end :].startswith(_BEHIND_A_CAPTION))
        ):
            return True
    return False


def _equals_consent(reading: Reading) -> bool:
    """Say whether something amounts to consent: "having the app equals permission"."""
    behind = reading.grammar.negates_behind
    return any(
        reading.is_near(one, consent) and (behind or one.end <= consent.start)
        for one in reading.of("equals")
        for consent in reading.of("consenting", "content")
        if not any(
            no.is_just_before(one, _RIGHT_BEFORE) or one.holds(no)
            for no in reading.of("negator")
        )
    )


def people_told(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether the people in the phonebook, or friends and family, are to be told or called.

    A threat is a sentence that names the debt, or in which the lender speaks of those people, or
    a message to them, in which the debt is put to somebody who does not owe it ("your friend has not repaid"): "Embarrassed", "Call contact" and "3 contacts found" threaten nobody.
    """
    reading = clauses.reading
    if reading.has("not_misuse") or _is_not_done(clauses):
        return False
    dunned = [one for one in reading.of("dunned") if not _is_supposed(reading, one)]
    if dunned:  # What is said of the debtor ("has not repaid") denies nothing.
        others = [no for no in clauses.negators if not any(one.holds(no) for one in dunned)]
        return not _denied(reading, dunned, others)
    misuse = reading.of("misuse")
    if misuse:
        told = not _denied(reading, misuse, clauses.negators)
        return told and (
            names_debt(reading) or (_is_spoken(reading) and not _is_asked(reading, misuse))
        )
    noes = reading.of("negator")
    denied = [
        one.at
        for one in acts
        if one.topic is not Topic.OTHER
        # A condition may claim nothing, and its verb is negated all the same.
        and (one.is_denied or any(no.is_just_before(one.at) for no in noes))
    ]
    return _presses(clauses, denied)


def _is_not_done(clauses: Clauses) -> bool:
    """Say whether a sentence ends by saying that no such thing is done: "… is against the law; we do not do that"."""
    reading = clauses.reading
    told = [*reading.found.get("not_done", ())]
    told += [
        one
        for one in reading.of("do_so")
        if any(
            clauses.clause_of(no) == clauses.clause_of(one)
            and any(we.is_just_before(no) for we in reading.found.get("own", ()))
            for no in clauses.negators
        )
    ]
    return any(len(reading.text[one.end :].split()) <= 1 for one in told)


def _is_supposed(reading: Reading, span: Span) -> bool:
    """Say whether something stands right behind an "if": "if your friend has not repaid you"."""
    return any(one.is_just_before(span) for one in reading.of("if"))


def names_debt(reading: Reading) -> bool:
    """Say whether a debt or its collection is named, other than as a firm's trade."""
    firms = reading.of("named_recipients")
    return any(
        not any(firm.holds(one) for firm in firms)
        for one in reading.of("overdue", "purpose_collection")
    )


def _is_spoken(reading: Reading) -> bool:
    """Say whether the lender itself speaks of people, or of a message to them, in a whole sentence."""
    people = (*reading.contacts, *reading.of("people", "persons"))
    return bool(people) and (
        _lender_speaks(reading)
        or _speaks_to_borrower(reading, [*reading.of("misuse"), *reading.of("told")])
        or bool(_addressed(reading, people))
        or bool(_sent_out(reading))
    )


def _speaks_to_borrower(reading: Reading, verbs: Sequence[Span]) -> bool:
    """Say whether something comes to *your* contacts: "tonight all your contacts will know"."""
    return bool(verbs) and bool(reading.contacts) and "yours" in reading.found


def _lender_speaks(reading: Reading) -> bool:
    """Say whether the lender speaks of itself: "we", and no "my contacts" on a label."""
    mine = reading.found.get("mine", ())
    return any(one not in mine for one in reading.of("own"))


def _presses(clauses: Clauses, denied: list[Span]) -> bool:
    """Say whether a verb of telling has the people in the phonebook, or one's family, for object.

    Who calls the phonebook for another purpose, or says what is done with the data, does not press
    unless the debt is named; for family it must be. A phonebook that stands nearer to what is not done with
    it is no object of the call: "we ring the person that you typed, and never open your phonebook".
    """
    reading = clauses.reading
    tellings = [*reading.reached, *reading.of("told")]
    contacts = [one for one in reading.contacts if not _is_spared(one, denied, tellings)]
    people = (*contacts, *reading.of("people"))
    if contacts and reading.has("overdue"):
        people = (*people, *reading.of("persons"))  # "… or we call them, one by one".
    told = [
        (verb, one)
        for one in people
        for verb in tellings
        # Who receives is told only by a message: collectors receive the phonebook itself.
        if _is_told(reading, verb, one)
        and not _is_received(reading, verb, one)
        and (
            verb in reading.reached
            or not any(
                verb.overlaps(got) and (got == verb or not verb.holds(got))
                for got in reading.of("receive")
            )
        )
    ]
    messages = [*_addressed(reading, people), *_sent_out(reading), *messaged(clauses)]
    told += messages
    told = [(verb, one) for verb, one in told if not tells_you(reading, verb, one)]
    if not names_debt(reading):
        # "Tell your contacts about our app": the borrower is asked to, and nobody is threatened.
        told = [(verb, one) for verb, one in told if not _opens(reading, verb, one)]
    verbs = [verb for verb, _ in told]
    if not told or _denied(reading, verbs, clauses.negators):
        return False
    if names_debt(reading):
        return True
    is_for_another = any(reading.found.get(f"purpose_{kind}") for kind in _HARMLESS_PURPOSES)
    is_of_data = reading.has(*_ACTS)
    is_of_both = bool(reading.contacts) and reading.has("people")
    return (
        (
            bool(messages)
            or is_of_both
            or _lender_speaks(reading)
            or _speaks_to_borrower(reading, [one for one in verbs if one in reading.of("told")])
        )
        and (not is_for_another or bool(messages))
        and (not is_of_data or bool(messages))
        and any(one in reading.contacts for _, one in told)
    )


def _is_asked(reading: Reading, phrases: Sequence[Span]) -> bool:
    """Say whether a sentence only asks the reader to tell people: it begins with the verb, "send a message to"."""
    heads = [
        one
        for one in (*reading.reached, *reading.of("told", "inform", "message", "upload"))
        if not re.search(r"\w", reading.text[: one.start])
    ]
    return all(
        any(
            head.start == one.start
            or (
                head.end <= one.start
                and len(reading.text[head.end : one.start].split()) <= _BEFORE_MESSAGE
            )
            for head in heads
        )
        for one in phrases
    )


def _opens(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether a sentence begins with a verb of telling, and whom one is to tell stands behind it."""
    return verb.end <= noun.start and _is_asked(reading, [verb])


def _sent_out(reading: Reading) -> list[tuple[Span, Span]]:
    """Return each sending of a message or photo to the phonebook: "your photo goes out to 300 contacts"."""
    if reading.has("collect"):
        return []
    messages = [
        what
        for what in reading.of("message")
        if not what.overlaps_any((*reading.contacts, *reading.of("device")))
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
        if not what.overlaps_any((*people, *reading.of("subject", "device")))
    ]
    return [
        (verb, one)
        for verb in reading.of("receive")
        if not verb.overlaps_any(given)
        and not any(verb.is_just_before(nil) for nil in reading.found.get("nil", ()))
        and any(reading.is_near(verb, what) or verb.overlaps(what) for what in messages)
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


def _is_received(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether the phonebook itself is what somebody gets, and no message: "only we will receive your contacts"."""
    return (
        verb.is_just_before(noun, _RIGHT_BEHIND)
        and not reading.has("message")
        and any(verb.holds(got) for got in reading.of("receive"))
    )


def _is_spared(noun: Span, denied: list[Span], tellings: list[Span]) -> bool:
    """Say whether what is not done with a noun stands nearer to it than every verb of telling."""
    nearest = min((_apart(verb, noun) for verb in tellings), default=0)
    return any(_apart(act, noun) < nearest for act in denied)


def _apart(one: Span, other: Span) -> int:
    """Return how many characters stand between two words."""
    return max(one.start, other.start) - min(one.end, other.end)


def _is_told(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether a noun is the object of a verb of telling: behind it, or before one in the passive."""
    if verb.holds(noun) or not reading.is_near(verb, noun):
        return False
    if reading.grammar.negates_behind and any(
        one.is_just_before(verb) for one in reading.found.get("own", ())
    ):
        return False  # "ہمیں معلوم": it is the lender who learns it.
    return (
        reading.grammar.negates_behind
        or verb.start < noun.start
        or verb in reading.found.get("told", ())
    )

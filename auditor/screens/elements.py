"""Which notice elements a sentence states, for what purpose, and whether it presses or binds.

The elements N1 to N11 are those of the legality test, section 2; X7, K2 and K3 are decided from
what is said here. A typed emergency contact is nobody's phonebook.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.claims import Act, Mode, Topic
from auditor.screens.reading import Reading, overlap
from auditor.screens.segments import Clauses
from auditor.screens.terms import Span

PURPOSES: Final = ("credit", "identity", "fraud", "collection", "emergency", "picker")
_HARMLESS_PURPOSES: Final = ("identity", "credit", "fraud", "emergency", "picker")
_ACTS: Final = ("collect", "upload", "share")
_RIGHT_BEFORE: Final = 10
"""Characters between a negation and the purpose that it rules out."""
OTHER: Final = "other"
_NUMBER = re.compile(r"\s*\d+\s*\)?\s?")
_BESIDE_VERB: Final = 8
"""Characters between a verb and its object: "see *your* offer"."""
_BESIDE_AIM: Final = 5
"""Characters between *to* and the verb of reading that follows it, or before it in Hindi."""
_BESIDE_UNIT: Final = 5
"""Characters between a number and its unit: "90 (ninety) days" has its words in the table."""
_STATED: Final = (
    ("N4", "retention"),
    ("N6", "withdraw"),
    ("N7", "operator"),
    ("N8", "people_rights"),
    ("N9", "complaint"),
)
_NO_PURPOSES: Final = ("inability", "coercion", "refusal", "recipients")
"""Words of these meanings say what is withheld, or to whom the data go, not what they are for."""
_BINDING: Final = (Mode.RESPONSIBILITY_SHIFT, Mode.IMPLIED_CONSENT)
_NO_PURPOSE: Final = (Mode.COERCION, Mode.RESPONSIBILITY_SHIFT, Mode.IMPLIED_CONSENT)


def special_mode(clauses: Clauses, acts: Sequence[Act]) -> Mode | None:
    """Return the mode of a sentence that binds, presses or shifts, None for any other."""
    if _shifts(clauses.reading):
        return Mode.RESPONSIBILITY_SHIFT
    if _implies(clauses.reading):
        return Mode.IMPLIED_CONSENT
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
    if not reading.found.get("warrant"):
        return False
    return bool(
        reading.found.get("obtained")
        or (reading.found.get("persons") and reading.has("consenting"))
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
        for consent in reading.of("consenting")
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
    if reading.has("coercion"):
        return True
    if not (reading.contacts or reading.has("consenting", "ask", "anaphora")):
        return False  # "You must be of age, or we cannot lend" asks for no permission.
    fails = reading.has("inability") or _fails(clauses, acts)
    # Who promises not to send or share withholds nothing by it.
    promises = any(one.is_denied and one.topic is not Topic.COLLECT for one in acts)
    if fails and (reading.has("refusal") or (not promises and _lacks(clauses))):
        return True
    return _lures(clauses)


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
        and not any(span.holds(no) for span in (*clauses.ifs, *clauses.not_only))
        for one in prizes
        if not _is_in_a_name(reading, one)
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
    return bool(without) or any(
        any(span.holds(no) for no in reading.of("negator"))
        and any(span.holds(other) for other in grants)
        for span in clauses.ifs
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
    told = [
        (verb, one)
        for one in (*reading.contacts, *reading.of("people"))
        for verb in (*reading.reached, *reading.of("told"))
        if _is_told(reading, verb, one)
    ]
    verbs = [verb for verb, _ in told]
    if not told or _denied(reading, verbs, negators):
        return False
    if reading.has("overdue", "purpose_collection"):
        return True
    is_for_another = any(reading.found.get(f"purpose_{kind}") for kind in _HARMLESS_PURPOSES)
    is_of_data = reading.has(*_ACTS)
    return (
        not is_for_another
        and not is_of_data
        and any(one in reading.contacts for _, one in told)
    )


def _tells_method(reading: Reading, mode: Mode, acts: Sequence[Act]) -> bool:
    """Say whether a sentence tells how, how much or how often: a bare *access* or *collect* does not.

    What is merely denied tells no method.
    """
    done = [one for one in acts if not one.is_denied]
    if mode is Mode.SCOPED or any(one.topic is Topic.UPLOAD for one in done):
        return True
    if any(one.at == verb for one in done for verb in reading.of("method")):
        return True
    if reading.has("on_device"):
        return True
    return reading.has("method_scope") and (bool(done) or mode in (Mode.STATEMENT, Mode.HEDGE))


def _tells_period(reading: Reading) -> bool:
    """Say whether a sentence tells how long something is kept: a number, a unit of time, a verb of keeping."""
    numbers = reading.found.get("number", ())
    periods = [
        unit
        for unit in reading.found.get("unit", ())
        if _NUMBER.search(reading.text[max(unit.start - _BESIDE_UNIT, 0) : unit.start])
        or _NUMBER.match(reading.text[unit.end : unit.end + _BESIDE_UNIT])
        or any(
            0 <= unit.start - one.end <= 1 or 0 <= one.start - unit.end <= 1 for one in numbers
        )
    ]
    return any(
        reading.is_near(period, verb)
        for period in periods
        for verb in reading.found.get("kept", ())
    )


def _tells_recipients(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a sentence names who gets the data, or says that nobody does."""
    given = [one for one in acts if one.topic in (Topic.SHARE, Topic.UPLOAD)]
    is_about = bool(reading.contacts) or reading.has("anaphora")
    shared = [one for one in given if is_about or one.topic is Topic.SHARE]
    if reading.has("recipients", "named_recipients") and shared:
        return True
    if is_about and reading.has("embedded") and any(one in given or _reads(one) for one in acts):
        return True  # What another company's kit reads, that company gets.
    return any(one.topic is Topic.SHARE and one.mode is Mode.DENIAL for one in given)


def _reads(one: Act) -> bool:
    return one.topic is Topic.COLLECT and not one.is_denied


def _spares(reading: Reading) -> bool:
    """Say whether it is the people in the phonebook to whom nothing is done."""
    is_reached = bool(reading.reached) or reading.has("misuse")
    return bool(reading.contacts) and is_reached and not reading.has(*_ACTS)


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


def purposes_of(reading: Reading, mode: Mode, acts: Sequence[Act]) -> tuple[str, ...]:
    """Return the kinds of purpose that a sentence names for the phonebook, `other` for none of them."""
    if not reading.contacts and not reading.has("anaphora"):
        return ()
    if mode is Mode.PRESSURE or all(one.mode is Mode.DENIAL for one in acts):
        return ()  # Neither a threat nor what is not done says what the data are for.
    threats = [one for row in _NO_PURPOSES for one in reading.found.get(row, ())]
    kinds = {
        kind
        for kind in PURPOSES
        for one in reading.found.get(f"purpose_{kind}", ())
        if not any(overlap(span, one) for span in threats)
        and not _is_ruled_out(reading, one)
        and not _is_in_a_name(reading, one)
    }
    if mode is Mode.SCOPED and not reading.has("purpose"):
        kinds.discard("picker")  # "The contact you select" says which one, not what for.
    if not reading.has("purpose"):
        kinds.discard("emergency")  # "Your references" says who, not what for.
    if mode in _NO_PURPOSE and not reading.has("purpose"):
        kinds.clear()
    if kinds:
        return tuple(kind for kind in PURPOSES if kind in kinds)
    return (OTHER,) if _has_aim(reading, acts) and mode not in _NO_PURPOSE else ()


def _has_aim(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a *for* or *to* leads to something else than the reading itself: "permission to read"."""
    return any(
        not any(
            0 <= one.at.start - aim.end <= _BESIDE_AIM
            or (reading.grammar.negates_behind and 0 <= aim.start - one.at.end <= _BESIDE_AIM)
            or aim.holds(one.at)
            for one in acts
            if one.at.end > one.at.start
        )
        for aim in reading.of("purpose")
    )


def _is_in_a_name(reading: Reading, purpose: Span) -> bool:
    """Say whether a word is part of a company's name: "Brightfern Credit Pvt Ltd"."""
    names = reading.found.get("operator", ())
    return any(one.holds(purpose) or 0 <= one.start - purpose.end <= 1 for one in names)


def _is_ruled_out(reading: Reading, purpose: Span) -> bool:
    """Say whether a negation stands right before a purpose: "not for collection"."""
    return any(
        0 <= purpose.start - no.end <= _RIGHT_BEFORE
        and "," not in reading.text[no.end : purpose.start]
        for no in reading.of("negator")
    )


def states_of(reading: Reading, mode: Mode, acts: Sequence[Act]) -> tuple[str, ...]:
    """Return the notice elements that a sentence states, in their order."""
    states = {element for element, meaning in _STATED if reading.found.get(meaning)}
    states |= {"N4"} if _tells_period(reading) else set()
    purposes = purposes_of(reading, mode, acts)
    is_about = bool(reading.contacts) or reading.has("anaphora")
    if reading.contacts:
        states.add("N1")
    if purposes:
        states.add("N2")
    if is_about and _tells_method(reading, mode, acts):
        states.add("N3")
    if _tells_recipients(reading, acts):
        states.add("N5")
    if mode is Mode.RESPONSIBILITY_SHIFT or (mode is Mode.DENIAL and _spares(reading)):
        states.add("N8")
    if mode is Mode.PRESSURE:
        states.discard("N8")  # A threat tells those people's rights to nobody.
    if mode is Mode.PRESSURE or "collection" in purposes:
        states.add("N11")
    if mode in _BINDING:
        states -= {"N4", "N9"}  # "Within 3 days" to object; the complaints of others, to be borne.
    if reading.has("embedded"):
        states.discard("N7")  # The company is that of the kit.
    return tuple(sorted(states, key=lambda one: int(one[1:])))

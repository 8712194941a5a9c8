"""Which notice elements a sentence states, and for what purpose.

The elements N1 to N11 are those of the legality test, section 2; X7, K2 and K3 are decided from
what is said here. A typed emergency contact is nobody's phonebook.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.aims import leads_on, leads_to_no_use
from auditor.sentences.but_for import purposes_excepted
from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.ended import withdraws_money
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_AIMS: Final = ("credit", "identity", "fraud")
_ASIDE: Final = (
    "other_data",
    "refusal",
    "harmless",
    "withdraw",
    "complaint",
    "coercion",
    "question",
    "accept_weak",
    "terms_of_loan",
)
"""Words of sentences that speak of something else than what the phonebook is for."""
PURPOSES: Final = ("credit", "identity", "fraud", "collection", "emergency", "picker")
_COLLECTION: Final = "collection"
_ACTS: Final = ("collect", "upload", "share")
_RIGHT_BEFORE: Final = 10
"""Characters between a negation and the purpose that it rules out."""
OTHER: Final = "other"
_BESIDE_FIRM: Final = 4
"""Characters between a kind of company and what it does: "agency *for* debt recovery"."""
_WORDS_OF_A_DOER: Final = 2
_BESIDE_AIM: Final = 5
"""Characters between *to* and the verb of reading that follows it, or before it in Hindi."""
_BESIDE_ENDED: Final = 12
"""The same between a word of ending and its *to*, where the verb stands last: "delete *करवाने* के लिए"."""
_STATED: Final = (
    ("N4", "retention"),
    ("N6", "withdraw"),
    ("N7", "operator"),
    ("N8", "people_rights"),
    ("N9", "complaint"),
)
_NO_PURPOSES: Final = (
    "inability", "coercion", "refusal", "recipients", "named_recipients",
)  # fmt: skip
"""Words of these meanings say what is withheld, or to whom the data go, not what they are for."""
_SCOPE_TOLD: Final = (Mode.STATEMENT, Mode.HEDGE, Mode.IMPLIED_CONSENT)
_BINDING: Final = (Mode.RESPONSIBILITY_SHIFT, Mode.IMPLIED_CONSENT, Mode.COERCION)
_NO_PURPOSE: Final = (Mode.COERCION, Mode.RESPONSIBILITY_SHIFT, Mode.IMPLIED_CONSENT)


def _tells_method(reading: Reading, mode: Mode, acts: Sequence[Act]) -> bool:
    """Say whether a sentence tells how, how much or how often: a bare *access* or *collect* does not.

    What is merely denied tells no method.
    """
    done = [one for one in acts if not one.is_denied]
    if mode is Mode.HEDGE and reading.has("negator") and not reading.has("modal"):
        return False  # "We try not to upload".
    if mode is Mode.SCOPED or any(one.topic is Topic.UPLOAD for one in done):
        return True
    if any(one.at.overlaps(verb) for one in done for verb in reading.of("method")):
        return True
    if reading.has("on_device"):
        return True
    # "Coleta e armazena": who stores them tells what is done with them.
    stored = reading.found.get("kept", ())
    if any(
        one.topic is Topic.COLLECT and one.at.overlaps(each) for one in done for each in stored
    ):
        return True
    has_scope = reading.has("method_scope") or _is_whole(reading)
    return has_scope and (bool(done) or mode in _SCOPE_TOLD)


def _is_whole(reading: Reading) -> bool:
    """Say whether it is all of the phonebook that is meant: "the entire contact list"."""
    return any(
        not one.overlaps(noun)
        and "," not in reading.text[min(one.end, noun.end) : max(one.start, noun.start)]
        and reading.is_near(one, noun)
        for one in reading.of("whole")
        for noun in reading.contacts
    )


def _tells_recipients(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a sentence names who gets the data, or says that nobody does."""
    given = [one for one in acts if one.topic in (Topic.SHARE, Topic.UPLOAD)]
    is_about = bool(reading.contacts) or reading.has("anaphora")
    calls = reading.reached if not is_about else ()
    shared = [
        one
        for one in given
        # "打电话给任何人": who calls gives nothing.
        if is_about or (one.topic is Topic.SHARE and not one.at.overlaps_any(calls))
    ]
    if reading.has("recipients", "named_recipients") and shared:
        return True
    if (
        is_about
        and reading.has("embedded")
        and any(one in given or _reads(one) for one in acts)
    ):
        return True  # What another company's kit reads, that company gets.
    return any(one.topic is Topic.SHARE and one.mode is Mode.DENIAL for one in shared)


def _reads(one: Act) -> bool:
    return one.topic is Topic.COLLECT and not one.is_denied


def _spares(reading: Reading) -> bool:
    """Say whether it is the people in the phonebook to whom nothing is done."""
    is_reached = bool(reading.reached) or reading.has("misuse")
    return bool(reading.contacts) and is_reached and not reading.has(*_ACTS)


def tells_aim(reading: Reading) -> bool:
    """Say whether a sentence does no more than tell an aim: "The reason is to evaluate your application".

    Of what is asked, told or may be refused, and of other data, it does not speak.
    """
    if reading.contacts or reading.has(*_ASIDE):
        return False
    return any(
        _is_aimed_at(reading, one) and not _is_ruled_out(reading, one)
        for kind in _AIMS
        for one in reading.found.get(f"purpose_{kind}", ())
    )


def purposes_of(
    reading: Reading, mode: Mode, acts: Sequence[Act], *, is_meant: bool = False
) -> tuple[str, ...]:
    """Return the kinds of purpose that a sentence names for the phonebook, `other` for none of them.

    `is_meant`: what it speaks of is the phonebook, that one before it names.
    """
    if not reading.contacts and not is_meant and not reading.has("anaphora"):
        return ()
    if mode is Mode.PRESSURE:
        return ()  # A threat does not say what the data are for,
    if all(one.mode is Mode.DENIAL for one in acts):
        beside = _told_beside(reading, acts)  # nor what is not done, but what stands beside it.
        return beside or purposes_excepted(reading, acts)
    threats = [one for row in _NO_PURPOSES for one in reading.found.get(row, ())]
    kinds = {
        kind
        for kind in PURPOSES
        for one in reading.found.get(f"purpose_{kind}", ())
        if not one.overlaps_any(threats)
        and not _is_ruled_out(reading, one)
        and not reading.is_in_a_name(one)
        and (
            _is_aimed_at(reading, one)
            or (
                kind == _COLLECTION
                and not _is_of_firm(reading, one)
                and not _hear_nothing(reading)
            )
        )
    }
    if mode is Mode.SCOPED and not reading.has("purpose"):
        kinds.discard("picker")  # "The contact you select" says which one, not what for.
    if not reading.has("purpose"):
        kinds.discard("emergency")  # "Your references" says who, not what for.
    if not _aims(reading) and (mode in _NO_PURPOSE or _only_keeps(reading, acts)):
        kinds = _aimed_straight(reading, kinds) if mode is Mode.IMPLIED_CONSENT else set()
    if kinds:
        return tuple(kind for kind in PURPOSES if kind in kinds)
    return (OTHER,) if _has_aim(reading, acts) and mode not in _NO_PURPOSE else ()


def _hear_nothing(reading: Reading) -> bool:
    """Say whether the people in the phonebook are said to hear nothing: a reminder then goes to the borrower alone."""
    verbs = [*reading.of("told"), *reading.reached]
    return any(
        no.is_just_before(verb, _RIGHT_BEFORE)
        or verb.holds(no)
        or (reading.grammar.negates_behind and verb.is_just_before(no, _RIGHT_BEFORE))
        for no in reading.of("negator")
        for verb in verbs
    )


def kinds_named(reading: Reading) -> tuple[str, ...]:
    """Return the kinds of purpose that are named where no *for* leads to them, `other` for none of them.

    Of a sentence that tells by a verb of use, or below a label, what for: "Verify your identity with your contacts".
    """
    threats = [one for row in _NO_PURPOSES for one in reading.found.get(row, ())]
    found = {
        kind
        for kind in (*_AIMS, _COLLECTION)
        for one in reading.found.get(f"purpose_{kind}", ())
        if not one.overlaps_any(threats)
        and not _is_ruled_out(reading, one)
        and not reading.is_in_a_name(one)
        and not (kind == _COLLECTION and _is_of_firm(reading, one))
    }
    return tuple(kind for kind in PURPOSES if kind in found) or (OTHER,)


def _told_beside(reading: Reading, acts: Sequence[Act]) -> tuple[str, ...]:
    """Return the purposes told between two commas where nothing is denied: "used to assess your credit, not …"."""
    denied = [*reading.of("negator"), *(one.at for one in acts if one.at.end)]
    found = []
    for kind in _AIMS:
        for one in reading.found.get(f"purpose_{kind}", ()):
            begin = reading.text.rfind(",", 0, one.start) + 1
            end = reading.text.find(",", one.end)
            part = Span(begin, len(reading.text) if end < 0 else end)
            if reading.is_in_a_name(one):
                continue  # "They go to Acme *Credit* Ltd, nobody else gets them".
            if not part.overlaps_any(denied) and any(
                part.start <= aim.start and aim.end <= one.start + 1
                for aim in reading.of("purpose", "aim")
            ):
                found.append(kind)
    return tuple(dict.fromkeys(found))


def _is_aimed_at(reading: Reading, purpose: Span) -> bool:
    """Say whether a *for* or *to* leads to a purpose, or it is told by its own verb."""
    behind = reading.grammar.negates_behind
    return any(
        aim.overlaps(purpose)
        or (reading.is_near(aim, purpose) and (behind or aim.start <= purpose.start))
        for aim in reading.of("purpose", "aim")
    )


def _aimed_straight(reading: Reading, kinds: set[str]) -> set[str]:
    """Return the purposes of which what is agreed to says itself that it serves them.

    "By going on you agree that to verify your identity we read …" tells what for; "you agree to a
    credit check and to …" names another thing agreed to, "by using the app to verify …" what the
    borrower does.
    """
    consents = reading.of("deemed", "consenting")
    acting = reading.of("by_acting")
    aims = [
        aim
        for aim in reading.of("aim")
        # Chinese parts no words, and has no *to* behind *agree*.
        if not any(reading.grammar.is_spaced and one.is_just_before(aim) for one in consents)
        and not any(
            one.end <= aim.start < agreed.start for one in acting for agreed in consents
        )
    ]
    return {
        kind
        for kind in kinds
        for one in reading.of(f"purpose_{kind}")
        if any(aim.overlaps(one) or aim.is_just_before(one, _BESIDE_AIM) for aim in aims)
    }


def _is_of_firm(reading: Reading, purpose: Span) -> bool:
    """Say whether a word of collecting debts only says what kind of company it is: "recovery agency"."""
    owned = [(one.start, one.end) for one in reading.found.get("own", ())]

    def between(one: Span) -> int:
        begin, end = min(one.end, purpose.end), max(one.start, purpose.start)
        return end - begin - sum(last - first for first, last in owned if begin <= first <= end)

    return any(
        between(one) <= _BESIDE_FIRM for one in reading.of("recipients", "named_recipients")
    )


def _has_aim(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a *for* or *to* leads to something else than the reading itself: "permission to read"."""
    return any(
        not any(
            _is_aim_of(reading, aim, one)
            and not _looks_elsewhere(reading, one, acts)
            and not leads_on(reading, aim, one.at)
            for one in acts
            if one.at.end > one.at.start
        )
        for aim in _aims(reading)
        if not _is_leave_for_it(reading, aim)
    )


def _is_leave_for_it(reading: Reading, aim: Span) -> bool:
    """Say whether a *for* stands between leave and the phonebook: "authorisation for the contact list", "संपर्क सूची के लिए अनुमति"."""
    leave, nouns = reading.of("consenting", "ask"), reading.contacts
    first, last = (nouns, leave) if reading.grammar.negates_behind else (leave, nouns)
    return any(aim.is_just_before(one, _BESIDE_AIM) for one in last) and any(
        one.is_just_before(aim, _BESIDE_AIM) for one in first
    )


def _is_aim_of(reading: Reading, aim: Span, act: Act) -> bool:
    between = reading.text[aim.end : act.at.start]
    return (
        aim.start < act.at.start <= aim.end + _BESIDE_AIM  # "Para i-" ends in "i-access".
        or (
            # "So that *we can* share them" leads to the sharing.
            act.topic is Topic.SHARE
            and aim.end <= act.at.start
            and len(between.split()) <= _WORDS_OF_A_DOER
            and any(aim.end <= one.start < act.at.start for one in reading.of("own"))
        )
        or (reading.grammar.negates_behind and act.at.is_just_before(aim, _BESIDE_AIM))
        or aim.holds(act.at)
    )


def _looks_elsewhere(reading: Reading, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether what is looked at is not the phonebook: "to check your number, we read contacts"."""
    others = [one.at for one in acts if one.at != act.at]
    if act.topic is not Topic.COLLECT or not others or reading.grammar.negates_behind:
        return False
    last, end = act.at.end, len(reading.text)
    for one in sorted(one for one in others if one.start > act.at.start):
        if len(reading.text[last : one.start]) > _BESIDE_AIM:
            end = one.start
            break
        last = one.end  # "To access, read and upload": one object for all.
    return not any(
        act.at.end <= one.start < end
        for one in (*reading.contacts, *reading.found.get("anaphora", ()))
    )


def _aims(reading: Reading) -> list[Span]:
    """Return each *for* and *to* that no *because you refuse*, *try to* or *to revoke* holds, nor the phonebook: "access *to contact* list"."""
    others = [*reading.of("refusal"), *reading.of("hedge")]
    revoked = reading.of("withdraw")
    nouns = reading.of("phonebook_strict")
    return [
        aim
        for aim in reading.of("purpose")
        if not aim.overlaps_any(others)
        and not any(aim.overlaps(one) and aim.end < one.end for one in nouns)
        and not any(
            aim.is_just_before(one, _BESIDE_AIM)
            or one.holds(aim)
            or (reading.grammar.negates_behind and one.is_just_before(aim, _BESIDE_ENDED))
            for one in revoked
        )
        and not leads_to_no_use(reading, aim)
    ]


def _only_keeps(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a sentence tells but how long data are kept: "deleted once the loan is repaid"."""
    is_of_time = bool(reading.kept_for) or reading.has("retention")
    return is_of_time and all(one.topic is Topic.OTHER for one in acts)


def _is_ruled_out(reading: Reading, purpose: Span) -> bool:
    """Say whether a negation stands right before a purpose: "not for collection"."""
    return any(
        no.is_just_before(purpose, _RIGHT_BEFORE)
        and "," not in reading.text[no.end : purpose.start]
        for no in reading.of("negator")
    )


def have_rights(reading: Reading) -> bool:
    """Say whether people in a phonebook have rights: "whoever is in a borrower's contacts may object"."""
    if not reading.contacts:
        return False
    if reading.found.get("others_book") and reading.found.get("rights"):
        return True
    people = [
        one
        for one in (*reading.of("persons", "people"), *reading.saved_entries)
        if any(reading.is_near(one, noun) or one.overlaps(noun) for noun in reading.contacts)
    ]
    behind = reading.grammar.negates_behind
    return any(
        (one.start <= right.start or behind)
        and not any(you.is_just_before(right) for you in reading.found.get("addressee", ()))
        for right in reading.found.get("rights", ())
        for one in people
    )


def states_of(
    reading: Reading, mode: Mode, acts: Sequence[Act], *, is_meant: bool = False
) -> tuple[str, ...]:
    """Return the notice elements that a sentence states, in their order; `is_meant` as in `purposes_of`."""
    states = {element for element, meaning in _STATED if reading.found.get(meaning)}
    agreed = reading.found.get("conditional", ())
    if all(one.overlaps_any(agreed) for one in reading.found.get("retention", ())):
        states.discard("N4")  # "Right after you tap Agree" is when it is read.
    if have_rights(reading):
        states.add("N8")
    purposes = purposes_of(reading, mode, acts, is_meant=is_meant)
    is_about = bool(reading.contacts) or reading.has("anaphora")
    told = {
        "N1": bool(reading.contacts),
        "N2": bool(purposes),
        "N3": is_about and _tells_method(reading, mode, acts),
        "N4": bool(reading.kept_for),
        "N5": _tells_recipients(reading, acts),
        "N8": mode is Mode.RESPONSIBILITY_SHIFT or (mode is Mode.DENIAL and _spares(reading)),
        "N11": mode is Mode.PRESSURE or "collection" in purposes,
    }
    states |= {element for element, is_told in told.items() if is_told}
    states -= _not_told(reading, mode)
    return tuple(sorted(states, key=lambda one: int(one[1:])))


def _not_told(reading: Reading, mode: Mode) -> set[str]:
    """Return the elements whose words mean something else in a sentence of this mode."""
    none = {"N8"} if mode is Mode.PRESSURE else set()  # A threat tells nobody their rights.
    if mode in _BINDING:
        none |= {
            "N4",
            "N9",
        }  # "Within 3 days" to object; the complaints of others, to be borne.
    if reading.kept_for or reading.found.get("retention"):
        # What is deleted by itself after a time is nobody's right; what is on request has no time.
        none.add(
            "N4" if reading.found.get("request") and reading.found.get("withdraw") else "N6"
        )
    places = reading.found.get("settings", ())
    if (mode is Mode.CONDITIONAL or "enable" in reading.found) and all(
        one.overlaps_any(places) for one in reading.of("withdraw")
    ):
        none.add("N6")  # "Only once you have switched it on in Settings".
    if withdraws_money(reading):
        none.add("N6")
    if mode is Mode.COERCION and not reading.has("recipients", "named_recipients"):
        none.add("N5")  # "You cannot apply without sharing them" gives to nobody else.
    if reading.has("embedded") or not reading.has("operator"):
        none.add("N7")  # The company is that of the kit, or none: "operated by us".
    return none

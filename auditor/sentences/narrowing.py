"""Denials that deny less than they seem: of later reading, of one use, of calling somebody, of others' reading.

"Sent once, and not read again" admits; who does not use contacts *for collection* may well read
them; who calls nobody says nothing of what is read; and "nobody outside sees them" says who gets them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.segments import Clauses

_AIMS: Final = (
    "purpose", "aim", "purpose_collection", "purpose_credit", "purpose_fraud", "purpose_identity",
)  # fmt: skip
_TO_PURPOSE: Final = 8
"""Words between a verb of using and what for: "used *in any call* to collect"."""


_TO_WHOM: Final = 3
"""Words between an *except* and who gets it all the same: "except *with our* partners"."""
_OURS: Final = 2
"""Words between *our* and *besides* where that stands behind: "हमारी *टीम* के अलावा"."""
_TO_END: Final = 2
"""Words between a *for* and what for: "for *any direct* marketing"."""
_TO_MESSAGE: Final = 1
"""Words between a verb of sending and the message: "send *any* SMS"."""


def narrowed(clauses: Clauses, acts: Sequence[Act]) -> list[Act]:
    """Return acts but denials in time behind an admission; what is no reading under topic `OTHER`."""
    reading = clauses.reading
    is_of_time = reading.has("again") and not reading.has("formerly")
    kept = [one for one in acts if not (is_of_time and _is_limit(clauses, one, acts))]
    return [
        replace(one, topic=Topic.OTHER)
        if one.is_denied
        and (
            _is_use(clauses, one)
            or _is_call(clauses, one)
            or _is_message(clauses, one)
            or _is_limited(clauses, one)
            or _is_of_fellows(clauses, one)
            or _is_for_others_ends(clauses, one)
        )
        else replace(one, topic=Topic.SHARE)
        if one.is_denied and _is_by_outsiders(clauses, one)
        else replace(one, mode=Mode.STATEMENT, is_denied=False)
        if one.is_denied and _is_given_but_to_some(clauses, one)
        else one
        for one in kept
    ]


def _is_by_outsiders(clauses: Clauses, act: Act) -> bool:
    """Say whether it is others who do not see the phonebook: "nobody outside the company sees your contacts"."""
    reading = clauses.reading
    if act.topic is not Topic.COLLECT:
        return False
    others = [one for one in reading.of("outsiders") if clauses.clause_of(one) == act.clause]
    ours = [
        one
        for one in reading.of("own")
        if clauses.clause_of(one) == act.clause and one.end <= act.at.start
    ]
    behind = reading.grammar.negates_behind
    return any(one.start <= act.at.start for one in others) and all(
        any(
            one.overlaps(other)
            or other.end <= one.start
            # "हमारी टीम के अलावा कोई": our own stand before their *besides*.
            or (behind and clauses.words_between(one, other) <= _OURS)
            for other in others
        )
        for one in ours
    )


def followed(clauses: Clauses, act: Act) -> Act:
    """Return what follows on a no for what it is: "your application goes on without access to contacts".

    Where the same clause says that the application goes on, *without* tells how, and promises nothing.
    """
    reading = clauses.reading
    goes_on = {clauses.clause_of(one) for one in reading.of("goes_on")}
    is_given = act.topic in (Topic.SHARE, Topic.UPLOAD) and not reading.has(
        "recipients", "named_recipients", "outsiders", "own"
    )
    # "Continue without sharing" says no more of whom it would have gone to.
    is_denied = act.mode is Mode.DENIAL and (act.topic is Topic.COLLECT or is_given)
    if not is_denied or act.clause not in goes_on or reading.has("never"):
        return act
    return replace(act, mode=Mode.CONDITIONAL)


def _is_limit(clauses: Clauses, act: Act, acts: Sequence[Act]) -> bool:
    """Say whether an act was admitted before it is denied for later; who sends or shares has read."""
    admitted = [
        one.at.end
        for one in acts
        if not one.is_denied
        and one.at.end <= act.at.start
        and (act.topic is Topic.COLLECT or one.topic is act.topic)
    ]
    if not act.is_denied or not admitted:
        return False
    nouns = clauses.reading.contacts
    return any(
        max(admitted) <= again.start
        # "We read your SMS once; afterwards we do not read your contacts" admits nothing of these.
        and (not nouns or nouns[0].start < again.start)
        and (again.end <= act.at.start or clauses.clause_of(again) == act.clause)
        for again in clauses.reading.of("again")
    )


def _is_use(clauses: Clauses, act: Act) -> bool:
    """Say whether what is denied is the use *for* something, and not for anything at all."""
    reading = clauses.reading
    is_use = act.topic is Topic.COLLECT and act.at.overlaps_any(reading.of("use"))
    if not is_use or reading.has("any_purpose"):
        return False
    behind = reading.grammar.negates_behind
    return any(
        clauses.clause_of(aim) == act.clause
        and (behind or act.at.start <= aim.start)
        and clauses.words_between(act.at, aim) <= _TO_PURPOSE
        for aim in reading.of(*_AIMS)
    )


def _is_given_but_to_some(clauses: Clauses, act: Act) -> bool:
    """Say whether it is given to some all the same: "to no one other than our collectors", "除合作催收机构外".

    What the law may ask for is no recipient of the lender's.
    """
    reading = clauses.reading
    if act.topic is not Topic.SHARE or reading.has("authority"):
        return False
    behind = reading.grammar.negates_behind
    whom = [
        one
        for one in reading.of("named_recipients", "recipients")
        if not one.overlaps_any(reading.of("negator"))
        and not one.overlaps_any(reading.of("outsiders"))
    ]
    for one in reading.of("besides"):
        for other in whom:
            first, last = (other, one) if behind else (one, other)
            if one.holds(other) or (
                first.end <= last.start
                and "," not in reading.text[first.end : last.start]
                and clauses.words_between(first, last) <= _TO_WHOM
            ):
                return True
    return False


def _is_of_fellows(clauses: Clauses, act: Act) -> bool:
    """Say whether it is other borrowers who do not see it: "we do not show your contacts to other borrowers"."""
    reading = clauses.reading
    fellows = reading.of("fellows")
    others = [
        one
        for one in reading.of("recipients", "named_recipients", "outsiders")
        if not one.overlaps_any(fellows)
    ]
    return not (others or reading.has("never", "any_purpose")) and any(
        clauses.clause_of(one) == act.clause for one in fellows
    )


def _is_limited(clauses: Clauses, act: Act) -> bool:
    """Say whether it is how often, or when, that is denied: "not more than once a day", "never at night".

    Not where an *even* leaves nothing over: "not even at night".
    """
    reading = clauses.reading
    if act.topic not in (Topic.COLLECT, Topic.UPLOAD) or reading.has("any_purpose"):
        return False
    evens = reading.found.get("even", ())
    return any(
        clauses.clause_of(one) == act.clause
        and not one.overlaps_any(reading.found.get("never", ()))
        and not any(each.is_just_before(one) or one.is_just_before(each) for each in evens)
        for one in reading.found.get("limit", ())
    )


def _is_for_others_ends(clauses: Clauses, act: Act) -> bool:
    """Say whether it is the reading *for* advertising or collection that is denied, and no reading at all."""
    reading = clauses.reading
    if act.topic is not Topic.COLLECT or reading.has("any_purpose", "either"):
        return False  # "We do not read or use them for collection" denies the reading too.
    behind = reading.grammar.negates_behind
    ends = reading.of("advertising", "purpose_collection")
    return any(
        clauses.clause_of(end) == act.clause
        and (
            aim.overlaps(end)
            or (
                clauses.words_between(aim, end) <= _TO_END
                and (aim.end <= end.start) is not behind
            )
        )
        for end in ends
        for aim in reading.of("purpose", "aim")
    )


def _is_message(clauses: Clauses, act: Act) -> bool:
    """Say whether what is sent is a message: "we never call or send messages to your contacts".

    Not where it is the reader's own, "we do not send your messages": that is data.
    """
    reading = clauses.reading
    if act.topic not in (Topic.UPLOAD, Topic.SHARE):
        return False
    others = (*reading.contacts, *reading.of("yours", "mine"))
    for one in reading.of("message"):
        first, last = sorted((act.at, one))
        is_object = one.start >= act.at.end or reading.grammar.negates_behind
        if (
            is_object
            and clauses.clause_of(one) == act.clause
            and clauses.words_between(first, last) <= _TO_MESSAGE
            and not any(first.end <= other.start <= last.start for other in others)
        ):
            return True
    return False


def _is_call(clauses: Clauses, act: Act) -> bool:
    """Say whether "to anybody" leads to a verb of calling behind it: "किसी को फ़ोन" gives nothing away."""
    reading = clauses.reading
    return (
        act.topic is Topic.SHARE
        and reading.grammar.negates_behind
        and any(one.holds(act.at) for one in reading.of("recipients"))
        and any(act.at.start < one.start <= act.at.end for one in reading.of("told"))
    )

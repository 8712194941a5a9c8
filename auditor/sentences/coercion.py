"""Whether a sentence makes the loan hang on the permission: what is withheld, shrunk, reserved or promised for it."""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act, Topic
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span
from auditor.sentences.unharmed import does_no_harm

_GRANTS: Final = ("enable", "ask", "consenting")
"""Words by which something is asked for: without them a benefit is told of, and hangs on nothing."""
_WITHHELD: Final = (
    "refusal", "inability", "mandatory", "lacking", "otherwise", "or_else", "off", "duty", "only",
)  # fmt: skip
_LEAVES: Final = ("consenting", "enable", "off", "accept", "leave", "deemed")
_LEAVES_TO_READ: Final = ("consenting", "enable", "ask")
_PAUSES: Final = re.compile(r"[,;:，；：]")
_DEMANDS: Final = ("mandatory", "otherwise", "or_else", "duty")
"""Meanings by which something is demanded, whatever it is."""
_BESIDE_NOUN: Final = 2
"""Characters between a negation and its noun, in Chinese and Thai."""
_OBJECT: Final = 8
"""Characters between a verb and the phonebook, in a script without spaces: 读取*您设备中的*通讯录."""
_BESIDE_VERB: Final = 8
"""Characters between a verb and its object: "see *your* offer"."""


def coerces(clauses: Clauses, acts: Sequence[Act], *, follows: bool = False) -> bool:
    """Say whether the loan, or going on, hangs on the permission.

    `follows`: the phonebook was named shortly before, so that "if you refuse" is of it.
    """
    reading = clauses.reading
    if clauses.is_harmless or (reading.has("goes_on") and any(one.is_denied for one in acts)):
        return False
    if any(
        one.overlaps(bare) for one in reading.of("goes_on") for bare in reading.of("without")
    ):
        return False  # "Continue without contacts" is what a refusing button says.
    if does_no_harm(clauses):
        return False  # "Your limit is not lowered if you decline".
    if not _is_of_leave(reading):
        return False  # "You must be of age to apply": the loan hangs on something else.
    promised = [one.clause for one in acts if one.is_denied and one.topic is not Topic.COLLECT]
    if any(
        clauses.clause_of(one) not in promised
        and not (_is_reward(reading, one) and _is_of_our_aim(clauses, acts, one))
        and (_grants(reading) or not _is_reward(reading, one))
        for one in _hanging(reading)
    ):
        return True
    # "If you refuse, your loan is not affected": what is negated must be known to be withheld.
    is_meant = follows and is_of_a_refusal(clauses) and _is_unable(reading)
    return (is_meant or _asks(reading)) and _hangs_on_it(clauses, acts)


def is_of_a_refusal(clauses: Clauses) -> bool:
    """Say whether a sentence tells what a refusal leads to: "if you refuse, you will not get a loan"."""
    reading = clauses.reading
    if reading.grammar.negates_behind and reading.has("refusal"):
        return True  # "मना करने पर": its *if* stands within.
    openings = [*clauses.ifs, *reading.of("if", "lacking")]
    return any(one.overlaps_any(openings) for one in reading.of("refusal"))


def _hanging(reading: Reading) -> list[Span]:
    """Return the words by which a loan hangs on something, not those of a document: "सेवा *की शर्त*ें".

    Nor what a *not* right before them lifts: "no es indispensable que nos permita", "không cần phải cho phép".
    """
    papers = [one for row in ("agreement", "policy") for one in reading.found.get(row, ())]
    words = reading.of("coercion")
    lifted = [one for one in words if _is_lifted(reading, one)]
    return [one for one in words if not any(each.holds(one) for each in (*papers, *lifted))]


def _is_lifted(reading: Reading, word: Span) -> bool:
    """Say whether a negation stands right before a word of duty, or right behind it where it may."""
    behind = reading.grammar.negates_behind
    return any(
        reading.text[no.end : word.start] == (" " if reading.grammar.is_spaced else "")
        if no.end <= word.start
        else behind and reading.text[word.end : no.start] == " "
        for no in reading.of("negator")
        if not no.overlaps(word)
    )


def _is_of_leave(reading: Reading) -> bool:
    """Say whether it is of the phonebook, or of what is allowed, agreed to or refused."""
    if reading.contacts:
        return True
    if reading.has("terms_of_loan") and not reading.has("consenting", "enable"):
        return False  # "Your data must be true, or your application is rejected".
    if reading.has("anaphora", "device", *_LEAVES):
        return True
    demands = [one for row in _DEMANDS for one in reading.found.get(row, ())]
    return any(not one.overlaps_any(demands) for one in reading.of("refusal"))


def only_lures(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether what coerces is no more than a reward: "allow contacts for a higher limit" withholds no loan."""
    reading = clauses.reading
    return (
        all(_is_reward(reading, one) for one in reading.of("coercion"))
        and reading.has("reward")
        and not reading.has(*_WITHHELD)
        and not clauses.negators
        and not any(one.is_denied for one in acts)
    )


def _is_reward(reading: Reading, word: Span) -> bool:
    """Say whether a word of coercion only says what agreeing may bring."""
    return word.overlaps_any(reading.found.get("reward", ()))


def _grants(reading: Reading) -> bool:
    """Say whether something is to be granted, and not only told of: "with your permission we would like to"."""
    told = [*reading.of("conditional"), *reading.of("reward")]  # "Speed up approval".
    return any(not any(each.holds(one) for each in told) for one in reading.of(*_GRANTS))


def _is_of_our_aim(clauses: Clauses, acts: Sequence[Act], word: Span) -> bool:
    """Say whether a reward is what the lender reads for: "we would like to read … to calculate a higher limit"."""
    reading = clauses.reading
    doers = [*reading.of("own"), *reading.named]
    return any(
        one.topic is Topic.COLLECT
        and not one.is_denied
        and any(each.end <= one.at.start for each in doers)
        and any(
            one.at.end <= aim.start and aim.end <= word.start for aim in reading.of("purpose")
        )
        for one in acts
    ) and not reading.has("mandatory", "enable", "duty")


def _hangs_on_it(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether what is asked for is asked for under a threat or for a reward."""
    reading = clauses.reading
    if _goes_with(reading) and not _is_any_done(acts):
        return True
    fails = _is_unable(reading) or _fails(clauses, acts)
    # Who promises not to send or share withholds nothing by it.
    promises = any(one.is_denied and one.topic is not Topic.COLLECT for one in acts)
    refused = reading.has("refusal") or clauses.is_pressed
    refused = refused or (reading.has("mandatory") and bool(reading.contacts))
    if fails and (refused or (not promises and _lacks(clauses))):
        return True
    return (
        (_shrinks(clauses) and (refused or reading.has("off") or _lacks(clauses)))
        or _orders(clauses)
        or _lures(clauses)
        or _reserves(clauses)
        or _comes_first(clauses, acts)
        or _depends(clauses)
    )


def _is_unable(reading: Reading) -> bool:
    """Say whether something cannot be done, in another word than that for the refusal: "off" is but a state."""
    refused = reading.of("refusal")
    unable = [one for one in reading.of("inability") if not _is_of_the_reading(reading, one)]
    return bool(unable) and not (
        refused and all(one.overlaps(other) for one in unable for other in refused)
    )


def _is_of_the_reading(reading: Reading, word: Span) -> bool:
    """Say whether it is reading the phonebook that cannot be done without a yes, in a script without spaces: 方可*读取*…通讯录."""
    return not reading.grammar.is_spaced and any(
        word.is_just_before(one, 0)
        and any(one.is_just_before(noun, _OBJECT) for noun in reading.contacts)
        for one in reading.of("collect")
    )


def _depends(clauses: Clauses) -> bool:
    """Say whether the loan hangs on leave to read: "disbursal depends on permission to read your contacts".

    In this order alone: "during the application, reading your contacts depends on your leave" lets the borrower choose.
    """
    reading = clauses.reading
    if reading.has("negator", "never") or not reading.has(*_LEAVES_TO_READ):
        return False
    return any(
        prize.end <= hangs.start < noun.start
        and reading.is_near(hangs, noun)
        and not _PAUSES.search(reading.text[hangs.end : noun.start])
        for hangs in reading.found.get("hangs", ())
        for noun in reading.contacts
        for prize in reading.of("outcome")
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
        and any(not one.overlaps(before) for one in grants)
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
    grants = reading.of("consenting", "enable", "share")
    # "Loans are *for* those who share their contacts" reserves them too.
    fors = [
        one
        for one in reading.of("purpose", "aim")
        if any(one.is_just_before(who) for who in reading.of("takers"))
    ]
    return any(
        reading.is_near(only, who) and any(reading.is_near(who, one) for one in grants)
        for only in (*reading.of("only"), *fors)
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
            reading.is_near(gain, prize) or gain.overlaps(prize)
            for prize in reading.of("outcome")
        )
        for gain in reading.of("gain")
    )


def _fails(clauses: Clauses, acts: Sequence[Act]) -> bool:
    """Say whether it is the loan, or going on, that is negated: "no credit", "is not approved"."""
    reading = clauses.reading
    prizes = reading.of("outcome")
    if any(
        one.is_denied
        and not any(
            span.holds(one.at) for span in clauses.ifs
        )  # "… if you do not allow access".
        and not any(_is_object(reading, one.at, prize) for prize in prizes)
        for one in acts
    ):
        return False
    return any(
        reading.is_near(no, one)
        and clauses.clause_of(no) == clauses.clause_of(one)
        and "," not in reading.text[min(no.end, one.end) : max(no.start, one.start)]
        for no in reading.of("negator")
        if not no.overlaps_any(reading.found.get("not_negation", ()))
        and not any(never.holds(no) for never in clauses.nevers)
        and not any(span.holds(no) for span in (*clauses.ifs, *clauses.not_only))
        for one in prizes
        if not reading.is_in_a_name(one)
    )


def _is_object(reading: Reading, verb: Span, noun: Span) -> bool:
    """Say whether a noun is what a verb is about: right behind it, or before it at the end of a clause."""
    if verb.overlaps(noun):
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

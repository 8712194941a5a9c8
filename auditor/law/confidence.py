"""How well a verdict is shown, and when the article's word 违法 may be used.

A verdict's confidence is the least of its deciding facts (decision.md, section 1). Where one
of several facts would decide alone (one failed condition, one sign of misuse, one access),
the best shown of them counts.
"""

from collections.abc import Iterable, Sequence

from auditor.law.predicates import (
    Condition,
    explicit_conditions,
    informed_conditions,
    misuse_signs,
)
from auditor.model.facts import AccessFacts, Facts
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    Confidence,
    Kleene,
    Reached,
    Sense,
    VerdictCode,
    least,
)

BLINDING_THE_WORD = frozenset({Sense.CONSENT, Sense.TEXT, Sense.MANIFEST})
"""A limit on any of these forbids the word 违法 (decision.md, section 3)."""


def best(confidences: Iterable[Confidence]) -> Confidence:
    """Return the strongest of some confidences; *possible* when there is none."""
    return min(confidences, key=CONFIDENCE_ORDER.__getitem__, default=Confidence.POSSIBLE)


def verdict_confidence(
    facts: Facts, code: VerdictCode, per_access: Sequence[VerdictCode]
) -> Confidence:
    """Return how well a verdict is shown; U rests on something unknown, so *possible*."""
    match code:
        case VerdictCode.U:
            return Confidence.POSSIBLE
        case VerdictCode.A0 | VerdictCode.A1 | VerdictCode.A2:
            return _without_access(facts, code)
        case VerdictCode.B:
            shown = best(_of_accesses(facts, code, per_access))
            weakest = least(shown, Confidence.LIKELY)
            return Confidence.CONFIRMED if is_unlawful(facts, per_access) else weakest
        case VerdictCode.C | VerdictCode.D | VerdictCode.E:
            return best(_of_accesses(facts, code, per_access))
        case _:
            return least(*_of_accesses(facts, code, per_access))


def is_unlawful(facts: Facts, per_access: Sequence[VerdictCode]) -> bool:
    """Say whether verdict B is shown so well that the article's word may be used.

    Asks for all of: a legacy app, recognised as lending, whose permission is effective, no
    limit that blinds consent, text or manifest, and one access of verdict B with resolved
    call and URI, a path from an entry point, and a confirmed "nobody asked".
    """
    return (
        facts.legacy
        and facts.lending.value is Kleene.YES
        and _permission_is_effective(facts)
        and not any(BLINDING_THE_WORD.intersection(one.blinds) for one in facts.limits)
        and any(
            code is VerdictCode.B and _is_shown_whole(one)
            for one, code in zip(facts.counted, per_access, strict=True)
        )
    )


def _permission_is_effective(facts: Facts) -> bool:
    """Say whether the manifest surely gives the permission on some phone the app runs on."""
    return fact_confidence(facts, "P1") is Confidence.CONFIRMED and any(
        one.to_sdk is None or one.to_sdk >= facts.manifest.min_sdk
        for one in facts.contact_permissions
    )


def _is_shown_whole(one: AccessFacts) -> bool:
    """Say whether an access and the absence of any asking are both confirmed."""
    return (
        least(one.confidence, one.negative_confidence) is Confidence.CONFIRMED
        and one.access.reached is Reached.YES
        and bool(one.access.path)
        and "?" not in one.access.uri
    )


def fact_confidence(facts: Facts, fact: str) -> Confidence:
    """Return an app-wide fact's confidence; *likely* for one without an entry of its own.

    A graded text (`N1@dialog`) is shown as well as the text itself (`N1`).
    """
    entry = facts.table.get(fact) or facts.table.get(fact.partition("@")[0])
    return entry.confidence if entry else Confidence.LIKELY


def _without_access(facts: Facts, code: VerdictCode) -> Confidence:
    """Return the confidence of A0 to A2, which rest on P1, P2 and P3."""
    deciding = ["P1"]
    if code is VerdictCode.A2 and facts.counted:
        return least(
            fact_confidence(facts, "P1"), best(one.confidence for one in facts.counted)
        )
    deciding.append("P2" if code is VerdictCode.A2 else "P3")
    return least(*(_known_confidence(facts, fact) for fact in deciding))


def _known_confidence(facts: Facts, fact: str) -> Confidence:
    """Return a fact's confidence; a verdict that stands beside an unknown is only *likely*."""
    unknown = facts.value(fact) is Kleene.UNKNOWN
    return Confidence.LIKELY if unknown else fact_confidence(facts, fact)


def _of_accesses(
    facts: Facts, code: VerdictCode, per_access: Sequence[VerdictCode]
) -> tuple[Confidence, ...]:
    """Return the confidence of each access that has the verdict's code."""
    permission = fact_confidence(facts, "P1")
    return tuple(
        least(permission, one.confidence, _of_consent(facts, one, code))
        for one, its_code in zip(facts.counted, per_access, strict=True)
        if its_code is code
    )


def _of_consent(facts: Facts, access: AccessFacts, code: VerdictCode) -> Confidence:
    """Return how well the consent side of one access's verdict is shown."""
    conditions = (*explicit_conditions(facts, access), *informed_conditions(facts, access))
    match code:
        case VerdictCode.B:
            return access.negative_confidence
        case VerdictCode.C:
            return least(access.negative_confidence, fact_confidence(facts, "C1"))
        case VerdictCode.D:
            return best(_confidences(facts, access, conditions, Kleene.NO))
        case VerdictCode.E:
            signs = _confidences(facts, access, misuse_signs(facts, access), Kleene.YES)
            return least(*_confidences(facts, access, conditions, Kleene.YES), best(signs))
        case _:
            signs = _confidences(facts, access, misuse_signs(facts, access), Kleene.NO)
            return least(*_confidences(facts, access, conditions, Kleene.YES), *signs)


def _confidences(
    facts: Facts, access: AccessFacts, conditions: Iterable[Condition], value: Kleene
) -> tuple[Confidence, ...]:
    """Return the confidences of the conditions that have a value, of the access's own facts."""
    return tuple(
        own.confidence
        if (own := access.facts.get(one.fact)) is not None
        else fact_confidence(facts, one.fact)
        for one in conditions
        if one.value is value
    )

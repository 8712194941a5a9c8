"""The article's test: from facts to one verdict, by the letter of decision.md, section 3.

The verdict U always carries one provisional code, which is never U: the same decision with
every unknown read as "not found". What that means, fact by fact:

- P1 unknown: the permission is not declared, so A2, A1 or A0.
- P2 unknown: no access that counts, so A2.
- GEN, or a condition of EXPLICIT or INFORMED: the consent, or that quality of it, is not
  found, so B, C or D. For the conditions that bar a consent (K1 to K3, an early request) the
  predicate as a whole is read, and an EXPLICIT or INFORMED that is not found is a *no*.
- C1 unknown: no request is found, so B rather than C.
- MISUSE unknown: no sign of misuse is found, so F.

One consequence is on purpose: with P1 = no, an unknown P2 or P3 does not make U. Without
the permission hidden code cannot read the phonebook (section 2), so the verdict is A1 or A0,
and A2 once a counted access is known. These three alone can change into each other when an
unknown becomes known; every other verdict but U stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.law.confidence import is_unlawful, verdict_confidence
from auditor.law.predicates import (
    held,
    is_explicit,
    is_informed,
    is_misused,
    known,
    requests_at_runtime,
)
from auditor.law.reasons import reasons_for
from auditor.model.facts import AccessFacts, Decision, Facts
from auditor.model.kleene import all_of, not_found_if_unknown
from auditor.model.vocabulary import Confidence, Kleene, VerdictCode

WORST_FIRST = (
    (VerdictCode.B, None),
    (VerdictCode.U, VerdictCode.B),
    (VerdictCode.C, None),
    (VerdictCode.U, VerdictCode.C),
    (VerdictCode.D, None),
    (VerdictCode.U, VerdictCode.D),
    (VerdictCode.E, None),
    (VerdictCode.U, VerdictCode.E),
    (VerdictCode.U, VerdictCode.F),
    (VerdictCode.F, None),
)
"""The order in which the accesses of an app decide (U(E) only of a *possible* access)."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A code, with the provisional one beside U."""

    code: VerdictCode
    provisional: VerdictCode | None = None


def decide(facts: Facts) -> Decision:
    """Return the article's verdict on an app: a pure function of its facts."""
    singles = tuple(rule_on_access(facts, one) for one in facts.counted)
    ruling = _rule_on_app(facts, singles)
    per_access = tuple(one.code for one in singles)
    unlawful = ruling.code is VerdictCode.B and is_unlawful(facts, per_access)
    return Decision(
        code=ruling.code,
        provisional=ruling.provisional,
        reasons=reasons_for(facts, ruling.code, per_access),
        confidence=verdict_confidence(facts, ruling.code, per_access),
        per_access=per_access,
        unlawful=unlawful,
    )


def rule_on_access(facts: Facts, access: AccessFacts) -> Ruling:
    """Rule on one counted access; one that is only *possible* never decides alone."""
    ruling = _rule_on_shown_access(facts, access)
    if access.confidence is Confidence.POSSIBLE and ruling.provisional is None:
        return Ruling(VerdictCode.U, ruling.code)
    return ruling


def _rule_on_shown_access(facts: Facts, access: AccessFacts) -> Ruling:
    generic = held(facts, access, "GEN")
    if generic is Kleene.YES:
        return _rule_on_consent(facts, access)
    requested = requests_at_runtime(facts)
    unasked = VerdictCode.C if not_found_if_unknown(requested) is Kleene.YES else VerdictCode.B
    if Kleene.UNKNOWN in (generic, requested):
        return Ruling(VerdictCode.U, unasked)
    return Ruling(unasked)


def _rule_on_consent(facts: Facts, access: AccessFacts) -> Ruling:
    """Rule on an access behind some act of acceptance: its quality, then the use."""
    match all_of((is_explicit(facts, access), is_informed(facts, access))):
        case Kleene.NO:
            return Ruling(VerdictCode.D)
        case Kleene.UNKNOWN:
            return Ruling(VerdictCode.U, VerdictCode.D)
        case _:
            return _rule_on_use(is_misused(facts, access))


def _rule_on_use(misused: Kleene) -> Ruling:
    match misused:
        case Kleene.YES:
            return Ruling(VerdictCode.E)
        case Kleene.NO:
            return Ruling(VerdictCode.F)
        case _:
            return Ruling(VerdictCode.U, VerdictCode.F)


def _rule_on_app(facts: Facts, singles: Sequence[Ruling]) -> Ruling:
    match known(facts, "P1"):
        case Kleene.NO:
            return Ruling(_code_without_permission(facts))
        case Kleene.UNKNOWN:
            return Ruling(VerdictCode.U, _code_without_permission(facts))
        case _:
            return _rule_on_declared(known(facts, "P2"), singles)


def _code_without_permission(facts: Facts) -> VerdictCode:
    """Return the code of an app that does not hold the permission."""
    if facts.counted or known(facts, "P2") is Kleene.YES:
        return VerdictCode.A2
    return VerdictCode.A1 if known(facts, "P3") is Kleene.YES else VerdictCode.A0


def _rule_on_declared(reads: Kleene, singles: Sequence[Ruling]) -> Ruling:
    """Rule on an app that holds the permission."""
    if reads is Kleene.NO:
        return Ruling(VerdictCode.A2)
    if reads is Kleene.UNKNOWN or not singles:
        return Ruling(VerdictCode.U, VerdictCode.A2)
    return min(singles, key=lambda one: WORST_FIRST.index((one.code, one.provisional)))

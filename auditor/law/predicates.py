"""The predicates of the decision: GEN, EXPLICIT, INFORMED and MISUSE of one counted access.

The formulas stand in decision.md, section 3. Each is written here as the list of its
conditions, because the reasons of a verdict and its confidence ask which condition failed.

Facts of one access (`PER_ACCESS`) are looked up in `AccessFacts.values` only: an app-wide
value says nothing of a single access. All other facts come from the app's table, unless an
access has its own value. A fact that nothing fills is unknown, and so is a *possible* yes.

Graded texts have ids of their own: `N1@dialog` is N1 shown by a text of the consent screen
itself, `N2@dialog` and `N3@dialog` likewise. "A request before the act" is taken from the
requests for the CONTACTS group, or from the value `early-request` of an access.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model.access import UNTOLD_PERMISSION, Request
from auditor.model.facts import AccessFacts, Facts
from auditor.model.kleene import all_of, any_of, negate
from auditor.model.vocabulary import Confidence, Kleene, Reached

CONTACTS_GROUP = frozenset(
    {
        "android.permission.READ_CONTACTS",
        "android.permission.WRITE_CONTACTS",
        "android.permission.GET_ACCOUNTS",
    }
)
"""The permissions that one system prompt covers (Android's permission group CONTACTS)."""

EARLY_REQUEST = "early-request"
"""The pseudo-fact "some request for the CONTACTS group comes before the act"."""

PER_ACCESS = frozenset(
    {"GEN", "P4", "K2", EARLY_REQUEST}
    | {f"C{number}" for number in range(2, 8)}
    | {f"N{number}" for number in range(1, 12)}
    | {f"N{number}@dialog" for number in range(1, 12)}
)
"""Facts that belong to each counted access (decision.md, section 2)."""

EXPLICIT_NEEDS = ("C3", "C4", "C5", "C7", "N1@dialog", "N3", "N7")
EXPLICIT_BARS = (EARLY_REQUEST,)
INFORMED_NEEDS = ("N2@dialog", "N5", "N6", "N9", "N10", "C6")
INFORMED_BARS = ("K1", "K2", "K3")
MISUSE_SIGNS = ("X3", "X4", "X6", "X7")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a predicate, with the fact that fills it."""

    fact: str
    value: Kleene
    """Whether the condition is fulfilled, not the fact's own value."""


def known(facts: Facts, fact: str) -> Kleene:
    """Return an app-wide fact as the verdict counts it: a *possible* yes is unknown."""
    value = facts.value(fact)
    if value is Kleene.YES and facts.table[fact].confidence is Confidence.POSSIBLE:
        return Kleene.UNKNOWN
    return value


def held(facts: Facts, access: AccessFacts, fact: str) -> Kleene:
    """Return a fact as it counts for one access."""
    if fact in access.values:
        return access.values[fact]
    if fact == EARLY_REQUEST:
        return early_request(facts)
    if fact in PER_ACCESS:
        return Kleene.UNKNOWN
    return known(facts, fact)


def requests_at_runtime(facts: Facts) -> Kleene:
    """Return C1; a legacy app has no runtime request whatever its code says (section 2)."""
    return Kleene.NO if facts.legacy else known(facts, "C1")


def contacts_requests(facts: Facts) -> tuple[Request, ...]:
    """Return the runtime requests for a permission of the CONTACTS group."""
    return tuple(
        one
        for one in facts.requests
        if CONTACTS_GROUP.intersection((one.permission, *one.together_with))
    )


def early_request(facts: Facts) -> Kleene:
    """Say whether some request for the CONTACTS group comes before the act of acceptance.

    Where it is not known whether the system is asked, or what for, that may be contacts, and may come early.
    """
    found = [_comes_early(one) for one in contacts_requests(facts)]
    if any(one.permission == UNTOLD_PERMISSION for one in facts.requests):
        found.append(Kleene.UNKNOWN)
    if requests_at_runtime(facts) is Kleene.UNKNOWN:
        found.append(Kleene.UNKNOWN)
    return any_of(found)


def _comes_early(request: Request) -> Kleene:
    """Read one request; what is not proved reached proves nothing."""
    if request.before_consent is Kleene.YES and request.reached is Reached.NOT_PROVED:
        return Kleene.UNKNOWN
    return request.before_consent


def explicit_conditions(facts: Facts, access: AccessFacts) -> Iterator[Condition]:
    """Yield the conditions of EXPLICIT."""
    for fact in EXPLICIT_NEEDS:
        yield Condition(fact, held(facts, access, fact))
    for fact in EXPLICIT_BARS:
        yield Condition(fact, negate(held(facts, access, fact)))


def informed_conditions(facts: Facts, access: AccessFacts) -> Iterator[Condition]:
    """Yield the conditions of INFORMED."""
    for fact in INFORMED_NEEDS:
        yield Condition(fact, held(facts, access, fact))
    for fact in INFORMED_BARS:
        yield Condition(fact, negate(held(facts, access, fact)))


def misuse_signs(facts: Facts, access: AccessFacts) -> Iterator[Condition]:
    """Yield the signs of MISUSE, any of which suffices.

    X2 alone never makes a yes: traces of an upload leave the matter unknown.
    """
    for fact in MISUSE_SIGNS:
        yield Condition(fact, held(facts, access, fact))
    bulk_leaves = all_of((held(facts, access, "P4"), held(facts, access, "X1")))
    yield Condition("X1", bulk_leaves)
    yield Condition("X2", all_of((held(facts, access, "X2"), Kleene.UNKNOWN)))


def is_explicit(facts: Facts, access: AccessFacts) -> Kleene:
    """Say whether the borrower agreed explicitly before this access."""
    return all_of(one.value for one in explicit_conditions(facts, access))


def is_informed(facts: Facts, access: AccessFacts) -> Kleene:
    """Say whether the borrower was told what the agreement means."""
    return all_of(one.value for one in informed_conditions(facts, access))


def is_misused(facts: Facts, access: AccessFacts) -> Kleene:
    """Say whether signs of misuse stand behind this access."""
    return any_of(one.value for one in misuse_signs(facts, access))

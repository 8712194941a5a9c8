"""The reason codes beside a verdict: decision.md, section 5. They come from facts alone."""

from collections.abc import Callable, Iterator, Sequence

from auditor.law.predicates import (
    EARLY_REQUEST,
    contacts_requests,
    held,
    is_explicit,
    is_informed,
    is_misused,
    known,
    requests_at_runtime,
)
from auditor.model.access import Access
from auditor.model.facts import AccessFacts, Facts
from auditor.model.kleene import all_of, any_of
from auditor.model.vocabulary import (
    Data,
    Extent,
    Kleene,
    LimitKind,
    Reached,
    Sense,
    VerdictCode,
)

LATE_CONSENT = "C3"
"""The reason that a consent comes after the read."""
PROXIES = "proxies"
"""The reason that P7 adds to any code."""

DEFICIENCIES = (
    ("D1", ("C5",), Kleene.NO),
    ("D2", ("C6",), Kleene.NO),
    ("D3", ("C3",), Kleene.NO),
    ("D4", ("N1@dialog",), Kleene.NO),
    ("D5", ("N2", "N2@dialog"), Kleene.NO),
    ("D6", ("N5",), Kleene.NO),
    ("D7", ("N6",), Kleene.NO),
    ("D8", ("C7",), Kleene.NO),
    ("D9", ("K1", "K2", "K3"), Kleene.YES),
    ("D10", ("C4",), Kleene.NO),
    ("D11", (EARLY_REQUEST,), Kleene.YES),
    ("D12", ("N3", "N7", "N9"), Kleene.NO),
    ("D13", ("N10",), Kleene.NO),
)
"""Code, the facts any of which gives it, and the value that does."""

_AGAINST_CODE = ("K1", "K2", "K3")
"""Facts that hold a text against what the code does: where data goes can leave them open too."""
MISUSES = (("M2", "X3"), ("M3", "X4"), ("M4", "X6"), ("M5", "X7"))
"""Code and fact; M1 needs two facts and stands apart."""

UNSEEN = (
    (
        "U1",
        frozenset(
            {
                LimitKind.PACKED,
                LimitKind.ENCRYPTED_MEMBER,
                LimitKind.DYNAMIC_CODE,
                LimitKind.NATIVE,
            }
        ),
    ),
    ("U2", frozenset({LimitKind.SCRIPT_BYTECODE})),
    (
        "U3",
        frozenset({LimitKind.REMOTE_PAGE, LimitKind.IMAGE_TEXT, LimitKind.LANGUAGE_NOT_READ}),
    ),
    ("U4", frozenset({LimitKind.UNRESOLVED_CALL})),
    ("U5", frozenset({LimitKind.MISSING_SPLIT})),
    ("U6", frozenset({LimitKind.BUDGET, LimitKind.TIME, LimitKind.MEMORY})),
)
"""Code and the kinds of limit that give it."""

COUNTED_DATA = frozenset({Data.CONTACTS, Data.SIM_CONTACTS})
COUNTED_EXTENTS = frozenset({Extent.BULK, Extent.LOOKUP, Extent.UNKNOWN})


def reasons_for(
    facts: Facts, code: VerdictCode, per_access: Sequence[VerdictCode]
) -> tuple[str, ...]:
    """Return the reason codes of a verdict, in the order of decision.md, section 5."""
    alike = tuple(
        one for one, its in zip(facts.counted, per_access, strict=True) if its is code
    )
    reasons = list(_REASONS[code](facts, alike)) if code in _REASONS else []
    if code in (VerdictCode.B, VerdictCode.C, VerdictCode.D, VerdictCode.E):
        reasons.extend(_misuse_reasons(facts))
    if known(facts, "P7") is Kleene.YES:
        reasons.append(PROXIES)
    return tuple(reasons)


def is_counted_kind(access: Access) -> bool:
    """Say whether an access would count if it were reached (decision.md, section 2)."""
    return access.data in COUNTED_DATA and access.extent in COUNTED_EXTENTS


def _unpaired_reasons(facts: Facts, _: Sequence[AccessFacts]) -> Iterator[str]:
    """Yield A2a to A2d."""
    if known(facts, "P1") is Kleene.NO:
        yield "A2b"
        return
    asleep = any(
        is_counted_kind(one) and one.reached is Reached.NOT_PROVED for one in facts.accesses
    )
    picker = known(facts, "P3") is Kleene.YES
    if not asleep and not picker:
        yield "A2a"
    if asleep:
        yield "A2c"
    if picker:
        yield "A2d"


def _unasked_reasons(facts: Facts, _: Sequence[AccessFacts]) -> Iterator[str]:
    """Yield B1 and B2; a legacy app's requests count as requests made, though they ask nothing."""
    if facts.legacy:
        yield "B1"
    if not (facts.legacy and contacts_requests(facts)):
        yield "B2"


def _prompt_only_reasons(facts: Facts, accesses: Sequence[AccessFacts]) -> Iterator[str]:
    """Yield C1 to C3; C1 wherever neither of the others says why: what names contacts is agreed to by nobody."""
    naming = any_of(held(facts, one, "N1") for one in accesses)
    early = any(one.access.before_consent is Kleene.YES for one in accesses)
    is_late = facts.has_consent_screen and naming is not Kleene.NO and early
    if naming is Kleene.UNKNOWN:
        yield "C2"
    elif not is_late:
        yield "C1"
    if is_late:
        yield LATE_CONSENT


def _deficiency_reasons(facts: Facts, accesses: Sequence[AccessFacts]) -> Iterator[str]:
    """Yield D1 to D13."""
    for code, names, deciding in DEFICIENCIES:
        if any(held(facts, one, name) is deciding for one in accesses for name in names):
            yield code


def _misuse_reasons(facts: Facts) -> Iterator[str]:
    """Yield M1 to M5, of every counted access."""
    if any(
        all_of((held(facts, one, "P4"), held(facts, one, "X1"))) is Kleene.YES
        for one in facts.counted
    ):
        yield "M1"
    for code, fact in MISUSES:
        if any(held(facts, one, fact) is Kleene.YES for one in facts.counted):
            yield code


def _undetermined_reasons(facts: Facts, accesses: Sequence[AccessFacts]) -> Iterator[str]:
    """Yield U1 to U6: what kept the deciding facts from being known."""
    permission = known(facts, "P1") is Kleene.UNKNOWN
    senses = {Sense.MANIFEST} if permission else _unseen_senses(facts, accesses)
    limits = [one for one in facts.limits if senses.intersection(one.blinds)]
    codes = {code for one in limits for code, causes in UNSEEN if one.what in causes}
    # A member that cannot be read hides code or words: what it blinds says which.
    codes |= {
        "U1" if Sense.READ in one.blinds else "U3"
        for one in limits
        if one.what is LimitKind.UNREADABLE_MEMBER
    }
    if permission:
        codes.add("U5")
    if not codes:
        codes.add("U3" if Sense.CONSENT in senses else "U4")
    yield from sorted(codes)


def _unseen_senses(facts: Facts, accesses: Sequence[AccessFacts]) -> set[Sense]:
    """Return the senses that the undecided facts needed."""
    if not accesses:
        return {Sense.READ}
    senses: set[Sense] = set()
    for one in accesses:
        consent = _consent_side(facts, one)
        if consent is Kleene.UNKNOWN:
            senses |= {Sense.CONSENT, Sense.TEXT}
            if Kleene.UNKNOWN in (held(facts, one, key) for key in _AGAINST_CODE):
                senses.add(Sense.FLOW)
        elif is_misused(facts, one) is Kleene.UNKNOWN:
            senses.add(Sense.FLOW)
    return senses or {Sense.READ}


def _consent_side(facts: Facts, access: AccessFacts) -> Kleene:
    """Say whether consent to one access is settled: unknown when its verdict hangs on it."""
    generic = held(facts, access, "GEN")
    if generic is Kleene.NO:
        return requests_at_runtime(facts)
    if generic is Kleene.UNKNOWN:
        return generic
    return all_of((generic, is_explicit(facts, access), is_informed(facts, access)))


_REASONS: dict[VerdictCode, Callable[[Facts, Sequence[AccessFacts]], Iterator[str]]] = {
    VerdictCode.A2: _unpaired_reasons,
    VerdictCode.B: _unasked_reasons,
    VerdictCode.C: _prompt_only_reasons,
    VerdictCode.D: _deficiency_reasons,
    VerdictCode.U: _undetermined_reasons,
}

"""Which three pieces of evidence stand on the front page: first those that made the verdict."""

from collections.abc import Iterator, Mapping

from auditor.model.result import Verdict
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    SEVERITY_ORDER,
    EvidenceKind,
    Kleene,
    Status,
)
from reports.path import Gate
from reports.picture import FactView, FindingView, Strong

STATUS_ORDER = {
    status: rank
    for rank, status in enumerate((Status.OPEN, Status.KNOWN, Status.ANSWERED, Status.WAIVED))
}
"""What nobody has accepted stands before what somebody has."""
NO_POLICY = "LAP-N01"
"""Speaks in the place of the rules that miss something in a policy, where there is none."""
RULES_BY_REASON: Mapping[str, tuple[str, ...]] = {
    "B": ("LAP-A03",),
    "C": ("LAP-C01",),
    "D1": ("LAP-C06",),
    "D2": ("LAP-C05",),
    "D3": ("LAP-C04",),
    "D4": ("LAP-C11",),
    "D5": ("LAP-N03", "LAP-N02", NO_POLICY),
    "D6": ("LAP-N06", "LAP-N02", NO_POLICY),
    "D7": ("LAP-N07", NO_POLICY),
    "D8": ("LAP-C07", "LAP-C08"),
    "D9": ("LAP-N04", "LAP-N05", "LAP-N12"),
    "D10": ("LAP-C03",),
    "D11": ("LAP-C02",),
    "D12": ("LAP-N03", "LAP-I01", "LAP-N08", NO_POLICY),
    "D13": ("LAP-N10", NO_POLICY),
    "M1": ("LAP-X01",),
    "M2": ("LAP-X03",),
    "M3": ("LAP-X02",),
    "M4": ("LAP-X05",),
    "M5": ("LAP-X04",),
}
"""Verdict or reason, and the rules that speak of it: the decision, section 5."""
_MOST = 3
_OTHERS = 2
"""The rank of rules that no reason names."""


def _rules_of(verdict: Verdict) -> Mapping[str, int]:
    """Return the rules whose findings show why the verdict is what it is, with their rank.

    First those of the verdict's own reasons, then those of what is said besides: a D stands on
    its defects, whatever misuse is seen too.
    """
    ranks: dict[str, int] = {}
    for one in (verdict.code.value, *verdict.reasons):
        for rule in RULES_BY_REASON.get(one, ()):
            rank = 0 if one.startswith(verdict.code.value) else 1
            ranks[rule] = min(rank, ranks.get(rule, rank))
    return ranks


def _weight(
    view: FindingView, own: Mapping[str, int]
) -> tuple[int, int, int, int, bool, bool, int]:
    """Order findings for the front page: the verdict's own, then by weight, then code."""
    one = view.finding
    return (
        STATUS_ORDER[one.status],
        own.get(one.rule, _OTHERS),
        SEVERITY_ORDER[one.severity],
        CONFIDENCE_ORDER[one.confidence],
        "article" not in one.layer,
        not any(place.deciding for place in view.places),
        view.number,
    )


def _candidates(
    own: Mapping[str, int],
    findings: tuple[FindingView, ...],
    facts: tuple[FactView, ...],
    gates: tuple[Gate, ...],
) -> Iterator[Strong]:
    """Yield what could stand on the front page, the strongest first."""
    for view in sorted(findings, key=lambda one: _weight(one, own)):
        in_code = any(place.deciding for place in view.places)
        for place in sorted(view.places, key=lambda one: one.deciding is None):
            if in_code and place.evidence.kind is EvidenceKind.MANIFEST:
                continue  # What code does is not shown at the line that asks for a permission.
            yield Strong(view.finding.message, place, view, None)
    deciding = {id_ for gate in gates if gate.left_here for id_ in gate.facts}
    for held in sorted(facts, key=lambda one: one.id not in deciding):
        if held.id in deciding or held.fact.value is Kleene.YES:
            for place in held.places[:1]:
                yield Strong(held.fact.because, place, None, held)


def strongest(
    verdict: Verdict,
    findings: tuple[FindingView, ...],
    facts: tuple[FactView, ...],
    gates: tuple[Gate, ...],
) -> tuple[Strong, ...]:
    """Choose the evidence of the front page: heaviest open findings, then facts that hold.

    Each piece is another claim at another place; a finding of the article comes before one of
    the law layer at the same weight.
    """
    chosen: list[Strong] = []
    for one in _candidates(_rules_of(verdict), findings, facts, gates):
        if one.place.number in {other.place.number for other in chosen}:
            continue
        if any(other.claim == one.claim for other in chosen):
            continue
        chosen.append(one)
        if len(chosen) == _MOST:
            break
    return tuple(chosen)

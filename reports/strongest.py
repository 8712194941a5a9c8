"""Which three pieces of evidence stand on the front page: first those that made the verdict."""

from collections.abc import Iterator

from auditor.model.evidence import Step
from auditor.model.result import Verdict
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    SEVERITY_ORDER,
    EvidenceKind,
    Kleene,
    Status,
)
from reports.path import Gate
from reports.picture import FactView, FindingView, Place, Strong

STATUS_ORDER = {
    status: rank
    for rank, status in enumerate((Status.OPEN, Status.KNOWN, Status.ANSWERED, Status.WAIVED))
}
"""What nobody has accepted stands before what somebody has."""
_WORDS = frozenset({EvidenceKind.RESOURCE, EvidenceKind.ASSET})
"""Where texts lie that a claim on wording quotes."""
_MOST = 3
_OUTWARD = "LAP-X"
"""The family of rules on where data goes."""
_OTHERS = 2
"""The rank of rules that no reason names."""


def _rank_of(view: FindingView, verdict: Verdict) -> int:
    """Say how near a finding is to the verdict.

    First what shows the verdict or its own reasons, then what is said besides: a D stands on its
    defects, whatever misuse is seen too.
    """
    shown = view.card.shows if view.card else ()
    ranks = [
        0 if one.startswith(verdict.code.value) else 1
        for one in (verdict.code.value, *verdict.reasons)
        if one in shown
    ]
    return min(ranks, default=_OTHERS)


def _weight(view: FindingView, verdict: Verdict) -> tuple[int, int, int, int, bool, bool, int]:
    """Order findings for the front page: the verdict's own, then by weight, then code."""
    one = view.finding
    return (
        STATUS_ORDER[one.status],
        _rank_of(view, verdict),
        SEVERITY_ORDER[one.severity],
        CONFIDENCE_ORDER[one.confidence],
        "article" not in one.layer,
        not any(place.deciding for place in view.places),
        view.number,
    )


def _end(view: FindingView, place: Place) -> Place | None:
    """Return the place that a claim about two things needs beside its first one.

    Of data that leaves: where it does. Of a text against the code: the one of which it is not.
    """
    if view.texts and view.codes:
        told = {one.number for one in view.texts}
        return (view.codes if place.number in told else view.texts)[0]
    steps = view.finding.steps
    if not (steps and view.finding.rule.startswith(_OUTWARD) and _is_at(place, steps[0])):
        return None
    ends = (one for one in view.places if _is_at(one, steps[-1]))
    return next((one for one in ends if one.number != place.number), None)


def _in_order(view: FindingView) -> list[Place]:
    """Return the places of a finding as the front page shows them: the text first where it rests on one, else what decides."""
    first = view.places[:1]
    if any(one.evidence.kind in _WORDS for one in first):
        return list(view.places)
    return sorted(view.places, key=lambda one: one.deciding is None)


def _is_at(place: Place, step: Step) -> bool:
    """Say whether a place is where a step is taken."""
    seen = place.evidence
    return (seen.symbol or seen.part, seen.offset) == (step.method, step.offset)


def _candidates(
    verdict: Verdict,
    findings: tuple[FindingView, ...],
    facts: tuple[FactView, ...],
    gates: tuple[Gate, ...],
) -> Iterator[Strong]:
    """Yield what could stand on the front page, the strongest first."""
    for view in sorted(findings, key=lambda one: _weight(one, verdict)):
        in_code = any(place.deciding for place in view.places)
        for place in _in_order(view):
            if in_code and place.evidence.kind is EvidenceKind.MANIFEST:
                continue  # What code does is not shown at the line that asks for a permission.
            yield Strong(view.finding.message, place, view, None, _end(view, place))
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
    for one in _candidates(verdict, findings, facts, gates):
        if one.place.number in {other.place.number for other in chosen}:
            continue
        if any(other.claim == one.claim for other in chosen):
            continue
        chosen.append(one)
        if len(chosen) == _MOST:
            break
    return tuple(chosen)

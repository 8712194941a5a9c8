"""Decide from finished results whether a build should stop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.model.finding import Finding
from auditor.model.result import AuditResult
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    SEVERITY_ORDER,
    Confidence,
    LimitKind,
    Severity,
    Status,
    VerdictCode,
)


class GateLayer(StrEnum):
    """Whose findings count: those of the article's test, of the law, or all."""

    ARTICLE = "article"
    LAW = "law"
    ALL = "all"


class GateOutcome(StrEnum):
    """What the gate says of a whole run."""

    PASSED = "passed"
    STANDS = "stands"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where on a result stops a build."""

    fail_on: Severity | None = Severity.HIGH
    """Open findings at or above it; None lets every finding pass."""
    verdicts: tuple[VerdictCode, ...] = ()
    """Verdicts that stop as such."""
    layer: GateLayer = GateLayer.ALL
    """Whose findings count."""
    min_confidence: Confidence = Confidence.POSSIBLE
    """From which confidence findings count."""


STRICT_LIMITS = frozenset(
    {
        LimitKind.TIME,
        LimitKind.MEMORY,
        LimitKind.MISSING_SPLIT,
        LimitKind.UNREADABLE_MEMBER,
    }
)
"""Limits that `--strict` does not accept: the audit was cut short or lacked a part."""


DRAFT = "draft"


def _concerns(finding: Finding, layer: GateLayer, laws: frozenset[str]) -> bool:
    """Say whether a finding belongs to the layer that counts; `laws` are those that bind."""
    match layer:
        case GateLayer.ALL:
            return True
        case GateLayer.ARTICLE:
            return "article" in finding.layer
        case GateLayer.LAW:
            return not laws.isdisjoint(finding.layer)


def standing(result: AuditResult, threshold: Threshold) -> tuple[Finding, ...]:
    """List the open findings of a result that are at or above the threshold.

    For the law's gate those of the packs that were applied count; a draft stops no build.
    """
    if threshold.fail_on is None:
        return ()
    heaviest = SEVERITY_ORDER[threshold.fail_on]
    weakest = CONFIDENCE_ORDER[threshold.min_confidence]
    laws = frozenset(f"law:{one.id}" for one in result.packs if one.status != DRAFT)
    return tuple(
        finding
        for finding in result.findings
        if finding.status is Status.OPEN
        and SEVERITY_ORDER[finding.severity] <= heaviest
        and CONFIDENCE_ORDER[finding.confidence] <= weakest
        and _concerns(finding, threshold.layer, laws)
    )


def stops(result: AuditResult, threshold: Threshold) -> bool:
    """Say whether a result stops a build, by its findings or by its verdict."""
    verdict = result.settled_verdict
    return verdict.code in threshold.verdicts or bool(standing(result, threshold))


def unsettled(result: AuditResult) -> Iterator[str]:
    """Yield what `--strict` does not accept in a result, in words for one line."""
    verdict = result.settled_verdict
    if verdict.code is VerdictCode.U:
        yield "the verdict is U, undetermined"
    for limit in result.limits:
        if limit.what in STRICT_LIMITS:
            yield f"limit {limit.what} at {limit.scope}"


def decide(
    results: Sequence[AuditResult], *, threshold: Threshold, failed: bool, strict: bool
) -> GateOutcome:
    """Answer for a whole run; something that stands wins over something that failed."""
    if any(stops(one, threshold) for one in results):
        return GateOutcome.STANDS
    if failed or (strict and any(any(unsettled(one)) for one in results)):
        return GateOutcome.INCOMPLETE
    return GateOutcome.PASSED

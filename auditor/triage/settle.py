"""Settle the status of findings: known from a baseline, waived by a person, or open.

This happens once, after the audit and before any report: rules and renderers know nothing of
it. Findings are marked, never removed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.model.finding import Finding, Waiver
from auditor.model.result import AuditResult, Baseline
from auditor.model.vocabulary import SEVERITY_ORDER, Status
from auditor.triage.waivers import WaiverEntry

NEW, UNCHANGED, UPDATED = "new", "unchanged", "updated"
"""What a finding is beside the baseline; SARIF's words."""


@dataclass(frozen=True, slots=True)
class Triage:
    """What a run accepts: an earlier result of each package, waivers, and the day."""

    baselines: Mapping[str, AuditResult] = field(default_factory=dict)
    waivers: tuple[WaiverEntry, ...] = ()
    day: str = ""
    """YYYY-MM-DD; only the ends of waivers look at it."""


def baselines_of(results: Iterable[AuditResult]) -> Mapping[str, AuditResult]:
    """Return the results by package, of several versions the latest."""
    ordered = sorted(results, key=lambda one: one.app.version_code)
    return {one.app.package: one for one in ordered}


def settle(result: AuditResult, triage: Triage) -> tuple[AuditResult, frozenset[int]]:
    """Return the result with every finding's status, and the numbers of the waivers it used.

    A finding that the baseline has too is *known*, unless it weighs more now. A waiver counts
    before the baseline. A result that was settled before is settled anew.
    """
    baseline = triage.baselines.get(result.app.package)
    before = {one.fingerprint: one for one in baseline.findings} if baseline else {}
    findings, used = [], set()
    for finding in map(_reopened, result.findings):
        settled = _beside(finding, before) if baseline else finding
        entry = _waiver_for(settled, result.app.package, triage)
        if entry is not None:
            used.add(entry.number)
            settled = replace(
                settled,
                status=Status.WAIVED,
                waiver=Waiver(entry.because, entry.by, entry.until, entry.target, entry.where),
            )
        findings.append(settled)
    applied = tuple(one.shown for one in triage.waivers if one.number in used)
    audit = replace(result.audit, baseline=_named(baseline) if baseline else None)
    settled_result = replace(result, findings=tuple(findings), waivers=applied, audit=audit)
    return settled_result, frozenset(used)


def _reopened(finding: Finding) -> Finding:
    """Return a finding as the audit left it; a reviewer's answer stays."""
    status = Status.ANSWERED if finding.status is Status.ANSWERED else Status.OPEN
    return replace(finding, status=status, waiver=None, baseline=None)


def _beside(finding: Finding, before: Mapping[str, Finding]) -> Finding:
    """Return a finding marked by whether the baseline has it."""
    was = before.get(finding.fingerprint)
    if was is None:
        return replace(finding, baseline=NEW)
    if SEVERITY_ORDER[finding.severity] < SEVERITY_ORDER[was.severity]:
        return replace(finding, baseline=UPDATED)
    status = Status.KNOWN if finding.status is Status.OPEN else finding.status
    return replace(finding, baseline=UNCHANGED, status=status)


def _waiver_for(finding: Finding, package: str, triage: Triage) -> WaiverEntry | None:
    """Return the waiver that covers a finding today: one by fingerprint before one by rule."""
    covering = [
        one
        for one in _by_precision(triage.waivers)
        if one.covers(finding, package) and not one.is_over(triage.day)
    ]
    return covering[0] if covering else None


def _by_precision(waivers: Sequence[WaiverEntry]) -> list[WaiverEntry]:
    return sorted(waivers, key=lambda one: not one.target.startswith("v"))


def _named(result: AuditResult) -> Baseline:
    """Say which earlier result it was."""
    app = result.app
    return Baseline(
        package=app.package,
        version_name=app.version_name,
        version_code=app.version_code,
        sha256=app.source.sha256,
        digest=result.tool.digest,
    )

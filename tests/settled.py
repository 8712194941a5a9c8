"""The made-up lender after triage: findings that are waived, known, new and heavier than before."""

from dataclasses import replace

from auditor.model.finding import RuleCheck
from auditor.model.result import AuditResult
from auditor.model.vocabulary import CheckOutcome, Severity
from auditor.model.words import Words
from auditor.triage.settle import Triage, settle
from auditor.triage.waivers import WaiverEntry
from tests.result_builder import legacy_lender

WAIVER = WaiverEntry(
    number=2,
    target="LAP-T01",
    package="com.fastloan.app",
    because="the picker is on its way <b>",
    by="Wang Fang, compliance",
    until="2027-03-31",
    file="waivers.toml",
)


def checked(result: AuditResult) -> AuditResult:
    """Return a result that says what became of every rule of its cards."""
    found = {one.rule for one in result.findings}
    checks = [
        RuleCheck(card.id, CheckOutcome.FOUND, Words("1 found", "发现1项"))
        if card.id in found
        else RuleCheck(card.id, CheckOutcome.NOT_FOUND, Words("nothing found", "未发现"))
        for card in result.rules
    ]
    return replace(result, checks=tuple(checks))


def settled_lender() -> AuditResult:
    """Compare with an earlier release that had less, and accept one finding."""
    now = checked(legacy_lender())
    earlier = replace(
        now,
        app=replace(now.app, version_name="2.2.0", version_code=220),
        findings=tuple(
            replace(one, severity=Severity.MEDIUM) if one.rule == "LAP-X01" else one
            for one in now.findings
            if one.rule != "LAP-N04"
        ),
    )
    triage = Triage({now.app.package: earlier}, (WAIVER,), "2026-11-26")
    return settle(now, triage)[0]

"""Write results as GitLab's code quality report: a list of what a merge request changes.

GitLab compares the list of a branch with that of its target by fingerprint, so waived
findings are left out and known ones stay in.
Source: GitLab documentation, "Code Quality report format", read 2026-11.
"""

import json
from collections.abc import Iterator
from typing import Any

from auditor.model.finding import Finding
from auditor.model.result import AuditResult, FleetResult
from auditor.model.vocabulary import Severity, Status
from reports.glossary import Lang, in_language
from reports.visible import one_line

SEVERITIES = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}
_NOT_AUDITED = "not-audited"


def to_gitlab(result: AuditResult, *, lang: Lang = "en") -> bytes:
    """Return one result as a code quality report."""
    return _written(list(_entries(result, lang)))


def to_gitlab_fleet(fleet: FleetResult, *, lang: Lang = "en") -> bytes:
    """Return several results as one code quality report; a failed audit is a blocker."""
    entries = [entry for one in fleet.results for entry in _entries(one, lang)]
    failed = [
        {
            "description": one_line(f"{one.kind}: {one.message}"),
            "check_name": _NOT_AUDITED,
            "fingerprint": one_line(f"{_NOT_AUDITED}:{one.name}"),
            "severity": "blocker",
            "location": {"path": one_line(one.name), "lines": {"begin": 1}},
        }
        for one in fleet.failures
    ]
    return _written([*entries, *failed])


def _written(entries: list[dict[str, Any]]) -> bytes:
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _entries(result: AuditResult, lang: Lang) -> Iterator[dict[str, Any]]:
    for finding in result.findings:
        if finding.status is not Status.WAIVED:
            yield _entry(finding, result, lang)


def _entry(finding: Finding, result: AuditResult, lang: Lang) -> dict[str, Any]:
    app = result.app
    head = f"{app.label} ({app.package} {app.version_name})"
    return {
        "description": one_line(
            f"{head}: {in_language(finding.message, lang)} "
            f"[{finding.severity.value}, {finding.confidence.value}]"
        ),
        "check_name": finding.rule,
        "fingerprint": one_line(finding.fingerprint),
        "severity": SEVERITIES[finding.severity],
        "location": {"path": one_line(app.source.name), "lines": {"begin": 1}},
    }

"""Write results as a SARIF 2.1.0 log: one run an app, so that each has its own category."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from auditor import __version__
from auditor.model.app import Limit
from auditor.model.evidence import Evidence
from auditor.model.finding import Finding
from auditor.model.result import AuditResult, Failure, FleetResult, Verdict
from auditor.model.vocabulary import EvidenceKind, LimitKind, Severity, Status
from auditor.model.words import Words
from reports.glossary import Lang, in_language, label
from reports.sarif.places import Places, relative_uri
from reports.sarif.rules import (
    LEVELS,
    SECURITY_SEVERITIES,
    Catalogues,
    describe_rules,
    pascal_case,
)
from reports.visible import one_line, visible

Json = dict[str, Any]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_RANKS = {
    Severity.CRITICAL: 95.0,
    Severity.HIGH: 80.0,
    Severity.MEDIUM: 55.0,
    Severity.LOW: 30.0,
    Severity.INFO: 0.0,
}
_FAILED = "not-audited"
_NOT_AUDITED = Words(
    "An app could not be audited; nothing is said of it.",
    "有一应用未能审计，对其不作任何判断。",
)
_UNSEEN = Words(
    "Something kept the audit from seeing a part; nothing found there means undetermined.",
    "检测未能看到某一部分；该处未发现即为无法判定。",
)
_KIND_ORDER = (
    EvidenceKind.CODE,
    EvidenceKind.SCRIPT,
    EvidenceKind.NATIVE,
    EvidenceKind.RESOURCE,
    EvidenceKind.ASSET,
    EvidenceKind.MANIFEST,
    EvidenceKind.SCOPE,
)
"""Which piece of evidence is the primary location: code before texts before the manifest."""


def to_sarif(result: AuditResult, *, lang: Lang = "en") -> bytes:
    """Return one result as a SARIF log with one run, messages in a language."""
    return _written([_run(result, lang)])


def to_sarif_fleet(fleet: FleetResult, *, lang: Lang = "en") -> bytes:
    """Return several results as a SARIF log with a run an app, failures included."""
    runs = [_run(one, lang) for one in fleet.results]
    return _written([*runs, *(_failed_run(one) for one in fleet.failures)])


def _written(runs: Sequence[Json]) -> bytes:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": list(runs)}
    # Without indentation the encoder in C is used, and services that limit the size read more.
    text = json.dumps(log, ensure_ascii=False, separators=(",", ":")) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _run(result: AuditResult, lang: Lang) -> Json:
    catalogues = Catalogues(result, lang)
    places = Places(result, lang)
    rules, numbers = describe_rules(result, catalogues, lang)
    results = [
        _result(one, result, places=places, catalogues=catalogues, numbers=numbers)
        for one in result.findings
    ]
    limits = [_notification(one, places, lang) for one in result.limits]
    package = one_line(result.app.package)
    return {
        "tool": {
            "driver": {
                "name": "auditor",
                "fullName": f"{result.tool.name} {result.tool.version}",
                "organization": "loan-app-auditor",
                "version": result.tool.version,
                "semanticVersion": result.tool.version,
                "language": "zh-CN" if lang == "zh" else "en",
                "rules": rules,
                "notifications": _limit_descriptors(lang),
                "supportedTaxonomies": catalogues.names(),
                "properties": {"digest": result.tool.digest},
            }
        },
        "language": "zh-CN" if lang == "zh" else "en",
        # Code scanning takes everything before the last slash as the category, so a new
        # version of an app closes and keeps the alerts of the old one.
        "automationDetails": {
            "id": f"auditor/{package}/{result.app.source.sha256[:12]}",
            "description": {"text": one_line(f"Audit of {result.app.label} ({package})")},
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": limits}],
        "artifacts": places.artifacts.table(),
        "taxonomies": catalogues.taxonomies(),
        "results": results,
        "columnKind": "utf16CodeUnits",
        "properties": _summary(result, lang),
    }


def _summary(result: AuditResult, lang: Lang) -> Json:
    """Return what a run says beside its findings: the verdict, who audited, and the caution."""
    app = result.app
    said: Json = {
        "verdict": _verdict(result.verdict, lang),
        "package": one_line(app.package),
        "versionName": one_line(app.version_name),
        "versionCode": app.version_code,
        "disclaimer": in_language(label("ui", "disclaimer_short"), lang),
    }
    if result.verdict_with_answers:
        said["verdictWithAnswers"] = _verdict(result.verdict_with_answers, lang)
    context = {
        "case": result.audit.case,
        "auditor": result.audit.auditor,
        "date": result.audit.date,
    }
    said |= {key: visible(value) for key, value in context.items() if value is not None}
    if result.audit.baseline:
        said["baselineSha256"] = result.audit.baseline.sha256
    return said


def _verdict(verdict: Verdict, lang: Lang) -> Json:
    return {
        "code": verdict.code.value,
        "name": verdict.name,
        "provisional": verdict.provisional.value if verdict.provisional else None,
        "reasons": list(verdict.reasons),
        "confidence": verdict.confidence.value,
        "says": visible(in_language(verdict.says, lang)),
    }


def _result(
    finding: Finding,
    result: AuditResult,
    *,
    places: Places,
    catalogues: Catalogues,
    numbers: Mapping[str, int],
) -> Json:
    first, *others = sorted(finding.evidence, key=_primary)
    text = visible(in_language(finding.message, places.lang))
    made: Json = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "kind": "informational" if finding.severity is Severity.INFO else "fail",
        "level": LEVELS[finding.severity],
        "rank": _RANKS[finding.severity],
        "message": {"text": text},
        "locations": [places.of_evidence(first)],
        "relatedLocations": [
            places.of_evidence(one, number=number) for number, one in enumerate(others, start=1)
        ],
        "codeFlows": _code_flows(finding, result, places, text),
        "partialFingerprints": _fingerprints(finding),
        "suppressions": _suppressions(finding),
        "taxa": catalogues.references(catalogues.of_finding(finding)),
        "properties": {
            "confidence": finding.confidence.value,
            "severity": finding.severity.value,
            "security-severity": SECURITY_SEVERITIES[finding.severity],
            "layer": list(finding.layer),
            "status": finding.status.value,
            "by": visible(finding.by),
        },
    }
    if finding.baseline:
        made["baselineState"] = finding.baseline
    return made


def _primary(piece: Evidence) -> tuple[int, bool]:
    """Order evidence for the primary location: code first, the deciding line first."""
    return (_KIND_ORDER.index(piece.kind), not any(line.mark for line in piece.lines))


def _code_flows(finding: Finding, result: AuditResult, places: Places, says: str) -> list[Json]:
    """Return the path of a finding, and the flows that end or begin at its evidence."""
    flows = [places.code_flow(finding.steps, says)] if finding.steps else []
    at = {(one.symbol, one.offset) for one in finding.evidence}
    for flow in result.flows:
        ends = {(end.method, end.offset) for end in (flow.source, flow.sink)}
        if ends & at and flow.steps != finding.steps:
            flows.append(places.data_flow(flow))
    return flows


def _fingerprints(finding: Finding) -> Json:
    """Return the fingerprint under our name and under the one that code scanning matches by."""
    return {
        "anchor/v1": visible(finding.fingerprint),
        "primaryLocationLineHash": visible(finding.fingerprint.rpartition(":")[2]) + ":1",
    }


def _suppressions(finding: Finding) -> list[Json]:
    """Return why a finding is accepted, by whom and until when; empty for one that stands."""
    if finding.waiver:
        waiver = finding.waiver
        return [
            {
                "kind": "external",
                "status": "accepted",
                "justification": visible(
                    f"{waiver.because} ({waiver.by}, until {waiver.until})"
                ),
                "properties": {"by": visible(waiver.by), "until": visible(waiver.until)},
            }
        ]
    if finding.status is Status.ANSWERED and finding.answer:
        justification = visible(finding.answer)
        return [{"kind": "external", "status": "accepted", "justification": justification}]
    return []


def _limit_descriptors(lang: Lang) -> list[Json]:
    """Describe every kind of limit, so that notifications can refer to it."""
    kinds: list[Json] = [
        {
            "id": f"limit/{kind.value}",
            "name": pascal_case(f"limit {kind.value}"),
            "shortDescription": {"text": in_language(label("limit", kind.value), lang)},
            "fullDescription": {"text": in_language(_UNSEEN, lang)},
            "help": {"text": in_language(_UNSEEN, lang)},
            "defaultConfiguration": {"level": "warning"},
        }
        for kind in LimitKind
    ]
    failed = {"text": in_language(_NOT_AUDITED, lang)}
    last = {"id": _FAILED, "name": pascal_case(_FAILED), "shortDescription": failed}
    return [*kinds, {**last, "fullDescription": failed, "help": failed}]


def _notification(limit: Limit, places: Places, lang: Lang) -> Json:
    """Return a limit as a notification: not seeing is part of the answer."""
    senses = ", ".join(in_language(label("sense", sense.value), lang) for sense in limit.blinds)
    text = in_language(limit.because, lang)
    return {
        "descriptor": {
            "id": f"limit/{limit.what.value}",
            "index": list(LimitKind).index(limit.what),
        },
        "level": "warning",
        "message": {"text": one_line(f"{text} [{senses}]" if senses else text)},
        "locations": [places.of_scope(limit.scope)],
        "properties": {"blinds": [sense.value for sense in limit.blinds]},
    }


def _failed_run(failure: Failure) -> Json:
    """Return a run without results for an app that could not be audited."""
    name = failure.name.rpartition("/")[2] or failure.name
    location = {"artifactLocation": {"uri": relative_uri(failure.name)}}
    return {
        "tool": {
            "driver": {
                "name": "auditor",
                "organization": "loan-app-auditor",
                "version": __version__,
                "rules": [],
                "notifications": _limit_descriptors("en"),
            }
        },
        "automationDetails": {"id": f"auditor/{one_line(name)}/not-audited"},
        "invocations": [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [
                    {
                        "descriptor": {"id": _FAILED, "index": len(LimitKind)},
                        "level": "error",
                        "message": {"text": one_line(f"{failure.kind}: {failure.message}")},
                        "locations": [{"physicalLocation": location}],
                    }
                ],
            }
        ],
        "results": [],
        "columnKind": "utf16CodeUnits",
    }

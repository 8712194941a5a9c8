"""Write results as CSV for a spreadsheet: a row a finding, and none of the apps dropped.

An app without findings and one that could not be audited have a row of their own. The file
begins with a byte order mark, without which spreadsheets garble Chinese, and no cell begins
with a character that a spreadsheet takes for a formula.
Source: RFC 4180; OWASP, "CSV Injection".
"""

import csv
import io
from collections.abc import Iterable, Iterator

from auditor.model.finding import Finding
from auditor.model.result import AuditResult, Failure, FleetResult
from reports.visible import one_line

COLUMNS = (
    "file",
    "package",
    "version_name",
    "version_code",
    "sha256",
    "label",
    "verdict",
    "provisional",
    "verdict_confidence",
    "rule",
    "title_en",
    "title_zh",
    "severity",
    "confidence",
    "status",
    "baseline",
    "layer",
    "by",
    "message_en",
    "message_zh",
    "part",
    "place",
    "offset",
    "places",
    "elements",
    "clauses",
    "waived_because",
    "waived_by",
    "waived_until",
    "fingerprint",
    "digest",
    "failure",
)
_FORMULA = ("=", "+", "-", "@")


def to_csv(result: AuditResult) -> bytes:
    """Return one result as CSV, heaviest finding first."""
    return _written(_rows(result))


def to_csv_fleet(fleet: FleetResult) -> bytes:
    """Return several results as one CSV, then what could not be audited."""
    rows = [row for one in fleet.results for row in _rows(one)]
    return _written([*rows, *(_failed(one) for one in fleet.failures)])


def _written(rows: Iterable[dict[str, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: object) -> object:
    """Return a value as one line that no spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(result: AuditResult) -> Iterator[dict[str, object]]:
    head = _app(result)
    if not result.findings:
        yield head
    for finding in result.findings:
        yield {**head, **_finding(finding, result)}


def _app(result: AuditResult) -> dict[str, object]:
    app, verdict = result.app, result.verdict
    return {
        "file": app.source.name,
        "package": app.package,
        "version_name": app.version_name,
        "version_code": app.version_code,
        "sha256": app.source.sha256,
        "label": app.label,
        "verdict": verdict.code.value,
        "provisional": verdict.provisional.value if verdict.provisional else "",
        "verdict_confidence": verdict.confidence.value,
        "digest": result.tool.digest,
    }


def _finding(finding: Finding, result: AuditResult) -> dict[str, object]:
    card = next((one for one in result.rules if one.id == finding.rule), None)
    place = finding.evidence[0]
    waiver = finding.waiver
    mine = finding.fingerprint
    return {
        "rule": finding.rule,
        "title_en": card.title.en if card else "",
        "title_zh": card.title.zh if card else "",
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "status": finding.status.value,
        "baseline": finding.baseline,
        "layer": " ".join(finding.layer),
        "by": finding.by,
        "message_en": finding.message.en,
        "message_zh": finding.message.zh,
        "part": place.part,
        "place": place.symbol or place.xpath or "",
        "offset": place.offset,
        "places": len(finding.evidence),
        "elements": " ".join(one.id for one in result.elements if mine in one.findings),
        "clauses": " ".join(one.id for one in result.clauses if mine in one.findings),
        "waived_because": waiver.because if waiver else "",
        "waived_by": waiver.by if waiver else "",
        "waived_until": waiver.until if waiver else "",
        "fingerprint": mine,
    }


def _failed(failure: Failure) -> dict[str, object]:
    return {"file": failure.name, "failure": f"{failure.kind}: {failure.message}"}

"""Write results as JUnit XML: a case for each rule and app, so that a clean app shows passes.

A finding that stands fails its case, a rule that could not be decided is skipped with the
reason, an app that could not be audited is an error. There is no schema of JUnit's own; the
shape is what Jenkins, GitLab and Azure read in common (testsuites, testsuite, testcase).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.model.finding import Finding, RuleCard, RuleCheck
from auditor.model.result import AuditResult, Failure, FleetResult
from auditor.model.vocabulary import CheckOutcome, Severity, Status, VerdictCode
from reports.doubted import doubted
from reports.glossary import Lang, in_language, label
from reports.names import short_method
from reports.visible import one_line, visible
from reports.ways import ways

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_COUNTS = ("failure", "error", "skipped")
_VERDICT = "verdict"


def to_junit(
    result: AuditResult, *, lang: Lang = "en", standing: Collection[str] | None = None
) -> bytes:
    """Return one result as JUnit XML.

    `standing` holds the fingerprints that stop the build, so that the cases agree with the
    exit code; without it every open finding above *info* fails its case.
    """
    return _written([_suite(result, lang, standing)])


def to_junit_fleet(
    fleet: FleetResult, *, lang: Lang = "en", standing: Collection[str] | None = None
) -> bytes:
    """Return several results as JUnit XML, a suite an app, failed audits as errors."""
    suites = [_suite(one, lang, standing) for one in fleet.results]
    return _written([*suites, *(_failed(one) for one in fleet.failures)])


def _written(suites: Iterable[Element]) -> bytes:
    root = Element("testsuites", name="auditor")
    for suite in suites:
        _count(suite)
        root.append(suite)
    # The sum of skipped cases is no attribute of the root in the schemas of Jenkins and Ant.
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(one.get(name, "0")) for one in root)))
    indent(root, " ")
    text: bytes = tostring(root, "utf-8")
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + text + b"\n"


def _count(suite: Element) -> None:
    """Write how many cases a suite has and how they ended."""
    cases = suite.findall("testcase")
    ends = Counter(child.tag for case in cases for child in case if child.tag in _COUNTS)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(ends["failure"]))
    suite.set("errors", str(ends["error"]))
    suite.set("skipped", str(ends["skipped"]))


def _clean(text: str) -> str:
    """Return a text made visible, without what XML 1.0 cannot hold."""
    return _NOT_XML.sub(lambda found: f"[U+{ord(found[0]):04X}]", visible(text))


def _line(text: str) -> str:
    return _clean(one_line(text))


def _suite(result: AuditResult, lang: Lang, standing: Collection[str] | None) -> Element:
    app = result.app
    name = _line(f"{app.label}: {app.package} {app.version_name} ({app.version_code})")
    suite = Element("testsuite", name=name)
    properties = SubElement(suite, "properties")
    for key, value in (
        ("file", app.source.name),
        ("sha256", app.source.sha256),
        ("verdict", result.verdict.code.value),
        ("digest", result.tool.digest),
    ):
        SubElement(properties, "property", name=key, value=_line(value))
    suite.append(_verdict_case(result, lang))
    cards = {card.id: card for card in result.rules}
    for check in _checks(result):
        found = [one for one in result.findings if one.rule == check.rule]
        suite.append(_case(result, check, cards.get(check.rule), found, lang, standing))
    return suite


def _checks(result: AuditResult) -> Iterable[RuleCheck]:
    """Return the outcome of every rule; a result of an older version has its findings only."""
    known = {one.rule for one in result.checks}
    ids = {one.rule for one in result.findings} - known
    extra = (RuleCheck(one, CheckOutcome.FOUND, label("ui", "findings")) for one in sorted(ids))
    return (*result.checks, *extra)


def _verdict_case(result: AuditResult, lang: Lang) -> Element:
    """Return a case for the verdict: it informs, and is skipped while undetermined."""
    verdict = result.settled_verdict
    case = Element("testcase", classname=_line(result.app.package), name=_VERDICT)
    title = in_language(label("verdict", verdict.code.value), lang)
    said = _line(f"{verdict.code.value} {title}")
    if verdict.code is VerdictCode.U:
        if verdict.provisional:
            provisional = in_language(label("ui", "provisional"), lang)
            said = f"{said} ({provisional} {verdict.provisional.value})"
        SubElement(case, "skipped", message=said)
    SubElement(case, "system-out").text = _clean(
        f"{said}\n{in_language(verdict.says, lang)}\n"
        f"{in_language(label('ui', 'disclaimer_short'), lang)}"
    )
    return case


def _case(
    result: AuditResult,
    check: RuleCheck,
    card: RuleCard | None,
    found: list[Finding],
    lang: Lang,
    standing: Collection[str] | None,
) -> Element:
    title = in_language(card.title, lang) if card else ""
    case = Element(
        "testcase",
        classname=_line(result.app.package),
        name=_line(f"{check.rule} {title}"),
    )
    failing = [one for one in found if _fails(one, standing)]
    if failing:
        failure = SubElement(
            case,
            "failure",
            type=failing[0].severity.value,
            message=_line(in_language(failing[0].message, lang)),
        )
        failure.text = _clean("\n\n".join(_told(one, lang) for one in failing))
    elif accepted := [one for one in found if one.status is not Status.OPEN]:
        SubElement(case, "skipped", message=_line(_accepted(accepted[0], lang)))
    elif check.outcome is CheckOutcome.UNDETERMINED:
        SubElement(case, "skipped", message=_line(in_language(check.because, lang)))
    quiet = [one for one in found if one not in failing]
    if quiet:
        told = "\n\n".join(_told(one, lang) for one in quiet)
        SubElement(case, "system-out").text = _clean(told)
    return case


def _fails(finding: Finding, standing: Collection[str] | None) -> bool:
    if finding.status is not Status.OPEN:
        return False
    if standing is None:
        return finding.severity is not Severity.INFO
    return finding.fingerprint in standing


def _accepted(finding: Finding, lang: Lang) -> str:
    """Say why a finding does not fail: known, waived by whom until when, or answered."""
    status = in_language(label("status", finding.status.value), lang)
    if finding.waiver:
        waiver = finding.waiver
        return f"{status}: {waiver.because} ({waiver.by}, {waiver.until})"
    return f"{status}: {finding.answer}" if finding.answer else status


def _told(finding: Finding, lang: Lang) -> str:
    """Return a finding as lines: weight, claim, places, path, remedy's rule, fingerprint."""
    severity = in_language(label("severity", finding.severity.value), lang)
    confidence = in_language(label("confidence", finding.confidence.value), lang)
    lines = [f"{finding.rule} [{severity}, {confidence}] {in_language(finding.message, lang)}"]
    for piece in finding.evidence:
        offset = "" if piece.offset is None else f" +{piece.offset}"
        where = piece.symbol or piece.xpath or ""
        lines.append(f"  at {where}{offset} ({piece.part})" if where else f"  in {piece.part}")
    lines += [
        f"  {number}. {short_method(step.method)}: {in_language(doubted(step), lang)}"
        for way in ways(finding.steps)
        for number, step in enumerate(way, start=1)
    ]
    if finding.status is not Status.OPEN:
        lines.append(f"  {_accepted(finding, lang)}")
    return "\n".join([*lines, f"  {finding.fingerprint}"])


def _failed(failure: Failure) -> Element:
    suite = Element("testsuite", name=_line(failure.name))
    case = SubElement(suite, "testcase", classname=_line(failure.name), name="audit")
    SubElement(case, "error", type=_line(failure.kind), message=_line(failure.message))
    return suite

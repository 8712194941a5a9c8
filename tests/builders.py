"""Values of the model built by hand, so that tests of gates, reports and exits need no package."""

from dataclasses import replace

from auditor.model.app import Limit, Part, SourceFile
from auditor.model.evidence import Evidence
from auditor.model.facts import Lending
from auditor.model.finding import Finding, fingerprint
from auditor.model.result import (
    RESULT_SCHEMA,
    AppRecord,
    AuditContext,
    AuditResult,
    Tool,
    Verdict,
)
from auditor.model.vocabulary import (
    VERDICT_NAMES,
    Confidence,
    Container,
    EvidenceKind,
    Kleene,
    LimitKind,
    Sense,
    Severity,
    Status,
    VerdictCode,
)
from auditor.model.words import same


def finding(
    severity: Severity = Severity.HIGH,
    confidence: Confidence = Confidence.CONFIRMED,
    *,
    rule: str = "LAP-A02",
    layer: tuple[str, ...] = ("article",),
    status: Status = Status.OPEN,
) -> Finding:
    """Build a finding with one piece of evidence."""
    seen = Evidence(EvidenceKind.MANIFEST, "base.apk!AndroidManifest.xml", xpath="/manifest")
    return Finding(
        rule=rule,
        severity=severity,
        confidence=confidence,
        layer=layer,
        status=status,
        message=same("The app reads the phonebook."),
        fingerprint=fingerprint(rule, (severity, confidence)),
        by="app",
        evidence=(seen,),
    )


def limit(what: LimitKind) -> Limit:
    """Build a limit of one kind."""
    return Limit(what, same("It could not be seen."), "base.apk!classes.dex", (Sense.READ,))


def app(package: str = "com.x", *, name: str = "loan.apk", version_code: int = 12) -> AppRecord:
    """Build the record of a small app."""
    return AppRecord(
        source=SourceFile(name, "ab" * 32, 123, Container.APK),
        parts=(Part("base.apk", "ab" * 32, None),),
        package=package,
        label="Loan",
        version_name="1.0",
        version_code=version_code,
        min_sdk=21,
        target_sdk=33,
        signers=(),
        permissions=(),
        components=(),
        lending=Lending(Kleene.YES),
        markets=(),
        languages=("en",),
        tampering=(),
    )


def result(
    code: VerdictCode = VerdictCode.A0,
    *findings: Finding,
    limits: tuple[Limit, ...] = (),
    record: AppRecord | None = None,
) -> AuditResult:
    """Build a result with a verdict and findings, and nothing else to say."""
    return AuditResult(
        schema=RESULT_SCHEMA,
        tool=Tool("auditor", "0.1.0", "sha256:" + "0" * 64),
        audit=AuditContext(),
        app=record or app(),
        verdict=Verdict(
            code, VERDICT_NAMES[code], None, (), Confidence.CONFIRMED, same("It reads nothing.")
        ),
        verdict_with_answers=None,
        elements=(),
        packs=(),
        clauses=(),
        facts={},
        accesses=(),
        requests=(),
        flows=(),
        disclosures=(),
        screens=(),
        events=(),
        sdks=(),
        rules=(),
        findings=findings,
        limits=limits,
    )


def renamed(one: AuditResult, name: str) -> AuditResult:
    """Give a result another file name."""
    return replace(one, app=replace(one.app, source=replace(one.app.source, name=name)))

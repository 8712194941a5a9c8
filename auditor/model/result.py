"""The complete result of one audit, and of several: what every report is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.access import (
    Access,
    Disclosure,
    Event,
    Flow,
    PolicyDocument,
    Request,
    Screen,
    Sdk,
)
from auditor.model.app import Icon, Limit, Part, Signer, SourceFile, Tampering
from auditor.model.clause import ClauseResult, PackResult, PrincipleResult
from auditor.model.facts import Fact, Lending, Market
from auditor.model.finding import Finding, RuleCard, RuleCheck
from auditor.model.vocabulary import Confidence, Outcome, VerdictCode
from auditor.model.words import Words

RESULT_SCHEMA = "auditor-result/1"
FLEET_SCHEMA = "auditor-fleet/1"


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that made a result."""

    name: str
    version: str
    digest: str
    """`sha256:…` of rules and data."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The earlier result with whose findings this one's were compared."""

    package: str
    version_name: str
    version_code: int
    sha256: str
    """Of the earlier package."""
    digest: str
    """Of the rules and data that made the earlier result."""


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Who audited what for whom, as far as a person said it."""

    case: str | None = None
    auditor: str | None = None
    date: str | None = None
    as_of: Mapping[str, str] = field(default_factory=dict)
    """Pack id to the date as of which its clauses are judged."""
    lending_said: str | None = None
    markets_said: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    data_given: tuple[str, ...] = ()
    policies_given: tuple[str, ...] = ()
    baseline: Baseline | None = None
    packs_asked: str = "auto"
    """What was asked for, from which `packs` followed; repeating an audit needs it."""


@dataclass(frozen=True, slots=True)
class PermissionRecord:
    """One requested permission as reported."""

    name: str
    from_sdk: int
    to_sdk: int | None
    part: str
    used: str
    """`yes`, `no` or `unknown`."""
    by: str
    """`app`, an SDK's id, or `unknown`."""


@dataclass(frozen=True, slots=True)
class ComponentRecord:
    """One component as reported."""

    kind: str
    class_: str = field(metadata={"json": "class"})
    exported: bool
    starts: str
    """What starts it, in words of the vocabulary: `launcher`, `boot`, `provider`, `other-app`, `app`."""


@dataclass(frozen=True, slots=True)
class AppRecord:
    """The app as reported."""

    source: SourceFile
    parts: tuple[Part, ...]
    package: str
    label: str
    version_name: str
    version_code: int
    min_sdk: int
    target_sdk: int
    signers: tuple[Signer, ...]
    permissions: tuple[PermissionRecord, ...]
    components: tuple[ComponentRecord, ...]
    lending: Lending
    markets: tuple[Market, ...]
    languages: tuple[str, ...]
    tampering: tuple[Tampering, ...]
    icon: Icon | None = None
    """Left out where the launcher's icon is no small picture, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The article's verdict in words."""

    code: VerdictCode
    name: str
    provisional: VerdictCode | None
    reasons: tuple[str, ...]
    confidence: Confidence
    says: Words


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the article's test and what became of it."""

    id: str
    section: str
    quote: str
    """The article's own words."""
    translation: str
    """The quotation in English."""
    asks: Words
    """What the audit asks of an app here."""
    outcome: Outcome
    because: Words
    facts: tuple[str, ...]
    """`P2=yes`, ….."""
    findings: tuple[str, ...]
    """Fingerprints."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to a question of the worksheet."""

    question: str
    answer: str
    by: str
    date: str
    asks: Words | None = None
    """The question in words; None in results of older versions."""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The whole truth about one audited app."""

    schema: str
    tool: Tool
    audit: AuditContext
    app: AppRecord
    verdict: Verdict
    verdict_with_answers: Verdict | None
    elements: tuple[Element, ...]
    packs: tuple[PackResult, ...]
    clauses: tuple[ClauseResult, ...]
    facts: Mapping[str, Fact]
    accesses: tuple[Access, ...]
    requests: tuple[Request, ...]
    flows: tuple[Flow, ...]
    disclosures: tuple[Disclosure, ...]
    screens: tuple[Screen, ...]
    events: tuple[Event, ...]
    sdks: tuple[Sdk, ...]
    rules: tuple[RuleCard, ...]
    """Every rule that ran, whether it found something or not."""
    findings: tuple[Finding, ...]
    limits: tuple[Limit, ...]
    policies: tuple[PolicyDocument, ...] = ()
    answers: tuple[Answer, ...] = ()
    waivers: tuple[str, ...] = ()
    """The waivers that were applied, a line each."""
    checks: tuple[RuleCheck, ...] = ()
    """What became of every rule of `rules`, in their order."""
    elements_with_answers: tuple[Element, ...] = ()
    """The elements judged with a person's answers; empty where there are none."""
    principles: tuple[PrincipleResult, ...] = ()
    """The rules of the law layer, L1 to L11, over the packs that were applied."""

    @property
    def settled_verdict(self) -> Verdict:
        """The verdict with a person's answers, else the analysis's own: what to go by."""
        return self.verdict_with_answers or self.verdict


@dataclass(frozen=True, slots=True)
class Failure:
    """An app that could not be audited; never dropped."""

    name: str
    kind: str
    """`unreadable`, `limit`, `timeout` or `internal`."""
    message: str


@dataclass(frozen=True, slots=True)
class FleetResult:
    """Several apps."""

    schema: str
    results: tuple[AuditResult, ...]
    failures: tuple[Failure, ...]

"""Findings and the cards of the rules that made them."""

import hashlib
from dataclasses import dataclass

from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import (
    SEVERITY_ORDER,
    CheckOutcome,
    Confidence,
    Severity,
    Status,
)
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What a report needs to know of a rule; it travels in the result."""

    id: str
    """LAP-…, stable for ever."""
    title: Words
    severity: Severity
    """Before escalations and lowerings."""
    help: Words
    """Why it matters, what it cannot see, how to mend it."""
    layer: tuple[str, ...]
    """`article`, `law:cn`, …."""
    external: tuple[str, ...]
    """Ids of other catalogues: CWE, MASVS, MASWE."""
    shows: tuple[str, ...] = ()
    """The verdict, or the reasons below one, that its findings show: `B`, `D5`, `M1`."""


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """What became of one rule on one app, so that a clean app shows what it passed."""

    rule: str
    outcome: CheckOutcome
    because: Words
    """For *undetermined*: what was not seen; else a short statement."""
    unknown: tuple[str, ...] = ()
    """For *undetermined*: the facts that are not known and leave it open."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody accepted, with reason and end."""

    because: str
    by: str
    until: str
    """The last day on which it holds, YYYY-MM-DD."""
    target: str = ""
    """What it names: a rule (then every finding of it in the package), or this fingerprint."""
    where: str = ""
    """Where it stands: the name of the file of waivers, and which block of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one anchor, with its evidence. No evidence, no finding."""

    rule: str
    severity: Severity
    confidence: Confidence
    layer: tuple[str, ...]
    status: Status
    message: Words
    fingerprint: str
    by: str
    """`app` or the id of an SDK."""
    evidence: tuple[Evidence, ...]
    steps: tuple[Step, ...] = ()
    waiver: Waiver | None = None
    answer: str | None = None
    baseline: str | None = None
    """Against the baseline, if there is one: `new`, `unchanged`, or `updated` (heavier)."""
    about: str = ""
    """Which of the rule's faults it is, where a rule has several: `call_log`, `sms`, `reach`."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"finding {self.rule} has no evidence")

    @property
    def sort_key(self) -> tuple[int, str, str]:
        """Order findings by weight, rule and anchor."""
        return (SEVERITY_ORDER[self.severity], self.rule, self.fingerprint)


def fingerprint(rule: str, anchor: tuple[str, ...]) -> str:
    """Name a finding by what survives a rebuild: never an offset or an obfuscated name."""
    digest = hashlib.sha256("\x1f".join((rule, *anchor)).encode("utf-8", "surrogatepass"))
    return "v1:" + digest.hexdigest()[:32]

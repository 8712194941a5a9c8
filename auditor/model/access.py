"""What the code does with the phonebook: accesses, requests, and later flows, screens, texts."""

from dataclasses import dataclass, field

from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import (
    Confidence,
    Data,
    Extent,
    Gate,
    Kleene,
    Reached,
    VerdictCode,
)
from auditor.model.words import Words


@dataclass(frozen=True, slots=True)
class OwnFact:
    """What a fact is for one access (decision.md, section 2)."""

    id: str
    """`C3`, `N1@dialog`, `GEN`, …."""
    value: Kleene
    """As the verdict counts it: a *possible* yes is unknown."""
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Access:
    """One place that reads contacts-class data."""

    data: Data
    extent: Extent
    columns: tuple[str, ...]
    uri: str
    """As far as resolved: `content://com.android.contacts/data/phones`; `?` where not."""
    api: str
    """The framework method called, in dex form."""
    method: str
    """The method that calls it."""
    offset: int
    """16-bit code units from the method's first instruction."""
    part: str
    """`base.apk!classes2.dex`."""
    component: str | None
    """The manifest component or class from which the path starts."""
    reached: Reached
    path: tuple[Step, ...]
    before_consent: Kleene
    gated_by: Gate
    witness: tuple[Step, ...]
    verdict: VerdictCode | None
    confidence: Confidence
    by: str
    """`app` or the id of an SDK."""
    facts: tuple[OwnFact, ...] = ()
    """For a counted access its own facts, by id: the verdict is decided by them."""


UNTOLD_PERMISSION = "?"
"""Stands for a permission that could not be told."""


@dataclass(frozen=True, slots=True)
class Request:
    """One runtime request of a permission."""

    permission: str
    """Its name, or that it is untold: then it may be contacts that are asked for."""
    together_with: tuple[str, ...]
    method: str
    offset: int
    part: str
    by: str
    reached: Reached
    path: tuple[Step, ...]
    before_consent: Kleene
    rationale: Kleene
    on_refusal: str
    """`continues`, `exits`, `blocks`, `re-asks` or `unknown`."""


@dataclass(frozen=True, slots=True)
class FlowEnd:
    """A place where data enters or leaves."""

    method: str
    offset: int
    api: str
    kind: str | None = None
    """For sinks: `network`, `sms`, …."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Data of a source that can reach a sink."""

    data: Data
    labels: tuple[str, ...]
    source: FlowEnd
    sink: FlowEnd
    endpoint: str | None
    recipient: str
    steps: tuple[Step, ...]
    confidence: Confidence
    by: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One text that speaks of the phonebook."""

    where: str
    """`dialog`, `screen`, `policy-asset`, `policy-file`, `string` or `script`."""
    source: str
    shown_by: str | None
    screen: int | None
    locale: str
    excerpt: str
    class_: str = field(metadata={"json": "class"})
    """`statement`, `denial`, …: the mode of `auditor.sentences.statements`."""
    about: str = "other"
    states: tuple[str, ...] = ()
    language: str = ""
    """BCP 47, of the table that read it: that of its own words, whatever its place says."""
    in_passing: bool = False
    """Shown where nobody can answer: a hint, a message in passing, a notification, a menu, a title."""


@dataclass(frozen=True, slots=True)
class ViewNode:
    """One view of a screen's sketch."""

    view: str
    text: str | None
    id: str | None
    checked: bool | None
    does: Words | None
    children: tuple["ViewNode", ...] = ()
    out_of_reach: bool = False
    """Hidden or disabled, and nothing in the app changes that: nobody ever sees or uses it."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a screen."""

    text: str
    role: str
    pre_ticked: Kleene
    does: Words


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen that asks or tells."""

    class_: str = field(metadata={"json": "class"})
    kind: str
    purpose: str
    tree: ViewNode | None
    controls: tuple[Control, ...]
    cancelable: Kleene
    documents: tuple[str, ...]
    in_loan_flow: Kleene
    never_shown: bool = False
    """Nothing in the package ever shows it: it is there as code alone."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens between the app's start and the read."""

    order: int
    what: str
    """`provider`, `application`, `screen`, `consent` (the borrower is asked), `sdk` (a third party's code starts),
    `request`, `read`, `send`."""
    ref: str
    says: Words


@dataclass(frozen=True, slots=True)
class Sdk:
    """A third party's code in the package."""

    id: str
    name: str
    evidence: tuple[Evidence, ...]
    reads: tuple[str, ...]
    named: Kleene = Kleene.UNKNOWN
    """Whether a document that was examined names it; unknown where none was."""
    before_consent: Kleene = Kleene.UNKNOWN
    """Whether its code can start before the borrower agreed to anything; unknown where no start was found."""
    started_in: str = ""
    """The method in which it starts: its own that Android runs, or the app's that calls it; empty for none found."""


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A policy that was given or found."""

    source: str
    sha256: str
    language: str
    examined: bool
    taps: int | None = None
    """At least so many taps lead to it from the start of the app; None where no chain was found."""
    before_login: Kleene = Kleene.UNKNOWN
    """Whether it can be reached without signing in or up."""

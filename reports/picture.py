"""The shapes of the picture that text and HTML share: what `reports.view` builds."""

from dataclasses import dataclass

from auditor.model.access import Access, Event, Flow, Request
from auditor.model.app import Limit
from auditor.model.clause import ClauseResult, PackResult
from auditor.model.evidence import Evidence, Line, Step
from auditor.model.facts import Fact
from auditor.model.finding import Finding, RuleCard
from auditor.model.result import AuditResult, ComponentRecord, Element
from auditor.model.vocabulary import ClauseOutcome, Severity
from auditor.model.words import Words, same
from reports.names import short_method
from reports.path import Gate
from reports.remedy import HelpParts
from reports.standing import CheckGroup, Standing
from reports.told import ScreenView, Told

_AROUND = 2
"""Lines of code shown before and after the deciding one, beside a claim."""


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of evidence with its number, and what refers to it."""

    number: int
    """Its place in the evidence table of the JSON result."""
    evidence: Evidence
    findings: tuple[int, ...] = ()
    """Numbers of the findings that rest on it."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that rest on it."""

    @property
    def short(self) -> str:
        """Name the place in one line: `LoanActivity.onCreate +12, base.apk!classes.dex`."""
        seen = self.evidence
        offset = "" if seen.offset is None else f" +{seen.offset}"
        where = seen.xpath or (short_method(seen.symbol) + offset if seen.symbol else "")
        return f"{where}, {seen.part}" if where else seen.part

    @property
    def around(self) -> tuple[Line, ...]:
        """Return the lines about the marked one, the rest left to the table of evidence."""
        lines = self.evidence.lines
        at = next((place for place, line in enumerate(lines) if line.mark), None)
        return lines if at is None else lines[max(at - _AROUND, 0) : at + _AROUND + 1]

    @property
    def spread(self) -> tuple[tuple[Line, bool], ...]:
        """Return every line with whether it stands far from the marked one."""
        near = self.around
        return tuple((line, line not in near) for line in self.evidence.lines)

    @property
    def resolved(self) -> str:
        """Return what the evidence says beyond its lines: nothing if the marked one says it."""
        line = self.deciding
        said = self.evidence.excerpt
        return "" if not self.evidence.lines or (line and line.text.startswith(said)) else said

    @property
    def deciding(self) -> Line | None:
        """Return the marked line, if the evidence has one."""
        return next((line for line in self.evidence.lines if line.mark), None)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding with its card and its places."""

    number: int
    finding: Finding
    card: RuleCard | None
    parts: HelpParts
    places: tuple[Place, ...]
    texts: tuple[Place, ...]
    """For a contradiction: what the text says; else empty."""
    codes: tuple[Place, ...]
    """For a contradiction: what the code does; else empty."""
    path_of: int | None = None
    """The number of the earlier finding whose path is the same, if there is one."""
    screens: tuple[ScreenView, ...] = ()
    """The screens that it speaks of."""
    drawn: bool = False
    """It is the first to speak of its screen, which is drawn beside it."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact with its id and its places."""

    id: str
    fact: Fact
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ElementView:
    """One element of the article with the findings that it names, resolved."""

    element: Element
    facts: tuple[str, ...]
    """`P2=yes` as it stands in the result."""
    findings: tuple[FindingView, ...]
    answered: Element | None = None
    """The same element with the reviewer's answers, where they move it."""


@dataclass(frozen=True, slots=True)
class GateView:
    """One gate of the test with its elements and deciding facts resolved."""

    gate: Gate
    elements: tuple[ElementView, ...]
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause with the findings that breach it."""

    clause: ClauseResult
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class PackView:
    """One law pack with its clauses by outcome."""

    pack: PackResult
    groups: tuple[tuple[ClauseOutcome, tuple[ClauseView, ...]], ...]
    """Its clauses by outcome, breaches first; outcomes without a clause left out."""
    counts: tuple[tuple[ClauseOutcome, int], ...]
    """Every outcome with its number, in the vocabulary's order."""
    if_offered: bool
    """The Chinese pack without a signal of the Chinese market: judged if offered there."""
    as_of: str
    """The date as of which its clauses were judged."""
    divergence: bool = False
    """The article permits, with a reviewer's answers if there are any, what this pack forbids."""

    @property
    def breaches(self) -> int:
        """Return how many of its clauses are breached."""
        return dict(self.counts)[ClauseOutcome.BREACH]

    @property
    def title(self) -> Words:
        """Return its name for readers of either language; its own where the result has no other."""
        return self.pack.title or same(self.pack.name)


@dataclass(frozen=True, slots=True)
class Strong:
    """One of the strongest pieces of evidence: a claim and its place."""

    claim: Words
    place: Place
    finding: FindingView | None
    fact: FactView | None
    end: Place | None = None
    """The other place that a claim about two things needs: where data ends, what the code does."""

    @property
    def relation(self) -> str:
        """Return the sign between the two places: data goes from one to the other, or they disagree."""
        return "≠" if self.finding and self.finding.texts else "→"


@dataclass(frozen=True, slots=True)
class Open:
    """Why an undetermined app is: one reason, and the facts that are open for it."""

    because: Words
    facts: tuple[FactView, ...]
    more: int
    """How many further facts are open for the same reason."""


@dataclass(frozen=True, slots=True)
class AccessView:
    """One access with the evidence that shows its place, if the result has it."""

    access: Access
    place: Place | None
    full: bool
    """It is shown with its path: the phonebook's first ones; the others are rows."""
    told_by: int | None = None
    """The number of the finding that has the way around the consent in full."""

    @property
    def around(self) -> tuple[Step, ...]:
        """Return the way around the consent, if it is another one than the path."""

        def places(steps: tuple[Step, ...]) -> list[tuple[str, int | None]]:
            return [(one.method, one.offset) for one in steps]

        is_path = places(self.access.witness) == places(self.access.path)
        return () if is_path else self.access.witness


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request with the evidence that shows its place, if the result has it."""

    request: Request
    place: Place | None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a flow with the evidence that shows its instruction, if the result has it."""

    step: Step
    place: Place | None


@dataclass(frozen=True, slots=True)
class FlowView:
    """One flow with the evidence of its steps, if the result has it."""

    number: int
    """Its place among the flows as shown: what leaves the device first."""
    flow: Flow
    extents: tuple[str, ...]
    """How much the accesses at its source read; none for data that no provider gives."""
    source: Place | None
    sink: Place | None
    steps: tuple[StepView, ...]
    full: bool
    """It is shown with its steps: the phonebook's first ones; the others are rows."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that a report shows, resolved and in order."""

    result: AuditResult
    places: tuple[Place, ...]
    findings: tuple[FindingView, ...]
    severities: tuple[tuple[Severity, int], ...]
    """Open findings by severity, heaviest first, every severity present."""
    facts: tuple[FactView, ...]
    gates: tuple[GateView, ...]
    sections: tuple[str, ...]
    """For each gate, the article's section numbers as printed: `3.1`, `4.1 · 4.2`."""
    elements: tuple[ElementView, ...]
    article: PackView | None
    """The article itself as a pack, if the result names it: its source and mark."""
    packs: tuple[PackView, ...]
    """The law's packs, without the article."""
    strongest: tuple[Strong, ...]
    limits: tuple[Limit, ...]
    limit_kinds: tuple[tuple[Limit, int], ...]
    """The first limit of each kind, and how many more there are of it: what the first page names."""
    accesses: tuple[AccessView, ...]
    requests: tuple[RequestView, ...]
    flows: tuple[FlowView, ...]
    events: tuple[Event, ...]
    """Those that are drawn: what asks and sends before screens and reads, as one page takes."""
    told: Told
    """Screens, their sketches, and which notice elements are stated where."""
    sdk_places: tuple[tuple[Place, ...], ...]
    """For each SDK of the result, its evidence."""
    tampering_places: tuple[tuple[Place, ...], ...]
    """For each sign of tampering, its evidence."""
    standing: Standing
    """What a baseline and waivers made of the findings."""
    checks: tuple[CheckGroup, ...]
    """What became of every rule."""
    checked: frozenset[str]
    """Ids of the rules of `checks`."""
    components: tuple[ComponentRecord, ...]
    """The first of them, those that something outside of the app can start before the others."""
    banners: tuple[str, ...]
    """Keys of the banners above the verdict: a lure, then no lender or not confirmed as one."""
    open: tuple[Open, ...]
    """What an undetermined app stands still on."""
    least_sure: tuple[FactView, ...]
    """The deciding facts that are no surer than the verdict, where that is not confirmed."""
    next_steps: tuple[str, ...]
    """Keys of the advice: the verdict; for an undetermined app what hid the answer, then how to give it."""
    examined: frozenset[str]
    """Ids of the facts that are known: what was examined at all."""
    undecided: int
    """How many facts of the test could not be decided, of `len(facts)`: those that nothing called for are not counted."""
    divergence: bool
    """The article permits what a pack forbids anyway."""
    if_offered: frozenset[str] = frozenset()
    """Law rules that Chinese clauses alone decide, of an app without a signal of that market."""

    @property
    def is_misuse_named(self) -> bool:
        """Say whether the verdict names signs of misuse."""
        return any(one.startswith("M") for one in self.result.verdict.reasons)

    @property
    def broken(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the law rules that are breached, and those that are so if offered in China."""
        found = [
            one.id for one in self.result.principles if one.outcome is ClauseOutcome.BREACH
        ]
        return (
            tuple(one for one in found if one not in self.if_offered),
            tuple(one for one in found if one in self.if_offered),
        )

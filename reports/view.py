"""The picture of a result that text and HTML share: grouped, sorted, counted, linked once.

Both renderers read from here, so they cannot disagree. Evidence carries the number that it
has in the JSON result, findings are numbered by weight, and every reference is resolved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.model.access import Access, Event, Flow, FlowEnd, Request
from auditor.model.app import Limit
from auditor.model.evidence import Evidence, Line, Step
from auditor.model.result import AuditResult, Element
from auditor.model.vocabulary import (
    ClauseOutcome,
    Data,
    EvidenceKind,
    Extent,
    Kleene,
    LimitKind,
    Sense,
    Severity,
    Status,
    VerdictCode,
)
from auditor.model.wire import to_wire
from reports.path import Gate, way_taken
from reports.picture import (
    AccessView,
    ClauseView,
    ElementView,
    FactView,
    FindingView,
    FlowView,
    GateView,
    PackView,
    Place,
    ReportView,
    RequestView,
    StepView,
)
from reports.remedy import HelpParts, help_parts
from reports.standing import check_groups, standing_of
from reports.strongest import STATUS_ORDER, strongest
from reports.told import Told, screens_of, told_by
from reports.undecided import kinds_of_limits, least_sure, left_open, next_steps

_CONTRADICTIONS = frozenset({"LAP-N04", "LAP-N05", "LAP-N12"})
"""Rules that hold a text against the code; their evidence stands side by side."""
_TEXT_KINDS = frozenset({EvidenceKind.RESOURCE, EvidenceKind.ASSET, EvidenceKind.SCRIPT})
_LURE = "LAP-M01"
_MOST_COMPONENTS = 30
_MOST_IN_FULL = 8
"""Accesses and flows of the phonebook that are shown in full; the JSON result has them all."""
_MOST_EVENTS = 16
_ASKED_OR_SENT = frozenset({"consent", "request", "send"})
_MOST_SHOWN = 2
"""Flows to the screen alone that are shown in full: each is much like the others."""
_ARTICLE = "article"
_DRAFT = "draft"
PHONEBOOK = frozenset({Data.CONTACTS, Data.SIM_CONTACTS})
"""Data of the people in the phonebook; all other data is context."""
_FACT_SERIES = "PXCNK"
_SERIES_OF_A_CONSENT = "CNK"


_Key = tuple[object, ...]


def _identity(evidence: Evidence) -> _Key:
    """Return a key by which equal pieces of evidence are the same piece."""
    return (
        evidence.sort_key,
        tuple((line.text, line.mark) for line in evidence.lines),
        tuple(sorted(evidence.searched.items())),
    )


def _wire_identity(wire: Mapping[str, object]) -> _Key:
    """Return the same key for an entry of the JSON result's evidence table."""
    fields = {key: value for key, value in wire.items() if key not in {"kind", "lines"}}
    lines = wire["lines"]
    assert isinstance(lines, list)  # noqa: S101 - the wire form is ours
    values = {
        **fields,
        "kind": EvidenceKind(str(wire["kind"])),
        "lines": tuple(Line(**line) for line in lines),
    }
    return _identity(Evidence(**values))  # type: ignore[arg-type]


class _Numbers:
    """The evidence table while the view is made: which number a piece has, who cites it."""

    def __init__(self, result: AuditResult) -> None:
        """Read the numbers from the wire form, so that report and JSON agree."""
        table = to_wire(result)["evidence"]
        self._number = {_wire_identity(wire): number for number, wire in enumerate(table)}
        self._findings: dict[int, list[int]] = defaultdict(list)
        self._facts: dict[int, list[str]] = defaultdict(list)
        self._pieces: dict[int, Evidence] = {}

    def cite(
        self,
        evidence: Iterable[Evidence],
        *,
        finding: int | None = None,
        fact: str | None = None,
    ) -> tuple[Place, ...]:
        """Return the places of some evidence in its own order, each once; note who cites them."""
        places = []
        for number, piece in {self._number[_identity(one)]: one for one in evidence}.items():
            self._pieces[number] = piece
            if finding is not None and finding not in self._findings[number]:
                self._findings[number].append(finding)
            if fact is not None and fact not in self._facts[number]:
                self._facts[number].append(fact)
            places.append(Place(number, piece))
        return tuple(places)

    def all(self) -> tuple[Place, ...]:
        """Return every place with what cites it, by number."""
        return tuple(
            Place(number, piece, tuple(self._findings[number]), tuple(self._facts[number]))
            for number, piece in sorted(self._pieces.items())
        )


def fact_rank(fact: str) -> tuple[int, int, str]:
    """Order fact ids by series and number: P1, P2, P10, X1, …; derived ones last."""
    series, number = fact[:1], fact[1:]
    if series in _FACT_SERIES and number.isdigit():
        return (_FACT_SERIES.index(series), int(number), "")
    return (len(_FACT_SERIES), 0, fact)


def _finding_views(
    result: AuditResult, numbers: _Numbers, told: Told
) -> tuple[FindingView, ...]:
    cards = {card.id: card for card in result.rules}
    drawn: set[int] = set()
    paths: dict[tuple[Step, ...], int] = {}
    ordered = sorted(result.findings, key=lambda one: (STATUS_ORDER[one.status], *one.sort_key))
    views = []
    for number, finding in enumerate(ordered, start=1):
        places = numbers.cite(finding.evidence, finding=number)
        texts = tuple(one for one in places if one.evidence.kind in _TEXT_KINDS)
        codes = tuple(one for one in places if one.evidence.kind not in _TEXT_KINDS)
        opposed = finding.rule in _CONTRADICTIONS and bool(texts and codes)
        card = cards.get(finding.rule)
        screens = screens_of(finding, told)
        first = paths.setdefault(finding.steps, number)
        is_first = bool(screens) and screens[0].number not in drawn
        drawn.update(one.number for one in screens[:1])
        views.append(
            FindingView(
                number=number,
                finding=finding,
                card=card,
                parts=help_parts(card.help) if card else HelpParts(None, None, None),
                places=places,
                texts=texts if opposed else (),
                codes=codes if opposed else (),
                path_of=first if finding.steps and first != number else None,
                screens=screens,
                drawn=is_first,
            )
        )
    return tuple(views)


def _limit_rank(limit: Limit) -> tuple[int, int, str]:
    """Order limits by what they blind: reads first, then consent, then the rest."""
    senses = list(Sense)
    first = min((senses.index(sense) for sense in limit.blinds), default=len(senses))
    return (first, list(LimitKind).index(limit.what), limit.scope)


def _pack_views(
    result: AuditResult, by_print: Mapping[str, FindingView]
) -> tuple[PackView, ...]:
    chinese = {one.market for one in result.app.markets} | set(result.audit.markets_said)
    return tuple(
        PackView(
            pack=pack,
            groups=_groups(result, pack.id, by_print),
            counts=tuple((outcome, pack.counts.get(outcome, 0)) for outcome in ClauseOutcome),
            if_offered=pack.id == "cn" and "cn" not in chinese,
            as_of=result.audit.as_of.get(pack.id, pack.last_checked),
            divergence=pack.divergence
            or (pack.status != _DRAFT and _diverges(result, pack.id)),
        )
        for pack in result.packs
    )


def _if_offered(result: AuditResult, packs: Sequence[PackView]) -> frozenset[str]:
    """Return the law rules that only the Chinese pack decides, where it is only supposed."""
    supposed = {f"{one.pack.id}." for one in packs if one.if_offered}
    return frozenset(
        one.id
        for one in result.principles
        if one.clauses and all(each.startswith(tuple(supposed)) for each in one.clauses)
    )


def _diverges(result: AuditResult, pack: str) -> bool:
    """Say whether the verdict with answers permits what a clause of a pack forbids regardless."""
    return result.settled_verdict.code in (VerdictCode.E, VerdictCode.F) and any(
        one.pack == pack and one.outcome is ClauseOutcome.BREACH and not one.consent_cures
        for one in result.clauses
    )


def _groups(
    result: AuditResult, pack: str, by_print: Mapping[str, FindingView]
) -> tuple[tuple[ClauseOutcome, tuple[ClauseView, ...]], ...]:
    """Return a pack's clauses by outcome, each group in the result's order."""
    grouped: dict[ClauseOutcome, list[ClauseView]] = {outcome: [] for outcome in ClauseOutcome}
    for one in result.clauses:
        if one.pack == pack:
            findings = tuple(by_print[p] for p in one.findings if p in by_print)
            grouped[one.outcome].append(ClauseView(one, findings))
    return tuple((outcome, tuple(found)) for outcome, found in grouped.items() if found)


def _banners(result: AuditResult) -> tuple[str, ...]:
    """Return the banners: a lure first, and beside it whether the app was recognised as a lender."""
    lure = any(finding.rule == _LURE for finding in result.findings)
    first = ("banner_lure",) if lure else ()
    match result.app.lending.value:
        case Kleene.NO:
            return (*first, "banner_no_lender")
        case Kleene.UNKNOWN:
            return (*first, "banner_unconfirmed")
        case Kleene.YES:
            return first


def _sections(gate: Gate) -> str:
    """Return the article's sections of a gate from its elements: `E-3.1a` stands on `3.1`."""
    seen = dict.fromkeys(id_.removeprefix("E-").rstrip("ab") for id_ in gate.elements)
    return " · ".join(seen)


class _Located:
    """The places of code by method and offset, to link accesses with their evidence."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Keep the first place at each instruction."""
        self._at: dict[tuple[str | None, int | None], Place] = {}
        for place in places:
            self._at.setdefault((place.evidence.symbol, place.evidence.offset), place)

    def at(self, one: Access | Request | FlowEnd | Step) -> Place | None:
        """Return the place of an access, a request, a step or an end of a flow."""
        return self._at.get((one.method, one.offset))


def _access_views(
    result: AuditResult, located: _Located, findings: Sequence[FindingView]
) -> tuple[AccessView, ...]:
    """Return the accesses, those of the phonebook first."""
    told = {one.finding.steps: one.number for one in reversed(findings)}
    ordered = sorted(result.accesses, key=lambda one: not _is_of_people(one))
    return tuple(
        AccessView(
            one,
            located.at(one),
            full=_is_of_people(one) and number <= _MOST_IN_FULL,
            told_by=told.get(one.witness),
        )
        for number, one in enumerate(ordered, start=1)
    )


def _is_of_people(access: Access) -> bool:
    """Say whether an access reads somebody in the phonebook: what is written into it tells nobody of them."""
    return access.data in PHONEBOOK and access.extent is not Extent.WRITE


_FARTHEST_FIRST = (
    "network", "sms", "mail", "call", "webview", "script", "ipc", "native",
    "file", "database", "preferences", "log", "clipboard", "ui",
)  # fmt: skip
"""Ends of a flow in the order in which they are shown: what leaves the device first."""


def _flow_rank(flow: Flow) -> tuple[bool, bool, int]:
    """Order flows: the phonebook before context, data before a count, by how far they go."""
    kind = flow.sink.kind or ""
    place = _FARTHEST_FIRST.index(kind) if kind in _FARTHEST_FIRST else len(_FARTHEST_FIRST)
    return flow.data not in PHONEBOOK, "count-only" in flow.labels, place


def _drawn_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events that fit a page's drawing, in their order; requests and sendings first."""
    ranked = sorted(
        enumerate(events), key=lambda one: (one[1].what not in _ASKED_OR_SENT, one[0])
    )
    return tuple(one for _, one in sorted(ranked[:_MOST_EVENTS], key=lambda one: one[0]))


def _flow_views(result: AuditResult, located: _Located) -> tuple[FlowView, ...]:
    extents: dict[tuple[Data, str, int], dict[str, None]] = defaultdict(dict)
    for access in result.accesses:
        extents[access.data, access.method, access.offset][access.extent.value] = None
    whole = {key for key, found in extents.items() if Extent.BULK.value in found}
    ordered = sorted(
        result.flows,
        key=lambda one: (
            *_flow_rank(one),
            (one.data, one.source.method, one.source.offset) not in whole,
        ),
    )
    return tuple(
        FlowView(
            number=number,
            flow=one,
            extents=tuple(extents[one.data, one.source.method, one.source.offset]),
            source=located.at(one.source),
            sink=located.at(one.sink),
            steps=tuple(StepView(step, located.at(step)) for step in one.steps),
            full=one.data in PHONEBOOK
            and number <= (_MOST_SHOWN if one.sink.kind == "ui" else _MOST_IN_FULL),
        )
        for number, one in enumerate(ordered, start=1)
    )


def _element_views(
    result: AuditResult, by_print: Mapping[str, FindingView]
) -> tuple[ElementView, ...]:
    moved = _moved_by_answers(result)
    return tuple(
        ElementView(
            one,
            one.facts,
            tuple(by_print[p] for p in one.findings if p in by_print),
            moved.get(one.id),
        )
        for one in result.elements
    )


def _gate_views(
    gates: Iterable[Gate], elements: Iterable[ElementView], facts: Iterable[FactView]
) -> tuple[GateView, ...]:
    by_id = {view.element.id: view for view in elements}
    fact_by_id = {view.id: view for view in facts}
    return tuple(
        GateView(
            gate,
            tuple(by_id[id_] for id_ in gate.elements if id_ in by_id),
            tuple(fact_by_id[id_] for id_ in gate.facts),
        )
        for gate in gates
    )


def build_view(result: AuditResult) -> ReportView:
    """Return the picture of a result: pure, and the same for the same result."""
    numbers = _Numbers(result)
    told = told_by(result)
    findings = _finding_views(result, numbers, told)
    by_print = {view.finding.fingerprint: view for view in findings}
    facts = tuple(
        FactView(id_, result.facts[id_], numbers.cite(result.facts[id_].evidence, fact=id_))
        for id_ in sorted(result.facts, key=fact_rank)
    )
    tampering_places = tuple(numbers.cite(one.evidence) for one in result.app.tampering)
    sdk_places = tuple(numbers.cite(one.evidence) for one in result.sdks)
    elements = _element_views(result, by_print)
    open_ = [view.finding for view in findings if view.finding.status is Status.OPEN]
    gates = way_taken(result.verdict.code, result.facts)
    ways = _gate_views(gates, elements, facts)
    places = numbers.all()
    located = _Located(places)
    packs = _pack_views(result, by_print)
    limits = tuple(sorted(result.limits, key=_limit_rank))
    checks = check_groups(result)
    return ReportView(
        result=result,
        places=places,
        findings=findings,
        severities=tuple(
            (severity, sum(one.severity is severity for one in open_)) for severity in Severity
        ),
        facts=facts,
        gates=ways,
        sections=tuple(_sections(gate) for gate in gates),
        elements=elements,
        article=next((one for one in packs if one.pack.id == _ARTICLE), None),
        packs=tuple(one for one in packs if one.pack.id != _ARTICLE),
        strongest=strongest(result.verdict, findings, facts, gates),
        limits=limits,
        limit_kinds=kinds_of_limits(limits),
        accesses=_access_views(result, located, findings),
        requests=tuple(RequestView(one, located.at(one)) for one in result.requests),
        flows=_flow_views(result, located),
        events=_drawn_events(result.events),
        told=told,
        sdk_places=sdk_places,
        tampering_places=tampering_places,
        standing=standing_of(result),
        checks=checks,
        checked=frozenset(card.id for group in checks for card in group.cards),
        components=tuple(
            sorted(
                result.app.components, key=lambda one: (one.starts == "app", not one.exported)
            )
        )[:_MOST_COMPONENTS],
        banners=_banners(result),
        open=left_open(result, ways),
        least_sure=least_sure(result, ways),
        next_steps=next_steps(result),
        examined=frozenset(one.id for one in facts if one.fact.value is not Kleene.UNKNOWN),
        undecided=_undecided(result),
        divergence=any(pack.divergence for pack in packs),
        if_offered=_if_offered(result, packs),
    )


def _undecided(result: AuditResult) -> int:
    """Count the facts that are not known; of a consent, only where a read calls for one."""
    reads = result.facts.get("P2")
    is_called_for = reads is None or reads.value is not Kleene.NO
    return sum(
        fact.value is Kleene.UNKNOWN and (is_called_for or id_[0] not in _SERIES_OF_A_CONSENT)
        for id_, fact in result.facts.items()
    )


def _moved_by_answers(result: AuditResult) -> dict[str, Element]:
    """Return the elements whose outcome is another with the reviewer's answers, by id."""
    before = {one.id: one.outcome for one in result.elements}
    return {
        one.id: one
        for one in result.elements_with_answers
        if before.get(one.id) is not one.outcome
    }

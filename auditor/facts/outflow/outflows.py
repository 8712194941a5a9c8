"""Where the data of every live access ends: the flow search, asked for the audit's sources.

The phonebook is followed first and with its own budget; call log, messages, location and the like
after it, as context. A flow is kept if the code of its sink can run. An intent that leaves the app
is told by what it asks for, an address by who owns it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from auditor.code.classes.excerpts import evidence_at
from auditor.data.names import name_of
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.permissions import can_be_read_under
from auditor.facts.ground.recipients import (
    ANDROID_APP,
    THIRD,
    OwnHosts,
    Recipient,
    own_hosts,
    recipient_of,
    with_sent,
)
from auditor.facts.ground.sdks import APP, owner_of
from auditor.facts.ground.seen import PHONEBOOK, Seen, is_counted
from auditor.facts.ground.ways import with_decodings
from auditor.flow.ends.consumed import goes_nowhere
from auditor.flow.ends.endpoints import Endpoints, find_page
from auditor.flow.ends.handoffs import MESSENGER, handed_to, package_asked
from auditor.flow.ends.mute import is_mute
from auditor.flow.ends.seals import Seals
from auditor.flow.find import FlowFindings, Trace, catalogue_sources, find_flows, find_together
from auditor.flow.symbols.runs import Runs
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import Catalogue, shelf_catalogue
from auditor.model.access import Access, Flow
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence
from auditor.model.names import short_name
from auditor.model.vocabulary import Confidence, Extent, Kleene, LimitKind, Sense, least
from auditor.model.words import Words
from auditor.screens.inventory.policy_texts import mailed_hosts
from auditor.screens.inventory.texts import Inventory

PHONEBOOK_STEPS: Final = 60_000
"""Instructions that the search from all reads of the phonebook interprets."""
CONTEXT_STEPS: Final = 30_000
"""The same for all other data."""

COUNT: Final = "count-only"
ENCRYPTED: Final = "encrypted"
_PAGES: Final = frozenset({"webview", "script"})
_ADDRESSED: Final = _PAGES | {"network"}
_STORES: Final = frozenset({"preferences", "database"})
_SILENT: Final = frozenset({Extent.WRITE})


Place: TypeAlias = tuple[str, str, int, str, str]
"""An access by where it stands and what it reads: part, method, offset, URI, extent."""


def place_of(access: Access) -> Place:
    """Name an access by what later judgements of it do not change."""
    return access.part, access.method, access.offset, access.uri, access.extent.value


def _recipient(flow: Flow, own: OwnHosts) -> Recipient:
    """Say who gets what a flow sends."""
    if flow.sink.kind != "network" and flow.endpoint is None:
        return Recipient("unknown")
    sender = flow.sink.method.partition("->")[0]
    return recipient_of(flow.endpoint, flow.sink.api, flow.by, own, sender=sender)


@dataclass(frozen=True, slots=True)
class Outflow:
    """One flow with the accesses whose data it is, and what else is known of its end."""

    flow: Flow
    accesses: tuple[Place, ...]
    recipient: Recipient
    messenger: bool
    places: tuple[Evidence, ...]
    """The steps' instructions, source and sink among them."""
    sent_on: Kleene = Kleene.UNKNOWN
    """Whether a script that it ends in sends the data (`auditor.facts.outflow.sending`)."""
    is_choice: bool = False
    """The code chooses between its address and others, not all of which are somebody else's."""

    def sent_by(self, own: OwnHosts) -> "Outflow":
        """Say who gets the data, knowing more of which hosts are the operator's."""
        whose = _recipient(self.flow, own)
        return replace(self, flow=replace(self.flow, recipient=whose.role), recipient=whose)

    @property
    def is_count(self) -> bool:
        """Say whether nothing but a number about the data gets there."""
        return COUNT in self.flow.labels


@dataclass(frozen=True, slots=True)
class Outflows:
    """All flows, and the accesses of which "no flow" is not known."""

    all: tuple[Outflow, ...] = ()
    cut: frozenset[Place] = frozenset()
    limits: tuple[Limit, ...] = ()
    nowhere: frozenset[Place] = frozenset()
    """Accesses whose data was seen to be compared, counted or dropped, and to go nowhere else."""
    is_mute: bool = False
    """Nothing in the code could message or call anybody; asked only where an end is not known."""

    @property
    def flows(self) -> tuple[Flow, ...]:
        """The flows alone, as the result lists them."""
        return tuple(one.flow for one in self.all)

    def of(self, access: Access) -> tuple[Outflow, ...]:
        """Return what is known to become of one access's data."""
        return tuple(one for one in self.all if place_of(access) in one.accesses)

    def is_cut(self, access: Access) -> bool:
        """Say whether the search gave up on an access's data."""
        return place_of(access) in self.cut

    def goes_nowhere(self, access: Access) -> bool:
        """Say whether all data of an access was seen to be compared, counted or dropped."""
        return place_of(access) in self.nowhere


@dataclass(slots=True)
class _Search:
    """The work of one `find_outflows`."""

    graph: Graph
    package: Package
    seen: Seen
    catalogue: Catalogue
    own: OwnHosts
    seals: Seals
    endpoints: Endpoints
    found: list[Outflow] = field(default_factory=list)
    cut: set[Place] = field(default_factory=set)
    limits: list[Limit] = field(default_factory=list)
    nowhere: set[Place] = field(default_factory=set)

    def run(self) -> Outflows:
        """Search from the phonebook, then from everything else."""
        by_source = self._sources()
        book = [one for one in by_source if one.data in PHONEBOOK]
        other = [one for one in by_source if one.data not in PHONEBOOK]
        called = catalogue_sources(
            self.graph.program,
            self.graph.hierarchy,
            self.catalogue,
            is_live=self._is_run,
        )
        self._follow(book, by_source, steps=PHONEBOOK_STEPS)
        can_be_read = can_be_read_under(self.package.manifest)
        context = sorted(one for one in {*other, *called} if can_be_read(one.data))
        self._follow(context, by_source, steps=CONTEXT_STEPS)
        self._settle(book, by_source)
        own = with_sent(self.own, (one.flow.endpoint for one in self.found))
        return Outflows(
            tuple(one if own is self.own else one.sent_by(own) for one in self.found),
            frozenset(self.cut),
            tuple(self.limits),
            frozenset(self.nowhere),
            is_mute=self._is_lost(book, by_source) and is_mute(self.graph.program),
        )

    def _is_lost(
        self, sources: Sequence[Source], by_source: Mapping[Source, tuple[Access, ...]]
    ) -> bool:
        """Say whether some data was given up, or came to no end."""
        told = {place for one in self.found for place in one.accesses} | self.nowhere
        places = {place_of(one) for source in sources for one in by_source[source]}
        return bool(self.cut & places or places - told)

    def _settle(
        self, sources: Sequence[Source], by_source: Mapping[Source, tuple[Access, ...]]
    ) -> None:
        """Look at the data of which no end was found: whether it is seen to go nowhere."""
        ended = {place for one in self.found if not one.is_count for place in one.accesses}
        reads = {(one.method, one.pc) for one in sources}
        for source in sources:
            places = set(map(place_of, by_source[source]))
            if places & (ended | self.cut | self.nowhere):
                continue
            if goes_nowhere(
                self.graph.reach.graph,
                self.graph.resolver,
                self.catalogue,
                source,
                reads=reads,
            ):
                self.nowhere |= places

    def _sources(self) -> dict[Source, tuple[Access, ...]]:
        """Give the places of the live accesses; several accesses can share one."""
        found: dict[Source, tuple[Access, ...]] = {}
        for one in self.seen.accesses:
            method = self.graph.program.method(one.method)
            if one in self.seen.dormant or one.extent in _SILENT or method is None:
                continue
            source = Source(method, one.offset, one.data, one.api)
            found[source] = (*found.get(source, ()), one)
        return dict(sorted(found.items()))

    def _follow(
        self,
        sources: Sequence[Source],
        by_source: Mapping[Source, tuple[Access, ...]],
        *,
        steps: int,
    ) -> None:
        """Follow some sources together; those that were not followed to their end, each by itself."""
        if not sources:
            return
        found = self._find(sources, steps)
        if not found.exhausted or len(sources) == 1:
            self._take(found, by_source)
            return
        left, open_ = steps, len(found.exhausted)
        for one in sources:
            if one not in found.exhausted:
                self._take(found.of(one), by_source)
                continue
            alone = self._find((one,), max(left, 0) // open_)
            left -= alone.steps  # What one leaves over, the next ones have.
            open_ -= 1
            self._take(alone, by_source)

    def _find(self, sources: Sequence[Source], steps: int) -> FlowFindings:
        find = find_flows if len(sources) == 1 else find_together
        return find(
            self.graph.reach.graph,
            self.graph.resolver,
            sources=sources,
            catalogue=self.catalogue,
            budget=steps,
            runs=Runs(self._is_run, self.graph.reach.is_left_alone),
        )

    def _is_run(self, method: int) -> bool:
        """Say whether something is seen that runs a method, at a glance."""
        return self.graph.reach.glance(method) is not None

    def _take(
        self, found: FlowFindings, by_source: Mapping[Source, tuple[Access, ...]]
    ) -> None:
        for trace in found.traces:
            accesses = by_source.get(trace.source, ())
            endpoint = self._endpoint(trace)
            chosen = self.endpoints.several if endpoint is None else ()
            outflow = self._outflow(trace, accesses, endpoint)
            if outflow is not None:
                self.found += self._chosen(trace, outflow, chosen) or [outflow]
                self.found += self._elsewhere(trace, accesses, outflow.flow.endpoint)
        for source in found.exhausted:
            accesses = by_source.get(source, ())
            self.cut.update(map(place_of, accesses))
            self.limits.append(self._limit(source, blinds=any(map(is_counted, accesses))))

    def _chosen(self, trace: Trace, outflow: Outflow, chosen: Sequence[str]) -> list[Outflow]:
        """Tell a flow for each of the addresses from which the code chooses.

        To one of them the data goes; whether to somebody else's is sure where all are somebody else's.
        """
        if trace.flow.sink.kind not in _ADDRESSED:
            return []
        found = [replace(outflow, flow=replace(outflow.flow, endpoint=one)) for one in chosen]
        found = [one.sent_by(self.own) for one in found]
        if all(one.recipient.role == THIRD for one in found):
            return found
        return [replace(one, is_choice=True) for one in found]

    def _elsewhere(
        self, trace: Trace, accesses: tuple[Access, ...], first: str | None
    ) -> Iterator[Outflow]:
        """Yield the flows to the same call on their way to other addresses: a helper for many."""
        known = [] if first is None else [first]
        for other in trace.others:
            endpoint = self._endpoint(other)
            if endpoint is None or any(_is_one(endpoint, one) for one in known):
                continue
            known.append(endpoint)
            outflow = self._outflow(other, accesses, endpoint)
            if outflow is not None:
                yield outflow

    def _outflow(
        self, trace: Trace, accesses: tuple[Access, ...], endpoint: str | None
    ) -> Outflow | None:
        """Say all that is known of one flow; None if it is none."""
        flow = trace.flow
        rowless = bool(accesses) and all(one.extent is Extent.METADATA for one in accesses)
        if rowless and COUNT not in flow.labels:
            # Nobody's row: of such a read only how many there are is anything about people.
            return None
        alive = self._is_alive(trace)
        if alive is None:
            return None
        kind = handed_to(self.graph.resolver, trace.calls, flow.sink.api)
        by = owner_of(flow.source.method.partition("->")[0])
        if by == APP:
            by = owner_of(flow.sink.method.partition("->")[0])
        recipient = _recipient(replace(flow, endpoint=endpoint, by=by), self.own)
        told = replace(
            flow,
            labels=self._labels(trace),
            sink=replace(
                flow.sink, kind=kind if kind not in (None, MESSENGER) else flow.sink.kind
            ),
            endpoint=endpoint,
            steps=with_decodings(
                self.graph.program, flow.steps, self.endpoints.decoded.get(endpoint or "", ())
            ),
            recipient=recipient.role,
            confidence=least(flow.confidence, alive),
            by=by,
        )
        return Outflow(
            told,
            tuple(map(place_of, accesses)),
            recipient,
            kind == MESSENGER,
            self._places(told),
        )

    def _labels(self, trace: Trace) -> tuple[str, ...]:
        """Give a flow's labels; what ends in an encrypted store is encrypted by it."""
        labels = trace.flow.labels
        is_kept = trace.flow.sink.kind in _STORES and ENCRYPTED not in labels
        return (
            tuple(sorted((*labels, ENCRYPTED)))
            if is_kept and self.seals.is_sealed(trace.calls)
            else labels
        )

    def _endpoint(self, trace: Trace) -> str | None:
        """Resolve where a network call sends to, or the page that is given data."""
        kind, resolver = trace.flow.sink.kind, self.graph.resolver
        if kind == "ipc":
            if handed_to(resolver, trace.calls, trace.flow.sink.api) is not None:
                return None
            package = package_asked(resolver, trace.calls, trace.flow.sink.api)
            return f"{ANDROID_APP}{package}" if package else None
        if kind not in _ADDRESSED:
            return None
        found = self.endpoints.find(trace.calls, trace.kept)
        if found is None and kind in _PAGES:
            return find_page(resolver, trace.calls[-1][0])
        return found

    def _is_alive(self, trace: Trace) -> Confidence | None:
        """Say how sure it is that the code of every step runs; None where nothing can run one."""
        program, reach = self.graph.program, self.graph.reach
        way = reach.from_entry if trace.flow.data in PHONEBOOK else reach.glance
        steps = (program.method(one.method) for one in trace.flow.steps)
        sure = Confidence.CONFIRMED
        for method in dict.fromkeys((trace.calls[-1][0], *steps)):
            if method is None or way(method) is not None:
                continue
            if reach.is_dormant(program.owner(method)) or reach.never_runs(method):
                return None
            sure = Confidence.POSSIBLE
        return sure

    def _places(self, flow: Flow) -> tuple[Evidence, ...]:
        """Return the instruction of each step, once."""
        program = self.graph.program
        found: dict[tuple[str, int], Evidence] = {}
        for step in flow.steps:
            method = program.method(step.method)
            if method is not None and step.offset is not None:
                place = (step.method, step.offset)
                if place not in found:
                    found[place] = evidence_at(program, (method, step.offset), context=3)
        return tuple(found.values())

    def _limit(self, source: Source, *, blinds: bool) -> Limit:
        name = short_name(self.graph.program.text(source.method))
        data = name_of("data", source.data.value)
        return Limit(
            LimitKind.BUDGET,
            Words(
                f"Where the {data.en} data goes that {name} reads was not "
                "followed to its end: the budget of steps was spent.",
                f"{name} 读取的数据（{data.zh}）的去向未能追踪到底：步数预算已用尽。",
            ),
            self.graph.program.part(source.method),
            (Sense.FLOW,) if blinds else (),
        )


def _is_one(one: str, other: str) -> bool:
    """Say whether two addresses can be the same, of which parts are not known."""
    return any(
        mine == theirs or (mine.endswith("?") and theirs.startswith(mine[:-1]))
        for mine, theirs in ((one, other), (other, one))
    )


def find_outflows(
    graph: Graph, package: Package, seen: Seen, *, inventory: Inventory
) -> Outflows:
    """Follow the data of every live access, and of the catalogue's own sources, to where it ends."""
    manifest = package.manifest
    own = own_hosts(
        manifest.package,
        inventory.addresses,
        launchers=manifest.launchers,
        told=inventory.named_hosts,
        mailed=mailed_hosts(inventory.texts),
    )
    catalogue = shelf_catalogue()
    seals = Seals(graph.resolver, catalogue)
    endpoints = Endpoints(graph.resolver, catalogue, graph.reach.graph.merged)
    return _Search(graph, package, seen, catalogue, own, seals, endpoints).run()

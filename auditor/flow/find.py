"""The front door: says where the data of each source ends.

What it covers: calls and returns up to twenty deep, fields, static fields, collections, builders,
function objects where they are run and what they give, suspend functions and flows of Kotlin,
exceptions, messages, tasks, intents by class or own action, registered receivers, events, saved
state, preferences by key, files by name, tables of databases, reflection by constant names. What it
does not see: flows by control alone (implicit flows), native code, scripts. Fields of objects that
outlive a method are told apart by their class and name alone. docs/accuracy-flows.md has the measurements.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import confidence_of
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.flow.search.engine import BUDGET, Engine
from auditor.flow.search.interpret import interpret
from auditor.flow.symbols.atoms import COUNT
from auditor.flow.symbols.runs import ANYTHING, Runs
from auditor.flow.symbols.terms import TO_SOMEBODY, Chain, Effect, Hit, Source
from auditor.flow.tables.catalogue import Catalogue
from auditor.flow.told.paths import Told, choices, tell
from auditor.model.access import Flow, FlowEnd
from auditor.model.vocabulary import CONFIDENCE_ORDER, Confidence, Data

_BIRTHS: Final = frozenset({NEW_INSTANCE})
_CONTEXT: Final = "Landroid/content/Context;"
_SENT: Final = "network"
_WEAK: Final = 0.6
_PATIENCE: Final = 20
"""How many times its share a call may cost in a second search, if one had its share in the first."""
_LONGER: Final = 3
"""How many times the budget a second search may spend, if the first ended with steps left."""
_CHANGED: Final = 2  # The first parts of a rank: how the data was changed.
_MOST_TOLD: Final = 12
"""Ends that have an address."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One flow, with the places in the program by which more can be asked of it."""

    flow: Flow
    source: Source
    calls: Chain
    """The calls from where data and sink meet down to the sink, the sink's own call last."""
    kept: tuple[Chain, ...] = ()
    """The calls to where the objects were handed on whose methods run on the way, the last first."""
    others: tuple["Trace", ...] = ()
    """Further ways to the same end, which can be on their way to another address."""


@dataclass(frozen=True, slots=True)
class FlowFindings:
    """All flows, and the sources of which the search was cut."""

    traces: tuple[Trace, ...]
    exhausted: tuple[Source, ...]
    """Sources for which "no flow" is not known: the budget, or a call's share of it, was spent."""
    steps: int
    """Instructions that were interpreted."""

    @property
    def flows(self) -> tuple[Flow, ...]:
        """The flows alone, in the order of source and sink."""
        return tuple(one.flow for one in self.traces)

    def of(self, source: Source) -> "FlowFindings":
        """Give what was found of one source."""
        traces = tuple(one for one in self.traces if one.source == source)
        return FlowFindings(traces, (source,) if source in self.exhausted else (), self.steps)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of the search."""

    graph: CallGraph
    resolver: Resolver
    sources: Sequence[Source]
    catalogue: Catalogue
    runs: Runs

    def search(self, steps: int, patience: int) -> Engine:
        """Search once."""
        engine = Engine(
            self.graph,
            self.resolver,
            interpret=interpret,
            sources=self.sources,
            catalogue=self.catalogue,
            budget=steps,
        )
        engine.is_live = self.runs.is_live
        if self.runs.is_left_alone is not None:
            engine.cases.heirs.is_left_alone = self.runs.is_left_alone
        engine.patience = patience
        engine.run()
        return engine


def find_flows(
    graph: CallGraph,
    resolver: Resolver,
    *,
    sources: Sequence[Source],
    catalogue: Catalogue,
    budget: int = BUDGET,
    runs: Runs = ANYTHING,
) -> FlowFindings:
    """Follow the data of sources through the app's code to where it ends.

    A flow names source and sink, the labels of the least changed data that gets there, and one
    way, where there is one through methods that are seen to run. The recipient is left `unknown` and the owner `app`: whose host and whose code it is, is
    for facts to say.
    """
    question = _Question(graph, resolver, sources, catalogue, runs)
    engine = question.search(budget, 1)
    left = max(engine.left, 0)
    if engine.spent or engine.cut:
        # A call had its share, and what it was given went on with all that it gives: so the search
        # either came to its end with steps to spare, or went astray. A suspend function that runs on
        # through its own continuation costs more than its size tells.
        longest = budget if engine.spent else _LONGER * budget
        patient = question.search(longest, _PATIENCE)
        if not engine.spent:
            left -= longest - max(patient.left, 0)
        if tells_more(patient, engine):
            engine = patient
    return _findings(engine, budget - left)


def tells_more(longer: Engine, first: Engine) -> bool:
    """Say whether a longer search tells more than the first one, of which sources were cut.

    One that spent its budget names all sources as cut: it tells more where the first did so too, with steps left.
    """
    if longer.spent and first.spent:
        return False
    if longer.spent:
        is_all = len(first.cut) == len(first.sources)
        return is_all and longer.hits.keys() > first.hits.keys()
    cut = len(first.sources) if first.spent else len(first.cut)
    gained = cut - len(longer.cut), len(longer.hits) - len(first.hits)
    return gained > (0, 0)


def find_together(
    graph: CallGraph,
    resolver: Resolver,
    *,
    sources: Sequence[Source],
    catalogue: Catalogue,
    budget: int,
    runs: Runs = ANYTHING,
) -> FlowFindings:
    """Follow the data of many sources as `find_flows` does, with no second search for what stays open.

    Who asks can ask for the sources alone that were cut: together they cost more than each by itself.
    """
    question = _Question(graph, resolver, sources, catalogue, runs)
    engine = question.search(budget, 1)
    return _findings(engine, budget - max(engine.left, 0))


def _findings(engine: Engine, steps: int) -> FlowFindings:
    every = [
        (_trace(engine, source, effect, hits), _is_part(engine, effect))
        for (source, effect), hits in engine.hits.items()
    ]
    traces = _without_parts(every)
    traces.sort(key=_order)
    cut = range(len(engine.sources)) if engine.spent else sorted(engine.cut)
    return FlowFindings(tuple(traces), tuple(engine.sources[one] for one in cut), steps)


def _without_parts(traces: Sequence[tuple[Trace, bool]]) -> list[Trace]:
    """Leave out that data gets into a part of a request where it is told as surely that it is sent, or is in another."""
    sent: dict[Source, int] = {}
    parts: dict[Source, int] = {}
    for one, is_part in traces:
        if one.flow.sink.kind == _SENT and (is_part or COUNT not in one.flow.labels):
            known, rank = (parts if is_part else sent), CONFIDENCE_ORDER[one.flow.confidence]
            known[one.source] = min(rank, known.get(one.source, rank))
    return [
        one
        for one, is_part in traces
        if not is_part
        or parts[one.source]
        == CONFIDENCE_ORDER[one.flow.confidence]
        < sent.get(one.source, len(CONFIDENCE_ORDER))
    ]


def _is_part(engine: Engine, effect: Effect) -> bool:
    """Say whether data ends in a part of a request that a renamed library makes: told where nothing else sends it.

    The library itself makes such parts of what it was given, the length of a body among them.
    """
    owner, _, name = effect.api.partition("->")
    sink = engine.rules(owner, name.partition("(")[0]).sink
    return sink is not None and sink.renamed


def catalogue_sources(
    program: Program,
    hierarchy: Hierarchy,
    catalogue: Catalogue,
    *,
    is_live: Callable[[MethodNumber], bool] | None = None,
) -> tuple[Source, ...]:
    """Find the places of the catalogue's own sources; `is_live` leaves out methods that never run."""
    found: dict[Source, None] = {}
    for rule in catalogue.sources:
        for name in rule.names:
            owner, _, called = name.partition("->")
            data = Data(rule.data)
            if rule.parameter is None:
                aside = {
                    program.owner(use.method)
                    for text in rule.except_beside
                    for use in program.string_uses(text)
                }
                calls = _calls(program, hierarchy, owner, called, data)
                found.update(
                    (one, None) for one in calls if program.owner(one.method) not in aside
                )
                continue
            for one in hierarchy.subtypes(owner):
                if not _is_made(program, hierarchy, one):
                    continue
                for signature, method in program.declared(one).items():
                    if signature.partition("(")[0] == called and program.has_code(method):
                        found[Source(method, -1, data, name, rule.parameter + 1)] = None
    kept = [one for one in found if is_live is None or is_live(one.method)]
    return tuple(sorted(kept))


def _is_made(program: Program, hierarchy: Hierarchy, class_name: str) -> bool:
    """Say whether code makes objects that run a class's methods, or the manifest names it."""
    below = (class_name, *hierarchy.subtypes(class_name))
    components = {one.name for one in program.manifest.components}
    return any(
        program.type_uses(one, _BIRTHS)
        or (one in components and hierarchy.is_subtype(one, _CONTEXT))
        for one in below
    )


def _calls(
    program: Program, hierarchy: Hierarchy, owner: str, name: str, data: Data
) -> Iterable[Source]:
    for one in (owner, *hierarchy.subtypes(owner)):
        for call in program.calls_of(one, name):
            yield Source(call.method, call.pc, data, call.target)


def _trace(engine: Engine, source: int, effect: Effect, hits: Sequence[Hit]) -> Trace:
    ranked = sorted(hits, key=lambda hit: _rank(engine, hit))[:_MOST_TOLD]
    least = _rank(engine, ranked[0])[:_CHANGED]
    ways = [
        (hit, choice, tell(engine, source, effect, hit, choice))
        for hit in ranked
        for choice in range(choices(engine, source, hit) if effect.name in TO_SOMEBODY else 1)
    ][:_MOST_TOLD]
    first = [way for way in ways if way[1] == 0 and _rank(engine, way[0])[:_CHANGED] == least]
    best = max(first, key=lambda way: way[2].sure)
    if _confidence(engine, best[0], best[2]) is Confidence.POSSIBLE:
        # A guess hides no surer way, by which the data comes encoded or the like.
        whole = [way for way in ways if way[1] == 0 and not _rank(engine, way[0])[0]]
        best = max((best, *whole), key=lambda way: way[2].sure)
    made = [
        _told(engine, source, effect, hit, told)
        for hit, choice, told in (best, *(way for way in ways if way is not best))
    ]
    others = tuple(made[1:]) if effect.name in TO_SOMEBODY else ()
    return replace(made[0], others=others)


def _told(engine: Engine, source: int, effect: Effect, hit: Hit, told: Told) -> Trace:
    _, _, labels, _ = engine.atoms.what[hit.taint]
    one = engine.sources[source]
    program = engine.program
    flow = Flow(
        data=one.data,
        labels=labels if isinstance(labels, tuple) else (),
        source=FlowEnd(program.text(one.method), max(one.pc, 0), one.api),
        sink=FlowEnd(program.text(effect.method), effect.number, effect.api, effect.name),
        endpoint=None,
        recipient="unknown",
        steps=told.steps,
        confidence=_confidence(engine, hit, told),
        by="app",
    )
    return Trace(flow, one, hit.chain or ((effect.method, effect.number),), told.kept)


def _confidence(engine: Engine, hit: Hit, told: Told) -> Confidence:
    """Say how sure a way is, given how the data came to be what it is."""
    weak = engine.atoms.what[hit.taint][3]
    return confidence_of(min(told.sure, _WEAK) if weak else told.sure)


def _rank(engine: Engine, hit: Hit) -> tuple[bool, int, bool, int, int]:
    """Prefer data to numbers about data, the least changed, the surest, the shortest way."""
    _, _, labels, weak = engine.atoms.what[hit.taint]
    changed = labels if isinstance(labels, tuple) else ()
    return (COUNT in changed, len(changed), bool(weak), len(hit.chain), hit.method)


def _order(trace: Trace) -> tuple[str, str, int, str, int, str]:
    flow = trace.flow
    return (
        flow.data.value,
        flow.source.method,
        flow.source.offset,
        flow.sink.method,
        flow.sink.offset,
        flow.sink.kind or "",
    )

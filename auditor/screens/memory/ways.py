"""The ways into methods as the order of events needs them: who really runs what, and from where.

Sharper than the graph in four places, each of which would otherwise show a way around a consent
that nobody can go. A screen that is kept among others, of which one is opened later, is not opened there. A function object that is made in one place and given to the app's own code runs
where that code runs it, not where it is made. A screen that other apps cannot start is entered only
where the app starts it. And what runs while a screen is open needs the screen to be opened.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.calls.claims import HANDED
from auditor.code.calls.edges import implicit_edges
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.program import MethodNumber
from auditor.code.ways.awaited import Awaited
from auditor.code.ways.entering import NOTIFIED, RESUMED
from auditor.code.ways.following import Follower
from auditor.code.ways.reach import Reach
from auditor.code.ways.replay import Replay, Replayed
from auditor.code.ways.runs import Run, runs_of, runs_of_given, runs_registered
from auditor.model.names import outermost
from auditor.screens.memory.kept_screens import KeptScreens
from auditor.screens.memory.told_functions import ToldFunctions

LIFECYCLE: Final = "lifecycle"
SYSTEM_ACTIONS: Final = (
    "android.",
    "com.android.",
    "com.google.android.",
    "com.google.firebase.",
)
"""Beginnings of actions that others than the app send."""

LIBRARIES: Final = (
    "Landroidx/",
    "Landroid/support/",
    "Lkotlin/",
    "Lkotlinx/",
    "Lcom/google/",
)
"""Code of others, which does with a callback what its documentation says."""

_OPENED: Final = frozenset({"activity", "service", "receiver", "job", "provider"})
_RUN: Final = 0.9
_FEW: Final = 3
_ANYWHERE: Final = frozenset(row.id for row in implicit_edges() if row.is_anywhere)


@dataclass(slots=True)
class _Found:
    """The ways into one method."""

    sure: list[Edge] = field(default_factory=list)
    vague: list[Edge] = field(default_factory=list)


@dataclass(slots=True)
class Ways:
    """The ways into methods; one per app, each found once."""

    reach: Reach
    follower: Follower
    graph: CallGraph = field(init=False)
    entries: Sequence[EntryPoint] = field(init=False)
    replayed: Replayed = field(init=False)
    awaited: Awaited = field(init=False)
    _sure: dict[MethodNumber, tuple[Edge, ...]] = field(default_factory=dict)
    _vague: dict[MethodNumber, tuple[Edge, ...]] = field(default_factory=dict)
    _opened: dict[MethodNumber, dict[str, None]] = field(init=False)
    _kept: KeptScreens = field(init=False)
    _told: ToldFunctions = field(init=False)

    def __post_init__(self) -> None:
        self.graph = self.reach.graph
        self.entries = self.reach.entries
        self.replayed = Replayed(Replay(self.graph))
        self.awaited = Awaited(self.graph)
        self._opened = {}
        self._kept = KeptScreens(self.graph)
        self._told = ToldFunctions(self.graph)
        for entry in self.entries:
            if entry.kind in _OPENED and not is_outside(entry):
                self._opened.setdefault(entry.method, {})[entry.class_name] = None

    def sure(self, method: MethodNumber) -> tuple[Edge, ...]:
        """Return the ways into a method of which it is known who runs it."""
        if method not in self._sure:
            self._find(method)
        return self._sure[method]

    def every(self, method: MethodNumber) -> tuple[Edge, ...]:
        """Return those and the ways of objects whose whereabouts were not followed."""
        if method not in self._vague:
            self._find(method)
        return (*self._sure[method], *self._vague[method])

    def _find(self, method: MethodNumber) -> None:
        found = _Found()
        made: dict[str, list[Edge]] = {}
        called: list[Edge] = []
        for edge in self.reach.entering.ways(method):
            if self._kept.are_kept(
                edge.source, edge.receiver or self.graph.program.owner(method)
            ):
                found.vague.append(edge)
            elif self._is_of_made(edge):
                made.setdefault(edge.receiver, []).append(edge)
            elif edge.why in (CALL, RESUMED, NOTIFIED) and edge.needs_object:
                called.append(edge)
            elif self._is_given_to_own(edge):
                self._follow_given(edge, method, found)
            else:
                found.sure.append(edge)
        receivers = self._objects(method, made) if called else tuple(made)
        # A list, for all of them must be looked at.
        known = [self._follow_made(one, method, made.get(one, []), found) for one in receivers]
        if not (known and all(known)):
            found.sure.extend(called)
        found.sure.extend(self._openings(method))
        told = [one for one in found.sure if self._told.is_told(one.source, one.pc)]
        self._sure[method] = tuple(dict.fromkeys(one for one in found.sure if one not in told))
        self._vague[method] = (*found.vague, *told)

    def _follow_given(self, edge: Edge, method: MethodNumber, found: "_Found") -> None:
        """Take the calls that run an object which a call of the app's own is given."""
        site = (edge.source, edge.pc)
        runs = runs_of_given(self.follower, site, edge.receiver, method)
        if runs is None:
            found.vague.append(edge)
        else:
            found.sure.extend(_edges(runs, [edge], method, receiver=edge.receiver))

    def _follow_made(
        self, receiver: str, method: MethodNumber, edges: Sequence[Edge], found: "_Found"
    ) -> bool:
        """Take the calls that run objects of a class; say whether all are known."""
        runs = None
        if self._is_function(receiver):
            runs = runs_of(self.follower, receiver, method)
        if runs is not None:
            found.sure.extend(_edges(runs, edges, method, receiver=receiver))
            return True
        for edge in edges:
            is_seen = edge.call and not self._is_given_to_own(edge)
            (found.sure if is_seen else found.vague).append(edge)
            if not is_seen:
                runs = runs_registered(self.follower, (edge.source, edge.pc), receiver, method)
                found.sure.extend(_edges(runs, [], method, receiver=receiver))
        return False

    def _objects(self, method: MethodNumber, made: Mapping[str, list[Edge]]) -> tuple[str, ...]:
        """Return the classes whose objects a call through an interface can mean.

        Where they are function objects that are all followed, a call through the interface runs
        those alone that come to it, not every one that has the method.
        """
        found = dict.fromkeys((*self.graph.dispatch.receivers(method), *made))
        return tuple(found)

    def _is_of_made(self, edge: Edge) -> bool:
        """Say whether an edge calls back an object that the app's code makes."""
        if not edge.receiver or edge.why in _ANYWHERE:
            return False
        births = self.graph.instances.births(edge.receiver)
        return edge.receiver not in self.graph.instances.given and any(
            one.how == "object" for one in births
        )

    def _is_given_to_own(self, edge: Edge) -> bool:
        """Say whether an object is only given to a method of the app's own, not to a library's."""
        return (
            edge.why == HANDED
            and edge.case is None
            and not edge.call.startswith(LIBRARIES)
            and bool(targets := self.follower.run_at((edge.source, edge.pc)))
            and not self.graph.coroutines.starts(targets, edge.receiver)
        )

    def _is_function(self, name: str) -> bool:
        """Say whether a class is of function objects: few methods, and an interface for them."""
        if name in self.graph.instances.given:
            return False
        info = self.graph.program.class_info(name)
        methods = [one for one in self.graph.program.declared(name) if not one.startswith("<")]
        return info is not None and bool(info.interfaces or len(methods) <= _FEW)

    def _openings(self, method: MethodNumber) -> Iterator[Edge]:
        """Yield the making of the components for whose life Android runs a method."""
        for name in self._opened.get(method, ()):
            for maker in self.graph.instances.constructors(name):
                if maker != method:
                    yield Edge(maker, method, 0, LIFECYCLE, 1.0, receiver=name)

    def may_begin(self, entry: EntryPoint) -> bool:
        """Say whether an entry point is brought about by something else than the app's code, or by code that does not name it.

        A screen that a link of the app's own opens is named nowhere, and somebody comes there all the same.
        """
        return is_outside(entry) or not self.is_started(entry)

    def is_started(self, entry: EntryPoint) -> bool:
        """Say whether any code of the app names what an entry point belongs to, to start it."""
        name = entry.class_name
        instances = self.graph.instances
        return any(
            outermost(self.graph.program.owner(one.method)) != outermost(name)
            for one in (
                *instances.births(name),
                *instances.namings(name),
                *instances.action_namings(name),
            )
            if one.how != "object"
        )


def _edges(
    runs: Sequence[Run], edges: Sequence[Edge], method: MethodNumber, *, receiver: str
) -> Iterator[Edge]:
    """Yield the ways that the running of an object makes; `edges` name who takes it, and why."""
    by_taker = {edge.call: edge.why for edge in reversed(edges) if edge.call}
    for one in runs:
        # Of bodies that were merged into one method, one may register an object that runs another.
        if one.method != method or one.case is not None:
            yield Edge(
                one.method,
                method,
                one.pc,
                by_taker.get(one.taker, HANDED) if one.taker else CALL,
                _RUN,
                needs_object=True,
                receiver=receiver if one.taker else "",
                call=one.taker,
                case=one.case,
            )


def is_outside(entry: EntryPoint) -> bool:
    """Say whether something else than the app's own code can bring an entry point about.

    A receiver that is not exported and answers to actions of the app's own alone waits for the app.
    """
    component = entry.component
    if not entry.from_outside or entry.kind in ("made", "instrumentation"):
        return False
    if component is None or entry.kind != "receiver" or component.exported is not False:
        return True
    actions = {action for one in component.filters for action in one.actions}
    return any(one.startswith(SYSTEM_ACTIONS) for one in actions)

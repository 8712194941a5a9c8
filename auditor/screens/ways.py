"""The ways into methods as the order of events needs them: who really runs what, and from where.

Sharper than the graph in three places, each of which would otherwise show a way around a consent
that nobody can go. A function object that is made in one place and given to the app's own code runs
where that code runs it, not where it is made. A screen that other apps cannot start is entered only
where the app starts it. And what runs while a screen is open needs the screen to be opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.callbacks import HANDED
from auditor.code.callgraph import CALL, CallGraph, Edge
from auditor.code.edges import implicit_edges
from auditor.code.entrypoints import EntryPoint
from auditor.code.following import Follower, Run, runs_of, runs_of_given
from auditor.code.program import MethodNumber
from auditor.code.registrations import outermost

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
_ANYWHERE: Final = frozenset(row.id for row in implicit_edges() if row.is_anywhere)


@dataclass(slots=True)
class Ways:
    """The ways into methods; one per app, each found once."""

    graph: CallGraph
    entries: Sequence[EntryPoint]
    follower: Follower
    _sure: dict[MethodNumber, tuple[Edge, ...]] = field(default_factory=dict)
    _vague: dict[MethodNumber, tuple[Edge, ...]] = field(default_factory=dict)
    _opened: dict[MethodNumber, dict[str, None]] = field(init=False)

    def __post_init__(self) -> None:
        self._opened = {}
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
        sure: list[Edge] = []
        vague: list[Edge] = []
        made: dict[str, list[Edge]] = {}
        for edge in self.graph.callers(method):
            if self._is_of_made(edge):
                made.setdefault(edge.receiver, []).append(edge)
            elif self._is_given_to_own(edge):
                site = (edge.source, edge.pc)
                given = runs_of_given(self.follower, site, edge.receiver, method)
                if given is None:
                    vague.append(edge)
                else:
                    sure.extend(self._edges(given, [edge], method))
            else:
                sure.append(edge)
        for receiver, edges in made.items():
            runs = self._runs(receiver, method, edges)
            if runs is not None:
                sure.extend(runs)
                continue
            for edge in edges:
                is_seen = edge.call and not self._is_given_to_own(edge)
                (sure if is_seen else vague).append(edge)
        sure.extend(self._openings(method))
        self._sure[method] = tuple(dict.fromkeys(sure))
        self._vague[method] = tuple(vague)

    def _is_of_made(self, edge: Edge) -> bool:
        """Say whether an edge calls back an object that the app's code makes."""
        if not edge.receiver or edge.why in _ANYWHERE or edge.case is not None:
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
            and self.follower.calls_own((edge.source, edge.pc))
        )

    def _runs(
        self, receiver: str, method: MethodNumber, edges: Sequence[Edge]
    ) -> tuple[Edge, ...] | None:
        """Return the calls that run the method of objects of a class, if all are known."""
        found = runs_of(self.follower, receiver, method)
        return None if found is None else self._edges(found, edges, method)

    def _edges(
        self, runs: Sequence[Run], edges: Sequence[Edge], method: MethodNumber
    ) -> tuple[Edge, ...]:
        by_taker = {edge.call: edge.why for edge in reversed(edges) if edge.call}
        receiver = edges[0].receiver
        return tuple(
            Edge(
                one.method,
                method,
                one.pc,
                by_taker.get(one.taker, HANDED) if one.taker else CALL,
                _RUN,
                needs_object=True,
                receiver=receiver if one.taker else "",
                call=one.taker,
            )
            for one in runs
            if one.method != method
        )

    def _openings(self, method: MethodNumber) -> Iterator[Edge]:
        """Yield the making of the components for whose life Android runs a method."""
        for name in self._opened.get(method, ()):
            for maker in self.graph.instances.constructors(name):
                if maker != method:
                    yield Edge(maker, method, 0, LIFECYCLE, 1.0, receiver=name)

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

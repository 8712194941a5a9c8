"""Tells who hears what a `java.util.Observable` of the app's tells: those who were added to one of its kind.

Source: java.util.Observable and java.util.Observer ("notifyObservers" runs `update` of each that was added).
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.observers import Heard, Posted
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.screens.memory.memories import Memories, thing_of

_KIND: Final = "Ljava/util/Observable;"
_TELLS: Final = "notifyObservers"
_ADDS: Final = "addObserver"
_RUNS: Final = "update(Ljava/util/Observable;Ljava/lang/Object;)V"


class _Added(NamedTuple):
    """One who was added: what it runs, on which object, and what that remembers; to a thing of which class."""

    to: str
    method: MethodNumber
    own: Thing
    heap: Heap


class Observables:
    """Tells it of one app."""

    def __init__(self, resolver: Resolver, graph: CallGraph, memories: Memories) -> None:
        self.resolver = resolver
        self.graph = graph
        self.memories = memories

    def posted(self, call: Call, given: tuple[Known, ...]) -> Posted | None:
        """Return who hears what a call tells the observers; None for any other call."""
        if call.name != _TELLS or not self._is_kind(call.owner):
            return None
        told = given[1] if len(given) > 1 else 0
        own = given[0]
        kind = own.name if isinstance(own, Thing) and own.name else call.owner
        found = [one for one in self._added if one is None or self._may_be(one.to, kind)]
        heard = [
            Heard(one.method, one.heap, (one.own, own, told))
            for one in found
            if one is not None
        ]
        return Posted(tuple(heard), is_whole=None not in found)

    def _is_kind(self, name: str) -> bool:
        return self.graph.hierarchy.is_subtype(name, _KIND)

    def _may_be(self, one: str, other: str) -> bool:
        is_subtype = self.graph.hierarchy.is_subtype
        return is_subtype(one, other) or is_subtype(other, one)

    @cached_property
    def _added(self) -> tuple[_Added | None, ...]:
        """Those who are added anywhere; None for one that is not known."""
        program = self.graph.program
        calls = (
            self.resolver.call_at(site.method, site.pc)
            for site in program.calls_of(None, _ADDS)
        )
        return tuple(
            each
            for call in calls
            if call is not None and self._is_kind(call.owner)
            for each in self._by(call)
        )

    def _by(self, call: Call) -> Iterator[_Added | None]:
        scope = Scope(call.method)
        values = self.resolver.argument(scope, call, 0)
        for one in values:
            kind = one.type if isinstance(one, Instance) else ""
            method = self.graph.hierarchy.resolve_method(kind, _RUNS) if kind else None
            if method is None or not isinstance(one, Instance):
                yield None
                continue
            heap = self.memories.of(scope, one).heap
            yield _Added(call.owner, method, thing_of(one), heap)
        if not values:
            yield None

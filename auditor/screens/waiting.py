"""Tells which observers a value is handed to when a press posts it, and what each of them remembers."""

from auditor.code.answered import Heap, Known, Thing
from auditor.code.callgraph import CallGraph
from auditor.code.constants import Resolver
from auditor.code.program import MethodNumber
from auditor.code.search import Scope
from auditor.code.values import Instance
from auditor.screens.memories import Memories, thing_of
from auditor.screens.observed import Observed, Place

_ANYBODY: tuple[tuple[Known, Heap], ...] = ((None, frozenset()),)


class Waiting:
    """Such observers; one per app."""

    def __init__(self, resolver: Resolver, graph: CallGraph, memories: Memories) -> None:
        self.resolver = resolver
        self.graph = graph
        self.memories = memories
        self.observed = Observed(graph)
        self._known: dict[tuple[MethodNumber, Known], tuple[tuple[Known, Heap], ...]] = {}

    def on(self, method: MethodNumber, holder: Known) -> tuple[tuple[Known, Heap], ...]:
        """Return on which objects a method is run that wait for a holder, with what their fields hold.

        Of a holder that is not known, all that wait for any; nothing is known of the object where that
        was not told.
        """
        key = (method, holder)
        if key not in self._known:
            self._known[key] = self._find(method, holder)
        return self._known[key]

    def _find(self, method: MethodNumber, holder: Known) -> tuple[tuple[Known, Heap], ...]:
        given = self.observed.given(method)
        if given is None:
            return _ANYBODY
        owner, found = self.graph.program.owner(method), []
        for site, places in given.items():
            if any(self._may_be(one, holder) for one in places):
                made = Instance(owner, site)
                heap = self.memories.of(Scope(site[0]), made).heap
                found.append((thing_of(made), heap))
        return tuple(found)

    def _may_be(self, place: Place, holder: Known) -> bool:
        """Say whether what a register holds can be a holder; two that are made elsewhere are two."""
        if not isinstance(holder, Thing) or holder.number < 0:
            return True
        values = self.resolver.value(Scope(place.scope.method), place.pc, place.register)
        return not values or any(
            not isinstance(one, Instance) or one.site[1] < 0 or thing_of(one) == holder
            for one in values
        )

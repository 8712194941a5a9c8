"""Searches a way first, and asks only of what is on it whether it can run.

Whether an instruction can run under a world's assumptions is dear to find out; most that a search
comes by are on no way to its goal. So a way is looked for as if all could run, and looked through; what
cannot run is left out from then on; so is a stretch that no run takes from its beginning to its end
(see `replay`). A way that holds is one, and where none is left there is none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from auditor.code.callgraph import Edge
from auditor.code.entrypoints import EntryPoint
from auditor.code.program import MethodNumber
from auditor.code.proof import ANY, Need, Node, Restriction
from auditor.code.reach import Reach, Route
from auditor.code.replay import Replayed

_MOST_WAYS: Final = 60
"""So many ways are looked through before all is asked."""
_MOST_BIRTHS: Final = 24
_DEEPEST: Final = 12

Place = tuple[MethodNumber, int]


class Undecided(Exception):  # noqa: N818 - it is an answer, not an error.
    """Raised where neither a way that holds was found nor that there is none."""


@dataclass(slots=True)
class LazyWays:
    """Such searches in one world, as long as what its flags hold stays the same."""

    reach: Reach
    edges: Callable[[Edge], bool]
    """Says of an edge whether it counts as far as is told at once."""
    holds: Callable[[Edge], bool]
    """Says whether an edge counts indeed."""
    runs: Callable[[MethodNumber, int], bool]
    entered: Callable[[EntryPoint], bool]
    is_left_out: Callable[[MethodNumber, int], bool]
    """Says whether an instruction belongs to the code that is taken away."""
    callers: Callable[[MethodNumber], Iterable[Edge]]
    replayed: Replayed
    """What is known of stretches of ways, in whichever world."""
    _dead_edges: set[Edge] = field(default_factory=set)
    _dead_places: set[Place] = field(default_factory=set)
    _hopeless: dict[float, set[Node]] = field(default_factory=dict)
    """What the searches did not prove that asked all."""
    _known: dict[tuple[MethodNumber, int | None], Route | None] = field(default_factory=dict)
    _open: list[tuple[MethodNumber, int | None]] = field(default_factory=list)
    _leans_on: int = 0
    """The outermost open question on which what is being found out leans."""
    _unproved: dict[float, set[Node]] = field(default_factory=dict)

    def find(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Return a way to a place, or None if there is none."""
        key = (method, pc)
        if key not in self._known:
            try:
                self.way(method, pc)
            except Undecided:
                self._known[key] = self._all(method, pc)
        return self._known[key]

    def _all(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Search with all that it comes by asked whether it can run."""
        barred = self.replayed.barred
        asked = Restriction(
            self.holds, self.entered, self.runs, self.callers, self._hopeless, barred
        )
        for _ in range(_MOST_WAYS):
            route = self.reach.search(method, asked, pc=pc)
            if route is None or not self.replayed.refutes(route, pc):
                return route
        self.reach.exhausted.add(method)
        return None

    def way(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Return a way to a place, None if there is none; raises `Undecided`."""
        key = (method, pc)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            self._leans_on = min(self._leans_on, self._open.index(key))
            return None  # What is made on the way to itself alone is never made.
        if len(self._open) >= _DEEPEST:
            raise Undecided
        above, self._leans_on = self._leans_on, len(self._open) + 1
        self._open.append(key)
        try:
            found = self._find(method, pc)
        finally:
            self._open.pop()
            is_known = self._leans_on >= len(self._open)
            self._leans_on = min(above, self._leans_on)
        if found is not None or is_known:
            self._known[key] = found
        return found

    def _find(self, method: MethodNumber, pc: int | None) -> Route | None:
        if pc is not None and not self._can_run(method, pc):
            return None
        aside: set[Edge] = set()
        for _ in range(_MOST_WAYS):
            route = self._next(method, pc, aside)
            if route is None:
                return None
            if self.replayed.refutes(route, pc):
                continue
            dead = [one for one in route.hops if not self._holds(one)]
            self._dead_edges.update(dead)
            if not dead:
                unmade = self._without_objects(route, pc)
                if not unmade:
                    return route
                aside.update(unmade)
        raise Undecided

    def _next(self, method: MethodNumber, pc: int | None, aside: set[Edge]) -> Route | None:
        """Return a way without what is known to be dead, and without some edges.

        More is come by than where all is asked: a budget that is spent on it tells nothing.
        """
        allowed = Restriction(
            edges=lambda edge: edge not in aside and self._counts(edge),
            entries=self.entered,
            places=self._may_run,
            callers=self.callers,
            unproved=None if aside else self._unproved,
            barred=self.replayed.barred,
        )
        known = frozenset(self.reach.exhausted)
        self.reach.exhausted.discard(method)
        route = self.reach.search(method, allowed, pc=pc)
        gave_up = method in self.reach.exhausted
        self.reach.exhausted = set(known)
        if gave_up and route is None:
            raise Undecided
        return route

    def _counts(self, edge: Edge) -> bool:
        return edge not in self._dead_edges and self.edges(edge)

    def _may_run(self, method: MethodNumber, pc: int) -> bool:
        return (method, pc) not in self._dead_places and not self.is_left_out(method, pc)

    def _can_run(self, method: MethodNumber, pc: int) -> bool:
        if not self._may_run(method, pc):
            return False
        if not self.runs(method, pc):
            self._dead_places.add((method, pc))
            return False
        return True

    def _holds(self, edge: Edge) -> bool:
        return self._can_run(edge.source, edge.pc) and self.holds(edge)

    def _without_objects(self, route: Route, pc: int | None) -> list[Edge]:
        """Return the calls of a way of which no object is made on which they could run."""
        goes_on = [*(one.pc for one in route.hops[1:]), pc]
        return [
            hop
            for hop, at in zip(route.hops, goes_on, strict=False)
            if hop.needs_object and not self._is_made(hop, at)
        ]

    def _is_made(self, edge: Edge, at: int | None) -> bool:
        """Say whether an object is made on which the method of an edge runs, to a place of it."""
        graph = self.reach.graph
        told = None if at is None else graph.merged.case_at(edge.target, at)
        case = ANY if told is None else told
        is_open = case != ANY  # Another way may go on to another case.
        tried = 0
        for name in graph.dispatch.receivers(edge.target):
            need = Need(name, edge.target, case)
            for birth in graph.instances.births(name) or graph.instances.namings(name):
                tried += 1
                if tried > _MOST_BIRTHS:
                    raise Undecided
                if not self.reach.serves(need, birth):
                    continue
                try:
                    if self.way(birth.method, birth.pc) is not None:
                        return True
                except Undecided:
                    is_open = True
        if is_open:
            raise Undecided
        return False

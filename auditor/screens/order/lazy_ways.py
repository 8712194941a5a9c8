"""Searches a way first, and asks only of what is on it whether it can run.

Whether an instruction can run under a world's assumptions is dear to find out; most that a search
comes by are on no way to its goal. So a way is looked for as if all could run, and looked through; what
cannot run is left out from then on; so is a stretch that no run takes from its beginning to its end
(see `replay`). A way that holds is one, and where none is left there is none. What holds for a way holds
for those on which the objects are made that its calls need.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.program import MethodNumber
from auditor.code.ways.bringing import brought_in
from auditor.code.ways.proof import Bare, Looked, Memory, Node, Restriction
from auditor.code.ways.reach import Reach, Route
from auditor.code.ways.replay import Replayed

_MOST_WAYS: Final = 200
"""So many ways are looked through before all is asked."""
_PATIENCE: Final = 10
"""So many times the edges may be come by of which nothing dear is asked."""

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
    astray: Callable[[Route], tuple[Edge, ...]] | None = None
    """Gives what of a way is not certain to lead on where only what is certain counts."""
    looked: Looked | None = None
    """What such searches looked up for which the same code is taken away."""
    _dead_edges: set[Edge] = field(default_factory=set)
    _dead_places: set[Place] = field(default_factory=set)
    _hopeless: dict[float, set[Node]] = field(default_factory=dict)
    """What the searches did not prove that asked all."""
    _known: dict[tuple[MethodNumber, int | None], Route | None] = field(default_factory=dict)
    _unproved: dict[float, set[Node]] = field(default_factory=dict)
    _bare: Bare | None = None
    _memory: Memory = field(init=False)
    _memory_of_bare: Memory = field(init=False)
    _memory_of_all: Memory = field(init=False)

    def __post_init__(self) -> None:
        dead, left_out, places = self.reach.dead, self._dead_edges, self._dead_places
        self._memory = Memory(
            self.looked or Looked(self.edges, lambda *place: not self.is_left_out(*place)),
            is_out=lambda edge: (
                edge in left_out or edge in dead or (edge.source, edge.pc) in places
            ),
            is_dead=lambda method, pc: (method, pc) in places,
            touched=lambda: {
                *(method for method, _ in places),
                *(edge.source for edge in left_out),
                *(edge.source for edge in dead),
            },
        )
        self._memory_of_bare = Memory(
            self._memory.looked,
            is_out=dead.__contains__,
            is_dead=lambda *_: False,
            touched=lambda: {edge.source for edge in dead},
        )
        self._memory_of_all = Memory(
            Looked(self.holds, self.runs),
            is_out=dead.__contains__,
            is_dead=lambda method, pc: (method, pc) in places,
            touched=lambda: {
                *(method for method, _ in places),
                *(edge.source for edge in dead),
            },
        )

    def find(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Return a way to a place, or None if there is none."""
        key = (method, pc)
        if key not in self._known:
            try:
                self._known[key] = self._find(method, pc)
            except Undecided:
                self._known[key] = self._all(method, pc)
        return self._known[key]

    def _all(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Search with all that it comes by asked whether it can run."""
        barred = self.replayed.barred
        asked = Restriction(
            self.holds,
            self.entered,
            self.runs,
            self.callers,
            self._hopeless,
            barred,
            tells_objects=True,
            memory=self._memory_of_all,
        )
        for _ in range(_MOST_WAYS):
            route = self.reach.search(method, asked, pc=pc)
            if route is None or not self.replayed.refutes(route, pc):
                is_astray = route and self.astray and self.astray(route)
                return None if is_astray else route
        self.reach.exhausted.add(method)
        return None

    def _find(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Return a way to a place, None if there is none; raises `Undecided`."""
        if pc is not None and not self._can_run(method, pc):
            return None
        for _ in range(_MOST_WAYS):
            route = self._next(method, pc)
            if route is None:
                return None
            route, astray = self._over_its_object(route)
            if not self.replayed.refutes(route, pc) and self._all_hold(route, astray):
                return route
        raise Undecided

    def _over_its_object(self, route: Route) -> tuple[Route, tuple[Edge, ...]]:
        """Return a way over what brings in the screen on which it goes on, where one that goes astray has such.

        And the calls by which it goes astray all the same.
        """
        astray = self.astray(route) if self.astray else ()
        if self.astray is None or not astray:
            return route, ()
        allowed = replace(self._allowed(self._unproved, self._memory), unproved=None)
        found = brought_in(self.reach, route, allowed)
        return found, astray if found is route else self.astray(found)

    def _all_hold(self, route: Route, astray: tuple[Edge, ...]) -> bool:
        """Say whether all of a way holds, and all by which its objects come to be made.

        What does not is left out from now on.
        """
        dead = [
            edge
            for hops in (route.hops, *(one.hops for one in route.strands))
            for edge in hops
            if not self._holds(edge)
        ]
        dead += astray
        self._dead_edges.update(dead)
        unmade = [one for one in route.strands if not self._can_run(one.method, one.pc)]
        return not dead and not unmade

    def _next(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Return a way without what is known to be dead.

        More is come by than where all is asked: a budget that is spent on it tells nothing.
        """
        if not self._may_come(method, pc):
            return None
        is_bare = self._is_bare
        unproved = self._all_ever().unproved if is_bare else self._unproved
        known = frozenset(self.reach.exhausted)
        self.reach.exhausted.discard(method)
        allowed = self._allowed(unproved, self._memory)
        route = self.reach.search(method, allowed, pc=pc, patience=_PATIENCE)
        gave_up = method in self.reach.exhausted
        self.reach.exhausted = set(known)
        if gave_up and route is None:
            raise Undecided
        if is_bare:
            self._all_ever().comes[method, pc] = route is not None
        return route

    def _allowed(self, unproved: dict[float, set[Node]], memory: Memory) -> Restriction:
        return Restriction(
            edges=self._counts,
            entries=self.entered,
            places=self._may_run,
            callers=self.callers,
            unproved=unproved,
            barred=self.replayed.barred,
            tells_objects=True,
            memory=memory,
        )

    @property
    def _is_bare(self) -> bool:
        """Say whether nothing was found dead yet."""
        return not self._dead_edges and not self._dead_places

    def _may_come(self, method: MethodNumber, pc: int | None) -> bool:
        """Say whether a way may lead to a place where nothing is dead: if none does, none does ever.

        That stays the same whatever the flags hold.
        """
        bare, place = self._all_ever(), (method, pc)
        if place not in bare.comes:
            if self._is_bare:
                return True  # The search itself will tell.
            allowed = self._allowed(bare.unproved, self._memory_of_bare)
            bare.comes[place] = self.reach.may_come(method, allowed, pc=pc, patience=_PATIENCE)
        if not self._is_bare:
            for level, nodes in bare.unproved.items():
                self._unproved.setdefault(level, set()).update(nodes)
        return bare.comes[place]

    def _all_ever(self) -> Bare:
        """Return what is known of the searches for which nothing is dead."""
        if self._bare is None:
            entered = frozenset(
                (one.order, one.method) for one in self.reach.entries if self.entered(one)
            )
            self._bare = self._memory.looked.bare.setdefault(entered, Bare())
        return self._bare

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

"""Proves by one backward search that control can come from an entry point to a method.

A node is a method, or one case of a merged method (see `merged`). A call on an object holds
only if such an object is made by code that is proved too; so the proof is the least fixpoint
of Horn clauses, computed within the slice that the search has seen so far.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from auditor.code.calls.callgraph import CallGraph, Edge
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.instances import Birth
from auditor.code.classes.program import MethodNumber
from auditor.code.shrunk.merged import ANY
from auditor.code.ways.barred import Barred, Past

Node: TypeAlias = tuple[MethodNumber, int, Past]
"""A method, a case of it, and what of the way behind it may be the end of a barred stretch."""
Allows: TypeAlias = Callable[[Edge], bool]
Runs: TypeAlias = Callable[[MethodNumber, int], bool]


class Arc(NamedTuple):
    """An edge between two nodes of the slice."""

    edge: Edge
    source: Node
    target: Node


class Need(NamedTuple):
    """An object that must be made: its class, and for merged methods which case it runs.

    The method is given where its case or its object matters, else -1.
    """

    class_name: str
    method: MethodNumber
    case: int


class Ways(NamedTuple):
    """The arcs into a node that count, each from a node of which nothing behind it is kept."""

    arcs: tuple[Arc, ...]
    looked_at: int
    """How many edges were looked at for them."""


Made: TypeAlias = tuple[Node, Birth]
"""What makes an object."""


@dataclass(slots=True)
class Bare:
    """What is known of searches from the same entry points for which nothing is left out besides."""

    comes: dict[tuple[MethodNumber, int | None], bool] = field(default_factory=dict)
    """Whether a way may lead to a place that was asked about."""
    unproved: dict[float, set[Node]] = field(default_factory=dict)
    """What they did not prove, by level: nothing that leaves more out does."""


@dataclass(slots=True)
class Looked:
    """What searches looked up for which the same edges and places count before anything is left out besides."""

    edges: Allows
    """Says of an edge whether it counts."""
    places: Runs
    """Says the same of the instruction at a place."""
    ways: dict[Node, Ways] = field(default_factory=dict)
    births: dict[tuple[Need, bool], tuple[Made, ...]] = field(default_factory=dict)
    bare: dict[frozenset[tuple[int, MethodNumber]], Bare] = field(default_factory=dict)
    """By the entry points that count, each by its order and its method."""


@dataclass(slots=True)
class Memory:
    """What searches looked up that differ only in what is left out besides, which grows."""

    looked: Looked
    is_out: Allows
    """Says whether an edge is left out by now."""
    is_dead: Runs
    """Says the same of a place that makes an object."""
    touched: Callable[[], Set[MethodNumber]]
    """Gives the methods in which an edge or a place is left out by now."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a search may not use, or knows better than the graph."""

    edges: Allows | None = None
    """Says of an edge whether it may be used; None for all."""
    entries: Callable[[EntryPoint], bool] | None = None
    """Says of an entry point whether it counts; None for all."""
    places: Runs | None = None
    """Says whether the instruction at a place can run: calls and the making of objects."""
    callers: Callable[[MethodNumber], Iterable[Edge]] | None = None
    """Gives the ways into a method instead of the graph."""
    unproved: dict[float, set[Node]] | None = None
    """What earlier searches under the very same restriction did not prove, by level; kept here."""
    barred: Barred | None = None
    """Stretches that no way may have."""
    tells_objects: bool = False
    """Whether a way found is to come with those on which its objects are made."""
    left_alone: Callable[[Birth, str, MethodNumber], bool] | None = None
    """Says whether an object of a class that is made somewhere never has a method run; None: no."""
    memory: Memory | None = None
    """What earlier searches looked up, and which edges and places count instead of the above."""


FREE: Final = Restriction()
"""Restricts nothing."""


class Strand(NamedTuple):
    """How an object comes to be made on which a call of a way runs: from an entry to its making."""

    entry: MethodNumber
    hops: tuple[Edge, ...]
    method: MethodNumber
    pc: int


def serves(
    graph: CallGraph,
    need: Need,
    birth: Birth,
    left_alone: Callable[[Birth, str, MethodNumber], bool] | None,
) -> bool:
    """Say whether an object that is made at a place is one on which a needed call can run."""
    if left_alone and left_alone(birth, need.class_name, need.method):
        return False
    if need.case == ANY or birth.how != "object":
        return True
    made = graph.merged.case_made(need.method, birth.method, birth.pc)
    return made in (None, need.case)


class Proof:
    """One backward search: the slice seen so far, and what is proved reached in it."""

    def __init__(
        self,
        graph: CallGraph,
        entries: dict[MethodNumber, EntryPoint],
        *,
        level: float,
        restriction: Restriction,
        hopeless: Set[Node],
    ) -> None:
        """Take the least confidence of edges, what may be used, and what is hopeless.

        Hopeless are nodes that an earlier search, which saw all ways into them, did not prove.
        """
        self.graph = graph
        self.entries = entries
        self.level = level
        self.allows = restriction.edges
        self.places = restriction.places
        self.callers = restriction.callers or graph.callers
        self.barred = restriction.barred
        self.left_alone = restriction.left_alone
        self.tells_objects = restriction.tells_objects
        self.memory = restriction.memory
        self.hopeless = hopeless
        self.touched: Set[MethodNumber] = frozenset()
        """Methods in which something is left out beside what does not count at all."""
        if self.memory is not None:
            self.allows, self.places = self.memory.looked.edges, self.memory.looked.places
            self.touched = self.memory.touched()
        self.reached: set[Node] = set()
        self.passed_over = False
        """Whether an edge or entry was left out for want of confidence."""
        self._seen: set[Node] = set()
        self._out: dict[Node, list[Arc]] = {}
        self._into: dict[Node, list[Arc]] = {}
        self._needed: set[Need] = set()
        self._need_of: dict[Node, list[Need]] = {}
        self._made: dict[Need, tuple[Node, Birth]] = {}
        """The objects that are made, the earliest first, each with a place that makes it."""
        self._makes: dict[Node, list[tuple[Need, Birth]]] = {}
        self._by: dict[Node, Arc | None] = {}
        """By which arc a node was reached first; None for entry points."""
        self._waiting: dict[Need, list[Node]] = {}
        """The nodes that run on such an object."""
        self._served: dict[Node, bool] = {}
        """Whether an object is made on which a node can run, of those that were asked."""
        self._spent = 0

    def search(self, goal: Node, budget: int) -> bool:
        """Widen the slice until the goal is proved; say whether the budget ran out."""
        layer: list[Node] = []
        self._meet(goal, layer)
        while layer and goal not in self.reached:  # An empty layer: all ways are seen.
            following: list[Node] = []
            for node in layer:
                if self._spent > budget:
                    return True
                self._expand(node, following)
            layer = following
        return False

    @property
    def unproved(self) -> set[Node]:
        """The nodes of the slice that are not proved, once it holds all ways into them."""
        return self._seen - self.reached

    def needs_object(self, goal: Node) -> bool:
        """Say whether a goal is proved, by a way of which a call runs on an object."""
        return goal in self.reached and any(
            arc.edge.needs_object for arc in self.shortest(goal)
        )

    def strands(self, way: Sequence[Arc]) -> tuple[Strand, ...]:
        """Give how the objects come to be made that a proved way needs, and those that this needs in turn."""
        todo = list(way)
        found: dict[Need, Strand] = {}
        for arc in todo:
            if not arc.edge.needs_object:
                continue
            needs = frozenset(self._needs(arc.target))
            need = next(one for one in self._made if one in needs)
            if need not in found:
                node, birth = self._made[need]
                inner = self._first_way(node)
                start = inner[0].edge.source if inner else node[0]
                hops = tuple(each.edge for each in inner)
                found[need] = Strand(start, hops, birth.method, birth.pc)
                todo.extend(inner)
        return tuple(found.values())

    def _first_way(self, node: Node) -> list[Arc]:
        """Give the way on which a node was reached: what it needs was made before."""
        arcs: list[Arc] = []
        while (arc := self._by[node]) is not None:
            arcs.append(arc)
            node = arc.source
        return arcs[::-1]

    def shortest(self, goal: Node) -> list[Arc]:
        """Give the shortest proved way to a reached node, the same every time."""
        distance = self._distances()
        arcs: list[Arc] = []
        at = goal
        while distance[at]:
            usable = [
                arc
                for arc in self._into[at]
                if distance.get(arc.source) == distance[at] - 1 and self._is_usable(arc)
            ]
            arcs.append(min(usable, key=self._order))
            at = arcs[-1].source
        return arcs[::-1]

    def _order(self, arc: Arc) -> tuple[float, int, str, int]:
        entry = self.entries.get(arc.edge.source)
        order = entry.order if entry is not None else -1
        text = self.graph.program.text(arc.edge.source)
        return (-arc.edge.confidence, order, text, arc.edge.pc)

    def _distances(self) -> dict[Node, int]:
        layer = sorted(one for one in self.reached if one[0] in self.entries)
        distance = dict.fromkeys(layer, 0)
        while layer:
            following = []
            for node in layer:
                for arc in self._out.get(node, ()):
                    if arc.target not in distance and self._is_usable(arc):
                        distance[arc.target] = distance[node] + 1
                        following.append(arc.target)
            layer = following
        return distance

    def _meet(self, node: Node, following: list[Node]) -> None:
        """Take a node into the slice; entry points are reached as they are."""
        if node in self.hopeless or (node[2] and (node[0], node[1], ()) in self.hopeless):
            self.passed_over = True  # As the search that found it hopeless may have done.
            return
        if node in self._seen:
            return
        self._seen.add(node)
        entry = self.entries.get(node[0])
        if entry is not None and entry.confidence >= self.level:
            self._reach(node)
            return
        self.passed_over = self.passed_over or entry is not None
        following.append(node)

    def _expand(self, node: Node, following: list[Node]) -> None:
        found, memory = self._ways(node), self.memory
        self._spent += found.looked_at
        into = self._into.setdefault(node, [])
        for arc in found.arcs:
            edge = arc.edge
            if edge.confidence < self.level:
                self.passed_over = True
                continue
            if memory is not None and edge.source in self.touched and memory.is_out(edge):
                continue
            if self.barred is not None:
                behind = self.barred.after(node[2], edge, node[1])
                if behind is None:
                    continue
                if behind:
                    arc = Arc(edge, (*arc.source[:2], behind), arc.target)
            into.append(arc)
            self._out.setdefault(arc.source, []).append(arc)
            if edge.needs_object and node not in self._served:
                self._want_object(node, following)
            self._meet(arc.source, following)
            self._follow(arc)

    def _ways(self, node: Node) -> Ways:
        """Give the arcs into a node, those that are left out by now or are not sure enough included."""
        if self.memory is None:
            return self._find_ways(node)
        ways = self.memory.looked.ways
        known = ways.get(node)
        if known is None:
            known = ways[node] = self._find_ways(node)
        return known

    def _find_ways(self, node: Node) -> Ways:
        method, case, _ = node
        arcs: list[Arc] = []
        looked_at = 0
        least = self.level if self.memory is None else 0.0
        for edge in self.callers(method):
            looked_at += 1
            if case != ANY and edge.case not in (None, case):
                continue  # The object made there runs another case.
            if edge.confidence < least:
                self.passed_over = True
                continue
            if self.allows and not self.allows(edge):
                continue
            if self.places and not self.places(edge.source, edge.pc):
                continue
            arcs.append(Arc(edge, self._node(edge.source, edge.pc), node))
        return Ways(tuple(arcs), looked_at)

    def _want_object(self, node: Node, following: list[Node]) -> None:
        """Look for the objects on which a node can run."""
        self._served[node] = False
        for need in self._needs(node):
            self._waiting.setdefault(need, []).append(node)
            if need in self._made:
                self._served[node] = True
            self._expect(need, following)

    def _node(self, method: MethodNumber, pc: int) -> Node:
        case = self.graph.merged.case_at(method, pc)
        return (method, ANY if case is None else case, ())

    def _needs(self, node: Node) -> list[Need]:
        """Give the objects of which one must be made for a call of a node."""
        known = self._need_of.get(node)
        if known is None:
            known = self._need_of[node] = self._find_needs(node)
        return known

    def _find_needs(self, node: Node) -> list[Need]:
        method, case, _ = node
        of = -1 if case == ANY and self.left_alone is None else method
        return [Need(one, of, case) for one in self.graph.dispatch.receivers(method)]

    def _expect(self, need: Need, following: list[Node]) -> None:
        """Take the births of an object into the slice."""
        if need in self._needed:
            return
        self._needed.add(need)
        memory = self.memory
        for node, birth in self._births(need):
            self._spent += 1
            if (
                memory is not None
                and birth.method in self.touched
                and memory.is_dead(birth.method, birth.pc)
            ):
                continue
            self._makes.setdefault(node, []).append((need, birth))
            self._meet(node, following)
            if node in self.reached:
                for arc in self._free(need, node, birth):
                    self._follow(arc)

    def _births(self, need: Need) -> tuple[Made, ...]:
        """Give where such objects are made, at places that are left out by now too."""
        if self.memory is None:
            return tuple(self._find_births(need))
        births, key = self.memory.looked.births, (need, self.left_alone is not None)
        known = births.get(key)
        if known is None:
            known = births[key] = tuple(self._find_births(need))
        return known

    def _find_births(self, need: Need) -> Iterator[Made]:
        instances = self.graph.instances
        births = instances.births(need.class_name) or instances.namings(need.class_name)
        for birth in births:
            if self.places and not self.places(birth.method, birth.pc):
                continue
            if serves(self.graph, need, birth, self.left_alone):
                yield self._node(birth.method, birth.pc), birth

    def _reach(self, node: Node, by: Arc | None = None) -> None:
        """Mark a node as reached, and everything that follows from it."""
        todo = [(node, by)]
        while todo:
            one, arc = todo.pop()
            if one in self.reached:
                continue
            self.reached.add(one)
            self._by[one] = arc
            freed = [
                each
                for need, birth in self._makes.get(one, ())
                for each in self._free(need, one, birth)
            ]
            todo.extend(
                (each.target, each)
                for each in (*self._out.get(one, ()), *freed)
                if each.source in self.reached and self._is_usable(each)
            )

    def _free(self, need: Need, node: Node, birth: Birth) -> list[Arc]:
        """Mark an object as made at a place; give the arcs that waited for it."""
        if need in self._made:
            return []
        self._made[need] = (node, birth)
        freed = [one for one in self._waiting.get(need, ()) if not self._served[one]]
        self._served.update(dict.fromkeys(freed, True))
        return [arc for one in freed for arc in self._into[one] if arc.edge.needs_object]

    def _follow(self, arc: Arc) -> None:
        if arc.source in self.reached and self._is_usable(arc):
            self._reach(arc.target, arc)

    def _is_usable(self, arc: Arc) -> bool:
        return not arc.edge.needs_object or self._served.get(arc.target, False)

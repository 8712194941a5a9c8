"""Answers whether a way leads from an entry point of the app to a method, and shows it.

The search runs backward from the method, in layers, and stops at entry points. A call on an
object counts only if an object of a class that runs the method is made in reached code too;
so it is a search for a proof, not for a path alone (a least fixpoint of Horn clauses, computed
in the slice that the search has seen). Sure edges are tried alone first, so that the way shown
is the shortest of the surest. What is not proved is None: never "unreachable".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.code.callgraph import CallGraph, Edge
from auditor.code.dispatch import STATIC, invoke_kind
from auditor.code.entrypoints import EntryPoint
from auditor.code.program import MethodNumber
from auditor.code.registrations import outermost
from auditor.code.saying import explain
from auditor.model.evidence import Step
from auditor.model.vocabulary import Confidence

CONFIRMED_FROM: Final = 0.8
LIKELY_FROM: Final = 0.6
BUDGET: Final = 40_000
"""Edges looked at for one method before the search gives up."""

_LEVELS: Final = (CONFIRMED_FROM, LIKELY_FROM, 0.0)

Allows = Callable[[Edge], bool]


@dataclass(frozen=True, slots=True)
class Route:
    """One way from an entry point to a method."""

    entry: EntryPoint
    steps: tuple[Step, ...]
    """The entry first, then each call: the method that calls, where, and what it says."""
    confidence: Confidence
    hops: tuple[Edge, ...]

    @property
    def methods(self) -> tuple[MethodNumber, ...]:
        """The methods on the way, the entry's first, the goal last."""
        return (self.entry.method, *(hop.target for hop in self.hops))


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a search may not use: edges, or entry points."""

    edges: Allows | None = None
    """Says of an edge whether it may be used; None for all."""
    entries: Callable[[EntryPoint], bool] | None = None
    """Says of an entry point whether it counts; None for all."""


_FREE: Final = Restriction()


class Reach:
    """The ways into methods, each searched once."""

    def __init__(
        self,
        graph: CallGraph,
        entries: Sequence[EntryPoint],
        *,
        budget: int = BUDGET,
        named: Iterable[str] = (),
    ) -> None:
        """Take classes that scripts or native code name (`named`), which are not dormant."""
        self.graph = graph
        self.program = graph.program
        self.entries = tuple(entries)
        self.budget = budget
        self.named = frozenset(named)
        self.exhausted: set[MethodNumber] = set()
        """Methods for which the search gave up: each is a limit to be told."""
        self._routes: dict[MethodNumber, Route | None] = {}
        self._unproved: dict[float, set[MethodNumber]] = {level: set() for level in _LEVELS}

    def from_entry(self, method: MethodNumber) -> Route | None:
        """Give the shortest of the surest ways to a method, or None if none is proved."""
        if method not in self._routes:
            self._routes[method] = self.search(method, _FREE)
        return self._routes[method]

    def search(self, method: MethodNumber, restriction: Restriction) -> Route | None:
        """Give a way to a method under a restriction, or None if none is proved."""
        entries = self._entries_by_method(restriction)
        for level in _LEVELS:
            hopeless = self._unproved[level] if restriction is _FREE else set()
            proof = _Proof(self.graph, entries, level, restriction.edges, hopeless)
            spent_all = proof.search(method, self.budget)
            if method in proof.reached:
                return self._route(proof, method, entries)
            if spent_all:
                self.exhausted.add(method)
            else:
                hopeless |= proof.unproved
            if not proof.passed_over:
                break  # A lower level would see the same edges.
        return None

    def is_dormant(self, class_name: str) -> bool:
        """Say whether a class is instantiated nowhere and named nowhere (decision, section 2).

        Nowhere: in no manifest, layout, string, script and class literal of the app; no static
        member of it is used either. What a class and those nested in and around it do to each
        other does not count, since nothing starts it.
        """
        family = self._families.get(outermost(class_name), (class_name,))
        wanted = {
            *family,
            *(sub for one in family for sub in self.graph.hierarchy.subtypes(one)),
        }
        instances = self.graph.instances
        if any(one in self.named or one in instances.given for one in wanted):
            return False
        return not any(
            outermost(self.program.owner(method)) != outermost(class_name)
            for one in sorted(wanted)
            for method in self._users(one)
        )

    def _users(self, class_name: str) -> Iterator[MethodNumber]:
        """Yield the methods that make, name or statically use a class."""
        instances = self.graph.instances
        for birth in (*instances.births(class_name), *instances.namings(class_name)):
            yield birth.method
        for use in self.program.static_field_uses(class_name):
            yield use.method
        for signature in self.program.references_to(class_name):
            for call in self.program.calls_naming(class_name, signature):
                if invoke_kind(call.opcode) == STATIC:
                    yield call.method

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        """Group the app's classes by the outermost class around them."""
        found: dict[str, list[str]] = {}
        for name in self.program.class_names():
            found.setdefault(outermost(name), []).append(name)
        return found

    def _entries_by_method(self, restriction: Restriction) -> dict[MethodNumber, EntryPoint]:
        found: dict[MethodNumber, EntryPoint] = {}
        for one in self.entries:
            if restriction.entries is None or restriction.entries(one):
                found.setdefault(one.method, one)
        return found

    def _route(
        self, proof: "_Proof", method: MethodNumber, entries: dict[MethodNumber, EntryPoint]
    ) -> Route:
        hops = proof.shortest(method)
        start = hops[0].source if hops else method
        entry = entries[start]
        steps = [Step(self.program.text(start), None, entry.says)]
        steps.extend(
            Step(self.program.text(hop.source), hop.pc, explain(self.program, hop))
            for hop in hops
        )
        least = min((entry.confidence, *(hop.confidence for hop in hops)))
        return Route(entry, tuple(steps), confidence_of(least), hops)


class _Proof:
    """One backward search: the slice seen so far, and what is proved reached in it."""

    def __init__(
        self,
        graph: CallGraph,
        entries: dict[MethodNumber, EntryPoint],
        level: float,
        allows: Allows | None,
        hopeless: Set[MethodNumber],
    ) -> None:
        """Take methods that an earlier search, which saw all ways into them, did not prove."""
        self.graph = graph
        self.entries = entries
        self.level = level
        self.allows = allows
        self.hopeless = hopeless
        self.passed_over = False
        """Whether an edge or entry was left out for want of confidence."""
        self.reached: set[MethodNumber] = set()
        self._made: set[str] = set()
        self._out: dict[MethodNumber, list[Edge]] = {}
        self._into: dict[MethodNumber, list[Edge]] = {}
        self._makes: dict[MethodNumber, list[str]] = {}
        self._waiting: dict[str, list[Edge]] = {}
        self._seen: set[MethodNumber] = set()
        self._classes: set[str] = set()
        self._spent = 0

    def search(self, goal: MethodNumber, budget: int) -> bool:
        """Widen the slice until the goal is proved; say whether the budget ran out."""
        layer: list[MethodNumber] = []
        self._meet(goal, layer)
        while layer and goal not in self.reached:  # An empty layer: all ways are seen.
            following: list[MethodNumber] = []
            for method in layer:
                if self._spent > budget:
                    return True
                self._expand(method, following)
            layer = following
        return False

    @property
    def unproved(self) -> set[MethodNumber]:
        """The methods of the slice that are not proved, once it holds all ways into them."""
        return self._seen - self.reached

    def shortest(self, goal: MethodNumber) -> tuple[Edge, ...]:
        """Give the shortest proved way to a reached method, the same every time."""
        distance = self._distances()
        hops: list[Edge] = []
        at = goal
        while distance[at]:
            usable = [
                edge
                for edge in self._into[at]
                if distance.get(edge.source) == distance[at] - 1 and self._is_usable(edge)
            ]
            best = min(usable, key=self._order)
            hops.append(best)
            at = best.source
        return tuple(reversed(hops))

    def _order(self, edge: Edge) -> tuple[float, int, str, int]:
        entry = self.entries.get(edge.source)
        order = entry.order if entry is not None else -1
        return (-edge.confidence, order, self.graph.program.text(edge.source), edge.pc)

    def _distances(self) -> dict[MethodNumber, int]:
        layer = sorted(one for one in self.reached if one in self.entries)
        distance = dict.fromkeys(layer, 0)
        while layer:
            following = []
            for method in layer:
                for edge in self._out.get(method, ()):
                    if edge.target not in distance and self._is_usable(edge):
                        distance[edge.target] = distance[method] + 1
                        following.append(edge.target)
            layer = following
        return distance

    def _meet(self, method: MethodNumber, following: list[MethodNumber]) -> None:
        """Take a method into the slice; entry points are reached as they are."""
        if method in self._seen or method in self.hopeless:
            return
        self._seen.add(method)
        entry = self.entries.get(method)
        if entry is not None and entry.confidence >= self.level:
            self._reach(method)
            return
        self.passed_over = self.passed_over or entry is not None
        following.append(method)

    def _expand(self, method: MethodNumber, following: list[MethodNumber]) -> None:
        for edge in self.graph.callers(method):
            self._spent += 1
            if edge.confidence < self.level:
                self.passed_over = True
                continue
            if self.allows and not self.allows(edge):
                continue
            self._into.setdefault(method, []).append(edge)
            self._out.setdefault(edge.source, []).append(edge)
            if edge.needs_object:
                for receiver in self.graph.dispatch.receivers(method):
                    self._waiting.setdefault(receiver, []).append(edge)
                    self._expect(receiver, following)
            self._meet(edge.source, following)
            if edge.source in self.reached:
                self._follow(edge)

    def _expect(self, class_name: str, following: list[MethodNumber]) -> None:
        """Take the births of a class's objects into the slice."""
        if class_name in self._classes:
            return
        self._classes.add(class_name)
        for birth in self.graph.instances.births(class_name):
            self._spent += 1
            self._makes.setdefault(birth.method, []).append(class_name)
            self._meet(birth.method, following)
            if birth.method in self.reached:
                self._make(class_name)
        if not self.graph.instances.births(class_name):
            for birth in self.graph.instances.namings(class_name):
                self._makes.setdefault(birth.method, []).append(class_name)
                self._meet(birth.method, following)
                if birth.method in self.reached:
                    self._make(class_name)

    def _reach(self, method: MethodNumber) -> None:
        """Mark a method as reached, and everything that follows from it."""
        todo = [method]
        while todo:
            one = todo.pop()
            if one in self.reached:
                continue
            self.reached.add(one)
            freed = [edge for made in self._makes.get(one, ()) for edge in self._free(made)]
            todo.extend(
                edge.target
                for edge in (*self._out.get(one, ()), *freed)
                if edge.source in self.reached and self._is_usable(edge)
            )

    def _make(self, class_name: str) -> None:
        for edge in self._free(class_name):
            self._follow(edge)

    def _free(self, class_name: str) -> list[Edge]:
        """Mark a class's objects as made; give the edges that waited for one."""
        if class_name in self._made:
            return []
        self._made.add(class_name)
        return self._waiting.get(class_name, [])

    def _follow(self, edge: Edge) -> None:
        if edge.source in self.reached and self._is_usable(edge):
            self._reach(edge.target)

    def _is_usable(self, edge: Edge) -> bool:
        if not edge.needs_object:
            return True
        receivers = self.graph.dispatch.receivers(edge.target)
        return any(one in self._made for one in receivers)


def confidence_of(number: float) -> Confidence:
    """Turn a number into the law's words (decision, section 1)."""
    if number >= CONFIRMED_FROM:
        return Confidence.CONFIRMED
    return Confidence.LIKELY if number >= LIKELY_FROM else Confidence.POSSIBLE

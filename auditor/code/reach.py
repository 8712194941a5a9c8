"""Answers whether a way leads from an entry point of the app to a method, and shows it.

The search runs backward from the method, in layers, and stops at entry points. A call on an
object counts only if an object of a class that runs the method is made in reached code too;
so it is a search for a proof, not for a path alone (see `proof`). Sure edges are tried alone first, so that the way shown
is the shortest of the surest. What is not proved is None: never "unreachable".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.code.callgraph import CallGraph, Edge
from auditor.code.dispatch import STATIC, invoke_kind
from auditor.code.entrypoints import EntryPoint
from auditor.code.program import MethodNumber
from auditor.code.proof import ANY, Allows, Node, Proof
from auditor.code.registrations import outermost
from auditor.code.saying import explain
from auditor.model.evidence import Step
from auditor.model.vocabulary import Confidence

CONFIRMED_FROM: Final = 0.8
LIKELY_FROM: Final = 0.6
BUDGET: Final = 10_000
"""Edges looked at for one method before the search gives up."""
GLANCE: Final = 400
"""The same for what is only context; proved ways of real apps took at most 200."""

_LEVELS: Final = (CONFIRMED_FROM, LIKELY_FROM, 0.0)


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
        self._routes: dict[Node, Route | None] = {}
        self._unproved: dict[float, set[Node]] = {level: set() for level in _LEVELS}

    def from_entry(self, method: MethodNumber, pc: int | None = None) -> Route | None:
        """Give the shortest of the surest ways to a method, or None if none is proved.

        With `pc`, to that place of it: of methods that a shrinker merged, its case alone.
        """
        goal = self._node(method, pc)
        if goal not in self._routes:
            self._routes[goal] = self._search(goal, _FREE, self.budget)
        return self._routes[goal]

    def glance(self, method: MethodNumber, pc: int | None = None) -> Route | None:
        """Give a way as `from_entry` does, but search only for a near one.

        For what is told as context: not finding a way there decides nothing and is no limit.
        """
        goal = self._node(method, pc)
        if goal in self._routes:
            return self._routes[goal]
        known = frozenset(self.exhausted)
        route = self._search(goal, _FREE, GLANCE)
        if route is not None:
            self._routes[goal] = route
        self.exhausted = set(known)
        return route

    def search(
        self, method: MethodNumber, restriction: Restriction, *, pc: int | None = None
    ) -> Route | None:
        """Give a way to a method (or a place of it) under a restriction, or None."""
        return self._search(self._node(method, pc), restriction, self.budget)

    def _node(self, method: MethodNumber, pc: int | None) -> Node:
        case = None if pc is None else self.graph.merged.case_at(method, pc)
        return (method, ANY if case is None else case)

    def _search(self, goal: Node, restriction: Restriction, budget: int) -> Route | None:
        entries = self._entries_by_method(restriction)
        for level in _LEVELS:
            hopeless = self._unproved[level] if restriction is _FREE else set()
            proof = Proof(
                self.graph, entries, level=level, allows=restriction.edges, hopeless=hopeless
            )
            spent_all = proof.search(goal, budget)
            if goal in proof.reached:
                return self._route(proof, goal, entries)
            if spent_all:
                self.exhausted.add(goal[0])
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
        self, proof: Proof, goal: Node, entries: dict[MethodNumber, EntryPoint]
    ) -> Route:
        hops = proof.shortest(goal)
        start = hops[0].source if hops else goal[0]
        entry = entries[start]
        steps = [Step(self.program.text(start), None, entry.says)]
        steps.extend(
            Step(self.program.text(hop.source), hop.pc, explain(self.program, hop))
            for hop in hops
        )
        least = min((entry.confidence, *(hop.confidence for hop in hops)))
        return Route(entry, tuple(steps), confidence_of(least), hops)


def confidence_of(number: float) -> Confidence:
    """Turn a number into the law's words (decision, section 1)."""
    if number >= CONFIRMED_FROM:
        return Confidence.CONFIRMED
    return Confidence.LIKELY if number >= LIKELY_FROM else Confidence.POSSIBLE

"""Answers whether a way leads from an entry point of the app to a method, and shows it.

The search runs backward from the method, in layers, and stops at entry points. A call on an
object counts only if an object of a class that runs the method is made in reached code too;
so it is a search for a proof, not for a path alone (see `proof`). Sure edges are tried alone first, so that the way shown
is the shortest of the surest. What is not proved is None: never "unreachable".

A way over a call that no run comes to is no way: `if (BuildConfig.DEBUG)`, or a helper that always
says no (see `branches`); nor is one over an object that is left alone (see `idle`), or over a call that
is seen to run on an object of another class. The ways found are looked at for that, and searched for
again without it.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.calls.claims import OVERRIDE
from auditor.code.calls.dispatch import EXACT, INTERFACE, VIRTUAL, invoke_kind
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.instances import Birth
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import read_call
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.made_fields import MadeFields
from auditor.code.shrunk.merged import ANY
from auditor.code.ways.agreeing import parting
from auditor.code.ways.dormant import Dormant
from auditor.code.ways.entering import Entering
from auditor.code.ways.idle import Idle
from auditor.code.ways.proof import FREE, Node, Proof, Restriction, Strand
from auditor.code.ways.saying import explain, on_another
from auditor.model.evidence import Step
from auditor.model.vocabulary import CONFIDENCE_ORDER, Confidence
from auditor.model.words import Words

CONFIRMED_FROM: Final = 0.8
LIKELY_FROM: Final = 0.6
BUDGET: Final = 10_000
"""Edges looked at for one method before the search gives up."""
GLANCE: Final = 400
"""The same for what is only context; proved ways of real apps took at most 200."""

_LEVELS: Final = (CONFIRMED_FROM, LIKELY_FROM, 0.0)
_MOST_DEAD: Final = 12
_MOST_ABOVE: Final = 4
_MOST_INTO: Final = 12
"""So many callers one above the other, and of one method, are asked whether they never run."""
_MOST_OTHERS: Final = 3
"""So often a search is repeated without a call that never runs."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way from an entry point to a method."""

    entry: EntryPoint
    steps: tuple[Step, ...]
    """The entry first, then each call: the method that calls, where, and what it says."""
    confidence: Confidence
    hops: tuple[Edge, ...]
    strands: tuple[Strand, ...] = ()
    """How the objects come to be made on which its calls run, where that was asked for."""

    @property
    def methods(self) -> tuple[MethodNumber, ...]:
        """The methods on the way, the entry's first, the goal last."""
        return (self.entry.method, *(hop.target for hop in self.hops))


class Reach:
    """The ways into methods, each searched once."""

    def __init__(
        self,
        graph: CallGraph,
        entries: Sequence[EntryPoint],
        *,
        budget: int = BUDGET,
        named: Iterable[str] = (),
        entering: Entering | None = None,
    ) -> None:
        """Take classes that scripts or native code name (`named`), which are not dormant."""
        self.graph = graph
        self.program = graph.program
        self.entries = tuple(entries)
        self.budget = budget
        self.named = frozenset(named)
        self.exhausted: set[MethodNumber] = set()
        """Methods for which the search gave up: each is a limit to be told."""
        self.entering = entering or Entering(graph)
        self._routes: dict[Node, Route | None] = {}
        self._unproved: dict[float, set[Node]] = {level: set() for level in _LEVELS}
        self.dead: set[Edge] = set()
        """Calls that were found never to run."""
        self._named: dict[str, dict[MethodNumber, list[int]]] = {}
        self.branches = Branches(graph)
        """Which instructions can run at all."""
        self._dormant = Dormant(graph, self.named, self.branches)
        self._idle = Idle(graph)
        self._uses = graph.uses
        self._made = MadeFields(graph.program, graph.hierarchy, self._uses)
        self._strange: dict[Edge, bool] = {}
        self._restricted: tuple[object, dict[MethodNumber, EntryPoint]] = (None, {})

    def apart(self, further: Iterable[EntryPoint] = ()) -> "Reach":
        """Give another for searches whose giving up is no limit of the app, with further entry points."""
        entries = (*self.entries, *further)
        return Reach(self.graph, entries, named=self.named, entering=self.entering)

    def from_entry(self, method: MethodNumber, pc: int | None = None) -> Route | None:
        """Give the shortest of the surest ways to a method, or None if none is proved.

        With `pc`, to that place of it: of methods that a shrinker merged, its case alone.
        """
        if pc is not None and not self.branches.runs(method, pc):
            return None
        goal = self._node(method, pc)
        if goal not in self._routes:
            self._routes[goal] = self._search(goal, FREE, self.budget)
        return self._routes[goal]

    def glance(self, method: MethodNumber, pc: int | None = None) -> Route | None:
        """Give a way as `from_entry` does, but search only for a near one.

        For what is told as context: not finding a way there decides nothing and is no limit.
        """
        if pc is not None and not self.branches.runs(method, pc):
            return None
        goal = self._node(method, pc)
        if goal in self._routes:
            return self._routes[goal]
        known = frozenset(self.exhausted)
        route = self._search(goal, FREE, GLANCE)
        if route is not None:
            self._routes[goal] = route
        self.exhausted = set(known)
        return route

    def search(
        self,
        method: MethodNumber,
        restriction: Restriction,
        *,
        pc: int | None = None,
        patience: int = 1,
    ) -> Route | None:
        """Give a way to a method (or a place of it) under a restriction, or None.

        With `patience`, after so many times the edges of a plain search: where they cost little.
        """
        places = restriction.places or self.branches.runs
        if pc is not None and not places(method, pc):
            return None
        return self._search(self._node(method, pc), restriction, self.budget * patience)

    def may_come(
        self, method: MethodNumber, restriction: Restriction, *, pc: int | None, patience: int
    ) -> bool:
        """Say whether any way leads to a place as far as one search tells; where that gives up one may."""
        given_up = frozenset(self.exhausted)
        self.exhausted.discard(method)
        goal = self._node(method, pc)
        found = self._prove(goal, restriction, self.budget * patience)
        may_come = found is not None or method in self.exhausted
        self.exhausted = set(given_up)
        return may_come

    def _node(self, method: MethodNumber, pc: int | None) -> Node:
        case = None if pc is None else self.graph.merged.case_at(method, pc)
        return (method, ANY if case is None else case, ())

    def _search(self, goal: Node, restriction: Restriction, budget: int) -> Route | None:
        """Search until the way found has no call that never runs."""
        for _ in range(_MOST_DEAD):
            route = self._search_once(goal, restriction, budget)
            dead = (
                []
                if route is None
                else [one for one in route.hops if not self.holds(one) or self._is_strange(one)]
            )
            if not dead:
                return route and self._agreeing(route, goal, restriction)
            self.dead.update(dead)
        self.exhausted.add(goal[0])
        return None

    def _agreeing(self, route: Route, goal: Node, restriction: Restriction) -> Route:
        """Give a surer way on objects of one class each, where the way found is of several and one is near."""
        given_up = frozenset(self.exhausted)
        found: Route | None = route
        others: set[Edge] = set()
        for _ in range(_MOST_OTHERS):
            strange = self._brought_in_vain(found.hops) if found is not None else ()
            if found is None or not strange:
                break
            others.update(strange)
            apart = replace(
                _without(restriction, frozenset(others)), unproved=None, memory=None
            )
            found = self._search_once(goal, apart, GLANCE)
        self.exhausted = set(given_up)
        is_surer = found is not None and (
            CONFIDENCE_ORDER[found.confidence] < CONFIDENCE_ORDER[route.confidence]
            and all(self.holds(one) and not self._is_strange(one) for one in found.hops)
        )
        return found if found is not None and is_surer else route

    def _brought_in_vain(self, hops: Sequence[Edge]) -> tuple[Edge, ...]:
        """Give the steps of a way that bring in an object on which the way does not go on."""
        places = {hop: place for place, hop in enumerate(hops)}
        apart = parting(self.program, self.graph.hierarchy, hops)
        before = (hops[: places[hop]] for hop, _ in apart)
        brought = (
            next((one for one in reversed(some) if one.receiver), None) for some in before
        )
        return tuple(one for one in brought if one is not None)

    def holds(self, edge: Edge, branches: Branches | None = None) -> bool:
        """Say whether the place of an edge can run (under the assumptions of `branches`).

        Where a class is named for another to start, the naming is the place: one method may name
        several, and the call that is seen to start them be one.
        """
        branches = branches or self.branches
        if edge.receiver and edge.why != OVERRIDE:
            named = self._namings(edge.receiver).get(edge.source, ())
            if named:
                return any(branches.runs(edge.source, pc) for pc in named)
        return branches.runs(edge.source, edge.pc)

    def _is_strange(self, edge: Edge) -> bool:
        """Say whether a call runs on an object of another class, or a callback on one left alone."""
        if edge not in self._strange:
            self._strange[edge] = self._idle.refutes(edge) or self._runs_another(edge)
        return self._strange[edge]

    def _runs_another(self, edge: Edge) -> bool:
        """Say whether the object of a call that could run several methods is seen to run another."""
        if edge.why != CALL or edge.confidence >= EXACT:
            return False
        uses = self._uses.of(edge.source)
        if uses is None or not uses.has(edge.pc):
            return False
        call = read_call(self.program, edge.source, uses.instruction(edge.pc))
        if call is None or invoke_kind(call.opcode) not in (VIRTUAL, INTERFACE):
            return False
        making = self._made.making(Scope(edge.source), call.pc, call.registers[0])
        if making is None:
            return False
        runs = self.graph.hierarchy.resolve_method(
            making.constructor.owner, call.name + call.proto
        )
        return runs is not None and runs != edge.target

    def _left_alone(self, birth: Birth, made: str, asked: MethodNumber) -> bool:
        if birth.how != "object":
            return False
        return self._idle.is_left_alone(birth.method, birth.pc, made, asked)

    def is_left_alone(self, class_name: str, asked: MethodNumber) -> bool:
        """Say whether no way is seen on which a method runs on any object that is made of a class: see `idle`."""
        instances = self.graph.instances
        births = instances.births(class_name)
        is_known = class_name in self.named or class_name in instances.given
        return (
            bool(births)
            and not is_known
            and not instances.namings(class_name)
            and all(self._left_alone(one, class_name, asked) for one in births)
        )

    def _namings(self, class_name: str) -> dict[MethodNumber, list[int]]:
        """Give where a class is named as a class, a text or an action, by method."""
        known = self._named.get(class_name)
        if known is None:
            known = self._named[class_name] = {}
            instances = self.graph.instances
            births = (
                *instances.births(class_name),
                *instances.namings(class_name),
                *instances.action_namings(class_name),
            )
            for birth in births:
                if birth.how != "object":
                    known.setdefault(birth.method, []).append(birth.pc)
        return known

    def _search_once(self, goal: Node, restriction: Restriction, budget: int) -> Route | None:
        proof = self._prove(goal, restriction, budget)
        return None if proof is None else self._route(proof, goal)

    def _prove(self, goal: Node, restriction: Restriction, budget: int) -> Proof | None:
        """Give the proof that a way leads to a goal, of the surest edges that do."""
        entries = self._entries_by_method(restriction)
        allowed = _without(restriction, self.dead) if self.dead else restriction
        if allowed.callers is None:
            allowed = replace(allowed, callers=self.entering.ways)
        # Whether objects are left alone is dear to ask once, and cheap where it is remembered.
        alone = replace(allowed, left_alone=self._left_alone)
        for level in _LEVELS:
            unproved = self._unproved if restriction is FREE else restriction.unproved
            hopeless = set() if unproved is None else unproved.setdefault(level, set())
            first = allowed if restriction.memory is None else alone
            proof = Proof(
                self.graph, entries, level=level, restriction=first, hopeless=hopeless
            )
            is_spent = proof.search(goal, budget)
            if first is allowed and proof.needs_object(goal):
                proof = Proof(
                    self.graph, entries, level=level, restriction=alone, hopeless=hopeless
                )
                is_spent = proof.search(goal, budget)
            if goal in proof.reached:
                return proof
            if is_spent:
                self.exhausted.add(goal[0])
            else:
                hopeless |= proof.unproved
            if not proof.passed_over:
                break  # A lower level would see the same edges.
        return None

    def is_dormant(self, class_name: str) -> bool:
        """Say whether nothing starts a class: see `dormant`."""
        return self._dormant.has(class_name)

    def never_runs(self, method: MethodNumber) -> bool:
        """Say whether all that could run a method is seen, and does not: its object is never made, or is left alone.

        Where nobody is seen to run it, somebody unseen may. It refutes ways as `from_entry` does, and no way is known.
        """
        return self._never_runs(method, frozenset())

    def _never_runs(self, method: MethodNumber, above: frozenset[MethodNumber]) -> bool:
        if method in self._every_entry or len(above) > _MOST_ABOVE:
            return False
        owner = self.program.owner(method)
        if not self.program.is_static(method) and (
            self._dormant.is_unborn(owner) or self.is_left_alone(owner, method)
        ):
            return True
        edges = [one for one in self.graph.callers(method) if one.source not in above]
        if not edges:
            return self.graph.callbacks.is_never_asked_for(method)
        if len(edges) > _MOST_INTO:
            return False
        further = above | {method}
        return all(
            one in self.dead
            or not self.holds(one)
            or self._is_strange(one)
            or self._never_runs(one.source, further)
            for one in edges
        )

    def _entries_by_method(self, restriction: Restriction) -> dict[MethodNumber, EntryPoint]:
        if restriction.entries is None:
            return self._every_entry
        if restriction.entries is not self._restricted[0]:
            allowed = _by_method(one for one in self.entries if restriction.entries(one))
            # One question asks many places in a row with the same entries.
            self._restricted = (restriction.entries, allowed)
        return self._restricted[1]

    @cached_property
    def _every_entry(self) -> dict[MethodNumber, EntryPoint]:
        return _by_method(self.entries)

    def _route(self, proof: Proof, goal: Node) -> Route:
        way = proof.shortest(goal)
        hops = tuple(arc.edge for arc in way)
        start = hops[0].source if hops else goal[0]
        strands = proof.strands(way) if proof.tells_objects else ()
        return self.told(proof.entries[start], hops, strands)

    def told(
        self, entry: EntryPoint, hops: tuple[Edge, ...], strands: tuple[Strand, ...]
    ) -> Route:
        """Make a way of an entry point and the edges from there, with its steps in words."""
        start = entry.method
        others = dict(parting(self.program, self.graph.hierarchy, hops))
        sure = [entry.confidence, *(self._sure(hop, others.get(hop)) for hop in hops)]
        steps = [
            Step(self.program.text(start), None, entry.says, confidence_of(sure[0])),
            *(
                Step(
                    self.program.text(hop.source),
                    hop.pc,
                    self._explained(hop, others.get(hop)),
                    confidence_of(one),
                )
                for hop, one in zip(hops, sure[1:], strict=True)
            ),
        ]
        return Route(entry, tuple(steps), confidence_of(min(sure)), hops, strands)

    def _sure(self, hop: Edge, another: str | None) -> float:
        """Say how sure a call is; where the way came with an object of another class, its two halves alone are."""
        return min(hop.confidence, LIKELY_FROM) if another else hop.confidence

    def _explained(self, hop: Edge, another: str | None) -> Words:
        """Say what a call does; on an object of another class than the way made, where that is made."""
        words = explain(self.program, hop)
        births = self.graph.instances.births(another) if another else ()
        made = next((one for one in births if self.branches.runs(one.method, one.pc)), None)
        return words if made is None else on_another(self.program, words, made, another or "")


def _without(restriction: Restriction, edges: Set[Edge]) -> Restriction:
    """Give a restriction that takes some edges away, too."""
    wanted = restriction.edges
    return replace(
        restriction, edges=lambda edge: edge not in edges and (wanted is None or wanted(edge))
    )


def _by_method(entries: Iterable[EntryPoint]) -> dict[MethodNumber, EntryPoint]:
    """Give the first entry of each method."""
    found: dict[MethodNumber, EntryPoint] = {}
    for one in entries:
        found.setdefault(one.method, one)
    return found


def confidence_of(number: float) -> Confidence:
    """Turn a number into the law's words (decision, section 1)."""
    if number >= CONFIRMED_FROM:
        return Confidence.CONFIRMED
    return Confidence.LIKELY if number >= LIKELY_FROM else Confidence.POSSIBLE

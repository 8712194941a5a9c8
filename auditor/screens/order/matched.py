"""Ways back to a place on which the running of a function is matched with who handed it over.

`HttpManager.post(path, body, callback)` runs the callbacks of the whole app in one place: going back
from what one of them does, one comes to that place, and from there to every caller of `post`. Only the
caller that handed this callback brings it about. So whoever goes back into a function of the app's own
through the code that runs it leaves that code where the function came in, and nowhere else.

Nor does it come from one screen to another by the base class of both: `BaseActivity.onCreate` runs what
each screen fills in on the object that was opened, and the screen that opened it opened no other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS
from auditor.code.resolution.constants import Resolver

_MOST_STATES: Final = 6_000
_MOST_BIRTHS: Final = 8
_DEEPEST: Final = 3
"""Functions within functions that are remembered."""


class _Handed(NamedTuple):
    """The methods into which a function was handed, each with who handed it over."""

    into: tuple[tuple[MethodNumber, MethodNumber], ...]


class _State(NamedTuple):
    """A method on a way back, and what is remembered of what follows it."""

    method: MethodNumber
    inside: tuple[_Handed, ...] = ()
    """The functions that are run, the innermost last."""
    own: str = ""
    """The class of the object on which the method runs, where what follows it tells."""


@dataclass(slots=True)
class Matched:
    """Goes such ways; one per app."""

    graph: CallGraph
    resolver: Resolver
    _handed: dict[str, _Handed | None] = field(default_factory=dict)

    def edges(self, start: MethodNumber, edges: Iterable[Edge]) -> tuple[Edge, ...]:
        """Return those of some edges that lead to a method on a matched way; all where too many."""
        by_target: dict[MethodNumber, list[Edge]] = {}
        for one in dict.fromkeys(edges):
            by_target.setdefault(one.target, []).append(one)
        found: dict[Edge, None] = {}
        seen = {_State(start)}
        todo = [_State(start)]
        while todo:
            for edge, before in self._back(by_target, todo.pop()):
                found[edge] = None
                if before not in seen:
                    seen.add(before)
                    todo.append(before)
            if len(seen) > _MOST_STATES:
                return tuple(one for row in by_target.values() for one in row)
        return tuple(found)

    def _back(
        self, by_target: Mapping[MethodNumber, list[Edge]], state: _State
    ) -> list[tuple[Edge, _State]]:
        """Return the edges that lead to a method, with what is remembered before each."""
        method, inside, _ = state
        edges = [
            (one, own)
            for one in by_target.get(method, [])
            if (own := self._own(one, state.own)) is not None
        ]
        if inside:
            givers = {giver for target, giver in inside[-1].into if target == method}
            if givers:
                return [
                    (one, _State(one.source, inside[:-1], own))
                    for one, own in edges
                    if one.source in givers
                ]
        return [
            (one, _State(one.source, self._entered(one, inside), own)) for one, own in edges
        ]

    def _own(self, edge: Edge, own: str) -> str | None:
        """Return the class of the object on which the source of an edge runs, "" if unknown; None where it is another.

        `own` is the class of the object on which its target runs.
        """
        graph, program = self.graph, self.graph.program
        if own and edge.receiver and not self._may_be_one(edge.receiver, own):
            return None
        if edge.why != CALL or not graph.is_on_itself(edge.source, edge.pc):
            return ""
        source, target = program.owner(edge.source), program.owner(edge.target)
        if own:
            return own if self._may_be_one(source, own) else None
        return target if source != target and graph.hierarchy.is_subtype(target, source) else ""

    def _may_be_one(self, first: str, second: str) -> bool:
        """Say whether an object can be of both classes, one of which then lies below the other."""
        is_subtype = self.graph.hierarchy.is_subtype
        return is_subtype(first, second) or is_subtype(second, first)

    def _entered(self, edge: Edge, inside: tuple[_Handed, ...]) -> tuple[_Handed, ...]:
        """Remember a function that is run by an edge, if it is known into what it was handed."""
        if not edge.needs_object:
            return inside
        handed = self._of(self.graph.program.owner(edge.target))
        if handed is None or any(edge.source == giver for _, giver in handed.into):
            return inside
        return (*inside, handed)[-_DEEPEST:]

    def _of(self, owner: str) -> _Handed | None:
        """Return into what the objects of a class are handed; None where others can have them."""
        if owner not in self._handed:
            self._handed[owner] = self._find(owner)
        return self._handed[owner]

    def _find(self, owner: str) -> _Handed | None:
        births = [one for one in self.graph.instances.births(owner) if one.how == "object"]
        if owner in self.graph.instances.given or not 0 < len(births) <= _MOST_BIRTHS:
            return None
        found: dict[tuple[MethodNumber, MethodNumber], None] = {}
        for one in births:
            into = self._into(one.method, one.pc)
            if into is None:
                return None
            found.update(dict.fromkeys((target, one.method) for target in into))
        return _Handed(tuple(found)) if found else None

    def _into(self, method: MethodNumber, pc: int) -> list[MethodNumber] | None:
        """Return the methods into which an object made at a place is handed; None where it is kept."""
        uses = self.resolver.def_use(method)
        if not uses.has(pc):
            return None
        found: list[MethodNumber] = []
        for used, held in copied_uses(uses, pc, uses.instruction(pc).registers[0]):
            if used.opcode not in CALLS:
                return None  # It is kept, or given back: who has it then is not known.
            call = self.resolver.call_at(method, used.pc)
            if call is not None and held in call.registers and call.name != "<init>":
                targets = self.graph.dispatch.targets_of(call)
                found += targets.methods
        return found

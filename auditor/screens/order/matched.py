"""Ways back to a place on which the running of a function is matched with who handed it over.

`HttpManager.post(path, body, callback)` runs the callbacks of the whole app in one place: going back
from what one of them does, one comes to that place, and from there to every caller of `post`. Only the
caller that handed this callback brings it about. So whoever goes back into a function of the app's own
through the code that runs it leaves that code where the function came in, and nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph, Edge
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
        seen: set[tuple[MethodNumber, tuple[_Handed, ...]]] = {(start, ())}
        todo: list[tuple[MethodNumber, tuple[_Handed, ...]]] = [(start, ())]
        while todo:
            method, inside = todo.pop()
            for edge, after in self._back(by_target, method, inside):
                found[edge] = None
                state = (edge.source, after)
                if state not in seen:
                    seen.add(state)
                    todo.append(state)
            if len(seen) > _MOST_STATES:
                return tuple(one for row in by_target.values() for one in row)
        return tuple(found)

    def _back(
        self,
        by_target: Mapping[MethodNumber, list[Edge]],
        method: MethodNumber,
        inside: tuple[_Handed, ...],
    ) -> list[tuple[Edge, tuple[_Handed, ...]]]:
        """Return the edges that lead to a method, with what is remembered before each."""
        edges = by_target.get(method, [])
        if inside:
            givers = {giver for target, giver in inside[-1].into if target == method}
            if givers:
                own = [one for one in edges if one.source in givers]
                return [(one, inside[:-1]) for one in own]
        return [(one, self._entered(one, inside)) for one in edges]

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

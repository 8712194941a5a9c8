"""Answers what comes only behind a prompt of the system, or behind a read: it cannot be what the borrower agreed to before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.calls.dispatch import EXACT
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.classes.values import Site
from auditor.code.ways.proof import Restriction
from auditor.code.ways.reach import Reach
from auditor.dex import opcodes
from auditor.screens.memory.ways import Ways

_PROMPTED: Final = frozenset({"permission-result", "permission-library"})
"""Rows of edges by which the answer to a prompt of the system comes back."""
_MOST_METHODS: Final = 64


@dataclass(slots=True)
class Prompted:
    """Says of places that every way to them leads through an answer to a prompt; one per app."""

    reach: Reach
    ways: Ways

    def follows(self, site: Site) -> bool:
        """Say whether every way to a place leads through an answer to a prompt of the system.

        What lies on a screen that the app alone opens is come to where it is opened, if that is told.
        """
        unasked = Restriction(
            edges=lambda edge: edge.why not in _PROMPTED,
            entries=self.ways.may_begin,
            callers=self.ways.sure,
        )
        return _has_no_way(self.reach, site, unasked)


def _has_no_way(reach: Reach, site: Site, restriction: Restriction) -> bool:
    """Say whether it is seen that no way leads to a place; giving up decides nothing."""
    given_up = set(reach.exhausted)
    route = reach.search(site[0], restriction, pc=site[1])
    is_known = site[0] not in reach.exhausted
    reach.exhausted = given_up
    return route is None and is_known


@dataclass(slots=True)
class BehindRead:
    """Says of places that nothing gets there but what has read first.

    A read bars what stands behind it in its method, and so does a call of the one method that never comes
    back without having read. What an exception leads to is not behind what threw it: a refused read throws.
    """

    reach: Reach
    ways: Ways
    read: Site
    _bars: dict[MethodNumber, set[int]] = field(default_factory=dict)
    _free: dict[MethodNumber, frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        graph = self.reach.graph
        todo = [self.read]
        while todo and len(self._bars) < _MOST_METHODS:
            method, pc = todo.pop()
            bars = self._bars.setdefault(method, set())
            if pc in bars:
                continue
            bars.add(pc)
            if self._always_reads(method):
                todo += _calls_of(graph, method)

    def holds(self, site: Site) -> bool:
        """Say whether every way to a place leads past the read."""
        runs = self.reach.branches.runs
        unread = Restriction(
            places=lambda method, pc: runs(method, pc) and not self._is_behind(method, pc),
            entries=self.ways.may_begin,
            callers=self.ways.every,
        )
        return _has_no_way(self.reach, site, unread)

    def _always_reads(self, method: MethodNumber) -> bool:
        """Say whether a method comes back in no way without having read."""
        uses = self.reach.graph.uses.of(method)
        if uses is None:
            return False
        free = _rows_without(uses, self._bars[method], with_caught=False)
        rows = uses.body.instructions
        return not any(
            rows[one].opcode in opcodes.RETURNS and rows[one].pc not in self._bars[method]
            for one in free
        )

    def _is_behind(self, method: MethodNumber, pc: int) -> bool:
        if method not in self._bars:
            return False
        free = self._free.get(method)
        uses = self.reach.graph.uses.of(method)
        if uses is None:
            return False
        if free is None:
            rows = _rows_without(uses, self._bars[method], with_caught=True)
            free = frozenset(uses.body.instructions[one].pc for one in rows)
            self._free[method] = free
        return uses.has(pc) and pc not in free


def comes_always(graph: CallGraph, start: Site, end: Site) -> bool:
    """Say whether who is at a place of a method comes to another one of it in every way that comes back."""
    uses = graph.uses.of(start[0])
    if (
        start[0] != end[0]
        or start == end
        or uses is None
        or not (uses.has(start[1]) and uses.has(end[1]))
    ):
        return False
    rows = uses.body.instructions
    free = _rows_without(uses, {end[1]}, with_caught=False, first=uses.row(start[1]))
    return not any(rows[one].opcode in opcodes.RETURNS for one in free)


def _calls_of(graph: CallGraph, method: MethodNumber) -> Iterable[Site]:
    """Give the calls that run a method for certain."""
    for edge in graph.callers(method):
        if is_sure(edge):
            yield edge.source, edge.pc


def is_sure(edge: Edge) -> bool:
    """Say whether an edge is a call that runs its one target, and nothing else in its place."""
    return edge.why == CALL and edge.confidence >= EXACT and edge.case is None


def _rows_without(
    uses: DefUse, bars: set[int], *, with_caught: bool, first: int = 0
) -> set[int]:
    """Give the rows of a method that are come to from one of them without passing some instructions."""
    seen = {first}
    todo = [first]
    while todo:
        row = todo.pop()
        is_bar = uses.body.instructions[row].pc in bars
        nexts = () if is_bar else uses.successors[row]
        for one in (*nexts, *(uses.handlers[row] if with_caught else ())):
            if one not in seen:
                seen.add(one)
                todo.append(one)
    return seen

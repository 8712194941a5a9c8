"""Answers who has a method run where all calls of its kind go through one place of a library.

Coroutines are resumed from one place and observers of LiveData notified from another: behind a shrinker
they are code like the app's own, and whoever comes by seems to run them all. Here the edges out of such a
place are those of the calls that lead to it (see `resuming` and `notifying`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge, best
from auditor.code.classes.program import MethodNumber
from auditor.code.ways.following import Follower
from auditor.code.ways.notifying import Notifying
from auditor.code.ways.resuming import Resuming

RESUMED: Final = "resumed"
NOTIFIED: Final = "notified"


@dataclass
class Entering:
    """The ways into methods with such places left out; one per call graph."""

    graph: CallGraph
    _known: dict[MethodNumber, tuple[Edge, ...]] = field(default_factory=dict)

    def ways(self, method: MethodNumber) -> tuple[Edge, ...]:
        """Give every way into a method, sorted by source and place, the best a place."""
        known = self._known.get(method)
        if known is None:
            known = self.graph.callers(method)
            if any(one.why == CALL and self._is_shared(one.source) for one in known):
                known = best(method, [each for one in known for each in self._through(one)])
            self._known[method] = known
        return known

    def _is_shared(self, method: MethodNumber) -> bool:
        return (
            method == self._resumes
            or self._notifying.hands_over(method)
            or self._resuming.runs_others(method)
        )

    def _through(self, edge: Edge) -> Iterator[Edge]:
        """Yield the calls that run what an edge leads to through a shared place; other edges as they are."""
        if edge.why == CALL and edge.source == self._resumes:
            yield from self._resumptions(edge)
            return
        if edge.why == CALL and self._resuming.runs_others(edge.source):
            if not self._resuming.is_block(self.graph.program.owner(edge.target)):
                yield edge
            return
        notices = (
            self._notifying.notices(edge.target)
            if edge.why == CALL and self._notifying.hands_over(edge.source)
            else None
        )
        if notices is None:
            yield edge
        for method, pc in notices or ():
            yield edge._replace(source=method, pc=pc, why=NOTIFIED)

    def _resumptions(self, edge: Edge) -> Iterator[Edge]:
        inner = next(
            one for one in self.graph.program.calls_in(edge.source) if one.pc == edge.pc
        )
        for one in self.graph.callers(edge.source):
            if one.why != CALL:
                yield edge
            elif self._resuming.may_run((one.source, one.pc), inner, edge.target):
                least = min(edge.confidence, one.confidence)
                yield edge._replace(source=one.source, pc=one.pc, why=RESUMED, confidence=least)

    @cached_property
    def _resuming(self) -> Resuming:
        return Resuming(self.graph)

    @cached_property
    def _notifying(self) -> Notifying:
        return Notifying(self.graph, Follower(self.graph))

    @cached_property
    def _resumes(self) -> MethodNumber | None:
        return self._resuming.method()

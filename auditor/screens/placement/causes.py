"""What brings a method about: a touch of somebody's, or the mere start of the app or a screen.

A question that comes up by itself as an app is started is put at the start; one that a touch brings up
is put where that touch was made. Between the two lies what could be either (a value that is observed,
an answer of another screen, code of a library): that is open, and decides nothing.
"""

from dataclasses import dataclass, field
from enum import Flag, auto
from typing import Final

from auditor.code.calls.callgraph import CALL, LAMBDA, CallGraph, Edge
from auditor.code.calls.navigation import NAVIGATION
from auditor.code.classes.program import MethodNumber
from auditor.model.names import LIBRARIES
from auditor.screens.parts.touches import TOUCHED, is_touch

_MOST: Final = 60
_STARTS: Final = frozenset(
    {
        "attachBaseContext",
        "onAttach",
        "onCreate",
        "onCreateView",
        "onViewCreated",
        "onActivityCreated",
        "onStart",
        "onResume",
        "onPostCreate",
        "onPostResume",
        "onWindowFocusChanged",
    }
)
"""What Android runs of an Application, activity or fragment as it comes up, unasked."""
_LATER: Final = frozenset(
    {
        CALL,
        LAMBDA,
        NAVIGATION,
        "asynctask",
        "callable",
        "coroutine",
        "countdown",
        "future",
        "http-answer",
        "message",
        "message-callback",
        "runnable",
        "thread",
        "timer",
        "volley",
    }
)
"""Edges (rows of android/edges.toml) of which the source sets going what they run, now or later."""


class Cause(Flag):
    """What can bring a method about."""

    TOUCH = auto()
    START = auto()
    OPEN = auto()


NOTHING: Final = Cause(0)


@dataclass(slots=True)
class Causes:
    """Answers it for methods; one per app."""

    graph: CallGraph
    _known: dict[MethodNumber, Cause] = field(default_factory=dict)

    def of(self, method: MethodNumber) -> Cause:
        """Return everything that can bring a method about."""
        if method not in self._known:
            self._known[method] = self._find(method)
        return self._known[method]

    def _find(self, method: MethodNumber) -> Cause:
        todo, seen = [method], {method}
        found = NOTHING
        while todo:
            one = todo.pop()
            name = self.graph.program.signature(one).partition("(")[0]
            if name in TOUCHED:
                found |= Cause.TOUCH
                continue
            edges = self.graph.callers(one)
            if not edges or len(seen) > _MOST:
                return found | Cause.OPEN
            for edge in edges:
                here = self._by(edge, name)
                found |= here
                if here is NOTHING and edge.source not in seen:
                    seen.add(edge.source)
                    todo.append(edge.source)
        return found

    def untouched(self, method: MethodNumber) -> frozenset[MethodNumber]:
        """Return what calls a method and does not run by touches alone: the method itself where Android calls it."""
        name = self.graph.program.signature(method).partition("(")[0]
        edges = self.graph.callers(method)
        callers = {
            method if self._by(edge, name) is not NOTHING else edge.source
            for edge in edges
            if not is_touch(edge)
        }
        return frozenset(one for one in callers if self.of(one) != Cause.TOUCH)

    def _by(self, edge: Edge, name: str) -> Cause:
        """Return what an edge says by itself; nothing where it is what its source does."""
        if is_touch(edge):
            return Cause.TOUCH
        if edge.why in _LATER and not self._is_library(edge):
            return NOTHING
        if name in _STARTS:
            return Cause.START
        return Cause.OPEN

    def _is_library(self, edge: Edge) -> bool:
        """Say whether a library that is packaged calls a screen of the app: what Android does."""
        return self.graph.program.owner(edge.source).startswith(LIBRARIES)

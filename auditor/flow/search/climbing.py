"""Who is looked at again when a method gives data: those who call it, and whether any of them is left out."""

from collections.abc import Callable, Sequence
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.calls.dispatch import LOOSE
from auditor.code.classes.program import MethodNumber
from auditor.dex import access_flags
from auditor.flow.symbols.functions import Functions

MOST_CALLERS: Final = 60
_NAMED_FROM: Final = 4
"""Letters of a method's name that no shrinker gave: in types without names many strangers meet."""
_GIVES_BACK: Final = (CALL, "class-init", "lambda", "reflection")


class Climbing:
    """Finds the callers of the methods that give data."""

    def __init__(
        self, graph: CallGraph, functions: Functions, is_library: Callable[[str], bool]
    ) -> None:
        self.graph = graph
        self.program = graph.program
        self.functions = functions
        self.is_library = is_library

    def callers(
        self, method: MethodNumber, *, returns: bool
    ) -> tuple[Sequence[MethodNumber], bool]:
        """Give those who call a method that gives data back or into what it was given, and whether that is all."""
        is_named = self._is_named(method)
        surely = LOOSE if self.functions.gives(method) and not is_named else 0.0
        found = dict.fromkeys(
            edge.source
            for edge in self.graph.callers(method)
            if (returns or edge.why in _GIVES_BACK) and edge.confidence > surely
        )
        is_whole = len(found) <= MOST_CALLERS and not (
            returns and is_named and self._is_widely_called(method)
        )
        return list(found)[:MOST_CALLERS], is_whole

    def is_root(self, method: MethodNumber) -> bool:
        """Say whether Android or a library calls a method, or nobody is known to."""
        signature = self.program.signature(method)
        name = signature.partition("(")[0]
        owner = self.program.owner(method)
        if name == "<clinit>":
            return True
        is_own = name == "<init>" or bool(self.program.flags(method) & access_flags.PRIVATE)
        if not is_own and self.graph.hierarchy.overridden(owner, signature):
            return True
        callers = [edge.source for edge in self.graph.callers(method) if edge.why == CALL]
        # A library inside the app is not looked into: what calls from there is outside, too.
        return not callers or any(self.is_library(self.program.owner(one)) for one in callers)

    def _is_named(self, method: MethodNumber) -> bool:
        return len(self.program.signature(method).partition("(")[0]) >= _NAMED_FROM

    def _is_widely_called(self, method: MethodNumber) -> bool:
        """Say whether a type of the app's declares a method, of which too many classes have one to say which is meant."""
        owner, signature = self.program.owner(method), self.program.signature(method)
        dispatch = self.graph.dispatch
        if not dispatch.is_virtual(method):
            return False
        return any(
            self.program.class_info(one) is not None
            and not self.is_library(one)
            and signature in self.program.declared(one)
            and dispatch.virtual(one, signature).wide
            and bool(self.program.calls_naming(one, signature))
            for one in self.graph.hierarchy.supers(owner)
        )

"""From which screen's code a function object comes: where it is made, with the number that a shrinker gave it.

`onTap(R.id.ask) { Sheet().show(…) }` runs in a helper that all screens share, and behind a shrinker in a
class that does; whose it is, the place tells that makes it.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.makers import Makers, Placed
from auditor.code.classes.program import MethodNumber

_OBJECT: Final = "Ljava/lang/Object;"
_MOST_METHODS: Final = 2
"""What a function has: its one method, and the one by which generic code calls it."""


class FunctionMakers:
    """Answers it; one per app."""

    def __init__(self, graph: CallGraph) -> None:
        self.graph = graph
        self.program = graph.program
        self._makers = Makers(graph.instances, graph.merged)

    def of(self, method: MethodNumber, case: int | None) -> Iterator[Placed]:
        """Yield where a function object is made whose method (or case of it) this is; nothing for other code."""
        owner = self.program.owner(method)
        if self.program.is_static(method) or not self._is_function(owner):
            return
        yield from self._makers.of(method, case)

    def _is_function(self, owner: str) -> bool:
        info = self.program.class_info(owner)
        if info is None or info.superclass != _OBJECT or not info.interfaces:
            return False
        own = [one for one in self.program.declared(owner) if not one.startswith("<")]
        return len(own) <= _MOST_METHODS

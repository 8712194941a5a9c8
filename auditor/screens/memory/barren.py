"""Answers from which code nothing can be left behind, so that it need not be looked through.

What checks, sums up and words things, as the libraries of a language do that a shrinker packed with the app.
"""

from dataclasses import dataclass, field

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.dex import opcodes
from auditor.screens.memory.made_things import MadeThings
from auditor.screens.memory.stores import stores


@dataclass(slots=True)
class Barren:
    """Such code; one per app."""

    graph: CallGraph
    things: MadeThings
    _known: dict[MethodNumber, bool] = field(default_factory=dict)

    def is_barren(self, method: MethodNumber) -> bool:
        """Say whether nothing is kept by a method, nor by any that it calls."""
        if method not in self._known:
            every = self.graph.quiet.runs(method)
            self._known[method] = bool(every) and not any(map(self._may_keep, every))
        return self._known[method]

    def _may_keep(self, method: MethodNumber) -> bool:
        """Say whether a method writes a field, makes a thing that tells, or calls what may be the door of a store."""
        program = self.graph.program
        if self.graph.names.is_library(program.owner(method)):
            return True
        for one in program.body(method).instructions:
            if one.opcode in opcodes.FIELD_WRITES or any(self.things.told_at(method, one)):
                return True
        return any(one.name in stores().doors for one in program.calls_in(method))

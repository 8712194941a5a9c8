"""Tells calls whose object was chosen: `(agreed ? yes : no).run()`, `choice.next(screen)` of constants with bodies.

What such a call runs hangs on what chose the object, which may be the kept answer: of a way through it, it is not
certain that it leads there before the acceptance.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.program import CallSite
from auditor.code.classes.values import Site
from auditor.dex import opcodes

_ENUM: Final = "Ljava/lang/Enum;"
_SUSPENDS: Final = "Lkotlin/coroutines/Continuation;)Ljava/lang/Object;"
_DYNAMIC: Final = opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES


@dataclass(slots=True)
class ChosenReceivers:
    """Answers it for each call; one per world."""

    graph: CallGraph
    _known: dict[Site, bool] = field(default_factory=dict)

    def is_chosen(self, edge: Edge) -> bool:
        """Say whether a call runs one of several methods, by the object that was chosen before it."""
        if edge.why != CALL:
            return False
        site = (edge.source, edge.pc)
        if site not in self._known:
            self._known[site] = self._is_chosen(edge)
        return self._known[site]

    def _is_chosen(self, edge: Edge) -> bool:
        program = self.graph.program
        uses = self.graph.uses.of(edge.source)
        is_library = self.graph.names.is_library(program.owner(edge.source))
        if is_library or uses is None or not uses.has(edge.pc):
            return False
        call = uses.instruction(edge.pc)
        if call.opcode not in _DYNAMIC:
            return False
        image, _ = program.place(edge.source)
        site = CallSite(edge.source, edge.pc, call.opcode, image.method_text(call.ref or 0))
        # None where the call is one through a type of the framework: `Runnable.run`.
        owners = {program.owner(one.target) for one in self.graph.targets(site)}
        if len(owners) == 1:
            return False
        if owners and all(self.graph.hierarchy.is_subtype(one, _ENUM) for one in owners):
            return True
        # What waits is gone on with from several places, each of which finds the same object again.
        waits = program.signature(edge.source).endswith(_SUSPENDS) or (
            program.signature(edge.source).startswith("invokeSuspend(")
        )
        return not waits and len(uses.definitions(edge.pc, call.registers[0])) > 1

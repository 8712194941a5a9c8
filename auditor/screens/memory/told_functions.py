"""Answers which calls run whatever function their object was made with, where many are.

A stream of the app's own is a chain of objects of one class, each with a function of its own: `next(value)` runs
`then.next(value)`. Which one that is, is told by the object. Seen as code alone every link seems to lead to every
other, past the one that lets only a yes through; so a way by such a call is none that is certain.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.dex import access_flags, opcodes
from auditor.model.names import LIBRARIES

_THIS_AND_A_VALUE: Final = 2
"""So many words a link of a chain is handed, and hands on; what may be suspended is handed more."""
_MANY: Final = 4
"""So many objects are made at least of what a call may run: a callback or two are told apart otherwise."""


@dataclass(slots=True)
class ToldFunctions:
    """Answers it; one per app."""

    graph: CallGraph
    _known: dict[Site, bool] = field(default_factory=dict)
    _many: dict[str, bool] = field(default_factory=dict)

    def is_told(self, method: MethodNumber, pc: int) -> bool:
        """Say whether the call at a place runs a function that the object was made with, one of many."""
        if (method, pc) not in self._known:
            self._known[method, pc] = self._find(method, pc)
        return self._known[method, pc]

    def _find(self, method: MethodNumber, pc: int) -> bool:
        program = self.graph.program
        uses = self.graph.uses.of(method) if program.has_code(method) else None
        if uses is None or program.is_static(method) or not uses.has(pc):
            return False
        call = read_call(program, method, uses.instruction(pc))
        if call is None or call.receiver is None or len(call.types) != 1:
            return False
        if uses.body.ins != _THIS_AND_A_VALUE or not self._is_link(method):
            return False
        found, _ = uses.origin(pc, call.receiver)
        one = uses.instruction(found[0]) if len(found) == 1 and uses.has(found[0]) else None
        if one is None or one.opcode not in opcodes.INSTANCE_READS:
            return False
        return uses.parameter_at(one.pc, one.registers[1]) == 0 and self._are_many(call)

    def _is_link(self, method: MethodNumber) -> bool:
        """Say whether only code of the app's own runs a method: no touch, and nothing else that Android tells."""
        program = self.graph.program
        return not program.owner(method).startswith(LIBRARIES) and all(
            not one.call or program.class_info(one.call.partition("->")[0]) is not None
            for one in self.graph.callers(method)
        )

    def _are_many(self, call: Call) -> bool:
        """Say whether of what an interface of the app's own stands for many objects are made."""
        name = call.owner
        if name not in self._many:
            info = self.graph.program.class_info(name)
            is_own = info is not None and not name.startswith(LIBRARIES)
            flags = access_flags.INTERFACE | access_flags.ABSTRACT
            is_open = is_own and info is not None and bool(info.flags & flags)
            births = (
                birth
                for one in (self.graph.hierarchy.subtypes(name) if is_open else ())
                for birth in self.graph.instances.births(one)
                if birth.how == "object"
            )
            self._many[name] = sum(1 for _ in births) >= _MANY
        return self._many[name]

"""Answers which screens a method names only to keep them among others, so that it opens none of them itself.

`new Class<?>[]{ Form.class, Notice.class, Book.class }`, an enum whose constants hold a screen each, a queue of the
steps to come: which of them is opened, and when, is told where the next one is taken out. That a screen lies
among them is no way to it that is certain. Source: java.util.Collection and java.util.Map, "Dalvik bytecode".
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, DefUse
from auditor.code.classes.sites import read_call
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_LISTS: Final = (
    "Ljava/util/",
    "Landroid/util/",
    "Landroidx/collection/",
    "Lkotlin/collections/",
)
_ENUM: Final = "Ljava/lang/Enum;"
_KEEPS: Final = opcodes.ARRAY_WRITES | opcodes.FILLED_NEW_ARRAYS
_FEW: Final = 2
"""So many screens lie beside each other at least where one of them is chosen later."""


@dataclass(slots=True)
class KeptScreens:
    """Answers it; one per app."""

    graph: CallGraph
    _kept: dict[MethodNumber, frozenset[str]] = field(default_factory=dict)

    def are_kept(self, method: MethodNumber, name: str) -> bool:
        """Say whether a method names a screen, and does no more with it than to keep it beside others."""
        if method not in self._kept:
            self._kept[method] = self._found(method)
        return name in self._kept[method]

    def _found(self, method: MethodNumber) -> frozenset[str]:
        program = self.graph.program
        uses = self.graph.uses.of(method) if program.has_code(method) else None
        if uses is None:
            return frozenset()
        screens = {one.name for one in program.manifest.components}
        image, _ = program.place(method)
        kept: set[str] = set()
        named: set[str] = set()
        for one in uses.body.instructions:
            if one.opcode != opcodes.CONST_CLASS or one.ref is None:
                continue
            name = image.type_name(one.ref)
            if name in screens:
                (kept if self._is_kept(method, uses, one) else named).add(name)
        return frozenset(kept - named) if len(kept) >= _FEW else frozenset()

    def _is_kept(self, method: MethodNumber, uses: DefUse, one: Instruction) -> bool:
        """Say whether whatever reads a class that is loaded puts it into something."""
        todo, seen = [one], set[int]()
        while todo:
            made = todo.pop()
            for at in uses.uses(made.pc, made.registers[0]):
                reader = uses.instruction(at)
                if at in seen:
                    continue
                seen.add(at)
                if reader.opcode in opcodes.MOVES:
                    todo.append(reader)
                elif not self._keeps(method, reader):
                    return False
        return bool(seen)

    def _keeps(self, method: MethodNumber, reader: Instruction) -> bool:
        if reader.opcode in _KEEPS:
            return True
        call = read_call(self.graph.program, method, reader) if reader.opcode in CALLS else None
        if call is None:
            return False
        is_constant = call.name == "<init>" and self.graph.hierarchy.is_subtype(
            call.owner, _ENUM
        )
        return is_constant or call.owner.startswith(_LISTS)

"""Answers which fields of the app keep what the borrower typed on a page before: `amount = field.getText().toString()`.

A form of several pages takes its words page by page, and its last button sends them. Words are followed back
from where a field is written: through copies and `toString()`, through the parameters of the method to its
callers, and through fields that hand them on. Source: android.widget.TextView (`getText`).
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_TYPED: Final = "getText"
_SAME: Final = frozenset({"toString", "trim", "valueOf", "strip", "replace", "concat"})
"""What gives the words of another value again, or most of them."""
_WORDS: Final = ("Ljava/lang/String;", "Ljava/lang/CharSequence;", "Landroid/text/Editable;")
_DEEPEST: Final = 5
_FEW: Final = 6
"""So many callers of a method, and writers of a field, are looked at."""


@dataclass(slots=True)
class TypedFields:
    """Answers it; one per app."""

    resolver: Resolver
    _known: dict[str, bool] = field(default_factory=dict)

    def is_read(self, site: Site) -> bool:
        """Say whether the instruction at a place reads a field that keeps what was typed."""
        method, pc = site
        one = self.resolver.def_use(method).instruction(pc)
        return (
            one.opcode in opcodes.INSTANCE_READS
            and one.ref is not None
            and self._keeps(self._field(method, one), _DEEPEST)
        )

    def _field(self, method: MethodNumber, one: Instruction) -> str:
        return self.resolver.program.place(method)[0].field_text(one.ref or 0)

    def _keeps(self, text: str, left: int) -> bool:
        """Say whether what is written into a field anywhere was typed."""
        if not text.endswith(_WORDS) or not left:
            return False
        if text not in self._known:
            self._known[text] = False  # One that is written from itself keeps nothing more.
            writes = [
                one
                for one in self.resolver.program.field_uses(text)
                if one.opcode in opcodes.INSTANCE_WRITES
            ]
            self._known[text] = any(
                self._is_typed(one.method, one.pc, self._written(one.method, one.pc), left - 1)
                for one in writes[:_FEW]
            )
        return self._known[text]

    def _written(self, method: MethodNumber, pc: int) -> int:
        return self.resolver.def_use(method).instruction(pc).registers[0]

    def _is_typed(self, method: MethodNumber, pc: int, register: int, left: int) -> bool:
        """Say whether a register may hold at a place what was typed."""
        uses = self.resolver.def_use(method)
        found, register = uses.origin(pc, register)
        if found == (ENTRY,):
            word = uses.parameter_word(register)
            return left > 0 and word is not None and self._is_given(method, word, left - 1)
        return any(
            self._gives(method, uses.instruction(at), left)
            for at in found
            if at != ENTRY and uses.has(at)
        )

    def _gives(self, method: MethodNumber, one: Instruction, left: int) -> bool:
        """Say whether an instruction writes what was typed into its register."""
        uses = self.resolver.def_use(method)
        if one.opcode in opcodes.INSTANCE_READS and one.ref is not None:
            return self._keeps(self._field(method, one), left)
        before = uses.call_before(one.pc) if one.opcode in opcodes.MOVE_RESULTS else None
        call = None if before is None else self.resolver.call_at(method, before.pc)
        if call is None or before is None or before.opcode not in CALLS:
            return False
        if (call.name == _TYPED and not call.types) or self._is_helper(call):
            return True
        return (
            call.name in _SAME
            and bool(call.registers)
            and self._is_typed(method, call.pc, call.registers[0], left)
        )

    def _is_helper(self, call: Call) -> bool:
        """Say whether what is called takes the words out of a field for who calls it: `text(R.id.name)`."""
        program = self.resolver.program
        target = program.method(call.text) if call.returns in _WORDS else None
        return target is not None and any(
            one.name == _TYPED for one in program.calls_in(target)
        )

    def _is_given(self, method: MethodNumber, word: int, left: int) -> bool:
        """Say whether a caller of a method hands it what was typed, as one of its words."""
        return any(
            word < len(call.registers)
            and self._is_typed(call.method, call.pc, call.registers[word], left)
            for call in self._calls(method)
        )

    def _calls(self, method: MethodNumber) -> tuple[Call, ...]:
        return self.resolver.callers(method)[:_FEW]

"""What instructions take out of arrays and put into them, element by element where the index is known."""

from typing import Final

from auditor.code.classes.sites import Call
from auditor.dex.body import Instruction
from auditor.dex.opcodes import AGET_OBJECT
from auditor.flow.search.frame import Frame, Part
from auditor.flow.symbols.atoms import ENCODED, Value
from auditor.flow.symbols.heap import CONTENT, single_constant
from auditor.flow.symbols.state import State

_OF_TABLES: Final = frozenset({0x44, 0x48, 0x49, 0x4A})
"""`aget`, `aget-byte`, `aget-char` and `aget-short`: they read numbers and letters."""
_ELEMENTS: Final = frozenset("BCSIJ")
"""Types of the elements of arrays that code fills by itself."""


class Arrays(Part):
    """Does the array instructions of one method."""

    def taken(self, state: State, one: Instruction) -> Value:
        """Take an element; an array of arrays has its inner ones from the beginning."""
        array, field = state.regs[one.registers[1]], self._element(state, one.registers[2])
        found = self.heap.load(state, array, field)
        if not found and one.opcode == AGET_OBJECT:
            found = first_seen(self.frame, state, one.pc, array, field)
        if one.opcode in _OF_TABLES:
            found |= self._looked_up(state, one.registers[2])
        return found

    def put(self, state: State, one: Instruction) -> None:
        """Write an element."""
        held, array, index = one.registers
        field = self._element(state, index)
        self.heap.store(
            state,
            state.regs[array],
            field,
            value=state.regs[held],
            strong=field != CONTENT,
        )

    def _looked_up(self, state: State, register: int) -> Value:
        """Give what stands in a table in the place of data: the digits of its code, other letters."""
        data = self.heap.deep(state, state.regs[register])
        return frozenset(self.atoms.derived(one, (ENCODED,), weak=False) for one in data)

    def _element(self, state: State, register: int) -> str:
        index = single_constant(self.atoms, state.regs[register])
        return f"{CONTENT}:{index}" if isinstance(index, int) else CONTENT


def first_seen(frame: Frame, state: State, pc: int, objects: Value, field: str) -> Value:
    """Give what a library has put there out of sight: an object of which nothing is known."""
    found = frozenset({frame.atoms.intern("O", frame.method, (pc, 0), None)})
    frame.heap.store(state, objects, field, value=found, strong=False)
    return found


def as_array(frame: Frame, state: State, call: Call, data: Value) -> Value:
    """Give data that comes back of a call as an array of bytes or letters too: more can be put into that."""
    if call.returns[0] != "[" or call.returns[1:] not in _ELEMENTS or not data:
        return data
    made = frame.fresh(call)
    frame.heap.store(state, made, CONTENT, value=data, strong=False)
    return made | data

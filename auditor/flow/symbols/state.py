"""Registers and fields at one point of a method."""

from auditor.flow.symbols.atoms import NOTHING, Value


class State:
    """Registers, fields of objects, and the exception on its way."""

    __slots__ = ("heap", "regs", "thrown", "touched", "version")

    def __init__(self, regs: list[Value], heap: dict[int, dict[str, Value]]) -> None:
        self.regs = regs
        self.heap = heap
        self.thrown: Value = NOTHING
        self.version = 0
        """How often something but a register changed."""
        self.touched = 0
        """Registers that changed since it was told to a handler, a bit for each."""

    def copy(self) -> "State":
        """Give an independent state; the maps of fields are shared, since they never change."""
        other = State(self.regs.copy(), self.heap.copy())
        other.thrown = self.thrown
        return other

    def set(self, register: int, value: Value) -> None:
        """Overwrite a register."""
        if self.regs[register] != value:
            self.regs[register] = value
            self.touched |= 1 << register

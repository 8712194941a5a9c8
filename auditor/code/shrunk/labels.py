"""Answers at which label a suspend function runs on at a place of its method.

Kotlin compiles a suspend function into one that is entered again: what it needs afterwards it puts
into fields of its continuation, then the label at which it goes on, and begins with a choice by that
label. One field holds what is needed after one call, and after another call something else. Without
this, each would seem to go on with what was kept for the other.
Source: the Kotlin compiler's state machines (KEEP `coroutines.md`, "State machines"; Kotlin 1.3 to 2.x).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.shrunk.merged import Merged, case_places
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.image import DexImage
from auditor.dex.opcodes import IFS, INSTANCE_WRITES, MNEMONICS, SWITCHES

_CONST: Final = frozenset({0x12, 0x13, 0x14})
_IF_ZERO: Final = 0x38
_RESUMED: Final = "(Ljava/lang/Object;)Ljava/lang/Object;"
_OTHERS: Final = -1 << 41
"""Begins the numbers of the ways on that no label chooses."""
_MOST_APART: Final = 12
"""Instructions between two tests of one label."""


class Labels:
    """The labels of an app's continuations, looked for when asked."""

    def __init__(self, hierarchy: Hierarchy, merged: Merged, bases: Iterable[str]) -> None:
        """Take the names of the class that all continuations extend."""
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self.merged = merged
        self.bases = tuple(bases)
        self._flows = DefUses(hierarchy.program)
        self._fields: dict[str, str | None] = {}
        self._kept: dict[str, bool] = {}
        self._places: dict[tuple[MethodNumber, str], dict[int, int]] = {}

    def field(self, class_name: str) -> str | None:
        """Name the field of a continuation's class that holds its label; None for other classes."""
        if class_name not in self._fields:
            self._fields[class_name] = self._find_field(class_name)
        return self._fields[class_name]

    def at(self, method: MethodNumber, pc: int, class_name: str) -> int | None:
        """Give the label at which a place of a method is come to alone; None where there is no one."""
        label = self.field(class_name)
        if label is None:
            return None
        key = (method, label)
        if key not in self._places:
            flow = self._flows.of(method)
            starts = {} if flow is None else self._starts(method, flow, label)
            self._places[key] = case_places(flow, starts) if flow is not None else {}
        found = self._places[key].get(pc)
        return None if found is None or found <= _OTHERS else found

    def starts(self, method: MethodNumber, class_name: str) -> dict[int, int]:
        """Give the places at which a method goes on, with the label that each is for."""
        label, flow = self.field(class_name), self._flows.of(method)
        if label is None or flow is None:
            return {}
        found = self._starts(method, flow, label)
        return {pc: one for one, pc in found.items() if one > _OTHERS}

    def awaited(self, method: MethodNumber, made: str, class_name: str) -> int | None:
        """Give the label at which a method goes on with what an object gives that it makes once and hands to a call.

        The label is set right before that call, with no way in between: None where that is not seen.
        """
        label, flow = self.field(class_name), self._flows.of(method)
        if label is None or flow is None:
            return None
        image, _ = self.program.place(method)
        born = [
            one
            for one in flow.body.instructions
            if one.opcode == opcodes.NEW_INSTANCE and image.type_name(one.ref or 0) == made
        ]
        calls = [
            pc
            for one in born
            for pc in flow.uses(one.pc, one.registers[0])
            if flow.instruction(pc).opcode in opcodes.INVOKES
            and not self._makes(image, flow.instruction(pc))
        ]
        if len(born) != 1 or len(calls) != 1:
            return None
        row = flow.row(calls[0])
        while row > 0 and flow.predecessors(row) == [row - 1]:
            row -= 1
            one = flow.body.instructions[row]
            if one.opcode in INSTANCE_WRITES and image.field_text(one.ref or 0) == label:
                return self._constant(flow, one.pc, one.registers[0])
        return None

    def result(self, method: MethodNumber) -> str | None:
        """Name the field in which a continuation's method puts what it is resumed with, where it puts it into one."""
        flow = self._flows.of(method)
        image, _ = self.program.place(method)
        written = (
            one.ref
            for one in (flow.body.instructions if flow is not None else ())
            if flow is not None
            and one.opcode in INSTANCE_WRITES
            and flow.parameter_at(one.pc, one.registers[0]) == 1
        )
        found = next((ref for ref in written if ref is not None), None)
        return None if found is None else image.field_text(found)

    def keeps(self, field: str) -> bool:
        """Say whether a suspend function puts something into a field that it needs afterwards.

        What its object was made with is there at every label.
        """
        if field not in self._kept:
            label = self.field(field.partition("->")[0])
            self._kept[field] = (
                label is not None
                and field != label
                and any(
                    use.opcode in INSTANCE_WRITES
                    and not self.program.signature(use.method).startswith("<init>(")
                    for use in self.program.field_uses(field)
                )
            )
        return self._kept[field]

    def _find_field(self, class_name: str) -> str | None:
        """Find the number that a continuation's method asks first of its own object."""
        is_subtype = self.hierarchy.is_subtype
        if self.program.class_info(class_name) is None or not any(
            class_name != one and is_subtype(class_name, one) for one in self.bases
        ):
            return None
        if self.merged.number_field(class_name) is not None:
            return None  # Several in one: told apart by that number.
        for signature, method in self.program.declared(class_name).items():
            if signature.endswith(_RESUMED) and not self.program.is_static(method):
                return next(self._asked(method, class_name), None)
        return None

    def _asked(self, method: MethodNumber, class_name: str) -> Iterator[str]:
        flow = self._flows.of(method)
        if flow is None:
            return
        image, _ = self.program.place(method)
        for one in flow.body.instructions:
            if one.opcode == opcodes.IGET and one.ref is not None:
                text = image.field_text(one.ref)
                if text.startswith(f"{class_name}->") and text.endswith(":I"):
                    yield text

    def _starts(self, method: MethodNumber, flow: DefUse, label: str) -> dict[int, int]:
        """Find where the ways begin that the label of a method chooses: by label, their first pc."""
        image, _ = self.program.place(method)
        tests: dict[int, Instruction] = {}
        for one in flow.body.instructions:
            if (
                one.opcode == opcodes.IGET
                and one.ref is not None
                and image.field_text(one.ref) == label
            ):
                for pc in flow.uses(one.pc, one.registers[0]):
                    tests[pc] = flow.instruction(pc)
        starts: dict[int, int] = {}
        for pc, one in tests.items():
            if one.opcode in SWITCHES:
                starts.update(flow.body.switches.get(pc, ()))
                starts[_OTHERS - pc] = self._next(flow, pc)
            elif one.opcode in IFS and one.target is not None:
                self._choose(flow, one, tests, starts)
        return starts

    def _choose(
        self,
        flow: DefUse,
        one: Instruction,
        tests: dict[int, Instruction],
        starts: dict[int, int],
    ) -> None:
        """Add the two ways on behind a test of equality."""
        test, number = MNEMONICS[one.opcode][3:5], self._against(flow, one)
        if number is None or test not in ("eq", "ne") or one.target is None:
            return
        ways = (one.target, self._next(flow, one.pc))
        same, other = ways if test == "eq" else ways[::-1]
        starts[number] = same
        if not self._goes_on(flow, other, tests):
            starts[_OTHERS - one.pc] = other

    def _against(self, flow: DefUse, one: Instruction) -> int | None:
        """Give the number that a label is compared with."""
        if one.opcode >= _IF_ZERO:
            return 0
        known = (self._constant(flow, one.pc, register) for register in one.registers)
        return next((number for number in known if number is not None), None)

    def _constant(self, flow: DefUse, pc: int, register: int) -> int | None:
        found = [flow.instruction(at) for at in flow.definitions(pc, register) if at >= 0]
        return found[0].literal if len(found) == 1 and found[0].opcode in _CONST else None

    def _makes(self, image: DexImage, call: Instruction) -> bool:
        return call.ref is not None and "-><init>(" in image.method_text(call.ref)

    def _goes_on(self, flow: DefUse, pc: int, tests: dict[int, Instruction]) -> bool:
        """Say whether straight on from a place the label is tested again."""
        row = flow.row(pc)
        for _ in range(_MOST_APART):
            if flow.body.instructions[row].pc in tests:
                return True
            nexts = flow.successors[row]
            if len(nexts) != 1:
                return False
            row = nexts[0]
        return False

    def _next(self, flow: DefUse, pc: int) -> int:
        return flow.body.instructions[flow.row(pc) + 1].pc

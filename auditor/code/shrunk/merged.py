"""Tells apart the bodies that a shrinker merged into one class with a number inside.

R8 (since 2.0, "horizontal class merging") turns many lambdas into one class: the constructor
keeps an int, and the method begins with a switch over it. Made with 3, an object runs case 3
alone. Without this, whoever makes any of them would seem to run all.
"""

from collections.abc import Collection
from typing import Final, NamedTuple

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.opcodes import INSTANCE_WRITES, NEW_INSTANCE, STATIC_WRITES, SWITCHES

ANY: Final = -1 << 50
"""The case of a method that was not merged, or of which every case is meant."""

_WRITES: Final = INSTANCE_WRITES | STATIC_WRITES
_CONST: Final = frozenset({0x12, 0x13, 0x14})
_INVOKE_DIRECT: Final = frozenset({0x70, 0x76})
_CODE_HEADER: Final = 16  # Bytes of a code item before its instructions.
_FIRST_BYTES: Final = 40
_PRELUDE: Final = 8
"""Instructions among which the switch stands: constants and fields that all cases use come before."""
_OTHERWISE: Final = -1 << 40
"""The case of numbers that the switch does not name."""


class _Switch(NamedTuple):
    """A merged method: the field that holds the number, the case of each place, all cases."""

    field: str
    case_of: dict[int, int]
    keys: frozenset[int]
    pc: int
    """Where it stands."""


class Merged:
    """The merged methods of an app, recognised when asked for."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._switches: dict[MethodNumber, _Switch | None] = {}
        self._flows = DefUses(program)
        self._numbered: dict[str, bool] = {}
        self._fields: dict[str, str | None] = {}
        self._numbers: dict[tuple[MethodNumber, int], int | None] = {}
        self._kept: dict[str, int | None] = {}

    def case_at(self, method: MethodNumber, pc: int) -> int | None:
        """Give the case to which a place of a method belongs; None if to none or several."""
        switch = self._switch(method)
        return None if switch is None else switch.case_of.get(pc)

    def is_merged(self, method: MethodNumber) -> bool:
        """Say whether a method runs a case that a number in its object chooses."""
        return self._switch(method) is not None

    def chooses(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a branch only tells which of several merged bodies an object runs."""
        switch = self._switch(method)
        return switch is not None and switch.pc == pc

    def is_beside(self, method: MethodNumber, pc: int, places: Collection[int]) -> bool:
        """Say whether a place belongs to another body of a merged method than some places do, all of them."""
        case = self.case_at(method, pc) if places else None
        return case is not None and all(self.case_at(method, one) != case for one in places)

    def case_made(self, method: MethodNumber, maker: MethodNumber, pc: int) -> int | None:
        """Give the case that a merged method runs for the object made at a place, if it is known."""
        switch = self._switch(method)
        flow = self._flows.of(maker) if switch is not None else None
        if switch is None or flow is None:
            return None
        number = self._number(flow, maker, pc, switch.field)
        if number is None:
            return None
        return number if number in switch.keys else _OTHERWISE

    def case_of(self, method: MethodNumber, number: int) -> int | None:
        """Give the case of a merged method that an object with a number runs."""
        switch = self._switch(method)
        if switch is None:
            return None
        return number if number in switch.keys else _OTHERWISE

    def numbers(self, method: MethodNumber) -> tuple[int, ...]:
        """Give the numbers that a merged method tells apart, one that it does not name the last."""
        switch = self._switch(method)
        if switch is None:
            return ()
        return (*sorted(switch.keys), max(switch.keys, default=0) + 1)

    def number_field(self, class_name: str) -> str | None:
        """Name the field by whose number a class's merged methods choose; None if it has none."""
        if class_name not in self._fields:
            switches = map(self._switch, self.program.methods_of_class(class_name))
            self._fields[class_name] = next((one.field for one in switches if one), None)
        return self._fields[class_name]

    def number_made(self, class_name: str, maker: MethodNumber, pc: int) -> int | None:
        """Give the number of the object of a merged class that is made at a place, if it is known."""
        field = self.number_field(class_name)
        if field is None:
            return None
        place = (maker, pc)
        if place not in self._numbers:
            flow = self._flows.of(maker)
            self._numbers[place] = (
                None if flow is None else self._number(flow, maker, pc, field)
            )
        return self._numbers[place]

    def number_kept(self, field: str) -> int | None:
        """Give the number of every object that code puts into a field of a merged class; None if it is not the same one."""
        if field not in self._kept:
            self._kept[field] = self._number_kept(field)
        return self._kept[field]

    def _number_kept(self, field: str) -> int | None:
        kind = field.rpartition(":")[2]
        info = self.program.class_info(kind)
        if info is None or info.is_interface or self.number_field(kind) is None:
            return None
        found: set[int | None] = set()
        for use in self.program.field_uses(field):
            if use.opcode in _WRITES:
                found.add(self._number_written(use.method, use.pc, kind))
        return found.pop() if len(found) == 1 else None

    def _number_written(self, method: MethodNumber, pc: int, kind: str) -> int | None:
        """Give the number of the object that an instruction writes, if it was made in the same method."""
        flow = self._flows.of(method)
        if flow is None:
            return None
        found, _ = flow.origin(pc, flow.instruction(pc).registers[0])
        if len(found) != 1 or found[0] == ENTRY:
            return None
        made = flow.instruction(found[0])
        if made.opcode != NEW_INSTANCE or made.ref is None:
            return None
        image, _ = self.program.place(method)
        return (
            self.number_made(kind, method, made.pc)
            if image.type_name(made.ref) == kind
            else None
        )

    def _switch(self, method: MethodNumber) -> _Switch | None:
        if method not in self._switches:
            numbered = self._has_number(method)
            self._switches[method] = self._find_switch(method) if numbered else None
        return self._switches[method]

    def _has_number(self, method: MethodNumber) -> bool:
        """Say whether a method is an object's, and its class's constructors could keep a number.

        One takes an int; or there are several, each of which puts in its own.
        """
        program = self.program
        if program.is_static(method) or not self._starts_with_switch(method):
            return False
        owner = program.owner(method)
        if owner not in self._numbered:
            made = [one for one in program.declared(owner) if one.startswith("<init>")]
            self._numbered[owner] = len(made) > 1 or any(
                "I" in one.partition("(")[2] for one in made
            )
        return self._numbered[owner]

    def _starts_with_switch(self, method: MethodNumber) -> bool:
        """Look at the first units of a method, before it is decoded, for both opcodes."""
        image, row = self.program.place(method)
        start = int(image.row_code[row]) + _CODE_HEADER
        first = image.data[start : start + _FIRST_BYTES : 2] if start > _CODE_HEADER else b""
        return opcodes.IGET in first and any(one in first for one in SWITCHES)

    def _find_switch(self, method: MethodNumber) -> _Switch | None:
        flow = self._flows.of(method)
        if flow is None:
            return None
        image, _ = self.program.place(method)
        first = flow.body.instructions[:_PRELUDE]
        jump = next((one for one in first if one.opcode in SWITCHES), None)
        if jump is None:
            return None
        defined = flow.definitions(jump.pc, jump.registers[0])
        read = next((one for one in first if (one.pc,) == defined), None)
        if read is None or read.opcode != opcodes.IGET or read.ref is None:
            return None
        if flow.parameter_at(read.pc, read.registers[1]) != 0:
            return None
        targets = dict(flow.body.switches.get(jump.pc, ()))
        following = flow.body.instructions[flow.row(jump.pc) + 1].pc
        starts = {**targets, _OTHERWISE: following}
        return _Switch(
            image.field_text(read.ref), case_places(flow, starts), frozenset(targets), jump.pc
        )

    def _number(self, flow: DefUse, maker: MethodNumber, pc: int, field: str) -> int | None:
        """Follow the int that the constructor of the object made at a place gets for a field."""
        made = flow.instruction(pc)
        if not made.registers:
            return None
        image, _ = self.program.place(maker)
        for one, register in copied_uses(flow, pc, made.registers[0]):
            if (
                one.opcode not in _INVOKE_DIRECT
                or one.ref is None
                or one.registers[0] != register
            ):
                continue  # Another object's constructor may be given it.
            constructor = self.program.method(image.method_text(one.ref))
            if constructor is not None:
                return self._given(flow, one, constructor, field)
        return None

    def _given(
        self, flow: DefUse, call: Instruction, constructor: MethodNumber, field: str
    ) -> int | None:
        """Tell the number that a constructor, called at a place, leaves in a field of its object."""
        body = self._flows.of(constructor)
        if body is None:
            return None
        image, _ = self.program.place(constructor)
        on_this = [
            one
            for one in body.body.instructions
            if one.ref is not None and self._is_on_this(body, one)
        ]
        kept = [
            one
            for one in on_this
            if one.opcode == opcodes.IPUT and image.field_text(one.ref or 0) == field
        ]
        if kept:
            word, number = self._put(body, kept[0]) if len(kept) == 1 else (None, None)
            return number if word is None else self._argument(flow, call, word)
        owner = field.partition("->")[0]
        others = (
            image.method_text(one.ref or 0) for one in on_this if one.opcode != opcodes.IPUT
        )
        if any(one.startswith(f"{owner}-><init>") for one in others):
            return None  # Another constructor of the class keeps it.
        return 0 if self._is_kept_by_constructors(field) else None  # The default (JLS 4.12.5).

    def _is_on_this(self, flow: DefUse, one: Instruction) -> bool:
        """Say whether a constructor stores into its own object, or runs another constructor on it."""
        if one.opcode == opcodes.IPUT:
            register = one.registers[1]
        elif one.opcode in _INVOKE_DIRECT:
            register = one.registers[0]
        else:
            return False
        return flow.parameter_at(one.pc, register) == 0

    def _is_kept_by_constructors(self, field: str) -> bool:
        """Say whether nothing but the constructors of its class writes a field."""
        owner = field.partition("->")[0]
        return all(
            self.program.owner(use.method) == owner
            and self.program.signature(use.method).startswith("<init>")
            for use in self.program.field_uses(field)
            if use.opcode == opcodes.IPUT
        )

    def _put(self, flow: DefUse, one: Instruction) -> tuple[int | None, int | None]:
        """Tell what a constructor stores: the word of its argument, or a number of its own."""
        word = flow.parameter_at(one.pc, one.registers[0])
        if word is not None:
            return word, None
        return None, _constant(flow, one.pc, one.registers[0])

    def _argument(self, flow: DefUse, call: Instruction, word: int) -> int | None:
        if word >= len(call.registers):
            return None
        return _constant(flow, call.pc, call.registers[word])


def _constant(flow: DefUse, pc: int, register: int) -> int | None:
    """Give the number that the one definition of a register is, however it was moved about."""
    found, _ = flow.origin(pc, register)
    if len(found) != 1 or found[0] == ENTRY:
        return None
    one = flow.instruction(found[0])
    return one.literal if one.opcode in _CONST else None


def case_places(flow: DefUse, starts: dict[int, int]) -> dict[int, int]:
    """Give the case of every place that control reaches from exactly one case."""
    found: dict[int, int | None] = {}
    for case, start in sorted(starts.items()):
        for row in flow.reached((flow.row(start),)):
            pc = flow.body.instructions[row].pc
            found[pc] = None if pc in found else case
    return {pc: case for pc, case in found.items() if case is not None}

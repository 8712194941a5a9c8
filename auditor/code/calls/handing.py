"""Answers whether a registering call can be handed an object of a class, by its arguments.

`list.setListener(new Other())` beside `new Task()` registers no task. Only what is surely
something else is refused; what cannot be told counts as possible.
"""

import re
from typing import Final

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.opcodes import INVOKE_STATICS, MOVE_RESULTS

_MOVES: Final = frozenset({0x07, 0x08, 0x09})  # move-object in its forms.
_CONSTANTS: Final = frozenset({*range(0x12, 0x1D), 0x0D})  # Literals, strings, exceptions.
_FIELD_READS: Final = frozenset({0x54, 0x62})  # iget-object, sget-object.
_DEPTH: Final = 8
_PARAMETER: Final = re.compile(r"\[*(?:L[^;]*;|[A-Z])")


class Handing:
    """Looks at the arguments of calls; the registers of a method are followed once."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.flows = DefUses(program)
        """The registers of the methods that hand something over."""
        self._known: dict[tuple[MethodNumber, int, str, str, tuple[str, ...]], bool] = {}

    def could_hand(
        self,
        call: CallSite,
        receiver: str,
        taken_as: str = "",
        *,
        kinds: tuple[str, ...] = (),
    ) -> bool:
        """Say whether some argument can be an object of the class.

        `taken_as` looks at the parameters of exactly that type alone; else those count whose
        type the object has. A call without such a parameter cannot be judged, and could; not so one with a parameter,
        or on an object, of one of the `kinds` of what is handed over: it hands over another object of the kind.
        """
        key = (call.method, call.pc, receiver, taken_as, kinds)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._judge(call, receiver, taken_as, kinds)
        return known

    def _judge(
        self, call: CallSite, receiver: str, taken_as: str, kinds: tuple[str, ...]
    ) -> bool:
        flow = self.flows.of(call.method)
        if flow is None:
            return True
        try:
            one = flow.instruction(call.pc)
        except KeyError:
            return True
        arguments = _arguments(one, call.target)
        if "-><init>(" in call.target and any(
            self._is_of(arguments[0][1], each) for each in kinds
        ):
            # What a constructor makes is not what it is given: `super()` of a thread runs no thread.
            if not any(self.hierarchy.is_subtype(receiver, kind) for _, kind in arguments[1:]):
                return False
            arguments = arguments[1:]
        given = [
            register
            for register, kind in arguments
            if kind == taken_as or (not taken_as and self.hierarchy.is_subtype(receiver, kind))
        ]
        if not given:
            return not any(self._is_of(kind, each) for _, kind in arguments for each in kinds)
        return any(self._could_hold(flow, call, register, receiver) for register in given)

    def _could_hold(self, flow: DefUse, call: CallSite, register: int, receiver: str) -> bool:
        todo = [(call.pc, register)]
        for _ in range(_DEPTH):
            following: list[tuple[int, int]] = []
            for pc, each in todo:
                for origin in flow.definitions(pc, each):
                    if origin == ENTRY:
                        if self._could_be_parameter(flow, call.method, each, receiver):
                            return True
                        continue
                    one = flow.instruction(origin)
                    if one.opcode in _MOVES:
                        source = one.registers[-1]
                        following.append((origin, source))
                    elif self._could_make(flow, call.method, one, receiver):
                        return True
            if not following:
                return False
            todo = following
        return True

    def _could_be_parameter(
        self, flow: DefUse, method: MethodNumber, register: int, receiver: str
    ) -> bool:
        is_this = flow.parameter_word(register) == 0 and not self.program.is_static(method)
        return not is_this or self._are_related(self.program.owner(method), receiver)

    def _could_make(
        self, flow: DefUse, method: MethodNumber, one: Instruction, receiver: str
    ) -> bool:
        image, _ = self.program.place(method)
        if one.opcode in _CONSTANTS:
            return False
        if one.opcode == opcodes.NEW_INSTANCE and one.ref is not None:
            return image.type_name(one.ref) == receiver
        if one.opcode in _FIELD_READS and one.ref is not None:
            return self._are_related(image.type_name(int(image.field_type[one.ref])), receiver)
        before = flow.call_before(one.pc) if one.opcode in MOVE_RESULTS else None
        if before is None or before.ref is None or not 0x6E <= before.opcode <= 0x78:
            return True
        proto = int(image.method_proto[before.ref])
        return self._are_related(image.type_name(int(image.proto_return[proto])), receiver)

    def _is_of(self, kind: str, pattern: str) -> bool:
        if pattern.endswith("*"):
            return kind.startswith(pattern[:-1])
        return self.hierarchy.is_subtype(kind, pattern)

    def _are_related(self, one: str, other: str) -> bool:
        return self.hierarchy.is_subtype(one, other) or self.hierarchy.is_subtype(other, one)


def _arguments(one: Instruction, target: str) -> list[tuple[int, str]]:
    """Give the registers that hold references for a call, each with its declared type."""
    registers = list(one.registers)
    found: list[tuple[int, str]] = []
    if one.opcode not in INVOKE_STATICS and registers:
        found.append((registers.pop(0), target.partition("->")[0]))
    place = 0
    for kind in _PARAMETER.findall(target.partition("(")[2].partition(")")[0]):
        if place < len(registers) and kind.startswith("L"):
            found.append((registers[place], kind))
        place += 2 if kind in ("J", "D") else 1
    return found

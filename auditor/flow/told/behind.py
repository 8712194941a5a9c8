"""Answers which instructions and parameters of a method what a register holds can have come by.

A method can have data of one source by several ways: two fields of a row, a parameter and a getter.
When one way is told, each step must be of the data that goes on: so that what leads to the place
where it went on is looked up in the code, backward through copies, calls, containers and objects.
Of an object made in sight only those fields count that are read of it further down, as far as that
is seen. Used for telling alone, once a flow is found.
"""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.dispatch import Dispatch
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY, DefUse, registers_read
from auditor.code.classes.sites import Call, read_call
from auditor.code.resolution.constants import Resolver
from auditor.dex.body import Instruction
from auditor.dex.opcodes import (
    ARRAY_WRITES,
    FIELD_READS,
    FIELD_WRITES,
    FILLED_NEW_ARRAYS,
    INSTANCE_READS,
    INSTANCE_WRITES,
    MOVE_RESULTS,
    NEW_ARRAY,
    NEW_INSTANCE,
)
from auditor.errors import MalformedDex
from auditor.flow.symbols.terms import Chain

_MOST: Final = 400
"""So many registers are looked at for one question."""
_DEEPEST: Final = 3
_MOST_TARGETS: Final = 3
_RETURN_VALUES: Final = frozenset({0x0F, 0x10, 0x11})
_MADE: Final = frozenset({NEW_INSTANCE, NEW_ARRAY}) | MOVE_RESULTS

Register = tuple[int, int]
"""A register just before a pc."""


@dataclass(slots=True)
class Behind:
    """What was found behind some registers of one method, the nearest first."""

    places: list[int] = field(default_factory=list)
    """The pcs of instructions that data can have come by."""
    words: set[int] = field(default_factory=set)
    """The words of the parameters (`this` first) that it can have come by."""
    fields: set[str] = field(default_factory=set)
    """The fields (name and type) that were read on the way."""


class Lookback:
    """Looks back from places of methods."""

    def __init__(self, resolver: Resolver, dispatch: Dispatch) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.dispatch = dispatch
        self._left = 0

    def along(self, chain: Chain, *, fact: str = "") -> Behind:
        """Look back from the last place of some calls, up to the first method.

        `fact` is the field that data is put into there, if it is one.
        """
        self._left = _MOST
        found, read = Behind(), set[str]()
        words: Collection[int] | None = None
        for method, pc in reversed(chain):
            try:
                uses = self.resolver.def_use(method)
                starts = self._starts(method, uses, pc, words, fact)
                found = self._look(method, uses, starts, read, 0)
            except (MalformedDex, KeyError):
                return Behind()
            read |= found.fields
            words, fact = found.words, ""
        return found

    def result(self, method: MethodNumber) -> Behind:
        """Look back from what a method gives."""
        self._left = _MOST
        try:
            return self._result(method, set(), 0)
        except (MalformedDex, KeyError):
            return Behind()

    def _result(self, method: MethodNumber, read: Collection[str], depth: int) -> Behind:
        uses = self.resolver.def_use(method)
        starts = [
            (one.pc, one.registers[0])
            for one in uses.body.instructions
            if one.opcode in _RETURN_VALUES
        ]
        return self._look(method, uses, starts, read, depth)

    def _starts(
        self,
        method: MethodNumber,
        uses: DefUse,
        pc: int,
        words: Collection[int] | None,
        fact: str,
    ) -> list[Register]:
        """Name the registers that hold what goes on at a place."""
        one = uses.instruction(pc)
        if one.opcode in FIELD_WRITES:
            return [(pc, one.registers[0])]
        call = read_call(self.program, method, one)
        if call is None:
            return [(pc, each) for each in registers_read(one)]
        if call.name == "<init>" and fact:
            words = self._put_by(call, fact.partition("->")[2])
        if not words:
            info = self.program.class_info(call.owner)
            is_asked = info is not None and info.is_interface and bool(call.types)
            # What an interface of the app's is given goes on: what stands behind it gives nothing.
            return [(pc, each) for each in call.registers[is_asked:]]
        return [(pc, each) for at, each in enumerate(call.registers) if at in words]

    def _put_by(self, call: Call, name: str) -> set[int]:
        """Name the words of a constructor's arguments that it puts into a field."""
        found: set[int] = set()
        for target in self._targets(call):
            image, _ = self.program.place(target)
            uses = self.resolver.def_use(target)
            for one in uses.body.instructions:
                if one.opcode not in INSTANCE_WRITES or one.ref is None:
                    continue
                if image.field_text(one.ref).partition("->")[2] == name:
                    starts = [(one.pc, one.registers[0])]
                    found |= self._look(target, uses, starts, (), _DEEPEST).words
        return found

    def _targets(self, call: Call) -> Sequence[MethodNumber]:
        found = self.dispatch.targets_of(call).methods
        return [one for one in found[:_MOST_TARGETS] if self.program.has_code(one)]

    def _look(
        self,
        method: MethodNumber,
        uses: DefUse,
        starts: Iterable[Register],
        read: Collection[str],
        depth: int,
    ) -> Behind:
        """Look back from registers; `read` are the fields that are read further down."""
        found = Behind()
        seen: set[Register] = set()
        work = deque(starts)
        while work and self._left > 0:
            pc, register = work.popleft()
            if (pc, register) in seen:
                continue
            seen.add((pc, register))
            self._left -= 1
            for at in uses.definitions(pc, register):
                if at == ENTRY:
                    found.words.add(uses.parameter_word(register) or 0)
                elif at not in found.places:
                    work.extend(self._defined(method, uses, at, found, read, depth))
        return found

    def _defined(
        self,
        method: MethodNumber,
        uses: DefUse,
        pc: int,
        found: Behind,
        read: Collection[str],
        depth: int,
    ) -> Iterable[Register]:
        """Go on behind the instruction that gives a value."""
        one = uses.instruction(pc)
        found.places.append(pc)
        if one.opcode in _MADE:
            yield from self._filled(method, uses, one, {*read, *found.fields}, depth)
        if one.opcode in MOVE_RESULTS:
            before = uses.call_before(pc)
            if before is not None:
                found.places.append(before.pc)
                yield from self._given_back(method, before, found, read, depth)
            return
        if one.opcode in FIELD_READS and one.ref is not None:
            image, _ = self.program.place(method)
            found.fields.add(image.field_text(one.ref).partition("->")[2])
            if one.opcode not in INSTANCE_READS:
                return
        for each in registers_read(one):
            yield pc, each

    def _given_back(
        self,
        method: MethodNumber,
        before: Instruction,
        found: Behind,
        read: Collection[str],
        depth: int,
    ) -> Iterable[Register]:
        """Go on behind a call: to what the app's method makes its result of, or to all arguments."""
        call = read_call(self.program, method, before)
        words: set[int] = set()
        if call is not None and depth < _DEEPEST:
            for target in self._targets(call):
                inner = self._result(target, read, depth + 1)
                words |= inner.words
                found.fields |= inner.fields
        for at, each in enumerate(before.registers):
            if not words or at in words:
                yield before.pc, each

    def _filled(
        self,
        method: MethodNumber,
        uses: DefUse,
        made: Instruction,
        read: Collection[str],
        depth: int,
    ) -> Iterable[Register]:
        """Go on to what is put into an object: by calls on it, and into its fields and places."""
        image, _ = self.program.place(method)
        register = made.registers[0]
        for pc in uses.uses(made.pc, register):
            one = uses.instruction(pc)
            if one.opcode in ARRAY_WRITES and one.registers[1] == register:
                yield pc, one.registers[0]
            elif one.opcode in INSTANCE_WRITES and one.registers[1] == register:
                name = "" if one.ref is None else image.field_text(one.ref).partition("->")[2]
                if not read or name in read:
                    yield pc, one.registers[0]
            elif one.opcode in CALLS - FILLED_NEW_ARRAYS and one.registers[:1] == (register,):
                yield from self._put_in(method, one, read, depth)

    def _put_in(
        self, method: MethodNumber, one: Instruction, read: Collection[str], depth: int
    ) -> Iterable[Register]:
        call = read_call(self.program, method, one)
        words: set[int] = set()
        if call is not None and not call.is_static and read and depth < _DEEPEST:
            for name in read:
                words |= self._put_by(call, name)
        for at, each in enumerate(one.registers):
            if at and (not words or at in words):
                yield one.pc, each

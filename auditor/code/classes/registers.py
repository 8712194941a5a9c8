"""Answers, for one decoded method, where the value of a register comes from and goes to.

Reaching definitions are found on demand: a walk backward (or forward) over the control-flow
graph from the one place that is asked about. Nothing is computed for registers that nobody
asks for, and reuse of a register number by the compiler is harmless, because every question
names a place. Source: "Dalvik bytecode" of the Android Open Source Project: what each opcode
reads and writes, which instructions can throw, and that a wide value fills two registers.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final

from auditor.code.classes.rounds import visiting_order
from auditor.dex.body import Body, Instruction
from auditor.dex.opcodes import (
    ARRAY_WRITES,
    ENDS,
    FILLED_NEW_ARRAYS,
    IFS,
    INVOKE_CUSTOMS,
    INVOKES,
    MNEMONICS,
    MOVE_RESULTS,
    MOVES,
    SWITCHES,
    THROW,
)

ENTRY: Final = -1
"""Stands for "the value that the register has when the method begins"."""

CALLS: Final = INVOKES | INVOKE_CUSTOMS
"""Every opcode that calls."""

_CHOICES: Final = IFS | SWITCHES
_RESULT_GIVERS: Final = CALLS | FILLED_NEW_ARRAYS
_TWO_ADDRESS: Final = frozenset(range(0xB0, 0xD0))
_READ_ONLY: Final = (
    frozenset({0x0F, 0x10, 0x11, 0x1D, 0x1E, 0x1F, 0x26, 0x27, 0x2B, 0x2C})
    | frozenset(range(0x32, 0x3E))  # the tests
    | ARRAY_WRITES
    | frozenset(range(0x59, 0x60))  # iput
    | frozenset(range(0x67, 0x6E))  # sput
    | _RESULT_GIVERS
)
_WRITES_NOTHING: Final = _READ_ONLY | frozenset({0x00, 0x0E, 0x28, 0x29, 0x2A})
_THROWS: Final = (
    frozenset({0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F, 0x21, 0x22, 0x23, 0x26, 0x27})
    | frozenset({0x93, 0x94, 0x9E, 0x9F, 0xB3, 0xB4, 0xBE, 0xBF, 0xD3, 0xD4, 0xDB, 0xDC})
    | frozenset(range(0x44, 0x6E))
    | frozenset({0xFE, 0xFF})
    | _RESULT_GIVERS
)


def _find_wide() -> frozenset[int]:
    """Name the opcodes whose destination is a pair of registers."""
    narrow_ends = ("long-to-int", "long-to-float", "double-to-int", "double-to-float")
    wide = set()
    for opcode, name in enumerate(MNEMONICS):
        plain = name.partition("/")[0]
        if (
            "-wide" in plain
            or plain.endswith(("-to-long", "-to-double"))
            or (plain.endswith(("-long", "-double")) and not plain.startswith("cmp"))
        ):
            wide.add(opcode)
        if plain in narrow_ends:
            wide.discard(opcode)
    return frozenset(wide - _WRITES_NOTHING)


_TURNS: Final = ENDS | SWITCHES
"""Opcodes behind which another instruction than the next can follow, with or without a target."""

_WIDE: Final = _find_wide()
_WRITTEN: Final = tuple(
    () if one in _WRITES_NOTHING else (0, 1) if one in _WIDE else (0,) for one in range(256)
)
"""How far behind its first register each opcode writes."""


def registers_read(instruction: Instruction) -> tuple[int, ...]:
    """Return the registers that an instruction reads, as encoded (a pair by its first)."""
    opcode = instruction.opcode
    if opcode in _READ_ONLY or opcode in _TWO_ADDRESS:
        return instruction.registers
    return instruction.registers[1:]


def registers_written(instruction: Instruction) -> tuple[int, ...]:
    """Return the registers that an instruction writes: none, one, or both of a pair."""
    if instruction.opcode in _WRITES_NOTHING or not instruction.registers:
        return ()
    first = instruction.registers[0]
    return (first, first + 1) if instruction.opcode in _WIDE else (first,)


class DefUse:
    """The definitions and uses of one method's registers, walked on demand and memoised."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self._index = {one.pc: row for row, one in enumerate(body.instructions)}
        self._definitions: dict[tuple[int, int], tuple[int, ...]] = {}
        self._uses: dict[tuple[int, int], tuple[int, ...]] = {}

    def has(self, pc: int) -> bool:
        """Say whether an instruction starts at a pc on some way through the method."""
        return pc in self._index

    def instruction(self, pc: int) -> Instruction:
        """Return the instruction that starts at a pc; raises `KeyError` when none does."""
        return self.body.instructions[self._index[pc]]

    def parameter_word(self, register: int) -> int | None:
        """Return which word of the parameters (`this` first) a register holds at entry."""
        word = register - (self.body.registers - self.body.ins)
        return word if 0 <= word < self.body.ins else None

    def parameter_at(self, pc: int, register: int) -> int | None:
        """Return which word of the parameters a register holds just before a pc, however it was moved about."""
        at, register = self.origin(pc, register)
        return self.parameter_word(register) if at == (ENTRY,) else None

    def origin(self, pc: int, register: int) -> tuple[tuple[int, ...], int]:
        """Give the definitions of what a register holds just before a pc, and the register that they wrote.

        Moves are followed: where there are many registers a compiler moves parameters into low ones,
        which more instructions can name.
        """
        found = self.definitions(pc, register)
        seen: set[int] = set()
        while len(found) == 1 and found[0] != ENTRY and found[0] not in seen:
            one = self.instruction(found[0])
            if one.opcode not in MOVES:
                break
            seen.add(one.pc)
            register = one.registers[1]
            found = self.definitions(one.pc, register)
        return found, register

    def definitions(self, pc: int, register: int) -> tuple[int, ...]:
        """Return the pcs of the definitions that reach a register just before a pc, sorted.

        `ENTRY` stands for the value at the method's start; only parameters have one.
        """
        key = (pc, register)
        if key not in self._definitions:
            self._definitions[key] = self._walk_back(pc, register)
        return self._definitions[key]

    def uses(self, pc: int, register: int) -> tuple[int, ...]:
        """Return the pcs of instructions that read what the instruction at a pc defined.

        With `pc=ENTRY`: those that read the parameter in that register.
        """
        key = (pc, register)
        if key not in self._uses:
            self._uses[key] = self._walk_on(pc, register)
        return self._uses[key]

    def call_before(self, pc: int) -> Instruction | None:
        """Return the call (or filled-new-array) whose result the move-result at a pc takes."""
        row = self._index[pc] - 1
        if row < 0 or self.body.instructions[row + 1].opcode not in MOVE_RESULTS:
            return None
        before = self.body.instructions[row]
        return before if before.opcode in _RESULT_GIVERS else None

    def result_of(self, pc: int) -> Instruction | None:
        """Return the move-result behind the call at a pc, if its result is taken."""
        row = self._index[pc] + 1
        if row >= len(self.body.instructions):
            return None
        after = self.body.instructions[row]
        return after if after.opcode in MOVE_RESULTS else None

    def is_in_loop(self, pc: int) -> bool:
        """Say whether control can come back to a pc from itself."""
        start = self._index[pc]
        seen: set[int] = set()
        work = list(self.successors[start])
        while work:
            row = work.pop()
            if row == start:
                return True
            if row not in seen:
                seen.add(row)
                work += self.successors[row]
                work += self.handlers[row]
        return False

    @cached_property
    def successors(self) -> tuple[tuple[int, ...], ...]:
        """Return for each instruction the rows that can follow it without an exception."""
        last = len(self.body.instructions) - 1
        return tuple(
            (row + 1,)
            if row < last and one.target is None and one.opcode not in _TURNS
            else tuple(dict.fromkeys(self._next_rows(row, one)))
            for row, one in enumerate(self.body.instructions)
        )

    @cached_property
    def throws(self) -> bool:
        """Say whether the method throws something itself."""
        return any(one.opcode == THROW for one in self.body.instructions)

    @cached_property
    def branches(self) -> bool:
        """Say whether the method chooses a way anywhere."""
        return any(one.opcode in _CHOICES for one in self.body.instructions)

    @cached_property
    def handlers(self) -> tuple[tuple[int, ...], ...]:
        """Return for each instruction the rows of the handlers that its exceptions reach."""
        if not self.body.tries:
            return ((),) * len(self.body.instructions)
        found: list[list[int]] = [[] for _ in self.body.instructions]
        places = list(self._index)  # Ascending, as the instructions are.
        for tried in self.body.tries:
            rows = [self._index[pc] for _, pc in tried.handlers if pc in self._index]
            first, last = bisect_left(places, tried.start), bisect_left(places, tried.end)
            for row in range(first, last):
                if self.body.instructions[row].opcode in _THROWS:
                    found[row] += rows
        return tuple(tuple(dict.fromkeys(rows)) if rows else () for rows in found)

    @cached_property
    def joins(self) -> frozenset[int]:
        """Return the rows to which control comes from several places, the first one among them."""
        seen: set[int] = set()
        joins: set[int] = {0}
        for row, nexts in enumerate(self.successors):
            for one in nexts:
                (joins if one in seen else seen).add(one)
            joins.update(self.handlers[row])
        return frozenset(joins)

    @cached_property
    def visiting_order(self) -> list[int]:
        """Give for each instruction when it is best looked at: see `rounds.visiting_order`."""
        if not self.body.tries:
            return visiting_order(self.successors)
        both = zip(self.successors, self.handlers, strict=True)
        return visiting_order([(*nexts, *caught) for nexts, caught in both])

    @cached_property
    def live(self) -> list[int]:
        """Give for each instruction the registers that are read before they are overwritten, as bits.

        Of a pair the first stands for both.
        """
        effects = [
            (
                sum(1 << each for each in set(registers_read(one))),
                ~sum(1 << each for each in registers_written(one)),
            )
            for one in self.body.instructions
        ]
        live = [0] * len(effects)
        changed = True
        while changed:
            changed = False
            for row in range(len(effects) - 1, -1, -1):
                read, kept = effects[row]
                after = caught = 0
                for each in self.successors[row]:
                    after |= live[each]
                for each in self.handlers[row]:
                    caught |= live[each]
                found = read | (after & kept) | caught
                if found != live[row]:
                    live[row] = found
                    changed = True
        return live

    @cached_property
    def _before(self) -> tuple[list[list[int]], list[list[int]]]:
        """Return normal and exceptional predecessors of each row."""
        normal: list[list[int]] = [[] for _ in self.body.instructions]
        thrown: list[list[int]] = [[] for _ in self.body.instructions]
        for row, nexts in enumerate(self.successors):
            for after in nexts:
                normal[after].append(row)
        if self.body.tries:
            for row, caught in enumerate(self.handlers):
                for after in caught:
                    thrown[after].append(row)
        return normal, thrown

    def predecessors(self, row: int) -> list[int]:
        """Return the rows that can come before a row, exceptions aside."""
        return self._before[0][row]

    def throwers(self, row: int) -> list[int]:
        """Return the rows whose exceptions are caught at a row."""
        return self._before[1][row]

    def reached(
        self, starts: Iterable[int], is_open: Callable[[int, int], bool] = lambda _, __: True
    ) -> set[int]:
        """Return the rows that control comes to from some, these too, over steps that are open (from, to)."""
        return self._walk_along(starts, is_open, None)

    def comes(
        self, starts: Iterable[int], end: int, is_open: Callable[[int, int], bool]
    ) -> bool:
        """Say whether control comes from some rows to one over steps that are open (from, to)."""
        return end in self._walk_along(starts, is_open, end)

    def _walk_along(
        self, starts: Iterable[int], is_open: Callable[[int, int], bool], end: int | None
    ) -> set[int]:
        """Collect the rows that are come to, until the end is among them."""
        todo = list(starts)
        seen = set(todo)
        while todo and end not in seen:
            row = todo.pop()
            for each in (*self.successors[row], *self.handlers[row]):
                if each not in seen and is_open(row, each):
                    seen.add(each)
                    todo.append(each)
        return seen

    def row(self, pc: int) -> int:
        """Return the place of the instruction at a pc in `body.instructions`."""
        return self._index[pc]

    def _next_rows(self, row: int, one: Instruction) -> Iterator[int]:
        if one.opcode not in ENDS and row + 1 < len(self.body.instructions):
            yield row + 1
        targets = [one.target] if one.target is not None else []
        if one.opcode in SWITCHES:
            targets = [target for _, target in self.body.switches.get(one.pc, ())]
        for target in targets:
            if target in self._index:
                yield self._index[target]

    def _walk_back(self, pc: int, register: int) -> tuple[int, ...]:
        """Search backward from before a pc for what wrote a register."""
        normal, thrown = self._before
        instructions = self.body.instructions
        start = self._index[pc]
        found: set[int] = set()
        seen = {start}
        work = [start]
        while work:
            row = work.pop()
            if row == 0 and self.parameter_word(register) is not None:
                found.add(ENTRY)
            ways = thrown[row].copy()
            for before in normal[row]:
                one = instructions[before]
                # As `registers_written` says; asked of every instruction on the way.
                first = one.registers[0] if one.registers else register + 1
                if register - first in _WRITTEN[one.opcode]:
                    found.add(one.pc)
                else:
                    ways.append(before)
            for before in ways:
                if before not in seen:
                    seen.add(before)
                    work.append(before)
        return tuple(sorted(found))

    def _walk_on(self, pc: int, register: int) -> tuple[int, ...]:
        """Search forward from behind a definition for what reads it."""
        instructions = self.body.instructions
        if not instructions:
            return ()  # A method without code that is called as if it had some.
        work = [0] if pc == ENTRY else list(self.successors[self._index[pc]])
        seen = set(work)
        found: set[int] = set()
        while work:
            row = work.pop()
            one = instructions[row]
            if register in registers_read(one):
                found.add(one.pc)
            nexts = list(self.handlers[row])
            if register not in registers_written(one):
                nexts += self.successors[row]
            for after in nexts:
                if after not in seen:
                    seen.add(after)
                    work.append(after)
        return tuple(sorted(found))

"""Says what a value is no more behind the tests of it that every way to a place went through.

`switch (choice)` over an enum that a shrinker made numbers of is a chain of tests of one register: behind
`if-eqz v3` it is not 0, and of the two numbers that it could be one is left.
"""

from collections.abc import Container, Iterator
from typing import Final

from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.evaluation.outcomes import CONSTS, Outcomes, holds
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_MOST_TESTS: Final = 8
_OF_ZERO: Final = 0x38
"""From `if-eqz` on tests compare with 0, those from `if-eq` on with another register."""
_FIRST: Final = 0x32


def left_over(
    uses: DefUse,
    at: tuple[int, int],
    every: tuple[int, ...],
    live: Container[int] | None,
    values: Outcomes,
) -> Outcomes:
    """Return those of some values of a register, with its definitions, that it can have at a place.

    `at`: the place and the register.
    """
    pc, register = at
    if values is None or len(values) < 2:
        return values
    tests = _tests(uses, register, every, live)[:_MOST_TESTS]
    for one, other in tests:
        for is_taken in (True, False):
            against = [
                each for each in values if holds(_kind(one), each, other) == (not is_taken)
            ]
            if against and _goes_through(uses, pc, every, live, one, is_taken=is_taken):
                values -= frozenset(against)
    return values


def _kind(one: Instruction) -> int:
    return one.opcode - (_OF_ZERO if one.opcode >= _OF_ZERO else _FIRST)


def _tests(
    uses: DefUse, register: int, every: tuple[int, ...], live: Container[int] | None
) -> list[tuple[Instruction, int]]:
    """Return the tests of a value against a number, each with that number.

    All parameters are defined where the method begins: of them the register tells which is tested.
    """
    return [
        (one, number)
        for row, one in enumerate(uses.body.instructions)
        if one.opcode in opcodes.IFS
        and (live is None or row in live)
        and (ENTRY not in every or one.registers[0] == register)
        and uses.definitions(one.pc, one.registers[0]) == every
        and (number := _number(uses, one)) is not None
    ]


def _number(uses: DefUse, one: Instruction) -> int | None:
    if one.opcode >= _OF_ZERO:
        return 0
    found, _ = uses.origin(one.pc, one.registers[1])
    if len(found) != 1 or found[0] == ENTRY:
        return None
    made = uses.instruction(found[0])
    return made.literal if made.opcode in CONSTS else None


def _goes_through(
    uses: DefUse,
    pc: int,
    every: tuple[int, ...],
    live: Container[int] | None,
    test: Instruction,
    *,
    is_taken: bool,
) -> bool:
    """Say whether every way from where a value is made to a place leaves a test on one side."""
    at = uses.row(test.pc)

    def is_open(row: int, each: int) -> bool:
        is_side = row == at and (each != at + 1) == is_taken
        return not is_side and (live is None or each in live)

    return not uses.comes(_starts(uses, every), uses.row(pc), is_open)


def _starts(uses: DefUse, every: tuple[int, ...]) -> Iterator[int]:
    for one in every:
        if one == ENTRY:
            yield 0
        else:
            yield from uses.successors[uses.row(one)]

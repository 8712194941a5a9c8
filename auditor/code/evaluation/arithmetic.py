"""Computes the numbers of straight arithmetic; what a loop counts is `Made`.

Source: "Dalvik bytecode" of the Android Open Source Project. Of floating point nothing is computed.
"""

from collections.abc import Sequence
from typing import Final, TypeVar

from auditor.code.classes.search import Scope, Search
from auditor.code.classes.values import Made, Number, Unknown, Value, Values, product, union
from auditor.dex.body import Instruction
from auditor.dex.opcodes import MNEMONICS

T = TypeVar("T")

CALCULATIONS: Final = frozenset(range(0x7B, 0xE3))
"""Every opcode that makes a number of one or two others."""

COMPARISON: Final = 0x31
_NAMES: Final = {
    one: MNEMONICS[one].partition("/")[0] for one in (COMPARISON, *sorted(CALCULATIONS))
}
ARITHMETIC: Final = frozenset(
    one for one, name in _NAMES.items() if "float" not in name and "double" not in name
)
"""Those of whole numbers, and the comparison of two longs: what `calculate` knows."""

_NARROW: Final = {"byte": 8, "char": 16, "short": 16}


def computed(resolver: Search, scope: Scope, one: Instruction) -> Values:
    """Return the result of a unary or binary instruction."""
    places = inputs(one.opcode, one.registers, None)
    given = [resolver.value(scope, one.pc, register) for register in places]
    if one.literal is not None:
        given.append((Number(one.literal),))
    if not all(given):
        # The loop's own counter: it is being asked for right now.
        return (Made(looped=True),)
    return union(_apply(one.opcode, row) for row in product(*given))


def _apply(opcode: int, row: tuple[Value, ...]) -> Value:
    numbers = [one.value for one in row if isinstance(one, Number)]
    if len(numbers) == len(row):
        result = calculate(opcode, numbers)
        return Unknown("arithmetic") if result is None else Number(result)
    if all(isinstance(one, Number | Made) for one in row):
        return Made(looped=any(isinstance(one, Made) and one.looped for one in row))
    rest = [one for one in row if not isinstance(one, Number | Made)]
    return rest[0] if len(row) == 1 or len(rest) == 1 else Unknown("arithmetic")


def inputs(opcode: int, held: Sequence[T], literal: T | None) -> list[T]:
    """Return what an instruction computes from: one or two of what its registers hold, or the literal.

    `held` are in the order of the registers as encoded. An instruction with a literal that is
    given as None computes from one.
    """
    if 0xB0 <= opcode <= 0xCF:
        return list(held[:2])  # What is written is the first of the two as well.
    return [*held[1:3], *([] if literal is None else [literal])]


def calculate(opcode: int, numbers: Sequence[int]) -> int | None:
    """Compute an operation on `inputs` as Dalvik does; None for floats and what is divided by 0."""
    if opcode not in ARITHMETIC:
        return None
    operation, _, kind = _NAMES[opcode].rpartition("-")
    first, last = numbers[0], numbers[-1]
    if opcode == COMPARISON:
        return (first > last) - (first < last)
    bits = 64 if kind == "long" else 32
    if operation.endswith("-to"):
        return wrap(first, _NARROW.get(kind, bits), unsigned=kind == "char")
    if len(numbers) == 1:
        return wrap(-first if operation == "neg" else ~first, bits)
    if operation == "rsub":
        return wrap(last - first, bits)
    return _binary(operation, first, last, bits)


def _binary(operation: str, left: int, right: int, bits: int) -> int | None:
    shift = right & (bits - 1)
    match operation:
        case "add":
            result = left + right
        case "sub":
            result = left - right
        case "mul":
            result = left * right
        case "and":
            result = left & right
        case "or":
            result = left | right
        case "xor":
            result = left ^ right
        case "shl":
            result = left << shift
        case "shr":
            result = left >> shift
        case "ushr":
            result = (left & ((1 << bits) - 1)) >> shift
        case "div" | "rem":
            return _divide(operation, left, right, bits)
        case _:
            return None
    return wrap(result, bits)


def _divide(operation: str, left: int, right: int, bits: int) -> int | None:
    if right == 0:
        return None
    quotient = abs(left) // abs(right)
    if (left < 0) != (right < 0):
        quotient = -quotient
    return wrap(quotient if operation == "div" else left - quotient * right, bits)


def compare(test: int, left: int, right: int) -> bool:
    """Decide a test of two numbers by its place among eq, ne, lt, ge, gt, le."""
    return (
        left == right,
        left != right,
        left < right,
        left >= right,
        left > right,
        left <= right,
    )[test]


def wrap(number: int, bits: int, *, unsigned: bool = False) -> int:
    """Cut a number to so many bits, two's complement unless unsigned."""
    number &= (1 << bits) - 1
    return number - (1 << bits) if not unsigned and number >> (bits - 1) else number

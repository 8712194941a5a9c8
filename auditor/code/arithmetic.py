"""Computes the numbers of straight arithmetic; what a loop counts is `Made`."""

from typing import TYPE_CHECKING, Final

from auditor.code.values import Made, Number, Unknown, Value, Values, product, union
from auditor.dex.body import Instruction
from auditor.dex.opcodes import MNEMONICS

if TYPE_CHECKING:
    from auditor.code.constants import Resolver, Scope

_WORD: Final = 1 << 32
_NARROW: Final = {"byte": 8, "char": 16, "short": 16}


def computed(resolver: "Resolver", scope: "Scope", one: Instruction) -> Values:
    """Return the result of a unary or binary instruction."""
    name = MNEMONICS[one.opcode].partition("/")[0]
    if one.opcode < 0x90:
        inputs = [resolver.value(scope, one.pc, one.registers[1])]
    elif 0xB0 <= one.opcode <= 0xCF:
        inputs = [resolver.value(scope, one.pc, register) for register in one.registers]
    elif one.literal is not None:
        inputs = [resolver.value(scope, one.pc, one.registers[1]), (Number(one.literal),)]
    else:
        inputs = [resolver.value(scope, one.pc, register) for register in one.registers[1:]]
    if not all(inputs):
        # The loop's own counter: it is being asked for right now.
        return (Made(looped=True),)
    return union(_apply(name, row) for row in product(*inputs))


def _apply(name: str, row: tuple[Value, ...]) -> Value:
    numbers = [one.value for one in row if isinstance(one, Number)]
    if len(numbers) == len(row):
        result = calculate(name, numbers)
        return Unknown("arithmetic") if result is None else Number(result)
    if all(isinstance(one, Number | Made) for one in row):
        return Made(looped=any(isinstance(one, Made) and one.looped for one in row))
    rest = [one for one in row if not isinstance(one, Number | Made)]
    return rest[0] if len(row) == 1 or len(rest) == 1 else Unknown("arithmetic")


def calculate(name: str, numbers: list[int]) -> int | None:
    """Compute an int or long operation as the Dalvik instruction of that mnemonic does."""
    operation, _, kind = name.rpartition("-")
    if "-to-" in name:
        target = name.rpartition("-")[2]
        if target in _NARROW:
            return wrap(numbers[0], _NARROW[target], unsigned=target == "char")
        return (
            wrap(numbers[0], 64 if target == "long" else 32)
            if target in ("int", "long")
            else None
        )
    if kind not in ("int", "long"):
        operation, kind = name, "int"
        if name == "rsub":
            return wrap(numbers[1] - numbers[0], 32)
    bits = 64 if kind == "long" else 32
    if len(numbers) == 1:
        return wrap(-numbers[0] if operation == "neg" else ~numbers[0], bits)
    if operation == "rsub":
        return wrap(numbers[1] - numbers[0], bits)
    return _binary(operation, numbers[0], numbers[1], bits)


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

"""Answers what calls that write numbers as text, or read them, give: in whatever base.

A piece of an address written as a number of base 36 is a word, not its decimal digits. Source:
java.lang.Integer and java.lang.Long (API 21 to 37).
"""

from collections.abc import Mapping
from typing import Any, Final

from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Number, Text, Unknown, Value, Values, product
from auditor.code.evaluation.cells import Native, Stuck

_OWNERS: Final = {
    "Ljava/lang/Integer;": 32,
    "Ljava/lang/Long;": 64,
    "Ljava/lang/Short;": 16,
    "Ljava/lang/Byte;": 8,
}
_BASES: Final = {"toHexString": 16, "toOctalString": 8, "toBinaryString": 2}
_WRITES: Final = frozenset({"toString", *_BASES})
_READS: Final = frozenset(
    {"parseInt", "parseLong", "parseShort", "parseByte", "valueOf", "decode"}
)
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_STRING: Final = "Ljava/lang/String;"


def written(number: int, base: int) -> str:
    """Write a number in a base of 2 to 36, as `Long.toString(number, base)` does."""
    base = base if 2 <= base <= 36 else 10
    left, digits = abs(number), ""
    while left or not digits:
        left, digit = divmod(left, base)
        digits = _DIGITS[digit] + digits
    return f"-{digits}" if number < 0 else digits


def result(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a call that writes or reads a number gives; None for any other call."""
    width = _OWNERS.get(call.owner)
    if width is None or not call.is_static or not call.types:
        return None
    is_written = call.name in _WRITES and (len(call.types) == 2 or call.name in _BASES)
    is_read = call.name in _READS and call.types == (_STRING, "I")
    if not is_written and not is_read:
        return None
    choices = [resolver.argument(scope, call, at) for at in range(len(call.types))]
    change = _written if is_written else _read
    return tuple(change(call, row, width) for row in product(*choices))


def _written(call: Call, row: tuple[Value, ...], width: int) -> Value:
    numbers = [one.value for one in row if isinstance(one, Number)]
    if len(numbers) != len(row):
        return Text(HOLE, (row[0],))
    if call.name in _BASES:
        return Text(written(numbers[0] % (1 << width), _BASES[call.name]))
    return Text(written(numbers[0], numbers[1]))


def _read(_call: Call, row: tuple[Value, ...], _width: int) -> Value:
    text, base = row
    if not isinstance(text, Text) or text.holes or not isinstance(base, Number):
        return Unknown("a number of a text")
    try:
        return Number(int(text.text, base.value))
    except ValueError:
        return Unknown("no number")


def _write_native(types: tuple[str, ...], values: list[Any]) -> str:
    if not all(isinstance(one, int) for one in values):
        raise Stuck("a number that is not known")
    return written(values[0], values[1] if len(types) > 1 else 10)


def _write_native_in(base: int, width: int) -> Native:
    def write(_types: tuple[str, ...], values: list[Any]) -> str:
        if not isinstance(values[0], int):
            raise Stuck("a number that is not known")
        return written(values[0] % (1 << width), base)

    return write


def _natives() -> dict[str, Native]:
    found: dict[str, Native] = {}
    for owner, width in _OWNERS.items():
        for name, base in _BASES.items():
            found[f"{owner}->{name}"] = _write_native_in(base, width)
    for owner in ("Ljava/lang/Integer;", "Ljava/lang/Long;"):
        found[f"{owner}->toString"] = _write_native
    return found


NUMERALS: Final[Mapping[str, Native]] = _natives()
"""The same calls for the interpreter, by class and name; numbers that objects hold are not here."""

"""Decodes encoded values: initial values of static fields, annotation elements, call sites.

Source: "Dalvik executable format", sections "encoded_value encoding" to
"encoded_annotation".
"""

import struct
from typing import Final, NamedTuple, TypeAlias

from auditor.dex.leb128 import read_uleb
from auditor.dex.strings import StringTable
from auditor.errors import MalformedDex


class Reference(NamedTuple):
    """An encoded value that names something: kind and id.

    The kinds are "type", "field", "method", "enum" (a field id), "proto" and
    "method_handle".
    """

    kind: str
    number: int


class Nested(NamedTuple):
    """An annotation within a value: its type id, and its elements by name."""

    type_id: int
    elements: tuple[tuple[str, "Value"], ...]


Value: TypeAlias = "str | int | float | bool | Reference | Nested | tuple[Value, ...] | None"

_DEEPEST: Final = 32
_SIGNED: Final = frozenset({0x00, 0x02, 0x04, 0x06})
_CHAR: Final = 0x03
_FLOAT: Final = 0x10
_DOUBLE: Final = 0x11
_STRING: Final = 0x17
_ARRAY: Final = 0x1C
_ANNOTATION: Final = 0x1D
_NULL: Final = 0x1E
_BOOLEAN: Final = 0x1F
_REFERENCES: Final = {
    0x15: "proto",
    0x16: "method_handle",
    0x18: "type",
    0x19: "field",
    0x1A: "method",
    0x1B: "enum",
}


def read_value(
    data: bytes, at: int, strings: StringTable, *, depth: int = 0
) -> tuple[Value, int]:
    """Read one value and the offset behind it; raises `MalformedDex`."""
    if at >= len(data):
        raise MalformedDex(f"an encoded value at {at:#x} is behind the end of the file")
    kind, extra = data[at] & 0x1F, data[at] >> 5
    if kind == _ARRAY:
        return read_array(data, at + 1, strings, depth=depth + 1)
    if kind == _ANNOTATION:
        return read_nested(data, at + 1, strings, depth=depth + 1)
    if kind in (_NULL, _BOOLEAN):
        return (bool(extra) if kind == _BOOLEAN else None), at + 1
    raw = data[at + 1 : at + 2 + extra]
    if len(raw) != extra + 1:
        raise MalformedDex(f"an encoded value at {at:#x} reaches behind the end of the file")
    return _plain(kind, raw, strings, at), at + 2 + extra


def read_array(
    data: bytes, at: int, strings: StringTable, *, depth: int = 0, most: int | None = None
) -> tuple[tuple[Value, ...], int]:
    """Read an encoded array and the offset behind it; raises `MalformedDex`.

    With `most`, only so many values are read, and the offset is behind those.
    """
    size, at = _read_size(data, at, depth)
    found = []
    for _ in range(size if most is None else min(size, most)):
        value, at = read_value(data, at, strings, depth=depth)
        found.append(value)
    return tuple(found), at


def read_nested(
    data: bytes, at: int, strings: StringTable, *, depth: int = 0
) -> tuple[Nested, int]:
    """Read an encoded annotation and the offset behind it; raises `MalformedDex`."""
    type_id, at = read_uleb(data, at)
    size, at = _read_size(data, at, depth)
    elements = []
    for _ in range(size):
        name, at = read_uleb(data, at)
        value, at = read_value(data, at, strings, depth=depth)
        elements.append((strings[name], value))
    return Nested(type_id, tuple(elements)), at


def _read_size(data: bytes, at: int, depth: int) -> tuple[int, int]:
    if depth > _DEEPEST:
        raise MalformedDex(f"encoded values at {at:#x} are nested more than {_DEEPEST} deep")
    size, after = read_uleb(data, at)
    if size > len(data) - after:
        raise MalformedDex(
            f"an encoded array at {at:#x} promises {size} values, more than the file can hold"
        )
    return size, after


def _plain(kind: int, raw: bytes, strings: StringTable, at: int) -> Value:
    number = int.from_bytes(raw, "little", signed=kind in _SIGNED)
    if kind in _SIGNED or kind == _CHAR:
        return number
    if kind == _FLOAT:
        return float(struct.unpack("<f", raw.rjust(4, b"\0")[-4:])[0])
    if kind == _DOUBLE:
        return float(struct.unpack("<d", raw.rjust(8, b"\0"))[0])
    if kind == _STRING:
        return strings[number]
    if kind in _REFERENCES:
        return Reference(_REFERENCES[kind], number)
    raise MalformedDex(f"an encoded value at {at:#x} has the unknown kind {kind:#x}")

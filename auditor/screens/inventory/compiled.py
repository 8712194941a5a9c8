"""The strings of compiled XML (layouts, menus, preferences) without its structure.

Read is the string pool alone (ResStringPool_header, AOSP ResourceTypes.h): texts written
straight into a layout, names of view classes, names of methods for `android:onClick`.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_POOL: Final = 0x0001
_UTF8: Final = 0x100
_HEADER: Final = struct.Struct("<HHIIIIII")
_RUN: Final = re.compile(rb"(?:[\x20-\xff]\x00|[\x00-\xff][\x01-\xff]){3,}")


_REFERENCE: Final = re.compile(rb"\x08\x00\x00\x01(.{4})", re.DOTALL)
"""A `Res_value` of type reference: its size, a zero, the type, the id."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The strings of one compiled XML file."""

    strings: tuple[str, ...]
    is_whole: bool
    """False for a damaged pool, of which only runs of characters were made out."""


def read_compiled(data: bytes) -> Compiled:
    """Read the strings of a compiled XML file; of a damaged pool, what can be made out."""
    try:
        return Compiled(tuple(_pool(data)), is_whole=True)
    except (struct.error, IndexError, ValueError):
        runs = (run.decode("utf-16-le", "ignore") for run in _RUN.findall(data[8:]))
        return Compiled(tuple(runs), is_whole=False)


def read_references(data: bytes) -> frozenset[int]:
    """Return the resource ids that a compiled XML file or table refers to."""
    return frozenset(int.from_bytes(one, "little") for one in _REFERENCE.findall(data))


def _pool(data: bytes) -> Iterator[str]:
    (first,) = struct.unpack_from("<H", data, 2)
    kind, header, size, count, _, flags, strings, _ = _HEADER.unpack_from(data, first)
    if kind != _POOL or count * 4 > len(data):
        raise ValueError("no string pool")
    offsets = struct.unpack_from(f"<{count}I", data, first + header)
    end = min(first + size, len(data))
    for offset in offsets:
        at = first + strings + offset
        if at >= end:
            raise ValueError("a string lies outside of its pool")
        yield _utf8(data, at) if flags & _UTF8 else _utf16(data, at)


def _utf8(data: bytes, at: int) -> str:
    at += 2 if data[at] & 0x80 else 1  # The length in characters.
    length = data[at]
    at += 1
    if length & 0x80:
        length = (length & 0x7F) << 8 | data[at]
        at += 1
    return data[at : at + length].decode("utf-8", "replace")


def _utf16(data: bytes, at: int) -> str:
    (length,) = struct.unpack_from("<H", data, at)
    at += 2
    if length & 0x8000:
        (low,) = struct.unpack_from("<H", data, at)
        length = (length & 0x7FFF) << 16 | low
        at += 2
    return data[at : at + 2 * length].decode("utf-16-le", "replace")

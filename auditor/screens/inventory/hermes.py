"""The strings of Hermes bytecode: texts, property names, functions' names; no instruction is read.

Layout: facebook/hermes, include/hermes/BCGen/HBC/BytecodeFileFormat.h. The head of the header has
been the same since version 59; headers of functions have 16 bytes, 12 from version 98 on.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAGIC: Final = b"\xc6\x1f\xbc\x03\xc1\x03\x19\x1f"
_HEADER: Final = 128
_COUNTS: Final = struct.Struct("<6I")
_FUNCTION_SIZES: Final = (16, 12)
_OVERFLOW: Final = 0xFF
_MOST: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class HermesBundle:
    """The version of the bytecode, how many functions it has, and its table of strings, in order."""

    version: int
    functions: int
    strings: tuple[str, ...]

    @property
    def said(self) -> str:
        """Say in a line what was read."""
        return (
            f"Hermes bytecode of version {self.version}: "
            f"{self.functions} functions, {len(self.strings)} strings and names"
        )


def read_hermes(data: bytes) -> HermesBundle | None:
    """Read the table of strings; None for a file that is cut off or laid out in another way."""
    if len(data) < _HEADER or not data.startswith(MAGIC):
        return None
    (version,) = struct.unpack_from("<I", data, 8)
    functions, kinds, identifiers, strings, overflows, size = _COUNTS.unpack_from(data, 40)
    if max(functions, kinds, identifiers, strings, overflows) > _MOST:
        return None
    for width in _FUNCTION_SIZES:
        at = _HEADER + functions * width
        if _kinds_fit(data, at, kinds, strings):
            at += 4 * (kinds + identifiers)
            storage = at + 4 * strings + 8 * overflows
            if storage + size <= len(data):
                table = (at, strings, overflows)
                return HermesBundle(
                    version, functions, tuple(_strings(data, table, (storage, size)))
                )
    return None


def _kinds_fit(data: bytes, at: int, kinds: int, strings: int) -> bool:
    """Say whether runs of string kinds stand here: together they count all strings."""
    if at + 4 * kinds > len(data):
        return False
    runs = struct.unpack_from(f"<{kinds}I", data, at)
    return sum(int(one) & 0x7FFFFFFF for one in runs) == strings


def _strings(
    data: bytes, table: tuple[int, int, int], storage: tuple[int, int]
) -> Iterator[str]:
    at, count, overflows = table
    start, size = storage
    more = struct.unpack_from(f"<{2 * overflows}I", data, at + 4 * count)
    for entry in struct.unpack_from(f"<{count}I", data, at):
        wide, offset, length = entry & 1, entry >> 1 & 0x7FFFFF, entry >> 24
        if length == _OVERFLOW:
            if 2 * offset + 1 >= len(more):
                continue
            offset, length = more[2 * offset : 2 * offset + 2]
        length = length * 2 if wide else length
        if offset + length <= size:
            raw = data[start + offset : start + offset + length]
            yield raw.decode("utf-16-le" if wide else "latin-1", "replace")

"""Reads a compiled resource table as columns: one row a value, no object until one is asked for.

Only headers are read at first; entries of a type are decoded when somebody wants that type.
Source: AOSP ResourceTypes.h (`ResTable_package`, `ResTable_type`, `ResTable_entry`,
`ResTable_map_entry`, the sparse, 16-bit-offset and compact forms).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.apk.configuration import is_default, locale_of
from auditor.apk.string_pool import STRING_POOL, StringPool

Column = npt.NDArray[np.int64]

_TABLE: Final = 0x0002
_PACKAGE: Final = 0x0200
_TYPE: Final = 0x0201
_SPARSE: Final = 0x01
_OFFSET16: Final = 0x02
_COMPLEX: Final = 0x0001
_COMPACT: Final = 0x0008
_MAX_ENTRIES: Final = 0x10000
_MAX_SHARING: Final = 8


class Rows(NamedTuple):
    """Values of one type in one configuration, as columns of equal length."""

    entry: Column
    """The low 16 bits of the resource id."""
    item: Column
    """For items of arrays, plurals and styles: their place or attribute; else -1."""
    key: Column
    """The name's place in the package's key strings."""
    kind: Column
    """The type of the value."""
    data: Column
    """The value; for strings the place in the table's string pool."""


@dataclass(frozen=True, slots=True, eq=False)
class TypeChunk:
    """One type in one configuration: where its entries lie."""

    raw: "npt.NDArray[np.uint8]"
    """The whole table's bytes."""
    start: int
    size: int
    package_id: int
    type_id: int
    locale: str
    default: bool
    """Whether the configuration asks for nothing at all."""

    def rows(self) -> Rows:
        """Decode all entries; what points outside of the chunk is left out."""
        entry, at = self._places()
        flags = _u16(self.raw, at + 2)
        compact = (flags & _COMPACT) != 0
        bundle = ~compact & ((flags & _COMPLEX) != 0)
        simple = ~compact & ~bundle & (at + 16 <= self.start + self.size)
        parts = [self._simple(entry[simple], at[simple])]
        if compact.any():
            parts.append(self._compact(entry[compact], at[compact]))
        if bundle.any():
            parts.append(self._bundles(entry[bundle], at[bundle]))
        return Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def parents(self) -> dict[int, int]:
        """Return what the bundles among the entries build on: of a style, the id of its parent."""
        entry, at = self._places()
        flags = _u16(self.raw, at + 2)
        bundle = ((flags & _COMPACT) == 0) & ((flags & _COMPLEX) != 0)
        bundle &= at + 16 <= self.start + self.size
        parent = _u32(self.raw, at[bundle] + 8)
        return dict(zip(entry[bundle].tolist(), parent.tolist(), strict=True))

    def _places(self) -> tuple[Column, Column]:
        header = int(_u16(self.raw, np.array([self.start + 2]))[0])
        flags = int(self.raw[self.start + 9])
        count = min(_u32_at(self.raw, self.start + 12), _MAX_ENTRIES)
        base = self.start + _u32_at(self.raw, self.start + 16)
        width = 2 if flags & _OFFSET16 and not flags & _SPARSE else 4
        count = max(0, min(count, (self.size - header) // width))
        first = self.start + header
        table = self.raw[first : first + count * width]
        if flags & _SPARSE:
            pairs = table.view("<u2").reshape(-1, 2).astype(np.int64)
            entry, offset = pairs[:, 0], pairs[:, 1] * 4
        elif width == 2:
            offset = table.view("<u2").astype(np.int64)
            entry = np.flatnonzero(offset != 0xFFFF)
            offset = offset[entry] * 4
        else:
            offset = table.view("<u4").astype(np.int64)
            entry = np.flatnonzero(offset != 0xFFFFFFFF)
            offset = offset[entry]
        at = base + offset
        inside = (at >= first) & (at + 8 <= self.start + self.size)
        return entry[inside].astype(np.int64), at[inside]

    def _simple(self, entry: Column, at: Column) -> Rows:
        value = at + _u16(self.raw, at)
        fits = value + 8 <= self.start + self.size
        entry, at, value = entry[fits], at[fits], value[fits]
        return Rows(
            entry,
            np.full(len(entry), -1, dtype=np.int64),
            _u32(self.raw, at + 4),
            self.raw[value + 3].astype(np.int64),
            _u32(self.raw, value + 4),
        )

    def _compact(self, entry: Column, at: Column) -> Rows:
        return Rows(
            entry,
            np.full(len(entry), -1, dtype=np.int64),
            _u16(self.raw, at),
            self.raw[at + 3].astype(np.int64),
            _u32(self.raw, at + 4),
        )

    def _bundles(self, entry: Column, at: Column) -> Rows:
        """Expand arrays, plurals and styles: one row an item."""
        end = self.start + self.size
        fits = at + 16 <= end
        entry, at = entry[fits], at[fits]
        first = at + _u16(self.raw, at)
        count = np.clip(_u32(self.raw, at + 12), 0, np.maximum(0, (end - first) // 12))
        # Bundles may share their items, but not so that a small file becomes endless.
        count[np.cumsum(count) > _MAX_SHARING * self.size // 12] = 0
        owner = np.repeat(np.arange(len(entry)), count)
        place = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        value = first[owner] + 12 * place
        name = _u32(self.raw, value)
        # Attributes and quantities have ids of their own; array items count from 0.
        item = np.where((name >> 24) == 0x02, place, name)
        return Rows(
            entry[owner],
            item,
            _u32(self.raw, at + 4)[owner],
            self.raw[value + 7].astype(np.int64),
            _u32(self.raw, value + 8),
        )


@dataclass(frozen=True, slots=True, eq=False)
class TablePackage:
    """One package of a table: its id, names of types and entries, and its chunks."""

    package_id: int
    types: StringPool
    keys: StringPool
    chunks: tuple[TypeChunk, ...]

    def type_name(self, type_id: int) -> str:
        """Return `string`, `layout`, … for a type's number, counted from 1."""
        return self.types[type_id - 1]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One `resources.arsc`."""

    strings: StringPool
    packages: tuple[TablePackage, ...]
    whole: bool
    """False when a chunk's size was wrong and what follows could not be found."""


def read_table(data: bytes) -> Table:
    """Read the headers of a resource table; never raises: what is broken is left out."""
    strings = StringPool(b"")
    packages: list[TablePackage] = []
    if len(data) < 12 or struct.unpack_from("<H", data)[0] != _TABLE:
        return Table(strings, (), whole=False)
    raw = np.frombuffer(data, dtype=np.uint8)
    at = start = struct.unpack_from("<H", data, 2)[0]
    for kind, at, size in _chunks(data, start, len(data)):
        if kind == STRING_POOL and not len(strings):
            strings = StringPool(data, at)
        elif kind == _PACKAGE and size >= 284:
            packages.append(_read_package(data, raw, at, size))
        start = at + size
    return Table(strings, tuple(packages), whole=start >= min(_u32_at(raw, 4), len(data)))


def _read_package(
    data: bytes, raw: "npt.NDArray[np.uint8]", start: int, size: int
) -> TablePackage:
    header = struct.unpack_from("<H", data, start + 2)[0]
    package_id = struct.unpack_from("<I", data, start + 8)[0] & 0xFF
    type_strings, _, key_strings = struct.unpack_from("<III", data, start + 268)
    chunks = [
        _read_type(data, raw, at, length, package_id)
        for kind, at, length in _chunks(data, start + header, start + size)
        if kind == _TYPE and length >= 20
    ]
    return TablePackage(
        package_id,
        StringPool(data, start + type_strings),
        StringPool(data, start + key_strings),
        tuple(chunks),
    )


def _read_type(
    data: bytes, raw: "npt.NDArray[np.uint8]", start: int, size: int, package_id: int
) -> TypeChunk:
    length = min(struct.unpack_from("<I", data, start + 20)[0], 64) if size >= 24 else 0
    configuration = data[start + 20 : start + min(20 + length, size)]
    locale = locale_of(configuration)
    return TypeChunk(
        raw, start, size, package_id, data[start + 8], locale, is_default(configuration)
    )


def _chunks(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    end = min(end, len(data))
    while at + 8 <= end:
        kind, header, size = struct.unpack_from("<HHI", data, at)
        if header < 8 or size < header or at + size > end:
            return
        yield kind, at, size
        at += size


def _u32_at(raw: "npt.NDArray[np.uint8]", at: int) -> int:
    return int.from_bytes(raw[at : at + 4].tobytes(), "little")


def _u16(raw: "npt.NDArray[np.uint8]", at: Column) -> Column:
    return raw[at].astype(np.int64) | raw[at + 1].astype(np.int64) << 8


def _u32(raw: "npt.NDArray[np.uint8]", at: Column) -> Column:
    return _u16(raw, at) | _u16(raw, at + 2) << 16

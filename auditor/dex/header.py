"""Reads and checks the header of a dex image, alone or inside a container of dex 041.

Source: "Dalvik executable format", sections "header_item" and "DEX_FILE_MAGIC". Checksum
and signature are not looked at: the installer checks them, and an audit reads on anyway.
"""

import struct
from dataclasses import dataclass
from typing import Final

from auditor.errors import MalformedDex

VERSIONS: Final = (35, 37, 38, 39, 40, 41)
_HEADER_SIZE: Final = 0x70
_CONTAINER_HEADER_SIZE: Final = 0x78
_LITTLE: Final = 0x12345678
_BIG: Final = 0x78563412
# Name of a table, its place among the header's words from 0x38 on, the size of an item.
_TABLES: Final = (
    ("string", 4),
    ("type", 4),
    ("prototype", 12),
    ("field", 8),
    ("method", 8),
    ("class", 32),
)


@dataclass(frozen=True, slots=True)
class Table:
    """One id table: how many items, and the offset of the first."""

    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says: version, where this image ends, and the six tables.

    `start` is 0 but for the later images of a container; `limit` is the offset at which
    the readable bytes end (all offsets count from the start of the container).
    """

    version: int
    start: int
    end: int
    limit: int
    map_offset: int
    strings: Table
    types: Table
    protos: Table
    fields: Table
    methods: Table
    classes: Table


def is_dex(data: bytes) -> bool:
    """Tell whether the bytes start as a dex image does, of whatever version."""
    return data[:4] == b"dex\n" and data[4:7].isdigit() and data[7:8] == b"\0"


def read_header(data: bytes, name: str, *, start: int = 0) -> Header:
    """Read the header at `start`; raises `MalformedDex`, naming the image and the fault."""
    version = _read_version(data[start : start + 8], name)
    size = _HEADER_SIZE if version < 41 else _CONTAINER_HEADER_SIZE
    if len(data) - start < size:
        raise MalformedDex(
            f"{name}: truncated: {len(data) - start} bytes do not hold a dex header of {size}"
        )
    words = struct.unpack_from("<20I", data, start + 0x20)
    _check_endian(words[2], name)
    if words[1] != size:
        raise MalformedDex(
            f"{name}: the header says it is {words[1]:#x} bytes long; dex {version:03} has {size:#x}"
        )
    if words[0] < size or words[0] > len(data) - start:
        raise MalformedDex(
            f"{name}: truncated: the header promises {words[0]} bytes and {len(data) - start} are there"
        )
    end = limit = start + words[0]
    if version >= 41:
        limit = _read_container(data, name, start=start, end=end)
    tables = [_read_table(words, place, name, limit) for place in range(len(_TABLES))]
    return Header(version, start, end, limit, words[5], *tables)


def _read_version(magic: bytes, name: str) -> int:
    if magic[:4] in (b"dey\n", b"cdex"):
        raise MalformedDex(
            f"{name}: an optimised dex (odex or compact dex), which only a device makes; audit the package it came from"
        )
    if not is_dex(magic):
        raise MalformedDex(
            f"{name}: no dex image: it starts with {magic.hex(' ') or 'nothing'}"
        )
    if int(magic[4:7]) not in VERSIONS:
        raise MalformedDex(
            f"{name}: dex version {magic[4:7].decode()} is none that Android runs (035, 037 to 041)"
        )
    return int(magic[4:7])


def _check_endian(tag: int, name: str) -> None:
    if tag == _BIG:
        raise MalformedDex(f"{name}: a big-endian dex image, which no Android device runs")
    if tag != _LITTLE:
        raise MalformedDex(
            f"{name}: the byte-order mark is {tag:#010x} instead of {_LITTLE:#010x}"
        )


def _read_container(data: bytes, name: str, *, start: int, end: int) -> int:
    size, offset = struct.unpack_from("<2I", data, start + 0x70)
    if offset != start:
        raise MalformedDex(
            f"{name}: the header at {start:#x} says it stands at {offset:#x} of its container"
        )
    if not end <= size <= len(data):
        raise MalformedDex(
            f"{name}: truncated: the container promises {size} bytes and {len(data)} are there"
        )
    return int(size)


def _read_table(words: tuple[int, ...], place: int, name: str, limit: int) -> Table:
    kind, item = _TABLES[place]
    size, offset = words[6 + 2 * place : 8 + 2 * place]
    if size and (offset % 4 or offset + size * item > limit):
        raise MalformedDex(
            f"{name}: the {kind} table ({size} items at {offset:#x}) does not lie within the file's {limit} bytes"
        )
    return Table(size, offset if size else 0)

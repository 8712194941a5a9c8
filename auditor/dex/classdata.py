"""Decodes all class data of an image at once: who declares which fields and methods.

Class data is nothing but unsigned LEB128 numbers. Compilers write all of it into one
region, so the region is read as one stream of numbers, and every member is found by
arithmetic. Where that does not hold (an item starts inside what the stream takes for a
number, or the region is mostly something else) each class is walked on its own.

Source: "Dalvik executable format", section "class_data_item".
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from auditor.dex.arrays import Bits, Ints, Longs, Words, spread
from auditor.dex.leb128 import read_uleb, read_uleb_region
from auditor.errors import MalformedDex

# A region larger than this, and than a quarter of the file, is walked: the stream's
# arrays would cost more memory than they save time.
_LARGE_REGION: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class Members:
    """Declared fields and methods in the order of classes; `..._class` are class rows."""

    field: Longs
    field_class: Ints
    field_flags: Words
    field_static: Bits
    method: Longs
    method_class: Ints
    method_flags: Words
    method_direct: Bits
    method_code: Longs


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A stream of numbers, and the place in it at which each class's data begins."""

    values: Words
    first: Longs


def read_members(data: bytes, offsets: Longs, name: str) -> Members:
    """Read the class data at each class's offset (0 for none); raises `MalformedDex`."""
    rows = np.flatnonzero(offsets)
    at = offsets[rows]
    if len(at) and int(at.max()) >= len(data):
        raise MalformedDex(f"{name}: class data at {int(at.max()):#x} is not within the file")
    numbers = _read_stream(data, at) if len(at) else _Numbers(np.zeros(4, np.uint32), at)
    if numbers is None:
        numbers = _walk(data, at, name)
    return _assemble(numbers, rows, len(data), name)


def _read_stream(data: bytes, at: Longs) -> _Numbers | None:
    """Read the region of all items as one stream, or give `None` if it is not one."""
    low, high = int(at.min()), int(at.max())
    if high - low > max(_LARGE_REGION, len(data) // 4):
        return None
    try:
        high = _end_of(data, high)
    except MalformedDex:
        return None  # The walk says which class.
    starts, values, sizes = read_uleb_region(data, low, high)
    first = np.searchsorted(starts, at - low)
    if (sizes > 5).any() or not np.array_equal(
        starts[np.minimum(first, len(starts) - 1)], at - low
    ):
        return None
    return _Numbers(values, first.astype(np.int64))


def _end_of(data: bytes, at: int) -> int:
    counts = []
    for _ in range(4):
        count, at = read_uleb(data, at)
        counts.append(count)
    for _ in range(_numbers_in(counts)):
        at = read_uleb(data, at)[1]
    return at


def _numbers_in(counts: list[int]) -> int:
    return 2 * (counts[0] + counts[1]) + 3 * (counts[2] + counts[3])


def _walk(data: bytes, at: Longs, name: str) -> _Numbers:
    """Read item after item; the slow way, which needs no order among them."""
    values: list[int] = []
    first = []
    for offset in at.tolist():
        first.append(len(values))
        place = offset
        for _ in range(4):
            value, place = read_uleb(data, place)
            values.append(value)
        count = _numbers_in(values[-4:])
        if count + len(values) > 2 * len(data):
            raise MalformedDex(
                f"{name}: the class data at {offset:#x} declares more members than the file can hold"
            )
        for _ in range(count):
            value, place = read_uleb(data, place)
            values.append(value)
    return _Numbers(np.array(values, np.uint32), np.array(first, np.int64))


def _assemble(numbers: _Numbers, rows: Longs, file_size: int, name: str) -> Members:
    counts = [numbers.values[numbers.first + place].astype(np.int64) for place in range(4)]
    fields, methods = counts[0] + counts[1], counts[2] + counts[3]
    last = numbers.first + 4 + 2 * fields + 3 * methods
    total = int(2 * fields.sum() + 3 * methods.sum())
    if len(last) and (int(last.max()) > len(numbers.values) or total > file_size):
        raise MalformedDex(f"{name}: class data declares more members than the file can hold")
    field_at = numbers.first + 4
    method_at = field_at + 2 * fields
    field_place, static = _places(field_at, counts[0], counts[1], 2)
    method_place, direct = _places(method_at, counts[2], counts[3], 3)
    return Members(
        field=_undo_differences(numbers.values[field_place], _pair(counts[0], counts[1])),
        field_class=np.repeat(rows, fields).astype(np.int32),
        field_flags=numbers.values[field_place + 1],
        field_static=static,
        method=_undo_differences(numbers.values[method_place], _pair(counts[2], counts[3])),
        method_class=np.repeat(rows, methods).astype(np.int32),
        method_flags=numbers.values[method_place + 1],
        method_direct=direct,
        method_code=numbers.values[method_place + 2].astype(np.int64),
    )


def _pair(one: Longs, other: Longs) -> Longs:
    """Interleave two counts per class: the groups in the order in which they stand."""
    return np.stack((one, other), axis=1).reshape(-1)


def _places(at: Longs, one: Longs, other: Longs, width: int) -> tuple[Longs, Bits]:
    """Give the stream place of every member, and whether it is of the first group."""
    count = one + other
    rank = spread(np.zeros_like(count), count)
    place = np.repeat(at, count) + width * rank
    return place, rank < np.repeat(one, count)


def _undo_differences(differences: Words, counts: Longs) -> Longs:
    """Sum up each group's differences on its own."""
    sums = np.cumsum(differences.astype(np.int64))
    starts = np.cumsum(counts) - counts
    before = np.concatenate((np.zeros(1, np.int64), sums))[starts]
    found: Longs = sums - np.repeat(before, counts)
    return found

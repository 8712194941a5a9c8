"""Names the array types of the dex room and holds the two vector tricks all of it uses."""

from bisect import bisect_left, bisect_right
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.bool_]
Bytes: TypeAlias = npt.NDArray[np.uint8]
Units: TypeAlias = npt.NDArray[np.uint16]
Words: TypeAlias = npt.NDArray[np.uint32]
Ints: TypeAlias = npt.NDArray[np.int32]
Longs: TypeAlias = npt.NDArray[np.int64]
Keys: TypeAlias = npt.NDArray[np.uint64]


def spread(starts: Longs, counts: Longs) -> Longs:
    """Lay out `counts[i]` consecutive numbers from `starts[i]` on, one group after another."""
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(total, dtype=np.int64)


def distinct(column: Longs) -> tuple[Longs, Longs]:
    """Give the distinct numbers of a column, ascending, and for each entry its place among them.

    As `np.unique` does, which imports the whole of numpy's masked arrays.
    """
    order = np.argsort(column, kind="stable")
    ordered = column[order]
    begins: Bits = np.ones(len(ordered), np.bool_)
    begins[1:] = ordered[1:] != ordered[:-1]
    places = np.empty(len(column), np.int64)
    places[order] = np.cumsum(begins) - 1
    return ordered[begins], places


def ids_in(column: Ints, ids: int) -> Ints:
    """Give the distinct ids in a column of ids below `ids`, ascending."""
    return np.flatnonzero(np.bincount(column, minlength=ids)).astype(np.int32)


def group(keys: Ints, key: int) -> slice:
    """Give the entries of an ascending column that hold `key`."""
    view = keys.data  # For a single key that is several times as fast as `np.searchsorted`.
    first = bisect_left(view, key)
    return slice(first, bisect_right(view, key, first))


class Inverted:
    """Answers which entries of a column hold a given id, in ascending order of entry."""

    __slots__ = ("_order", "_starts")

    def __init__(self, column: Ints, ids: int) -> None:
        """Sort the column once; ids below 65,536 sort by radix, ten times faster."""
        keys = column.astype(np.uint16) if ids <= 0x10000 else column
        self._order: Ints = np.argsort(keys, kind="stable").astype(np.int32)
        sizes = np.bincount(column, minlength=ids) if ids else np.zeros(0, np.int64)
        self._starts: Longs = np.zeros(ids + 1, np.int64)
        np.cumsum(sizes, out=self._starts[1:])

    def of(self, wanted: int) -> Ints:
        """Give the indexes of the entries that hold `wanted`; none for an id outside."""
        if not 0 <= wanted < len(self._starts) - 1:
            return self._order[:0]
        return self._order[self._starts[wanted] : self._starts[wanted + 1]]

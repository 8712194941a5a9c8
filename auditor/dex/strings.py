"""Holds the string table of a dex image; strings are decoded when asked for, once.

Source: "Dalvik executable format", sections "string_id_item" and "string_data_item".
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final

import numpy as np

from auditor.dex.arrays import Bits, Bytes, Ints, Keys, Longs, Words
from auditor.dex.mutf8 import decode_mutf8
from auditor.errors import MalformedDex

_KEY: Final = 8
"""So many bytes at either end of a string make up its hash."""
_FIRST, _LAST, _SIZE = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
"""Odd numbers without a pattern, by which what makes up a string's hash is multiplied."""


class StringTable:
    """The strings of one image, by string id.

    `offsets` (uint32, one a string) are where each string's data starts in the file.
    """

    def __init__(self, data: bytes, offsets: Words, name: str) -> None:
        """Check that every string lies within the file, so that reading one never fails.

        Raises `MalformedDex`, naming the first string that does not.
        """
        self._starts, self._ends = _contents(data, offsets, name)
        # A single entry of a view costs half of what one of an array does.
        self._first, self._last = self._starts.data, self._ends.data
        self.offsets = offsets
        self._data = data
        self._name = name
        self._decoded: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.offsets)

    def __getitem__(self, index: int) -> str:
        text = self._decoded.get(index)
        if text is None:
            text = self._decoded[index] = decode_mutf8(self.raw(index))
        return text

    def __iter__(self) -> Iterator[str]:
        return (self[index] for index in range(len(self)))

    def raw(self, index: int) -> bytes:
        """Give a string's bytes in modified UTF-8; raises `MalformedDex` for an id outside."""
        if not 0 <= index < len(self):
            raise MalformedDex(
                f"{self._name}: string {index} of {len(self)} is asked for by a damaged table"
            )
        return self._data[self._first[index] : self._last[index]]

    def raws(self, ids: Ints | Longs) -> list[bytes]:
        """Give the bytes of many strings at once, in modified UTF-8."""
        data = self._data
        pairs = zip(self._starts[ids].tolist(), self._ends[ids].tolist(), strict=True)
        return [data[first:last] for first, last in pairs]

    def texts(self, ids: Ints | Longs) -> list[str]:
        """Decode many strings at once; those that are asked for singly are kept, these not."""
        return [decode_mutf8(raw) for raw in self.raws(ids)]

    def hashes(self, ids: Ints) -> Keys:
        """Give a number for each of some strings: the same for the same text in every image."""
        raw: Bytes = np.frombuffer(self._data, np.uint8)
        starts, ends = self._starts[ids], self._ends[ids]
        steps, sizes = np.arange(_KEY), ends - starts
        first = raw[np.minimum(starts[:, None] + steps, len(raw) - 1)]
        first[steps >= sizes[:, None]] = 0
        last = raw[ends[:, None] - _KEY + steps]
        last[_KEY - steps > sizes[:, None]] = 0
        numbers: Keys = first.view(">u8").astype(np.uint64).reshape(-1) * np.uint64(_FIRST)
        numbers += last.view(">u8").astype(np.uint64).reshape(-1) * np.uint64(_LAST)
        numbers += sizes.astype(np.uint64) * np.uint64(_SIZE)
        return numbers

    def counts(self, *wanted: int) -> Ints:
        """Count in each string's data the bytes that are one of `wanted`: int32, one a string.

        The bytes of the length before the text are counted too: at most five.
        """
        table = np.zeros(256, np.bool_)
        table[list(wanted)] = True
        return self.counts_where(lambda region: table[region])

    def counts_where(self, marks: Callable[[Bytes], Bits]) -> Ints:
        """Count in each string's data, as `counts` does, the bytes that a function marks."""
        counts = np.zeros(len(self), np.int32)
        if len(self):
            first = int(self._sorted[0])
            region = np.frombuffer(self._data, np.uint8, self._end - first, first)
            # Few bytes are ever asked for: their places are fewer than the strings' bytes.
            places = np.flatnonzero(marks(region)) + first
            holders = self._sorted.searchsorted(places.astype(np.uint32), side="right") - 1
            counts[self._ids] = np.bincount(holders, minlength=len(self))
        return counts

    def matching(self, *needles: bytes, any_case: bool = False) -> Ints:
        """Give the ids, ascending, of the strings whose bytes contain one of `needles`.

        No needle has a NUL in it; with `any_case` they are in lower case, and capital letters
        of ASCII count as small ones.
        """
        if not len(self):
            return np.zeros(0, np.int32)
        first = int(self._sorted[0])
        region = self._data[first : self._end]
        if any_case:
            region = region.lower()
        found: set[int] = set()
        for needle in needles:
            at = region.find(needle)
            while at >= 0:
                place = int(self._sorted.searchsorted(np.uint32(at + first), side="right")) - 1
                index = int(self._ids[place])
                start, end = self._first[index] - first, self._last[index] - first
                if at < start:  # In the bytes of the length before the text.
                    following = start
                elif at < end:
                    found.add(index)
                    following = end
                else:
                    following = self._next(place) - first
                at = region.find(needle, following)
        return np.array(sorted(found), np.int32)

    def _next(self, place: int) -> int:
        """Give the start of the string that follows in the file, or the end of them all."""
        return int(self._sorted[place + 1]) if place + 1 < len(self._sorted) else self._end

    @cached_property
    def _ids(self) -> Ints:
        return np.argsort(self.offsets, kind="stable").astype(np.int32)

    @cached_property
    def _sorted(self) -> Words:
        return self.offsets[self._ids]

    @cached_property
    def _end(self) -> int:
        return int(self._ends.max())


def hash_of(raw: bytes) -> int:
    """Give the number under which `StringTable.hashes` counts a string, by its bytes."""
    first = int.from_bytes(raw[:_KEY].ljust(_KEY, b"\0"), "big")
    last = int.from_bytes(raw[-_KEY:].rjust(_KEY, b"\0"), "big")
    return (first * _FIRST + last * _LAST + len(raw) * _SIZE) & 0xFFFF_FFFF_FFFF_FFFF


def _contents(data: bytes, offsets: Words, name: str) -> tuple[Longs, Longs]:
    """Find where each string's bytes start and end; raises `MalformedDex`.

    Strings that lie within each other could fill memory when they are decoded, and are
    refused when they add up to more than the file.
    """
    raw: Bytes = np.frombuffer(data, np.uint8)
    starts = offsets.astype(np.int64)
    longer = np.ones(len(starts), np.bool_)
    for _ in range(5):  # The length is a number of up to five bytes.
        longer &= raw[np.minimum(starts, len(raw) - 1)] >= 0x80
        starts += longer
    starts += 1
    over = longer | (starts > data.rfind(b"\0"))
    if over.any():
        wrong = int(over.argmax())
        where = f"string {wrong} at {int(offsets[wrong]):#x}"
        raise MalformedDex(f"{name}: {where} is not within the file, or not ended")
    if not len(starts):
        return starts, starts
    low, high = int(starts.min()), data.find(b"\0", int(starts.max()))
    nuls = np.flatnonzero(raw[low : high + 1] == 0) + low
    ends = nuls[np.searchsorted(nuls, starts)]
    if int((ends - starts).sum()) > len(data):
        raise MalformedDex(f"{name}: its strings lie within each other")
    return starts, ends

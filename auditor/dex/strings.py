"""Holds the string table of a dex image; strings are decoded when asked for, once.

Source: "Dalvik executable format", sections "string_id_item" and "string_data_item".
"""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from auditor.dex.arrays import Bits, Bytes, Ints, Words
from auditor.dex.leb128 import read_uleb
from auditor.dex.mutf8 import decode_mutf8, encode_mutf8
from auditor.errors import MalformedDex


class StringTable:
    """The strings of one image, by string id.

    `offsets` (uint32, one a string) are where each string's data starts in the file.
    """

    def __init__(self, data: bytes, offsets: Words, name: str) -> None:
        """Check that every string starts within the file; raises `MalformedDex`."""
        if len(offsets) and int(offsets.max()) >= len(data):
            wrong = int(offsets.argmax())
            raise MalformedDex(
                f"{name}: string {wrong} starts at {int(offsets[wrong]):#x}, behind the end of the file"
            )
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
        """Give a string's bytes in modified UTF-8; raises `MalformedDex` if it never ends."""
        if not 0 <= index < len(self):
            raise MalformedDex(
                f"{self._name}: string {index} of {len(self)} is asked for by a damaged table"
            )
        start = self._content(index)
        end = self._data.find(b"\0", start)
        if end < 0:
            raise MalformedDex(
                f"{self._name}: string {index} at {start:#x} is not ended; the dex file is cut off"
            )
        return self._data[start:end]

    def find(self, text: str) -> int:
        """Give the id of a string, or -1 if the image does not hold it."""
        wanted = encode_mutf8(text)
        if self._by_bytes is not None:
            return self._by_bytes.get(wanted, -1)
        key = _order(wanted)
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if _order(self.raw(middle)) < key:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.raw(low) == wanted else -1

    def contains_bytes(self, needle: bytes) -> bool:
        """Tell quickly whether some bytes occur anywhere among the strings' data."""
        return bool(len(self)) and self._data.find(needle, int(self._sorted[0]), self._end) >= 0

    def matching(self, needle: bytes) -> Ints:
        """Give the ids, ascending, of the strings whose bytes contain `needle` (no NUL in it)."""
        found: list[int] = []
        at = self._data.find(needle, int(self._sorted[0]), self._end) if len(self) else -1
        while at >= 0:
            place = int(np.searchsorted(self._sorted, np.uint32(at), side="right")) - 1
            index = int(self._ids[place])
            start = self._content(index)
            end = self._data.find(b"\0", start)
            if at < start:  # In the bytes of the length before the text.
                following = start
            elif at < end:
                found.append(index)
                following = end
            else:
                following = self._next(place)
            at = self._data.find(needle, following, self._end)
        return np.array(sorted(found), np.int32)

    def _next(self, place: int) -> int:
        """Give the start of the string that follows in the file, or the end of them all."""
        return int(self._sorted[place + 1]) if place + 1 < len(self._sorted) else self._end

    def _content(self, index: int) -> int:
        return read_uleb(self._data, int(self.offsets[index]))[1]

    @cached_property
    def _ids(self) -> Ints:
        return np.argsort(self.offsets, kind="stable").astype(np.int32)

    @cached_property
    def _sorted(self) -> Words:
        return self.offsets[self._ids]

    @cached_property
    def _end(self) -> int:
        return self._data.find(b"\0", self._content(int(self._ids[-1]))) % (len(self._data) + 1)

    @cached_property
    def _by_bytes(self) -> dict[bytes, int] | None:
        """Index all strings if the table is out of order, which Android refuses; else `None`.

        The order is judged by the first eight bytes of each string.
        """
        raw: Bytes = np.frombuffer(self._data, np.uint8)
        at = self.offsets.astype(np.int64)
        for _ in range(5):  # Step over the length, a number of up to five bytes.
            at += raw[np.minimum(at, len(raw) - 1)] >= 0x80
        keys, more = np.zeros(len(at), np.uint64), np.ones(len(at), np.bool_)
        nul = np.zeros(len(at), np.bool_)  # An encoded NUL sorts first, whatever its bytes say.
        for step in range(8):
            letters = raw[np.minimum(at + 1 + step, len(raw) - 1)] * more
            more &= letters != 0
            nul |= letters == 0xC0
            keys = keys << np.uint64(8) | letters
        ordered: Bits = (keys[1:] >= keys[:-1]) | nul[1:] | nul[:-1]
        if bool(ordered.all()):
            return None
        return {self.raw(index): index for index in reversed(range(len(self)))}


def _order(raw: bytes) -> bytes:
    """Make bytes sort as UTF-16 does: only the encoded NUL is out of place."""
    return raw.replace(b"\xc0\x80", b"\0")

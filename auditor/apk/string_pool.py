"""Decodes the string pools of compiled XML and of resource tables, one string at a time or all.

Source: AOSP frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h,
`ResStringPool_header`. aapt2 writes modified UTF-8: characters beyond the 16-bit plane
as two surrogates of three bytes each.
"""

import struct
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

STRING_POOL: Final = 0x0001
_HEADER: Final = struct.Struct("<HHIIIIII")
_SPAN: Final = struct.Struct("<III")
"""A `ResStringPool_span`: name, first and last character; the list ends with `_END` for a name."""
_END: Final = 0xFFFFFFFF
_UTF8_FLAG: Final = 1 << 8
# Strings may share their bytes, but not so that a small pool fills the memory.
_MAX_SHARING: Final = 4
_SMALL: Final = 1 << 20


class StringPool:
    """The strings of one chunk; a broken or missing string reads as empty, as on a phone."""

    __slots__ = (
        "_cache", "_data", "_left", "_offsets", "_spans", "_styles", "_utf8", "oddities",
    )  # fmt: skip

    def __init__(self, data: bytes, start: int = 0) -> None:
        """Read the header at `start`; whatever lies outside of `data` is left out."""
        self._data = b""
        self._left = _SMALL
        self._utf8 = True
        self._offsets: npt.NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)
        self._cache: dict[int, str] = {}
        self._styles: npt.NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)
        self._spans = b""
        self.oddities: tuple[str, ...] = ()
        """What in it no compiler writes and tools stumble over."""
        if start + _HEADER.size > len(data):
            return
        _, header, size, count, styled, flags, strings, styles = _HEADER.unpack_from(
            data, start
        )
        end = min(start + size, len(data))
        first = start + header
        self.oddities = tuple(_odd_pool((header, size, count, styled, strings), end - start))
        count = min(count, max(0, (end - first) // 4))
        if not count or not start + strings < end:
            return
        # Without styles Android does not look at where they would start.
        stop = start + styles if styled and strings < styles < end - start else end
        self._data = data[start + strings : stop]
        self._left = _SMALL + _MAX_SHARING * len(self._data)
        self._utf8 = bool(flags & _UTF8_FLAG)
        self._offsets = np.frombuffer(data, dtype="<u4", count=count, offset=first)
        if bool((self._offsets >= len(self._data)).any()):
            self.oddities += ("the string pool has strings outside of itself",)
        if stop != end and first + 4 * (count + styled) <= end:
            styled = min(styled, count)
            self._styles = np.frombuffer(
                data, dtype="<u4", count=styled, offset=first + 4 * count
            )
            self._spans = data[stop:end]

    def __len__(self) -> int:
        """Return how many strings there are."""
        return len(self._offsets)

    def __getitem__(self, index: int) -> str:
        """Return one string; empty when the index is none or the string is broken."""
        known = self._cache.get(index)
        if known is None:
            known = self._cache[index] = self._decode(index) if self._left > 0 else ""
            self._left -= len(known)
        return known

    def __iter__(self) -> Iterator[str]:
        """Yield all strings in order."""
        decode = _utf8_at if self._utf8 else _utf16_at
        data = self._data
        left = _SMALL + _MAX_SHARING * len(data)
        for offset in self._offsets.tolist():
            text = decode(data, offset) if left > 0 else ""
            left -= len(text)
            yield text

    def links(self, index: int) -> tuple[str, ...]:
        """Return the addresses of a string's links: its spans `a` with an `href`."""
        if not 0 <= index < len(self._styles):
            return ()
        found = []
        at = int(self._styles[index])
        while at + _SPAN.size <= len(self._spans):
            name, _, _ = _SPAN.unpack_from(self._spans, at)
            if name == _END:
                break
            tag, *attributes = self[name].split(";")
            if tag == "a":
                found += [one[5:] for one in attributes if one.startswith("href=")]
            at += _SPAN.size
        return tuple(found)

    def _decode(self, index: int) -> str:
        if not 0 <= index < len(self._offsets):
            return ""
        offset = int(self._offsets[index])
        return _utf8_at(self._data, offset) if self._utf8 else _utf16_at(self._data, offset)


def _odd_pool(said: tuple[int, int, int, int, int], length: int) -> Iterator[str]:
    """Say what in a pool's header cannot be: its size, its counts, where its strings start."""
    header, size, count, styled, strings = said
    if size > length:
        yield "the string pool claims more bytes than there are"
    if header != _HEADER.size:
        yield "the string pool's header has an unusual size"
    if count and header + 4 * (count + styled) > strings:
        yield "the string pool claims more strings than its table has room for"


def _utf8_at(data: bytes, at: int) -> str:
    try:
        # Two lengths: in characters, which nobody needs, and in bytes.
        at += 2 if data[at] & 0x80 else 1
        length = data[at]
        at += 1
        if length & 0x80:
            length = (length & 0x7F) << 8 | data[at]
            at += 1
    except IndexError:
        return ""
    raw = data[at : at + length]
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return _modified(raw)


def _utf16_at(data: bytes, at: int) -> str:
    if at + 2 > len(data):
        return ""
    length = data[at] | data[at + 1] << 8
    at += 2
    if length & 0x8000 and at + 2 <= len(data):
        length = (length & 0x7FFF) << 16 | data[at] | data[at + 1] << 8
        at += 2
    return data[at : at + 2 * length].decode("utf-16-le", "replace")


def _modified(raw: bytes) -> str:
    """Decode modified UTF-8, joining surrogates; what is no character becomes U+FFFD."""
    try:
        text = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

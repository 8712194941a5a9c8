"""Tells whether compiled XML is laid out exactly as Android's own compilers lay it out.

Of such a document every parser reads the same: there is nothing in it that one skips and
another does not. Sources: AOSP frameworks/base/tools/aapt2/format/binary/XmlFlattener.cpp and
frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h.
"""

import struct
from typing import Final

from auditor.apk.axml import (
    END_ELEMENT,
    END_NAMESPACE,
    RESOURCE_MAP,
    START_ELEMENT,
    START_NAMESPACE,
    TEXT,
    XML,
)
from auditor.apk.string_pool import STRING_POOL

_HEADER: Final = struct.Struct("<HHI")
_POOL: Final = struct.Struct("<HHIIIIII")
_SORTED, _UTF8 = 1, 1 << 8
_SIZES: Final = {START_NAMESPACE: 24, END_NAMESPACE: 24, END_ELEMENT: 24, TEXT: 28}
_BYTE_ORDER_MARKS: Final = ("\ufeff", "\ufffe")


def is_as_compiled(data: bytes) -> bool:
    """Say whether a compiled document holds what aapt and aapt2 write, in order, and no more."""
    try:
        return _HEADER.unpack_from(data, 0) == (XML, 8, len(data)) and _is_whole(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        return False


def _is_whole(data: bytes) -> bool:
    """Walk the chunks: one string pool, then one resource map or none, then the elements."""
    at = _behind_pool(data, 8)
    kind, header, size = _HEADER.unpack_from(data, at)
    if kind == RESOURCE_MAP:
        if header != 8 or size % 4 or size < 8:
            return False
        at += size
    depth = 0
    while 8 < at < len(data):
        kind, header, size = _HEADER.unpack_from(data, at)
        if header != 16 or size != _size_of(data, at, kind):
            return False
        depth += (kind == START_ELEMENT) - (kind == END_ELEMENT)
        if depth < 0:
            return False
        at += size
    return at == len(data) and depth == 0


def _size_of(data: bytes, at: int, kind: int) -> int:
    """Give the size that a chunk among the elements must have; -1 for one that must not be."""
    if kind != START_ELEMENT:
        return _SIZES.get(kind, -1)
    first, stride, count = struct.unpack_from("<HHH", data, at + 24)
    return 36 + 20 * count if (first, stride) == (20, 20) else -1


def _behind_pool(data: bytes, at: int) -> int:
    """Give the place behind a string pool in which every string is sound; 0 if one is not."""
    kind, header, size, count, styles, flags, strings, styled = _POOL.unpack_from(data, at)
    if (kind, header, styles, styled) != (STRING_POOL, 28, 0, 0) or flags & ~(_SORTED | _UTF8):
        return 0
    if strings != 28 + 4 * count or size % 4 or not strings <= size <= len(data) - at:
        return 0
    offsets = struct.unpack_from(f"<{count}I", data, at + 28)
    content = data[at + strings : at + size]
    is_sound = _is_sound8 if flags & _UTF8 else _is_sound16
    return at + size if all(is_sound(content, one) for one in offsets) else 0


def _is_sound8(content: bytes, at: int) -> bool:
    at += 2 if content[at] & 0x80 else 1  # The length in characters.
    size = content[at]
    if size & 0x80:
        size = (size & 0x7F) << 8 | content[at + 1]
        at += 1
    end = at + 1 + size
    content[at + 1 : end].decode()
    return content[end] == 0


def _is_sound16(content: bytes, at: int) -> bool:
    (size,) = struct.unpack_from("<H", content, at)
    at += 2
    if size & 0x8000:
        return False  # Longer than any text of a manifest.
    text = content[at : at + 2 * size].decode("utf-16-le")
    return not text.startswith(_BYTE_ORDER_MARKS) and not any(
        struct.unpack_from("<H", content, at + 2 * size)
    )

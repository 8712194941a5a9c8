"""Reads the variable-length numbers of dex files, one at a time or a whole region at once.

Source: "Dalvik executable format", section "LEB128".
"""

import numpy as np

from auditor.dex.arrays import Bytes, Ints, Words
from auditor.errors import MalformedDex


def read_uleb(data: bytes, at: int) -> tuple[int, int]:
    """Read an unsigned number and the offset behind it.

    Raises `MalformedDex` past the end of the file or after more than five bytes.
    """
    value = shift = 0
    for offset in range(at, min(at + 5, len(data))):
        byte = data[offset]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & 0xFFFFFFFF, offset + 1
        shift += 7
    raise MalformedDex(
        f"a LEB128 number at offset {at:#x} does not end; the dex file is cut off or damaged"
    )


def read_sleb(data: bytes, at: int) -> tuple[int, int]:
    """Read a signed number and the offset behind it; raises as `read_uleb` does."""
    value, after = read_uleb(data, at)
    bits = min(7 * (after - at), 32)
    return value - (1 << bits) if value >> (bits - 1) & 1 else value, after


def read_uleb_region(data: bytes, first: int, last: int) -> tuple[Ints, Words, Ints]:
    """Read everything from `first` to `last` as one stream of unsigned numbers.

    Gives the offset from `first` of each number, its value, and its size in bytes; sizes
    over 5 are wrong and left to the caller.
    """
    raw: Bytes = np.frombuffer(data, np.uint8, last - first, first)
    ends = np.flatnonzero(raw < 0x80).astype(np.int32)
    starts = np.empty_like(ends)
    starts[:1] = 0
    starts[1:] = ends[:-1] + 1
    sizes = ends - starts + 1
    values = (raw[starts] & np.uint8(0x7F)).astype(np.uint32)
    for step in range(1, 5):
        longer = np.flatnonzero(sizes > step)
        if not len(longer):
            break
        part = (raw[starts[longer] + step] & np.uint8(0x7F)).astype(np.uint32)
        values[longer] |= part << np.uint32(7 * step)
    return starts, values, sizes

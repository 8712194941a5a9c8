"""Reads the exception tables of one code item.

Source: "Dalvik executable format", sections "try_item" and "encoded_catch_handler_list".
"""

import struct
from typing import NamedTuple

from auditor.dex.leb128 import read_sleb, read_uleb
from auditor.errors import MalformedDex


class Try(NamedTuple):
    """A guarded range and its handlers in the order in which they are tried.

    `start` and `end` are in 16-bit units, `end` behind the last; a handler is a pair of a
    type id (-1 catches everything) and the place it starts at.
    """

    start: int
    end: int
    handlers: tuple[tuple[int, int], ...]


def read_tries(data: bytes, code: int) -> tuple[Try, ...]:
    """Read the exception table of the code item at `code`; raises `MalformedDex`."""
    count, _, size = struct.unpack_from("<HII", data, code + 6)
    if not count:
        return ()
    at = code + 16 + 2 * (size + size % 2)
    handlers = at + 8 * count
    if handlers > len(data):
        raise MalformedDex(
            f"the exception table of the code at {code:#x} is not within the file"
        )
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    tries, left = [], len(data)
    for start, length, offset in struct.iter_unpack("<IHH", data[at:handlers]):
        if offset not in found:
            found[offset] = _read_handler(data, handlers + offset)
            left -= 2 * len(found[offset])
        if left < 0:
            raise MalformedDex(
                f"the exception handlers of the code at {code:#x} lie within each other"
            )
        tries.append(Try(start, start + length, found[offset]))
    return tuple(tries)


def _read_handler(data: bytes, at: int) -> tuple[tuple[int, int], ...]:
    size, at = read_sleb(data, at)
    if abs(size) > len(data) - at:
        raise MalformedDex(
            f"an exception handler at {at:#x} lists {abs(size)} types, more than the file can hold"
        )
    pairs = []
    for _ in range(abs(size)):
        kind, at = read_uleb(data, at)
        place, at = read_uleb(data, at)
        pairs.append((kind, place))
    if size <= 0:
        place, at = read_uleb(data, at)
        pairs.append((-1, place))
    return tuple(pairs)

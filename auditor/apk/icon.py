"""The launcher's icon as a picture that a report may hold: raster only, small, and cleaned.

A hostile file goes no further than its header and its list of chunks: of a PNG only the chunks
that draw are kept, with their checksums proved; a WebP is taken as it stands, without animation.
Vector and adaptive icons are XML and are left out, as is every picture over a bound.
Source: PNG Specification (Third Edition), sections 5.3, 11.2 and 11.3.2; RFC 9649, sections 2.4-2.7.
"""

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Final

from auditor.model.app import Icon

MOST_BYTES: Final = 24 * 1024
"""Of a picture's file; a launcher icon for a common screen has 3 to 15 kB."""
MOST_SIDE: Final = 512
"""Pixels; what a browser has to unpack stays below two megabytes."""
WANTED_SIDE: Final = 96
"""Pixels: twice as many as a report draws it with."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_DRAWS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_COLOURS: Final = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""Colour types with the bit depths that each allows (PNG, table 12)."""
_ANIMATED: Final = 0x02
"""Flag of the VP8X chunk."""


def choose_icon(files: Iterable[bytes]) -> Icon | None:
    """Return the picture of the files that suits a report best; None if none can be shown.

    The smallest that is as large as wanted, else the largest there is.
    """
    sides = {icon: side for icon, side in map(_read, files) if icon is not None}
    enough = [one for one in sides if sides[one] >= WANTED_SIDE]
    if enough:
        return min(enough, key=lambda one: (sides[one], one.data))
    return max(sides, key=lambda one: (sides[one], one.data), default=None)


def _read(data: bytes) -> tuple[Icon | None, int]:
    """Return a file as an icon, with the length of its longer side."""
    if len(data) > MOST_BYTES:
        return None, 0
    if data.startswith(_PNG):
        kind, cleaned, side = "image/png", *_clean_png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind, cleaned, side = "image/webp", data, _webp_side(data)
    else:
        return None, 0
    is_fit = 0 < side <= MOST_SIDE
    return (Icon(kind, b64encode(cleaned).decode("ascii")) if is_fit else None), side


def _clean_png(data: bytes) -> tuple[bytes, int]:
    """Return a PNG with nothing but what draws, and its longer side; side 0 for a broken one."""
    kept = list(_png_chunks(data))
    names = [name for name, _, _ in kept]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        return b"", 0
    header = kept[0][1]
    if len(header) != 13 or names.count(b"IHDR") > 1:
        return b"", 0
    width, height, depth, colour = struct.unpack_from(">IIBB", header)
    if depth not in _COLOURS.get(colour, ()) or not width or not height:
        return b"", 0
    return _PNG + b"".join(whole for _, _, whole in kept), max(width, height)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield name, content and whole of each chunk that draws, up to the first broken one."""
    place = len(_PNG)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        end = place + 12 + length
        name = data[place + 4 : place + 8]
        if end > len(data):
            return
        if name in _DRAWS:
            if zlib.crc32(data[place + 4 : end - 4]) != int.from_bytes(
                data[end - 4 : end], "big"
            ):
                return
            yield name, data[place + 8 : end - 4], data[place:end]
        if name == b"IEND":
            return
        place = end


def _webp_side(data: bytes) -> int:
    """Return the longer side of a still WebP; 0 for one that moves or is broken."""
    if len(data) < 30 or int.from_bytes(data[4:8], "little") + 8 != len(data):
        return 0
    match data[12:16]:
        case b"VP8X" if not data[20] & _ANIMATED:
            sides = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        case b"VP8L" if data[20] == 0x2F:
            packed = int.from_bytes(data[21:25], "little")
            sides = ((packed >> at & 0x3FFF) + 1 for at in (0, 14))
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            sides = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        case _:
            return 0
    return max(sides)

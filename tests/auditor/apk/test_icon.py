"""The launcher's icon: a small, still picture and nothing else."""

import base64
import struct
import zlib

import pytest

from auditor.apk.icon import MOST_BYTES, MOST_SIDE, choose_icon


def chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def png(side: int, *more: bytes, colour: int = 6, depth: int = 8) -> bytes:
    header = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x10\x80\x20\xff" * side) * side)
    chunks = (chunk(b"IHDR", header), *more, chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def webp(side: int, kind: bytes, flags: int = 0) -> bytes:
    match kind:
        case b"VP8X":
            body = bytes([flags, 0, 0, 0]) + (side - 1).to_bytes(3, "little") * 2
        case b"VP8L":
            body = b"\x2f" + ((side - 1) | (side - 1) << 14).to_bytes(4, "little") + bytes(6)
        case _:
            body = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", side, side)
    content = b"WEBP" + kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(content)) + content


def side_of(icon) -> tuple[int, int]:
    return struct.unpack_from(">II", base64.b64decode(icon.data), 16)


def test_the_smallest_that_is_large_enough_is_taken():
    assert side_of(choose_icon([png(48), png(192), png(96), png(144)])) == (96, 96)
    assert side_of(choose_icon([png(48), png(72)])) == (72, 72)
    assert choose_icon([]) is None


def test_only_the_chunks_that_draw_are_kept():
    hidden = chunk(b"tEXt", b"Comment\0<script>"), chunk(b"npTc", bytes(32))
    icon = choose_icon([png(96, *hidden)])
    assert icon.type == "image/png"
    assert base64.b64decode(icon.data) == png(96)


@pytest.mark.parametrize("kind", [b"VP8X", b"VP8L", b"VP8 "])
def test_a_still_webp_is_taken_as_it_stands(kind):
    icon = choose_icon([webp(96, kind)])
    assert (icon.type, base64.b64decode(icon.data)) == ("image/webp", webp(96, kind))


def with_wrong_checksum(data: bytes) -> bytes:
    return data[:30] + bytes([data[30] ^ 1]) + data[31:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        b"\x03\x00\x08\x00 compiled XML of an adaptive icon",
        b"GIF89a" + bytes(64),
        png(96)[:40],
        png(96)[:-12],
        png(0),
        png(MOST_SIDE + 1),
        png(96, colour=5),
        png(96, depth=3),
        png(96, chunk(b"IHDR", bytes(13))),
        with_wrong_checksum(png(96)),
        png(96, chunk(b"tEXt", bytes(MOST_BYTES))),
        webp(96, b"VP8X", flags=0x02),
        webp(MOST_SIDE + 1, b"VP8X"),
        webp(96, b"VP8L") + b"more",
        webp(96, b"ALPH"),
        webp(96, b"VP8 ")[:28],
    ],
)
def test_nothing_else_is_shown(data):
    assert choose_icon([data]) is None
    assert choose_icon([data, png(96)]) is not None

"""Class data is read wherever it lies, and refused where it cannot be."""

import struct

import pytest

from auditor.dex.image import DexImage, read_dex
from auditor.errors import MalformedDex
from tests.dex_builder import PRIVATE, STATIC, Class, Field, Method, build_dex, uleb

DEX = build_dex(
    Class(
        "La/A;", fields=(Field("a", "I"),), methods=(Method("one", "()V"), Method("two", "()V"))
    ),
    Class("La/B;", methods=(Method("<init>", "()V"), Method("p", "()V", flags=PRIVATE))),
    Class("La/C;"),
    Class(
        "La/D;",
        fields=(Field("s", "I", STATIC), Field("t", "I")),
        methods=(Method("x", "()V"),),
    ),
)


def class_data_place(raw: bytes, class_row: int) -> int:
    return int(struct.unpack_from("<I", raw, 0x64)[0]) + 32 * class_row + 24


def moved(raw: bytes, class_row: int, before: bytes) -> bytes:
    """Put a copy of one class's data at the end of the file, behind some bytes."""
    place = class_data_place(raw, class_row)
    (at,) = struct.unpack_from("<I", raw, place)
    longer = bytearray(raw + before + raw[at : at + 64])
    struct.pack_into("<I", longer, place, len(raw) + len(before))
    struct.pack_into("<I", longer, 0x20, len(longer))
    return bytes(longer)


def picture(image: DexImage) -> list[object]:
    columns = ("row_method", "row_class", "row_flags", "row_direct", "row_code", "row_size")
    columns += ("owned_field", "owned_class", "owned_flags", "owned_static")
    return [getattr(image, one).tolist() for one in columns]


@pytest.mark.parametrize(
    "before",
    [b"", b"\0\0", b"\x80", b"\xff" * 9, b"\0" * (5 << 20)],
    ids=["next to it", "apart", "behind half a number", "behind no number", "far away"],
)
def test_class_data_that_lies_apart_is_read_the_same(before: bytes) -> None:
    assert picture(read_dex(moved(DEX, 1, before), "x")) == picture(read_dex(DEX, "x"))


def test_class_data_behind_the_end_is_refused() -> None:
    raw = bytearray(DEX)
    struct.pack_into("<I", raw, class_data_place(DEX, 0), len(raw) + 5)
    with pytest.raises(MalformedDex, match="x: class data at 0x"):
        read_dex(bytes(raw), "x")


@pytest.mark.parametrize("count", [3_000, 4_000_000_000])
def test_more_members_than_the_file_can_hold_are_refused(count: int) -> None:
    data = uleb(count) * 4
    raw = bytearray(DEX + data)
    struct.pack_into("<I", raw, 0x20, len(raw))
    struct.pack_into("<I", raw, class_data_place(DEX, 0), len(DEX))
    with pytest.raises(MalformedDex, match=r"more members|does not end"):
        read_dex(bytes(raw), "x")


def test_classes_that_share_a_crowded_class_data_are_refused() -> None:
    crowd = uleb(0) * 3 + uleb(200) + (uleb(0) + uleb(1) + uleb(0)) * 200
    raw = bytearray(build_dex(*(Class(f"La/A{one:03};") for one in range(100))) + crowd)
    size = len(raw) - len(crowd)
    struct.pack_into("<I", raw, 0x20, len(raw))
    for row in range(100):
        struct.pack_into("<I", raw, class_data_place(bytes(raw), row), size)
    with pytest.raises(MalformedDex, match="more members than the file can hold"):
        read_dex(bytes(raw), "x")


def test_a_declared_method_outside_the_method_table_is_refused() -> None:
    data = uleb(0) * 3 + uleb(1) + uleb(77) + uleb(1) + uleb(0)
    raw = bytearray(DEX + data + b"\0" * 8)
    struct.pack_into("<I", raw, 0x20, len(raw))
    struct.pack_into("<I", raw, class_data_place(DEX, 0), len(DEX))
    with pytest.raises(MalformedDex, match=r"a declared method .* is number 77 of a table of"):
        read_dex(bytes(raw), "x")


@pytest.mark.parametrize("offset", [0x7FFFFFF0, 6])
def test_code_out_of_bounds_or_not_aligned_is_refused(offset: int) -> None:
    data = uleb(0) * 3 + uleb(1) + uleb(0) + uleb(1) + uleb(offset)
    raw = bytearray(DEX + data + b"\0" * 8)
    struct.pack_into("<I", raw, 0x20, len(raw))
    struct.pack_into("<I", raw, class_data_place(DEX, 0), len(DEX))
    with pytest.raises(MalformedDex, match="a method's code at"):
        read_dex(bytes(raw), "x")


def test_code_longer_than_the_file_is_refused() -> None:
    code = int(read_dex(DEX, "x").row_code[0])
    raw = bytearray(DEX)
    struct.pack_into("<I", raw, code + 12, 0x7FFFFFFF)
    with pytest.raises(MalformedDex, match="reaches behind the end of the file"):
        read_dex(bytes(raw), "x")


def test_code_within_other_code_is_refused() -> None:
    codes = sorted(read_dex(DEX, "x").row_code.tolist())
    raw = bytearray(DEX)
    struct.pack_into("<I", raw, codes[0] + 12, 8)
    with pytest.raises(MalformedDex, match="lies within another method's code"):
        read_dex(bytes(raw), "x")


def test_interfaces_out_of_the_file_are_refused() -> None:
    raw = bytearray(DEX)
    struct.pack_into("<I", raw, class_data_place(DEX, 0) - 12, len(raw) + 4)
    with pytest.raises(MalformedDex, match="interfaces of a class"):
        read_dex(bytes(raw), "x")

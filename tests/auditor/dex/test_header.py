"""What is no dex image, or not the whole of one, is refused in one clear line."""

import struct

import pytest

from auditor.dex.header import is_dex
from auditor.dex.image import read_container, read_dex
from auditor.errors import MalformedDex
from tests.dex_builder import Class, Method, build_container, build_dex
from tests.dex_lookup import string_id, type_id

DEX = build_dex(Class("La/A;", methods=(Method("run", "()V"),)))


def patched(offset: int, *words: int) -> bytes:
    raw = bytearray(DEX)
    struct.pack_into(f"<{len(words)}I", raw, offset, *words)
    return bytes(raw)


@pytest.mark.parametrize("version", [35, 37, 38, 39, 40])
def test_every_version_that_android_runs_is_read(version: int) -> None:
    image = read_dex(build_dex(Class("La/A;"), version=version), "classes.dex")
    assert image.version == version
    assert image.type_name(int(image.class_type[0])) == "La/A;"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no dex image: it starts with nothing"),
        (b"PK\x03\x04aaaa", "no dex image"),
        (b"dex\n036\0" + DEX[8:], "dex version 036"),
        (b"dex\n042\0" + DEX[8:], "dex version 042"),
        (b"dey\n036\0" + DEX[8:], "optimised dex"),
        (DEX[:0x60], "truncated"),
        (DEX[:-1], "truncated: the header promises"),
        (patched(0x28, 0x78563412), "big-endian"),
        (patched(0x28, 0), "byte-order mark"),
        (patched(0x24, 0x78), "the header says it is 0x78 bytes long"),
        (patched(0x38, 4_000_000_000, 0x70), "the string table (4000000000 items at 0x70)"),
        (patched(0x3C, 0x71), "the string table"),
        (patched(0x58, 1 << 20), "the method table"),
        (patched(0x64, len(DEX) - 4), "the class table"),
    ],
)
def test_a_broken_header_is_named(data: bytes, words: str) -> None:
    with pytest.raises(MalformedDex) as caught:
        read_dex(data, "base.apk!classes.dex")
    assert words in str(caught.value)
    assert str(caught.value).startswith("base.apk!classes.dex: ")
    assert "\n" not in str(caught.value)


def test_wrong_checksums_and_signatures_are_tolerated() -> None:
    assert len(read_dex(DEX[:8] + bytes(24) + DEX[32:], "x").class_type) == 1


def test_bytes_behind_the_image_are_tolerated() -> None:
    assert len(read_dex(DEX + b"junk", "x").class_type) == 1


def test_an_image_without_anything_in_it_is_read() -> None:
    image = read_dex(build_dex(), "x")
    assert len(image.class_type) == len(image.row_method) == len(image.invoke_row) == 0
    assert string_id(image, "a") == -1
    assert image.strings.matching(b"a").tolist() == []
    assert image.invokes_of(0).tolist() == []


def test_a_dex_image_is_told_by_its_first_bytes() -> None:
    assert is_dex(DEX)
    assert not is_dex(b"dex\nabc\0")
    assert not is_dex(b"")


class TestContainers:
    WHOLE = build_container(
        [Class("La/First;", methods=(Method("one", "()V"),))],
        [Class("La/Second;", methods=(Method("two", "()V"), Method("three", "()V")))],
    )

    def test_every_image_of_a_container_is_read(self) -> None:
        images = read_container(self.WHOLE, "classes.dex")
        assert [one.name for one in images] == ["classes.dex", "classes.dex!classes2.dex"]
        assert [one.type_name(int(one.class_type[0])) for one in images] == [
            "La/First;",
            "La/Second;",
        ]
        assert [len(one.row_method) for one in images] == [1, 2]

    def test_reading_one_image_gives_the_first(self) -> None:
        assert type_id(read_dex(self.WHOLE, "x"), "La/First;") >= 0

    def test_an_image_of_an_earlier_version_is_a_container_of_one(self) -> None:
        assert len(read_container(DEX, "x")) == 1

    def test_a_header_that_stands_elsewhere_than_it_says_is_refused(self) -> None:
        raw = bytearray(self.WHOLE)
        struct.pack_into("<I", raw, 0x74, 8)
        with pytest.raises(MalformedDex, match="says it stands at 0x8"):
            read_dex(bytes(raw), "x")

    def test_a_container_that_is_cut_off_is_refused(self) -> None:
        with pytest.raises(MalformedDex, match="truncated"):
            read_container(self.WHOLE[:-4], "x")

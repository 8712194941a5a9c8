"""Strings are found by text, by id and by the bytes in them."""

import struct

import numpy as np
import pytest

from auditor.dex.image import read_dex
from auditor.dex.strings import StringTable, hash_of
from auditor.errors import MalformedDex
from tests.dex_builder import Class, build_dex

TEXTS = (
    "",
    "a",
    "content://com.android.contacts",
    "contacts contacts",
    "\0nul",
    "a\0b",
    "a\x01",
    "emoji \U0001f600",
    "lone \ud83d",
    "हिन्दी",
    "\uffff",
    "z" * 300,
)
DEX = build_dex(Class("La/A;"), strings=TEXTS)
STRINGS = read_dex(DEX, "x").strings


@pytest.mark.parametrize("text", TEXTS)
def test_a_string_is_found_by_its_text(text: str) -> None:
    assert STRINGS[STRINGS.find(text)] == text


@pytest.mark.parametrize("text", ["b", "content://com.android.contact", "zz", "\uffff\uffff"])
def test_a_text_that_is_not_there_is_minus_one(text: str) -> None:
    assert STRINGS.find(text) == -1


@pytest.mark.parametrize("needle", ["a", "contacts", "z", "\x01", "\ud83d", ":", "nothing"])
def test_strings_that_contain_some_bytes_are_listed_once_each(needle: str) -> None:
    raw = needle.encode("utf-8", "surrogatepass")
    expected = [place for place in range(len(STRINGS)) if raw in STRINGS.raw(place)]
    assert STRINGS.matching(raw).tolist() == expected


def test_bytes_of_the_lengths_before_the_strings_are_no_match() -> None:
    strings = read_dex(build_dex(Class("La/A;"), strings=("b" * 0x61,)), "x").strings
    assert [strings[one] for one in strings.matching(b"a").tolist()] == [
        "La/A;",
        "Ljava/lang/Object;",
    ]


def test_the_table_can_be_walked_in_order() -> None:
    assert [STRINGS.find(text) for text in STRINGS] == list(range(len(STRINGS)))


def test_strings_are_numbered_by_their_text_alone() -> None:
    ids = np.arange(len(STRINGS), dtype=np.int32)
    numbers = STRINGS.hashes(ids).tolist()
    assert numbers == [hash_of(STRINGS.raw(one)) for one in ids.tolist()]
    assert len(set(numbers)) == len(numbers)


def test_many_strings_are_decoded_as_single_ones_are() -> None:
    ids = np.arange(len(STRINGS), dtype=np.int32)[::-1]
    assert STRINGS.texts(ids) == [STRINGS[one] for one in ids.tolist()]


def test_a_table_out_of_order_is_searched_all_the_same() -> None:
    raw = bytearray(DEX)
    size, offset = struct.unpack_from("<II", raw, 0x38)
    offsets = struct.unpack_from(f"<{size}I", raw, offset)
    struct.pack_into(f"<{size}I", raw, offset, *reversed(offsets))
    strings = StringTable(bytes(raw), np.array(offsets[::-1], np.uint32), "x")
    assert strings[strings.find("contacts contacts")] == "contacts contacts"
    assert strings.find("b") == -1


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"\0" * 9, 99),
        (b"\0\0\x02ab", 2),
        (b"\0\0" + b"\x80" * 9 + b"\0", 2),
        (b"\0\0\x80", 2),
        (b"\0\0\0", 2),
    ],
    ids=["behind the end", "never ended", "length too long", "length cut off", "nothing"],
)
def test_a_string_that_is_not_whole_is_malformed(data: bytes, offset: int) -> None:
    with pytest.raises(
        MalformedDex, match=f"x: string 1 at {offset:#x} is not within the file"
    ):
        StringTable(data, np.array([0, offset], np.uint32), "x")


def test_strings_within_each_other_are_refused_before_they_fill_memory() -> None:
    with pytest.raises(MalformedDex, match="its strings lie within each other"):
        StringTable(b"a" * 5_000 + b"\0", np.arange(4_000, dtype=np.uint32), "x")


def test_an_id_outside_the_table_is_malformed() -> None:
    with pytest.raises(MalformedDex, match="string 99 of"):
        STRINGS.raw(99)

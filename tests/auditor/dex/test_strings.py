"""Strings are found by text, by id and by the bytes in them."""

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


def test_every_string_stands_in_the_table_once() -> None:
    assert {*TEXTS, "La/A;", "Ljava/lang/Object;"} == set(STRINGS)
    assert len(set(STRINGS)) == len(STRINGS)


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


def test_strings_are_numbered_by_their_text_alone() -> None:
    ids = np.arange(len(STRINGS), dtype=np.int32)
    numbers = STRINGS.hashes(ids).tolist()
    assert numbers == [hash_of(STRINGS.raw(one)) for one in ids.tolist()]
    assert len(set(numbers)) == len(numbers)


def test_many_strings_are_decoded_as_single_ones_are() -> None:
    ids = np.arange(len(STRINGS), dtype=np.int32)[::-1]
    assert STRINGS.texts(ids) == [STRINGS[one] for one in ids.tolist()]


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

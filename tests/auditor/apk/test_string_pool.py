import struct

import pytest

from auditor.apk.string_pool import StringPool
from tests.axml_builder import string_pool

TEXTS = ["", "plain", "नमस्ते 你好", "a smile: 😀", "long " * 100, "very long " * 7000]


@pytest.mark.parametrize("utf8", [True, False])
def test_strings_of_all_lengths_and_scripts_are_read(utf8: bool) -> None:
    texts = TEXTS[:-1] if utf8 else TEXTS
    pool = StringPool(b"xx" + string_pool(texts, utf8=utf8), 2)
    assert list(pool) == texts
    assert [pool[index] for index in range(len(pool))] == texts


def test_an_index_that_is_none_reads_as_empty() -> None:
    pool = StringPool(string_pool(["a"]))
    assert [pool[1], pool[-1], pool[0xFFFFFFFF]] == ["", "", ""]


@pytest.mark.parametrize("utf8", [True, False])
def test_a_string_outside_of_the_pool_reads_as_empty(utf8: bool) -> None:
    data = bytearray(string_pool(["a", "b"], utf8=utf8))
    struct.pack_into("<I", data, 28, 0xFFFFFF)
    assert list(StringPool(bytes(data))) == ["", "b"]


def test_a_pool_that_promises_too_many_strings_gives_those_that_fit() -> None:
    data = bytearray(string_pool(["a", "b"]))
    struct.pack_into("<I", data, 8, 0x7FFFFFFF)
    pool = StringPool(bytes(data))
    assert list(pool)[:2] == ["a", "b"]
    assert len(pool) < len(data)


def test_bytes_that_are_no_characters_are_replaced() -> None:
    data = string_pool(["abc"]).replace(b"abc", b"a\xffc")
    assert StringPool(data)[0] == "a\ufffdc"


def test_a_header_that_does_not_fit_gives_no_strings() -> None:
    assert len(StringPool(b"\x01\0\x1c\0")) == 0
    data = bytearray(string_pool(["a"]))
    struct.pack_into("<I", data, 20, 0xFFFF)
    assert len(StringPool(bytes(data))) == 0


def test_where_styles_would_start_is_ignored_when_there_are_none() -> None:
    data = bytearray(string_pool(["first", "second"]))
    struct.pack_into("<I", data, 24, 28 + 8 + 4)
    assert list(StringPool(bytes(data))) == ["first", "second"]


def test_strings_that_share_their_bytes_do_not_fill_the_memory() -> None:
    data = bytearray(string_pool(["x" * 30_000] + ["y"] * 20_000))
    for number in range(20_001):
        struct.pack_into("<I", data, 28 + 4 * number, 0)
    pool = StringPool(bytes(data))
    assert sum(map(len, pool)) < 3_000_000
    assert sum(len(pool[number]) for number in range(len(pool))) < 3_000_000

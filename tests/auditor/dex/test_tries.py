"""Exception tables are read as the format says, and refused where they cannot be."""

import struct

import pytest

from auditor.dex.tries import read_tries
from auditor.errors import MalformedDex
from tests.dex_builder import sleb, uleb


def code_item(tries: bytes, count: int) -> bytes:
    return struct.pack("<4HII", 1, 0, 0, count, 0, 1) + b"\x0e\0\0\0" + tries


def test_code_without_tries_has_none() -> None:
    assert read_tries(code_item(b"", 0), 0) == ()


def test_ranges_and_handlers_are_read_and_lists_may_be_shared() -> None:
    lists = uleb(1) + sleb(-1) + uleb(7) + uleb(3) + uleb(4)
    tries = struct.pack("<IHH", 0, 2, 1) + struct.pack("<IHH", 5, 1, 1)
    expected = ((7, 3), (-1, 4))
    assert read_tries(code_item(tries + lists, 2), 0) == ((0, 2, expected), (5, 6, expected))


def test_a_table_out_of_the_file_is_malformed() -> None:
    with pytest.raises(MalformedDex, match="not within the file"):
        read_tries(code_item(b"", 9), 0)


def test_a_list_longer_than_the_file_is_malformed() -> None:
    with pytest.raises(MalformedDex, match="more than the file can hold"):
        read_tries(code_item(struct.pack("<IHH", 0, 1, 0) + sleb(9_000), 1), 0)


def test_lists_within_each_other_are_malformed() -> None:
    tries = b"".join(struct.pack("<IHH", 0, 1, one) for one in range(60))
    lists = bytes([40] * 60 + [1] * 200)
    with pytest.raises(MalformedDex, match="lie within each other"):
        read_tries(code_item(tries + lists, 60), 0)

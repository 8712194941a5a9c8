"""Numbers of variable length are read one by one and as a stream, and never past the end."""

import pytest

from auditor.dex.leb128 import read_sleb, read_uleb, read_uleb_region
from auditor.errors import MalformedDex
from tests.dex_builder import sleb, uleb

NUMBERS = (0, 1, 127, 128, 16_383, 16_384, 1 << 21, (1 << 28) - 1, 1 << 28, 0xFFFFFFFF)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_unsigned_number_is_read_with_its_end(number: int) -> None:
    assert read_uleb(b"\x05" + uleb(number) + b"\x05", 1) == (number, 1 + len(uleb(number)))


@pytest.mark.parametrize("number", [0, 1, -1, 63, 64, -64, -65, (1 << 31) - 1, -(1 << 31)])
def test_a_signed_number_is_read_with_its_end(number: int) -> None:
    assert read_sleb(sleb(number), 0) == (number, len(sleb(number)))


@pytest.mark.parametrize("raw", [b"", b"\x80", b"\xff\xff\xff\xff\xff\x01"])
def test_a_number_that_does_not_end_is_malformed(raw: bytes) -> None:
    with pytest.raises(MalformedDex, match="does not end"):
        read_uleb(raw, 0)


def test_a_region_gives_the_same_numbers_as_reading_them_one_by_one() -> None:
    raw = b"".join(map(uleb, NUMBERS))
    starts, values, sizes = read_uleb_region(b"\0" + raw + b"\0", 1, 1 + len(raw))
    assert tuple(values.tolist()) == NUMBERS
    assert sizes.tolist() == [len(uleb(one)) for one in NUMBERS]
    assert starts.tolist() == [sum(sizes[:place]) for place in range(len(NUMBERS))]


def test_a_number_too_long_is_left_to_the_caller_by_its_size() -> None:
    _, _, sizes = read_uleb_region(b"\x80" * 7 + b"\0", 0, 8)
    assert sizes.tolist() == [8]

"""Strings of dex files come out as they were written, whatever is in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.dex.mutf8 import decode_mutf8, encode_mutf8, visible


def test_an_encoded_nul_is_one_character() -> None:
    assert decode_mutf8(b"a\xc0\x80b") == "a\0b"


def test_a_surrogate_pair_is_one_character() -> None:
    assert decode_mutf8(b"\xed\xa0\xbd\xed\xb8\x80") == "\U0001f600"


def test_a_lone_surrogate_is_kept() -> None:
    assert decode_mutf8(b"x\xed\xa0\xbdy") == "x\ud83dy"


def test_a_lone_surrogate_is_escaped_before_it_is_printed() -> None:
    assert visible("x\ud83dy").encode("utf-8") == b"x\\ud83dy"


@pytest.mark.parametrize("raw", [b"\xff", b"a\x80b", b"\xe2\x82", b"\xc3", b"\xf0\x9f\x98\x80"])
def test_bytes_that_are_no_modified_utf8_become_replacement_characters(raw: bytes) -> None:
    assert "\ufffd" in decode_mutf8(raw) or raw == b"\xf0\x9f\x98\x80"


def test_bytes_after_a_bad_one_are_still_read() -> None:
    assert decode_mutf8(b"\xffok\xc0\x80") == "\ufffdok\0"


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_encoding_and_decoding_give_the_text_back(text: str) -> None:
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert decode_mutf8(encode_mutf8(text)) == joined


@given(st.binary(max_size=40))
def test_no_bytes_make_decoding_fail(raw: bytes) -> None:
    assert isinstance(decode_mutf8(raw), str)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a\\u202eb"),
        ("tab\there", "tab\\there"),
        ("line\nbreak\r", "line\\nbreak\\r"),
        ("back\\slash", "back\\\\slash"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("\x00\x7f\x85", "\\u0000\\u007f\\u0085"),
        ("\U000e0041", "\\U000e0041"),
        ("हिन्दी 中文", "हिन्दी 中文"),
    ],
)
def test_text_that_could_mislead_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown

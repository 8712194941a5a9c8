"""A document that is as Android's compilers write it is read alike by everybody."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.apk.as_compiled import is_as_compiled
from auditor.apk.axml import read_axml
from auditor.apk.second_reading import androguard_reads, differences
from tests.axml_builder import Ref, Xml, compile_xml, manifest

TREE = manifest(
    Xml("uses-permission", {"android:name": "android.permission.READ_CONTACTS"}),
    Xml("meta", {"android:label": "通讯录", "b": True}, ["some text"]),
    application={"android:label": Ref(0x7F010000)},
    components=[Xml("activity", {"android:name": ".Main", "android:exported": True})],
)
WIDE, NARROW = compile_xml(TREE, utf8=False), compile_xml(TREE)


@pytest.mark.parametrize(
    "data",
    [NARROW, WIDE, compile_xml(TREE, blank_names=True), compile_xml(Xml("manifest"))],
)
def test_what_the_compilers_write_is_as_compiled(data: bytes) -> None:
    assert is_as_compiled(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        NARROW[:-4],
        NARROW + b"\0\0\0\0",
        compile_xml(TREE, stride=24),
        NARROW.replace(b"\x01\x00\x1c\x00", b"\x01\x00\x1c\x01"),
        NARROW.replace(b"READ_CONTACTS\0", b"READ_CONTACTS!"),
        NARROW.replace("通".encode(), b"\xed\xa0\xbd"),
        WIDE.replace("通".encode("utf-16-le"), b"\xff\xfe"),
    ],
)
def test_anything_else_is_not(data: bytes) -> None:
    assert not is_as_compiled(data)


def test_a_string_pool_or_unknown_chunk_among_the_elements_is_seen() -> None:
    at = NARROW.rindex(struct.pack("<HHI", 0x0103, 16, 24))
    for chunk in (
        NARROW[8 : 8 + struct.unpack_from("<I", NARROW, 12)[0]],
        b"\7\0\x08\0\x08\0\0\0",
    ):
        body = NARROW[8:at] + chunk + NARROW[at:]
        assert not is_as_compiled(struct.pack("<HHI", 3, 8, 8 + len(body)) + body)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([NARROW, WIDE]),
    st.lists(
        st.tuples(st.integers(8, len(WIDE) - 1), st.integers(0, 255)), min_size=1, max_size=3
    ),
)
def test_where_it_holds_both_readings_agree(
    data: bytes, changes: list[tuple[int, int]]
) -> None:
    raw = bytearray(data)
    for place, value in changes:
        raw[place % len(raw)] = value
    changed = bytes(raw)
    if is_as_compiled(changed):
        assert differences(read_axml(changed), androguard_reads(changed)) == ""
        assert read_axml(changed).whole

import struct

import pytest

from auditor.apk.axml import (
    BOOLEAN,
    INT_DEC,
    REFERENCE,
    STRING,
    Attribute,
    Element,
    read_axml,
)
from tests.axml_builder import ANDROID, Ref, Xml, compile_xml

TREE = Xml(
    "manifest",
    {"package": "com.x", "android:versionCode": 7},
    [
        Xml(
            "application",
            {"android:label": Ref(0x7F010002), "android:enabled": False},
            ["some text"],
        )
    ],
)


def test_elements_attributes_and_texts_are_read() -> None:
    for utf8 in (True, False):
        document = read_axml(compile_xml(TREE, utf8=utf8))
        label = Attribute(ANDROID, "label", 0x01010001, REFERENCE, 0x7F010002, "")
        enabled = Attribute(ANDROID, "enabled", 0x0101000E, BOOLEAN, 0, "")
        application = Element("application", (label, enabled), (), "some text")
        package = next(one for one in document.root.attributes if one.name == "package")
        assert document.whole
        assert document.oddities == ()
        assert document.root.children == (application,)
        assert (package.kind, package.text, package.resource) == (STRING, "com.x", 0)


def test_attributes_keep_their_ids_when_their_names_are_blanked() -> None:
    root = read_axml(compile_xml(TREE, blank_names=True)).root
    code = next(one for one in root.attributes if one.resource == 0x0101021B)
    assert (code.name, code.kind, code.data) == ("", INT_DEC, 7)


def test_gaps_between_attributes_are_stepped_over_and_told() -> None:
    document = read_axml(compile_xml(TREE, stride=28))
    assert document.root == read_axml(compile_xml(TREE)).root
    assert document.oddities == ("attributes stand at unusual places",)


def test_unknown_chunks_are_skipped_and_told() -> None:
    data = bytearray(compile_xml(TREE))
    at = 8 + struct.unpack_from("<I", data, 12)[0]
    data[at:at] = struct.pack("<HHI", 0x0777, 8, 12) + b"junk"
    struct.pack_into("<I", data, 4, len(data))
    document = read_axml(bytes(data))
    assert document.root == read_axml(compile_xml(TREE)).root
    assert document.oddities == ("an unknown chunk stands among the elements",)


def test_a_false_type_and_size_of_the_document_are_told() -> None:
    data = bytearray(compile_xml(TREE) + b"tail")
    data[0] = 0
    document = read_axml(bytes(data))
    assert document.whole
    assert document.oddities == ("the document's type is wrong", "the document's size is wrong")


def test_a_document_that_breaks_off_gives_what_was_read_and_says_so() -> None:
    data = compile_xml(TREE)
    document = read_axml(data[:-50])
    assert document.root.tag == "manifest"
    assert not document.whole


def test_nothing_is_read_from_what_is_too_short() -> None:
    assert read_axml(b"\x03\0").root is None


def test_an_end_without_a_start_is_told_and_nesting_has_an_end() -> None:
    deep = Xml("a")
    for _ in range(300):
        deep = Xml("a", {}, [deep])
    document = read_axml(compile_xml(deep))
    assert not document.whole
    assert sum(1 for _ in document.root.walk()) == 120


def test_attributes_that_all_stand_at_one_place_are_not_endless() -> None:
    children = [Xml("a", {"android:name": "x"})] * 2000
    data = bytearray(compile_xml(Xml("a", {}, children)))
    at = 0
    while (at := data.find(struct.pack("<HHH", 20, 20, 1), at)) >= 0:
        struct.pack_into("<HHH", data, at, 20, 0, 0xFFFF)
        at += 6
    root = read_axml(bytes(data)).root
    assert root is not None
    assert sum(len(one.attributes) for one in root.walk()) < len(data)


def test_a_string_pool_among_the_elements_is_not_looked_at_as_android_does_not() -> None:
    plain = compile_xml(TREE)
    size = struct.unpack_from("<I", plain, 12)[0]
    pool = plain[8 : 8 + size]
    other = bytearray(pool)
    other[28 + 4 * struct.unpack_from("<I", pool, 8)[0] :] = bytes(
        len(pool) - 28 - 4 * struct.unpack_from("<I", pool, 8)[0]
    )
    # Behind the first node, which here is the namespace's start.
    first = 8 + size + struct.unpack_from("<I", plain, 8 + size + 4)[0]
    first += struct.unpack_from("<I", plain, first + 4)[0]
    data = bytearray(plain[:first] + bytes(other) + plain[first:])
    struct.pack_into("<I", data, 4, len(data))
    document = read_axml(bytes(data))
    assert document.root == read_axml(plain).root
    assert document.oddities == ("a table of strings or ids stands among the elements",)


def test_a_string_pool_that_claims_too_much_is_told() -> None:
    data = bytearray(compile_xml(TREE))
    (count,) = struct.unpack_from("<I", data, 16)
    struct.pack_into("<I", data, 16, count + 50)
    document = read_axml(bytes(data))
    assert document.root == read_axml(compile_xml(TREE)).root
    assert (
        "the string pool claims more strings than its table has room for" in document.oddities
    )


def test_a_string_outside_of_the_pool_is_told() -> None:
    data = bytearray(compile_xml(TREE))
    struct.pack_into("<I", data, 36, 0xFFFFFFF0)
    assert "the string pool has strings outside of itself" in read_axml(bytes(data)).oddities


def test_longer_headers_are_stepped_over_and_told() -> None:
    data = compile_xml(TREE)
    longer = bytearray(data[:8] + bytes(24) + data[8:])
    struct.pack_into("<HI", longer, 2, 32, len(longer))
    document = read_axml(bytes(longer))
    assert document.root == read_axml(data).root
    assert document.oddities == ("the document's header has an unusual size",)


def test_attributes_of_android_in_another_namespace_keep_their_ids_and_are_told() -> None:
    name = ANDROID.encode()
    document = read_axml(compile_xml(TREE, utf8=True).replace(name, name.upper()))
    assert document.oddities == ("an attribute of Android's stands in another namespace",)
    assert {one.resource for one in document.root.attributes} == {0, 0x0101021B}


def test_attributes_kept_for_apps_of_the_system_mislead_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    private = "http://schemas.android.com/apk/prv/res/android"
    monkeypatch.setattr("tests.axml_builder.ANDROID", private)
    document = read_axml(compile_xml(TREE, utf8=True))
    assert document.oddities == ()
    assert private in {one.namespace for one in document.root.attributes}

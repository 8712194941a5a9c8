import struct

import pytest

from auditor.apk.axml import Document, read_axml
from auditor.apk.second_reading import androguard_reads, differences
from tests.axml_builder import Ref, Xml, compile_xml, manifest

TREE = manifest(
    Xml("uses-permission", {"android:name": "android.permission.READ_CONTACTS"}),
    application={"android:label": Ref(0x7F010000)},
    components=[Xml("activity", {"android:name": ".Main", "android:exported": True})],
)


def test_both_readings_agree_on_ordinary_manifests() -> None:
    for data in (
        compile_xml(TREE),
        compile_xml(TREE, utf8=False),
        compile_xml(TREE, blank_names=True),
    ):
        assert differences(read_axml(data), androguard_reads(data)) == ""


def test_what_stops_androguard_is_told() -> None:
    data = bytearray(compile_xml(TREE))
    struct.pack_into("<H", data, 2, 8)
    struct.pack_into("<I", data, 4, len(data) + 100)
    said = differences(read_axml(bytes(data)), androguard_reads(bytes(data)))
    assert said == "androguard finds no element at all"


def test_attributes_that_androguard_takes_from_other_places_are_told() -> None:
    data = bytearray(compile_xml(TREE))
    # Every element's attributes start 20 bytes behind its name; androguard does not look.
    at = data.rindex(struct.pack("<HHH", 20, 20, 2))
    struct.pack_into("<HHH", data, at, 40, 20, 1)
    ours = read_axml(bytes(data))
    assert ours.whole
    assert "has other attributes for androguard" in differences(
        ours, androguard_reads(bytes(data))
    )


def test_a_document_that_breaks_off_does_so_for_androguard_too() -> None:
    assert not androguard_reads(compile_xml(TREE)[:-40]).whole


def test_fewer_elements_and_an_early_end_are_told() -> None:
    whole = read_axml(compile_xml(TREE))
    other = read_axml(compile_xml(manifest()))
    assert differences(whole, other) == "Android sees 5 elements, androguard 3"
    assert (
        differences(whole, Document(whole.root, whole=False))
        == "androguard does not reach the document's end"
    )
    assert differences(Document(None, whole=False), other) == ""


@pytest.mark.parametrize("at", [12, 28, 32])
def test_a_pool_that_claims_more_than_is_there_is_left_unread(at: int) -> None:
    data = bytearray(compile_xml(manifest()))
    data[at : at + 4] = b"\xff\xff\xff\x7f"
    assert androguard_reads(bytes(data)).root is None

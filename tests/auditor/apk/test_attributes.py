from androguard.core.resources import public

from auditor.apk.attributes import IDS, Attributes, find, formatted, plain
from auditor.apk.axml import (
    BOOLEAN,
    INT_DEC,
    INT_HEX,
    REFERENCE,
    STRING,
    THEME_ATTRIBUTE,
    Attribute,
    Element,
)


def element(*attributes: Attribute) -> Element:
    return Element("x", attributes)


def test_the_ids_are_those_that_androguard_knows() -> None:
    known = public.SYSTEM_RESOURCES["attributes"]["forward"]
    shared = {name: identity for name, identity in IDS.items() if name in known}
    assert shared == {name: known[name] for name in shared}
    assert len(shared) >= 30


def test_an_id_wins_over_a_name_that_stands_before_it() -> None:
    decoy = Attribute("", "name", 0, STRING, 0, "decoy")
    true = Attribute("", "xyz", IDS["name"], STRING, 1, "true")
    assert find(element(decoy, true), "name") == true


def test_a_name_with_another_attributes_id_is_a_decoy() -> None:
    decoy = Attribute("", "name", IDS["label"], STRING, 0, "decoy")
    assert find(element(decoy), "name") is None


def test_an_attribute_without_an_id_is_found_by_its_name() -> None:
    only = Attribute("", "name", 0, STRING, 0, "only")
    assert Attributes().text(element(only), "name") == "only"


def test_only_attributes_without_a_namespace_are_plain() -> None:
    other = Attribute("urn:x", "package", 0, STRING, 0, "com.decoy")
    own = Attribute("", "package", 0, STRING, 0, "com.x")
    assert plain(element(other, own), "package") == "com.x"
    assert plain(element(other), "package") is None


def test_numbers_are_signed_and_may_be_written_as_text() -> None:
    read = Attributes()
    values = [(INT_DEC, 0xFFFFFFFF, ""), (INT_HEX, 16, ""), (STRING, 0, "-5"), (STRING, 0, "x")]
    numbers = [
        read.number(element(Attribute("", "priority", 0, *one)), "priority") for one in values
    ]
    assert numbers == [-1, 16, -5, None]
    assert read.number(element(), "priority") is None


def test_truth_may_be_written_as_text() -> None:
    read = Attributes()
    values = [
        (BOOLEAN, 0xFFFFFFFF, ""),
        (STRING, 0, "TRUE"),
        (STRING, 0, "no"),
        (REFERENCE, 0x7F010000, ""),
    ]
    flags = [read.flag(element(Attribute("", "enabled", 0, *one)), "enabled") for one in values]
    assert flags == [True, True, False, False]
    assert read.flag(element(), "enabled") is None


def test_values_are_written_as_in_a_source_file() -> None:
    values = [
        (STRING, 0, "x"), (REFERENCE, 0x7F010000, ""), (THEME_ATTRIBUTE, 0x01010001, ""), (BOOLEAN, 0, ""),
        (INT_DEC, 0xFFFFFFFE, ""), (INT_HEX, 255, ""), (4, 0x3F800000, ""),
    ]  # fmt: skip
    written = [formatted(*one) for one in values]
    assert written == ["x", "@0x7f010000", "?0x01010001", "false", "-2", "0xff", "0x3f800000"]

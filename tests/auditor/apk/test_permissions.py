from collections.abc import Callable

import pytest

from auditor.model.app import Package, Permission
from tests.axml_builder import Ref, Resources, Xml, manifest

Open = Callable[..., Package]
CONTACTS = "android.permission.READ_CONTACTS"


def asked(
    element: str = "uses-permission", name: str = CONTACTS, until: int | None = None
) -> Xml:
    attributes: dict[str, str | int] = {"android:name": name}
    if until is not None:
        attributes["android:maxSdkVersion"] = until
    return Xml(element, attributes)


@pytest.mark.parametrize(
    ("element", "from_sdk"),
    [("uses-permission", 1), ("uses-permission-sdk-23", 23), ("uses-permission-sdk-m", 23)],
)
def test_each_element_counts_from_its_level(
    open_apk: Open, element: str, from_sdk: int
) -> None:
    xpath = f"/manifest/{element}[1]"
    expected = Permission(CONTACTS, from_sdk, None, "loan.apk", element, xpath)
    assert open_apk(manifest(asked(element))).manifest.permissions == (expected,)


def test_the_last_level_is_kept_even_below_the_minimum(open_apk: Open) -> None:
    (read,) = open_apk(manifest(asked(until=22), min_sdk=24)).manifest.permissions
    assert (read.from_sdk, read.to_sdk) == (1, 22)


def test_each_element_gives_a_value_of_its_own(open_apk: Open) -> None:
    root = manifest(asked(until=22), asked("uses-permission-sdk-23"), asked())
    read = open_apk(root).manifest.permissions
    assert [(one.from_sdk, one.to_sdk) for one in read] == [(1, 22), (23, None), (1, None)]
    assert read[2].xpath == "/manifest/uses-permission[2]"


def test_a_request_inside_the_application_does_not_count(open_apk: Open) -> None:
    assert open_apk(manifest(components=[asked()])).manifest.permissions == ()


def test_other_elements_and_nameless_ones_are_no_requests(open_apk: Open) -> None:
    root = manifest(Xml("permission", {"android:name": CONTACTS}), Xml("uses-permission", {}))
    assert open_apk(root).manifest.permissions == ()


def test_old_apps_hold_the_call_log_with_the_contacts(open_apk: Open) -> None:
    write = asked(name="android.permission.WRITE_CONTACTS", until=20)
    read = open_apk(manifest(asked(), write, min_sdk=9, target=15)).manifest.permissions
    assert [
        (one.name.rpartition(".")[2], one.from_sdk, one.to_sdk)
        for one in read
        if one.element == "implied"
    ] == [
        ("READ_CALL_LOG", 16, None),
        ("WRITE_CALL_LOG", 16, 20),
    ]


def test_newer_apps_hold_only_what_they_ask(open_apk: Open) -> None:
    assert len(open_apk(manifest(asked(), min_sdk=9, target=16)).manifest.permissions) == 1


def test_what_is_asked_is_not_implied_again(open_apk: Open) -> None:
    call_log = asked(name="android.permission.READ_CALL_LOG")
    read = open_apk(manifest(asked(), call_log, min_sdk=9, target=15)).manifest.permissions
    assert [one.element for one in read] == ["uses-permission", "uses-permission"]


def test_apps_for_android_1_5_hold_the_phone_state_unasked(open_apk: Open) -> None:
    read = open_apk(manifest(min_sdk=3, target=3)).manifest.permissions
    assert {one.name.rpartition(".")[2] for one in read} == {
        "READ_PHONE_STATE", "WRITE_EXTERNAL_STORAGE",
    }  # fmt: skip


def test_a_name_behind_a_reference_requests_nothing(open_apk: Open) -> None:
    table = Resources()
    name = table.add("string", "permission", {"": CONTACTS})
    root = manifest(Xml("uses-permission", {"android:name": Ref(name)}))
    assert open_apk(root, {"resources.arsc": table.compile()}).manifest.permissions == ()

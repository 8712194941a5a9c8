"""P1: who holds READ_CONTACTS on which API levels, and when that is not certain."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from auditor.facts.ground.permissions import (
    READ_CONTACTS,
    can_be_read_under,
    declares_read_contacts,
    is_legacy,
    runtime_groups,
)
from auditor.model.app import Manifest, Part, Permission
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import Data, EvidenceKind, Kleene
from tests.auditor.law.conftest import manifest


def requested(from_sdk: int = 1, to_sdk: int | None = None) -> Permission:
    return Permission(READ_CONTACTS, from_sdk, to_sdk, "base.apk", "uses-permission", "/x")


def package(of: Manifest) -> SimpleNamespace:
    return SimpleNamespace(
        manifest=of,
        parts=(Part("base.apk", "ab" * 32, None),),
        manifest_evidence=lambda xpath, part: Evidence(
            EvidenceKind.MANIFEST, part, xpath=xpath
        ),
    )


def declared(*permissions: Permission, **changes: object) -> Kleene:
    of = replace(manifest(), permissions=permissions, **changes)
    return declares_read_contacts(package(of)).value


def test_a_request_without_a_range_is_held() -> None:
    assert declared(requested()) is Kleene.YES


def test_no_request_is_not_held() -> None:
    assert declared() is Kleene.NO


def test_a_request_from_api_23_on_is_held() -> None:
    assert declared(requested(23)) is Kleene.YES


def test_a_request_that_ends_before_the_app_installs_is_not_held() -> None:
    assert declared(requested(1, 22), min_sdk=24) is Kleene.NO


def test_a_request_that_ends_where_the_app_still_installs_is_held() -> None:
    assert declared(requested(1, 24), min_sdk=24) is Kleene.YES


@pytest.mark.parametrize(
    "doubt",
    [
        {"required_split_missing": True},
        {"shared_user_id": "com.x.shared"},
        {"decoded_whole": False},
    ],
)
def test_what_another_part_could_add_is_unknown(doubt: dict[str, object]) -> None:
    assert declared(**doubt) is Kleene.UNKNOWN


@pytest.mark.parametrize(
    "doubt",
    [
        {"required_split_missing": True},
        {"shared_user_id": "com.x.shared"},
        {"decoded_whole": False},
    ],
)
def test_what_stands_in_the_manifest_is_held_whatever_else_is_missing(
    doubt: dict[str, object],
) -> None:
    assert declared(requested(), **doubt) is Kleene.YES


def test_an_answer_of_no_says_what_was_searched() -> None:
    fact = declares_read_contacts(package(replace(manifest(), permissions=())))
    assert fact.evidence[0].searched == {"manifests": 1, "permissions": 0}


@pytest.mark.parametrize(
    ("target", "to_sdk", "legacy"),
    [(22, None, True), (23, None, False), (28, 22, True), (28, 23, False)],
)
def test_an_app_is_legacy_when_the_system_never_asks(
    target: int, to_sdk: int | None, legacy: bool
) -> None:
    of = replace(manifest(target_sdk=target), permissions=(requested(1, to_sdk),))
    assert is_legacy(of) is legacy


def test_the_contacts_group_holds_three_permissions() -> None:
    group = sorted(name for name, of in runtime_groups().items() if of == "CONTACTS")
    assert group == [
        "android.permission.GET_ACCOUNTS",
        "android.permission.READ_CONTACTS",
        "android.permission.WRITE_CONTACTS",
    ]


@pytest.mark.parametrize("name", ["ACCESS_COARSE_LOCATION", "ACCESS_FINE_LOCATION"])
def test_what_the_system_refuses_is_not_read(name: str) -> None:
    other = replace(requested(), name="android.permission.CAMERA")
    asked = replace(requested(), name=f"android.permission.{name}")
    without = can_be_read_under(replace(manifest(), permissions=(other,)))
    assert not without(Data.LOCATION)
    assert without(Data.DEVICE_ID)
    assert without(Data.CALL_LOG)  # READ_CONTACTS opened it for targets below 16.
    assert can_be_read_under(replace(manifest(), permissions=(asked,)))(Data.LOCATION)
    shared = replace(manifest(), permissions=(other,), shared_user_id="family")
    assert can_be_read_under(shared)(Data.LOCATION)

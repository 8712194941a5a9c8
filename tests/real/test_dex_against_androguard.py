"""The dex room and androguard, two readers written apart, agree on real packages.

Known differences: none. androguard's *cross references* (not its instructions) lose static
fields that the app does not define itself; that is shown on a hand-built image in
`tests/auditor/dex/test_image.py`.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from auditor.dex.image import DexImage, read_dex
from auditor.dex.opcodes import STATIC_READS
from tests.real.oracle import compare, decoded_differently, dex_entries

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def images(real_package_paths: Mapping[str, Path]) -> list[DexImage]:
    return [
        read_dex(data, f"{package.name}!{name}")
        for package in real_package_paths.values()
        for name, data in dex_entries(package)
    ]


def test_both_readers_see_the_same_methods_calls_fields_strings_and_classes(
    real_package_paths: Mapping[str, Path],
) -> None:
    assert [line for package in real_package_paths.values() for line in compare(package)] == []


def test_both_readers_decode_the_same_opcodes_registers_and_literals(
    real_package_paths: Mapping[str, Path],
) -> None:
    smallest = min(real_package_paths.values(), key=lambda package: package.stat().st_size)
    images = list(dex_entries(smallest))
    assert images
    assert [line for name, data in images for line in decoded_differently(data, name)] == []


def test_the_packages_hold_enough_code_to_prove_something(images: list[DexImage]) -> None:
    assert sum(int((image.row_code > 0).sum()) for image in images) > 10_000
    assert sum(len(image.invoke_row) for image in images) > 50_000
    assert sum(len(image.string_row) for image in images) > 5_000


def test_no_real_package_has_junk_code_or_references_outside_their_tables(
    images: list[DexImage],
) -> None:
    assert [line for image in images for line in image.oddities] == []


def test_reads_of_the_frameworks_static_fields_are_found(images: list[DexImage]) -> None:
    found: Counter[str] = Counter()
    for image in images:
        for use, field in enumerate(image.field_id.tolist()):
            external = image.class_row_of_type[image.field_class[field]] < 0
            if external and int(image.field_op[use]) in STATIC_READS:
                found[image.field_text(field)] += 1
    assert found["Landroid/os/Build$VERSION;->SDK_INT:I"] > 0
    contacts = "Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;"
    assert found[contacts] > 0

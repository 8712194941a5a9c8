"""Broken packages of all kinds: only our own errors, and always an end."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.apk.arsc import read_table
from auditor.apk.axml import read_axml
from auditor.apk.package import open_package
from auditor.apk.resources import AppResources
from auditor.apk.second_reading import androguard_reads
from auditor.errors import InputError
from auditor.model.app import Package
from tests.auditor.apk.test_signing import prefixed, signer, with_block
from tests.axml_builder import Ref, Resources, Xml, build_apk, compile_xml, manifest

QUIET = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def sample() -> tuple[bytes, bytes, bytes]:
    """Return a package, its manifest, and its table."""
    table = Resources()
    label = table.add("string", "app", {"": "Loan", "hi": "ऋण"})
    table.add("array", "items", {"": ["a", Ref(label)]})
    page = table.add("layout", "page", {"": "res/page.xml"})
    screen = Xml(
        "LinearLayout",
        {},
        [Xml("TextView", {"android:text": Ref(label)}), Xml("include", {"layout": Ref(page)})],
    )
    root = manifest(
        Xml("uses-permission", {"android:name": "android.permission.READ_CONTACTS"}),
        application={"android:label": Ref(label)},
        components=[Xml("activity", {"android:name": ".Main"})],
    )
    members = {
        "AndroidManifest.xml": compile_xml(root),
        "classes.dex": b"dex\n035\0" * 10,
        "resources.arsc": table.compile(),
        "res/page.xml": compile_xml(screen),
        "assets/inner.apk": build_apk({"AndroidManifest.xml": b"x"}),
    }
    block = (0x7109871A, prefixed(prefixed(signer(b"no certificate"))))
    return (
        with_block(build_apk(members), block),
        members["AndroidManifest.xml"],
        members["resources.arsc"],
    )


PACKAGE, MANIFEST, TABLE = sample()
EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)),
    min_size=1,
    max_size=6,
)


def mutated(data: bytes, edits: list[tuple[float, bytes]]) -> bytes:
    changed = bytearray(data)
    for place, new in edits:
        at = int(place * len(changed))
        changed[at : at + len(new)] = new
    return bytes(changed)


def look_at_everything(package: Package) -> None:
    assert package.manifest.package
    assert isinstance(package.label, str)
    for member in package.members:
        with contextlib.suppress(InputError):
            package.read(member)
    resources = package.resources
    resources.strings()
    resources.naming(["loan"])
    for identity in resources.layouts_kept_in({one.name for one in package.members}):
        resources.layouts(identity)
    for permission in package.manifest.permissions:
        package.manifest_evidence(permission.xpath, permission.part)
    list(package.dex_images())
    assert package.signers is not None
    assert package.tampering is not None
    assert package.limits is not None


@QUIET
@given(EDITS)
def test_a_mutated_package_opens_or_is_refused(
    tmp_path: Path, edits: list[tuple[float, bytes]]
) -> None:
    path = tmp_path / "loan.apk"
    path.write_bytes(mutated(PACKAGE, edits))
    try:
        look_at_everything(open_package(path))
    except InputError as refused:
        assert "\n" not in str(refused)


@QUIET
@given(st.integers(0, len(PACKAGE)))
def test_a_truncated_package_opens_or_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "loan.apk"
    path.write_bytes(PACKAGE[:length])
    with contextlib.suppress(InputError):
        look_at_everything(open_package(path))


@QUIET
@given(EDITS)
def test_mutated_manifest_and_table_inside_a_sound_archive(
    tmp_path: Path, edits: list[tuple[float, bytes]]
) -> None:
    path = tmp_path / "loan.apk"
    members = {
        "AndroidManifest.xml": mutated(MANIFEST, edits),
        "resources.arsc": mutated(TABLE, edits),
    }
    path.write_bytes(build_apk(members))
    with contextlib.suppress(InputError):
        look_at_everything(open_package(path))


@QUIET
@given(EDITS)
def test_mutated_compiled_xml_never_raises(edits: list[tuple[float, bytes]]) -> None:
    data = mutated(MANIFEST, edits)
    assert read_axml(data) == read_axml(data)
    assert androguard_reads(data) is not None


@QUIET
@given(EDITS)
def test_mutated_tables_never_raise(edits: list[tuple[float, bytes]]) -> None:
    resources = AppResources(
        [("a", read_table(mutated(TABLE, edits)))], lambda _resources, _identity: ()
    )
    for one in resources.strings():
        resources.name(one.id)
        resources.string(one.id)


@QUIET
@given(st.binary(max_size=300))
def test_noise_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "loan.apk"
    path.write_bytes(data)
    with pytest.raises(InputError):
        open_package(path)


def test_the_sample_itself_is_whole(write: Callable[[str, bytes], Path]) -> None:
    package = open_package(write("loan.apk", PACKAGE))
    look_at_everything(package)
    assert (package.tampering, package.limits, package.label) == ((), (), "Loan")

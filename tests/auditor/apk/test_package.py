import hashlib
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.apk import open_package
from auditor.apk.caps import Caps
from auditor.errors import OverLimit, UnreadablePackage
from auditor.model.app import Member, Package, Part
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import Container, EvidenceKind, LimitKind, Sense
from tests.axml_builder import Ref, Resources, Xml, build_apk, compile_xml, manifest

Open = Callable[..., Package]
Write = Callable[[str, bytes], Path]
CONTACTS = "android.permission.READ_CONTACTS"


def asks() -> Xml:
    return Xml("uses-permission", {"android:name": CONTACTS})


def test_a_single_package_is_one_part_with_its_files_own_name(write: Write) -> None:
    data = build_apk({"AndroidManifest.xml": compile_xml(manifest())})
    package = open_package(write("loan.apk", data))
    digest = hashlib.sha256(data).hexdigest()
    assert package.parts == (Part("loan.apk", digest, None),)
    assert (package.source.name, package.source.sha256, package.source.bytes) == (
        "loan.apk",
        digest,
        len(data),
    )
    assert package.source.container is Container.APK


def test_dex_images_are_those_that_android_loads_in_its_order(open_apk: Open) -> None:
    members = {f"classes{number}.dex": bytes((number,)) for number in (10, 3, 2, 12)}
    for number in range(4, 10):
        members[f"classes{number}.dex"] = bytes((number,))
    package = open_apk(members={**members, "classes.dex": b"\1", "assets/classes.dex": b"x"})
    images = list(package.dex_images())
    assert [name for name, _ in images[:3]] == [
        "loan.apk!classes.dex", "loan.apk!classes2.dex", "loan.apk!classes3.dex",
    ]  # fmt: skip
    assert [data[0] for _, data in images] == list(range(1, 11))


def test_a_package_without_code_has_no_images_and_no_limit(open_apk: Open) -> None:
    package = open_apk(members={"classes2.dex": b"never loaded"})
    assert list(package.dex_images()) == []
    assert package.limits == ()


def test_parts_stand_in_order_and_add_their_requests_components_and_code(write: Write) -> None:
    feature = manifest(
        asks(), split="chat", components=[Xml("service", {"android:name": ".Chat"})]
    )
    data = build_apk(
        {
            "a_chat.apk": build_apk(
                {"AndroidManifest.xml": compile_xml(feature), "classes.dex": b"dex2"}
            ),
            "base.apk": build_apk(
                {"AndroidManifest.xml": compile_xml(manifest()), "classes.dex": b"dex1"}
            ),
        }
    )
    package = open_package(write("loan.apks", data))
    assert [(part.name, part.split) for part in package.parts] == [
        ("base.apk", None),
        ("a_chat.apk", "chat"),
    ]
    assert [(one.name, one.part) for one in package.manifest.permissions] == [
        (CONTACTS, "a_chat.apk")
    ]
    assert [(one.name, one.part) for one in package.manifest.components] == [
        ("Lcom/x/Chat;", "a_chat.apk")
    ]
    assert list(package.dex_images()) == [
        ("base.apk!classes.dex", b"dex1"),
        ("a_chat.apk!classes.dex", b"dex2"),
    ]
    assert package.members[0] == Member(
        "base.apk", "AndroidManifest.xml", len(compile_xml(manifest())), "axml"
    )


def test_the_label_is_read_in_each_locale(open_apk: Open) -> None:
    table = Resources()
    label = table.add("string", "app", {"": "Quick Loan", "hi": "झटपट ऋण"})
    package = open_apk(
        manifest(application={"android:label": Ref(label)}), {"resources.arsc": table.compile()}
    )
    assert package.label == "Quick Loan"
    assert package.labels == {"": "Quick Loan", "hi": "झटपट ऋण"}


def test_a_literal_label_and_none_at_all_are_read(open_apk: Open) -> None:
    assert open_apk(manifest(application={"android:label": "Loan"})).labels == {"": "Loan"}
    package = open_apk()
    assert (package.label, package.labels) == ("com.x", {})


def test_members_are_read_by_value(open_apk: Open) -> None:
    package = open_apk(members={"assets/policy.html": b"<p>we read your contacts</p>"})
    member = next(one for one in package.members if one.name == "assets/policy.html")
    assert package.read(member) == b"<p>we read your contacts</p>"
    with pytest.raises(UnreadablePackage, match="no such part"):
        package.read(Member("other.apk", "a", 1, ""))


def test_an_element_of_the_manifest_is_evidence(open_apk: Open) -> None:
    package = open_apk(manifest(asks(), asks()))
    (_, second) = package.manifest.permissions
    assert package.manifest_evidence(second.xpath, second.part) == Evidence(
        EvidenceKind.MANIFEST,
        "loan.apk!AndroidManifest.xml",
        xpath="/manifest/uses-permission[2]",
        excerpt=f'<uses-permission android:name="{CONTACTS}"/>',
    )
    assert package.manifest_evidence("/manifest", "loan.apk").excerpt.startswith(
        '<manifest package="com.x"'
    )


@pytest.mark.parametrize(
    ("xpath", "part"),
    [("/manifest/nothing[1]", "loan.apk"), ("/other", "loan.apk"), ("", "loan.apk"), ("/manifest", "no.apk"),
     ("/manifest/application[2]", "loan.apk"), ("/manifest/[", "loan.apk")],
)  # fmt: skip
def test_a_place_that_is_none_is_no_evidence(open_apk: Open, xpath: str, part: str) -> None:
    with pytest.raises(UnreadablePackage, match="there is no element"):
        open_apk().manifest_evidence(xpath, part)


def test_a_long_element_is_cut_to_two_hundred_characters(open_apk: Open) -> None:
    package = open_apk(manifest(Xml("uses-permission", {"android:name": "x" * 500})))
    excerpt = package.manifest_evidence("/manifest/uses-permission[1]", "loan.apk").excerpt
    assert len(excerpt) == 200
    assert excerpt.endswith("…")


def broken(name: str, *, flags: int = 0) -> bytes:
    """Return a package in which a member's deflated bytes are noise."""
    data = bytearray(
        build_apk({"AndroidManifest.xml": compile_xml(manifest()), name: b"code " * 100})
    )
    at = data.index(name.encode()) + len(name)
    data[at : at + 8] = b"\xff" * 8
    central = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[central + 8] = flags
    return bytes(data)


@pytest.mark.parametrize(
    ("flags", "kind"), [(0, LimitKind.UNREADABLE_MEMBER), (1, LimitKind.ENCRYPTED_MEMBER)]
)
def test_code_that_cannot_be_read_is_a_limit_not_an_error(
    write: Write, flags: int, kind: LimitKind
) -> None:
    package = open_package(write("loan.apk", broken("classes.dex", flags=flags)))
    assert list(package.dex_images()) == []
    (limit,) = package.limits
    assert (limit.what, limit.scope) == (kind, "loan.apk!classes.dex")
    assert limit.blinds == (Sense.READ, Sense.CONSENT, Sense.FLOW)
    assert "code" in limit.because.en
    assert "代码" in limit.because.zh


def test_code_that_is_too_large_is_an_error(write: Write) -> None:
    members = {"AndroidManifest.xml": compile_xml(manifest()), "classes.dex": b"x" * 100_000}
    package = open_package(write("loan.apk", build_apk(members)), Caps(member=50_000))
    with pytest.raises(OverLimit, match=r"loan\.apk!classes\.dex: 100000 bytes"):
        list(package.dex_images())


def test_a_resource_table_that_breaks_off_is_a_limit(open_apk: Open) -> None:
    table = Resources()
    table.add("string", "a", {"": "b"})
    package = open_apk(members={"resources.arsc": table.compile()[:-20]})
    (limit,) = package.limits
    assert (limit.scope, limit.blinds) == (
        "loan.apk!resources.arsc",
        (Sense.CONSENT, Sense.TEXT),
    )


def test_a_manifest_that_breaks_off_is_a_limit(open_apk: Open) -> None:
    package = open_apk(members={"AndroidManifest.xml": compile_xml(manifest(asks()))[:-60]})
    assert not package.manifest.decoded_whole
    assert [one.scope for one in package.limits] == ["loan.apk!AndroidManifest.xml"]
    assert Sense.MANIFEST in package.limits[0].blinds


def test_tampering_is_told_once_a_kind_with_its_places(write: Write) -> None:
    data = bytearray(
        build_apk(
            {"AndroidManifest.xml": compile_xml(manifest(), stride=28), "a": b"x", "b": b"y"}
        )
    )
    at = -1
    for _ in range(3):
        at = data.index(b"PK\x01\x02", at + 1)
        data[at + 8] = 1
    told = {one.what: one for one in open_package(write("loan.apk", bytes(data))).tampering}
    assert set(told) == {
        "a member is marked as encrypted",
        "the manifest is made to mislead tools",
    }
    locked = told["a member is marked as encrypted"]
    assert locked.where == "loan.apk!AndroidManifest.xml"
    assert [one.part for one in locked.evidence] == [
        "loan.apk!AndroidManifest.xml", "loan.apk!a", "loan.apk!b",
    ]  # fmt: skip


def test_an_ordinary_package_shows_no_tampering(open_apk: Open) -> None:
    root = manifest(asks(), components=[Xml("activity", {"android:name": ".Main"})])
    assert open_apk(root).tampering == ()
    assert (
        open_apk(members={"AndroidManifest.xml": compile_xml(root, utf8=False)}).tampering == ()
    )


def test_opening_twice_gives_equal_values(write: Write) -> None:
    path = write("loan.apk", build_apk({"AndroidManifest.xml": compile_xml(manifest(asks()))}))
    one, other = open_package(path), open_package(path)
    assert (one.source, one.parts, one.manifest, one.members) == (
        other.source, other.parts, other.manifest, other.members,
    )  # fmt: skip


def test_two_different_dex_images_of_one_name_leave_the_code_unknown(write: Write) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("AndroidManifest.xml", compile_xml(manifest()))
        archive.writestr("classes.dex", b"dex\n035\0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("classes.dex", b"dex\n035\0other")
    (limit,) = open_package(write("loan.apk", out.getvalue())).limits
    assert limit.scope == "loan.apk!classes.dex"
    assert Sense.READ in limit.blinds


def test_an_archive_before_the_one_that_was_read_leaves_everything_unknown(
    write: Write,
) -> None:
    data = build_apk({"AndroidManifest.xml": compile_xml(manifest())})
    other = build_apk({"AndroidManifest.xml": compile_xml(manifest()), "a": b"x"})
    package = open_package(write("loan.apk", other + data))
    assert Sense.MANIFEST in package.limits[0].blinds
    assert "data stand before the archive" in {one.what for one in package.tampering}


def test_a_dex_that_was_altered_after_it_was_built_is_told(open_apk: Open) -> None:
    header = b"dex\n035\0" + struct.pack("<I", 0) + bytes(20) + struct.pack("<I", 0x70)
    data = bytearray(header.ljust(0x70, b"\0"))
    (told,) = open_apk(members={"classes.dex": bytes(data)}).tampering
    assert told.what == "a dex image was altered after it was built"
    struct.pack_into("<I", data, 8, zlib.adler32(data[12:]))
    assert open_apk(members={"classes.dex": bytes(data)}).tampering == ()


def test_a_dex_before_the_archive_leaves_the_code_unknown(write: Write) -> None:
    data = build_apk({"AndroidManifest.xml": compile_xml(manifest())})
    package = open_package(write("loan.apk", b"dex\n035\0" + bytes(100) + data))
    (limit,) = package.limits
    assert "runs it in place of the app's code" in limit.because.en
    assert (limit.scope, Sense.READ in limit.blinds) == ("loan.apk", True)


def test_a_second_dex_that_is_too_large_is_a_limit(write: Write) -> None:
    members = {
        "AndroidManifest.xml": compile_xml(manifest()),
        "classes.dex": b"x",
        "classes2.dex": b"x" * 100_000,
        "classes3.dex": b"y",
    }
    package = open_package(write("loan.apk", build_apk(members)), Caps(member=50_000))
    assert [name for name, _ in package.dex_images()] == [
        "loan.apk!classes.dex", "loan.apk!classes3.dex",
    ]  # fmt: skip
    (limit,) = package.limits
    assert (limit.scope, Sense.READ in limit.blinds) == ("loan.apk!classes2.dex", True)

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.apk.caps import Caps
from auditor.apk.container import packages_in
from auditor.apk.package import open_package, open_packages
from auditor.errors import OverLimit, UnreadablePackage
from auditor.model.vocabulary import Container
from tests.axml_builder import Xml, build_apk, compile_xml, manifest

Write = Callable[[str, bytes], Path]


def apk(
    split: str | None = None,
    *,
    package: str = "com.x",
    version: int = 1,
    dex: bytes = b"dex\n035\0",
) -> bytes:
    root = manifest(package=package, version=version, split=split)
    return build_apk({"AndroidManifest.xml": compile_xml(root), "classes.dex": dex})


@pytest.mark.parametrize(
    ("name", "members", "container"),
    [
        (
            "a.apks",
            {
                "toc.pb": b"x",
                "splits/base-master.apk": apk(),
                "splits/base-hi.apk": apk("config.hi"),
            },
            "apks",
        ),
        (
            "a.xapk",
            {"manifest.json": b"{}", "com.x.apk": apk(), "config.hi.apk": apk("config.hi")},
            "xapk",
        ),
        (
            "a.apkm",
            {"info.json": b"{}", "base.apk": apk(), "split_config.hi.apk": apk("config.hi")},
            "apkm",
        ),
        (
            "a.zip",
            {
                "manifest.json": b'{"xapk_version": 2}',
                "b.apk": apk(),
                "c.apk": apk("config.hi"),
            },
            "xapk",
        ),
        ("a.zip", {"info.json": b"{}", "b.apk": apk(), "c.apk": apk("config.hi")}, "apkm"),
        ("a.zip", {"b.apk": apk(), "c.apk": apk("config.hi")}, "apks"),
    ],
)
def test_a_container_of_splits_is_one_app(
    write: Write, name: str, members: dict[str, bytes], container: str
) -> None:
    package = open_package(write(name, build_apk(members)))
    assert package.source.container == Container(container)
    assert [part.split for part in package.parts] == [None, "config.hi"]


def test_a_deflated_inner_package_is_read_too(write: Write) -> None:
    package = open_package(write("a.zip", build_apk({"base.APK": apk()})))
    assert package.manifest.package == "com.x"


def test_standalones_and_instant_variants_are_not_read_beside_splits(write: Write) -> None:
    members = {
        "splits/base-master.apk": apk(),
        "standalones/standalone.apk": apk(dex=b"dex\n038\0"),
    }
    package = open_package(write("a.apks", build_apk(members)))
    assert [part.name for part in package.parts] == ["base-master.apk"]


def test_a_variant_with_other_code_is_a_limit(write: Write) -> None:
    members = {
        "splits/base-master.apk": apk(),
        "splits/base-master_2.apk": apk(dex=b"dex\n038\0"),
    }
    package = open_package(write("a.apks", build_apk(members)))
    assert [(one.what, one.scope) for one in package.limits] == [
        ("unreadable-member", "base-master_2.apk")
    ]


def test_a_variant_with_the_same_code_is_none(write: Write) -> None:
    members = {"splits/base-master.apk": apk(), "splits/base-master_2.apk": apk()}
    assert open_package(write("a.apks", build_apk(members))).limits == ()


def test_a_folder_of_splits_is_one_app_with_the_hash_of_its_files(
    write: Write, tmp_path: Path
) -> None:
    files = {"base.apk": apk(), "split_chat.apk": apk("chat")}
    for name, data in files.items():
        write(f"app/{name}", data)
    source = open_package(tmp_path / "app").source
    hashes = "\n".join(sorted(hashlib.sha256(data).hexdigest() for data in files.values()))
    assert source.container is Container.FOLDER
    assert source.sha256 == hashlib.sha256(hashes.encode()).hexdigest()
    assert source.bytes == sum(map(len, files.values()))


def test_files_that_were_grouped_before_are_opened_in_any_order(write: Write) -> None:
    paths = [write("z.apk", apk("chat")), write("b.apk", apk())]
    one, other = open_packages(paths, "com.x"), open_packages(paths[::-1], "com.x")
    assert one.source == other.source
    assert (
        [part.name for part in one.parts]
        == [part.name for part in other.parts]
        == ["b.apk", "z.apk"]
    )


def test_two_files_with_one_name_are_told_apart(write: Write, tmp_path: Path) -> None:
    write("app/a/base.apk", apk())
    write("app/b/base.apk", apk("chat"))
    assert [part.name for part in open_package(tmp_path / "app").parts] == [
        "base.apk",
        "base.apk~2",
    ]


def test_packages_in_a_folder_are_found_at_any_depth_and_sorted(
    write: Write, tmp_path: Path
) -> None:
    for name in ("b/two.XAPK", "a/one.apk", "three.txt", "c.aab"):
        write(name, b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in packages_in(tmp_path)]
    assert found == ["a/one.apk", "b/two.XAPK", "c.aab"]


def refusals() -> list[tuple[str, bytes, str]]:
    plain = build_apk(
        {"AndroidManifest.xml": b'<?xml version="1.0"?><manifest package="com.x"/>'}
    )
    nameless = build_apk({"AndroidManifest.xml": compile_xml(Xml("manifest"))})
    other = build_apk({"AndroidManifest.xml": compile_xml(Xml("LinearLayout"))})
    return [
        ("empty.apk", b"", "the file is empty"),
        ("text.apk", b"dear borrower", "not a zip archive"),
        (
            "nothing.zip",
            build_apk({"a.txt": b"x"}),
            "neither an AndroidManifest.xml nor packages",
        ),
        (
            "app.aab",
            build_apk({"base/manifest/AndroidManifest.xml": b"\xff"}),
            "no XmlNode of an app bundle",
        ),
        ("plain.apk", plain, "plain text instead of Android's binary XML"),
        (
            "broken.apk",
            build_apk({"AndroidManifest.xml": b"\x03\0\x08\0\x40\0\0\0"}),
            "no manifest can be read",
        ),
        ("layout.apk", other, "no manifest can be read"),
        ("nameless.apk", nameless, "it names no package"),
        ("cut.apk", apk()[:-30], "take a fresh copy"),
        ("split.apk", apk("config.hi"), "only the split config.hi of com.x is here"),
        (
            "two.apks",
            build_apk({"a.apk": apk(), "b.apk": apk(package="com.y")}),
            r"2 apps \(com\.x, com\.y\)",
        ),
        (
            "old.apks",
            build_apk({"a.apk": apk(), "b.apk": apk("s", version=2)}),
            "versions 1 and 2 of com.x",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"), refusals(), ids=[one[0] for one in refusals()]
)
def test_what_android_would_not_install_is_said_in_one_line(
    write: Write, name: str, data: bytes, says: str
) -> None:
    with pytest.raises(UnreadablePackage, match=says) as caught:
        open_package(write(name, data))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith((name, "base!"))


def test_a_missing_file_a_folder_without_packages_and_no_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePackage, match=r"^gone\.apk: no such file"):
        open_package(tmp_path / "gone.apk")
    with pytest.raises(UnreadablePackage, match="no packages"):
        open_package(tmp_path)
    with pytest.raises(UnreadablePackage, match="no files were given"):
        open_packages([], "com.x")


def test_what_is_neither_file_nor_folder_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.apk")
    with pytest.raises(UnreadablePackage, match="neither a file nor a folder"):
        open_package(tmp_path / "pipe.apk")


def test_containers_nested_too_deep_are_refused(write: Write) -> None:
    data = build_apk({"base.apk": apk()})
    for depth in range(3):
        data = build_apk({f"level{depth}.apks": data})
    with pytest.raises(OverLimit, match="nested more than 2 deep"):
        open_package(write("deep.apks", data))


def test_a_container_in_a_container_is_read(write: Write) -> None:
    data = build_apk({"inner.apks": build_apk({"base.apk": apk()})})
    assert open_package(write("outer.xapk", data)).manifest.package == "com.x"


def test_too_many_packages_are_refused(write: Write, tmp_path: Path) -> None:
    data = build_apk({"a.apk": apk(), "b.apk": apk("s")})
    with pytest.raises(OverLimit, match="2 packages are more than 1"):
        open_package(write("a.apks", data), Caps(packages=1))
    write("folder/a.apk", apk())
    write("folder/b.apk", apk("s"))
    with pytest.raises(OverLimit, match="2 packages are more than 1"):
        open_package(tmp_path / "folder", Caps(packages=1))

"""What cannot be audited says so in one line and with code 3; the real engine reads it."""

import json
import zipfile
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "built" / "no_contacts.apk"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("This is no package.\n" * 50, "utf-8")


def truncated(path: Path) -> None:
    content = SAMPLE.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def without_manifest(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no manifest")


def with_plain_manifest(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("AndroidManifest.xml", '<?xml version="1.0"?><manifest/>')


def with_broken_manifest(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("AndroidManifest.xml", b"\x03\x00\x08\x00" + b"\xff" * 64)


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def looping(path: Path) -> None:
    path.symlink_to(path)


def through_a_file(path: Path) -> None:
    path.mkdir()
    (path / "inner.apk").symlink_to(SAMPLE / "inner.apk")


BAD = [
    empty,
    text,
    truncated,
    without_manifest,
    with_plain_manifest,
    with_broken_manifest,
    missing,
    looping,
    through_a_file,
]


@pytest.mark.parametrize("make", BAD)
def test_a_bad_input_is_one_clear_line(auditor, tmp_path, make):
    make(tmp_path / "bad.apk")
    run = auditor("scan", "bad.apk")
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith(("auditor: bad.apk: ", "auditor: bad.apk/inner.apk: "))
    assert run.err.count("\n") == 1
    assert "internal error" not in run.err
    assert str(tmp_path) not in run.err


@pytest.mark.parametrize("make", BAD)
def test_the_others_are_still_audited(auditor, tmp_path, make):
    make(tmp_path / "bad.apk")
    run = auditor("scan", "bad.apk", str(SAMPLE))
    assert run.code == 3
    assert "no_contacts.apk: A0 " in run.out


def test_a_folder_without_packages_is_code_4(auditor, tmp_path):
    (tmp_path / "folder").mkdir()
    text(tmp_path / "folder" / "notes.txt")
    run = auditor("scan", "folder")
    assert run.code == 4
    assert ".xapk" in run.err


def test_a_base_and_its_splits_in_a_folder_are_one_app(auditor, tmp_path):
    with zipfile.ZipFile(SAMPLE.with_name("permission_in_split.apks")) as container:
        container.extractall(tmp_path / "folder")
    run = auditor("scan", "folder", "--report", "json=-", "--fail-on", "never")
    assert run.code == 0
    assert run.out.count('"schema": "auditor-result/1"') == 1


def test_two_bad_files_of_one_name_are_told_apart(auditor, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        empty(tmp_path / folder / "bad.apk")
    run = auditor("scan", "a/bad.apk", "b/bad.apk", "--report", "json=-")
    assert run.code == 3
    assert [line.split(":")[1] for line in run.err.splitlines()] == [" a/bad.apk", " b/bad.apk"]
    assert [one["name"] for one in json.loads(run.out)["failures"]] == [
        "a/bad.apk",
        "b/bad.apk",
    ]

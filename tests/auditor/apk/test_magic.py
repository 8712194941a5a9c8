import gzip

import pytest

from auditor.apk.archive import Archive
from auditor.apk.magic import list_members
from auditor.model.app import Member
from tests.axml_builder import Xml, build_apk, compile_xml

HERMES = bytes.fromhex("c61fbc03c103191f") + b"\0" * 100


@pytest.mark.parametrize(
    ("name", "data", "magic"),
    [
        ("assets/a.bin", b"dex\n035\0" + b"\0" * 200, "dex"),
        ("lib/x.so", b"\x7fELF" + b"\0" * 200, "elf"),
        ("assets/index.android.bundle", HERMES, "hermes"),
        ("assets/a.gz", gzip.compress(b"x" * 100, mtime=0), "gzip"),
        ("res/a.xml", compile_xml(Xml("a")), "axml"),
        ("assets/in.zip", build_apk({"a.txt": b"x"}), "zip"),
        ("assets/in.png", build_apk({"AndroidManifest.xml": b"x"}), "apk"),
        ("assets/not.zip", b"PK\x03\x04 and then nothing", "zip"),
        ("assets/app.js", b"uni.request({url: 'x'})" * 10, "text"),
        ("assets/hi.txt", "नमस्ते ".encode() * 40, "text"),
        ("assets/wide.txt", "hello".encode("utf-16"), "text"),
        ("assets/noise", bytes(range(256)), ""),
        ("assets/short", b"ok", "text"),
        ("assets/nothing", b"", ""),
        ("res/a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, ""),
        ("res/odd.png", b"dex\n035\0" + b"\0" * 200, "dex"),
    ],
)
def test_a_member_is_what_its_first_bytes_say(name: str, data: bytes, magic: str) -> None:
    archive = Archive(memoryview(build_apk({name: data})), "base.apk")
    assert list_members(archive) == [Member("base.apk", name, len(data), magic)]


def test_members_are_listed_by_name_without_folders() -> None:
    archive = Archive(memoryview(build_apk({"b": b"x", "a/": b"", "a/c": b"y"})), "base.apk")
    assert [one.path for one in list_members(archive)] == ["base.apk!a/c", "base.apk!b"]


def test_a_member_whose_bytes_are_not_there_has_no_magic() -> None:
    data = build_apk({"a": b"text " * 50, "b": b"text " * 50})
    at = data.index(b"PK\x01\x02") + 42
    data = data[:at] + b"\xff\xff\xff\x0f" + data[at + 4 :]
    archive = Archive(memoryview(data), "base.apk")
    assert [one.magic for one in list_members(archive)] == ["", "text"]


def test_only_so_many_inner_archives_are_opened() -> None:
    inner = build_apk({"AndroidManifest.xml": b"x"})
    archive = Archive(
        memoryview(build_apk({f"{number:03}.apk": inner for number in range(105)})), "base.apk"
    )
    magics = [one.magic for one in list_members(archive)]
    assert (magics[:100], magics[100:]) == (["apk"] * 100, ["zip"] * 5)

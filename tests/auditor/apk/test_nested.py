import gzip
import struct
from collections.abc import Callable

import pytest

from auditor.apk import nested
from auditor.apk.magic import xor_key
from auditor.model.app import Package
from tests.axml_builder import build_apk

Open = Callable[..., Package]
DEX = b"dex\n035\0" + bytes(200)


def xored(data: bytes, key: int) -> bytes:
    return bytes(one ^ key for one in data)


def found(package: Package) -> list[tuple[str, str]]:
    return [(one.name.removeprefix("loan.apk!"), one.how) for one in package.nested.code]


@pytest.mark.parametrize(
    ("name", "data", "inside", "how"),
    [
        ("assets/a.bin", DEX, "", ""),
        ("assets/picture.png", DEX, "", ""),
        ("res/raw/a", DEX, "", ""),
        ("lib/arm64-v8a/liba.so", DEX, "", ""),
        ("classes9.dex", DEX, "", ""),
        ("assets/a.jar", build_apk({"classes.dex": DEX}), "!classes.dex", ""),
        ("assets/a", build_apk({"x/y": DEX}), "!x/y", ""),
        ("assets/a.gz", gzip.compress(DEX, mtime=0), "", "gzip"),
        ("assets/a", xored(DEX, 0x20), "", "XOR with 0x20"),
        (
            "assets/a",
            xored(build_apk({"classes.dex": gzip.compress(DEX, mtime=0)}), 0xFF),
            "!classes.dex",
            "XOR with 0xff, gzip",
        ),
    ],
)
def test_code_is_found_wherever_it_stands(
    open_apk: Open, name: str, data: bytes, inside: str, how: str
) -> None:
    package = open_apk(members={"classes.dex": DEX, name: data})
    assert found(package) == [(name + inside, how)]
    assert package.nested.code[0].data == DEX
    assert package.nested.code[0].member.name == name
    assert package.nested.unread == ()


def test_what_android_loads_and_what_is_no_code_is_left_out(open_apk: Open) -> None:
    package = open_apk(
        members={
            "classes.dex": DEX,
            "classes2.dex": DEX,
            "assets/pages.zip": build_apk({"a.html": b"<p>hello", "b.png": b"\x89PNG"}),
            "assets/a.txt": b"dex is a format",
        }
    )
    assert package.nested.code == package.nested.unread == ()


def test_code_that_is_called_so_and_cannot_be_read_is_told(open_apk: Open) -> None:
    package = open_apk(
        members={
            "assets/a.dex": b"\x81" * 300,
            "assets/b.jar": build_apk({"c.dex": b"\x81" * 9}),
        }
    )
    assert [one.name for one in package.nested.unread] == [
        "loan.apk!assets/a.dex",
        "loan.apk!assets/b.jar!c.dex",
    ]


def test_an_encrypted_entry_of_an_inner_archive_is_told_as_such(open_apk: Open) -> None:
    data = bytearray(build_apk({"classes.dex": b"\x93" * 400}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    (unread,) = open_apk(members={"assets/a.jar": bytes(data)}).nested.unread
    assert unread.why == "it is encrypted"


def test_archives_are_opened_only_so_deep(open_apk: Open) -> None:
    data = DEX
    for _ in range(3):
        data = build_apk({"a": data})
    assert len(found(open_apk(members={"assets/x": data}))) == 1
    package = open_apk(members={"assets/x": build_apk({"a": data})})
    assert found(package) == []
    assert [one.why for one in package.nested.unread] == ["archives are nested too deep"]


def test_more_code_than_is_read_is_told(
    open_apk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nested, "_MAX_IMAGES", 2)
    package = open_apk(members={f"assets/{one}": DEX for one in "abc"})
    assert len(package.nested.code) == 2
    assert [one.why for one in package.nested.unread] == ["too much code stands in other files"]


def test_more_archives_than_are_opened_are_told_where_they_are_called_code(
    open_apk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nested, "_MAX_ARCHIVES", 0)
    monkeypatch.setattr(nested._Search, "__init__", _without_archives(nested._Search.__init__))
    jar = build_apk({"classes.dex": DEX})
    package = open_apk(members={"assets/a.jar": jar, "assets/b": jar})
    assert [one.name for one in package.nested.unread] == ["loan.apk!assets/a.jar"]


def _without_archives(before: Callable[..., None]) -> Callable[..., None]:
    def start(self: object) -> None:
        before(self, archives=0)

    return start


@pytest.mark.parametrize("data", [b"az25 is a text", b"", b"\0" * 64, DEX, b"abcdefgh" * 8])
def test_what_is_not_xored_has_no_key(data: bytes) -> None:
    assert xor_key(data) == 0

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.apk.identity import Identity, identify
from auditor.errors import UnreadablePackage
from tests.auditor.apk.test_signing import block_for, said
from tests.axml_builder import build_apk, compile_xml, manifest

Write = Callable[[str, bytes], Path]


def apk(split: str | None = None, **more: bytes) -> bytes:
    root = manifest(package="com.loan", version=9, split=split)
    return build_apk({"AndroidManifest.xml": compile_xml(root), **more})


def test_a_file_says_package_version_split_and_signer(write: Write) -> None:
    signed = apk("config.hi", **{"META-INF/A.EC": block_for("one")})
    path = write("split.apk", signed)
    assert identify(path) == Identity("com.loan", 9, "config.hi", said("v1", "one")[1], path)


def test_an_unsigned_base_has_no_split_and_no_signer(write: Write) -> None:
    path = write("base.apk", apk())
    assert identify(path) == Identity("com.loan", 9, None, None, path)


def test_a_container_is_known_by_its_base(write: Write) -> None:
    path = write("app.apks", build_apk({"a.apk": apk("config.hi"), "b.apk": apk()}))
    assert identify(path) == Identity("com.loan", 9, None, None, path)


def test_what_cannot_be_opened_cannot_be_identified(write: Write) -> None:
    with pytest.raises(UnreadablePackage, match="empty"):
        identify(write("a.apk", b""))

"""Factories that write packages to a temporary folder and open them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.model.app import Package
from tests.axml_builder import Xml, build_apk, compile_xml, manifest


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Return a function that writes bytes under a name and returns the path."""

    def _write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return _write


@pytest.fixture
def open_apk(write: Callable[[str, bytes], Path]) -> Callable[..., Package]:
    """Return a function that opens `loan.apk` made of a manifest and other members."""

    def _open(root: Xml | None = None, members: Mapping[str, bytes] | None = None) -> Package:
        data = compile_xml(root or manifest())
        return open_package(
            write("loan.apk", build_apk({"AndroidManifest.xml": data, **(members or {})}))
        )

    return _open

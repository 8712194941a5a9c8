"""Which app a file belongs to."""

import zipfile
from pathlib import Path

import pytest

from auditor.apk.identity import identify
from auditor.errors import UnreadablePackage

BUILT = Path(__file__).resolve().parents[3] / "samples" / "built"


def test_a_split_alone_has_the_identity_of_its_base(tmp_path):
    with zipfile.ZipFile(BUILT / "permission_in_split.apks") as container:
        container.extractall(tmp_path)
    base, split = (
        identify(tmp_path / "splits" / name) for name in ("base-master.apk", "people.apk")
    )
    assert (base.split, split.split) == (None, "people")
    assert (base.package, base.version_code, base.signer) == (
        split.package,
        split.version_code,
        split.signer,
    )


def test_a_container_is_a_whole_app():
    assert identify(BUILT / "permission_in_split.apks").split is None


def test_a_file_that_is_no_package_has_no_identity(tmp_path):
    (tmp_path / "text.apk").write_text("no package", "utf-8")
    with pytest.raises(UnreadablePackage):
        identify(tmp_path / "text.apk")

"""Code that stands beside what Android loads counts fully only where something in sight loads it."""

import zipfile
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.model.vocabulary import Confidence, VerdictCode
from tests.axml_builder import build_apk

SAMPLES = Path(__file__).parents[3] / "samples" / "built"
READER = "reads_at_launch_legacy_target"


def audited(tmp_path: Path, dex: str) -> tuple[VerdictCode, Confidence, list[Confidence]]:
    """Audit the reader with its code under another name."""
    with zipfile.ZipFile(SAMPLES / f"{READER}.apk") as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    members[dex] = members.pop("classes.dex")
    path = tmp_path / "loan.apk"
    path.write_bytes(build_apk(members))
    result = audit_package([path], AuditOptions(), progress=Silent())
    reads = [one.confidence for one in result.accesses if one.data == "contacts"]
    return result.verdict.code, result.verdict.confidence, reads


@pytest.mark.parametrize(
    ("dex", "sure"),
    [
        ("classes.dex", Confidence.CONFIRMED),
        ("assets/fonts/a.ttf", Confidence.LIKELY),
        ("Classes.dex", Confidence.LIKELY),
    ],
)
def test_code_that_nothing_loads_is_likely_at_most(
    tmp_path: Path, dex: str, sure: Confidence
) -> None:
    assert audited(tmp_path, dex) == (VerdictCode.B, sure, [sure])


def test_code_that_a_loader_names_keeps_its_confidence() -> None:
    result = audit_package([SAMPLES / "plugin_in_asset.apk"], AuditOptions(), progress=Silent())
    (read,) = (one for one in result.accesses if one.data == "contacts")
    assert (read.part.startswith("plugin_in_asset.apk!assets/"), read.confidence) == (
        True,
        Confidence.CONFIRMED,
    )

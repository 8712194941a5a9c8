"""Code that stands beside what Android loads counts fully only where something in sight loads it."""

import zipfile
from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.audit import AuditOptions, Silent, audit_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_dex
from auditor.facts.ground.graph import build_graph
from auditor.facts.hidden.loading import find_loading
from auditor.model.vocabulary import Confidence, LimitKind, VerdictCode
from tests.axml_builder import Xml, build_apk, compile_xml, manifest
from tests.dex_builder import STATIC, Class, Method, build_dex

SAMPLES = Path(__file__).parents[4] / "samples" / "built"
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


@pytest.mark.parametrize(("calls", "expected"), [(True, [LimitKind.DYNAMIC_CODE]), (False, [])])
def test_a_hot_fix_framework_that_the_app_calls_hides_what_it_fetches(
    tmp_path: Path, *, calls: bool, expected: list[LimitKind]
) -> None:
    start = "invoke-super {v0}, Landroid/app/Activity;->onCreate()V\n"
    call = "invoke-static {}, Lcom/taobao/sophix/SophixManager;->queryAndLoadNewPatch()V\n"
    code = start + (call if calls else "") + "return-void"
    screen = Class(
        "Lcom/x/A;", "Landroid/app/Activity;", methods=(Method("onCreate", "()V", code),)
    )
    fix = Method("queryAndLoadNewPatch", "()V", "return-void", STATIC)
    framework = Class("Lcom/taobao/sophix/SophixManager;", methods=(fix,))
    path = tmp_path / "loan.apk"
    root = manifest(components=[Xml("activity", {"android:name": "com.x.A"})])
    path.write_bytes(build_apk({"AndroidManifest.xml": compile_xml(root)}))
    package = open_package(path)
    image = read_dex(build_dex(screen, framework), "loan.apk!classes.dex")
    found = find_loading(package, build_graph(package, Program((image,), package.manifest)))
    assert [one.limit.what for one in found.opaque] == expected
    assert ["Sophix" in one.says.en for one in found.foreign] == [True] * len(expected)

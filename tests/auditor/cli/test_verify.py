"""`auditor verify`: 0 the same, 1 different, 3 unreadable, and the reason in words."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from auditor.model.vocabulary import Severity, VerdictCode
from reports.bundle import SUMS, sums
from tests.builders import finding, result

BREACH = result(VerdictCode.B, finding(Severity.HIGH))
SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "built"
SAMPLE = SAMPLES / "reads_at_launch_legacy_target.apk"


@pytest.fixture
def bundle(engine, auditor, tmp_path):
    """Return the path of a good bundle."""
    engine(a=BREACH)
    auditor("scan", "a.apk", "--report", "bundle=b.zip", "--fail-on", "never")
    return tmp_path / "b.zip"


def rewritten(bundle, change, *, with_sums=False):
    """Write the bundle again after a change of its members."""
    with zipfile.ZipFile(io.BytesIO(bundle.read_bytes())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if with_sums:
        members[SUMS] = sums(members)
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_a_good_bundle_is_whole(auditor, bundle):
    run = auditor("verify", "b.zip")
    assert (run.code, run.err) == (0, "")
    assert "whole" in run.out


@pytest.mark.parametrize(
    ("change", "with_sums", "says"),
    [
        (lambda m: m.update({"report.html": b"x"}), False, "report.html: differs from its sum"),
        (
            lambda m: m.update({"report.html": b"x"}),
            True,
            "report.html: is not what the result",
        ),
        (lambda m: m.update({"extra.txt": b"x"}), False, "extra.txt: is not listed"),
        (lambda m: m.pop("result.sarif"), False, "result.sarif: is listed"),
    ],
)
def test_a_bundle_that_was_altered_is_different(auditor, bundle, change, with_sums, says):
    rewritten(bundle, change, with_sums=with_sums)
    run = auditor("verify", "b.zip")
    assert run.code == 1
    assert says in run.err


def test_a_result_that_was_altered_with_its_reports_left_is_different(auditor, bundle):
    def soften(members):
        members["result.json"] = members["result.json"].replace(b'"high"', b'"low"')

    rewritten(bundle, soften, with_sums=True)
    run = auditor("verify", "b.zip")
    assert run.code == 1
    assert "report.html" in run.err


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.pop(SUMS),
        lambda m: m.update({"result.json": b"{}"}),
        lambda m: m.update({"repeat.json": b"[]"}),
        lambda m: m.update({"repeat.json": b'{"schema": "other/1", "lang": "en"}'}),
    ],
)
def test_what_is_no_bundle_is_unreadable(auditor, bundle, change):
    rewritten(bundle, change)
    run = auditor("verify", "b.zip")
    assert run.code == 3
    assert run.err.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"", b"text", b"PK\x03\x04"])
def test_a_file_that_is_missing_or_no_archive_is_unreadable(auditor, tmp_path, content):
    if content is not None:
        (tmp_path / "b.zip").write_bytes(content)
    run = auditor("verify", "b.zip")
    assert run.code == 3
    assert "b.zip" in run.err


def test_the_repeated_audit_of_the_package_is_the_same(auditor, tmp_path):
    shutil.copy(SAMPLE, tmp_path / "loan.apk")
    options = ("--date", "2026-11-01", "--market", "in", "--case", "7/2026")
    auditor("scan", "loan.apk", "--report", "bundle=b.zip", "-q", *options)
    shutil.move(tmp_path / "loan.apk", tmp_path / "renamed.apk")
    run = auditor("verify", "b.zip", "renamed.apk")
    assert (run.code, run.err) == (0, "")
    assert "repeated" in run.out


def test_waivers_do_not_make_the_repeated_audit_different(auditor, tmp_path):
    waiver = "[[waiver]]\nrule='LAP-A02'\npackage='com.qingjue.jiekuan'\nbecause='x'\nby='y'\n"
    (tmp_path / "w.toml").write_text(waiver + "until=2999-01-01\n", "utf-8")
    auditor("scan", str(SAMPLE), "--report", "bundle=b.zip", "-q", "--waivers", "w.toml")
    assert auditor("verify", "b.zip", str(SAMPLE)).code == 0


def test_another_package_is_different(auditor):
    auditor("scan", str(SAMPLE), "--report", "bundle=b.zip", "-q")
    run = auditor("verify", "b.zip", str(SAMPLES / "no_contacts.apk"))
    assert run.code == 1
    assert "another package" in run.err


def test_a_result_that_the_package_does_not_give_is_different(auditor, tmp_path):
    auditor("scan", str(SAMPLE), "--report", "json=r.json", "-q")
    forged = json.loads((tmp_path / "r.json").read_bytes())
    forged["verdict"]["code"] = "A0"
    (tmp_path / "r.json").write_text(json.dumps(forged), "utf-8")
    auditor("render", "r.json", "--report", "bundle=b.zip")
    assert auditor("verify", "b.zip").code == 0
    run = auditor("verify", "b.zip", str(SAMPLE))
    assert run.code == 1
    assert "verdict" in run.err


def test_a_package_that_is_missing_is_unreadable(auditor):
    auditor("scan", str(SAMPLE), "--report", "bundle=b.zip", "-q")
    run = auditor("verify", "b.zip", "none.apk")
    assert run.code == 3
    assert "none.apk" in run.err


def test_a_bundle_of_other_rules_says_which(auditor, tmp_path):
    auditor("scan", str(SAMPLE), "--report", "json=r.json", "-q")
    other = json.loads((tmp_path / "r.json").read_bytes())
    other["tool"]["digest"] = "sha256:00"
    (tmp_path / "r.json").write_text(json.dumps(other), "utf-8")
    auditor("render", "r.json", "--report", "bundle=b.zip")
    run = auditor("verify", "b.zip", str(SAMPLE))
    assert run.code == 1
    assert "sha256:00" in run.err


def test_the_record_of_a_package_is_found_by_its_sum(auditor, tmp_path):
    for folder, sample in (("old", SAMPLE), ("new", SAMPLES / "no_contacts.apk")):
        (tmp_path / folder).mkdir()
        shutil.copyfile(sample, tmp_path / folder / "app.apk")
    auditor("scan", "old/app.apk", "new/app.apk", "--report", "bundle=b.zip")
    for folder in ("old", "new"):
        run = auditor("verify", "b.zip", f"{folder}/app.apk")
        assert (run.code, run.err) == (0, "")

"""The bundle: the same bytes, sums that others can check, and how to repeat the audit."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest

from auditor.model.result import FLEET_SCHEMA, FleetResult
from reports import RENDERERS
from reports.bundle import command, to_bundle, to_bundle_fleet
from tests.result_builder import EXAMPLES, hostile, legacy_lender, never_reads

ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


@ALL
def test_the_same_result_gives_the_same_bytes(example):
    assert to_bundle(EXAMPLES[example]()) == to_bundle(EXAMPLES[example]())


def test_it_holds_what_the_renderers_make():
    archive = opened(to_bundle(legacy_lender(), lang="zh"))
    assert archive.read("report.html") == RENDERERS["html"](legacy_lender(), lang="zh")
    assert archive.read("result.json") == RENDERERS["json"](legacy_lender())
    assert archive.read("result.sarif") == RENDERERS["sarif"](legacy_lender(), lang="zh")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this system")
def test_sha256sum_accepts_the_sums(tmp_path):
    with opened(to_bundle(legacy_lender(), documents={"00" * 32: b"policy"})) as archive:
        archive.extractall(tmp_path)
    run = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    listed = {line.split(":")[0] for line in run.stdout.splitlines()}
    assert listed == {one for one in archive.namelist() if one != "SHA256SUMS"}


def test_given_policies_are_inside_by_their_sum():
    data = b"<html>policy</html>"
    sha256 = hashlib.sha256(data).hexdigest()
    archive = opened(to_bundle(legacy_lender(), documents={sha256: data}))
    assert archive.read(f"policies/{sha256}") == data


def test_nothing_in_it_depends_on_the_clock_or_the_machine():
    for entry in opened(to_bundle(legacy_lender())).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.compress_type == zipfile.ZIP_STORED
        assert (entry.create_system, entry.external_attr) == (3, 0o644 << 16)


def test_the_command_that_repeats_holds_what_a_person_said():
    base = never_reads()
    audit = replace(
        base.audit,
        packs_asked="cn,eu",
        markets_said=("cn", "in"),
        date="2026-11-01",
        case="7/2",
    )
    words = command(replace(base, audit=audit))
    assert words[:2] == ["auditor", "scan"]
    for one in ("--packs=cn,eu", "--market=cn,in", "--date=2026-11-01", "--case=7/2"):
        assert one in words


def test_the_command_names_the_policies_that_the_bundle_holds():
    base = legacy_lender()
    (policy,) = base.policies
    assert f"--policy=policies/{policy.sha256}" in command(base, {policy.sha256})
    assert not any("--policy" in one for one in command(base))


def test_names_of_members_are_ours_whatever_the_app_is_called():
    names = opened(to_bundle(hostile())).namelist()
    assert names == [
        "README.txt",
        "SHA256SUMS",
        "repeat.json",
        "report.html",
        "result.json",
        "result.sarif",
    ]


def test_several_apps_are_one_bundle():
    fleet = FleetResult(FLEET_SCHEMA, (legacy_lender(), never_reads()), ())
    repeat = json.loads(opened(to_bundle_fleet(fleet)).read("repeat.json"))
    assert len(repeat["audits"]) == 2

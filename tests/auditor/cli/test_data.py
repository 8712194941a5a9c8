"""`--data DIR`: own tables beside the built-in ones, counted in the digest and named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "samples" / "built" / "reads_at_launch_legacy_target.apk"
PACK = """
id = "own"
name_native = "内部规范"
name_en = "In-house rules"
number = "1"
issuer = "the house"
status = "standard"
source = "https://house.example/rules"
mark = "K"
last_checked = 2026-11-01

[[clause]]
id = "own.phonebook"
citation = "rule 1"
asks = { en = "No app reads the phonebook.", zh = "任何应用不得读取通讯录。" }
mark = "K"
consent_cures = false
breached_by = ["LAP-A02"]
needs = ["read"]
"""
SDK = """
[readers]
name = "Readers Ltd"
prefixes = ["com/brightfern/credit/people/"]
"""


def call(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def own(tmp_path):
    pack = tmp_path / "own" / "law" / "packs" / "own.toml"
    pack.parent.mkdir(parents=True)
    pack.write_text(PACK, "utf-8")
    return tmp_path / "own"


def scanned(folder, *options):
    done = call(folder, "scan", str(SAMPLE), "--report", "json=-", "--fail-on=never", *options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_own_pack_is_judged_named_and_counted_in_the_digest(own, tmp_path):
    wire = scanned(tmp_path, "--data", "own", "--packs", "own")
    plain = scanned(tmp_path)
    outcomes = {one["id"]: one["outcome"] for one in wire["clauses"]}
    assert outcomes["own.phonebook"] == "breach"
    (named,) = wire["audit"]["data_given"]
    assert named.startswith("own sha256:")
    assert wire["tool"]["digest"] != plain["tool"]["digest"]
    assert plain["audit"]["data_given"] == []


def test_what_is_added_to_a_built_in_table_adds_and_never_replaces(own, tmp_path):
    table = own / "permissions.toml"
    table.write_text('[groups]\nown = ["com.example.permission.OWN"]\n', "utf-8")
    scanned(tmp_path, "--data", "own")
    table.write_text('[groups]\nCONTACTS = "none"\n', "utf-8")
    done = call(tmp_path, "scan", str(SAMPLE), "--data", "own")
    assert done.returncode == 3
    assert "permissions.toml" in done.stderr


def test_the_same_data_elsewhere_gives_the_same_bytes(own, tmp_path):
    first = scanned(tmp_path, "--data", "own")
    other = tmp_path / "deeper"
    other.mkdir()
    own.rename(other / "own")
    assert scanned(tmp_path, "--data", "deeper/own") == first


def test_a_bundle_made_with_own_data_is_repeated_with_it(own, tmp_path):
    call(tmp_path, "scan", str(SAMPLE), "--data", "own", "--report", "bundle=b.zip")
    without = call(tmp_path, "verify", "b.zip", str(SAMPLE))
    assert without.returncode == 1
    assert call(tmp_path, "verify", "b.zip", str(SAMPLE), "--data", "own").returncode == 0


@pytest.mark.parametrize("given", ["none", "file"])
def test_what_is_no_folder_ends_with_3(tmp_path, given):
    (tmp_path / "file").write_text("x")
    done = call(tmp_path, "scan", str(SAMPLE), "--data", given)
    assert done.returncode == 3
    assert given in done.stderr


def test_a_broken_table_is_one_line(own, tmp_path):
    (own / "law" / "packs" / "own.toml").write_text("= nonsense", "utf-8")
    done = call(tmp_path, "scan", str(SAMPLE), "--data", "own")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "own.toml" in done.stderr

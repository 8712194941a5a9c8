"""Audits of real packages against what a person found in them (expect.toml)."""

import base64
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from auditor.model.result import AuditResult
from auditor.model.wire import from_json
from tests.real.fetch import read_packages

CONTACTS = {"contacts", "sim_contacts"}
READ_CONTACTS = "android.permission.READ_CONTACTS"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("expect.toml").read_text("utf-8")
)

pytestmark = pytest.mark.slow


def audited(path: Path, *, seed: str) -> bytes:
    """Audit in a process of its own under a hash seed and return the JSON."""
    command = (sys.executable, "-m", "auditor", "scan", str(path), "--report", "json=-")
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        (*command, "--fail-on", "never"), capture_output=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.fixture(scope="module")
def saved(real_package_paths) -> Callable[[str], bytes]:
    """Return what gives a package's JSON, audited once."""
    return cache(lambda name: audited(real_package_paths[name], seed="1"))


@pytest.fixture(params=sorted(EXPECTED))
def name(request) -> str:
    """Name each package in turn."""
    return request.param


@pytest.fixture
def expected(name) -> dict[str, Any]:
    """Return what a person found in the package."""
    return EXPECTED[name]


@pytest.fixture
def result(saved, name) -> AuditResult:
    """Return the package's result."""
    read = from_json(saved(name))
    assert isinstance(read, AuditResult)
    return read


def test_every_package_was_looked_at_by_a_person():
    assert set(EXPECTED) == {package.name for package in read_packages()}


def test_the_same_package_gives_the_same_bytes(name, saved, real_package_paths):
    assert audited(real_package_paths[name], seed="2") == saved(name)


def test_the_manifest_is_read_as_it_was_by_hand(result, expected):
    app = result.app
    held = READ_CONTACTS in {one.name for one in app.permissions}
    assert (app.package, app.version_code, app.target_sdk, held) == (
        expected["package"],
        expected["version_code"],
        expected["target_sdk"],
        expected["read_contacts"],
    )


def test_the_verdict_is_one_that_a_person_can_defend(result, expected):
    assert result.verdict.code.value in expected["verdict"]
    if result.verdict.provisional:
        assert result.verdict.provisional.value == expected["provisional"]


def test_the_reads_of_contacts_are_those_found_by_hand(result, expected):
    seen = {
        (one.method, one.offset, one.extent.value)
        for one in result.accesses
        if one.data.value in CONTACTS and one.by == "app"
    }
    by_hand = {(one["method"], one["offset"], one["extent"]) for one in expected["accesses"]}
    assert seen == by_hand


def test_reads_of_other_data_found_by_hand_are_seen(result, expected):
    seen = {(one.data.value, one.method, one.offset) for one in result.accesses}
    by_hand = {
        (one["data"], one["method"], one["offset"]) for one in expected.get("others", [])
    }
    assert by_hand <= seen


def test_the_launcher_s_icon_is_in_the_result(saved):
    """A real package's icon is a small PNG, found through its resource table."""
    icon = from_json(saved("apidemos")).app.icon
    assert icon is not None
    assert icon.type == "image/png"
    assert base64.b64decode(icon.data).startswith(b"\x89PNG")

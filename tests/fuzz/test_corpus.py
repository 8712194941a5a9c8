"""Malformed packages keep their outcome; no input writes elsewhere or opens a connection."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.dex.image import read_dex
from auditor.errors import InputError
from tests.dex_builder import Class, build_dex
from tests.fuzz.guided import TARGETS, checked, mended, seeds

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
EXPECTED: dict[str, Any] = tomllib.loads((HERE / "corpus.toml").read_text("utf-8"))
HOSTILE = [
    HERE / "corpus" / "names_that_would_escape.apk",
    HERE / "corpus" / "two_dex_clean_first.apk",
    PROJECT / "samples" / "built" / "archive_defeats_tools.apk",
    PROJECT / "samples" / "built" / "plugin_from_server.apk",
    PROJECT / "samples" / "built" / "rn_hermes_reads.apk",
    PROJECT / "samples" / "built" / "bundle_reads_in_feature.aab",
]
# Prints every file that is opened for writing, made, moved or removed, and every use of the network.
WATCHED = """
import json, os, sys
told = []
act = sys.argv.pop(1)
def watch(event, args):
    if event == "open" and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        told.append(f"write {args[0]}")
    elif event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess",
                           "os.system", "os.exec", "os.posix_spawn", "os.rename", "os.remove",
                           "os.mkdir", "shutil", "urllib")):
        told.append(f"{event} {args[0] if args else ''}")
sys.addaudithook(watch)
if act != "audit":
    try:
        exec(act)
    except OSError:
        pass
else:
    from auditor.cli import main
    try:
        main(sys.argv[2:])
    except SystemExit:
        pass
open(sys.argv[1], "w").write(json.dumps([one for one in told if "/dev/null" not in one]))
"""


def test_every_package_of_the_corpus_has_an_expectation() -> None:
    assert sorted(path.stem for path in (HERE / "corpus").iterdir()) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_malformed_package_is_audited_or_refused_in_one_line(name: str) -> None:
    path = HERE / "corpus" / f"{name}.apk"
    wanted = EXPECTED[name]
    if "refused" in wanted:
        with pytest.raises(InputError) as caught:
            audit_package([path], AuditOptions(), progress=Silent())
        assert wanted["refused"] in str(caught.value)
        assert "\n" not in str(caught.value)
    else:
        result = audit_package([path], AuditOptions(), progress=Silent())
        assert result.verdict.code.value == wanted["verdict"]


@pytest.mark.parametrize(
    "path",
    sorted((HERE / "parts").rglob("*.*")),
    ids=lambda one: f"{one.parent.name}/{one.name}",
)
def test_a_part_that_broke_a_reader_once_is_read_or_refused(path: Path) -> None:
    checked(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_reader_that_is_fuzzed_takes_what_the_fuzzer_starts_from(
    tmp_path: Path, target: str
) -> None:
    seeds(target, tmp_path)
    first = sorted(tmp_path.iterdir(), key=lambda one: (one.stat().st_size, one.name))[:5]
    assert len(first) >= 2
    for one in first:
        checked(target, one.read_bytes())


def test_a_mended_dex_passes_the_headers_checks() -> None:
    data = bytearray(build_dex(Class("La/B;")))
    data[40:48] = b"\0" * 8
    assert read_dex(mended(bytes(data[:-1])), "x").name == "x"


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_nothing_is_written_but_the_report_and_no_connection_is_opened(
    tmp_path: Path, path: Path
) -> None:
    report, told = tmp_path / "out" / "report.html", tmp_path / "told.json"
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, "audit", str(told), "scan", str(path), "--no-progress",
         "--report", f"html={report}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert report.is_file(), done.stderr
    events = [
        one
        for one in json.loads(told.read_text())
        # The report is written aside and moved into its place.
        if str(report.parent) not in one and str(told) not in one
    ]
    assert events == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "told.json"]


@pytest.mark.parametrize(
    ("act", "event"),
    [
        ("open('evil', 'w').close()", "write evil"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "socket.connect"),
        (
            "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
            "urllib.Request",
        ),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("import os; os.mkdir('evil')", "os.mkdir"),
    ],
)
def test_the_watcher_sees_what_must_not_happen(tmp_path: Path, act: str, event: str) -> None:
    told = tmp_path / "told.json"
    subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, act, str(told)], cwd=tmp_path, check=True
    )
    assert any(one.startswith(event) for one in json.loads(told.read_text()))

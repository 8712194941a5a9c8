"""Several apps on the command line: the same bytes for any number of jobs, and resuming."""

import json
import signal
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from auditor.errors import OutOfTime, UnreadablePackage
from auditor.model.vocabulary import Severity, VerdictCode
from tests.builders import app, finding, result

BREACH = result(VerdictCode.B, finding(Severity.HIGH), record=app("com.a"))
story = import_module("auditor.audit")
ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples" / "built"
NAMES = (
    "no_contacts",
    "reads_at_launch_legacy_target",
    "os_prompt_only",
    "packed",
    "second_dex",
)
PACKAGES = [str(SAMPLES / f"{name}.apk") for name in NAMES]


@pytest.mark.slow
def test_the_same_bytes_whatever_the_number_of_jobs(auditor, tmp_path):
    told = []
    for jobs in ("1", "4"):
        out = [f"--report={form}={jobs}.{form}" for form in ("json", "html", "sarif", "csv")]
        run = auditor("scan", *PACKAGES, "--jobs", jobs, "--fail-on", "never", *out)
        assert run.code == 0
        files = [
            (tmp_path / f"{jobs}.{form}").read_bytes()
            for form in ("json", "html", "sarif", "csv")
        ]
        told.append((run.out, run.err, files))
    assert told[0] == told[1]


def test_a_rerun_takes_from_the_store_what_it_has(engine, auditor, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.apk").write_bytes(name.encode())
    other = result(record=app("com.b"))
    engine(a=BREACH, b=other)
    first = auditor("scan", "a.apk", "b.apk", "--store", "s.sqlite", "--report", "json=1.json")
    engine(a=UnreadablePackage("audited again"), b=UnreadablePackage("audited again"))
    again = auditor("scan", "a.apk", "b.apk", "--store", "s.sqlite", "--report", "json=2.json")
    assert (first.code, again.code, again.err) == (1, 1, "")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_what_was_asked_otherwise_is_audited_again(engine, auditor, tmp_path):
    (tmp_path / "a.apk").write_bytes(b"a")
    engine(a=BREACH)
    auditor("scan", "a.apk", "--store", "s.sqlite")
    engine(a=UnreadablePackage("audited again"))
    assert auditor("scan", "a.apk", "--store", "s.sqlite").code == 1
    run = auditor("scan", "a.apk", "--store", "s.sqlite", "--market", "in")
    assert "audited again" in run.err
    (tmp_path / "a.apk").write_bytes(b"changed")
    assert "audited again" in auditor("scan", "a.apk", "--store", "s.sqlite").err


def test_what_could_not_be_audited_is_tried_again(engine, auditor, tmp_path):
    (tmp_path / "a.apk").write_bytes(b"a")
    engine(a=UnreadablePackage("no manifest"))
    assert auditor("scan", "a.apk", "--store", "s.sqlite").code == 3
    engine(a=BREACH)
    assert auditor("scan", "a.apk", "--store", "s.sqlite").code == 1


def test_the_store_keeps_the_audit_not_what_was_accepted(engine, auditor, tmp_path):
    (tmp_path / "a.apk").write_bytes(b"a")
    engine(a=BREACH)
    auditor("scan", "a.apk", "--report", "json=old.json")
    options = ("--store", "s.sqlite", "--report", "json=-")
    known = auditor("scan", "a.apk", "--baseline", "old.json", *options)
    plain = auditor("scan", "a.apk", *options)
    assert json.loads(known.out)["findings"][0]["status"] == "known"
    assert json.loads(plain.out)["findings"][0]["status"] == "open"


def test_the_net_keeps_what_is_finished_and_the_store_marks_it(auditor, tmp_path, monkeypatch):
    def breaks(*_):
        raise OutOfTime("more than 300 seconds")

    package = str(SAMPLES / "reads_at_launch_legacy_target.apk")
    with monkeypatch.context() as patched:
        whole = story.search_code
        calls = [breaks, whole]
        patched.setattr(story, "search_code", lambda *given: calls.pop(0)(*given))
        options = (
            "--store",
            "s.sqlite",
            "--report",
            "json=-",
            "--fail-on",
            "never",
            "--strict",
        )
        run = auditor("scan", package, *options)
    assert run.code == 3
    assert json.loads(run.out)["verdict"]["code"] == "U"
    rows = sqlite3.connect(tmp_path / "s.sqlite").execute("SELECT finished FROM audits")
    assert rows.fetchall() == [(0,)]
    again = auditor("scan", package, "--store", "s.sqlite", "--report", "json=-")
    assert json.loads(again.out)["verdict"]["code"] == "B"


@pytest.mark.parametrize(
    "options",
    [
        ("--engine", "ray"),
        ("--engine", "dask="),
        ("--jobs", "0"),
        ("--timeout", "0"),
        ("--memory", "0"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_argument(engine, auditor, options):
    engine(a=BREACH)
    run = auditor("scan", "a.apk", *options)
    assert run.code == 2


def test_lines_come_in_the_order_of_the_apps(engine, auditor):
    engine(a=BREACH, b=result(record=app("com.b")), c=result(record=app("com.c")))
    run = auditor("scan", "c.apk", "a.apk", "b.apk", "--jobs", "3")
    heads = [line.partition(":")[0] for line in run.out.splitlines()[:3]]
    assert heads == ["c.apk", "a.apk", "b.apk"]


SLOW = """
import sys, time
import auditor.cli.engine as engine
from auditor.cli import main

whole = engine.audit_package

def slow(paths, options, *, progress):
    if paths[0].name != "0.apk":
        time.sleep(600)
    return whole(paths, options, progress=progress)

engine.audit_package = slow
sys.exit(main(sys.argv[1:]))
"""


def test_an_interrupted_run_ends_with_130_and_leaves_no_process(tmp_path):
    copies = []
    for number in range(4):
        copy = tmp_path / f"{number}.apk"
        copy.write_bytes(Path(PACKAGES[1]).read_bytes())
        copies.append(str(copy))
    run = subprocess.Popen(
        [sys.executable, "-c", SLOW, "scan", *copies, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        # A shell starts what runs in its background with interrupts ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert run.stdout is not None
    assert run.stdout.readline().startswith("0.apk: B")
    run.send_signal(signal.SIGINT)
    # The pipes end only when no child holds them any more.
    _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in err

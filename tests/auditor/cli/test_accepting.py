"""Baseline and waivers on the command line: what is said, and how the run ends."""

import json

import pytest

from auditor.model.vocabulary import Severity, VerdictCode
from tests.builders import app, finding, result

READ = finding(Severity.HIGH)
PROMPT = finding(Severity.LOW, rule="LAP-C01")
BREACH = result(VerdictCode.B, READ)
WAIVER = """
[[waiver]]
rule = "{rule}"
package = "{package}"
because = "agreed"
by = "R. Iewer"
until = {until}
"""


@pytest.fixture
def waivers(tmp_path):
    def write(rule="LAP-A02", package="com.x", until="2027-01-31"):
        text = WAIVER.format(rule=rule, package=package, until=until)
        (tmp_path / "waivers.toml").write_text(text, "utf-8")
        return ("--waivers", "waivers.toml", "--date", "2026-12-01")

    return write


def status(run):
    return [one["status"] for one in json.loads(run.out)["findings"]]


def test_a_known_finding_is_marked_and_does_not_fail(engine, auditor):
    engine(a=BREACH)
    assert auditor("scan", "a.apk", "--report", "json=old.json").code == 1
    run = auditor("scan", "a.apk", "--baseline", "old.json", "--report", "json=-")
    assert (run.code, status(run)) == (0, ["known"])


def test_something_new_beside_the_baseline_fails(engine, auditor):
    engine(a=result(VerdictCode.B), b=BREACH)
    auditor("scan", "a.apk", "--report", "json=old.json")
    assert auditor("scan", "b.apk", "--baseline", "old.json").code == 1


def test_a_baseline_of_another_app_is_said(engine, auditor):
    engine(a=result(record=app("com.other")), b=BREACH)
    auditor("scan", "a.apk", "--report", "json=old.json")
    run = auditor("scan", "b.apk", "--baseline", "old.json")
    assert run.code == 1
    assert "another app (com.other)" in run.err


def test_a_waived_finding_is_marked_and_does_not_fail(engine, auditor, waivers):
    engine(a=BREACH)
    run = auditor("scan", "a.apk", *waivers(), "--report", "json=-")
    assert (run.code, status(run), run.err) == (0, ["waived"], "")


def test_a_waiver_that_ended_is_an_error_line_and_fails_even_below_the_gate(
    engine, auditor, waivers
):
    engine(a=result(VerdictCode.B, PROMPT))
    run = auditor("scan", "a.apk", *waivers(rule="LAP-C01", until="2026-11-30"))
    assert run.code == 3
    assert "error: waiver 1 ended on 2026-11-30" in run.err


def test_a_finding_at_the_gate_wins_over_a_waiver_that_ended(engine, auditor, waivers):
    engine(a=BREACH)
    assert auditor("scan", "a.apk", *waivers(until="2026-11-30")).code == 1


def test_an_unused_waiver_is_a_warning(engine, auditor, waivers):
    engine(a=result(VerdictCode.A0))
    run = auditor("scan", "a.apk", *waivers())
    assert run.code == 0
    assert "warning: waiver 1 is not needed" in run.err


@pytest.mark.parametrize("option", ["--baseline", "--waivers"])
def test_a_file_that_cannot_be_read_ends_with_3(engine, auditor, option):
    engine(a=BREACH)
    run = auditor("scan", "a.apk", option, "none")
    assert run.code == 3
    assert "none" in run.err


def test_a_saved_result_is_settled_anew(engine, auditor, waivers):
    engine(a=BREACH)
    auditor("scan", "a.apk", "--report", "json=a.json")
    run = auditor("render", "a.json", *waivers()[:2], "--report", "json=-")
    assert status(run) == ["waived"]
    wire = json.loads(run.out)
    assert wire["findings"][0]["waiver"]["by"] == "R. Iewer"
    assert wire["waivers"] != []


def test_the_junit_cases_agree_with_the_gate(engine, auditor):
    engine(a=result(VerdictCode.B, PROMPT))
    run = auditor("scan", "a.apk", "--report", "junit=-")
    assert run.code == 0
    assert 'failures="0"' in run.out
    run = auditor("scan", "a.apk", "--report", "junit=-", "--fail-on", "low")
    assert run.code == 1
    assert 'failures="1"' in run.out


def test_a_difference_is_written_in_every_form(engine, auditor, tmp_path):
    engine(old=result(VerdictCode.C), new=BREACH)
    forms = [f"--report={form}=d.{form}" for form in ("json", "html", "markdown", "text")]
    assert auditor("diff", "old.apk", "new.apk", *forms).code == 1
    for form in ("json", "html", "markdown", "text"):
        assert b"LAP-A02" in (tmp_path / f"d.{form}").read_bytes()

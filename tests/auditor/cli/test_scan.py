"""What `scan` prints where, and what it writes."""

import json
from dataclasses import replace

import pytest

from auditor.errors import UnreadablePackage
from auditor.model.vocabulary import Severity, VerdictCode
from tests.builders import app, finding, result

BROKEN = UnreadablePackage("the manifest is missing")
BREACH = result(VerdictCode.B, finding(Severity.CRITICAL))


def another_build():
    """Return the record of other bytes of the same package."""
    record = app()
    return replace(record, source=replace(record.source, sha256="cd" * 32))


def test_one_app_without_a_report_prints_the_readable_summary(engine, auditor):
    engine(a=BREACH)
    run = auditor("scan", "a.apk")
    assert "LAP-A02" in run.out
    assert run.err == ""


def test_a_report_on_stdout_is_all_that_stdout_carries(engine, auditor):
    engine(a=BREACH)
    wire = json.loads(auditor("scan", "a.apk", "--report", "json=-").out)
    assert wire["schema"] == "auditor-result/1"


def test_several_apps_make_one_file(engine, auditor, tmp_path):
    engine(a=BREACH, b=BROKEN)
    auditor("scan", "a.apk", "b.apk", "--report", "json=deep/er/all.json")
    wire = json.loads((tmp_path / "deep/er/all.json").read_bytes())
    assert wire["schema"] == "auditor-fleet/1"
    assert [one["app"]["source"]["name"] for one in wire["results"]] == ["a.apk"]
    assert [(one["name"], one["kind"]) for one in wire["failures"]] == [("b.apk", "unreadable")]


def test_one_app_that_cannot_be_audited_makes_a_fleet_without_results(engine, auditor):
    engine(a=BROKEN)
    wire = json.loads(auditor("scan", "a.apk", "--report", "json=-").out)
    assert (wire["results"], len(wire["failures"])) == ([], 1)


def test_placeholders_make_a_file_for_each_app(engine, auditor, tmp_path):
    engine(a=result(record=app("com.a")), b=result(record=app("com.b", version_code=7)))
    file = "json=out/{package}-{version_code}-{sha256}.json"
    auditor("scan", "a.apk", "b.apk", "--report", file)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["com.a-12-abababababab.json", "com.b-7-abababababab.json"]


def test_two_apps_never_overwrite_each_others_report(engine, auditor):
    engine(a=result(), b=result(record=another_build()))
    run = auditor("scan", "a.apk", "b.apk", "--report", "json={package}.json")
    assert run.code == 3
    assert "{sha256}" in run.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_copies_of_one_app_share_a_report_that_is_the_first_ones(
    engine, auditor, tmp_path, jobs
):
    engine(a=result(), b=result())
    file = "json=o/{package}-{sha256}.json"
    run = auditor("scan", "b.apk", "a.apk", "--jobs", jobs, "--report", file)
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert "a.apk is a copy of b.apk" in run.err
    (report,) = (tmp_path / "o").iterdir()
    assert json.loads(report.read_bytes())["app"]["source"]["name"] == "b.apk"


def test_two_formats_of_copies_still_need_two_names(engine, auditor):
    engine(a=result())
    run = auditor("scan", "a.apk", "--report", "json={package}", "--report", "csv=com.x")
    assert run.code == 3


SHEET = """
package = "com.other"
sha256 = "{sum}"
[[answer]]
question = "C4"
answer = "yes"
by = "A"
date = "2026-11-26"
"""


def test_answers_on_another_package_are_not_taken_and_the_run_says_so(
    engine, auditor, tmp_path
):
    engine(a=result(), b=result(record=another_build()))
    (tmp_path / "sheet.toml").write_text(SHEET.format(sum="12" * 32))
    run = auditor("scan", "a.apk", "b.apk", "--answers", "sheet.toml", "--report", "json=r")
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert "warning: --answers: sheet.toml is on com.other 121212121212" in run.err
    assert "com.x abababababab" in run.err
    results = json.loads((tmp_path / "r").read_bytes())["results"]
    assert [one["answers"] for one in results] == [[], []]


def test_answers_on_one_of_the_packages_are_taken_there_in_silence(engine, auditor, tmp_path):
    engine(a=result(), b=result(record=another_build()))
    (tmp_path / "sheet.toml").write_text(SHEET.format(sum="cd" * 32))
    run = auditor("scan", "a.apk", "b.apk", "--answers", "sheet.toml", "--report", "json=r")
    assert (run.code, run.err) == (0, "")
    results = json.loads((tmp_path / "r").read_bytes())["results"]
    assert [len(one["answers"]) for one in results] == [0, 1]


def test_a_package_name_cannot_leave_the_folder(engine, auditor, tmp_path):
    engine(a=result(record=app("../../etc/x")))
    auditor("scan", "a.apk", "--report", "json=out/{package}.json")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["_.._etc_x.json"]


def test_several_apps_print_a_line_each_and_a_table(engine, auditor):
    engine(a=BREACH, b=BROKEN)
    run = auditor("scan", "a.apk", "b.apk")
    line, _, table = run.out.partition("\n\n")
    assert line.startswith("a.apk: B ")
    assert "com.x" in table
    assert "b.apk" in table
    assert run.err == "auditor: b.apk: the manifest is missing\n"


def test_the_table_speaks_chinese_when_asked(engine, auditor):
    engine(a=BREACH, b=BREACH)
    assert "判定" in auditor("scan", "a.apk", "b.apk", "--lang", "zh").out


def test_quiet_prints_nothing_of_an_app_that_was_audited(engine, auditor):
    engine(a=BREACH)
    run = auditor("scan", "a.apk", "-q")
    assert (run.out, run.err) == ("", "")


def test_a_name_with_an_escape_sequence_does_not_reach_the_terminal(engine, auditor):
    engine(**{"a": result(), "\x1b[2Jb": BROKEN})
    run = auditor("scan", "a.apk", "\x1b[2Jb.apk")
    assert "\x1b" not in run.out + run.err


def test_an_internal_error_is_one_line_and_the_others_are_audited(engine, auditor):
    engine(a=ValueError("odd"), b=BREACH)
    run = auditor("scan", "a.apk", "b.apk")
    assert run.code == 1
    assert run.err.count("\n") == 1
    assert "internal error" in run.err
    assert "--debug" in run.err


def test_debug_shows_the_traceback(engine, auditor):
    engine(a=ValueError("odd"))
    assert "Traceback" in auditor("scan", "a.apk", "--debug").err


def test_verbose_names_the_stages_on_stderr(engine, auditor):
    engine(a=BREACH)
    run = auditor("scan", "a.apk", "-v", "--report", "json=-")
    stages = [line.split(":")[0].strip() for line in run.err.splitlines()]
    assert stages == ["package", "code", "json report"]


def test_progress_goes_to_stderr(engine, auditor):
    engine(a=BREACH)
    run = auditor("scan", "a.apk", "--progress", "--report", "json=-")
    assert json.loads(run.out)["schema"] == "auditor-result/1"


def test_strict_says_what_it_does_not_accept(engine, auditor):
    engine(a=result(VerdictCode.U))
    assert "verdict is U" in auditor("scan", "a.apk", "--strict").err


def test_a_folder_without_packages_is_named(engine, auditor, tmp_path):
    engine()
    (tmp_path / "empty").mkdir()
    assert "empty" in auditor("scan", "empty").err


def test_what_a_reviewer_says_reaches_the_engine(engine, auditor):
    fake = engine(a=BREACH)
    said = (
        "--lending yes --market IN,cn --case K-7 --auditor Li --date 2026-11-23 --packs cn,in"
    )
    auditor("scan", "a.apk", *said.split())
    (options,) = fake.options
    assert (options.lending_said, options.markets_said, options.packs) == (
        "yes",
        ("in", "cn"),
        "cn,in",
    )
    assert (options.case, options.auditor, options.date) == ("K-7", "Li", "2026-11-23")


def test_an_old_report_survives_a_failed_write(engine, auditor, tmp_path, monkeypatch):
    engine(a=BREACH)
    (tmp_path / "old.json").write_text("old", "utf-8")

    def refuse(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    run = auditor("scan", "a.apk", "--report", "json=old.json", "--fail-on", "never")
    assert run.code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]
    assert (tmp_path / "old.json").read_text("utf-8") == "old"


@pytest.mark.parametrize("format_", ["json", "html", "text"])
def test_render_makes_the_same_report_from_the_saved_result(engine, auditor, tmp_path, format_):
    engine(a=BREACH)
    auditor("scan", "a.apk", "--report", "json=a.json", "--report", f"{format_}=first")
    assert auditor("render", "a.json", "--report", f"{format_}=second").code == 0
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_render_prints_the_readable_summary_by_default(engine, auditor):
    engine(a=BREACH)
    auditor("scan", "a.apk", "--report", "json=a.json")
    assert auditor("render", "a.json").out == auditor("scan", "a.apk").out


def test_render_says_what_is_wrong_with_a_file_that_is_no_result(auditor, tmp_path):
    (tmp_path / "x.json").write_text("[]", "utf-8")
    run = auditor("render", "x.json")
    assert run.code == 3
    assert run.err.startswith("auditor: x.json: no saved result")

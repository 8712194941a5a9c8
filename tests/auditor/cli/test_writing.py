"""Where reports go."""

import os
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from auditor.cli.reporting import write_reports
from auditor.cli.writing import Target, write_file
from auditor.errors import ReportNotWritten
from tests.builders import result


def test_a_report_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_file(tmp_path / "report", b"x")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "report")}
    assert len(modes) == 1


def test_a_link_keeps_pointing_to_the_report(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real").write_bytes(b"old")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    seen = []
    reader = threading.Thread(target=lambda: seen.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"report")
    reader.join()
    assert seen == [b"report"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_to_a_pipe_is_written_to(tmp_path):
    ends = os.pipe()
    write_file(Path(f"/dev/fd/{ends[1]}"), b"report")
    os.close(ends[1])
    with os.fdopen(ends[0], "rb") as reader:
        assert reader.read() == b"report"


def test_a_folder_in_the_files_place_is_refused(tmp_path):
    with pytest.raises(ReportNotWritten, match="choose another place"):
        write_file(tmp_path, b"x")


def test_a_doubled_brace_is_a_brace_and_no_placeholder():
    target = Target("json", "a{{package}}.json")
    assert (target.is_per_app, str(target.path)) == (False, "a{package}.json")


def test_a_bundle_takes_the_given_policies_along(tmp_path):
    policy, file = tmp_path / "policy.html", tmp_path / "b.zip"
    policy.write_bytes(b"<p>policy</p>")
    made = write_reports(
        [Target("bundle", str(file))], [result()], lang="en", policies=[policy]
    )
    assert made
    with zipfile.ZipFile(file) as archive:
        (name,) = [one for one in archive.namelist() if one.startswith("policies/")]
        assert archive.read(name) == b"<p>policy</p>"


def test_a_policy_that_went_away_is_one_line(tmp_path, capsys):
    target = Target("bundle", str(tmp_path / "b.zip"))
    assert not write_reports([target], [result()], lang="en", policies=[tmp_path / "none"])
    assert capsys.readouterr().err.count("\n") == 1

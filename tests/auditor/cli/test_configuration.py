"""Options from auditor.toml."""

import pytest

from auditor.model.vocabulary import Severity, VerdictCode
from tests.builders import finding, result

MEDIUM = result(VerdictCode.D, finding(Severity.MEDIUM))


@pytest.fixture
def configured(tmp_path):
    """Return what writes auditor.toml into the working directory."""

    def write(text: str) -> None:
        (tmp_path / "auditor.toml").write_text(text, "utf-8")

    return write


def test_the_file_in_the_working_directory_is_read(engine, auditor, configured):
    engine(a=MEDIUM)
    configured('fail-on = "medium"')
    assert auditor("scan", "a.apk").code == 1


def test_the_command_line_wins(engine, auditor, configured):
    engine(a=MEDIUM)
    configured('fail-on = "medium"')
    assert auditor("scan", "a.apk", "--fail-on", "high").code == 0


def test_another_file_can_be_named(engine, auditor, configured, tmp_path):
    engine(a=MEDIUM)
    configured('fail-on = "medium"')
    (tmp_path / "other.toml").write_text('fail-on = "high"', "utf-8")
    assert auditor("scan", "a.apk", "--config", "other.toml").code == 0


def test_lists_flags_and_dates_are_read(engine, auditor, configured, tmp_path):
    fake = engine(a=MEDIUM)
    configured(
        'report = ["json=x.json"]\nstrict = true\nmarket = ["cn", "in"]\ndate = 2026-11-23'
    )
    assert auditor("scan", "a.apk").code == 0
    assert (tmp_path / "x.json").exists()
    (options,) = fake.options
    assert (options.markets_said, options.date) == (("cn", "in"), "2026-11-23")


def test_numbers_are_read_with_and_without_quotes(engine, auditor, configured):
    engine(a=MEDIUM)
    configured('jobs = 2\ntimeout = 12.5\nmemory = "900"')
    assert auditor("scan", "a.apk").code == 0


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('fail_on = "medium"', "unknown key 'fail_on'"),
        ("strict = 1", "strict: must be true or false"),
        ('report = "json=x.json"', "report: must be a list of texts"),
        ("packs = 3", "packs: must be a text"),
        ("jobs = true", "jobs: must be a number"),
        ("jobs = 0", "0 is not in the range"),
        ("packs = ", "is not TOML"),
        ('fail-on = "sometimes"', "sometimes"),
        ("version = true", "unknown key 'version'"),
    ],
)
def test_what_cannot_be_meant_is_an_error_that_names_it(
    engine, auditor, configured, text, what
):
    engine(a=MEDIUM)
    configured(text)
    run = auditor("scan", "a.apk")
    assert run.code == 2
    assert what in run.err

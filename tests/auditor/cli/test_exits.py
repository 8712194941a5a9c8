"""Every exit code of the contract, by a run that ends in it."""

from pathlib import Path

import pytest

from auditor.cli.exits import MEANINGS, ExitCode
from auditor.errors import BadOption, OverLimit, UnreadablePackage
from auditor.model.vocabulary import LimitKind, Severity, VerdictCode
from tests.builders import finding, limit, result

CLEAN = result()
BREACH = result(VerdictCode.B, finding(Severity.CRITICAL))
MEDIUM = result(VerdictCode.D, finding(Severity.MEDIUM))
BLIND = result(VerdictCode.U, limits=(limit(LimitKind.TIME),))
PACKAGE = Path(__file__).resolve().parents[3] / "samples" / "built" / "no_contacts.apk"
BROKEN = UnreadablePackage("the manifest is missing")


@pytest.mark.parametrize(
    ("endings", "arguments", "code"),
    [
        ({"a": CLEAN}, "scan a.apk", 0),
        ({"a": MEDIUM}, "scan a.apk", 0),
        ({"a": BREACH}, "scan a.apk --fail-on never", 0),
        ({"a": BLIND}, "scan a.apk", 0),
        ({"a": CLEAN}, "--version", 0),
        ({"a": CLEAN}, "scan --version", 0),
        ({"a": CLEAN}, "--help", 0),
        ({"a": CLEAN}, "scan --help", 0),
        ({"a": BREACH}, "scan a.apk", 1),
        ({"a": MEDIUM}, "scan a.apk --fail-on medium", 1),
        ({"a": BLIND}, "scan a.apk --fail-verdict B,U", 1),
        ({"a": CLEAN, "b": BREACH}, "scan a.apk b.apk", 1),
        ({"a": BROKEN, "b": BREACH}, "scan a.apk b.apk", 1),
        ({"a": BREACH, "b": BLIND}, "scan a.apk b.apk --strict", 1),
        ({"a": BREACH}, "scan a.apk --report html=/dev/null/x.html", 1),
        ({"a": CLEAN}, "", 2),
        ({"a": CLEAN}, "scan", 2),
        ({"a": CLEAN}, "scna a.apk", 2),
        ({"a": CLEAN}, "scan a.apk --no-such-option", 2),
        ({"a": CLEAN}, "scan a.apk --fail-on sometimes", 2),
        ({"a": CLEAN}, "scan a.apk --fail-verdict Z", 2),
        ({"a": CLEAN}, "scan a.apk --date 2026-02-30", 2),
        ({"a": CLEAN}, "scan a.apk --market India", 2),
        ({"a": CLEAN}, "scan a.apk --report pdf=x.pdf", 2),
        ({"a": CLEAN}, "scan a.apk --report json", 2),
        ({"a": CLEAN}, "scan a.apk --report json={name}.json", 2),
        ({"a": CLEAN}, "scan a.apk --report json=- --report html=-", 2),
        ({"a": CLEAN}, "scan a.apk --config none.toml", 2),
        ({"a": BadOption("no law pack xx")}, "scan a.apk --packs xx", 2),
        ({"a": BROKEN}, "scan a.apk", 3),
        ({"a": OverLimit("too many entries")}, "scan a.apk", 3),
        ({"a": FileNotFoundError(2, "No such file or directory")}, "scan a.apk", 3),
        ({"a": KeyError("x")}, "scan a.apk", 3),
        ({"a": BROKEN, "b": CLEAN}, "scan a.apk b.apk", 3),
        ({"a": BLIND}, "scan a.apk --strict", 3),
        ({"a": CLEAN}, "scan a.apk --report html=/dev/null/x.html", 3),
        ({"a": CLEAN}, "render none.json", 3),
        ({"a": CLEAN}, "scan .", 4),
        ({"a": CLEAN}, "scan a.apk --jobs 0", 2),
        ({"a": CLEAN}, "scan a.apk --engine ray", 2),
        ({"a": CLEAN}, "scan a.apk --baseline none.json", 3),
        ({"a": CLEAN}, "scan a.apk --waivers none.toml", 3),
        ({"a": CLEAN}, "scan a.apk --data none", 3),
        ({"a": CLEAN}, "scan a.apk --policy none.html", 3),
        ({"a": CLEAN}, f"scan a.apk --policy {PACKAGE}", 3),
        ({"a": CLEAN}, "scan a.apk --answers none.toml", 3),
        ({"a": CLEAN}, "scan a.apk --store .", 3),
        ({"a": CLEAN, "b": BREACH}, "scan a.apk b.apk --jobs 2", 1),
        ({"a": BROKEN, "b": CLEAN}, "scan a.apk b.apk --jobs 2", 3),
        ({"a": BREACH, "b": CLEAN}, "diff a.apk b.apk", 0),
        ({"a": CLEAN, "b": BREACH}, "diff a.apk b.apk", 1),
        ({"a": CLEAN, "b": BROKEN}, "diff a.apk b.apk", 3),
        ({"a": CLEAN}, "verify none.zip", 3),
        ({"a": CLEAN}, "verify", 2),
        ({"a": KeyboardInterrupt()}, "scan a.apk", 130),
    ],
)
def test_each_way_of_ending_has_its_code(engine, auditor, endings, arguments, code):
    engine(**endings)
    run = auditor(*arguments.split())
    assert (run.code, "Traceback" in run.err) == (code, False)


def test_the_help_shows_the_table(auditor):
    shown = " ".join(auditor("--help").out.split())
    for code in ExitCode:
        assert f"{code.value} {MEANINGS[code]}" in shown

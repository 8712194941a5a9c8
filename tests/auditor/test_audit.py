"""When the safety net catches, what is finished is kept, and nothing is claimed of the rest."""

from importlib import import_module
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.errors import OutOfTime
from auditor.model.vocabulary import LimitKind, VerdictCode

story = import_module("auditor.audit")
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "built"


def audited(name):
    return audit_package([SAMPLES / f"{name}.apk"], AuditOptions(), progress=Silent())


def caught_in(monkeypatch, stage, error):
    """Let the net catch the first time that a stage is reached."""
    whole, left = getattr(story, stage), [error]

    def breaks(*given, **named):
        if left:
            raise left.pop()
        return whole(*given, **named)

    monkeypatch.setattr(story, stage, breaks)


@pytest.mark.parametrize(
    ("error", "kind"),
    [(OutOfTime("more than 300 seconds"), LimitKind.TIME), (MemoryError(), LimitKind.MEMORY)],
)
@pytest.mark.parametrize("stage", ["_read_images", "build_graph", "search_code"])
def test_the_manifest_is_kept_and_the_verdict_is_open(monkeypatch, stage, error, kind):
    caught_in(monkeypatch, stage, error)
    result = audited("reads_at_launch_legacy_target")
    assert result.app.package == "com.qingjue.jiekuan"
    assert result.facts["P1"].value == "yes"
    assert result.verdict.code is VerdictCode.U
    assert "U6" in result.verdict.reasons
    assert kind in {one.what for one in result.limits}
    assert {"LAP-A03", "LAP-A02"}.isdisjoint(one.rule for one in result.findings)
    assert "unlawful" not in result.verdict.says.en


def test_even_without_the_permission_the_verdict_is_at_best_open(monkeypatch):
    caught_in(monkeypatch, "search_code", OutOfTime("more than 300 seconds"))
    result = audited("no_contacts")
    assert result.verdict.code is VerdictCode.U
    assert result.verdict.provisional is VerdictCode.A0


def test_an_app_that_is_cut_short_again_is_a_timeout():
    from auditor.fleet.discover import FoundApp
    from auditor.fleet.worker import audit_one

    def audit(_paths):
        raise OutOfTime("more than 300 seconds")

    outcome = audit_one(FoundApp("a.apk", (Path("a.apk"),)), audit)
    assert (outcome.name, outcome.kind) == ("a.apk", "timeout")
    assert "300 seconds" in outcome.message

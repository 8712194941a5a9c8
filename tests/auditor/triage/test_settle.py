"""Known, waived or open: settled once, marked and never removed."""

from dataclasses import replace

import pytest

from auditor.model.vocabulary import Severity, Status
from auditor.triage.gate import Threshold, standing
from auditor.triage.settle import Triage, baselines_of, settle
from auditor.triage.waivers import WaiverEntry
from tests.builders import app, finding, result

READ = finding(Severity.HIGH)
PROMPT = finding(Severity.MEDIUM, rule="LAP-C01")
DAY = "2026-12-01"


def waiver(target, *, number=1, package="com.x", until="2027-01-31"):
    return WaiverEntry(number, target, package, "agreed", "R. Iewer", until)


def settled(found, *waivers, baseline=None, day=DAY):
    baselines = baselines_of([baseline] if baseline else [])
    return settle(found, Triage(baselines, waivers, day))


def statuses(one):
    return [(finding.status.value, finding.baseline) for finding in one.findings]


def with_findings(*found):
    return replace(result(), findings=found)


def test_without_anything_every_finding_stays_open():
    one, used = settle(with_findings(READ, PROMPT), Triage())
    assert statuses(one) == [("open", None)] * 2
    assert used == frozenset()


def test_a_finding_of_the_baseline_is_known_and_another_one_new():
    one, _ = settled(with_findings(READ, PROMPT), baseline=with_findings(READ))
    assert statuses(one) == [("known", "unchanged"), ("open", "new")]
    assert one.audit.baseline.version_code == 12
    assert standing(one, Threshold(Severity.LOW)) == (one.findings[1],)


def test_a_known_finding_that_weighs_more_stays_open():
    before = replace(READ, severity=Severity.LOW)
    one, _ = settled(with_findings(READ), baseline=with_findings(before))
    assert statuses(one) == [("open", "updated")]


def test_a_baseline_of_another_app_says_nothing():
    other = replace(with_findings(READ), app=app("com.other"))
    one, _ = settled(with_findings(READ), baseline=other)
    assert statuses(one) == [("open", None)]
    assert one.audit.baseline is None


def test_of_several_versions_the_latest_is_the_baseline():
    early = replace(with_findings(READ), app=app(version_code=1))
    late = replace(with_findings(), app=app(version_code=2))
    assert baselines_of([late, early])["com.x"] is late


@pytest.mark.parametrize("target", [READ.fingerprint, READ.rule])
def test_a_waiver_marks_by_fingerprint_or_rule_and_removes_nothing(target):
    one, used = settled(with_findings(READ, PROMPT), waiver(target))
    assert [each.status for each in one.findings] == [Status.WAIVED, Status.OPEN]
    assert one.findings[0].waiver.because == "agreed"
    assert used == {1}
    assert len(one.waivers) == 1


def test_a_waiver_of_another_package_or_past_its_day_marks_nothing():
    entries = (waiver(READ.rule, package="com.other"), waiver(READ.rule, until="2026-11-30"))
    one, used = settled(with_findings(READ), *entries)
    assert statuses(one) == [("open", None)]
    assert used == frozenset()


def test_a_waiver_holds_on_its_last_day():
    one, _ = settled(with_findings(READ), waiver(READ.rule, until=DAY))
    assert one.findings[0].status is Status.WAIVED


def test_a_waiver_by_fingerprint_counts_before_one_by_rule():
    entries = (waiver(READ.rule), waiver(READ.fingerprint, number=2))
    _, used = settled(with_findings(READ), *entries)
    assert used == {2}


def test_a_waived_finding_keeps_what_it_is_beside_the_baseline():
    one, _ = settled(with_findings(READ), waiver(READ.rule), baseline=with_findings(READ))
    assert statuses(one) == [("waived", "unchanged")]


def test_settling_again_forgets_what_was_settled_before():
    one, _ = settled(with_findings(READ), waiver(READ.rule), baseline=with_findings(READ))
    again, _ = settle(one, Triage())
    assert statuses(again) == [("open", None)]
    assert again.waivers == ()
    assert again.audit.baseline is None


def test_a_reviewers_answer_stays():
    answered = replace(READ, status=Status.ANSWERED, answer="yes")
    one, _ = settled(with_findings(answered), baseline=with_findings(READ))
    assert statuses(one) == [("answered", "unchanged")]


def test_a_waived_finding_says_what_was_waived_and_where_it_stands():
    entry = replace(waiver(READ.rule, number=3), file="waivers.toml")
    one, _ = settled(with_findings(READ), entry)
    kept = one.findings[0].waiver
    assert (kept.target, kept.where) == (READ.rule, "waivers.toml, waiver 3")

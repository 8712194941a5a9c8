"""What changed between two results, and whether it stops a build."""

from dataclasses import replace

import pytest

from auditor.model.difference import Move
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.result import PermissionRecord
from auditor.model.vocabulary import (
    Confidence,
    EvidenceKind,
    Kleene,
    Severity,
    Status,
    VerdictCode,
)
from auditor.model.words import same
from auditor.triage.difference import compare, new_stops
from auditor.triage.gate import Threshold
from tests.builders import finding, result

READ = finding(Severity.HIGH, rule="LAP-A02")
PROMPT = finding(Severity.MEDIUM, rule="LAP-C01")


def seen(symbol: str, part: str = "new.apk!classes.dex") -> Evidence:
    return Evidence(EvidenceKind.CODE, part, symbol=symbol, offset=3)


def fact(value: Kleene) -> Fact:
    return Fact("reads-whole-phonebook", value, Confidence.CONFIRMED, same("So."))


def permission(name: str) -> PermissionRecord:
    return PermissionRecord(name, 1, None, "base.apk", "yes", "app")


def test_two_equal_results_differ_in_nothing():
    one = result(VerdictCode.C, READ)
    difference = compare(one, one)
    assert (difference.appeared, difference.gone, difference.grown) == ((), (), ())
    assert not difference.verdict_moved


def test_findings_appear_and_go():
    difference = compare(result(VerdictCode.C, PROMPT), result(VerdictCode.B, READ))
    assert (difference.appeared, difference.gone) == ((READ,), (PROMPT,))
    assert difference.verdict_moved


def test_a_known_finding_at_a_new_place_has_grown():
    old = replace(READ, evidence=(seen("La;->b()V", "old.apk!classes.dex"),))
    new = replace(READ, evidence=(seen("La;->b()V"), seen("Lc;->d()V")))
    (grown,) = compare(result(VerdictCode.C, old), result(VerdictCode.C, new)).grown
    assert grown.places == (seen("Lc;->d()V"),)


def test_another_file_name_or_offset_is_no_new_place():
    old = replace(READ, evidence=(replace(seen("La;->b()V", "old.apk!classes.dex"), offset=9),))
    new = replace(READ, evidence=(seen("La;->b()V"),))
    assert compare(result(VerdictCode.C, old), result(VerdictCode.C, new)).grown == ()


def test_facts_and_permissions_that_changed_are_named():
    old = replace(result(), facts={"P4": fact(Kleene.NO), "P1": fact(Kleene.YES)})
    new = replace(result(), facts={"P4": fact(Kleene.YES), "P1": fact(Kleene.YES)})
    new = replace(new, app=replace(new.app, permissions=(permission("x.READ"),)))
    difference = compare(old, new)
    assert difference.facts == (Move("P4", "no", "yes"),)
    assert difference.permissions_added == ("x.READ",)
    assert compare(new, old).permissions_removed == ("x.READ",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((), (READ,), True),
        ((READ,), (READ,), False),
        ((READ,), (), False),
        ((), (PROMPT,), False),
        ((), (replace(READ, status=Status.WAIVED),), False),
        ((replace(READ, severity=Severity.LOW),), (READ,), True),
        ((READ,), (replace(READ, evidence=(seen("Lc;->d()V"),)),), False),
    ],
    ids=["new", "known", "gone", "new-but-light", "waived", "heavier", "grown"],
)
def test_only_what_is_new_or_heavier_stops(old, new, expected):
    difference = compare(result(VerdictCode.C, *old), result(VerdictCode.C, *new))
    assert new_stops(difference, Threshold()) is expected


@pytest.mark.parametrize(("old", "expected"), [(VerdictCode.C, True), (VerdictCode.B, False)])
def test_a_verdict_stops_when_it_moved_there(old, expected):
    difference = compare(result(old), result(VerdictCode.B))
    assert new_stops(difference, Threshold(verdicts=(VerdictCode.B,))) is expected

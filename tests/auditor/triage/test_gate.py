"""The gate: which findings and verdicts stop a build."""

from dataclasses import replace

import pytest

from auditor.model.vocabulary import Confidence, LimitKind, Severity, Status, VerdictCode
from auditor.triage.gate import (
    GateLayer,
    GateOutcome,
    Threshold,
    decide,
    standing,
    stops,
    unsettled,
)
from tests.builders import finding, limit, result
from tests.result_builder import pack


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.CRITICAL, True),
        (Severity.HIGH, True),
        (Severity.MEDIUM, False),
        (Severity.INFO, False),
    ],
)
def test_findings_at_or_above_the_threshold_stop(severity, expected):
    assert stops(result(VerdictCode.C, finding(severity)), Threshold()) is expected


def test_never_lets_every_finding_pass():
    critical = result(VerdictCode.B, finding(Severity.CRITICAL))
    assert standing(critical, Threshold(fail_on=None)) == ()


@pytest.mark.parametrize("status", [Status.WAIVED, Status.KNOWN, Status.ANSWERED])
def test_a_finding_that_somebody_settled_does_not_stop(status):
    assert not stops(result(VerdictCode.C, finding(status=status)), Threshold())


@pytest.mark.parametrize(
    ("layer", "of_the_finding", "expected"),
    [
        (GateLayer.ARTICLE, ("article",), True),
        (GateLayer.ARTICLE, ("law:cn",), False),
        (GateLayer.LAW, ("article",), False),
        (GateLayer.LAW, ("article", "law:cn"), True),
        (GateLayer.ALL, ("law:in",), True),
    ],
)
def test_only_findings_of_the_chosen_layer_count(layer, of_the_finding, expected):
    one = replace(
        result(VerdictCode.C, finding(layer=of_the_finding)), packs=(pack("cn", "法"),)
    )
    assert stops(one, Threshold(layer=layer)) is expected


def test_the_gate_of_the_law_asks_for_packs_that_were_applied_and_that_bind():
    one = result(VerdictCode.C, finding(layer=("article", "law:cn-draft-2026", "law:vn")))
    draft = replace(pack("cn-draft-2026", "稿"), status="draft")
    law = Threshold(layer=GateLayer.LAW)
    assert not stops(replace(one, packs=(pack("cn", "法"), draft)), law)
    assert stops(replace(one, packs=(draft, pack("vn", "Luật"))), law)
    assert stops(replace(one, packs=(draft,)), Threshold())


@pytest.mark.parametrize(
    ("least", "shown", "expected"),
    [
        (Confidence.POSSIBLE, Confidence.POSSIBLE, True),
        (Confidence.LIKELY, Confidence.POSSIBLE, False),
        (Confidence.LIKELY, Confidence.LIKELY, True),
        (Confidence.CONFIRMED, Confidence.LIKELY, False),
    ],
)
def test_findings_below_the_wanted_confidence_do_not_count(least, shown, expected):
    one = result(VerdictCode.C, finding(confidence=shown))
    assert stops(one, Threshold(min_confidence=least)) is expected


def test_a_verdict_can_stop_without_any_finding():
    assert stops(result(VerdictCode.U), Threshold(verdicts=(VerdictCode.U,)))


def test_a_finding_that_stands_wins_over_an_input_that_failed():
    stands = [result(VerdictCode.B, finding(Severity.CRITICAL))]
    assert decide(stands, threshold=Threshold(), failed=True, strict=True) is GateOutcome.STANDS


def test_an_input_that_failed_makes_the_run_incomplete_even_without_strict():
    outcome = decide([result()], threshold=Threshold(), failed=True, strict=False)
    assert outcome is GateOutcome.INCOMPLETE


@pytest.mark.parametrize(
    "one",
    [
        result(VerdictCode.U),
        result(limits=(limit(LimitKind.TIME),)),
        result(limits=(limit(LimitKind.MEMORY),)),
        result(limits=(limit(LimitKind.MISSING_SPLIT),)),
        result(limits=(limit(LimitKind.UNREADABLE_MEMBER),)),
    ],
    ids=["U", "time", "memory", "missing-split", "unreadable-member"],
)
def test_strict_does_not_accept_an_audit_that_was_cut_short(one):
    answers = [
        decide([one], threshold=Threshold(), failed=False, strict=strict)
        for strict in (False, True)
    ]
    assert answers == [GateOutcome.PASSED, GateOutcome.INCOMPLETE]


def test_strict_accepts_limits_that_every_app_has():
    assert list(unsettled(result(limits=(limit(LimitKind.NATIVE),)))) == []


def test_a_run_without_results_passes_only_if_nothing_failed():
    outcome = decide([], threshold=Threshold(), failed=False, strict=True)
    assert outcome is GateOutcome.PASSED

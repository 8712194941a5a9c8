"""What stands on the front page: first the evidence that made the verdict."""

from dataclasses import replace

from auditor.model.evidence import Step
from auditor.model.vocabulary import Severity, Status, VerdictCode
from auditor.model.words import same
from auditor.rules.registry import rule_cards
from reports.glossary import glossary
from reports.view import build_view
from tests.result_builder import (
    DENIAL_SEEN,
    EVIDENCES,
    MANIFEST_SEEN,
    READ_SEEN,
    bundled_consent,
)


def with_findings(*rules, reasons=("D13",), severities=None, statuses=None):
    base = bundled_consent()
    findings = tuple(
        replace(
            base.findings[0],
            rule=rule,
            fingerprint=f"v1:{rule}",
            message=same(rule),
            severity=(severities or {}).get(rule, Severity.MEDIUM),
            status=(statuses or {}).get(rule, Status.OPEN),
            evidence=(EVIDENCES[number],),
        )
        for number, rule in enumerate(rules)
    )
    verdict = replace(base.verdict, code=VerdictCode.D, reasons=reasons)
    return replace(base, verdict=verdict, findings=findings, rules=tuple(rule_cards().values()))


def leading(result):
    return [one.finding.finding.rule for one in build_view(result).strongest if one.finding]


def test_the_finding_behind_the_reason_leads_though_another_weighs_more():
    result = with_findings("LAP-A01", "LAP-N10", severities={"LAP-A01": Severity.CRITICAL})
    assert leading(result) == ["LAP-N10", "LAP-A01"]


def test_what_code_does_is_not_shown_at_the_manifest():
    base = with_findings("LAP-N10", "LAP-A02")
    first, second = base.findings
    told = replace(first, evidence=(READ_SEEN,))
    reads = replace(second, evidence=(READ_SEEN, MANIFEST_SEEN))
    result = replace(base, findings=(told, reads))
    assert leading(result) == ["LAP-N10"]


def test_of_findings_behind_the_reasons_the_heaviest_leads():
    result = with_findings(
        "LAP-C05", "LAP-C04", reasons=("D2", "D3"), severities={"LAP-C04": Severity.HIGH}
    )
    assert leading(result) == ["LAP-C04", "LAP-C05"]


def test_what_somebody_accepted_does_not_lead_even_if_it_made_the_verdict():
    result = with_findings("LAP-A01", "LAP-N10", statuses={"LAP-N10": Status.WAIVED})
    assert leading(result) == ["LAP-A01", "LAP-N10"]


def test_every_reason_of_a_defect_or_a_misuse_has_rules_and_every_rule_is_one():
    reasons = set(glossary()["reason"])
    shown = {one for card in rule_cards().values() for one in card.shows}
    wanted = {one for one in reasons if one[0] in "DM" and one[1:].isdigit()}
    assert wanted <= shown
    assert shown <= reasons | {code.value for code in VerdictCode}


def test_a_result_of_an_older_version_whose_rules_name_no_reason_goes_by_weight():
    one = with_findings("LAP-A01", "LAP-N10", severities={"LAP-A01": Severity.CRITICAL})
    old = replace(one, rules=tuple(replace(card, shows=()) for card in one.rules))
    assert leading(old) == ["LAP-A01", "LAP-N10"]


def test_a_defect_leads_before_a_misuse_that_weighs_more():
    result = with_findings(
        "LAP-X01", "LAP-N10", reasons=("D13", "M1"), severities={"LAP-X01": Severity.CRITICAL}
    )
    assert leading(result) == ["LAP-N10", "LAP-X01"]


def test_without_any_policy_that_leads_for_what_it_would_have_to_say():
    result = with_findings("LAP-A02", "LAP-N01", reasons=("D7",))
    assert leading(result) == ["LAP-N01", "LAP-A02"]


def test_of_data_that_leaves_both_ends_are_shown():
    base = with_findings("LAP-X01", severities={"LAP-X01": Severity.CRITICAL})
    sent = replace(READ_SEEN, symbol="La/b;->send()V", offset=9)
    steps = tuple(Step(one.symbol, one.offset, same("does")) for one in (READ_SEEN, sent))
    found = replace(base.findings[0], evidence=(READ_SEEN, sent), steps=steps)
    first = build_view(replace(base, findings=(found,))).strongest[0]
    assert (first.place.evidence, first.end.evidence) == (READ_SEEN, sent)
    alone = build_view(replace(base, findings=(replace(found, steps=()),))).strongest[0]
    assert alone.end is None


def test_a_finding_on_wording_shows_its_sentence_and_no_instruction():
    base = with_findings("LAP-N10")
    (first,) = base.findings
    for evidence, kind in (
        ((DENIAL_SEEN, READ_SEEN), DENIAL_SEEN.kind),
        ((MANIFEST_SEEN, READ_SEEN), READ_SEEN.kind),
    ):
        result = replace(base, findings=(replace(first, evidence=evidence),))
        assert build_view(result).strongest[0].place.evidence.kind is kind

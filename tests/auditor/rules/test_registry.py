"""How claims become findings: severity in its order, one finding an anchor."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from auditor.model.evidence import Evidence
from auditor.model.facts import Decision, Facts, Lending
from auditor.model.vocabulary import Confidence, EvidenceKind, Kleene, Severity, VerdictCode
from auditor.model.words import same
from auditor.rules import ALL_RULES
from auditor.rules.registry import Claim, Rule, check_rules, lowered, rule_cards
from tests.auditor.law.conftest import facts as make_facts

PLACE = Evidence(EvidenceKind.MANIFEST, "base.apk!AndroidManifest.xml", xpath="/manifest")
OTHER = Evidence(EvidenceKind.MANIFEST, "base.apk!AndroidManifest.xml", xpath="/manifest/x")
DECISION = Decision(VerdictCode.A0, None, (), Confidence.CONFIRMED, (), unlawful=False)


def facts(lending: Kleene = Kleene.YES) -> Facts:
    return replace(make_facts(), lending=Lending(lending))


def found(*claims: Claim, rule_id: str = "LAP-A02", lending: Kleene = Kleene.YES, up: int = 0):
    def check(_facts: Facts, _decision: Decision) -> Iterator[Claim]:
        yield from claims

    def raised(_rule: str, severity: Severity) -> Severity:
        order = list(Severity)
        return order[max(order.index(severity) - up, 0)]

    return check_rules([Rule(rule_id, check)], facts(lending), DECISION, raised=raised)


def claim(**values: object) -> Claim:
    given = {"anchor": ("a",), "message": same("x"), "evidence": (PLACE,), **values}
    return Claim(**given)


def test_a_claim_takes_the_severity_of_its_card() -> None:
    (one,) = found(claim())
    assert one.severity is rule_cards()["LAP-A02"].severity


def test_a_possible_claim_is_never_above_medium() -> None:
    (one,) = found(claim(confidence=Confidence.POSSIBLE, severity=Severity.CRITICAL))
    assert one.severity is Severity.MEDIUM


def test_a_pack_raises_before_the_cap() -> None:
    (one,) = found(claim(confidence=Confidence.POSSIBLE), up=1)
    assert one.severity is Severity.MEDIUM


def test_a_pack_raises_a_confirmed_claim() -> None:
    (one,) = found(claim(), up=1)
    assert one.severity is Severity.CRITICAL


def test_a_finding_of_the_article_alone_weighs_less_when_the_app_is_no_lender() -> None:
    (lender,) = found(claim(), rule_id="LAP-M01")
    (other,) = found(claim(), rule_id="LAP-M01", lending=Kleene.NO)
    assert other.severity is lowered(lender.severity)


def test_two_places_of_one_anchor_are_one_finding_with_both_places() -> None:
    (one,) = found(claim(), claim(evidence=(OTHER,)))
    assert one.evidence == (PLACE, OTHER)


def test_two_anchors_are_two_findings() -> None:
    assert len({one.fingerprint for one in found(claim(), claim(anchor=("b",)))}) == 2


def test_a_claim_without_evidence_is_refused() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        found(claim(evidence=()))


def test_every_rule_has_a_card_and_every_card_a_rule() -> None:
    assert sorted(rule_cards()) == sorted(one.id for one in ALL_RULES)


def test_every_card_says_why_limits_and_fix_in_both_languages() -> None:
    for card in rule_cards().values():
        assert [line.partition(":")[0] for line in card.help.en.splitlines()] == [
            "Why",
            "Limits",
            "Fix",
        ]
        assert len(card.help.zh.splitlines()) == 3
        assert card.title.en
        assert card.title.zh


@pytest.mark.parametrize(
    ("speaking", "left"), [("LAP-N02", ["LAP-N02"]), ("LAP-N07", ["LAP-N03", "LAP-N07"])]
)
def test_one_fault_is_one_finding(speaking: str, left: list[str]) -> None:
    def check(_facts: Facts, _decision: Decision) -> Iterator[Claim]:
        yield claim()

    rules = [Rule("LAP-N03", check), Rule(speaking, check)]
    found_ = check_rules(rules, facts(), DECISION, raised=lambda _, severity: severity)
    assert sorted(one.rule for one in found_) == left


def test_the_places_of_a_claim_stand_as_the_rule_names_them() -> None:
    (one,) = found(claim(evidence=(OTHER, PLACE, OTHER)))
    assert one.evidence == (OTHER, PLACE)

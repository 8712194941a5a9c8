"""The rules of the law layer come to the worst of their clauses, and bind nobody by a draft."""

import pytest

from auditor.errors import BadData
from auditor.law import principles as module
from auditor.law.article import decide
from auditor.law.choice import as_of_dates, choose_packs
from auditor.law.judge import judge_packs
from auditor.law.pack import packs, rule_ids
from auditor.law.principles import judge_principles, principles
from auditor.model.vocabulary import Kleene

YES, NO = Kleene.YES, Kleene.NO


@pytest.fixture
def judged(make):
    """Return a function from packs, facts and findings to the principles by id."""

    def judge(option, *rules, table=None, counted=None):
        facts = make.facts(table or {}, counted or [make.counted(C5=NO)])
        chosen = choose_packs(option, ())
        applied, clauses = judge_packs(
            chosen,
            facts,
            decision=decide(facts),
            findings=[make.finding(one) for one in rules],
            as_of=as_of_dates(chosen, None),
            checks=dict.fromkeys(rule_ids()),
        )
        return {one.id: one for one in judge_principles(applied, clauses)}

    return judge


def test_there_are_eleven_in_order_and_each_names_clauses_that_exist():
    assert [one.id for one in principles()] == [f"L{number}" for number in range(1, 12)]
    known = {clause.id for pack in packs().values() for clause in pack.clauses}
    assert {one for each in principles() for one in each.clauses} <= known


def test_background_is_never_judged(judged):
    found = judged("all", *sorted(rule_ids()))
    assert [key for key, one in found.items() if one.outcome is None] == ["L4", "L10"]
    assert found["L10"].findings == ()


@pytest.mark.parametrize(
    ("rule", "concerned"),
    [
        ("LAP-A02", "L1"), ("LAP-X05", "L2"), ("LAP-T01", "L3"), ("LAP-N01", "L5"), ("LAP-C04", "L6"),
        ("LAP-C02", "L7"),
    ],
)  # fmt: skip
def test_one_breached_clause_is_enough_and_its_twin_is_clear(judged, rule, concerned):
    found = judged("cn", rule)[concerned]
    assert found.outcome == "breach"
    assert found.findings == (f"v1:{rule}",)
    assert found.clauses
    assert judged("cn")[concerned].outcome == "no-breach-seen"


@pytest.mark.parametrize("rule", ["LAP-X07", "LAP-C05", "LAP-X01"])
def test_sharing_is_concerned_by_what_is_given_to_others_alone(judged, rule):
    """What lies unprotected, is bundled, or goes to the operator's own server, is not yet shared."""
    assert judged("cn", rule)["L2"].outcome == "no-breach-seen"
    assert judged("cn", "LAP-X05")["L2"].outcome == "breach"


def test_conduct_of_collection_is_left_open_by_a_text_alone(judged):
    assert judged("cn", "LAP-X04", table={"X3": NO, "X7": YES})["L9"].outcome == "undetermined"
    both = judged("cn", "LAP-X03", "LAP-X04", table={"X3": YES, "X7": YES})
    assert both["L9"].outcome == "breach"


def test_a_draft_binds_nobody_yet(judged):
    found = judged("cn,cn-draft-2026", "LAP-A02")["L8"]
    assert found.outcome == "undetermined"
    assert found.because.en.endswith("the draft is not in force.")
    assert judged("cn,cn-draft-2026")["L8"].outcome == "no-breach-seen"


def test_what_no_applied_pack_holds_is_not_judged_and_says_which_would(judged):
    found = judged("cn", "LAP-A01")["L11"]
    assert (found.outcome, found.clauses) == (None, ())
    assert "google-play" in found.because.en
    assert judged("pk-secp", "LAP-A01")["L11"].outcome == "breach"


def test_third_parties_are_concerned_whatever_the_borrower_agreed_to(make, judged):
    consenting = judged("cn", "LAP-A02", "LAP-T01", counted=[make.counted()])
    assert (consenting["L1"].outcome, consenting["L3"].outcome) == ("breach", "breach")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"clauses": ["cn.nowhere"]}, "L1: names clauses that no pack has: cn.nowhere"),
        ({"question": "mood"}, "L1.question: 'mood' is none of necessity, server-use"),
        ({"mark": "D"}, "L1.mark: 'D' is none of"),
        ({"colour": "red"}, "L1: has unknown keys colour"),
    ],
)
def test_a_broken_table_says_where_it_is_wrong(monkeypatch, changes, message):
    row = {
        "title": {"en": "a", "zh": "b"},
        "says": {"en": "a", "zh": "b"},
        "basis": "s. 1",
        "mark": "C",
        "clauses": [],
    }
    monkeypatch.setattr(module, "read_table", lambda _: {"L1": {**row, **changes}})
    with pytest.raises(BadData, match=message):
        principles.__wrapped__()

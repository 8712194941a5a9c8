"""What becomes of clauses."""

from dataclasses import replace

import pytest

from auditor.law.article import decide
from auditor.law.choice import ChosenPack, as_of_dates, choose_packs
from auditor.law.judge import has_trait, is_blinded, judge_packs
from auditor.law.pack import Clause, Pack, Trait, packs, rule_ids
from auditor.model.facts import Lending
from auditor.model.vocabulary import ClauseOutcome, Confidence, Kleene, LimitKind, Sense
from auditor.model.words import same

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
DAY = "2026-11-23"


def clause(**changes):
    values = {
        "id": "xx.1",
        "citation": "s. 1",
        "asks": same("asks"),
        "quote": None,
        "mark": "C",
        "consent_cures": False,
        "breached_by": ("LAP-A02",),
        "applies_to": (),
        "needs": (Sense.READ,),
        "in_force": None,
        "until": None,
    }
    return Clause(**{**values, **changes})


def chosen_pack(*clauses):
    pack = Pack(
        "xx", "N", "N", "1", "I", "in-force", None, None, "s", "C", DAY, (), {}, clauses
    )
    return ChosenPack(pack, same("because"), raises=False)


@pytest.fixture
def judged(make):
    """Return a function from a clause and facts to its result and its pack's."""

    def judge(one, facts=None, *findings, built=None, day=DAY):
        seen = facts or make.facts()
        return judge_packs(
            [chosen_pack(one)],
            seen,
            decision=decide(seen),
            findings=[make.finding(it) if isinstance(it, str) else it for it in findings],
            as_of={"xx": day},
            checks=dict.fromkeys(rule_ids() if built is None else built),
        )

    return judge


@pytest.fixture
def outcome(judged):
    def outcome_of(*args, **options):
        _, (result,) = judged(*args, **options)
        return result.outcome

    return outcome_of


def test_a_finding_of_a_named_rule_is_a_breach(judged):
    (pack,), (result,) = judged(clause(), None, "LAP-A02", "LAP-C09")
    assert result.outcome == "breach"
    assert result.findings == ("v1:LAP-A02",)
    assert result.because.en == "Findings: LAP-A02."
    assert pack.counts == {
        "breach": 1,
        "no-breach-seen": 0,
        "undetermined": 0,
        "not-applicable": 0,
    }


def test_without_finding_and_with_open_eyes_no_breach_is_seen(judged):
    _, (result,) = judged(clause())
    assert (result.outcome, result.because.en) == ("no-breach-seen", "No finding of LAP-A02.")


@pytest.mark.parametrize("sense", list(Sense))
def test_a_blinded_sense_never_clears_a_breach(make, judged, sense):
    facts = make.facts(limits=(make.limit(LimitKind.PACKED, sense),))
    _, (result,) = judged(clause(needs=(sense,)), facts)
    assert result.outcome == "undetermined"
    assert result.because.en.startswith("No finding, but something could not be seen: ")


def test_a_blinded_sense_that_is_not_needed_does_not_matter(make, outcome):
    facts = make.facts(limits=(make.limit(LimitKind.PACKED, Sense.FLOW),))
    assert outcome(clause(), facts) == "no-breach-seen"


def test_a_blinded_sense_does_not_hide_a_finding(make, outcome):
    facts = make.facts(limits=(make.limit(LimitKind.PACKED, Sense.READ),))
    assert outcome(clause(), facts, "LAP-A02") == "breach"


def test_a_rule_that_is_not_built_clears_nothing(judged):
    one = clause(breached_by=("LAP-A02", "LAP-X05"))
    _, (result,) = judged(one, built={"LAP-A02"})
    assert result.outcome == "undetermined"
    assert result.because.en == "No finding, but this version does not examine LAP-X05."


def test_all_reasons_for_not_knowing_are_told(make, judged):
    facts = make.facts(limits=(make.limit(LimitKind.PACKED, Sense.READ),))
    _, (result,) = judged(clause(), facts, built=())
    assert result.because.en == (
        "No finding, but something could not be seen: reads of contacts. "
        "No finding, but this version does not examine LAP-A02."
    )


def test_a_finding_that_is_only_possible_is_no_breach(make, judged):
    weak = replace(make.finding("LAP-A02"), confidence=Confidence.POSSIBLE)
    _, (result,) = judged(clause(), None, weak)
    assert (result.outcome, result.findings) == ("undetermined", ("v1:LAP-A02",))


@pytest.mark.parametrize(
    ("values", "table", "expected"),
    [
        ({}, {}, "no-breach-seen"),
        ({}, {"X3": YES}, "no-breach-seen"),
        ({"C5": NO}, {}, "breach"),
        ({"GEN": NO}, {}, "breach"),
        ({"GEN": UNKNOWN}, {}, "undetermined"),
        ({}, {"X3": UNKNOWN}, "undetermined"),
    ],
)
def test_where_consent_cures_the_verdict_decides(make, outcome, values, table, expected):
    facts = make.facts(table, [make.counted(values)])
    assert outcome(clause(consent_cures=True), facts, "LAP-A02") == expected


def test_a_consent_that_cures_needs_no_finding_and_no_rule(judged):
    _, (result,) = judged(clause(consent_cures=True), built=())
    assert result.outcome == "no-breach-seen"
    assert result.because.en.startswith("The article's verdict is F")


def test_where_consent_does_not_cure_article_and_law_diverge(make, judged):
    (pack,), _ = judged(clause(), None, "LAP-A02")
    assert pack.divergence
    (cured,), _ = judged(clause(consent_cures=True), None, "LAP-A02")
    assert not cured.divergence
    (unseen,), _ = judged(clause())
    assert not unseen.divergence
    deficient = make.facts({}, [make.counted(C5=NO)])
    (agreed,), _ = judged(clause(), deficient, "LAP-A02")
    assert not agreed.divergence


def test_a_draft_restricts_nothing_that_the_article_permits(make):
    binding = chosen_pack(clause())
    draft = replace(binding, pack=replace(binding.pack, status="draft"))
    facts = make.facts()
    for chosen, expected in ((binding, True), (draft, False)):
        ((pack,), (result,)) = judge_packs(
            [chosen],
            facts,
            decision=decide(facts),
            findings=[make.finding("LAP-A02")],
            as_of={"xx": DAY},
            checks=dict.fromkeys(rule_ids()),
        )
        assert (pack.divergence, result.outcome) == (expected, "breach")


@pytest.mark.parametrize(
    ("lending", "expected"),
    [(YES, "breach"), (UNKNOWN, "undetermined"), (NO, "not-applicable")],
)
def test_a_clause_on_lenders_applies_to_lenders(make, outcome, lending, expected):
    one = clause(applies_to=(Trait.LENDING,))
    assert outcome(one, make.facts(lending=Lending(lending)), "LAP-A02") == expected


def test_a_trait_that_is_not_known_leaves_no_breach_where_nothing_was_found(make, outcome):
    one = clause(applies_to=(Trait.LENDING,))
    assert outcome(one, make.facts(lending=Lending(UNKNOWN))) == "no-breach-seen"


def test_what_does_not_apply_says_why(make, judged):
    one = clause(applies_to=(Trait.LENDING, Trait.PHONEBOOK))
    facts = make.facts({"P1": NO, "P2": NO}, [], lending=Lending(NO))
    _, (result,) = judged(one, facts, built=())
    assert result.because.en == (
        "Does not apply: it is no lending app; "
        "the app does not hold the permission to read the phonebook."
    )


def test_a_finding_that_only_raises_the_question_leaves_a_clause_undetermined(outcome):
    one = clause(breached_by=("LAP-C08",), questioned_by=("LAP-C03",))
    assert outcome(one, None, "LAP-C03", built=("LAP-C03", "LAP-C08")) == "undetermined"
    assert outcome(one, None, "LAP-C03", "LAP-C08") == "breach"
    assert outcome(one, None, built=("LAP-C03", "LAP-C08")) == "no-breach-seen"


def test_a_way_around_a_consent_does_not_show_that_a_refusal_is_ignored():
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    assert "LAP-C03" not in clauses["cn.method.3.2"].breached_by
    assert "LAP-C03" in clauses["cn.method.3.2"].questioned_by


@pytest.mark.parametrize(
    ("named", "rule"),
    [
        ("cn.pipl.6", "LAP-A01"), ("cn.pipl.23", "LAP-A06"), ("cn.pipl.23", "LAP-N06"),
        ("cn.method.4.5", "LAP-N03"), ("cn.method.5.1", "LAP-A06"), ("cn.method.5.3", "LAP-A08"),
        ("cn.method.5.3", "LAP-A13"), ("eu.ccd2.18", "LAP-X01"), ("eu.gdpr.14", "LAP-T01"),
        ("google-play.call-log-sms", "LAP-A07"), ("in-rbi.12-sharing", "LAP-N06"),
        ("cn.pipl.10", "LAP-X05"), ("cn.pipl.17", "LAP-A03"), ("cn.pipl.19", "LAP-N03"),
        ("cn.civil.497", "LAP-T02"), ("cn.method.1.2", "LAP-C02"), ("cn.method.3.1", "LAP-A04"),
        ("cn.method.3.7", "LAP-N04"), ("ng-fccpc.ndpa.24", "LAP-A02"), ("in-rbi.13", "LAP-X01"),
        ("ph-npc-sec.20-01.permissions", "LAP-X07"), ("id-ojk.emergency-contact", "LAP-T02"),
        ("vn.pdp.scoring", "LAP-X01"), ("mx.condusef", "LAP-A02"), ("mx.lfpdppp", "LAP-A02"), ("eu.gdpr.7", "LAP-C10"),
        ("ke-cbk.phonebook", "LAP-A02"), ("pk-secp.15.language", "LAP-N10"),
    ],
)  # fmt: skip
def test_a_fault_of_another_kind_leaves_a_clause_open(make, outcome, named, rule):
    """To load code gives nobody the contacts, to declare a permission collects nothing yet."""
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    one = clauses[named]
    deficient = make.facts({}, [make.counted(C5=NO)])
    assert outcome(one, deficient, rule, day="2026-11-26") == "undetermined"


@pytest.mark.parametrize(
    ("named", "rule"),
    [
        ("cn.pipl.6", "LAP-A02"), ("cn.pipl.23", "LAP-X05"), ("cn.method.5.1", "LAP-X05"),
        ("cn.method.5.3", "LAP-X05"), ("in-rbi.12-sharing", "LAP-X05"), ("in-rbi.12i", "LAP-A01"),
        ("cn.method.4.1", "LAP-A01"), ("cn.method.1.2", "LAP-N01"), ("cn.csl.41-2", "LAP-A02"),
        ("cn.civil.1038-2", "LAP-X07"), ("cn.csl.42-2", "LAP-X06"), ("cn.civil.1037", "LAP-N07"), ("cn.data.22-4", "LAP-N05"), ("cn.miit.337", "LAP-C08"),
        ("ph-npc-sec.2022-02.choice", "LAP-A02"), ("in-rbi.grievance", "LAP-N08"),
    ],
)  # fmt: skip
def test_the_fault_that_a_clause_forbids_breaches_it(make, outcome, named, rule):
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    deficient = make.facts({}, [make.counted(C5=NO)])
    assert outcome(clauses[named], deficient, rule, day="2026-11-26") == "breach"


CONDUCT = (
    "cn.civil.1033", "cn.collection.nifa", "cn.collection.cba", "cn.collection.micro",
    "cn.collection.consumer-finance", "id-ojk.emergency-contact", "ke-cbk.phonebook", "mx.collection",
    "ph-npc-sec.mc18", "vn.collection.7",
)  # fmt: skip


@pytest.mark.parametrize("named", CONDUCT)
@pytest.mark.parametrize(
    ("rules", "table", "expected"),
    [
        (("LAP-X03",), {"X3": YES, "X7": NO}, "undetermined"),
        (("LAP-X03",), {"X3": NO, "X7": NO}, "undetermined"),
        (("LAP-X04",), {"X3": NO, "X7": YES}, "undetermined"),
        (("LAP-X03", "LAP-X04"), {"X3": NO, "X7": YES}, "undetermined"),
        (("LAP-X03", "LAP-X04"), {"X3": UNKNOWN, "X7": YES}, "undetermined"),
        (("LAP-X03", "LAP-X04"), {"X3": YES, "X7": YES}, "breach"),
    ],
)
def test_conduct_of_collection_needs_contacts_messaged_and_a_text_that_says_so(
    make, outcome, named, rules, table, expected
):
    """To be able to message, or to announce it, is a capability or an intent: neither is conduct."""
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    facts = make.facts(table, [make.counted(C5=NO)])
    assert outcome(clauses[named], facts, *rules, day="2026-11-26") == expected


@pytest.mark.parametrize(
    ("named", "rule", "values", "table", "expected"),
    [
        ("cn.pipl.7", "LAP-N03", {"N4": NO}, {"N2": YES, "N3": YES}, "undetermined"),
        ("cn.pipl.7", "LAP-N03", {"N3": NO}, {"N2": YES, "N3": NO}, "breach"),
        ("cn.method.2.3", "LAP-N03", {"N3": NO}, {"N2": YES, "N3": NO}, "undetermined"),
        ("cn.method.2.3", "LAP-N03", {"N2": NO}, {"N2": NO}, "breach"),
        ("cn.pipl.17", "LAP-N03", {"N4": NO}, {"N2": YES, "N3": YES, "N4": NO}, "breach"),
        ("cn.pipl.17", "LAP-N03", {}, {"N2": YES, "N3": YES, "N4": YES}, "undetermined"),
        ("cn.pipl.23", "LAP-N06", {"N5": NO}, {"X6": NO}, "undetermined"),
        ("cn.pipl.23", "LAP-N06", {"N5": NO}, {"X6": YES}, "breach"),
        ("cn.method.3.3", "LAP-C03", {}, {"C4": YES}, "undetermined"),
        ("cn.method.3.3", "LAP-C03", {"C4": NO}, {"C4": NO}, "breach"),
        ("cn.method.4.6", "LAP-C09", {}, {"C7": YES}, "undetermined"),
        ("cn.method.4.6", "LAP-C09", {"C7": NO}, {"C7": NO}, "breach"),
    ],
)
def test_a_finding_breaches_a_clause_only_where_it_is_what_the_clause_forbids(
    make, outcome, named, rule, values, table, expected
):
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    facts = make.facts(table, [make.counted({"C5": NO, **values})])
    assert outcome(clauses[named], facts, rule, day="2026-11-26") == expected


@pytest.mark.parametrize(
    ("named", "rule", "about", "expected"),
    [
        ("in-rbi.12i", "LAP-A07", "call_log", "breach"),
        ("in-rbi.12i", "LAP-A07", "accessibility", "undetermined"),
        ("in-rbi.12i", "LAP-A07", "sms", "undetermined"),
        ("google-play.call-log-sms", "LAP-A07", "sms", "breach"),
        ("google-play.call-log-sms", "LAP-A07", "notification_listener", "undetermined"),
        ("cn-draft-2026.contacts", "LAP-A07", "call_log", "breach"),
        ("cn.scope.5-12", "LAP-A07", "sms", "breach"),
        ("cn.scope.5-12", "LAP-A07", "accessibility", "undetermined"),
        ("id-ojk.camilan", "LAP-A07", "accessibility", "breach"),
        ("cn.method.1.3", "LAP-N09", "reach", "breach"),
        ("cn.method.1.3", "LAP-N09", "legible", "undetermined"),
        ("cn.method.1.4", "LAP-N09", "legible", "breach"),
        ("cn.method.1.4", "LAP-N09", "buried", "undetermined"),
        ("cn.method.2.4", "LAP-N09", "buried", "undetermined"),
    ],
)
def test_a_law_that_speaks_of_the_call_log_is_not_told_of_an_accessibility_service(
    make, outcome, named, rule, about, expected
):
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    finding = replace(make.finding(rule), about=about)
    assert outcome(clauses[named], None, finding, day="2026-11-26") == expected


def test_loaded_code_says_nothing_of_contacts_that_an_app_may_not_read(make, outcome):
    """A debug plug-in of an embedded browser, in an app without the permission (Tencent X5)."""
    clauses = {one.id: one for pack in packs().values() for one in pack.clauses}
    facts = make.facts({"P1": NO, "P2": UNKNOWN, "P7": YES}, [])
    assert outcome(clauses["cn.method.5.3"], facts, "LAP-A13") == "not-applicable"


def test_a_clause_that_findings_can_only_question_needs_their_checks_to_be_clear(outcome):
    one = clause(breached_by=(), questioned_by=("LAP-X01",))
    assert outcome(one, None, "LAP-X01") == "undetermined"
    assert outcome(one, None, built=()) == "undetermined"
    assert outcome(one, None, built=("LAP-X01",)) == "no-breach-seen"


@pytest.mark.parametrize(
    ("dates", "day", "expected"),
    [
        ({"in_force": "2026-01-01"}, "2025-12-31", "not-applicable"),
        ({"in_force": "2026-01-01"}, "2026-01-01", "breach"),
        ({"until": "2026-01-01"}, "2025-12-31", "breach"),
        ({"until": "2026-01-01"}, "2026-01-01", "not-applicable"),
    ],
)
def test_a_clause_is_judged_as_of_a_day(outcome, dates, day, expected):
    assert outcome(clause(**dates), None, "LAP-A02", day=day) == expected


@pytest.mark.parametrize(
    ("trait", "table", "target", "value"),
    [
        (Trait.PHONEBOOK, {"P1": UNKNOWN}, 33, UNKNOWN),
        (Trait.PHONEBOOK, {"P1": YES}, 33, YES),
        (Trait.CONTACTS, {"P1": NO, "P3": YES}, 33, YES),
        (Trait.CONTACTS, {"P1": NO, "P3": NO, "P7": NO}, 33, NO),
        (Trait.LENDING, {}, 33, YES),
        (Trait.TARGET_37, {}, 36, NO),
        (Trait.TARGET_37, {}, 37, YES),
    ],
)
def test_each_trait_is_read_from_facts(make, trait, table, target, value):
    facts = make.facts(table, manifest=make.manifest(target_sdk=target))
    assert has_trait(facts, trait) is value


@pytest.mark.parametrize(
    ("sense", "table", "values"),
    [
        (Sense.MANIFEST, {"P1": UNKNOWN}, {}),
        (Sense.READ, {"P2": UNKNOWN}, {}),
        (Sense.CONSENT, {"C1": UNKNOWN}, {}),
        (Sense.CONSENT, {}, {"GEN": UNKNOWN}),
        (Sense.TEXT, {}, {"N1": UNKNOWN}),
        (Sense.FLOW, {"X1": UNKNOWN}, {}),
        (Sense.FLOW, {"P2": UNKNOWN}, {}),
    ],
)
def test_an_unknown_fact_blinds_like_a_limit(make, sense, table, values):
    assert not is_blinded(make.facts(), sense)
    assert is_blinded(make.facts(table, [make.counted(values)]), sense)


def test_the_packs_of_the_shelf_are_judged_whole(make):
    chosen = choose_packs("all", ())
    facts = make.facts()
    findings = [make.finding(rule) for rule in ("LAP-A01", "LAP-A02", "LAP-T01")]
    results, clauses = judge_packs(
        chosen,
        facts,
        decision=decide(facts),
        findings=findings,
        as_of=as_of_dates(chosen, None),
        checks=dict.fromkeys(rule_ids()),
    )
    by_id = {one.id: one for one in results}
    assert [one.id for one in results] == [one.pack.id for one in chosen]
    assert sum(sum(one.counts.values()) for one in results) == len(clauses)
    assert by_id["cn"].divergence
    assert by_id["article"].counts["breach"] == 0
    assert {one.id: one.outcome for one in clauses}["cn.pipl.13"] == "breach"


@pytest.mark.parametrize("rule", sorted({"LAP-A01", "LAP-A02"}))
def test_every_clause_of_the_first_packs_can_be_breached_and_can_be_seen_whole(make, rule):
    table = {"X3": YES, "X6": YES, "X7": YES, "C4": NO, "C7": NO, "N2": NO}
    facts = make.facts(table, [make.counted(C5=NO)], manifest=make.manifest(target_sdk=37))
    chosen = choose_packs("cn,google-play", ())
    options = {
        "decision": decide(facts),
        "as_of": as_of_dates(chosen, None),
        "checks": dict.fromkeys(rule_ids()),
    }
    everything = [make.finding(one) for one in sorted(rule_ids())]
    kinds = {"LAP-A07": ("sms",), "LAP-N09": ("reach", "legible")}
    everything += [
        replace(make.finding(rule), about=kind) for rule in kinds for kind in kinds[rule]
    ]
    _, breached = judge_packs(chosen, facts, findings=everything, **options)
    _, clean = judge_packs(chosen, facts, findings=(), **options)
    only_questioned = {
        one.id for it in chosen for one in it.pack.clauses if not one.breached_by
    }
    assert {one.id for one in breached if one.outcome != "breach"} == only_questioned
    assert {one.outcome for one in clean} == {"no-breach-seen"}
    _, single = judge_packs(chosen, facts, findings=[make.finding(rule)], **options)
    questioned = {
        one.id for it in chosen for one in it.pack.clauses if rule in one.questioned_by
    }
    assert {one.id for one in single if one.outcome == "undetermined"} == questioned
    assert {one.outcome for one in single} >= {"breach", "no-breach-seen"}


def test_nothing_said_of_clauses_calls_an_app_lawful_or_unlawful(make):
    chosen = choose_packs("all", ())
    for table in ({}, {"P2": UNKNOWN}, {"P1": NO, "P2": NO}):
        facts = make.facts(table, None if not table else [])
        _, clauses = judge_packs(
            chosen,
            facts,
            decision=decide(facts),
            findings=[make.finding("LAP-A01")],
            as_of=as_of_dates(chosen, None),
            checks={"LAP-A01": None},
        )
        for one in clauses:
            assert "合法" not in one.because.zh
            assert "违法" not in one.because.zh
            assert "lawful" not in one.because.en


def test_a_rule_that_another_stands_in_the_place_of_clears_nothing(make):
    facts = make.facts()
    chosen = choose_packs("cn", ())
    options = {
        "decision": decide(facts),
        "as_of": as_of_dates(chosen, None),
        "findings": (),
    }
    unsettled = {**dict.fromkeys(rule_ids()), "LAP-N07": same("LAP-N01 stands in its place")}

    _, clauses = judge_packs(chosen, facts, checks=unsettled, **options)

    (withdrawal,) = [one for one in clauses if one.id == "cn.pipl.15"]
    assert withdrawal.outcome is ClauseOutcome.UNDETERMINED
    assert "LAP-N01" in withdrawal.because.en

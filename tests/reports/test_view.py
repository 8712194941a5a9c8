"""The picture that text and HTML share."""

import json
from dataclasses import replace

import pytest

from auditor.model.access import Event
from auditor.model.vocabulary import (
    Confidence,
    Data,
    Extent,
    Kleene,
    LimitKind,
    Sense,
    Status,
    VerdictCode,
)
from auditor.model.wire import to_json
from auditor.model.words import Words
from reports.path import NOT_ASKED, way_taken
from reports.view import build_view, fact_rank
from tests.result_builder import (
    EXAMPLES,
    bundled_consent,
    legacy_lender,
    never_reads,
    packed_lender,
)


@pytest.mark.parametrize("example", sorted(set(EXAMPLES) - {"hostile"}))
def test_evidence_has_the_number_that_it_has_in_the_json(example):
    result = EXAMPLES[example]()
    table = json.loads(to_json(result))["evidence"]
    view = build_view(result)
    assert [place.number for place in view.places] == list(range(len(table)))
    for place in view.places:
        assert table[place.number]["excerpt"] == place.evidence.excerpt
        assert table[place.number]["part"] == place.evidence.part


def test_open_findings_come_first_and_the_heaviest_first_among_them():
    rules = [view.finding.rule for view in build_view(legacy_lender()).findings]
    assert rules == ["LAP-A03", "LAP-N04", "LAP-X01", "LAP-A01", "LAP-T01"]


def test_only_open_findings_are_counted():
    counts = {one.value: count for one, count in build_view(legacy_lender()).severities}
    assert counts == {"critical": 3, "high": 1, "medium": 0, "low": 0, "info": 0}


def test_the_strongest_evidence_is_three_claims_at_three_places():
    strongest = build_view(legacy_lender()).strongest
    assert len(strongest) == 3
    assert len({one.place.number for one in strongest}) == 3
    assert len({one.claim for one in strongest}) == 3


def test_a_waived_finding_is_not_the_strongest_evidence():
    result = legacy_lender()
    findings = tuple(
        replace(one, status=Status.WAIVED) if one.rule == "LAP-A03" else one
        for one in result.findings
    )
    strongest = build_view(replace(result, findings=findings)).strongest
    assert "LAP-A03" not in {one.finding.finding.rule for one in strongest if one.finding}


def test_the_verdict_s_own_finding_leads_among_equals():
    result = legacy_lender()
    strongest = build_view(result).strongest
    assert strongest[0].finding is not None
    assert strongest[0].finding.finding.rule == "LAP-A03"
    turned = tuple(
        replace(one, rule="LAP-C01") if one.rule == "LAP-X01" else one
        for one in result.findings
    )
    sure = tuple(replace(one, confidence=Confidence.CONFIRMED) for one in turned)
    without = tuple(one for one in sure if one.rule != "LAP-A03")
    first = build_view(replace(result, findings=without)).strongest[0].finding
    assert first is not None
    assert first.finding.rule == "LAP-C01"


def test_facts_are_the_strongest_evidence_where_nothing_fired():
    strongest = build_view(never_reads()).strongest
    assert [one.fact.id for one in strongest if one.fact] == ["P1"]


def test_facts_are_ordered_by_series_and_number():
    ids = ["K1", "P10", "GEN", "X1", "N2", "P2", "C3"]
    assert sorted(ids, key=fact_rank) == ["P2", "P10", "X1", "C3", "N2", "K1", "GEN"]


def test_limits_that_blind_reads_come_first():
    limits = build_view(packed_lender()).limits
    assert [one.what for one in limits] == [LimitKind.PACKED, LimitKind.IMAGE_TEXT]
    assert Sense.READ in limits[0].blinds


@pytest.mark.parametrize(
    ("example", "answers"),
    [
        ("legacy_lender", "yes no no - -"),
        ("prompt_only", "yes yes no - -"),
        ("bundled_consent", "yes yes yes no -"),
        ("packed_lender", "unknown - - - -"),
        ("never_reads", "no - - - -"),
        ("declared_unused", "no - - - -"),
    ],
)
def test_the_way_through_the_gates_follows_the_verdict(example, answers):
    gates = build_view(EXAMPLES[example]()).gates
    said = [one.gate.answer for one in gates]
    assert " ".join(said).replace(NOT_ASKED, "-") == answers


@pytest.mark.parametrize("code", list(VerdictCode))
def test_every_verdict_leaves_the_way_at_exactly_one_gate(code):
    gates = way_taken(code, legacy_lender().facts)
    assert sum(gate.left_here for gate in gates) == 1


@pytest.mark.parametrize(
    ("unknown", "gate"),
    [
        ("P2", "access"),
        ("C1", "authorised"),
        ("C2", "consent"),
        ("N2", "explicit"),
        ("X6", "misuse"),
    ],
)
def test_an_undetermined_app_stands_still_at_the_gate_of_its_unknown_fact(unknown, gate):
    facts = legacy_lender().facts
    facts = {**facts, unknown: replace(facts["P1"], value=Kleene.UNKNOWN)}
    gates = way_taken(VerdictCode.U, facts)
    assert next(one.id for one in gates if one.left_here) == gate


def test_a_gate_names_the_facts_that_speak_for_its_answer():
    gates = {one.gate.id: one.gate.facts for one in build_view(bundled_consent()).gates}
    assert gates["explicit"] == ("C3", "C6")


def test_an_access_is_linked_with_the_evidence_of_its_place():
    access = build_view(legacy_lender()).accesses[0]
    assert access.place is not None
    assert access.place.evidence.offset == access.access.offset


def test_a_way_around_the_consent_is_shown_only_if_it_is_another_way():
    base = legacy_lender()
    (access,) = base.accesses[:1]
    other = replace(access.path[-1], offset=99)
    same_way = tuple(replace(one, says=Words("read", "读")) for one in access.path)
    for witness, shown in (((), ()), (same_way, ()), ((other,), (other,))):
        result = replace(base, accesses=(replace(access, witness=witness),))
        assert build_view(result).accesses[0].around == shown


def test_an_access_names_the_finding_that_has_its_way_around_the_consent():
    base = legacy_lender()
    (access,) = base.accesses[:1]
    finding = next(one for one in base.findings if one.steps)
    view = build_view(replace(base, accesses=(replace(access, witness=finding.steps),)))
    first = next(one.number for one in view.findings if one.finding.steps == finding.steps)
    assert view.accesses[0].told_by == first
    assert build_view(base).accesses[0].told_by is None


@pytest.mark.parametrize(("reads", "count"), [(Kleene.NO, 1), (Kleene.YES, 2)])
def test_facts_of_a_consent_are_undecided_only_where_a_read_calls_for_one(reads, count):
    base = legacy_lender()
    one = replace(base.facts["P1"], value=Kleene.UNKNOWN)
    facts = {"P2": replace(one, value=reads), "X1": one, "C3": one}
    assert build_view(replace(base, facts=facts)).undecided == count


def test_the_phonebook_s_accesses_stand_first_and_only_the_first_in_full():
    base = legacy_lender()
    (access,) = base.accesses[:1]
    place = replace(access, data=Data.LOCATION)
    views = build_view(replace(base, accesses=(place, *[access] * 20))).accesses
    assert [one.access.data for one in views] == [Data.CONTACTS] * 20 + [Data.LOCATION]
    assert 0 < sum(one.full for one in views) < 20
    assert not views[-1].full


def test_what_is_written_into_the_phonebook_stands_behind_what_is_read_and_not_in_full():
    base = legacy_lender()
    read = base.accesses[0]
    result = replace(base, accesses=(replace(read, extent=Extent.WRITE), read))
    assert [(one.access.extent, one.full) for one in build_view(result).accesses] == [
        (read.extent, True),
        (Extent.WRITE, False),
    ]


def test_a_piece_of_evidence_is_listed_once_by_a_fact():
    result = legacy_lender()
    fact = next(one for one in result.facts.values() if one.evidence)
    doubled = replace(fact, evidence=fact.evidence * 2)
    key = next(key for key, one in result.facts.items() if one is fact)
    view = build_view(replace(result, facts={**result.facts, key: doubled}))
    (shown,) = [one for one in view.facts if one.id == key]
    numbers = [place.number for place in shown.places]
    assert len(numbers) == len(set(numbers)) > 0


def test_of_many_events_those_that_ask_and_send_are_drawn_in_their_order():
    says = Words("x", "x")
    events = tuple(
        Event(n, "send" if n == 50 else "screen", "Lx/A;->a()V", says) for n in range(1, 61)
    )
    drawn = build_view(replace(legacy_lender(), events=events)).events
    assert [one.order for one in drawn] == [*range(1, 16), 50]


def test_a_pack_of_an_older_result_is_called_by_its_own_name():
    (first, *_) = legacy_lender().packs
    views = build_view(legacy_lender()).packs
    assert first.title is None
    assert {one.title.en for one in views} <= {one.name for one in legacy_lender().packs}

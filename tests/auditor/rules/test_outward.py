"""How heavy the rules on flows are: rows, escalations, lookups, the cap of what is only possible."""

from dataclasses import replace

import pytest

from auditor.model.access import Flow, FlowEnd
from auditor.model.evidence import Evidence
from auditor.model.facts import CountedFlow, Decision, Fact, Facts
from auditor.model.vocabulary import (
    Confidence,
    Data,
    EvidenceKind,
    Extent,
    Kleene,
    Severity,
    VerdictCode,
)
from auditor.model.words import same
from auditor.rules import access, outward, people
from auditor.rules.registry import Rule, check_rules
from reports.glossary import glossary
from tests.auditor.law.conftest import access as make_access
from tests.auditor.law.conftest import facts as make_facts

PLACE = Evidence(EvidenceKind.CODE, "base.apk!classes.dex", symbol="Lcom/x/A;->b()V", offset=1)


def _flow(
    kind: str = "network",
    *,
    extent: Extent = Extent.BULK,
    confidence: Confidence = Confidence.CONFIRMED,
    labels: tuple[str, ...] = (),
    recipient: str = "first-party",
    insecure: Confidence | None = None,
    messaged: bool = False,
) -> CountedFlow:
    end = FlowEnd("Lcom/x/A;->b()V", 1, "La/B;->c")
    flow = Flow(
        Data.CONTACTS, labels, end, replace(end, kind=kind), "https://x.example/", recipient,
        (), confidence, "app",
    )  # fmt: skip
    return CountedFlow(
        access=make_access(extent=extent),
        flow=flow,
        evidence=(PLACE,),
        leaves=kind == "network",
        messaged=messaged,
        host="x.example",
        owner=None,
        confidence=confidence,
        recipient_confidence=Confidence.LIKELY,
        insecure=insecure,
        insecure_evidence=(),
    )


def _facts(*flows: CountedFlow, n1: Kleene = Kleene.YES, p4: Kleene = Kleene.YES) -> Facts:
    made = make_facts()
    told = {
        key: Fact(key, value, Confidence.CONFIRMED, same("x"))
        for key, value in (("N1", n1), ("P4", p4))
    }
    counted = tuple(replace(one, facts={**one.facts, "N1": told["N1"]}) for one in made.counted)
    return replace(
        made,
        flows=flows,
        counted=counted,
        examined=(PLACE,),
        policies=(PLACE,),
        table={**made.table, **told},
    )


def test_a_text_that_nobody_could_examine_is_not_silent() -> None:
    facts = replace(_facts(_flow(), n1=Kleene.NO), examined=())
    assert _severities(outward.sent_to_a_server, facts) == [Severity.HIGH]


def _severities(rule: Rule, facts: Facts, code: VerdictCode = VerdictCode.C) -> list[Severity]:
    decision = Decision(code, None, (), Confidence.CONFIRMED, (), unlawful=False)
    found = check_rules([rule], facts, decision, raised=lambda _, severity: severity)
    return [one.severity for one in found]


@pytest.mark.parametrize(
    ("code", "n1", "extent", "severity"),
    [
        (VerdictCode.C, Kleene.YES, Extent.BULK, Severity.HIGH),
        (VerdictCode.B, Kleene.YES, Extent.BULK, Severity.CRITICAL),
        (VerdictCode.C, Kleene.NO, Extent.BULK, Severity.CRITICAL),
        (VerdictCode.C, Kleene.UNKNOWN, Extent.BULK, Severity.HIGH),
        (VerdictCode.C, Kleene.YES, Extent.LOOKUP, Severity.MEDIUM),
        (VerdictCode.B, Kleene.YES, Extent.LOOKUP, Severity.HIGH),
    ],
)
def test_sending_weighs_by_verdict_text_and_extent(
    code: VerdictCode, n1: Kleene, extent: Extent, severity: Severity
) -> None:
    facts = _facts(_flow(extent=extent), n1=n1)
    assert _severities(outward.sent_to_a_server, facts, code) == [severity]


def test_what_is_only_possible_is_never_above_medium() -> None:
    facts = _facts(_flow(confidence=Confidence.POSSIBLE))
    assert _severities(outward.sent_to_a_server, facts, VerdictCode.B) == [Severity.MEDIUM]


def test_without_the_permission_nothing_is_alleged() -> None:
    facts = _facts(_flow())
    no = Fact("P1", Kleene.NO, Confidence.CONFIRMED, same("x"))
    facts = replace(facts, table={**facts.table, "P1": no})
    for rule in (
        outward.sent_to_a_server,
        outward.stored_or_logged,
        people.people_have_not_consented,
    ):
        assert _severities(rule, facts) == []


def test_one_address_is_one_finding_whatever_the_number_of_flows() -> None:
    facts = _facts(_flow(), _flow())
    assert len(_severities(outward.sent_to_a_server, facts)) == 1


@pytest.mark.parametrize(
    ("recipient", "count"), [("third-party", 1), ("first-party", 0), ("unknown", 0)]
)
def test_only_a_third_party_is_one(recipient: str, count: int) -> None:
    facts = _facts(_flow(recipient=recipient))
    assert len(_severities(outward.sent_to_a_third_party, facts)) == count


def test_messaging_is_critical_by_flow_and_high_by_means() -> None:
    assert _severities(outward.messages_contacts, _facts(_flow("sms", messaged=True))) == [
        Severity.CRITICAL
    ]
    means = replace(
        _facts(),
        messages=(PLACE,),
        permission_places={"android.permission.SEND_SMS": (PLACE,)},
        places={
            (one.access.part, one.access.method, one.access.offset): (PLACE,)
            for one in make_facts().counted
        },
    )
    assert _severities(outward.messages_contacts, means) == [Severity.HIGH]
    assert _severities(outward.messages_contacts, replace(means, messages=())) == []


def test_an_insecure_channel_is_as_sure_as_what_shows_it() -> None:
    assert _severities(outward.sent_unprotected, _facts(_flow(insecure=Confidence.LIKELY))) == [
        Severity.HIGH
    ]
    facts = _facts(_flow(insecure=Confidence.POSSIBLE))
    assert _severities(outward.sent_unprotected, facts) == [Severity.MEDIUM]
    assert _severities(outward.sent_unprotected, _facts(_flow())) == []


@pytest.mark.parametrize(
    ("kind", "labels", "count"),
    [
        ("file", (), 1), ("database", (), 1), ("preferences", (), 1), ("log", (), 1),
        ("file", ("encrypted",), 0), ("database", ("hashed",), 0), ("file", ("encoded",), 1),
        ("network", (), 0), ("ui", (), 0),
    ],
)  # fmt: skip
def test_what_lies_there_as_it_was_read_is_unprotected(
    kind: str, labels: tuple[str, ...], count: int
) -> None:
    facts = _facts(_flow(kind, labels=labels))
    assert len(_severities(outward.stored_or_logged, facts)) == count


def test_what_was_done_on_the_way_is_told_in_the_reader_s_language() -> None:
    facts = _facts(_flow(labels=("encoded", "hashed")))
    decision = Decision(VerdictCode.C, None, (), Confidence.CONFIRMED, (), unlawful=False)
    (found,) = check_rules(
        [outward.sent_to_a_server], facts, decision, raised=lambda _, severity: severity
    )
    assert "(encoded, hashed on the way)" in found.message.en
    assert found.message.zh.endswith("可被发送至 https://x.example/（途中经过：编码、哈希）。")


def test_every_label_of_a_flow_has_the_words_of_the_reports() -> None:
    assert glossary()["flow_label"] == outward.FLOW_LABELS


def test_a_place_that_reads_all_is_not_told_of_single_entries_too() -> None:
    """Decision.md, section 7.4: one query of two addresses is one fault."""
    bulk = make_access(extent=Extent.BULK)
    single = make_access(extent=Extent.LOOKUP)
    elsewhere = make_access(extent=Extent.LOOKUP, offset=bulk.offset + 40)
    decision = Decision(VerdictCode.C, None, (), Confidence.CONFIRMED, (), unlawful=False)

    def fired(*accesses):
        facts = replace(
            make_facts(),
            live_accesses=accesses,
            places={(one.part, one.method, one.offset): (PLACE,) for one in accesses},
        )
        rules = [access.reads_whole_phonebook, access.looks_contacts_up]
        found = check_rules(rules, facts, decision, raised=lambda _, severity: severity)
        return sorted(one.rule for one in found)

    assert fired(bulk, single) == ["LAP-A02"]
    assert fired(bulk, elsewhere) == ["LAP-A02", "LAP-A12"]
    assert fired(single) == ["LAP-A12"]


@pytest.mark.parametrize(
    ("confidence", "severity"),
    [(Confidence.POSSIBLE, Severity.HIGH), (Confidence.LIKELY, Severity.CRITICAL)],
)
def test_what_is_only_possible_makes_nothing_weigh_more(
    confidence: Confidence, severity: Severity
) -> None:
    silent = _facts(_flow(), n1=Kleene.NO)
    bulk = Fact("P4", Kleene.YES, confidence, same("x"))
    facts = replace(silent, table={**silent.table, "P4": bulk})
    assert _severities(outward.sent_to_a_server, facts) == [severity]

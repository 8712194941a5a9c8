"""What samples come to in the law layer: each with the twin that does not."""

from functools import cache
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.model.result import AuditResult
from reports.view import build_view

BUILT = Path(__file__).parents[2] / "samples" / "built"
CONDUCT = (
    "cn.civil.1033", "cn.collection.cba", "cn.collection.micro", "id-ojk.emergency-contact",
    "ke-cbk.phonebook", "mx.collection", "ph-npc-sec.mc18", "vn.collection.7",
)  # fmt: skip
OPEN_BY_A_READ = ("ke-cbk.phonebook", "id-ojk.emergency-contact")
"""Clauses that a read of the whole phonebook alone leaves open."""


@cache
def audited(story: str) -> AuditResult:
    (package,) = sorted(BUILT.glob(f"{story}.*"))
    return audit_package([package], AuditOptions(packs="all"), progress=Silent())


def outcomes(story: str) -> dict[str, str]:
    return {one.id: one.outcome.value for one in audited(story).clauses}


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("texted_and_announced", "breach"),
        ("texted_to_everybody", "undetermined"),
        ("consent_tells_of_collection", "undetermined"),
        ("pressure_text", "undetermined"),
        ("can_text_anybody", "undetermined"),
        ("consent_whole", "no-breach-seen"),
    ],
)
def test_conduct_of_collection_is_a_breach_only_where_code_and_text_show_it(
    story: str, expected: str
) -> None:
    told = outcomes(story)
    assert {told[one] for one in CONDUCT if one not in OPEN_BY_A_READ} == {expected}
    others = {told[one] for one in OPEN_BY_A_READ}
    assert others == {"breach" if expected == "breach" else "undetermined"}


@pytest.mark.parametrize(
    ("story", "kinds", "call_log"),
    [
        ("call_log_instead", {"call_log"}, "breach"),
        ("no_contacts", set(), "not-applicable"),
    ],
)
def test_the_clause_on_the_call_log_goes_by_the_call_log(
    story: str, kinds: set[str], call_log: str
) -> None:
    result = audited(story)
    assert {one.about for one in result.findings if one.rule == "LAP-A07"} == kinds
    assert outcomes(story)["google-play.call-log-sms"] == call_log


@pytest.mark.parametrize(
    ("story", "kind", "breached"),
    [
        ("policy_many_taps_away", "reach", "cn.method.1.3"),
        ("notice_small_print", "legible", "cn.method.1.4"),
        ("notice_far_back", "buried", None),
    ],
)
def test_a_policy_that_is_hard_to_reach_is_not_one_that_is_hard_to_read(
    story: str, kind: str, breached: str | None
) -> None:
    result = audited(story)
    assert {one.about for one in result.findings if one.rule == "LAP-N09"} == {kind}
    told = outcomes(story)
    both = ("cn.method.1.3", "cn.method.1.4")
    assert [one for one in both if told[one] == "breach"] == [breached] * bool(breached)
    assert told["cn.method.2.4"] == "undetermined"


def test_a_result_names_the_law_in_which_each_clause_stands() -> None:
    result = audited("consent_whole")
    kinds = {(pack.id, one.id): one.status for pack in result.packs for one in pack.instruments}
    stands = {one.id: kinds.get((one.pack, one.instrument or "")) for one in result.clauses}
    assert stands["cn.gbt35273.5"] == "standard"
    assert stands["cn.collection.cba"] == "self-regulation"
    assert stands["cn.pipl.13"] == "in-force"
    assert stands["in-rbi.2022.10-1"] == "superseded"


def test_what_the_article_permits_and_the_law_restricts_is_told_by_principle() -> None:
    whole = {one.id: one.outcome for one in audited("consent_whole").principles}
    assert (whole["L1"], whole["L3"], whole["L2"]) == ("breach", "breach", "no-breach-seen")
    picked = {one.id: one.outcome for one in audited("picker_only").principles}
    assert "breach" not in picked.values()


def test_a_missing_time_of_keeping_breaches_what_asks_for_it_alone() -> None:
    told = outcomes("notice_no_retention")
    assert (told["cn.pipl.7"], told["cn.method.2.3"], told["cn.pipl.17"]) == (
        "undetermined",
        "no-breach-seen",
        "breach",
    )
    assert outcomes("consent_whole")["cn.pipl.17"] == "no-breach-seen"


@pytest.mark.parametrize(
    ("story", "is_chinese"), [("consent_whole", False), ("boot_receiver_reads", True)]
)
def test_chinese_rules_bind_an_app_of_another_market_only_if_offered_there(
    story: str, is_chinese: bool
) -> None:
    (package,) = sorted(BUILT.glob(f"{story}.*"))
    view = build_view(audit_package([package], AuditOptions(), progress=Silent()))
    plain, supposed = view.broken
    assert ("L1" in plain, "L1" in supposed) == (is_chinese, not is_chinese)

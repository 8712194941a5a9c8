"""When "no flow" is said and when it is not: budgets, ends behind which data may go on."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.facts.outflow import outflows
from auditor.model.result import AuditResult
from auditor.model.vocabulary import Confidence, Kleene, LimitKind, Sense

BUILT = Path(__file__).parents[4] / "samples" / "built"


def audited(story: str) -> AuditResult:
    return audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())


def test_a_spent_budget_is_a_limit_that_names_the_source_and_leaves_the_facts_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outflows, "PHONEBOOK_STEPS", 40)
    result = audited("os_prompt_only")
    (limit,) = [one for one in result.limits if one.what is LimitKind.BUDGET]
    assert limit.blinds == (Sense.FLOW,)
    assert "PeopleReader.read" in limit.because.en
    assert "PeopleReader.read" in limit.because.zh
    for fact in ("X1", "X5", "X6"):
        assert result.facts[fact].value is Kleene.UNKNOWN
        assert result.facts[fact].confidence is Confidence.POSSIBLE


@pytest.mark.parametrize(
    ("story", "value"),
    [
        ("os_prompt_only", Kleene.NO),
        ("texted_to_everybody", Kleene.UNKNOWN),
        ("capacitor_script_sends", Kleene.UNKNOWN),
    ],
)
def test_a_spent_budget_leaves_messages_open_only_where_something_could_send_one(
    monkeypatch: pytest.MonkeyPatch, story: str, value: Kleene
) -> None:
    monkeypatch.setattr(outflows, "PHONEBOOK_STEPS", 1)
    fact = audited(story).facts["X3"]
    assert fact.value is value
    assert fact.confidence is (Confidence.LIKELY if value is Kleene.NO else Confidence.POSSIBLE)


def test_a_budget_spent_on_context_blinds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outflows, "CONTEXT_STEPS", 40)
    result = audited("call_log_instead")
    (limit,) = [one for one in result.limits if one.what is LimitKind.BUDGET]
    assert limit.blinds == ()


def test_data_without_any_end_is_not_said_to_go_nowhere() -> None:
    assert audited("overwritten_before_sent").facts["X1"].value is Kleene.UNKNOWN


@pytest.mark.parametrize(
    ("story", "value"),
    [
        ("reference_in_phonebook", Kleene.NO),
        ("reference_in_phonebook_sent", Kleene.YES),
        ("customers_in_phonebook", Kleene.UNKNOWN),
    ],
)
def test_data_that_is_only_compared_with_one_number_goes_nowhere(
    story: str, value: Kleene
) -> None:
    result = audited(story)
    assert result.facts["X1"].value is value
    assert bool(result.flows) is (value is Kleene.YES)


def test_no_counted_read_is_no_flow() -> None:
    assert audited("picker_only").facts["X1"].value is Kleene.NO


@pytest.mark.parametrize("story", ["packed", "unity_names_provider", "xamarin_names_contacts"])
def test_what_hidden_code_could_read_could_go_anywhere(story: str) -> None:
    facts = audited(story).facts
    assert facts["P2"].value is Kleene.UNKNOWN
    for fact in ("P4", "X1", "X3", "X4", "X5", "X6"):
        assert facts[fact].value is Kleene.UNKNOWN


@pytest.mark.parametrize("story", ["no_contacts", "uniapp_without_provider"])
def test_where_nothing_is_hidden_and_nothing_reads_nothing_goes(story: str) -> None:
    facts = audited(story).facts
    for fact in ("P4", "X1", "X3", "X4", "X5", "X6"):
        assert facts[fact].value is Kleene.NO


def test_a_flow_from_a_picked_row_is_listed_and_fires_nothing() -> None:
    result = audited("picker_only")
    assert [one.sink.kind for one in result.flows] == ["network"]
    assert not {one.rule for one in result.findings} & {"LAP-X01", "LAP-T01"}


def test_names_of_an_upload_are_possible_at_most() -> None:
    found = audited("retrofit_body").facts["X2"]
    assert (found.value, found.confidence) == (Kleene.YES, Confidence.POSSIBLE)
    assert [one.excerpt for one in found.evidence] == ["risk/contacts/upload"]
    found = audited("okhttp_post").facts["X2"]
    assert (found.value, found.confidence) == (Kleene.NO, Confidence.LIKELY)


def test_the_searchs_steps_stand_as_evidence_of_the_fact() -> None:
    result = audited("os_prompt_only")
    (flow,) = result.flows
    told = {(one.symbol, one.offset) for one in result.facts["X1"].evidence}
    assert {(one.method, one.offset) for one in flow.steps} <= told

"""Every sample is audited and compared with what its author expects, in a closed world."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.law.article import decide
from auditor.law.elements import judge_elements
from auditor.law.retold import retell
from auditor.law.wording import word_verdict
from auditor.model.result import AuditResult
from auditor.model.wire import from_wire, to_wire

SAMPLES = Path(__file__).parents[2] / "samples"
STORIES = sorted(path.parent.name for path in SAMPLES.glob("*/expect.toml"))


@cache
def expected(story: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / story / "expect.toml").read_text("utf-8"))


@cache
def audited(story: str) -> AuditResult:
    (package,) = sorted((SAMPLES / "built").glob(f"{story}.*"))
    return audit_package([package], AuditOptions(), progress=Silent())


@pytest.mark.parametrize("story", STORIES)
def test_the_verdict_is_the_one_expected(story: str) -> None:
    verdict = audited(story).verdict
    wanted = expected(story)
    assert (verdict.code.value, verdict.provisional) == (
        wanted["verdict"],
        wanted.get("provisional"),
    )
    if "confidence" in wanted:
        assert verdict.confidence.value == wanted["confidence"]
    if "reasons" in wanted:
        assert list(verdict.reasons) == wanted["reasons"]


@pytest.mark.parametrize("story", STORIES)
def test_a_saved_result_comes_to_its_own_verdict_and_elements_again(story: str) -> None:
    result = from_wire(to_wire(audited(story)))

    facts = retell(result, {})
    decision = decide(facts)

    assert word_verdict(facts, decision) == result.verdict
    verdicts = [one.verdict for one in result.accesses if one.verdict is not None]
    assert list(decision.per_access) == verdicts
    again = judge_elements(facts, decision, result.findings)
    assert [(one.id, one.outcome) for one in again] == [
        (one.id, one.outcome) for one in result.elements
    ]


@pytest.mark.parametrize("story", STORIES)
def test_exactly_the_expected_rules_fire(story: str) -> None:
    fired = sorted({finding.rule for finding in audited(story).findings})
    assert fired == sorted(expected(story).get("fires", []))


@pytest.mark.parametrize("story", STORIES)
def test_exactly_the_expected_limits_are_told(story: str) -> None:
    limits = sorted({limit.what.value for limit in audited(story).limits})
    assert limits == sorted(expected(story).get("limits", []))


@pytest.mark.parametrize("story", [one for one in STORIES if expected(one).get("accesses")])
def test_the_expected_accesses_are_found(story: str) -> None:
    found = [
        (one.data.value, one.extent.value, one.reached.value, one.method)
        for one in audited(story).accesses
    ]
    for wanted in expected(story)["accesses"]:
        assert any(
            (data, extent, reached) == (wanted["data"], wanted["extent"], wanted["reached"])
            and wanted.get("method_contains", "") in method
            for data, extent, reached, method in found
        ), (wanted, found)


ASKING = ("consent", "rationale", "policy")


def screen_row(screen: Any) -> dict[str, Any]:
    """Say a screen as `expect.toml` does."""
    return {
        "class": screen.class_.rpartition("/")[2].rstrip(";"),
        "kind": screen.kind,
        "purpose": screen.purpose,
        "cancelable": screen.cancelable.value,
        "in_loan_flow": screen.in_loan_flow.value,
        "controls": [control_row(one) for one in screen.controls],
        **({"documents": list(screen.documents)} if screen.documents else {}),
    }


def control_row(control: Any) -> str:
    text = control.text.partition("\n")[0][:60]
    row = f"{control.role}: {text}: {control.does.en}".removesuffix(": ")
    return f"{row} [{control.pre_ticked.value}]" if control.role == "box" else row


@pytest.mark.parametrize("story", [one for one in STORIES if "screens" in expected(one)])
def test_exactly_the_expected_screens_ask_or_tell(story: str) -> None:
    found = [screen_row(one) for one in audited(story).screens if one.purpose in ASKING]
    assert found == expected(story)["screens"]


@pytest.mark.parametrize("story", [one for one in STORIES if "starts" in expected(one)])
def test_third_parties_start_as_expected(story: str) -> None:
    found = {one.id: one.before_consent.value for one in audited(story).sdks}
    assert found == expected(story)["starts"]


@pytest.mark.parametrize("story", [one for one in STORIES if "flows" in expected(one)])
def test_exactly_the_expected_flows_are_found(story: str) -> None:
    found = {
        (one.data.value, one.sink.kind, one.endpoint, one.recipient, one.labels)
        for one in audited(story).flows
    }
    wanted = {
        (
            one["data"],
            one["sink"],
            one.get("endpoint"),
            one.get("recipient", "unknown"),
            tuple(one.get("labels", ())),
        )
        for one in expected(story)["flows"]
    }
    assert found == wanted


@pytest.mark.parametrize("story", [one for one in STORIES if expected(one).get("facts")])
def test_the_expected_facts_hold(story: str) -> None:
    facts = audited(story).facts
    wanted = expected(story)["facts"]
    assert {key: facts[key].value.value for key in wanted} == wanted


@pytest.mark.parametrize("story", STORIES)
def test_every_step_of_every_flow_is_an_instruction_and_no_flow_is_without(story: str) -> None:
    for flow in audited(story).flows:
        assert flow.steps
        # Where a script, or whoever asks a provider, takes it, there is no instruction.
        assert all(step.offset is not None for step in flow.steps[:-1])
        assert all(step.says.zh for step in flow.steps)
        assert (flow.steps[-1].method, flow.steps[-1].offset or 0) == (
            flow.sink.method,
            flow.sink.offset,
        )


@pytest.mark.parametrize("story", ["retrofit_body", "retrofit_renamed_r8"])
def test_a_request_by_annotations_is_told_as_one(story: str) -> None:
    (flow,) = audited(story).flows
    assert "by its annotations (Retrofit)" in flow.steps[-1].says.en
    assert "Retrofit" in flow.steps[-1].says.zh


def opened_screens(story: str) -> Iterator[tuple[bool, bool]]:
    """Yield of each way around that opens a screen whether it says another app does, and whether one can."""
    result = audited(story)
    exported = {one.class_: one.exported for one in result.app.components}
    for step in (one.witness[0] for one in result.accesses if one.witness):
        owner = step.method.partition("->")[0]
        if "open this screen" in step.says.en and owner in exported:
            yield step.says.en.startswith("another app"), exported[owner]


@pytest.mark.parametrize("story", STORIES)
def test_a_way_around_says_of_its_screen_who_can_open_it(story: str) -> None:
    assert all(says == is_so for says, is_so in opened_screens(story))


def test_a_screen_that_another_app_can_open_is_told_as_one() -> None:
    assert list(opened_screens("gate_exported_screen")) == [(True, True)]


@pytest.mark.parametrize("story", ["picker_with_permission", "no_contacts"])
def test_without_a_counted_read_nothing_is_told_as_unsupported(story: str) -> None:
    table = audited(story).facts
    assert table["C3"].because.en.startswith("No read of the phonebook that counts")
    assert all("This version" not in one.because.en for one in table.values())


def test_every_rule_fires_in_a_sample_and_stays_silent_in_another() -> None:
    # That exactly the expected ones do is asked of each sample above.
    fired = [set(expected(story).get("fires", [])) for story in STORIES]
    every = set.union(*fired)
    from auditor.rules import ALL_RULES

    assert every == {rule.id for rule in ALL_RULES}
    assert all(any(rule.id not in one for one in fired) for rule in ALL_RULES)

"""A silent rule passes only where what it rests on is known."""

from types import SimpleNamespace

import pytest

from auditor.model.facts import Fact
from auditor.model.vocabulary import CheckOutcome, Confidence, Kleene
from auditor.model.words import same
from auditor.rules import ALL_RULES
from auditor.rules.outcomes import check_outcomes


def facts(target_sdk=34, lending="yes", **values):
    table = {
        id_: Fact(id_, Kleene(value), Confidence.CONFIRMED, same(f"{id_} is {value}"))
        for id_, value in values.items()
    }
    return SimpleNamespace(
        table=table,
        value=lambda id_: table[id_].value if id_ in table else Kleene.UNKNOWN,
        manifest=SimpleNamespace(target_sdk=target_sdk),
        lending=SimpleNamespace(value=Kleene(lending)),
    )


def outcome(rule, facts_, findings=()):
    found = {one.rule: one for one in check_outcomes(ALL_RULES, facts_, findings)}
    return found[rule]


def test_an_unknown_fact_never_passes_a_rule():
    held = outcome("LAP-A02", facts(P1="yes", P2="unknown"))
    assert held.outcome is CheckOutcome.UNDETERMINED
    assert "P2 is unknown" in held.because.en


def test_a_fact_that_is_known_not_to_hold_passes_in_spite_of_unknown_ones():
    held = outcome("LAP-A02", facts(P1="no", P2="unknown"))
    assert held.outcome is CheckOutcome.NOT_FOUND


def test_a_rule_that_found_something_says_how_much():
    finding = SimpleNamespace(rule="LAP-A02")
    held = outcome("LAP-A02", facts(P1="yes", P2="yes"), [finding, finding])
    assert held.outcome is CheckOutcome.FOUND
    assert "2" in held.because.en


@pytest.mark.parametrize(("target", "expected"), [(22, "undetermined"), (23, "not-found")])
def test_the_target_decides_whether_a_grant_at_installation_is_open(target, expected):
    held = outcome("LAP-A04", facts(target_sdk=target, P1="yes", P2="unknown"))
    assert held.outcome == expected


def test_every_rule_has_an_outcome_in_order():
    ids = [one.rule for one in check_outcomes(ALL_RULES, facts(), ())]
    assert ids == sorted(one.id for one in ALL_RULES)

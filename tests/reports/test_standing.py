"""What baseline and waivers made of the findings, and what became of every rule."""

from dataclasses import replace

from auditor.model.finding import RuleCheck
from auditor.model.vocabulary import CheckOutcome, Status
from auditor.model.words import same
from reports.standing import check_groups, standing_of
from tests.result_builder import legacy_lender, never_reads
from tests.settled import settled_lender


def test_a_result_that_was_not_settled_has_no_standing():
    standing = standing_of(never_reads())
    assert (standing.baseline, standing.accepted, standing.beside) == (None, (), ())


def test_findings_are_counted_by_status_and_beside_the_baseline():
    standing = standing_of(settled_lender())
    assert standing.baseline is not None
    assert standing.baseline.version_name == "2.2.0"
    assert standing.accepted == ((Status.WAIVED, 1), (Status.KNOWN, 2))
    assert standing.beside == (("new", 1), ("updated", 1), ("unchanged", 3))


def test_rules_of_one_outcome_and_reason_stand_together_and_what_was_found_first():
    result = legacy_lender()
    first, second, third, fourth = (card.id for card in result.rules[:4])
    checks = (
        RuleCheck(first, CheckOutcome.NOT_FOUND, same("nothing")),
        RuleCheck(second, CheckOutcome.UNDETERMINED, same("P2")),
        RuleCheck(third, CheckOutcome.FOUND, same("1 found")),
        RuleCheck(fourth, CheckOutcome.UNDETERMINED, same("P2")),
    )
    groups = check_groups(replace(result, checks=checks))
    told = [(one.outcome, [card.id for card in one.cards]) for one in groups]
    assert told == [
        (CheckOutcome.FOUND, [third]),
        (CheckOutcome.UNDETERMINED, [second, fourth]),
        (CheckOutcome.NOT_FOUND, [first]),
    ]


def test_rules_that_found_different_numbers_are_one_group():
    result = legacy_lender()
    one, two = (card.id for card in result.rules[:2])
    checks = (
        RuleCheck(one, CheckOutcome.FOUND, same("1 found")),
        RuleCheck(two, CheckOutcome.FOUND, same("2 found")),
    )
    (group,) = check_groups(replace(result, checks=checks))
    assert [card.id for card in group.cards] == [one, two]

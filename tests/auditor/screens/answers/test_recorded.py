"""What a run that was given up had done by then: a record counts, and nothing else is concluded."""

from auditor.code.evaluation.answered import Event
from auditor.screens.answers.effects import recorded
from auditor.screens.parts.shown import Effect


def test_a_time_that_was_kept_before_the_run_was_given_up_is_a_record():
    begun = {Event("store", "at:J"), Event("deep")}
    assert recorded(begun) == {Effect.RECORDS}


def test_a_flag_without_time_or_version_is_none():
    assert recorded({Event("store", "contacts:Z"), Event("ask")}) == frozenset()


def test_nothing_that_happened_leaves_nothing():
    assert recorded(()) == frozenset()

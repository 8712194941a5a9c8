"""Kleene's tables."""

import pytest

from auditor.model.kleene import all_of, any_of, negate, not_found_if_unknown
from auditor.model.vocabulary import Kleene

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN


@pytest.mark.parametrize(
    ("values", "conjunction", "disjunction"),
    [
        ((), YES, NO),
        ((YES, YES), YES, YES),
        ((YES, UNKNOWN), UNKNOWN, YES),
        ((YES, NO), NO, YES),
        ((UNKNOWN, UNKNOWN), UNKNOWN, UNKNOWN),
        ((UNKNOWN, NO), NO, UNKNOWN),
        ((NO, NO), NO, NO),
    ],
)
def test_and_takes_the_least_and_or_the_greatest(values, conjunction, disjunction):
    assert all_of(values) is all_of(values[::-1]) is conjunction
    assert any_of(values) is any_of(values[::-1]) is disjunction


@pytest.mark.parametrize(("value", "opposite"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not_turns_yes_and_no_and_leaves_unknown(value, opposite):
    assert negate(value) is opposite


@pytest.mark.parametrize(("value", "read"), [(YES, YES), (NO, NO), (UNKNOWN, NO)])
def test_a_provisional_reading_takes_unknown_as_not_found(value, read):
    assert not_found_if_unknown(value) is read

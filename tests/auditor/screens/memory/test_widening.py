"""Flags that grow without end, and those that only go through a few states."""

from auditor.code.evaluation.outcomes import Token
from auditor.screens.memory.cells import CELL, Flag
from auditor.screens.memory.widening import Widening

STEP = Flag(CELL, "La/Model;->step:La/Step;")


def widened(values):
    widening = Widening()
    before = {STEP: frozenset()}
    for value in values:
        now = {STEP: value}
        widening.widen(before, now)
        before = now
    return now[STEP]


def test_a_counter_becomes_anything():
    assert widened([frozenset(range(count)) for count in range(1, 5)]) is None


def test_a_state_that_goes_through_many_steps_stays_one_of_them():
    steps = [Token("enum", f"La/Step;->S{number}:La/Step;") for number in range(6)]
    values = [frozenset(steps[:count]) for count in range(1, 7)]
    assert widened(values) == frozenset(steps)

"""A constant that a register keeps for several uses counts only where a way brings it."""

import pytest

from tests.auditor.code.decisions.test_branches import GOAL, runs

KEPT = (
    "const/4 v0, #ASKED\nconst/4 v1, #1\nTEST\n"
    f":end\nif-eqz v1, :done\n{GOAL}:done\nreturn-void\n:no\nconst/4 v1, #0\ngoto :end"
)
"""`if (asked) go()`, as R8 writes it: the 1 is there before the test, and one way alone puts 0 over it."""


@pytest.mark.parametrize("asked", [0, 1])
def test_a_constant_does_not_arrive_over_a_way_that_is_gone(asked):
    assert runs(KEPT.replace("ASKED", str(asked)).replace("TEST", "if-eqz v0, :no")) == [
        bool(asked)
    ]


def test_it_arrives_where_the_test_is_not_known():
    assert runs(KEPT.replace("ASKED", "0").replace("TEST", "if-eqz p1, :no")) == [True]

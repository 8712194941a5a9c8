"""What is asked of values while other questions are still open."""

from auditor.code.classes.scope import Scope
from auditor.code.decisions.asking import Asking
from auditor.code.evaluation.outcomes import NOTHING


def asked(asking: Asking, method: int) -> int:
    """Number the question what the first register of a method holds at its start."""
    return asking.number((Scope(method), 0, 0))


def opened(count: int) -> Asking:
    """Open so many questions, each inside of the one before."""
    asking = Asking(lambda: 0)
    for one in range(count):
        assert asking.already(asked(asking, one), 0, 0) is None
        asking.begin(asked(asking, one), 0, is_settled=True)
    return asking


def test_what_is_asked_too_deep_is_not_known_and_not_remembered():
    asking = opened(64)
    deep = asked(asking, 900)
    answer = asking.already(deep, 0, 0)
    assert answer is not None
    assert answer.value is None
    last = asked(asking, 63)
    asking.end(last)
    asking.remember(last, 63, 0, frozenset({7}))
    assert asking.already(last, 0, 0) is None, "it rests on what was not looked at"


def test_what_is_asked_less_deep_is_looked_at():
    asking = opened(63)
    assert asking.already(asked(asking, 900), 0, 0) is None


def test_a_loop_that_comes_round_is_nothing_new():
    asking = opened(3)
    answer = asking.already(asked(asking, 1), 0, 0)
    assert answer is not None
    assert answer.value == NOTHING


def test_questions_of_equal_scopes_are_one_and_of_others_are_not():
    asking = Asking(lambda: 0)
    assert asking.number((Scope(1), 0, 0)) == asking.number((Scope(1), 0, 0))
    others = {
        asking.number(one)
        for one in ((Scope(1), 0, 1), (Scope(1), 2, 0), (Scope(2), 0, 0), (Scope(1), 0, 0))
    }
    assert len(others) == 4

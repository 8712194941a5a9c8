"""What is asked of values while other questions are still open."""

from auditor.code.asking import Asking
from auditor.code.outcomes import NOTHING
from auditor.code.scope import Scope


def opened(count: int) -> Asking:
    """Open so many questions, each inside of the one before."""
    asking = Asking(lambda: 0)
    for one in range(count):
        assert asking.already((Scope(one), 0, 0), 0, 0) is None
        asking.begin((Scope(one), 0, 0), 0, is_settled=True)
    return asking


def test_what_is_asked_too_deep_is_not_known_and_not_remembered():
    asking = opened(64)
    deep = (Scope(900), 0, 0)
    answer = asking.already(deep, 0, 0)
    assert answer is not None
    assert answer.value is None
    last = (Scope(63), 0, 0)
    asking.end(last)
    asking.remember(last, 63, 0, frozenset({7}))
    assert asking.already(last, 0, 0) is None, "it rests on what was not looked at"


def test_what_is_asked_less_deep_is_looked_at():
    asking = opened(63)
    assert asking.already((Scope(900), 0, 0), 0, 0) is None


def test_a_loop_that_comes_round_is_nothing_new():
    asking = opened(3)
    answer = asking.already((Scope(1), 0, 0), 0, 0)
    assert answer is not None
    assert answer.value == NOTHING

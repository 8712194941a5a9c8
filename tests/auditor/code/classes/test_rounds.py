"""The order in which the places of a graph are visited."""

import random

import pytest

from auditor.code.classes.rounds import visiting_order


def test_what_only_goes_on_is_visited_as_it_stands() -> None:
    assert visiting_order([[1, 2], [3], [3], []]) == [0, 1, 2, 3]


def test_a_body_that_stands_behind_is_visited_before_what_follows_its_loop() -> None:
    # 0 -> 1 (head) -> 2 (past it) or 3 (body) -> 1
    assert visiting_order([[1], [2, 3], [], [1]]) == [0, 1, 3, 2]


def test_an_inner_loop_is_settled_within_the_outer_one() -> None:
    # 1 and 4 are heads; the inner one's body is 5, the outer one ends in 2, which goes back.
    order = visiting_order([[1], [4, 3], [1], [], [2, 5], [4]])
    assert order[4] < order[5] < order[2] < order[3]


@pytest.mark.parametrize("seed", range(30))
def test_each_place_has_a_number_of_its_own_and_loops_stand_together(seed) -> None:
    chance = random.Random(seed)
    size = chance.randrange(2, 40)
    nexts = [[chance.randrange(size) for _ in range(chance.randrange(3))] for _ in range(size)]
    order = visiting_order(nexts)
    assert sorted(order) == list(range(size))
    reached = [_reached(nexts, one) for one in range(size)]
    for one in range(size):
        loop = sorted(order[each] for each in reached[one] if one in reached[each])
        if any(after <= place for place, follow in enumerate(nexts) for after in follow):
            assert not loop or loop == list(range(loop[0], loop[0] + len(loop)))


def _reached(nexts: list[list[int]], start: int) -> set[int]:
    seen: set[int] = set()
    todo = list(nexts[start])
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += nexts[one]
    return seen

"""Tests of what answers rest on, and of which are kept for other sets of assumptions."""

from auditor.code.classes.scope import Scope
from auditor.code.decisions.resting import Resting
from auditor.code.decisions.settled import Pool, Settled


def _settled(resting: Resting, before: tuple[int, frozenset[object]]) -> Settled:
    return Settled(frozenset({1}), {}, resting.end_walk(before))


def test_what_rests_on_the_code_alone_is_kept_for_all() -> None:
    resting, shared = Resting(), Pool()
    before = resting.begin_walk()
    Pool(shared, now={}.get).keep(Scope(7), _settled(resting, before))
    assert Pool(shared, now={}.get).of(Scope(7)) is not None


def test_what_rests_on_what_is_assumed_is_kept_for_one_alone() -> None:
    resting, shared = Resting(), Pool()
    own = Pool(shared, now={}.get)
    before = resting.begin_walk()
    resting.on_assumed()
    own.keep(Scope(7), _settled(resting, before))
    assert own.of(Scope(7)) is not None
    assert Pool(shared, now={}.get).of(Scope(7)) is None


def test_what_rests_on_a_flag_holds_while_the_flag_does() -> None:
    values = {"agreed": 0}
    resting, own = Resting(), Pool(Pool(), now=values.get)
    before = resting.begin_walk()
    resting.on_keys(("agreed",))
    own.keep(Scope(7), _settled(resting, before))
    assert own.of(Scope(7)) is not None
    values["agreed"] = 1
    assert own.of(Scope(7)) is None


def test_what_rests_on_a_walk_that_goes_on_is_not_kept_and_that_walk_is() -> None:
    resting, own = Resting(), Pool(Pool(), now={}.get)
    outer = resting.begin_walk()
    inner = resting.begin_walk()
    resting.on_walk(0)
    own.keep(Scope(8), _settled(resting, inner))
    own.keep(Scope(7), _settled(resting, outer))
    assert own.of(Scope(8)) is None
    assert own.of(Scope(7)) is not None


def test_an_answer_of_an_older_walk_is_taken_for_assumed() -> None:
    resting = Resting()
    outer = resting.begin_walk()
    inner = resting.begin_walk()
    resting.on_walk(0)
    rest = resting.end_walk(inner)
    assert resting.end_walk(outer) is None
    again = resting.begin_walk()
    resting.again(rest)
    found = resting.end_walk(again)
    assert found is not None
    assert found.is_assumed


def test_what_more_ways_lead_to_is_not_kept_for_those_to_whom_fewer_count() -> None:
    certain = Pool()
    possible = Pool(certain)
    resting = Resting()
    before = resting.begin_walk()
    Pool(possible, now={}.get).keep(Scope(7), _settled(resting, before))
    assert Pool(possible, now={}.get).of(Scope(7)) is not None
    assert Pool(certain, now={}.get).of(Scope(7)) is None

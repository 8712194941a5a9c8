"""Every combination of the decision's facts, unknowns included, has exactly one verdict."""

from itertools import combinations_with_replacement, product

import pytest

from auditor.law.article import WORST_FIRST, decide
from auditor.model.vocabulary import Kleene, VerdictCode

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN
ANY = (YES, NO, UNKNOWN)
NAMES = ("P1", "P2", "P3", "C1", "GEN", "EXPLICIT", "INFORMED", "MISUSE")
SINGLES = tuple(product(ANY, repeat=4))
"""GEN, EXPLICIT, INFORMED and MISUSE of one access."""


def access_values(generic, explicit, informed, misuse):
    return {"GEN": generic, "C3": explicit, "N5": informed, "X3": misuse}


@pytest.fixture
def decided(make):
    """Return a function from the eight values to the decision; the access exists if P2."""

    def decide_on(values):
        p1, p2, p3, c1, *single = values
        accesses = [make.counted(access_values(*single))] if p2 is YES else []
        return decide(make.facts({"P1": p1, "P2": p2, "P3": p3, "C1": c1}, accesses))

    return decide_on


@pytest.fixture
def all_decisions(decided):
    """Return every combination (3^8 = 6,561, so the page's 4,374 are among them)."""
    return {values: decided(values) for values in product(ANY, repeat=len(NAMES))}


def expected(values):
    """The decision once more, written as the table of decision.md reads."""
    p1, p2, p3, c1, *single = values
    if p1 is NO:
        return "A2" if p2 is YES else "A1" if p3 is YES else "A0"
    if p1 is YES and p2 is YES:
        return expected_of_access(c1, *single)
    return "A2" if p1 is YES and p2 is NO else "U"


def expected_of_access(c1, generic, explicit, informed, misuse):
    if generic is NO:
        return {YES: "C", NO: "B", UNKNOWN: "U"}[c1]
    if generic is YES and NO in (explicit, informed):
        return "D"
    if UNKNOWN in (generic, explicit, informed):
        return "U"
    return {YES: "E", NO: "F", UNKNOWN: "U"}[misuse]


def test_each_combination_has_the_verdict_that_the_page_gives_it(all_decisions):
    assert len(all_decisions) == 6561
    for values, decision in all_decisions.items():
        assert decision.code == expected(values), values


def test_undetermined_always_has_one_provisional_code_and_no_other_verdict_has_one(
    all_decisions,
):
    for values, decision in all_decisions.items():
        if decision.code is VerdictCode.U:
            assert decision.provisional not in (None, VerdictCode.U), values
        else:
            assert decision.provisional is None, values


def test_the_provisional_code_is_the_verdict_with_every_unknown_read_as_not_found(
    all_decisions,
):
    for values, decision in all_decisions.items():
        if decision.code is VerdictCode.U:
            seen = tuple(NO if one is UNKNOWN else one for one in values)
            assert decision.provisional is all_decisions[seen].code, values


def learned(values):
    """Yield the combinations in which one more unknown is known."""
    for place, value in enumerate(values):
        if value is UNKNOWN:
            for answer in (YES, NO):
                yield (*values[:place], answer, *values[place + 1 :])


def test_learning_a_fact_never_moves_a_verdict_but_among_those_without_the_permission(
    all_decisions,
):
    closed = {VerdictCode.A0, VerdictCode.A1, VerdictCode.A2}
    for values, decision in all_decisions.items():
        if decision.code is VerdictCode.U:
            continue
        for more in learned(values):
            after = all_decisions[more].code
            both_without = values[0] is NO and {decision.code, after} <= closed
            assert after is decision.code or both_without, (values, more)


def test_a_deficient_consent_always_has_a_reason(all_decisions):
    for values, decision in all_decisions.items():
        if decision.code is VerdictCode.D:
            assert any(one.startswith("D") for one in decision.reasons), values


def test_undetermined_always_says_what_was_not_seen(all_decisions):
    for values, decision in all_decisions.items():
        if decision.code is VerdictCode.U:
            assert any(one.startswith("U") for one in decision.reasons), values


@pytest.mark.slow
def test_two_accesses_give_the_worse_of_their_single_verdicts(make, decided):
    alone = {
        (c1, *single): decided((YES, YES, NO, c1, *single)) for c1 in ANY for single in SINGLES
    }
    for c1 in ANY:
        kinds = {}
        for single in SINGLES:
            one = alone[(c1, *single)]
            kinds.setdefault((one.code, one.provisional), single)
        for pair in combinations_with_replacement(kinds.items(), 2):
            accesses = [make.counted(access_values(*single)) for _, single in pair]
            both = decide(make.facts({"C1": c1}, accesses))
            assert (both.code, both.provisional) == min(
                (kind for kind, _ in pair), key=WORST_FIRST.index
            )


@pytest.mark.slow
def test_learning_a_fact_of_one_access_never_moves_the_verdict_on_two(make):
    chosen = [one for one in SINGLES if one.count(UNKNOWN) <= 2]
    others = [(YES, YES, YES, NO), (YES, NO, YES, NO), (UNKNOWN, YES, YES, YES)]

    def code_of(single, other):
        pair = [make.counted(access_values(*one)) for one in (single, other)]
        return decide(make.facts({}, pair)).code

    for single, other in product(chosen, others):
        before = code_of(single, other)
        if before is not VerdictCode.U:
            for more in learned(single):
                assert code_of(more, other) is before

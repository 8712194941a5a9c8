"""Answers within a circle of questions: taken again while the circle is open, and no longer."""

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number
from auditor.code.resolution.open_questions import STEPS, OpenQuestions

OUTER, INNER, OTHER = ((Scope(at), 0, 0) for at in range(3))
FOUND = (Number(1),)


def answer(asked, question, *meets):
    """Answer a question that meets some others on the way; say whether that holds for good."""
    assert asked.already(question) is None
    before = asked.begin(question)
    for one in meets:
        assert asked.already(one) == ()
    asked.leave(question)
    return asked.keep(question, before, FOUND)


def test_what_met_no_open_question_holds_for_good():
    asked = OpenQuestions()
    before = asked.begin(OUTER)
    assert answer(asked, INNER)
    assert answer(asked, OTHER, OTHER)
    asked.leave(OUTER)
    assert asked.keep(OUTER, before, FOUND)


def test_what_met_an_open_question_is_taken_again_until_that_is_closed():
    asked = OpenQuestions()
    whole = asked.begin(OTHER)
    before = asked.begin(OUTER)
    assert not answer(asked, INNER, OUTER)
    steps = asked.left
    assert asked.already(INNER) == FOUND
    assert asked.left == steps
    asked.leave(OUTER)
    assert asked.keep(OUTER, before, FOUND)
    asked.begin(OUTER)
    assert asked.already(INNER) is None
    asked.leave(OUTER)
    asked.leave(OTHER)
    asked.keep(OTHER, whole, FOUND)


def test_who_takes_such_an_answer_rests_on_the_same_question():
    asked = OpenQuestions()
    asked.begin(OUTER)
    answer(asked, INNER, OUTER)
    before = asked.begin(OTHER)
    assert asked.already(INNER) == FOUND
    asked.leave(OTHER)
    assert not asked.keep(OTHER, before, FOUND)


def test_what_was_cut_for_want_of_steps_holds_only_where_all_were_there():
    asked = OpenQuestions()
    for steps, is_kept in ((STEPS, True), (STEPS // 2, False)):
        asked.left = steps
        assert asked.already(OUTER) is None
        before = asked.begin(OUTER)
        asked.left = 1
        assert asked.already(INNER)
        asked.leave(OUTER)
        assert asked.keep(OUTER, before, FOUND) is is_kept

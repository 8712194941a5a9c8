"""A control that shuts out on some ways and leads on by others is divided; one with a way that does nothing is not."""

from auditor.code.evaluation.answered import Ending, Event
from auditor.screens.answers.effects import Stage, effects_of, is_divided
from auditor.screens.parts.shown import Effect

STAGE = Stage(frozenset(), "La/Question;", closes=True)
CLOSES = Event("dismiss")
LEAVES = Event("exit", "finishAffinity")
SHOWS = Event("start", "La/Form;")


def ending(*events):
    return Ending(frozenset(events))


def test_a_way_out_and_another_way_on_are_two_deeds():
    assert is_divided([ending(CLOSES, LEAVES), ending(CLOSES, SHOWS)], STAGE)


def test_a_way_on_which_nothing_more_happens_is_no_deed_of_its_own():
    assert not is_divided([ending(CLOSES, LEAVES), ending(CLOSES)], STAGE)


def test_one_way_is_not_divided():
    assert not is_divided([ending(CLOSES, LEAVES)], STAGE)
    assert not is_divided([ending(CLOSES, SHOWS)], STAGE)


def test_who_closes_a_screen_and_starts_one_that_is_not_known_goes_who_knows_where():
    closes = Event("exit", "finish")
    assert effects_of([ending(closes)], STAGE) == {Effect.EXITS}
    assert effects_of([ending(closes, Event("elsewhere"))], STAGE) == {Effect.UNTOLD}

"""When a dialog that a shrinker renamed is taken for what a refusal brings up on every way."""

from auditor.code.evaluation.answered import Ending, Event
from auditor.screens.answers.seconds import _all_show
from auditor.screens.surfaces.drafts import Draft

SECOND = Draft("La/b;", "dialog", shown_at=[(7, 51)])
"""Known by where its builder is filled, in method 7."""


def ending(*shown: str, also: str = "choice") -> Ending:
    return Ending(frozenset({Event(also), *(Event("show", one) for one in shown)}))


def test_each_of_several_ways_shows_it():
    assert _all_show([ending("7:57"), ending("7:57", also="notice")], SECOND)


def test_a_way_that_shows_nothing_leaves_it_open():
    assert not _all_show([ending("7:57"), ending()], SECOND)


def test_one_of_two_dialogs_may_be_another():
    assert not _all_show([ending("7:57"), ending("7:90")], SECOND)


def test_a_dialog_of_another_method_is_another():
    assert not _all_show([ending("9:57"), ending("9:57")], SECOND)

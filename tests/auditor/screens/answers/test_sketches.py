"""Where the code of a control shows what pressing it leads to."""

from auditor.model.vocabulary import Role
from auditor.screens.answers.sketches import with_places
from auditor.screens.parts.shown import Choice, Effect, Region
from tests.auditor.code.small_app import app
from tests.auditor.screens.consenting_app import ACCEPT, DO_ASK, DO_READ, REFUSE, accept, refuse

FINISH = "invoke-virtual {v0}, Landroid/app/Activity;->finish()V\n"


def places_of(code, runs, *effects, pcs=None):
    method = code.program.method(runs)
    choice = Choice(
        Role.REFUSE, (), (Region(method, pcs),), frozenset(effects), is_followed=True
    )
    (found,) = with_places(code.program, (choice,))
    return [one.excerpt for one in found.places]


def test_a_refusal_that_leaves_shows_the_call_that_leaves():
    code = app(accept("nop"), refuse(f"const/4 v0, #0\n{DO_READ}{FINISH}"))
    (shown,) = places_of(code, REFUSE, Effect.EXITS)
    assert shown.endswith("Landroid/app/Activity;->finish()V")


def test_a_control_of_which_no_call_tells_the_effect_shows_its_first_call():
    code = app(accept(f"const/4 v0, #0\n{DO_ASK}{DO_READ}"), refuse())
    (shown,) = places_of(code, ACCEPT, Effect.REQUESTS)
    assert shown.endswith("La/Asker;->ask()V")


def test_only_what_runs_on_that_choice_is_shown():
    code = app(accept(f"{DO_ASK}{DO_READ}"), refuse())
    (shown,) = places_of(code, ACCEPT, Effect.READS, pcs=frozenset({3}))
    assert shown.endswith("La/Reader;->read()V")


def test_a_handler_that_others_share_whole_shows_nothing():
    code = app(accept(DO_ASK), refuse())
    assert places_of(code, ACCEPT, Effect.REQUESTS, pcs=frozenset()) == []

"""A run comes to all the endings that the app can come to."""

from auditor.code.evaluation.answered import Answer, Event
from auditor.code.trials.trial import Trial
from tests.auditor.code.small_app import app, kind, main

ANSWER = Answer("", granted=False, others_granted=False, count=0, index=None)
PRESS = """
    invoke-static {p0}, La/List;->more(I)Z
    move-result v0
    if-eqz v0, :end
    const/4 v1, 0
    invoke-virtual {v1}, Landroid/app/Activity;->finish()V
    :end
    return-void
"""
MORE = """
    if-eqz p0, :none
    const/4 v0, 1
    return v0
    :none
    const/4 v0, 0
    return v0
"""


def endings(press):
    code = app(
        main("nop"),
        kind("La/List;", {"static more(I)Z": MORE, "static press(I)V": press}),
    )
    method = code.program.method("La/List;->press(I)V")
    return Trial(code.graph, ANSWER, frozenset()).run(method, (None,))


def test_a_call_that_may_give_back_two_answers_is_followed_by_both_ways():
    found = {frozenset(one.kind for one in each.events) for each in endings(PRESS)}
    assert found == {frozenset(), frozenset({"exit"})}


def test_a_loop_over_what_a_list_may_hold_ends_with_what_happened_in_it():
    press = """
    :again
    invoke-static {p0}, La/List;->more(I)Z
    move-result v0
    if-eqz v0, :end
    const/4 v1, 0
    invoke-virtual {v1}, Landroid/app/Activity;->finish()V
    goto :again
    :end
    return-void
"""
    found = [each.events for each in endings(press)]
    assert any(one.kind == "exit" for each in found for one in each)
    assert not any(Event("deep") in each for each in found)

"""A way is found exactly where a search finds one that asks everything; only less is asked."""

from itertools import combinations

import pytest

from auditor.code.ways.proof import Restriction
from auditor.code.ways.reach import Reach
from auditor.code.ways.replay import Replay, Replayed
from auditor.screens.order.lazy_ways import LazyWays
from tests.auditor.code.small_app import app, kind, main, makes

READ = "La/Reader;->read()V"
READER = kind("La/Reader;", {"static read()V": "nop"})
CALL = "invoke-static {}, La/Reader;->read()V"
RUNNABLE = ("Ljava/lang/Runnable;",)
POST = (
    "const/4 v1, #0\ninvoke-virtual {v1, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
)


def runnable(name: str, code: str):
    return kind(name, {"run()V": code}, also=RUNNABLE)


TWO_WAYS = (
    main("invoke-static {}, La/A;->go()V\ninvoke-static {}, La/B;->go()V"),
    kind("La/A;", {"static go()V": CALL}),
    kind("La/B;", {"static go()V": "invoke-static {}, La/C;->go()V"}),
    kind("La/C;", {"static go()V": CALL}),
)
POSTED = (
    main(f"{makes('La/Task;')}{POST}\ninvoke-static {{}}, La/A;->go()V"),
    runnable("La/Task;", CALL),
    kind("La/A;", {"static go()V": f"{makes('La/Task;')}{POST}"}),
)
POSTS_ITSELF = (
    main("invoke-static {}, La/A;->go()V"),
    runnable("La/Task;", f"{makes('La/Task;')}{POST}\n{CALL}"),
    kind("La/A;", {"static go()V": f"{makes('La/Task;')}{POST}"}),
)
ONE_MAKES_THE_OTHER = (
    main("invoke-static {}, La/A;->go()V"),
    runnable("La/Task;", f"{makes('La/Other;')}{POST}"),
    runnable("La/Other;", f"{makes('La/Task;')}{POST}\n{CALL}"),
    kind("La/A;", {"static go()V": f"{makes('La/Task;')}{POST}"}),
)


def lazily(code, dead, asked, reach=None):
    def runs(method, pc):
        asked.add((method, pc))
        return (method, pc) not in dead

    return LazyWays(
        reach or code.reach,
        edges=lambda _: True,
        holds=lambda edge: runs(edge.source, edge.pc),
        runs=runs,
        entered=lambda _: True,
        is_left_out=lambda *_: False,
        callers=code.graph.callers,
        replayed=Replayed(Replay(code.graph)),
    )


@pytest.mark.parametrize("story", [TWO_WAYS, POSTED, POSTS_ITSELF, ONE_MAKES_THE_OTHER])
def test_a_way_is_there_where_a_search_that_asks_everything_finds_one(story) -> None:
    code = app(*story, READER)
    goal = code.program.method(READ)
    places: set = set()
    assert lazily(code, frozenset(), places).find(goal, None) is not None
    ask_all(code, goal, frozenset(), places)
    for count in range(len(places) + 1):
        for dead in map(frozenset, combinations(sorted(places), count)):
            found = lazily(code, dead, set()).find(goal, None)
            assert (found is None) == (ask_all(code, goal, dead, set()) is None), dead


def ask_all(code, goal, dead, asked, reach=None):
    def runs(method, pc):
        asked.add((method, pc))
        return (method, pc) not in dead

    return (reach or code.reach).search(goal, Restriction(places=runs))


def test_only_what_is_on_the_way_is_asked() -> None:
    code = app(*TWO_WAYS, READER)
    goal, asked = code.program.method(READ), set()
    found = lazily(code, frozenset(), asked).find(goal, None)
    assert {method for method, _ in asked} == {one.source for one in found.hops}
    every: set = set()
    ask_all(code, goal, frozenset(), every)
    assert len(asked) < len(every)


def test_a_budget_spent_on_what_cannot_run_is_no_answer() -> None:
    many = [
        kind(f"La/M{at};", {"static go()V": "invoke-static {}, La/B;->go()V"})
        for at in range(40)
    ]
    story = (
        main("invoke-static {}, La/A;->go()V"),
        kind("La/A;", {"static go()V": "invoke-static {}, La/D;->go()V"}),
        kind("La/D;", {"static go()V": "invoke-static {}, La/E;->go()V"}),
        kind("La/E;", {"static go()V": "invoke-static {}, La/F;->go()V"}),
        kind("La/F;", {"static go()V": CALL}),
        kind("La/B;", {"static go()V": CALL}),
    )
    code = app(*story, *many, READER)
    goal = code.program.method(READ)
    asleep = code.program.method("La/B;->go()V")
    dead = {(asleep, one.pc) for one in code.program.body(asleep).instructions}
    few = Reach(code.graph, code.entries, budget=20)
    assert ask_all(code, goal, dead, set(), few) is not None
    assert lazily(code, dead, set(), few).find(goal, None) is not None
    assert not few.exhausted

"""Which ways no run can take, though every call on them may run what comes next."""

import pytest

from auditor.code.calls.callgraph import Edge
from auditor.code.ways.barred import Barred
from auditor.code.ways.proof import Restriction
from auditor.code.ways.replay import Replay, Replayed
from tests.auditor.code.small_app import app, interface, kind, main, makes, number
from tests.dex_builder import OBJECT

READ = "La/Reader;->read()V"
READER = kind("La/Reader;", {"static read()V": "nop"})
CALL = "invoke-static {}, La/Reader;->read()V"
JOB = interface("La/Job;", "go()V", "copy()La/Job;")
DOES = "invoke-interface {p0}, La/Job;->go()V"
NUMBER = "La/Merged;->number:I"
FIELD = "La/Later;->job:La/Job;"
POST = (
    "const/4 v2, #0\ninvoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
)


def job(name: str, code: str):
    copy = f"new-instance v0, {name}\ninvoke-direct {{v0}}, {name}-><init>()V\nreturn-object v0"
    return kind(name, {"go()V": code, "copy()La/Job;": copy}, also=("La/Job;",))


READS, RESTS = job("La/Reads;", CALL), job("La/Rests;", "nop")
TOOL = kind(
    "La/Tool;",
    {
        "static does(La/Job;)V": DOES,
        "static keep(La/Holder;La/Job;)V": "iput-object p1, p0, La/Holder;->cached:La/Job;",
    },
)
"""Runs what it is given, or keeps it."""
HOLDER = kind("La/Holder;")
LATER = kind(
    "La/Later;",
    {
        "<init>(La/Job;)V": f"iput-object p1, p0, {FIELD}\ninvoke-direct {{p0}}, {OBJECT}-><init>()V",
        "run()V": f"iget-object v0, p0, {FIELD}\ninvoke-interface {{v0}}, La/Job;->go()V",
    },
    also=("Ljava/lang/Runnable;",),
)
"""Runs later what it was made with."""
MERGED = kind(
    "La/Merged;",
    {
        "<init>(I)V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput p1, p0, {NUMBER}",
        "go()V": f"""
            iget v0, p0, {NUMBER}
            packed-switch v0, :cases
            return-void
            :zero
            return-void
            :one
            {CALL}
            return-void
            :cases
            .packed 0 :zero :one
        """,
    },
    also=("La/Job;",),
)


def directly(name: str) -> str:
    return f"{makes(name)}invoke-static {{v0}}, La/Tool;->does(La/Job;)V\n"


def later(name: str) -> str:
    made = makes(name, "v1")
    return f"{made}new-instance v0, La/Later;\ninvoke-direct {{v0, v1}}, La/Later;-><init>(La/Job;)V\n{POST}\n"


def merged(which: int) -> str:
    return (
        f"new-instance v0, La/Merged;\nconst/4 v1, #{which}\n"
        "invoke-direct {v0, v1}, La/Merged;-><init>(I)V\n"
        "invoke-static {v0}, La/Tool;->does(La/Job;)V\n"
    )


def kept(name: str) -> str:
    """Keep an object in a field of the screen, and run what the field holds."""
    return f"{makes(name)}iput-object v0, p0, La/Main;->kept:La/Job;\n"


RUNS_KEPT = (
    "iget-object v0, p0, La/Main;->kept:La/Job;\ninvoke-static {v0}, La/Tool;->does(La/Job;)V\n"
)


def ways(code, *, without: str):
    """Search for a way to the read that leaves out a method, until one holds or none is left."""
    gone, goal = number(code, without), number(code, READ)
    replayed = Replayed(Replay(code.graph))
    allowed = Restriction(edges=lambda one: one.source != gone, barred=replayed.barred)
    for _ in range(9):
        route = code.reach.search(goal, allowed)
        if route is None or not replayed.refutes(route, None):
            return route
    raise AssertionError("the same way is found again")


def copied(name: str) -> str:
    """Run what an object gives for a copy of itself, as a suspended function does that is started."""
    return (
        f"{makes(name)}invoke-interface {{v0}}, La/Job;->copy()La/Job;\nmove-result-object v0\n"
        "invoke-static {v0}, La/Tool;->does(La/Job;)V\n"
    )


def wrapped(name: str) -> str:
    """Let a method keep an object in another that it is given, and run what that one keeps."""
    return (
        f"{makes(name, 'v1')}{makes('La/Holder;')}"
        "invoke-static {v0, v1}, La/Tool;->keep(La/Holder;La/Job;)V\n"
        "iget-object v0, v0, La/Holder;->cached:La/Job;\n"
        "invoke-static {v0}, La/Tool;->does(La/Job;)V\n"
    )


OWNED = (
    kind(
        "La/Owned;",
        {
            "static own(La/Owned;)La/Job;": """
                move-object v0, p0
                iput-object v0, p0, La/Owned;->self:La/Job;
                iget-object v0, p0, La/Owned;->self:La/Job;
                return-object v0
            """,
            "go()V": "nop",
            "copy()La/Job;": "return-object p0",
        },
        also=("La/Job;",),
    ),
    kind("La/OwnReads;", {"go()V": CALL}, above="La/Owned;"),
    kind("La/OwnRests;", {"go()V": "nop"}, above="La/Owned;"),
)
"""Keep what stands for them in a field of their own, which one method sets for all."""


def owned(name: str) -> str:
    return (
        f"{makes(name)}invoke-static {{v0}}, La/Owned;->own(La/Owned;)La/Job;\n"
        "move-result-object v0\ninvoke-static {v0}, La/Tool;->does(La/Job;)V\n"
    )


CLICK = "onBackPressed()V"
OPENS = {
    "an argument": (directly("La/Rests;"), directly("La/Reads;")),
    "what an object was made with": (later("La/Rests;"), later("La/Reads;")),
    "the number of a merged object": (merged(0), merged(1)),
    "what an object keeps of itself": (owned("La/OwnRests;"), owned("La/OwnReads;")),
    "what an object gives": (copied("La/Rests;"), copied("La/Reads;")),
}


def story(opening: str, acceptance: str):
    screen = main(opening + "return-void", **{CLICK: acceptance + "return-void"})
    return app(screen, JOB, READS, RESTS, TOOL, HOLDER, *OWNED, LATER, MERGED, READER)


@pytest.mark.parametrize("how", OPENS)
def test_what_another_call_hands_over_is_not_run_by_this_one(how: str) -> None:
    harmless, reading = OPENS[how]
    code = story(harmless, reading)
    assert code.reach.from_entry(number(code, READ)) is not None
    assert ways(code, without=f"La/Main;->{CLICK}") is None


@pytest.mark.parametrize("how", OPENS)
def test_a_way_on_which_it_is_handed_over_is_one(how: str) -> None:
    harmless, reading = OPENS[how]
    code = story(harmless + reading, reading)
    assert ways(code, without=f"La/Main;->{CLICK}") is not None


@pytest.mark.parametrize("how", OPENS)
def test_what_may_be_either_may_be_the_one_that_reads(how: str) -> None:
    harmless, reading = OPENS[how]
    unsure = f"""
        invoke-static {{}}, La/Any;->x()I
        move-result v0
        if-eqz v0, :other
        {harmless}
        goto :end
        :other
        {reading}
        :end
    """
    code = story(unsure, reading)
    assert ways(code, without=f"La/Main;->{CLICK}") is not None


def test_what_is_kept_in_an_object_by_a_method_that_others_use_too_may_be_theirs() -> None:
    code = story(wrapped("La/Rests;"), wrapped("La/Reads;"))
    assert ways(code, without=f"La/Main;->{CLICK}") is not None


def test_a_field_that_others_write_too_holds_what_they_write() -> None:
    code = story(kept("La/Rests;") + RUNS_KEPT, kept("La/Reads;"))
    assert ways(code, without=f"La/Main;->{CLICK}") is not None


def test_what_a_caller_of_whom_nothing_is_known_hands_over_may_be_anything() -> None:
    unknown = "invoke-static {}, La/Any;->job()La/Job;\nmove-result-object v0\n"
    opening = f"{unknown}invoke-static {{v0}}, La/Tool;->does(La/Job;)V\n"
    code = story(opening, directly("La/Reads;"))
    assert ways(code, without=f"La/Main;->{CLICK}") is not None


def test_a_stretch_leaves_out_the_ways_with_it_alone() -> None:
    barred = Barred()
    one, two, three = ((Edge(at, 9, 0, "call", 1.0), 1) for at in range(3))
    barred.bar((one, two))
    barred.bar((two, two, three))
    assert barred.after((), *three) == ()
    begun = barred.after((), *one)
    assert begun
    assert barred.after(begun, *two) is None
    assert barred.after(begun, *three) == ()
    twice = barred.after(barred.after((), *two) or (), *two)
    assert twice
    assert barred.after(twice, *two) == twice
    assert barred.after(twice, *three) is None


def test_what_is_kept_of_a_way_is_found_anew_once_a_further_stretch_is_left_out() -> None:
    barred = Barred()
    one, two, three = ((Edge(at, 9, 0, "call", 1.0), 1) for at in range(3))
    barred.bar((one, two))
    begun = barred.after((), *one) or ()
    assert barred.after(begun, *three) == ()
    barred.bar((one, three))
    assert barred.after(begun, *three) is None


BOX = kind("La/Box;")
DEEP = kind(
    "La/Deep;",
    {
        "static runs(La/Box;)V": "iget-object v0, p0, La/Box;->cached:La/Job;\n"
        "invoke-static {v0}, La/Tool;->does(La/Job;)V"
    },
)
"""Runs what the box keeps that it is given."""


def refuted(code):
    """Return the stretches that are told of the first way to the read that no touch begins."""
    gone = number(code, f"La/Main;->{CLICK}")
    allowed = Restriction(edges=lambda one: one.source != gone)
    route = code.reach.search(number(code, READ), allowed)
    return Replay(code.graph).refuted(route.entry.method, route.hops, None)


def held(*others):
    """Hand a box on that keeps what only rests; a touch runs what reads."""
    opening = (
        f"{makes('La/Rests;', 'v1')}{makes('La/Box;')}"
        "iput-object v1, v0, La/Box;->cached:La/Job;\n"
        "invoke-static {v0}, La/Deep;->runs(La/Box;)V\n"
    )
    run = "".join(directly(one) for one in ("La/Reads;", *(each.name for each in others)))
    screen = main(opening + "return-void", **{CLICK: run + "return-void"})
    return app(screen, JOB, READS, RESTS, TOOL, BOX, DEEP, READER, *others)


def test_a_stretch_begins_where_it_tells_by_itself_what_is_run() -> None:
    code = held()
    (stretch,) = refuted(code)
    named = [code.program.text(edge.source).partition("(")[0] for edge, _ in stretch]
    assert named == ["La/Tool;->does", "La/Deep;->runs"]


def test_what_the_same_call_could_run_as_well_is_left_out_with_it() -> None:
    code = held(job("La/Others;", CALL))
    stretches = refuted(code)
    ends = {code.program.owner(one[0][0].target) for one in stretches}
    assert ends == {"La/Reads;", "La/Others;"}
    assert len({one[1:] for one in stretches}) == 1


def test_what_the_call_does_run_is_not_left_out() -> None:
    code = held(job("La/Others;", "nop"))
    ends = [code.program.owner(one[0][0].target) for one in refuted(code)]
    assert "La/Rests;" not in ends

"""A way is shown only if it is proved; dead code is never alleged to run."""

import pytest

from auditor.code.ways.reach import Reach, Restriction, confidence_of
from auditor.model.vocabulary import Confidence
from tests.auditor.code.small_app import (
    ABSTRACT,
    ACTIVITY,
    MAIN,
    PUBLIC,
    app,
    component,
    interface,
    kind,
    main,
    makes,
    manifest,
    number,
    route,
)
from tests.dex_builder import OBJECT, Class

CREATE = "onCreate(Landroid/os/Bundle;)V"
ON_CREATE = f"La/Main;->{CREATE}"
READ = "La/Reader;->read()V"
READER = kind("La/Reader;", {"read()V": "nop"})
CALL_READ = makes("La/Reader;") + "invoke-virtual {v0}, La/Reader;->read()V"
RUNNABLE = ("Ljava/lang/Runnable;",)


def test_a_call_from_a_screen_is_a_way() -> None:
    code = app(main(CALL_READ), READER)
    assert route(code, READ) == [ON_CREATE, READ]


def test_the_route_can_be_read_aloud() -> None:
    found = app(main(CALL_READ), READER).reach
    shown = found.from_entry(number_of(found, READ))
    assert shown is not None
    assert [(one.method, one.offset) for one in shown.steps] == [
        (ON_CREATE, None),
        (ON_CREATE, 5),
    ]
    assert shown.steps[0].says.en == "Android runs Main.onCreate when the person opens the app"
    assert shown.steps[1].says.en == "Main.onCreate calls Reader.read"
    assert shown.steps[1].says.zh == "Main.onCreate 调用 Reader.read"
    assert shown.confidence is Confidence.CONFIRMED


def number_of(reach: Reach, text: str) -> int:
    found = reach.program.method(text)
    assert found is not None
    return found


def test_an_unused_reader_is_not_reached_and_dormant() -> None:
    code = app(main("nop"), READER)
    assert route(code, READ) is None
    assert code.reach.is_dormant("La/Reader;")


def test_a_reader_made_only_by_dead_code_is_not_reached_and_sleeps_as_it_does() -> None:
    dead = kind("La/Dead;", {"go()V": CALL_READ})
    code = app(main("nop"), dead, READER)
    assert route(code, READ) is None
    assert code.reach.is_dormant("La/Reader;")
    assert code.reach.is_dormant("La/Dead;")
    named = kind("La/Dead;", {"go()V": "const-class v0, La/Reader;"})
    assert not app(main("nop"), named, READER).reach.is_dormant("La/Reader;")


def test_classes_that_start_each_other_sleep_unless_something_else_starts_one() -> None:
    one = kind("La/One;", {"static go()V": "invoke-static {}, La/Two;->go()V"})
    two = kind("La/Two;", {"static go()V": "invoke-static {}, La/One;->go()V"})
    code = app(main("nop"), one, two)
    assert code.reach.is_dormant("La/One;")
    assert code.reach.is_dormant("La/Two;")
    started = app(main("invoke-static {}, La/One;->go()V"), one, two)
    assert not started.reach.is_dormant("La/One;")
    assert not started.reach.is_dormant("La/Two;")


STATIC_READ = "invoke-static {}, La/Static;->read()V"
STATIC_READER = kind("La/Static;", {"static read()V": "nop"})


def test_a_static_reader_is_dormant_where_only_a_dormant_class_uses_it() -> None:
    dead = kind("La/Dead;", {"go()V": STATIC_READ})
    assert app(main("nop"), dead, STATIC_READER).reach.is_dormant("La/Static;")
    alive = kind("La/Main;", {CREATE: "nop", "go()V": STATIC_READ}, above=ACTIVITY)
    assert not app(alive, STATIC_READER).reach.is_dormant("La/Static;")


def test_a_static_reader_is_dormant_where_no_run_comes_to_its_use() -> None:
    code = f"const/4 v0, #0\nif-eqz v0, :no\n{STATIC_READ}\n:no\nreturn-void"
    assert app(main(code), STATIC_READER).reach.is_dormant("La/Static;")
    live = code.replace("if-eqz v0", "if-eqz p1")
    assert not app(main(live), STATIC_READER).reach.is_dormant("La/Static;")


def test_a_listener_made_only_in_dead_code_is_not_reached() -> None:
    listener = kind("La/Task;", {"run()V": CALL_READ}, also=RUNNABLE)
    dead = kind("La/Dead;", {"go()V": makes("La/Task;")})
    code = app(main("nop"), dead, listener, READER)
    assert route(code, READ) is None


def test_a_call_through_a_base_class_needs_an_object_from_reached_code() -> None:
    base = kind("La/Base;", {"go()V": None}, flags=PUBLIC | ABSTRACT)
    sub = kind("La/Sub;", {"go()V": "nop"}, above="La/Base;")
    caller = main("const/4 v0, #0\ninvoke-virtual {v0}, La/Base;->go()V")
    dead = kind("La/Dead;", {"go()V": makes("La/Sub;")})
    assert route(app(caller, base, sub, dead), "La/Sub;->go()V") is None
    alive = kind(
        "La/Main;",
        {CREATE: makes("La/Sub;") + "invoke-virtual {v0}, La/Base;->go()V"},
        above=ACTIVITY,
    )
    assert route(app(alive, base, sub), "La/Sub;->go()V") == [ON_CREATE, "La/Sub;->go()V"]


def _bases(first: str, second: str) -> list[Class]:
    start = "new-instance v1, Ljava/lang/Thread;\ninvoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\ninvoke-virtual {v1}, Ljava/lang/Thread;->start()V\n"
    base = kind(
        "La/Base;",
        {"run()V": "invoke-virtual {p0}, La/Base;->go()V", "go()V": "nop"},
        also=RUNNABLE,
    )
    one = kind("La/One;", {"go()V": "nop"}, above="La/Base;")
    two = kind("La/Two;", {"go()V": CALL_READ}, above="La/Base;")
    made = makes(first) + "\n" + start + (makes(second) + "\n" + start if second else "")
    return [main(made), base, one, two, READER]


@pytest.mark.parametrize("order", [("La/One;", "La/Two;"), ("La/Two;", "La/One;")])
def test_a_way_is_shown_on_an_object_of_one_class(order: tuple[str, str]) -> None:
    """Two tasks share what runs them: the one that reads is brought in, not its neighbour."""
    code = app(*_bases(*order))
    found = code.reach.from_entry(number(code, READ))
    assert found is not None
    assert [hop.receiver for hop in found.hops if hop.receiver] == ["La/Two;"]
    assert {step.confidence for step in found.steps} == {found.confidence}


def test_two_classes_that_only_make_each_other_are_not_reached() -> None:
    one = kind("La/One;", {"go()V": makes("La/Two;") + "invoke-virtual {v0}, La/Two;->go()V"})
    two = kind("La/Two;", {"go()V": makes("La/One;") + "invoke-virtual {v0}, La/One;->go()V"})
    code = app(main("nop"), one, two)
    assert route(code, "La/One;->go()V") is None
    assert route(code, "La/Two;->go()V") is None


def test_a_factory_makes_the_object_that_is_called() -> None:
    reader = kind(
        "La/Reader;",
        {"read()V": "nop", "static get()La/Reader;": makes("La/Reader;") + "return-object v0"},
    )
    call = "invoke-static {}, La/Reader;->get()La/Reader;\nmove-result-object v0\ninvoke-virtual {v0}, La/Reader;->read()V"
    assert route(app(main(call), reader), READ) == [ON_CREATE, READ]


def test_the_shortest_way_is_shown() -> None:
    helper = kind("La/Helper;", {"static go()V": CALL_READ})
    code = app(main(CALL_READ + "\ninvoke-static {}, La/Helper;->go()V"), helper, READER)
    assert route(code, READ) == [ON_CREATE, READ]


def test_a_sure_way_is_shown_before_a_shorter_guess() -> None:
    shape = interface("La/I;", "go()V")
    many = [
        kind(f"La/C{one};", {"go()V": CALL_READ if one == 0 else "nop"}, also=("La/I;",))
        for one in range(6)
    ]
    keep, take = "sput-object v0, La/Box;->it:La/I;\n", "sget-object v0, La/Box;->it:La/I;\n"
    births = "".join(makes(one.name) + "\n" + keep for one in many)
    guess = births + take + "invoke-interface {v0}, La/I;->go()V"
    far = kind(
        "La/Far;",
        {
            "static a()V": "invoke-static {}, La/Far;->b()V",
            "static b()V": "invoke-static {}, La/Far;->c()V",
            "static c()V": CALL_READ,
        },
    )
    unsure = app(main(guess), shape, *many, far, READER)
    found = unsure.reach.from_entry(number(unsure, READ))
    assert found is not None
    assert found.confidence is Confidence.LIKELY
    sure = app(main(guess + "\ninvoke-static {}, La/Far;->a()V"), shape, *many, far, READER)
    assert route(sure, READ) == [
        ON_CREATE,
        "La/Far;->a()V",
        "La/Far;->b()V",
        "La/Far;->c()V",
        READ,
    ]


def test_the_same_app_gives_the_same_way() -> None:
    paths = kind("La/P;", {f"static {one}()V": CALL_READ for one in "dcba"})
    calls = "\n".join(f"invoke-static {{}}, La/P;->{one}()V" for one in "cadb")
    routes = {tuple(route(app(main(calls), paths, READER), READ) or ()) for _ in range(3)}
    assert routes == {(ON_CREATE, "La/P;->a()V", READ)}


def test_a_search_that_runs_out_of_budget_says_so() -> None:
    chain = kind(
        "La/P;",
        {f"static m{one}()V": f"invoke-static {{}}, La/P;->m{one + 1}()V" for one in range(9)}
        | {"static m9()V": CALL_READ},
    )
    code = app(main("invoke-static {}, La/P;->m0()V"), chain, READER)
    goal = number(code, READ)
    short = Reach(code.graph, code.entries, budget=3)
    assert short.from_entry(goal) is None
    assert short.exhausted == {goal}
    assert code.reach.from_entry(goal) is not None
    assert code.reach.exhausted == set()


def test_a_restriction_takes_edges_away() -> None:
    helper = kind("La/Helper;", {"static go()V": CALL_READ})
    code = app(main(CALL_READ + "\ninvoke-static {}, La/Helper;->go()V"), helper, READER)
    start, goal = number(code, ON_CREATE), number(code, READ)
    around = code.reach.search(
        goal, Restriction(edges=lambda one: not (one.source == start and one.target == goal))
    )
    assert around is not None
    assert [code.program.text(one) for one in around.methods] == [
        ON_CREATE,
        "La/Helper;->go()V",
        READ,
    ]
    assert code.reach.search(goal, Restriction(edges=lambda one: one.target != goal)) is None


def test_a_restriction_to_outer_entries_shows_who_opens_the_screen() -> None:
    second = kind("La/Second;", {CREATE: CALL_READ}, above=ACTIVITY)
    go = (
        "new-instance v0, Landroid/content/Intent;\nconst-class v1, La/Second;\n"
        "invoke-direct {v0, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
        "invoke-virtual {p0, v0}, La/Main;->startActivity(Landroid/content/Intent;)V"
    )
    declared = manifest(component(MAIN), component("La/Second;", exported=False))
    code = app(main(go), second, READER, declares=declared)
    assert route(code, READ) == [f"La/Second;->{CREATE}", READ]
    found = code.reach.search(
        number(code, READ), Restriction(entries=lambda one: one.from_outside)
    )
    assert found is not None
    assert [code.program.text(one) for one in found.methods] == [
        ON_CREATE,
        f"La/Second;->{CREATE}",
        READ,
    ]


def test_a_class_named_in_a_string_is_not_dormant() -> None:
    code = app(main('const-string v0, "a.Reader"'), READER)
    assert not code.reach.is_dormant("La/Reader;")


def test_a_class_named_by_a_script_is_not_dormant() -> None:
    code = app(main("nop"), READER, named=("La/Reader;",))
    assert not code.reach.is_dormant("La/Reader;")


def test_a_class_whose_static_method_is_called_is_not_dormant() -> None:
    tool = kind("La/Tool;", {"static go()V": "nop"})
    assert not app(main("invoke-static {}, La/Tool;->go()V"), tool).reach.is_dormant("La/Tool;")
    assert app(main("nop"), tool).reach.is_dormant("La/Tool;")


def test_numbers_become_the_laws_words() -> None:
    assert confidence_of(0.8) is Confidence.CONFIRMED
    assert confidence_of(0.7) is Confidence.LIKELY
    assert confidence_of(0.6) is Confidence.LIKELY
    assert confidence_of(0.5) is Confidence.POSSIBLE


def test_what_a_class_does_to_itself_does_not_wake_it() -> None:
    single = kind(
        "La/Single;",
        {"<clinit>()V": makes("La/Single;"), "read()V": makes("La/Single$1;")},
    )
    code = app(main("nop"), single, kind("La/Single$1;", also=RUNNABLE))
    assert code.reach.is_dormant("La/Single;")
    assert code.reach.is_dormant("La/Single$1;")
    woken = app(main(makes("La/Single;")), single, kind("La/Single$1;", also=RUNNABLE))
    assert not woken.reach.is_dormant("La/Single$1;")


def test_a_class_with_a_living_subclass_is_not_dormant() -> None:
    sub = kind("La/Sub;", above="La/Reader;")
    assert not app(main(makes("La/Sub;")), READER, sub).reach.is_dormant("La/Reader;")


def test_a_view_of_a_layout_leads_in_likely() -> None:
    view = kind(
        "La/Fancy;",
        {"<init>(Landroid/content/Context;)V": CALL_READ},
        above="Landroid/view/View;",
    )
    code = app(main("nop"), view, READER, made={"La/Fancy;": "layout/main"})
    found = code.reach.from_entry(number(code, READ))
    assert found is not None
    assert found.confidence is Confidence.LIKELY
    assert found.entry.kind == "made"


def test_a_search_that_failed_at_one_level_does_not_spoil_the_next_goal() -> None:
    shape = interface("La/I;", "go()V")
    many = [
        kind(f"La/C{one};", {"go()V": CALL_READ if one == 0 else "nop"}, also=("La/I;",))
        for one in range(6)
    ]
    keep, take = "sput-object v0, La/Box;->it:La/I;\n", "sget-object v0, La/Box;->it:La/I;\n"
    births = "".join(makes(one.name) + "\n" + keep for one in many)
    guess = births + take + "invoke-interface {v0}, La/I;->go()V"
    code = app(main(guess), shape, *many, READER)
    first, second = number(code, READ), number(code, "La/C0;->go()V")
    for goal in (first, second):
        found = code.reach.from_entry(goal)
        assert found is not None
        assert found.confidence is Confidence.LIKELY


FIELD = "La/Merged;->which:I"
SWITCHED = f"""
    iget v0, p0, {FIELD}
    packed-switch v0, :cases
    invoke-static {{}}, La/Tool;->other()V
    return-void
    :zero
    invoke-static {{}}, La/Tool;->zero()V
    return-void
    :one
    invoke-static {{}}, La/Tool;->one()V
    return-void
    :cases
    .packed 0 :zero :one
"""
MERGED = kind(
    "La/Merged;",
    {
        "<init>(I)V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput p1, p0, {FIELD}",
        "run()V": SWITCHED,
    },
    also=RUNNABLE,
)
TOOL = kind("La/Tool;", {f"static {one}()V": "nop" for one in ("zero", "one", "other")})


def post(which: int) -> str:
    return (
        f"new-instance v0, La/Merged;\nconst/4 v1, #{which}\n"
        "invoke-direct {v0, v1}, La/Merged;-><init>(I)V\n"
        "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    )


def test_a_merged_lambda_runs_only_the_case_it_was_made_for() -> None:
    code = app(main(post(1)), MERGED, TOOL)
    assert route(code, "La/Tool;->one()V") == [
        ON_CREATE,
        "La/Merged;->run()V",
        "La/Tool;->one()V",
    ]
    assert route(code, "La/Tool;->zero()V") is None
    assert route(code, "La/Tool;->other()V") is None


def test_a_number_that_the_switch_does_not_name_runs_what_follows_it() -> None:
    code = app(main(post(5)), MERGED, TOOL)
    assert route(code, "La/Tool;->other()V") is not None
    assert route(code, "La/Tool;->one()V") is None


def test_a_number_that_is_not_known_may_run_every_case() -> None:
    unknown = post(1).replace(
        "const/4 v1, #1", "invoke-static {}, La/Any;->x()I\nmove-result v1"
    )
    code = app(main(unknown), MERGED, TOOL)
    for case in ("zero", "one", "other"):
        assert route(code, f"La/Tool;->{case}()V") is not None


OWN_NUMBERS = kind(
    "La/Merged;",
    {
        "<init>(Ljava/lang/String;)V": f"""
            const/4 v0, #1
            iput v0, p0, {FIELD}
            invoke-direct {{p0}}, {OBJECT}-><init>()V
        """,
        "<init>()V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V",
        "<init>(La/Tool;)V": "const/4 v0, #0\ninvoke-direct {p0, v0}, La/Merged;-><init>(I)V",
        "<init>(I)V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput p1, p0, {FIELD}",
        "run()V": SWITCHED,
    },
    also=RUNNABLE,
)


def made_with(kinds: str, register: str = "") -> str:
    """Post an object that is made by one of several constructors."""
    words = ", ".join(one for one in ("v0", register) if one)
    return (
        f"const/4 v1, #0\nnew-instance v0, La/Merged;\n"
        f"invoke-direct {{{words}}}, La/Merged;-><init>({kinds})V\n"
        "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    )


def test_a_constructor_of_one_case_alone_may_keep_its_number_itself() -> None:
    code = app(main(made_with("Ljava/lang/String;", "v1")), OWN_NUMBERS, TOOL)
    assert route(code, "La/Tool;->one()V") is not None
    assert route(code, "La/Tool;->zero()V") is None


def test_a_constructor_that_keeps_no_number_leaves_nought() -> None:
    code = app(main(made_with("")), OWN_NUMBERS, TOOL)
    assert route(code, "La/Tool;->zero()V") is not None
    assert route(code, "La/Tool;->one()V") is None


def test_a_constructor_that_runs_another_may_keep_any_number() -> None:
    code = app(main(made_with("La/Tool;", "v1")), OWN_NUMBERS, TOOL)
    for case in ("zero", "one", "other"):
        assert route(code, f"La/Tool;->{case}()V") is not None


def test_a_number_that_others_write_too_is_not_nought() -> None:
    writer = kind(
        "La/Writer;", {"static set(La/Merged;)V": f"const/4 v0, #1\niput v0, p0, {FIELD}"}
    )
    code = app(main(made_with("")), OWN_NUMBERS, writer, TOOL)
    assert route(code, "La/Tool;->one()V") is not None


def test_a_place_within_a_merged_method_is_reached_by_its_case_alone() -> None:
    code = app(main(post(1)), MERGED, TOOL)
    run = number(code, "La/Merged;->run()V")
    for call in code.program.calls_in(run):
        found = code.reach.from_entry(run, call.pc)
        assert (found is not None) == call.target.startswith("La/Tool;->one")


def test_a_merged_body_may_register_an_object_that_runs_another_of_them() -> None:
    posting = SWITCHED.replace("zero()V\n", f"zero()V\n{post(1)}\n", 1)
    made = {"<init>(I)V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput p1, p0, {FIELD}"}
    posts = kind("La/Merged;", {**made, "run()V": posting}, also=RUNNABLE)
    code = app(main(post(0)), posts, TOOL)
    assert route(code, "La/Tool;->zero()V") is not None
    assert route(code, "La/Tool;->one()V") is not None
    assert route(code, "La/Tool;->other()V") is None
    assert route(app(main(post(0)), MERGED, TOOL), "La/Tool;->one()V") is None


def test_a_merged_object_called_through_an_interface_runs_its_case_alone() -> None:
    shape = interface("La/I;", "run()V")
    body = Class(MERGED.name, interfaces=("La/I;",), methods=MERGED.methods)
    make = post(0).partition("invoke-virtual")[0] + "invoke-interface {v0}, La/I;->run()V"
    code = app(main(make), shape, body, TOOL)
    assert route(code, "La/Tool;->zero()V") is not None
    assert route(code, "La/Tool;->one()V") is None

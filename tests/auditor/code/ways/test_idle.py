"""An object that is made and left alone runs nothing; one that is put to use does."""

import pytest

from auditor.code.ways.holders import holders
from tests.auditor.code.small_app import app, interface, kind, main, makes, number, route

CREATE = "La/Main;->onCreate(Landroid/os/Bundle;)V"
READ = "La/Reader;->read()V"
READER = kind("La/Reader;", {"read()V": "nop"})
CALL_READ = makes("La/Reader;") + "\ninvoke-virtual {v0}, La/Reader;->read()V"
TASK = kind("La/Task;", {"run()V": CALL_READ}, also=("Ljava/lang/Runnable;",))
THREAD = """
new-instance v1, Ljava/lang/Thread;
invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V
"""
NAME = 'const-string v2, "people"\ninvoke-virtual {v1, v2}, Ljava/lang/Thread;->setName(Ljava/lang/String;)V\n'
START = "invoke-virtual {v1}, Ljava/lang/Thread;->start()V\n"


def is_reached(code, *classes):
    return route(app(main(code), *classes, READER), READ) is not None


@pytest.mark.parametrize(
    ("then", "runs"), [(NAME, False), (NAME + START, True)], ids=["named", "started"]
)
def test_a_thread_runs_what_it_is_given_once_it_is_started(then, runs):
    assert is_reached(makes("La/Task;") + THREAD + then, TASK) is runs


@pytest.mark.parametrize(
    ("call", "runs"),
    [
        ("invoke-virtual {v0}, Ljava/lang/Object;->hashCode()I", False),
        ("invoke-virtual {v0}, La/Task;->run()V", True),
        ("invoke-static {v0}, Lb/Unseen;->take(Ljava/lang/Object;)V", True),
        ("sput-object v0, La/Box;->it:La/Task;", False),
        ("sput-object v0, La/Box;->it:La/Task;\nsget-object v1, La/Box;->it:La/Task;\n"
         "invoke-interface {v1}, Ljava/lang/Runnable;->run()V", True),
    ],
    ids=["hashed", "called", "given-away", "kept-unread", "kept-and-run"],
)  # fmt: skip
def test_an_object_runs_by_what_is_done_with_it(call, runs):
    assert is_reached(makes("La/Task;") + "\n" + call, TASK) is runs


NAMING = "const-class v0, La/Task;\nconst/4 v0, 0\nreturn-object v0"
"""`getClass` of its own object, which a shrinker filled in."""


@pytest.mark.parametrize("by", ["La/Task;", "La/Maker;"])
def test_an_object_that_names_its_own_class_is_no_other_that_somebody_makes(by):
    say = {"toString()Ljava/lang/String;": NAMING}
    task = kind(
        "La/Task;",
        {"run()V": CALL_READ, **(say if by == "La/Task;" else {})},
        also=("Ljava/lang/Runnable;",),
    )
    code = makes("La/Task;") + THREAD + NAME
    if by == "La/Maker;":
        code += makes(by) + f"\ninvoke-virtual {{v0}}, {by}->toString()Ljava/lang/String;\n"
    assert is_reached(code, task, kind("La/Maker;", say)) is (by == "La/Maker;")


BLOCK = kind("La/Block;", {"go()V": CALL_READ}, also=("La/Go;",))
OTHER = kind("La/Other;", {"go()V": "nop"}, also=("La/Go;",))
FLOW = kind(
    "La/Flow;",
    {
        "<init>(La/Go;)V": "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\n"
        "iput-object p1, p0, La/Flow;->block:La/Go;",
        "collect()V": "iget-object v0, p0, La/Flow;->block:La/Go;\ninvoke-interface {v0}, La/Go;->go()V",
    },
)
GO = interface("La/Go;", "go()V")


def flow_of(block, at):
    return (
        makes(block)
        + f"\nnew-instance v{at}, La/Flow;\n"
        + f"invoke-direct {{v{at}, v0}}, La/Flow;-><init>(La/Go;)V\n"
    )


@pytest.mark.parametrize(("collected", "runs"), [(1, True), (2, False)])
def test_of_two_flows_the_collected_one_runs_its_block(collected, runs):
    code = flow_of("La/Block;", 1) + flow_of("La/Other;", 2)
    code += f"invoke-virtual {{v{collected}}}, La/Flow;->collect()V"
    assert is_reached(code, GO, BLOCK, OTHER, FLOW) is runs


@pytest.mark.parametrize("code", ["", "invoke-interface {v1}, La/Go;->go()V\n"])
def test_what_androids_own_making_of_a_screen_does_counts(code):
    begin = (
        "invoke-direct {p0}, Landroid/app/Activity;-><init>()V\n"
        + makes("La/Block;")
        + "\niput-object v0, p0, La/Main;->block:La/Go;\n"
        + "iget-object v1, p0, La/Main;->block:La/Go;\n"
        + code
    )
    screen = main("nop", **{"<init>()V": begin})
    found = route(app(screen, GO, BLOCK, READER), READ)
    assert (found is not None) is bool(code)


MAP = """
new-instance v1, Ljava/util/HashMap;
invoke-direct {v1}, Ljava/util/HashMap;-><init>()V
const-string v2, "people"
invoke-interface {v1, v2, v0}, Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;
const-string v2, "NAME"
invoke-interface {v1, v2}, Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;
move-result-object v3
invoke-interface {v3}, Ljava/lang/Runnable;->run()V
"""


@pytest.mark.parametrize(("name", "runs"), [("people", True), ("hello", False)])
def test_a_map_gives_what_stands_under_the_name(name, runs):
    assert is_reached(makes("La/Task;") + MAP.replace("NAME", name), TASK) is runs


@pytest.mark.parametrize(("made", "runs"), [("La/Block;", True), ("La/Other;", False)])
def test_a_call_runs_the_class_that_is_seen_to_be_made(made, runs):
    code = "".join(makes(one) + f"\nsput-object v0, La/Box;->{at}:La/Go;\n" for at, one in
                   (("a", "La/Block;"), ("b", "La/Other;")))  # fmt: skip
    use = "a" if made == "La/Block;" else "b"
    code += f"sget-object v0, La/Box;->{use}:La/Go;\ninvoke-interface {{v0}}, La/Go;->go()V"
    assert is_reached(code, GO, BLOCK, OTHER) is runs


def test_each_holder_of_the_table_stands_there_once():
    names = [one.of for one in holders()]
    assert len(names) == len(set(names))
    assert all(not one.idle & one.gives for one in holders())


POST = "invoke-virtual {v1, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z\n"
TAKE_BACK = (
    "invoke-virtual {v1, v0}, Landroid/os/Handler;->removeCallbacks(Ljava/lang/Runnable;)V\n"
)
HANDLER = "\nnew-instance v1, Landroid/os/Handler;\ninvoke-direct {v1}, Landroid/os/Handler;-><init>()V\n"


@pytest.mark.parametrize(
    ("then", "runs"), [(TAKE_BACK, False), (POST + TAKE_BACK, True)], ids=["alone", "posted"]
)
def test_what_takes_a_task_back_does_not_have_it_run(then, runs):
    assert is_reached(makes("La/Task;") + HANDLER + then, TASK) is runs


ITSELF = kind("La/Worker;", {"run()V": CALL_READ}, above="Ljava/lang/Thread;")


@pytest.mark.parametrize("started", [False, True])
def test_a_thread_of_the_apps_own_class_runs_once_it_is_started(started):
    start = "\ninvoke-virtual {v0}, La/Worker;->start()V\n" if started else ""
    assert is_reached(makes("La/Worker;") + start, ITSELF) is started


@pytest.mark.parametrize(
    ("code", "never"),
    [
        (makes("La/Task;") + THREAD + NAME, True),
        (makes("La/Task;") + THREAD + START, False),
        (makes("La/Task;") + "\ninvoke-static {v0}, Lb/Unseen;->take(Ljava/lang/Object;)V", False),
        ("nop", True),
        ('const-string v0, "a.Task"', False),
    ],
    ids=["not-started", "started", "given-away", "not-made", "named"],
)  # fmt: skip
def test_it_is_told_what_never_runs_from_what_nobody_is_seen_to_run(code, never):
    found = app(main(code), TASK, READER)
    assert found.reach.never_runs(number(found, "La/Task;->run()V")) is never
    assert found.reach.from_entry(number(found, "La/Task;->run()V")) is None or not never


def test_a_task_that_nothing_executes_never_runs():
    task = kind("La/Load;", {"doInBackground([Ljava/lang/Object;)Ljava/lang/Object;": CALL_READ + "\nconst/4 v0, 0\nreturn-object v0"},
                above="Landroid/os/AsyncTask;")  # fmt: skip
    name = "La/Load;->doInBackground([Ljava/lang/Object;)Ljava/lang/Object;"
    run = "\ninvoke-virtual {v0, v1}, Landroid/os/AsyncTask;->execute([Ljava/lang/Object;)Landroid/os/AsyncTask;\n"
    for code, never in ((makes("La/Load;"), True), (makes("La/Load;") + run, False)):
        found = app(main(code), task, READER)
        assert found.reach.never_runs(number(found, name)) is never


@pytest.mark.parametrize(("used", "alone"), [("", True), ("\ninvoke-virtual {v0}, La/Task;->run()V", False)])  # fmt: skip
def test_of_a_class_it_is_told_whether_a_method_runs_on_any_of_its_objects(used, alone):
    found = app(main(makes("La/Task;") + used), TASK, READER)
    asked = number(found, "La/Task;->run()V")
    assert found.reach.is_left_alone("La/Task;", asked) is alone

"""What a call leads to is silent if none of all that can run there is noticed; else nobody knows."""

import pytest

from tests.auditor.code.small_app import app, interface, kind, main, makes

SEND = "La/Api;->send()V"
CALL = "invoke-static {}, La/Api;->send()V"
OPEN = (
    "const/4 v0, 0\n"
    "invoke-virtual {v0}, Ljava/net/URLConnection;->getOutputStream()Ljava/io/OutputStream;"
)
FINISH = "const/4 v0, 0\ninvoke-virtual {v0}, Landroid/app/Activity;->finish()V"
STEP = interface("La/Step;", "go()V")
GO = "const/4 v0, 0\ninvoke-interface {v0}, La/Step;->go()V"
THREAD = (
    makes("La/Task;")
    + "\nnew-instance v1, Ljava/lang/Thread;\n"
    + "invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
    + "invoke-virtual {v1}, Ljava/lang/Thread;->start()V"
)


def murmur(send, *classes, marked=False):
    code = app(main(CALL), kind("La/Api;", {"static send()V": send}), *classes)
    method = code.program.method(SEND)
    marks = {(method, 0): "read"} if marked else {}
    return code.graph.silence.murmur((method,), marks)


def step(name, then):
    return kind(name, {"go()V": then}, also=("La/Step;",))


MADE = makes("La/One;") + "\n" + makes("La/Two;") + "\n" + GO


@pytest.mark.parametrize(
    ("send", "classes", "told"),
    [
        ("nop", (), ""),
        (OPEN, (), "submit"),
        (FINISH, (), None),
        (MADE, (STEP, step("La/One;", "nop"), step("La/Two;", OPEN)), "submit"),
        (MADE, (STEP, step("La/One;", "nop"), step("La/Two;", FINISH)), None),
    ],
    ids=["nothing", "sends", "leaves", "one-of-two-sends", "one-of-two-leaves"],
)
def test_what_is_noticed_is_told_of_everything_that_can_run(send, classes, told):
    assert murmur(send, *classes) == told


@pytest.mark.parametrize(("then", "told"), [(OPEN, "submit"), (FINISH, None)])
def test_what_a_thread_is_handed_runs_too(then, told):
    task = kind("La/Task;", {"run()V": then}, also=("Ljava/lang/Runnable;",))
    assert murmur(THREAD, task) == told


def test_a_read_inside_is_not_passed_over():
    assert murmur(OPEN, marked=True) is None

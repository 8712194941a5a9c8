"""A registering call is judged by what it can be handed; only what is surely else is refused."""

import pytest

from auditor.code.calls.handing import Handing
from tests.auditor.code.small_app import app, kind, main, makes

TASK = kind("La/Task;", {"run()V": "nop"}, also=("Ljava/lang/Runnable;",))
OTHER = kind("La/Other;", {"run()V": "nop"}, also=("Ljava/lang/Runnable;",))
POST = "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"


def could(code: str, *, taken_as: str = "") -> bool:
    built = app(main(f"{code}\n{POST}"), TASK, OTHER)
    handing = Handing(built.program, built.hierarchy)
    call = built.program.calls_of("Landroid/os/Handler;", "post")[0]
    return handing.could_hand(call, "La/Task;", taken_as)


@pytest.mark.parametrize(
    "code",
    [
        makes("La/Task;"),
        makes("La/Task;", "v1") + "move-object v0, v1",
        "sget-object v0, La/Main;->task:Ljava/lang/Runnable;",
        "iget-object v0, p0, La/Main;->task:La/Task;",
        "invoke-static {}, La/Any;->task()La/Task;\nmove-result-object v0",
        "invoke-static {}, La/Any;->anything()Ljava/lang/Object;\nmove-result-object v0",
        "move-object v0, p1",
    ],
)
def test_what_may_be_the_object_counts(code: str) -> None:
    assert could(code)
    assert could(code, taken_as="Ljava/lang/Runnable;")


@pytest.mark.parametrize(
    "code",
    [
        makes("La/Other;"),
        "const/4 v0, #0",
        "iget-object v0, p0, La/Main;->task:La/Other;",
        "invoke-static {}, La/Any;->other()La/Other;\nmove-result-object v0",
        "move-object v0, p0",
    ],
)
def test_what_is_surely_something_else_does_not(code: str) -> None:
    assert not could(code)
    assert not could(code, taken_as="Ljava/lang/Runnable;")


def test_wide_parameters_before_the_object_are_stepped_over() -> None:
    late = "Landroid/os/Handler;->later(JLjava/lang/Runnable;)V"
    code = (
        makes("La/Other;")
        + makes("La/Task;", "v1")
        + f"invoke-virtual {{v2, v3, v4, v1}}, {late}"
    )
    built = app(main(code), TASK, OTHER)
    handing = Handing(built.program, built.hierarchy)
    call = built.program.calls_of("Landroid/os/Handler;", "later")[0]
    assert handing.could_hand(call, "La/Task;")
    assert not handing.could_hand(call, "La/Other;")


def test_a_call_that_takes_no_such_parameter_cannot_be_judged() -> None:
    built = app(main("invoke-virtual {v0}, Landroid/os/Message;->sendToTarget()V"), TASK)
    handing = Handing(built.program, built.hierarchy)
    call = built.program.calls_of("Landroid/os/Message;", "sendToTarget")[0]
    assert handing.could_hand(call, "La/Task;")

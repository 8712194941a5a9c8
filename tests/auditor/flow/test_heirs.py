"""What several classes do each in its own way for one method above them, each story with its twin."""

import pytest

from auditor.flow.symbols.runs import Runs
from tests.dex_builder import ABSTRACT, PUBLIC, Class, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, find, run, virtual

TASK = "La/Task;"
BORN = Method(
    "<init>",
    "()V",
    "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\nreturn-void",
    registers=1,
)
DEVICE = 'const-string v0, "model"\nreturn-object v0'
NAMES = f"{READ}\nreturn-object v0"
SENDS = LOG.replace("v0", "p1")
STEPS = (
    f"invoke-virtual {{p0}}, {TASK}->collect(){TEXT}\nmove-result-object v0\n"
    f"invoke-virtual {{p0, v0}}, {TASK}->deliver({TEXT})V"
)


def _task() -> Class:
    """A task whose parts its classes below do."""
    parts = (abstract("collect", f"(){TEXT}"), abstract("deliver", f"({TEXT})V"))
    return Class(
        TASK,
        flags=PUBLIC | ABSTRACT,
        interfaces=("Ljava/lang/Runnable;",),
        methods=(BORN, virtual("run", "()V", STEPS), *parts),
    )


def _kind(name: str, collects: str, delivers: str) -> Class:
    born = Method(
        "<init>", "()V", f"invoke-direct {{p0}}, {TASK}-><init>()V\nreturn-void", registers=1
    )
    collect = virtual("collect", f"(){TEXT}", collects)
    return Class(
        name, TASK, methods=(born, collect, virtual("deliver", f"({TEXT})V", delivers))
    )


def _started(*names: str) -> Class:
    thread = "Ljava/lang/Thread;"
    return run(
        "\n".join(
            f"new-instance v2, {one}\ninvoke-direct {{v2}}, {one}-><init>()V\nnew-instance v3, {thread}\n"
            f"invoke-direct {{v3, v2}}, {thread}-><init>(Ljava/lang/Runnable;)V\n"
            f"invoke-virtual {{v3}}, {thread}->start()V"
            for one in names
        )
    )


@pytest.mark.parametrize(
    ("names", "device", "expected"), [(NAMES, DEVICE, []), (DEVICE, NAMES, ["log"])]
)
def test_what_one_class_collects_another_does_not_deliver(
    names: str, device: str, expected
) -> None:
    shown, sent = _kind("La/Shown;", names, "nop"), _kind("La/Sent;", device, SENDS)
    assert ends(_task(), shown, sent, _started("La/Shown;", "La/Sent;")) == expected


def test_what_a_class_collects_that_does_both_goes_where_it_delivers() -> None:
    both, other = _kind("La/Both;", NAMES, SENDS), _kind("La/Other;", DEVICE, "nop")
    assert ends(_task(), both, other, _started("La/Both;", "La/Other;")) == ["log"]


def test_who_runs_one_of_them_at_once_runs_that_one() -> None:
    shown, sent = _kind("La/Shown;", NAMES, "nop"), _kind("La/Sent;", DEVICE, SENDS)
    direct = run(
        "new-instance v2, La/Shown;\ninvoke-direct {v2}, La/Shown;-><init>()V\n"
        "invoke-virtual {v2}, La/Shown;->run()V"
    )
    assert ends(_task(), shown, sent, direct) == []


@pytest.mark.parametrize(("idle", "expected"), [("La/Both;", []), ("La/Other;", ["log"])])
def test_what_a_class_does_whose_objects_are_left_alone_is_not_told(
    idle: str, expected: list[str]
) -> None:
    both, other = _kind("La/Both;", NAMES, SENDS), _kind("La/Other;", DEVICE, SENDS)
    runs = Runs(is_left_alone=lambda name, _: name == idle)
    found = find(_task(), both, other, _started("La/Both;", "La/Other;"), runs=runs)
    assert [one.sink.kind for one in found.flows] == expected

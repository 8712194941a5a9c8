"""What comes only behind a read cannot be what was agreed to before it."""

import pytest

from auditor.code.ways.following import Follower
from auditor.screens.memory.ways import Ways
from auditor.screens.order.prompted import BehindRead
from tests.auditor.code.small_app import app, kind, main, number

READ = "invoke-static {}, Lb/Book;->read()V\n"
SHOW = "invoke-static {}, Lb/Page;->show()V\n"
MAY = "if-nez p1, :past\n{}:past\nnop\n"
HELPED = "invoke-static {}, La/Reader;->go()V\n"
POSTED = (
    "new-instance v0, La/Task;\ninvoke-direct {v0}, La/Task;-><init>()V\n"
    "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z\n"
)
TASK = kind("La/Task;", {"run()V": SHOW}, also=("Ljava/lang/Runnable;",))


def _is_late(code: str, helper: str = READ) -> bool:
    reader = kind("La/Reader;", {"static go()V": helper})
    built = app(main(code), reader, TASK)
    (read,) = built.program.calls_of("Lb/Book;", "read")
    shown = built.program.calls_of("Lb/Page;", "show")
    page = next((one for one in shown if one.method != number(built, "La/Task;->run()V")), None)
    page = page or shown[0]
    ways = Ways(built.reach, Follower(built.graph))
    bar = BehindRead(built.reach, ways, (read.method, read.pc))
    return bar.holds((page.method, page.pc))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (READ + SHOW, True),
        (SHOW + READ, False),
        (MAY.format(READ) + SHOW, False),
        (READ + MAY.format(SHOW), True),
    ],
    ids=["behind", "before", "perhaps-read", "perhaps-shown"],
)
def test_a_place_is_behind_a_read_if_all_ways_to_it_pass_that(
    code: str, expected: bool
) -> None:
    assert _is_late(code, "nop\n") is expected


@pytest.mark.parametrize(
    ("helper", "expected"),
    [
        (READ, True),
        ("sget v0, Lb/Any;->flag:I\nif-nez v0, :past\n" + READ + ":past\nnop", False),
    ],
    ids=["always", "perhaps"],
)
def test_what_a_helper_reads_counts_if_it_never_comes_back_without(
    helper: str, expected: bool
) -> None:
    assert _is_late(HELPED + SHOW, helper) is expected


@pytest.mark.parametrize(("code", "expected"), [(READ + POSTED, True), (POSTED + READ, False)])
def test_what_is_set_going_behind_a_read_runs_behind_it(code: str, expected: bool) -> None:
    assert _is_late(code, "nop\n") is expected

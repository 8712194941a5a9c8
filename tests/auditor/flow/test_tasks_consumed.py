"""Data that ends in memory, held by tasks that the framework runs and by Kotlin's records."""

import pytest

from tests.auditor.flow.ends.test_consumed import EQUALS, ROW, TEXT, WORD, compared
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import READ, holder, make, run, static, virtual

TASK = "La/Task;"
RUNNABLE = "Ljava/lang/Runnable;"
POST = f"invoke-virtual {{v5, v2}}, Landroid/view/View;->post({RUNNABLE})Z\n"
TAG = "invoke-virtual {v5, v2}, Landroid/view/View;->setTag(Ljava/lang/Object;)V\n"
LOOK = f"iget-object v0, p0, {TASK}->held:{TEXT}\n{WORD}\n{EQUALS}\nreturn-void"
TELL = (
    f'iget-object v0, p0, {TASK}->held:{TEXT}\nconst-string v3, "x"\n'
    f"invoke-static {{v3, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I\nreturn-void"
)
TAKEN = (
    f"iget-object v0, v2, {TASK}->held:{TEXT}\n"
    f"invoke-static {{v0, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I\n"
)


def _posted(
    does: str, given: str = POST, *, face: str = RUNNABLE, named: str = "run", gives: str = "V"
) -> bool:
    code = f"{READ}\n{make(TASK, 'v2', 'v0')}\nconst/4 v5, #0\n{given}return-void"
    task = holder(TASK, TEXT, virtual(named, f"(){gives}", does), interfaces=(face,))
    return compared(run(code), task)


@pytest.mark.parametrize(
    ("does", "expected"), [("return-void", True), (LOOK, True), (TELL, False)]
)
def test_a_task_hands_on_what_its_own_methods_hand_on(does: str, expected: bool) -> None:
    assert _posted(does) is expected


@pytest.mark.parametrize("given", [TAG, POST + TAKEN], ids=["as-anything", "field-read"])
def test_a_task_that_somebody_can_take_apart_is_not_said_to_keep_it(given: str) -> None:
    assert not _posted("return-void", given)


def test_what_gives_its_data_to_who_runs_it_is_not_said_to_keep_it() -> None:
    face = "Ljava/util/concurrent/Callable;"
    given = (
        f"invoke-virtual {{v5, v2}}, Ljava/util/concurrent/ExecutorService;->submit({face})V\n"
    )
    gives = f"iget-object v0, p0, {TASK}->held:{TEXT}\nreturn-object v0"
    named = {"face": face, "named": "call", "gives": "Ljava/lang/Object;"}
    assert not _posted(gives, given, **named)


def _with_screen(put: str) -> bool:
    """A task holds a text and what it shows; `put` says which of both its constructor is given as the latter."""
    shown = "Landroid/widget/TextView;"
    task = Class(
        TASK,
        fields=(Field("held", TEXT), Field("shown", TEXT)),
        interfaces=(RUNNABLE,),
        methods=(
            Method(
                "<init>",
                f"({TEXT}{TEXT})V",
                f"iput-object p1, p0, {TASK}->held:{TEXT}\niput-object p2, p0, {TASK}->shown:{TEXT}\nreturn-void",
                registers=3,
            ),
            virtual(
                "run",
                "()V",
                f"iget-object v0, p0, {TASK}->shown:{TEXT}\nconst/4 v1, #0\n"
                f"invoke-virtual {{v1, v0}}, {shown}->setText(Ljava/lang/CharSequence;)V\nreturn-void",
            ),
        ),
    )
    code = (
        f'{READ}\nconst-string v3, "done"\nnew-instance v2, {TASK}\n'
        f"invoke-direct {{v2, v0, {put}}}, {TASK}-><init>({TEXT}{TEXT})V\nconst/4 v5, #0\n{POST}return-void"
    )
    return compared(run(code), task)


@pytest.mark.parametrize(("put", "expected"), [("v3", True), ("v0", False)])
def test_fields_without_data_are_not_what_is_held(put: str, expected: bool) -> None:
    assert _with_screen(put) is expected


COPY_DEFAULT = f"({ROW}{TEXT}ILjava/lang/Object;){ROW}"
SYNTHETIC = 0x1000


@pytest.mark.parametrize(
    ("flags", "expected"), [(PUBLIC | STATIC | SYNTHETIC, True), (PUBLIC | STATIC, False)]
)
def test_what_kotlin_adds_to_a_record_and_nobody_calls_gives_nothing(
    flags: int, expected: bool
) -> None:
    row = holder(
        ROW,
        TEXT,
        virtual("copy", f"({TEXT}){ROW}", f"{make(ROW, 'v0', 'p1')}\nreturn-object v0"),
        Method(
            "copy$default",
            COPY_DEFAULT,
            f"invoke-virtual {{p0, p1}}, {ROW}->copy({TEXT}){ROW}\nmove-result-object v0\nreturn-object v0",
            flags=flags,
            registers=8,
        ),
    )
    assert compared(run(f"{READ}\n{make(ROW, 'v2', 'v0')}\nreturn-void"), row) is expected


def test_a_copy_that_somebody_makes_is_followed() -> None:
    row = holder(
        ROW,
        TEXT,
        virtual("copy", f"({TEXT}){ROW}", f"{make(ROW, 'v0', 'p1')}\nreturn-object v0"),
    )
    code = (
        f"{READ}\n{make(ROW, 'v2', 'v0')}\ninvoke-virtual {{v2, v0}}, {ROW}->copy({TEXT}){ROW}\nmove-result-object v5\n"
        f"iget-object v3, v5, {ROW}->held:{TEXT}\n"
    )
    log = f"invoke-static {{v3, v3}}, Landroid/util/Log;->d({TEXT}{TEXT})I\n"
    caller = static("run", "()V", f"{code}return-void")
    teller = static("run", "()V", f"{code}{log}return-void")
    assert compared(Class("La/Main;", methods=(caller,)), row)
    assert not compared(Class("La/Main;", methods=(teller,)), row)


OBJECT = "Ljava/lang/Object;"
ASYNC = "Landroid/os/AsyncTask;"
DROPPED = "const/4 p1, #0\nreturn-void"
LOGGED = (
    f'check-cast p1, {TEXT}\nconst-string v3, "x"\n'
    f"invoke-static {{v3, p1}}, Landroid/util/Log;->d({TEXT}{TEXT})I\nreturn-void"
)
ASKED = f"invoke-virtual {{v2}}, {ASYNC}->get(){OBJECT}\nmove-result-object v3\n"
RUN_BY_HAND = f"invoke-virtual {{v2, v3}}, {TASK}->doInBackground([{OBJECT}){OBJECT}\n"


@pytest.mark.parametrize(
    ("takes", "does", "asks", "expected"),
    [
        ("onPostExecute", DROPPED, "", True),
        ("onPostExecute", LOGGED, "", False),
        ("onCancelled", LOGGED, "", False),
        ("onProgressUpdate", LOGGED, "", True),
        ("onPostExecute", DROPPED, ASKED, False),
        ("onPostExecute", DROPPED, RUN_BY_HAND, False),
    ],
    ids=["dropped", "logged", "cancelled", "not-the-result", "asked-for", "run-by-hand"],
)
def test_what_a_task_gives_is_handed_to_its_own_method_alone(
    takes: str, does: str, asks: str, expected: bool
) -> None:
    task = Class(
        TASK,
        superclass=ASYNC,
        methods=(
            Method("<init>", "()V", f"invoke-direct {{p0}}, {ASYNC}-><init>()V\nreturn-void", registers=1),
            virtual("doInBackground", f"([{OBJECT}){OBJECT}", f"{READ}\nreturn-object v0"),
            virtual(takes, f"({OBJECT})V", does),
        ),
    )  # fmt: skip
    begin = run(
        f"new-instance v2, {TASK}\ninvoke-direct {{v2}}, {TASK}-><init>()V\nconst/4 v3, #0\n"
        f"invoke-virtual {{v2, v3}}, {ASYNC}->execute([{OBJECT}){ASYNC}\n{asks}return-void"
    )
    assert compared(task, begin) is expected

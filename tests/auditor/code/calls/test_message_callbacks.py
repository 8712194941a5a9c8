"""What goes through a plain handler is handled by the callback that it was made with, and by no other."""

import pytest

from tests.auditor.code.small_app import (
    ACTIVITY,
    MAIN,
    app,
    callers,
    kind,
    main,
    makes,
    route,
)
from tests.dex_builder import PUBLIC, STATIC, Class, Field

HANDLER = "Landroid/os/Handler;"
CALLBACK = "Landroid/os/Handler$Callback;"
MESSAGE = "Landroid/os/Message;"
HANDLES = f"La/Desk;->handleMessage({MESSAGE})Z"
READ = "La/Reader;->read()V"
READER = kind("La/Reader;", {"read()V": "nop"})
DESK = kind(
    "La/Desk;",
    {
        f"handleMessage({MESSAGE})Z": f"iget v0, p1, {MESSAGE}->what:I\n"
        "const/4 v1, #2\nif-ne v0, v1, :end\n"
        + makes("La/Reader;")
        + "\ninvoke-virtual {v0}, La/Reader;->read()V\n:end\nconst/4 v0, #1\nreturn v0"
    },
    also=(CALLBACK,),
)
WITH_DESK = (
    makes("La/Desk;")
    + f"new-instance v2, {HANDLER}\ninvoke-direct {{v2, v0}}, {HANDLER}-><init>({CALLBACK})V\n"
)
PLAIN = f"new-instance v3, {HANDLER}\ninvoke-direct {{v3}}, {HANDLER}-><init>()V\n"
KEEP = f"sput-object v2, {MAIN}->handler:{HANDLER}\n"
SENDS = {
    "empty": f"invoke-virtual {{v2, v1}}, {HANDLER}->sendEmptyMessage(I)Z\n",
    "empty-delayed": f"invoke-virtual {{v2, v1, v4, v5}}, {HANDLER}->sendEmptyMessageDelayed(IJ)Z\n",
    "empty-at-time": f"invoke-virtual {{v2, v1, v4, v5}}, {HANDLER}->sendEmptyMessageAtTime(IJ)Z\n",
    "obtained": f"invoke-virtual {{v2, v1}}, {HANDLER}->obtainMessage(I){MESSAGE}\nmove-result-object v3\n"
    f"invoke-virtual {{v2, v3}}, {HANDLER}->sendMessage({MESSAGE})Z\n",
    "delayed": f"invoke-virtual {{v2, v1}}, {HANDLER}->obtainMessage(I){MESSAGE}\nmove-result-object v3\n"
    f"invoke-virtual {{v2, v3, v4, v5}}, {HANDLER}->sendMessageDelayed({MESSAGE}J)Z\n",
    "to-target": f"invoke-virtual {{v2, v1}}, {HANDLER}->obtainMessage(I){MESSAGE}\nmove-result-object v3\n"
    f"invoke-virtual {{v3}}, {MESSAGE}->sendToTarget()V\n",
    "obtained-of-message": f"invoke-static {{v2, v1}}, {MESSAGE}->obtain({HANDLER}I){MESSAGE}\n"
    f"move-result-object v3\ninvoke-virtual {{v3}}, {MESSAGE}->sendToTarget()V\n",
}


def _screen(code: str, **more: str) -> Class:
    made = main("const-wide/16 v4, #9\n" + code, **more)
    field = Field("handler", HANDLER, flags=PUBLIC | STATIC)
    return Class(made.name, superclass=ACTIVITY, methods=made.methods, fields=(field,))


@pytest.mark.parametrize("how", SENDS)
@pytest.mark.parametrize(("number", "runs"), [(2, True), (1, False)])
def test_a_message_runs_the_callback_of_its_handler(how: str, number: int, runs: bool) -> None:
    code = f"{WITH_DESK}const/4 v1, #{number}\n{SENDS[how]}"
    assert (route(app(_screen(code), DESK, READER), READ) is not None) is runs


@pytest.mark.parametrize("how", SENDS)
def test_it_is_the_one_that_a_field_keeps(how: str) -> None:
    send = f"sget-object v2, {MAIN}->handler:{HANDLER}\nconst/4 v1, #2\nconst-wide/16 v4, #9\n{SENDS[how]}"
    code = app(_screen(WITH_DESK + KEEP, **{"onResume()V": send}), DESK, READER)
    assert callers(code, HANDLES) == [(f"{MAIN}->onResume()V", "message-callback", 0.9)]


def test_what_another_handler_is_sent_does_not_run_it() -> None:
    send = (
        f"{PLAIN}const/4 v1, #2\ninvoke-virtual {{v3, v1}}, {HANDLER}->sendEmptyMessage(I)Z\n"
    )
    own = f"sget-object v2, {MAIN}->handler:{HANDLER}\nconst/4 v1, #2\n{SENDS['empty']}"
    more = {"onResume()V": send, "onPause()V": own}
    code = app(_screen(WITH_DESK + KEEP, **more), DESK, READER)
    assert [one for one, _, _ in callers(code, HANDLES)] == [f"{MAIN}->onPause()V"]


def test_a_handler_that_is_handed_on_can_be_the_one_that_is_given() -> None:
    give = f"invoke-static {{v2}}, La/Far;->take({HANDLER})V\n"
    take = f"const/4 v1, #2\ninvoke-virtual {{p0, v1}}, {HANDLER}->sendEmptyMessage(I)Z\n"
    far = kind("La/Far;", {f"static take({HANDLER})V": take})
    code = app(_screen(WITH_DESK + give), DESK, READER, far)
    assert callers(code, HANDLES) == [(f"La/Far;->take({HANDLER})V", "message-callback", 0.6)]
    assert route(code, READ) is not None


def test_a_handler_that_stays_where_it_is_kept_is_not_one_that_is_given() -> None:
    take = f"const/4 v1, #2\ninvoke-virtual {{p0, v1}}, {HANDLER}->sendEmptyMessage(I)Z\n"
    far = kind("La/Far;", {f"static take({HANDLER})V": take})
    give = f"{PLAIN}invoke-static {{v3}}, La/Far;->take({HANDLER})V\n"
    own = f"sget-object v2, {MAIN}->handler:{HANDLER}\nconst/4 v1, #1\n{SENDS['empty']}"
    code = app(_screen(WITH_DESK + KEEP + give, **{"onResume()V": own}), DESK, READER, far)
    assert route(code, READ) is None


def test_a_handler_that_a_method_gives_back_is_the_one_that_it_keeps() -> None:
    own = f"sget-object v0, {MAIN}->handler:{HANDLER}\nreturn-object v0"
    send = (
        f"invoke-static {{}}, {MAIN}->own(){HANDLER}\nmove-result-object v2\nconst/4 v1, #2\n"
        + SENDS["empty"]
    )
    more = {f"static own(){HANDLER}": own, "onResume()V": send}
    code = app(_screen(WITH_DESK + KEEP, **more), DESK, READER)
    assert callers(code, HANDLES) == [(f"{MAIN}->onResume()V", "message-callback", 0.9)]

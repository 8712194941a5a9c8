"""What a message holds comes to whoever handles the messages of the handler that it goes through."""

import pytest

from auditor.model.vocabulary import Confidence
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, static, virtual

HANDLER = "Landroid/os/Handler;"
CALLBACK = "Landroid/os/Handler$Callback;"
MESSAGE = "Landroid/os/Message;"
OF_HANDLER = (
    f"const/4 v1, #2\ninvoke-virtual {{v5, v1, v0}}, {HANDLER}->obtainMessage(ILjava/lang/Object;){MESSAGE}\n"
    "move-result-object v4\n"
)
FILLED = (
    f"invoke-static {{}}, {MESSAGE}->obtain(){MESSAGE}\nmove-result-object v4\n"
    f"iput-object v0, v4, {MESSAGE}->obj:Ljava/lang/Object;\n"
)
WITH_DATA = (
    f'new-instance v3, Landroid/os/Bundle;\ninvoke-direct {{v3}}, Landroid/os/Bundle;-><init>()V\nconst-string v6, "all"\n'
    f"invoke-virtual {{v3, v6, v0}}, Landroid/os/Bundle;->putString({TEXT}{TEXT})V\n"
    f"invoke-static {{}}, {MESSAGE}->obtain(){MESSAGE}\nmove-result-object v4\n"
    f"invoke-virtual {{v4, v3}}, {MESSAGE}->setData(Landroid/os/Bundle;)V\n"
)
INTO_ITS_DATA = (
    f"invoke-static {{}}, {MESSAGE}->obtain(){MESSAGE}\nmove-result-object v4\n"
    f"invoke-virtual {{v4}}, {MESSAGE}->getData()Landroid/os/Bundle;\nmove-result-object v3\n"
    f'const-string v6, "KEY"\ninvoke-virtual {{v3, v6, v0}}, Landroid/os/Bundle;->putString({TEXT}{TEXT})V\n'
)
"""What a message is asked for its data is put into, which it makes."""
SEND = f"invoke-virtual {{v5, v4}}, {HANDLER}->sendMessage({MESSAGE})Z\nreturn-void"
TO_TARGET = f"invoke-virtual {{v4}}, {MESSAGE}->sendToTarget()V\nreturn-void"
TAKES_OBJECT = f"iget-object v0, p1, {MESSAGE}->obj:Ljava/lang/Object;\ncheck-cast v0, {TEXT}\n"
TAKES_DATA = (
    f"invoke-virtual {{p1}}, {MESSAGE}->getData()Landroid/os/Bundle;\nmove-result-object v0\n"
    f'const-string v1, "all"\ninvoke-virtual {{v0, v1}}, Landroid/os/Bundle;->getString({TEXT}){TEXT}\nmove-result-object v0\n'
)  # fmt: skip


def _desk(name: str, takes: str, *, above: str = "") -> Class:
    """A callback of a plain handler (or a handler) that logs what comes in."""
    returns = "V" if above else "Z"
    end = "return-void" if above else "const/4 v0, #1\nreturn v0"
    base = above or "Ljava/lang/Object;"
    return Class(
        name,
        superclass=base,
        interfaces=() if above else (CALLBACK,),
        methods=(
            Method("<init>", "()V", f"invoke-direct {{p0}}, {base}-><init>()V\nreturn-void", registers=1),
            virtual("handleMessage", f"({MESSAGE}){returns}", f"{takes}{LOG}\n{end}"),
        ),
    )  # fmt: skip


def _screen(made: str, send: str) -> Class:
    return Class(
        "La/Main;",
        superclass="Landroid/app/Activity;",
        fields=(Field("handler", HANDLER), Field("other", HANDLER, flags=PUBLIC | STATIC)),
        methods=(
            virtual(
                "onCreate",
                "(Landroid/os/Bundle;)V",
                f"{made}\niput-object v0, p0, La/Main;->handler:{HANDLER}\nreturn-void",
            ),
            virtual(
                "onResume", "()V", f"{READ}\niget-object v5, p0, La/Main;->handler:{HANDLER}\n{send}"
            ),
        ),
    )  # fmt: skip


def _handler_with(callback: str) -> str:
    return (
        f"new-instance v2, {callback}\ninvoke-direct {{v2}}, {callback}-><init>()V\n"
        f"new-instance v0, {HANDLER}\ninvoke-direct {{v0, v2}}, {HANDLER}-><init>({CALLBACK})V\n"
    )


@pytest.mark.parametrize(
    ("send", "takes"),
    [
        (OF_HANDLER + SEND, TAKES_OBJECT),
        (OF_HANDLER + TO_TARGET, TAKES_OBJECT),
        (FILLED + SEND, TAKES_OBJECT),
        (WITH_DATA + SEND, TAKES_DATA),
        (INTO_ITS_DATA.replace("KEY", "all") + SEND, TAKES_DATA),
    ],
    ids=["obtained", "to-target", "filled", "data", "its-own-data"],
)
def test_what_a_plain_handler_is_sent_comes_to_its_callback(send: str, takes: str) -> None:
    screen = _screen(_handler_with("La/Desk;"), send)
    (flow,) = find(screen, _desk("La/Desk;", takes)).flows
    assert flow.sink.kind == "log"
    assert flow.confidence is not Confidence.POSSIBLE


def test_what_is_under_another_key_of_its_data_is_not_told() -> None:
    send = INTO_ITS_DATA.replace("KEY", "who") + SEND
    screen = _screen(_handler_with("La/Desk;"), send)
    assert ends(screen, _desk("La/Desk;", TAKES_DATA)) == []


def test_the_number_of_a_message_is_not_what_its_object_holds() -> None:
    """One line a message and its number beside it: who sends the number on sends nobody's name."""
    both = (
        f"const/4 v1, #2\nconst/4 v2, #0\nconst/4 v3, #0\nmove-object v4, v0\nmove-object v0, v5\n"
        f"invoke-virtual/range {{v0 .. v4}}, {HANDLER}->obtainMessage(IIILjava/lang/Object;){MESSAGE}\n"
        "move-result-object v4\n"
    )
    takes = (
        f"iget v0, p1, {MESSAGE}->arg1:I\n"
        f"invoke-static {{v0}}, {TEXT}->valueOf(I){TEXT}\nmove-result-object v0\n"
    )
    handler = _handler_with("La/Desk;")
    assert ends(_screen(handler, both + SEND), _desk("La/Desk;", takes)) == []
    assert ends(_screen(handler, both + SEND), _desk("La/Desk;", TAKES_OBJECT)) == ["log"]


def test_it_does_not_come_to_the_callback_of_another() -> None:
    quiet = _desk("La/Quiet;", 'const-string v0, "y"\n')
    other = Class(
        "La/Far;",
        methods=(
            virtual(
                "make",
                "()V",
                _handler_with("La/Desk;")
                + f"sput-object v0, La/Main;->other:{HANDLER}\nreturn-void",
            ),
        ),
    )
    screen = _screen(_handler_with("La/Quiet;"), OF_HANDLER + SEND)
    assert ends(screen, other, quiet, _desk("La/Desk;", TAKES_OBJECT)) == []


@pytest.mark.parametrize(("made", "expected"), [("La/Desk;", ["log"]), ("La/Quiet;", [])])
def test_a_message_sent_by_itself_goes_to_the_handler_it_was_obtained_of(
    made: str, expected: list[str]
) -> None:
    screen = _screen(
        f"new-instance v0, {made}\ninvoke-direct {{v0}}, {made}-><init>()V",
        OF_HANDLER + TO_TARGET,
    )
    desk = _desk("La/Desk;", TAKES_OBJECT, above=HANDLER)
    quiet = _desk("La/Quiet;", 'const-string v0, "y"\n', above=HANDLER)
    assert ends(screen, desk, quiet) == expected


NUMBERED = f"{FILLED}const/4 v1, #2\niput v1, v4, {MESSAGE}->what:I\n"
ASKS_NUMBER = f"iget v1, p1, {MESSAGE}->what:I\nconst/4 v2, #{{}}\nif-ne v1, v2, :other\n"


@pytest.mark.parametrize(("number", "expected"), [(2, ["log"]), (3, [])])
@pytest.mark.parametrize("send", [OF_HANDLER + SEND, OF_HANDLER + TO_TARGET, NUMBERED + SEND])
def test_a_handler_does_with_a_message_what_its_number_says(
    number: int, expected: list[str], send: str
) -> None:
    """One case sends, another shows: what a message of the one holds does not go where the other's goes."""
    takes = f"{ASKS_NUMBER.format(number)}{TAKES_OBJECT}{LOG}\n:other"
    desk = _desk("La/Desk;", f'{takes}\nconst-string v0, "y"\n')
    assert ends(_screen(_handler_with("La/Desk;"), send), desk) == expected


@pytest.mark.parametrize(("number", "expected"), [(2, ["log"]), (3, [])])
def test_who_a_handler_hands_the_message_to_does_what_its_number_says(
    number: int, expected: list[str]
) -> None:
    code = f"{ASKS_NUMBER.format(number).replace('p1', 'p0')}{TAKES_OBJECT.replace('p1', 'p0')}{LOG}\n:other\nreturn-void"
    helper = Class("La/Helper;", methods=(static("did", f"({MESSAGE})V", code),))
    takes = f'invoke-static {{p1}}, La/Helper;->did({MESSAGE})V\nconst-string v0, "y"\n'
    screen = _screen(_handler_with("La/Desk;"), OF_HANDLER + SEND)
    assert ends(screen, _desk("La/Desk;", takes), helper) == expected


def test_a_message_whose_number_is_not_known_comes_to_every_case() -> None:
    unknown = f"{FILLED}iget v1, p0, La/Main;->mode:I\niput v1, v4, {MESSAGE}->what:I\n"
    takes = f'{ASKS_NUMBER.format(3)}{TAKES_OBJECT}{LOG}\n:other\nconst-string v0, "y"\n'
    screen = _screen(_handler_with("La/Desk;"), unknown + SEND)
    assert ends(screen, _desk("La/Desk;", takes)) == ["log"]

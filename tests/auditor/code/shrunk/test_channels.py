"""Channels of coroutines are known by what they say of themselves, and by what their interfaces declare."""

import pytest

from auditor.code.classes.sites import Call, read_call
from tests.auditor.code.small_app import AppCode, app, interface, kind, main
from tests.dex_builder import OBJECT

OBJ = "Ljava/lang/Object;"
ASKED = f"(Lk/C;){OBJ}"
CONTINUATION = interface("Lk/C;", f"resume({OBJ})V")
BASE = kind(
    "Lk/Base;",
    {"toString()Ljava/lang/String;": 'const-string v0, "Continuation at "\nreturn-object v0'},
    also=("Lk/C;",),
)
BLOCK = kind("Lk/Block;", {"nothing()V": "nop"}, above="Lk/Base;")
COLLECTOR = interface("Lk/H;", f"g({OBJ}Lk/C;){OBJ}")
FLOW = interface("Lk/G;", f"i(Lk/H;Lk/C;){OBJ}")
NULL = "const/4 v0, #0\nreturn-object v0"
SAYS = """
    const-string v0, "capacity="
    const-string v0, "data=["
    return-object v0
"""


def classes(sent: str) -> tuple[object, ...]:
    """A library whose `send` has some parameters, and a flow that is made of its channel."""
    sender = interface("Lk/S;", f"d({sent}){OBJ}", f"j({OBJ}){OBJ}")
    receiver = interface("Lk/R;", f"y{ASKED}")
    channel = kind(
        "Lk/Channel;",
        {
            "<init>()V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V",
            f"d({sent}){OBJ}": NULL,
            f"j({OBJ}){OBJ}": NULL,
            f"y{ASKED}": NULL,
            f"x({sent}){OBJ}": NULL,
            "toString()Ljava/lang/String;": SAYS,
        },
        also=("Lk/S;", "Lk/R;"),
    )
    view = kind(
        "Lk/View;",
        {
            "<init>(Lk/R;)V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V",
            f"i(Lk/H;Lk/C;){OBJ}": NULL,
        },
        also=("Lk/G;",),
    )
    return (CONTINUATION, BASE, BLOCK, COLLECTOR, FLOW, sender, receiver, channel, view)


def call(code: AppCode) -> Call:
    """Return the one call of the main activity's method."""
    method = code.program.method("La/Main;->onCreate(Landroid/os/Bundle;)V")
    assert method is not None
    found = [
        one
        for each in code.program.body(method).instructions
        if (one := read_call(code.program, method, each)) is not None
    ]
    return found[-1]


@pytest.mark.parametrize(
    ("sent", "calls", "name"),
    [
        (f"{OBJ}Lk/C;", "Lk/S;->d", "send"),
        (f"Lk/C;{OBJ}", "Lk/S;->d", "send-behind"),
        (f"Lk/C;{OBJ}", "Lk/Channel;->d", "send-behind"),
        (f"Lk/C;{OBJ}", "Lk/Channel;->x", "x"),
    ],
)
def test_what_is_sent_is_known_in_whichever_order_it_is_handed_over(
    sent: str, calls: str, name: str
) -> None:
    code = app(main(f"invoke-interface {{v0, v1, v2}}, {calls}({sent}){OBJ}"), *classes(sent))
    named = code.graph.names.named(call(code))
    assert named.name == name
    assert named.owner.endswith("SendChannel;") == (name != "x")


def test_a_flow_shows_its_channel_and_what_is_put_in_at_once_is_left_alone() -> None:
    code = app(
        main(f"invoke-interface {{v0, v1}}, Lk/S;->j({OBJ}){OBJ}"), *classes(f"{OBJ}Lk/C;")
    )
    names = code.graph.names
    assert names.named(call(code)).name == "j"
    assert names.is_view("Lk/View;")
    assert names.is_library("Lk/Channel;")
    assert not names.channels.is_channel("Lk/View;")

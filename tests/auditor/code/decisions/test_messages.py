"""The case of a handler runs if some message of the app has its number."""

import pytest

from tests.auditor.code.small_app import app, kind, main, makes, route

READ = "La/Reader;->read()V"
READER = kind("La/Reader;", {"read()V": "nop"})
DESK = kind(
    "La/Desk;",
    {
        "handleMessage(Landroid/os/Message;)V": "iget v0, p1, Landroid/os/Message;->what:I\n"
        "const/4 v1, #2\nif-ne v0, v1, :end\n"
        + makes("La/Reader;")
        + "\ninvoke-virtual {v0}, La/Reader;->read()V\n:end\nnop"
    },
    above="Landroid/os/Handler;",
)
OTHER = kind("La/Other;", {}, above="Landroid/os/Handler;")


def send(code, to="La/Desk;"):
    return (
        makes(to) + f"\nconst/4 v1, #{code}\n"
        "invoke-virtual {v0, v1}, Landroid/os/Handler;->sendEmptyMessage(I)Z\n"
    )


OBTAIN = (
    makes("La/Desk;") + "\nconst/4 v1, #CODE\n"
    "invoke-virtual {v0, v1}, Landroid/os/Handler;->obtainMessage(I)Landroid/os/Message;\n"
    "move-result-object v2\n"
    "invoke-virtual {v0, v2}, Landroid/os/Handler;->sendMessage(Landroid/os/Message;)Z\n"
)
SET = (
    makes("La/Desk;") + "\n"
    "invoke-static {}, Landroid/os/Message;->obtain()Landroid/os/Message;\n"
    "move-result-object v2\nconst/4 v1, #2\n"
    "iput v1, v2, Landroid/os/Message;->what:I\n"
    "invoke-virtual {v0, v2}, Landroid/os/Handler;->sendMessage(Landroid/os/Message;)Z\n"
)
MESSENGER = (
    "new-instance v2, Landroid/os/Messenger;\n"
    "invoke-direct {v2, v0}, Landroid/os/Messenger;-><init>(Landroid/os/Handler;)V\n"
)
FROM_SERVER = (
    makes("La/Desk;") + "\n"
    "invoke-static {}, Lb/Server;->says()I\nmove-result v1\n"
    "invoke-virtual {v0, v1}, Landroid/os/Handler;->sendEmptyMessage(I)Z\n"
)


@pytest.mark.parametrize(
    ("code", "runs"),
    [
        (send(2), True),
        (send(1), False),
        (send(1) + send(2, "La/Other;"), False),
        (send(1) + send(2), True),
        (OBTAIN.replace("CODE", "2"), True),
        (OBTAIN.replace("CODE", "1"), False),
        (SET, True),
        (send(1) + MESSENGER, True),
        (FROM_SERVER, True),
    ],
    ids=["sent", "not-sent", "to-another", "both", "obtained", "obtained-other", "set", "messenger", "server"],
)  # fmt: skip
def test_a_case_runs_if_its_number_is_sent(code, runs):
    assert (route(app(main(code), DESK, OTHER, READER), READ) is not None) is runs

"""Of the bodies that a shrinker merged into one method, each hands over what it makes itself."""

import pytest

from auditor.code.classes.program import MethodNumber
from tests.auditor.code.small_app import AppCode, app, kind, main
from tests.dex_builder import OBJECT, Class

GIVE = "La/Any;->give(Landroid/location/LocationListener;)V"
LISTENER = ("Landroid/location/LocationListener;",)
RUNNABLE = ("Ljava/lang/Runnable;",)
TOOL = kind("La/Tool;", {f"static {one}()V": "nop" for one in ("zero", "one")})
GIVER = kind("La/Any;", {"static give(Landroid/location/LocationListener;)V": "nop"})


def merged(name: str, runs: str, bodies: tuple[str, str], also: tuple[str, ...]) -> Class:
    """A class of two bodies, told apart by the number that its constructor keeps."""
    field = f"{name}->which:I"
    code = f"""
        iget v0, p0, {field}
        packed-switch v0, :cases
        {bodies[1]}
        return-void
        :zero
        {bodies[0]}
        return-void
        :cases
        .packed 0 :zero
    """
    keeps = f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput p1, p0, {field}"
    return kind(name, {"<init>(I)V": keeps, runs: code}, also=also)


def made(name: str, which: int) -> str:
    return (
        f"new-instance v0, {name}\nconst/4 v1, #{which}\n"
        f"invoke-direct {{v0, v1}}, {name}-><init>(I)V\n"
    )


HEARS = merged(
    "La/Hears;",
    "onLocationChanged(Landroid/location/Location;)V",
    ("invoke-static {}, La/Tool;->zero()V", "invoke-static {}, La/Tool;->one()V"),
    LISTENER,
)
ASKS = merged(
    "La/Asks;",
    "run()V",
    (
        f"{made('La/Hears;', 0)}invoke-static {{v0}}, {GIVE}",
        f"{made('La/Hears;', 1)}invoke-static {{v0}}, {GIVE}",
    ),
    RUNNABLE,
)


def number(code: AppCode, text: str) -> MethodNumber:
    found = code.program.method(text)
    assert found is not None
    return found


@pytest.mark.parametrize("which", [0, 1])
def test_each_body_hands_over_the_object_that_it_makes(which: int) -> None:
    post = "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    code = app(main(made("La/Asks;", which) + post), HEARS, ASKS, TOOL, GIVER)
    runs, other = ("zero", "one") if which == 0 else ("one", "zero")
    assert code.reach.from_entry(number(code, f"La/Tool;->{runs}()V")) is not None
    assert code.reach.from_entry(number(code, f"La/Tool;->{other}()V")) is None

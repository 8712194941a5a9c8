"""A cast to what is not there lets null through alone, and what was asked something before is not null."""

import pytest

from auditor.code.decisions.assumptions import Assumptions
from auditor.code.decisions.branches import Branches
from tests.auditor.code.small_app import app, kind, main, number
from tests.dex_builder import STATIC, Class, Method, Try

GOAL = "La/Goal;->go()V"
CAST = f"check-cast p0, La/Agreed;\ninvoke-static {{}}, {GOAL}\n"
ASKED = "invoke-virtual {p0}, Ljava/lang/Object;->getClass()Ljava/lang/Class;\n"


def is_reached(code: str, caller: str, *, is_there: bool) -> bool:
    """Say whether a method that is handed an unknown thing by a caller gets past its cast."""
    built = app(
        main("nop"),
        kind("La/Agreed;"),
        kind("La/Goal;", {"static go()V": "nop"}),
        kind(
            "La/Bus;",
            {
                "static hear(Ljava/lang/Object;)V": code,
                "static post(Ljava/lang/Object;)V": caller,
            },
        ),
    )
    method = number(built, "La/Bus;->hear(Ljava/lang/Object;)V")
    (place,) = [one.pc for one in built.program.calls_in(method) if one.target == GOAL]
    assumed = Assumptions(
        result=lambda *_: "not said", follows_callers=True, is_there=lambda _: is_there
    )
    return Branches(built.graph, assumed).runs(method, place)


HANDS = "invoke-static {p0}, La/Bus;->hear(Ljava/lang/Object;)V"


@pytest.mark.parametrize(
    ("code", "caller", "is_there", "reached"),
    [
        (ASKED + CAST, HANDS, False, False),
        (CAST, ASKED + HANDS, False, False),
        (CAST, HANDS, False, True),
        (CAST, f"if-eqz p0, :no\n{ASKED}:no\n{HANDS}", False, True),
        (ASKED + CAST, HANDS, True, True),
    ],
    ids=["asked", "asked by who hands it on", "may be null", "asked on one way alone", "there"],
)
def test_a_cast_to_what_is_not_there_ends_the_way_of_what_is_not_null(
    code: str, caller: str, is_there: bool, reached: bool
) -> None:
    assert is_reached(code, caller, is_there=is_there) == reached


def test_what_is_asked_where_its_throwing_is_caught_may_be_null_still() -> None:
    code = f":try\n{ASKED}:end\n:caught\n{CAST}return-void"
    hear = Method(
        "hear",
        "(Ljava/lang/Object;)V",
        code,
        STATIC,
        tries=(Try(":try", ":end", ((None, ":caught"),)),),
    )
    built = app(
        main("nop"),
        kind("La/Agreed;"),
        kind("La/Goal;", {"static go()V": "nop"}),
        Class("La/Bus;", methods=(hear,)),
    )
    method = number(built, "La/Bus;->hear(Ljava/lang/Object;)V")
    (place,) = [one.pc for one in built.program.calls_in(method) if one.target == GOAL]
    assumed = Assumptions(result=lambda *_: "not said", is_there=lambda _: False)
    assert Branches(built.graph, assumed).runs(method, place)

"""How sure a flow is by the calls on its way: one method for certain, or one of several of a type."""

import pytest

from tests.dex_builder import INTERFACE, PUBLIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, find, run, virtual

SINK = Class(
    "La/Sink;", flags=PUBLIC | INTERFACE | 0x400, methods=(abstract("take", f"({TEXT})V"),)
)


def _taker(name: str, *, logs: bool) -> Class:
    code = f"move-object v0, p1\n{LOG}" if logs else "return-void"
    return Class(
        name,
        interfaces=("La/Sink;",),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("take", f"({TEXT})V", code),
        ),
    )


def _main(given: str) -> Class:
    return run(
        f"{READ}\n{given}invoke-interface {{v2, v0}}, La/Sink;->take({TEXT})V",
        fields=(Field("sink", "La/Sink;"),),
    )


HELD = "sget-object v2, La/Main;->sink:La/Sink;\n"
OWN = "new-instance v2, La/Logs;\ninvoke-direct {v2}, La/Logs;-><init>()V\n"
MAKES = run(
    "new-instance v2, La/Logs;\nnew-instance v3, La/Quiet;\n"
    "sput-object v2, La/Main;->sink:La/Sink;\nsput-object v3, La/Main;->sink:La/Sink;",
    name="La/Makes;",
)


@pytest.mark.parametrize(
    ("given", "others", "expected"),
    [(HELD, True, "likely"), (HELD, False, "confirmed"), (OWN, True, "confirmed")],
    ids=["one of two", "the only one", "the one in hand"],
)
def test_which_of_several_runs_is_not_known_by_the_type(
    given: str, others: bool, expected: str
) -> None:
    more = (_taker("La/Quiet;", logs=False),) if others else ()
    found = find(_main(given), SINK, _taker("La/Logs;", logs=True), MAKES, *more)
    assert [one.confidence.value for one in found.flows] == [expected]

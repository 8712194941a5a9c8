"""On which objects a call runs is told by where they come from, as far as that is seen."""

import pytest

from tests.auditor.code.small_app import OBJECT, app, interface, kind, main, makes, number

GO = interface("La/Go;", "go()V")
ONE, TWO = (kind(f"La/{name};", {"go()V": "nop"}, also=("La/Go;",)) for name in ("One", "Two"))
HOLDER = kind(
    "La/Holder;",
    {
        "<init>(La/Go;)V": f"""
            invoke-direct {{p0}}, {OBJECT}-><init>()V
            iput-object p1, p0, La/Holder;->it:La/Go;
        """,
        "run()V": """
            iget-object v0, p0, La/Holder;->it:La/Go;
            invoke-interface {v0}, La/Go;->go()V
        """,
    },
)
RUN = "La/Holder;->run()V"
MAKES_BOTH = makes("La/One;", "v0") + makes("La/Two;", "v1")
HELD = """
    new-instance v2, La/Holder;
    invoke-direct {v2, v0}, La/Holder;-><init>(La/Go;)V
    invoke-virtual {v2}, La/Holder;->run()V
"""


def runs(code, name: str) -> bool:
    edges = code.graph.callers(number(code, f"La/{name};->go()V"))
    return RUN in {code.program.text(one.source) for one in edges if one.why == "call"}


def test_a_field_runs_only_what_is_ever_put_into_it() -> None:
    code = app(main(MAKES_BOTH + HELD), GO, ONE, TWO, HOLDER)
    assert runs(code, "One")
    assert not runs(code, "Two")


@pytest.mark.parametrize(
    "put",
    [
        "iput-object v1, v2, La/Holder;->it:La/Go;",
        "invoke-static {}, Lb/Unseen;->one()La/Go;\nmove-result-object v1\n"
        "iput-object v1, v2, La/Holder;->it:La/Go;",
        "new-instance v4, La/Holder;\ninvoke-direct {v4, v1}, La/Holder;-><init>(La/Go;)V\n"
        "invoke-virtual {v4}, La/Holder;->run()V",
    ],
    ids=["another", "whatever", "made-again"],
)
def test_what_else_is_put_into_it_runs_too(put: str) -> None:
    code = app(main(MAKES_BOTH + HELD + put), GO, ONE, TWO, HOLDER)
    assert runs(code, "One")
    assert runs(code, "Two")


def test_a_field_that_its_making_leaves_empty_runs_nothing() -> None:
    empty = HELD.replace("{v2, v0}", "{v2, v3}")
    code = app(main(f"{MAKES_BOTH}const/4 v3, #0\n{empty}"), GO, ONE, TWO, HOLDER)
    assert not runs(code, "One")
    assert not runs(code, "Two")


def test_a_field_that_is_filled_where_nobody_sees_it_runs_any() -> None:
    filled = kind(
        "La/Holder;",
        {
            "empty()V": "const/4 v0, #0\niput-object v0, p0, La/Holder;->it:La/Go;",
            "run()V": HOLDER.methods[1].code,
        },
    )
    start = makes("La/Holder;", "v2") + "invoke-virtual {v2}, La/Holder;->run()V\n"
    code = app(main(MAKES_BOTH + start), GO, ONE, TWO, filled)
    assert runs(code, "One")
    assert runs(code, "Two")

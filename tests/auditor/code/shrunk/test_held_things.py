"""A method of a merged class runs on no object that was made with something else than it takes there."""

import pytest

from tests.auditor.code.small_app import app, interface, kind, main
from tests.dex_builder import OBJECT, Class

OBJ = "Ljava/lang/Object;"
HELD = "Lk/Many;->b:Ljava/lang/Object;"
NUMBER = "Lk/Many;->a:I"
TAKES = "takes()V"
FLOW = interface("Lk/Flow;", "i()V")
SCREEN = kind("Lk/Screen;", {"nothing()V": "nop"}, also=("Lk/Flow;",))
OTHER = kind("Lk/Other;", {"nothing()V": "nop"})
CAST = f"iget-object v0, p0, {HELD}\ncheck-cast v0, {{}}"
ASKS = f"iget-object v0, p0, {HELD}\ninstance-of v1, v0, {{0}}\ncheck-cast v0, {{0}}"


def many(body: str) -> Class:
    """A class of two bodies, and a method that only one of them had."""
    return kind(
        "Lk/Many;",
        {
            f"<init>(I{OBJ})V": f"""
                invoke-direct {{p0}}, {OBJECT}-><init>()V
                iput p1, p0, {NUMBER}
                iput-object p2, p0, {HELD}
            """,
            "<init>()V": f"""
                invoke-direct {{p0}}, {OBJECT}-><init>()V
                new-instance v0, Lk/Other;
                iput-object v0, p0, {HELD}
            """,
            "run()V": f"""
                iget v0, p0, {NUMBER}
                packed-switch v0, :cases
                return-void
                :zero
                return-void
                :cases
                .packed 0 :zero
            """,
            TAKES: body,
        },
        also=("Ljava/lang/Runnable;",),
    )


@pytest.mark.parametrize(
    ("body", "given", "runs"),
    [
        (CAST.format("Lk/Screen;"), "new-instance v2, Lk/Screen;", True),
        (CAST.format("Lk/Screen;"), "new-instance v2, Lk/Other;", False),
        (CAST.format("Lk/Screen;"), 'const-string v2, "word"', False),
        (CAST.format("Lk/Screen;"), "const/4 v2, #0", True),
        (CAST.format("Lk/Flow;"), "new-instance v2, Lk/Screen;", True),
        (CAST.format("Lk/Flow;"), "new-instance v2, Lk/Other;", False),
        (ASKS.format("Lk/Screen;"), "new-instance v2, Lk/Other;", True),
        ("nop", "new-instance v2, Lk/Other;", True),
    ],
)
def test_what_an_object_holds_tells_which_methods_run_on_it(
    body: str, given: str, *, runs: bool
) -> None:
    code = app(
        main(
            f"new-instance v0, Lk/Many;\nconst/4 v1, #1\n{given}\n"
            f"invoke-direct {{v0, v1, v2}}, Lk/Many;-><init>(I{OBJ})V"
        ),
        FLOW,
        SCREEN,
        OTHER,
        many(body),
    )
    method = code.program.method(f"Lk/Many;->{TAKES}")
    (birth,) = code.graph.instances.births("Lk/Many;")
    assert method is not None
    assert code.graph.held_things.can_run(method, birth.method, birth.pc) is runs


def test_what_a_constructor_puts_in_itself_counts_too() -> None:
    code = app(
        main("new-instance v0, Lk/Many;\ninvoke-direct {v0}, Lk/Many;-><init>()V"),
        FLOW,
        SCREEN,
        OTHER,
        many(CAST.format("Lk/Screen;")),
    )
    method = code.program.method(f"Lk/Many;->{TAKES}")
    (birth,) = code.graph.instances.births("Lk/Many;")
    assert method is not None
    assert not code.graph.held_things.can_run(method, birth.method, birth.pc)

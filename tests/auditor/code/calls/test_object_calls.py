"""A call that may run any function is one on an object only where the object comes to it."""

import pytest

from tests.auditor.code.small_app import app, callers, interface, kind, main, makes

FUNCTION = "La/Function;"
SHAPE = interface(FUNCTION, "go()V")
# Android hands it whatever is in its queue: nobody tells on which objects this call runs.
POOL = kind(
    "La/Pool;",
    {
        "accept(Ljava/lang/Object;)V": f"check-cast p1, {FUNCTION}\ninvoke-interface {{p1}}, {FUNCTION}->go()V"
    },
    also=("Ljava/util/function/Consumer;",),
)
BOX = kind(
    "La/Box;",
    {
        "keep(La/Function;)V": f"iput-object p1, p0, La/Box;->function:{FUNCTION}",
        "run()V": f"iget-object v0, p0, La/Box;->function:{FUNCTION}\ninvoke-interface {{v0}}, {FUNCTION}->go()V",
        "give()La/Function;": f"iget-object v0, p0, La/Box;->function:{FUNCTION}\nreturn-object v0",
    },
)
ALSO = (SHAPE, POOL, BOX, kind("La/Other;", {"go()V": "nop"}, also=(FUNCTION,)))
HERE = makes("La/Mine;") + "new-instance v1, La/Box;\ninvoke-direct {v1}, La/Box;-><init>()V\n"
KEPT = "invoke-virtual {v1, v0}, La/Box;->keep(La/Function;)V\ninvoke-virtual {v1}, La/Box;->run()V\n"
TO_ANDROID = makes("La/Pool;").replace("v0", "v2") + (
    "invoke-virtual {v2, v2}, Ljava/util/ArrayList;->forEach(Ljava/util/function/Consumer;)V\n"
)
INSIDE, POOLED = "La/Box;->run()V", "La/Pool;->accept(Ljava/lang/Object;)V"


def who_calls(body: str) -> set[str]:
    mine = kind("La/Mine;", {"go()V": "nop"}, also=(FUNCTION,))
    code = app(main(HERE + KEPT + TO_ANDROID + makes("La/Other;") + body), mine, *ALSO)
    return {source for source, why, _ in callers(code, "La/Mine;->go()V") if why == "call"}


def test_what_only_a_field_keeps_is_called_by_who_reads_the_field() -> None:
    assert who_calls("") == {INSIDE}


@pytest.mark.parametrize(
    "body",
    [
        "invoke-virtual {v3, v0}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z",
        "filled-new-array {v0}, [Ljava/lang/Object;",
        "aput-object v0, v3, v4",
    ],
)
def test_what_is_put_where_anybody_takes_it_may_be_called_by_anybody(body: str) -> None:
    assert who_calls(f"const/4 v3, 0\nconst/4 v4, 0\n{makes('La/Mine;')}{body}") == {
        INSIDE,
        POOLED,
    }


def test_what_a_getter_gives_is_followed_to_who_asks_for_it() -> None:
    given = "invoke-virtual {v1}, La/Box;->give()La/Function;\nmove-result-object v3\n"
    assert who_calls(given) == {INSIDE}
    handed = "invoke-virtual {v3, v3}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z"
    assert who_calls(given + handed) == {INSIDE, POOLED}

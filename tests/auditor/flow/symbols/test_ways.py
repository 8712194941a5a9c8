"""Links that lead to each other: what is in them is found, and the cost does not grow with the ways between them."""

import pytest

from auditor.flow.symbols.ways import Ways
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, static, virtual

NEXT, BACK = "La/Link;->next:La/Link;", "La/Link;->back:La/Link;"
WORD, NUMBER = f"La/Link;->word:{TEXT}", "La/Link;->end:I"
LIST = "La/Page;->links:Ljava/util/List;"


@pytest.mark.parametrize(
    ("way", "folded"),
    [
        ((NEXT, NEXT, WORD), (NEXT, WORD)),
        ((NEXT, BACK, NEXT, WORD), (NEXT, WORD)),
        ((BACK, WORD), (BACK, WORD)),
        ((LIST, "$", NEXT, WORD), (LIST, "$", NEXT, WORD)),
        ((LIST, "$", WORD, LIST, "$:0", WORD), (LIST, "$:0", WORD)),
        ((NUMBER, NEXT, WORD), (NUMBER,)),
        (("$", "$", "$"), ("$", "$", "$")),
    ],
)
def test_a_way_that_runs_in_a_circle_is_told_without_it(way, folded) -> None:
    assert Ways().folded(way) == folded


LINK = Class(
    "La/Link;",
    fields=(Field("next", "La/Link;"), Field("back", "La/Link;"), Field("word", TEXT)),
    methods=(
        Method(
            "<init>",
            "(La/Link;)V",
            f"iput-object p1, p0, {BACK}\nif-eqz p1, :end\niput-object p0, p1, {NEXT}\n:end\nreturn-void",
            registers=2,
        ),
    ),
)
POOL = Class(
    "La/Pool;",
    fields=(Field("last", "La/Link;", flags=PUBLIC | STATIC),),
    methods=(
        static(
            "add",
            f"({TEXT})V",
            "sget-object v0, La/Pool;->last:La/Link;\nnew-instance v1, La/Link;\n"
            "invoke-direct {v1, v0}, La/Link;-><init>(La/Link;)V\n"
            f"iput-object p0, v1, {WORD}\nsput-object v1, La/Pool;->last:La/Link;",
        ),
    ),
)
TURN = f"iget-object v0, v0, {BACK}\niget-object v0, v0, {NEXT}\n"


@pytest.mark.parametrize(
    ("turns", "field"), [(0, "word"), (1, "word"), (4, "word"), (4, "other")]
)
def test_what_is_in_a_ring_of_links_is_found_however_far_one_goes(turns, field) -> None:
    other = Class(LINK.name, fields=(*LINK.fields, Field("other", TEXT)), methods=LINK.methods)
    store = run(f"{READ}\ninvoke-static {{v0}}, La/Pool;->add({TEXT})V")
    later = run(
        f"sget-object v0, La/Pool;->last:La/Link;\n{TURN * turns}"
        f"iget-object v0, v0, La/Link;->{field}:{TEXT}\n{LOG}",
        name="La/Later;",
    )
    assert ends(other, POOL, store, later) == (["log"] if field == "word" else [])


def _walkers(count: int) -> Class:
    """Make methods that move links to and fro, as a ring of buffers does, each calling the next one."""
    moves = (
        f"iget-object v0, p0, {NEXT}\niget-object v1, p0, {BACK}\nif-eqz v0, :end\n"
        f"iput-object v0, v1, {NEXT}\niput-object v1, v0, {BACK}\niget-object v2, v0, {WORD}\n"
        f"iput-object v2, p0, {WORD}\niget-object v2, p0, {NUMBER}\niput v2, v0, {NUMBER}\n"
    ).replace("iget-object v2, p0, La/Link;->end", "iget v2, p0, La/Link;->end")
    methods = [
        static(
            f"w{one}",
            "(La/Link;)V",
            f"{moves}invoke-static {{v0}}, La/Walk;->w{one + 1}(La/Link;)V\n"
            f"invoke-static {{v1}}, La/Walk;->w{one + 1}(La/Link;)V\n:end\nreturn-void",
        )
        for one in range(count)
    ]
    return Class(
        "La/Walk;", methods=(*methods, static(f"w{count}", "(La/Link;)V", "return-void"))
    )


def test_a_ring_that_many_methods_move_costs_in_proportion() -> None:
    """OkHttp's buffers behind a shrinker cost a whole search: a link had three thousand ways to the same bytes."""
    link = Class(LINK.name, fields=(*LINK.fields, Field("end", "I")), methods=LINK.methods)
    store = run(
        f"{READ}\ninvoke-static {{v0}}, La/Pool;->add({TEXT})V\n"
        "sget-object v0, La/Pool;->last:La/Link;\ninvoke-static {v0}, La/Walk;->w0(La/Link;)V"
    )
    few, many = (find(link, POOL, _walkers(count), store) for count in (4, 8))
    assert many.steps < 3 * few.steps
    assert few.exhausted == many.exhausted == ()


BOX = "La/Box;"
OWNER = "La/Owner;"


@pytest.mark.parametrize("kind", ["Ljava/util/List;", "La/Plain;"])
def test_what_is_put_into_a_list_is_not_in_a_plain_object_that_stands_in_its_place(
    kind,
) -> None:
    """One field of a merged class holds here a list, there a plain object that another field holds too."""
    field = f"{BOX}->held:Ljava/lang/Object;"
    box = Class(
        BOX,
        fields=(Field("held", "Ljava/lang/Object;"),),
        methods=(Method("<init>", "(Ljava/lang/Object;)V", f"iput-object p1, p0, {field}\nreturn-void", registers=2),),
    )  # fmt: skip
    owner = Class(
        OWNER,
        fields=(Field("mine", kind),),
        methods=(
            virtual(
                "wrap",
                f"(){BOX}",
                f"iget-object v0, p0, {OWNER}->mine:{kind}\nnew-instance v1, {BOX}\n"
                f"invoke-direct {{v1, v0}}, {BOX}-><init>(Ljava/lang/Object;)V\nreturn-object v1",
            ),
            virtual(
                "tell",
                "()V",
                f"iget-object v0, p0, {OWNER}->mine:{kind}\ninvoke-virtual {{v0}}, Ljava/lang/Object;->toString(){TEXT}\n"
                f"move-result-object v0\n{LOG}",
            ),
        ),
    )
    plain = Class("La/Plain;", fields=(Field("word", TEXT),))
    fill = run(
        f"{READ}\nsget-object v2, La/Main;->box:{BOX}\niget-object v2, v2, {field}\ncheck-cast v2, Ljava/util/List;\n"
        "invoke-interface {v2, v0}, Ljava/util/List;->add(Ljava/lang/Object;)Z",
        fields=(Field("box", BOX, flags=PUBLIC | STATIC),),
    )
    assert ends(box, owner, plain, fill) == (["log"] if kind == "Ljava/util/List;" else [])

"""Objects that a library hands out, as a lazy value does: what is put into them by one method is found by another."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, static, virtual

CACHE = "La/Cache;"
MAP = "Ljava/util/Map;"
LAZY = "Lkotlin/Lazy;"
ONE = (
    f"sget-object v2, {CACHE}->lazy:{LAZY}\ninvoke-interface {{v2}}, {LAZY}->getValue()Ljava/lang/Object;\n"
    f"move-result-object v2\ncheck-cast v2, {CACHE}"
)
GIVEN = f"invoke-static {{}}, {CACHE}->get(){CACHE}\nmove-result-object v2"
PUT = f"invoke-interface {{v0, p1, p2}}, {MAP}->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"
LISTED = (
    f"invoke-interface {{v0, p1}}, {MAP}->get(Ljava/lang/Object;)Ljava/lang/Object;\n"
    "move-result-object v1\nif-nez v1, :has\nnew-instance v1, Ljava/util/ArrayList;\n"
    "invoke-direct {v1}, Ljava/util/ArrayList;-><init>()V\n"
    f"invoke-interface {{v0, p1, v1}}, {MAP}->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;\n"
    ":has\ncheck-cast v1, Ljava/util/List;\n"
    "invoke-interface {v1, p2}, Ljava/util/List;->add(Ljava/lang/Object;)Z"
)


def _cache(put: str) -> Class:
    def told(name: str, field: str) -> Method:
        return virtual(
            name,
            f"(){TEXT}",
            f"iget-object v0, p0, {CACHE}->{field}:{MAP}\n"
            f"invoke-interface {{v0}}, {MAP}->values()Ljava/util/Collection;\nmove-result-object v0\n"
            f"invoke-virtual {{v0}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n"
            "return-object v0",
        )

    add = virtual(
        "add",
        f"({TEXT}{TEXT})V",
        f"iget-object v0, p0, {CACHE}->people:{MAP}\n{put}",
        registers=8,
    )
    made = "\n".join(
        f"new-instance v0, Ljava/util/HashMap;\ninvoke-direct {{v0}}, Ljava/util/HashMap;-><init>()V\n"
        f"iput-object v0, p0, {CACHE}->{one}:{MAP}"
        for one in ("people", "loans")
    )
    born = Method("<init>", "()V", f"{made}\nreturn-void", registers=2)
    get = static("get", f"(){CACHE}", f"{ONE}\nreturn-object v2")
    fields = (
        Field("people", MAP),
        Field("loans", MAP),
        Field("lazy", LAZY, flags=PUBLIC | STATIC),
    )
    return Class(
        CACHE,
        fields=fields,
        methods=(born, add, get, told("people", "people"), told("loans", "loans")),
    )


FUNCTION = "Lkotlin/jvm/functions/Function0;"
MADE = f"new-instance v0, {CACHE}\ninvoke-direct {{v0}}, {CACHE}-><init>()V\nreturn-object v0"
BLOCK = Class(
    "La/Block;",
    interfaces=(FUNCTION,),
    methods=(
        Method("<init>", "()V", "return-void", registers=1),
        virtual("invoke", "()Ljava/lang/Object;", MADE),
    ),
)
"""Makes the one object, in an app that has `lazy` keep it."""
FIRST = static(
    "begin",
    "()V",
    "new-instance v0, La/Block;\ninvoke-direct {v0}, La/Block;-><init>()V\n"
    f"invoke-static {{v0}}, Lkotlin/LazyKt;->lazy({FUNCTION}){LAZY}\nmove-result-object v0\n"
    f"sput-object v0, {CACHE}->lazy:{LAZY}",
)


def _main(one: str, *, asked: str, key: str = "v5") -> Class:
    keep = f'{READ}\nconst-string v5, "k"\n{one}\ninvoke-virtual {{v2, {key}, v0}}, {CACHE}->add({TEXT}{TEXT})V'
    send = (
        f"{one}\ninvoke-virtual {{v2}}, {CACHE}->{asked}(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    keeping, sending = static("keep", "()V", keep), static("send", "()V", send)
    return Class("La/Main;", methods=(FIRST, keeping, sending))


@pytest.mark.parametrize("one", [ONE, GIVEN])
@pytest.mark.parametrize("put", [PUT, LISTED])
@pytest.mark.parametrize("key", ["v5", "v0"])
def test_what_is_put_into_a_lazy_object_is_asked_of_it_elsewhere(one, put, key) -> None:
    assert ends(_cache(put), BLOCK, _main(one, asked="people", key=key)) == ["log"]
    assert ends(_cache(put), BLOCK, _main(one, asked="loans", key=key)) == []


def test_such_a_way_is_likely_at_most() -> None:
    found = find(_cache(PUT), BLOCK, _main(ONE, asked="people")).flows
    assert [one.confidence.value for one in found] == ["likely"]


def test_a_field_of_a_lazy_object_is_read_elsewhere() -> None:
    def main(field: str) -> Class:
        keep = f"{READ}\n{ONE}\niput-object v0, v2, {CACHE}->name:{TEXT}"
        send = f"{ONE}\niget-object v0, v2, {CACHE}->{field}:{TEXT}\n{LOG}"
        return Class(
            "La/Main;", methods=(static("keep", "()V", keep), static("send", "()V", send))
        )

    fields = (
        Field("name", TEXT),
        Field("id", TEXT),
        Field("lazy", LAZY, flags=PUBLIC | STATIC),
    )
    cache = Class(CACHE, fields=fields)
    assert ends(cache, main("name")) == ["log"]
    assert ends(cache, main("id")) == []

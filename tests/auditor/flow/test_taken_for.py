"""Values that code takes for another type on their way (`check-cast`), as Kotlin's compiler does."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run

BUILDER = "Lokhttp3/FormBody$Builder;"
FORM = "Lokhttp3/FormBody;"
BODY = "Lokhttp3/RequestBody;"
REQUEST = "Lokhttp3/Request$Builder;"
LIST = "Ljava/util/List;"
ARRAYS = "Ljava/util/ArrayList;"
CHUNKS = "Lkotlin/collections/CollectionsKt;"
PAIR = "La/Pair;"

PACKAGED = [
    Class(BODY),
    Class(FORM, superclass=BODY),
    Class(BUILDER, methods=(Method("<init>", "()V", "return-void", registers=1),)),
]
"""The library lies in the package: its classes, and what they extend, are known."""


@pytest.mark.parametrize(("told", "expected"), [("v0", ["network"]), ("v3", [])])
def test_a_form_is_posted_that_its_builder_made_and_code_takes_for_a_body(
    told, expected
) -> None:
    code = (
        f'{READ}\nconst-string v3, "a"\nnew-instance v4, {BUILDER}\ninvoke-direct {{v4}}, {BUILDER}-><init>()V\n'
        f"invoke-virtual {{v4, v3, {told}}}, {BUILDER}->add({TEXT}{TEXT}){BUILDER}\nmove-result-object v4\n"
        f"invoke-virtual {{v4}}, {BUILDER}->build(){FORM}\nmove-result-object v4\ncheck-cast v4, {BODY}\n"
        f"new-instance v5, {REQUEST}\ninvoke-direct {{v5}}, {REQUEST}-><init>()V\n"
        f"invoke-virtual {{v5, v4}}, {REQUEST}->post({BODY}){REQUEST}"
    )
    assert ends(run(code), *PACKAGED) == expected


def test_another_object_is_no_body_whatever_it_holds() -> None:
    other = Class(
        PAIR,
        methods=(Method("<init>", f"({TEXT})V", "return-void", registers=2),),
    )
    code = (
        f"{READ}\nnew-instance v4, {PAIR}\ninvoke-direct {{v4, v0}}, {PAIR}-><init>({TEXT})V\n"
        f"check-cast v4, {BODY}\nnew-instance v5, {REQUEST}\ninvoke-direct {{v5}}, {REQUEST}-><init>()V\n"
        f"invoke-virtual {{v5, v4}}, {REQUEST}->post({BODY}){REQUEST}"
    )
    assert ends(run(code), *PACKAGED, other) == []


@pytest.mark.parametrize(("kept", "expected"), [("v0", ["log"]), ("v3", [])])
def test_what_a_list_in_chunks_holds_are_lists(kept, expected) -> None:
    """`list.chunked(100).forEach { part -> part.forEach { … } }`: each part is taken for a list."""
    code = (
        f'{READ}\nconst-string v3, "a"\nnew-instance v6, {PAIR}\ninvoke-direct {{v6}}, {PAIR}-><init>()V\n'
        f"iput-object {kept}, v6, {PAIR}->name:{TEXT}\n"
        f"new-instance v4, {ARRAYS}\ninvoke-direct {{v4}}, {ARRAYS}-><init>()V\n"
        f"invoke-virtual {{v4, v6}}, {ARRAYS}->add(Ljava/lang/Object;)Z\nconst/16 v5, #100\n"
        f"invoke-static {{v4, v5}}, {CHUNKS}->chunked(Ljava/lang/Iterable;I){LIST}\nmove-result-object v4\n"
        f"const/4 v5, #0\ninvoke-interface {{v4, v5}}, {LIST}->get(I)Ljava/lang/Object;\nmove-result-object v4\n"
        f"check-cast v4, {LIST}\ninvoke-interface {{v4, v5}}, {LIST}->get(I)Ljava/lang/Object;\nmove-result-object v4\n"
        f"check-cast v4, {PAIR}\niget-object v4, v4, {PAIR}->name:{TEXT}\n"
        f"invoke-static {{v3, v4}}, Landroid/util/Log;->i({TEXT}{TEXT})I"
    )
    pair = Class(
        PAIR,
        fields=(Field("name", TEXT),),
        methods=(Method("<init>", "()V", "return-void", registers=1),),
    )
    assert ends(run(code), pair) == expected


ROW = "La/Row;"
LISTS = "Lkotlin/collections/CollectionsKt;"


@pytest.mark.parametrize(("field", "expected"), [("number", ["log"]), ("tag", [])])
@pytest.mark.parametrize("call", ["plus", "flatten"])
def test_rows_of_lists_that_are_put_together_are_rows(
    call: str, field: str, expected: list[str]
) -> None:
    """`(a + b)` was told as a list of lists: what a row of it was asked for was lost, and X1 was *no*."""
    new = "new-instance {0}, {1}\ninvoke-direct {{{0}}}, {1}-><init>()V\n"
    array = "Ljava/util/ArrayList;"
    both = {
        "plus": f"invoke-static {{v3, v4}}, {LISTS}->plus(Ljava/util/Collection;Ljava/lang/Iterable;)Ljava/util/List;\n",
        "flatten": f"invoke-virtual {{v4, v3}}, {array}->add(Ljava/lang/Object;)Z\n"
        f"invoke-static {{v4}}, {LISTS}->flatten(Ljava/lang/Iterable;)Ljava/util/List;\n",
    }[call]
    code = (
        f"{READ}\n{new.format('v2', ROW)}iput-object v0, v2, {ROW}->number:{TEXT}\n"
        f"{new.format('v3', array)}{new.format('v4', array)}"
        f"invoke-virtual {{v3, v2}}, {array}->add(Ljava/lang/Object;)Z\n{both}move-result-object v5\n"
        "invoke-interface {v5}, Ljava/util/List;->iterator()Ljava/util/Iterator;\nmove-result-object v5\n"
        "invoke-interface {v5}, Ljava/util/Iterator;->next()Ljava/lang/Object;\nmove-result-object v5\n"
        f"check-cast v5, {ROW}\niget-object v0, v5, {ROW}->{field}:{TEXT}\n{LOG}"
    )
    row = Class(
        ROW,
        fields=(Field("number", TEXT), Field("tag", TEXT)),
        methods=(
            Method(
                "<init>",
                "()V",
                "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\nreturn-void",
                registers=1,
            ),
        ),
    )
    assert ends(row, run(code)) == expected

"""Values that code takes for another type on their way (`check-cast`), as Kotlin's compiler does."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import READ, TEXT, ends, run

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

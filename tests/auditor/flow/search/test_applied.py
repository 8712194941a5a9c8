"""What a stream's function makes of each row goes on, and what a collector counts is numbers."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, find, run, virtual

STREAM, FUNCTION = "Ljava/util/stream/Stream;", "Ljava/util/function/Function;"
COLLECTOR, COLLECTORS = "Ljava/util/stream/Collector;", "Ljava/util/stream/Collectors;"
LIST, OBJECT = "Ljava/util/ArrayList;", "Ljava/lang/Object;"
ROWS = (
    f"{READ}\nnew-instance v2, {LIST}\ninvoke-direct {{v2}}, {LIST}-><init>()V\n"
    f"invoke-virtual {{v2, v0}}, {LIST}->add({OBJECT})Z\n"
    f"invoke-virtual {{v2}}, {LIST}->stream(){STREAM}\nmove-result-object v2\n"
    "new-instance v3, La/Apply;\ninvoke-direct {v3}, La/Apply;-><init>()V\n"
)
SAID = f"invoke-static {{v2}}, {TEXT}->valueOf({OBJECT}){TEXT}\nmove-result-object v0\n{LOG}"


def _function(code: str) -> Class:
    made = Method("<init>", "()V", "return-void", registers=1)
    applied = virtual("apply", f"({OBJECT}){OBJECT}", f"{code}\nreturn-object v0")
    return Class("La/Apply;", interfaces=(FUNCTION,), methods=(made, applied))


SAME = "move-object v0, p1"
NAME = 'const-string v0, "x"'


@pytest.mark.parametrize(("body", "kinds"), [(SAME, ["log"]), (NAME, [])])
def test_what_a_function_makes_of_each_goes_on_alone(body: str, kinds: list[str]) -> None:
    code = f"invoke-interface {{v2, v3}}, {STREAM}->map({FUNCTION}){STREAM}\nmove-result-object v2\n"
    flows = find(run(f"{ROWS}{code}{SAID}"), _function(body)).flows
    assert [one.sink.kind for one in flows] == kinds


def test_a_function_that_is_not_in_hand_gives_all() -> None:
    code = f"invoke-interface {{v2, v6}}, {STREAM}->map({FUNCTION}){STREAM}\nmove-result-object v2\n"
    flows = find(run(f"{ROWS}{code}{SAID}"), _function(NAME)).flows
    assert [one.sink.kind for one in flows] == ["log"]


@pytest.mark.parametrize(
    ("body", "inner", "labels"),
    [
        (NAME, "counting", [("count-only",)]),
        (SAME, "counting", [()]),
        (NAME, "toList", [()]),
    ],
)
def test_a_collector_that_counts_gives_numbers_for_keys(
    body: str, inner: str, labels: list[tuple[str, ...]]
) -> None:
    code = (
        f"invoke-static {{}}, {COLLECTORS}->{inner}(){COLLECTOR}\nmove-result-object v4\n"
        f"invoke-static {{v3, v4}}, {COLLECTORS}->groupingBy({FUNCTION}{COLLECTOR}){COLLECTOR}\nmove-result-object v4\n"
        f"invoke-interface {{v2, v4}}, {STREAM}->collect({COLLECTOR}){OBJECT}\nmove-result-object v2\n"
    )
    flows = find(run(f"{ROWS}{code}{SAID}"), _function(body)).flows
    assert sorted(one.labels for one in flows) == labels


@pytest.mark.parametrize(
    ("body", "kinds"),
    [(f"iget-object v0, p0, La/Keep;->kept:{TEXT}", ["log"]), (NAME, [])],
)
def test_what_a_function_only_keeps_does_not_go_on(body: str, kinds: list[str]) -> None:
    """A lambda of a screen keeps the screen, and uses little of it."""
    keep = f"iput-object p1, p0, La/Keep;->kept:{TEXT}\nreturn-void"
    function = Class(
        "La/Keep;",
        interfaces=(FUNCTION,),
        fields=(Field("kept", TEXT),),
        methods=(
            Method("<init>", f"({TEXT})V", keep, registers=2),
            virtual("apply", f"({OBJECT}){OBJECT}", f"{body}\nreturn-object v0"),
        ),
    )
    code = (
        f"{READ}\nnew-instance v3, La/Keep;\ninvoke-direct {{v3, v0}}, La/Keep;-><init>({TEXT})V\n"
        f"invoke-interface {{v2, v3}}, {STREAM}->map({FUNCTION}){STREAM}\nmove-result-object v2\n"
    )
    flows = find(run(f"{code}{SAID}"), function).flows
    assert [one.sink.kind for one in flows] == kinds


ROW = "La/Row;"
FIRST = f"check-cast p1, {ROW}\niget-object v0, p1, {ROW}->name:{TEXT}"
OTHER = f"check-cast p1, {ROW}\niget-object v0, p1, {ROW}->tag:{TEXT}"
KOTLIN = "Lkotlin/jvm/functions/Function1;"
JOINED = f"(Ljava/lang/Iterable;{TEXT}{KOTLIN}){TEXT}"


@pytest.mark.parametrize(
    ("body", "between", "kinds"),
    [
        (FIRST, "v5", ["log"]),
        (OTHER, "v5", []),
        (NAME, "v5", []),
        (OTHER, "v0", ["log"]),
        ("", "v5", ["log"]),
    ],
)
def test_a_joined_text_is_what_the_function_makes_of_each_and_what_stands_between(
    body: str, between: str, kinds: list[str]
) -> None:
    """`rows.joinToString(between) { it.tag }`; without a function, all that the rows hold."""
    row = Class(
        ROW,
        fields=(Field("name", TEXT), Field("tag", TEXT)),
        methods=(Method("<init>", "()V", "return-void", registers=1),),
    )
    made = Method("<init>", "()V", "return-void", registers=1)
    invoke = virtual("invoke", f"({OBJECT}){OBJECT}", f"{body}\nreturn-object v0")
    function = Class("La/Apply;", interfaces=(KOTLIN,), methods=(made, invoke))
    born = "new-instance v3, La/Apply;\ninvoke-direct {v3}, La/Apply;-><init>()V\n"
    code = (
        f'{READ}\nconst-string v5, ","\nnew-instance v4, {ROW}\ninvoke-direct {{v4}}, {ROW}-><init>()V\n'
        f"iput-object v0, v4, {ROW}->name:{TEXT}\niput-object v5, v4, {ROW}->tag:{TEXT}\n"
        f"new-instance v2, {LIST}\ninvoke-direct {{v2}}, {LIST}-><init>()V\n"
        f"invoke-virtual {{v2, v4}}, {LIST}->add({OBJECT})Z\n{born if body else 'const/4 v3, #0'}\n"
        f"invoke-static {{v2, {between}, v3}}, Lkotlin/collections/CollectionsKt;->joinToString{JOINED}\nmove-result-object v0\n{LOG}"
    )
    flows = find(run(code), row, *((function,) if body else ())).flows
    assert [one.sink.kind for one in flows] == kinds

"""Plain records go along whole where a task keeps them, by the fields that hold data, each story with its twin."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, holder, make, run, static, virtual

GSON = "Lcom/google/gson/Gson;"
OBJECT = "Ljava/lang/Object;"
RUNNABLE = ("Ljava/lang/Runnable;",)
OFFER = "La/Offer;"
START = (
    "new-instance v4, Ljava/lang/Thread;\n"
    "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
    "invoke-virtual {v4}, Ljava/lang/Thread;->start()V"
)
JSON = (
    f"new-instance v1, {GSON}\ninvoke-direct {{v1}}, {GSON}-><init>()V\n"
    f"invoke-virtual {{v1, v0}}, {GSON}->toJson({OBJECT}){TEXT}\nmove-result-object v0\n{LOG}"
)
AMOUNT = f"iget-object v0, v0, {OFFER}->amount:{TEXT}"


def _offer(*methods: Method) -> Class:
    fields = (Field("amount", TEXT), Field("people", TEXT))
    keep = (
        f"iput-object p1, p0, {OFFER}->amount:{TEXT}\niput-object p2, p0, {OFFER}->people:{TEXT}\n"
        "return-void"
    )
    made = Method("<init>", f"({TEXT}{TEXT})V", keep, registers=3)
    return Class(OFFER, fields=fields, methods=(made, *methods))


def _task(name: str, kind: str, *code: str) -> Class:
    take = f"iget-object v0, p0, {name}->held:{kind}"
    return holder(
        name, kind, virtual("run", "()V", "\n".join((take, *code))), interfaces=RUNNABLE
    )


MADE = (
    f'{READ}\nconst-string v2, "100"\nnew-instance v5, {OFFER}\n'
    f"invoke-direct {{v5, v2, v0}}, {OFFER}-><init>({TEXT}{TEXT})V\n"
)
SENT = MADE + make("La/Task;", "v3", "v5", kind=OFFER) + "\n" + START


def test_a_serializer_reads_all_fields_of_a_record_that_a_task_keeps() -> None:
    assert ends(run(SENT), _offer(), _task("La/Task;", OFFER, JSON)) == ["log"]
    assert ends(run(SENT), _offer(), _task("La/Task;", OFFER, AMOUNT, JSON)) == []


def test_a_task_that_hands_a_record_to_a_further_task() -> None:
    on = _task("La/Task;", OFFER, make("La/Inner;", "v3", "v0", kind=OFFER), START)
    assert ends(run(SENT), _offer(), on, _task("La/Inner;", OFFER, JSON)) == ["log"]
    assert ends(run(SENT), _offer(), on, _task("La/Inner;", OFFER, AMOUNT, JSON)) == []


def test_a_list_of_records_that_a_task_keeps() -> None:
    listed = "Ljava/util/ArrayList;"
    fill = (
        f"{MADE}\nnew-instance v6, {listed}\ninvoke-direct {{v6}}, {listed}-><init>()V\n"
        f"invoke-virtual {{v6, v5}}, {listed}->add({OBJECT})Z\n"
    )
    start = fill + make("La/Task;", "v3", "v6", kind=listed) + "\n" + START
    one = (
        f"const/4 v1, #0\ninvoke-virtual {{v0, v1}}, {listed}->get(I){OBJECT}\n"
        f"move-result-object v0\ncheck-cast v0, {OFFER}"
    )
    assert ends(run(start), _offer(), _task("La/Task;", listed, JSON)) == ["log"]
    assert ends(run(start), _offer(), _task("La/Task;", listed, one, AMOUNT, JSON)) == []


def test_what_does_something_is_no_record() -> None:
    code = (
        f'const-string v1, "x"\ninvoke-static {{v1, v1}}, Landroid/util/Log;->d({TEXT}{TEXT})I'
    )
    send = "\n".join([code] * 4)
    assert (
        ends(run(SENT), _offer(virtual("send", "()V", send)), _task("La/Task;", OFFER, JSON))
        == []
    )


WRITER = "Lz/w;"
RENAMED = (
    Class(
        WRITER,
        fields=(Field("a", "Ljava/io/Writer;"),),
        methods=(
            Method(
                "<init>",
                "(Ljava/io/Writer;)V",
                f"iput-object p1, p0, {WRITER}->a:Ljava/io/Writer;\nreturn-void",
                registers=2,
            ),
        ),
    ),
    Class(
        "Lz/g;",
        methods=(
            virtual(
                "a", f"({OBJECT}{WRITER})V", 'const-string v0, "AssertionError (GSON 2.9.1): "'
            ),
            virtual("b", f"({OBJECT}){OBJECT}", 'const-string v0, "nothing"\nreturn-object v0'),
        ),
    ),
)
"""What is left of Gson and its writer behind a shrinker, the bodies out of sight."""


@pytest.mark.parametrize(("given", "expected"), [("v5", ["log"]), ("v2", [])])
def test_gson_is_known_by_its_strings_and_writes_to_the_stream_of_its_writer(
    given: str, expected: list[str]
) -> None:
    write = (
        f"new-instance v3, Ljava/io/StringWriter;\nnew-instance v4, {WRITER}\n"
        f"invoke-direct {{v4, v3}}, {WRITER}-><init>(Ljava/io/Writer;)V\nnew-instance v6, Lz/g;\n"
        f"invoke-virtual {{v6, {given}, v4}}, Lz/g;->a({OBJECT}{WRITER})V\n"
        f"invoke-virtual {{v3}}, Ljava/io/StringWriter;->toString(){TEXT}\nmove-result-object v0"
    )
    assert ends(run(f"{MADE}{write}\n{LOG}"), _offer(), *RENAMED) == expected


@pytest.mark.parametrize(("into", "expected"), [("v3", ["log"]), ("v4", [])])
def test_an_object_written_into_a_stream_of_its_own(into: str, expected: list[str]) -> None:
    write = (
        "new-instance v3, Ljava/io/StringWriter;\nnew-instance v4, Ljava/io/StringWriter;\n"
        f"new-instance v6, {GSON}\n"
        f"invoke-virtual {{v6, v5, {into}}}, {GSON}->toJson({OBJECT}Ljava/lang/Appendable;)V\n"
        f"invoke-virtual {{v3}}, Ljava/io/StringWriter;->toString(){TEXT}\nmove-result-object v0"
    )
    assert ends(run(f"{MADE}{write}\n{LOG}"), _offer()) == expected


def test_static_helpers_make_nothing_else_of_a_record() -> None:
    made = static("of", f"(){OFFER}", f"new-instance v0, {OFFER}\nreturn-object v0")
    assert ends(run(SENT), _offer(made), _task("La/Task;", OFFER, JSON)) == ["log"]


@pytest.mark.parametrize(("takes", "expected"), [(TEXT, ["network"]), (OBJECT, [])])
def test_code_into_which_a_library_method_was_inlined_is_not_that_method(
    takes: str, expected: list[str]
) -> None:
    holds = 'const-string v0, "ws:"\nconst-string v0, "wss:"'
    helper = Class("Lz/b;", methods=(virtual("a", f"({takes})V", holds),))
    code = f"{READ}\nnew-instance v2, Lz/b;\ninvoke-virtual {{v2, v0}}, Lz/b;->a({takes})V"
    assert ends(run(code), helper) == expected


def test_a_record_that_computes_something_of_its_fields_is_one_all_the_same() -> None:
    begin = f"iget-object v0, p0, {OFFER}->people:{TEXT}\n"
    upper = f"invoke-virtual {{v0}}, {TEXT}->toUpperCase(){TEXT}\nmove-result-object v0\n"
    shown = virtual("shown", f"(){TEXT}", f"{begin}{upper * 5}return-object v0")
    helped = virtual(
        "helped", f"(){TEXT}", f"{begin}{upper * 5}invoke-virtual {{p0}}, {OFFER}->shown(){TEXT}\n"
        "move-result-object v0\nreturn-object v0",
    )  # fmt: skip
    logged = virtual("logged", "()V", f'{begin}{upper * 5}const-string v0, "x"\n{LOG}')
    task = _task("La/Task;", OFFER, JSON)
    assert ends(run(SENT), _offer(shown, helped), task) == ["log"]
    assert ends(run(SENT), _offer(shown, logged), task) == []

"""What carries data without a call of the app's: maps, writers, work that runs later, tasks that fill lists."""

from dataclasses import replace

import pytest

from auditor.flow.find import FlowFindings
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, holder, make, run, static, virtual


def _sent(*lines: str) -> str:
    """Read a name into v0, run some lines, and log what is in v0 then."""
    return "\n".join((READ, *lines, LOG))


def test_a_key_of_a_map_is_in_it_as_well() -> None:
    put = (
        'new-instance v2, Ljava/util/HashMap;\nconst-string v3, "x"\n'
        "invoke-virtual {v2, %s}, Ljava/util/HashMap;->put(Ljava/lang/Object;Ljava/lang/Object;)"
        "Ljava/lang/Object;\ninvoke-virtual {v2}, Ljava/util/HashMap;->keySet()Ljava/util/Set;\n"
        "move-result-object v0\ninvoke-virtual {v0}, Ljava/lang/Object;->toString()"
        f"{TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(put % "v0, v3"))) == ["log"]
    assert ends(run(_sent(put % "v3, v3"))) == []


def test_what_a_map_makes_for_a_key_is_in_the_map() -> None:
    fill = (
        'new-instance v2, Ljava/util/HashMap;\nconst-string v3, "x"\nconst/4 v4, #0\n'
        "invoke-interface {v2, v3, v4}, Ljava/util/Map;->computeIfAbsent(Ljava/lang/Object;"
        "Ljava/util/function/Function;)Ljava/lang/Object;\nmove-result-object v4\n"
        "check-cast v4, Ljava/util/List;\n"
        "invoke-interface {v4, %s}, Ljava/util/List;->add(Ljava/lang/Object;)Z\n"
        "invoke-interface {v2}, Ljava/util/Map;->toString()" + f"{TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(fill % "v0"))) == ["log"]
    assert ends(run(_sent(fill % "v3"))) == []


def test_a_writer_of_json_writes_to_what_it_was_made_of() -> None:
    writer = "Lcom/google/gson/stream/JsonWriter;"
    code = (
        f"new-instance v2, Ljava/io/StringWriter;\nnew-instance v3, {writer}\n"
        f"invoke-direct {{v3, v2}}, {writer}-><init>(Ljava/io/Writer;)V\n"
        'const-string v4, "n"\n'
        f"invoke-virtual {{v3, v4}}, {writer}->name({TEXT}){writer}\nmove-result-object v3\n"
        f"invoke-virtual {{v3, %s}}, {writer}->value({TEXT}){writer}\n"
        f"invoke-virtual {{v2}}, Ljava/io/StringWriter;->toString(){TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(code % "v0"))) == ["log"]
    assert ends(run(_sent(code % "v4"))) == []


def test_what_work_is_given_is_taken_by_its_key() -> None:
    builder, data = "Landroidx/work/Data$Builder;", "Landroidx/work/Data;"
    give = (
        f'new-instance v2, {builder}\nconst-string v3, "people"\n'
        f"invoke-virtual {{v2, v3, v0}}, {builder}->putString({TEXT}{TEXT}){builder}"
    )
    take = (
        f'const-string v3, "%s"\ninvoke-virtual {{v4, v3}}, {data}->getString({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}"
    )
    start = run(f"{READ}\n{give}")
    assert ends(start, run(take % "people", name="La/Work;")) == ["log"]
    assert ends(start, run(take % "other", name="La/Work;")) == []


def test_a_task_that_a_library_runs_fills_the_list_that_it_holds() -> None:
    list_ = "Ljava/util/List;"
    task = holder(
        "La/Task;",
        list_,
        virtual(
            "run",
            "()V",
            f"{READ}\niget-object v2, p0, La/Task;->held:{list_}\n%s"
            f"invoke-interface {{v2, v0}}, {list_}->add(Ljava/lang/Object;)Z",
        ),
        interfaces=("Ljava/lang/Runnable;",),
    )
    main = run(
        "new-instance v2, Ljava/util/ArrayList;\ninvoke-direct {v2}, Ljava/util/ArrayList;-><init>()V\n"
        + make("La/Task;", "v3", "v2", kind=list_)
        + "\nnew-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V\n"
        f"invoke-virtual {{v2}}, Ljava/util/ArrayList;->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    )

    def filled(between: str) -> Class:
        method = task.methods[-1]
        return replace(
            task, methods=(task.methods[0], replace(method, code=method.code % between))
        )

    assert ends(main, filled("")) == ["log"]
    assert ends(main, filled('const-string v0, "x"\n')) == []


@pytest.mark.parametrize(
    ("join", "expected"),
    [
        ("const/4 v3, #1\nnew-array v3, v3, [Ljava/lang/Object;\nconst/4 v4, #0\naput-object v0, v3, v4\nconst v4, #2130771968\n"
         f"invoke-virtual {{p0, v4, v3}}, Landroid/content/Context;->getString(I[Ljava/lang/Object;){TEXT}\nmove-result-object v0", ["log"]),
        (f"const v4, #2130771968\ninvoke-virtual {{p0, v4}}, Landroid/content/Context;->getString(I){TEXT}\nmove-result-object v0", []),
        (f'const-string v3, "hi"\ninvoke-static {{v3, v0}}, Lkotlin/jvm/internal/Intrinsics;->stringPlus({TEXT}Ljava/lang/Object;){TEXT}\nmove-result-object v0', ["log"]),
        ('const-string v3, "hi"\ninvoke-static {v3, v0}, Lkotlin/jvm/internal/Intrinsics;->areEqual(Ljava/lang/Object;Ljava/lang/Object;)Z\nmove-object v0, v3', []),
    ],
    ids=["resource", "resource without", "joined", "compared"],
)  # fmt: skip
def test_texts_with_data_in_their_gaps(join: str, expected: list[str]) -> None:
    code = f"{READ}\n{join}\n{LOG}"
    method = static("go", "(Landroid/content/Context;)V", code)
    assert ends(Class("La/Main;", methods=(method,))) == expected


def _written(owner: str, opens: str, kind: str) -> FlowFindings:
    """Write to a stream that a call opens which no table names."""
    text = "Ljava/lang/String;->getBytes()[B"
    code = (
        f"{READ}\nsget-object v2, La/Main;->to:{owner}\ninvoke-interface {{v2}}, {owner}->{opens}()L{kind};\nmove-result-object v2\n"
        f"invoke-virtual {{v0}}, {text}\nmove-result-object v3\ninvoke-virtual {{v2, v3}}, L{kind};->write([B)V"
    )
    return find(run(code, fields=(Field("to", owner, flags=PUBLIC | STATIC),)))


def test_where_a_stream_leads_that_somebody_unknown_opened_is_not_known() -> None:
    assert _written(
        "Ljavax/obex/Operation;", "openOutputStream", "java/io/OutputStream"
    ).exhausted
    assert not _written("Lorg/x/Pool;", "takeBuffer", "java/io/ByteArrayOutputStream").exhausted


def test_an_input_stream_is_not_told_what_who_reads_it_holds() -> None:
    makes = f"new-instance v0, {TEXT}\ninvoke-direct {{v0, p1}}, {TEXT}-><init>([B)V"
    read = virtual("read", "([B)I", f"{makes}\n{LOG}\nconst/4 v0, #0\nreturn v0")
    heard = virtual("heard", "([B)V", f"{makes}\n{LOG}")
    born = Method("<init>", "()V", "return-void", registers=1)
    body = Class("La/Body;", superclass="Ljava/io/InputStream;", methods=(born, read))
    listener = Class("La/Body;", interfaces=("Lorg/x/Listener;",), methods=(born, heard))
    code = (
        f"{READ}\nnew-instance v2, Lorg/x/Engine;\ninvoke-direct {{v2, v0}}, Lorg/x/Engine;-><init>({TEXT})V\n{make('La/Body;', 'v3')}\n"
        "invoke-virtual {v2, v3}, Lorg/x/Engine;->listen(Ljava/io/InputStream;)V"
    )
    assert ends(body, run(code)) == []
    assert ends(listener, run(code)) == ["log"]


_CHECKED, _GENERATOR = (
    "Ljava/util/zip/CheckedOutputStream;",
    "Lcom/fasterxml/jackson/core/JsonGenerator;",
)


@pytest.mark.parametrize(
    ("around", "inside", "put", "text"),
    [
        (
            f"new-instance v3, {_CHECKED}\ninvoke-direct {{v3, v2, v4}}, {_CHECKED}-><init>"
            "(Ljava/io/OutputStream;Ljava/util/zip/Checksum;)V",
            "Ljava/io/ByteArrayOutputStream;",
            f"invoke-virtual {{%s}}, {TEXT}->getBytes()[B\nmove-result-object v5\n"
            f"invoke-virtual {{v3, v5}}, {_CHECKED}->write([B)V",
            "toString",
        ),
        (
            "invoke-virtual {v4, v2}, Lcom/fasterxml/jackson/core/JsonFactory;->createGenerator"
            f"(Ljava/io/Writer;){_GENERATOR}\nmove-result-object v3",
            "Ljava/io/StringWriter;",
            f"invoke-virtual {{v3, %s}}, {_GENERATOR}->writeString({TEXT})V",
            "toString",
        ),
    ],
)
def test_whatever_is_made_of_a_stream_writes_on_to_it(
    around: str, inside: str, put: str, text: str
) -> None:
    code = (
        f'const-string v6, "x"\nnew-instance v2, {inside}\ninvoke-direct {{v2}}, {inside}-><init>()V\n'
        f"{around}\n{put}\ninvoke-virtual {{v2}}, {inside}->{text}(){TEXT}\nmove-result-object v0"
    )
    assert ends(run(_sent(code % "v0"))) == ["log"]
    assert ends(run(_sent(code % "v6"))) == []


@pytest.mark.parametrize(("register", "kinds"), [("v0", ["log"]), ("v1", [])])
def test_what_a_function_fills_in_that_a_library_made_is_in_what_it_was_given_for(
    register: str, kinds: list[str]
) -> None:
    """`buildJsonArray { addJsonObject { put("n", name) } }`: the function's receiver is made out of sight."""
    builder, outer = "Lkotlinx/serialization/json/JsonObjectBuilder;", "Lorg/x/ArrayBuilder;"
    function = "Lkotlin/jvm/functions/Function1;"
    fill = (
        f'{READ}\nconst-string v1, "n"\ncheck-cast p1, {builder}\n'
        f"invoke-static {{p1, v1, {register}}}, Lkotlinx/serialization/json/JsonElementBuildersKt;->put"
        f"({builder}{TEXT}{TEXT})Lkotlinx/serialization/json/JsonElement;\nconst/4 v0, #0\nreturn-object v0"
    )
    filler = Class(
        "La/Fill;",
        interfaces=(function,),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("invoke", "(Ljava/lang/Object;)Ljava/lang/Object;", fill),
        ),
    )
    build = (
        f"new-instance v2, {outer}\ninvoke-direct {{v2}}, {outer}-><init>()V\n{make('La/Fill;', 'v3')}\n"
        f"invoke-static {{v2, v3}}, Lorg/x/BuildersKt;->addObject({outer}{function})Z\n"
        f"invoke-virtual {{v2}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(filler, run(build)) == kinds


@pytest.mark.parametrize(("given", "kinds"), [("v0", ["log"]), ("v6", [])])
def test_two_functions_as_one_both_run(given: str, kinds: list[str]) -> None:
    consumer, accept = "Ljava/util/function/Consumer;", "(Ljava/lang/Object;)V"
    prints = virtual("accept", accept, f"check-cast p1, {TEXT}\nmove-object v0, p1\n{LOG}")
    born = Method("<init>", "()V", "return-void", registers=1)
    nothing = virtual("accept", accept, "return-void")
    classes = (
        Class("La/Prints;", interfaces=(consumer,), methods=(born, prints)),
        Class("La/Nothing;", interfaces=(consumer,), methods=(born, nothing)),
    )
    code = (
        f'{READ}\nconst-string v6, "x"\n{make("La/Prints;", "v2")}\n{make("La/Nothing;", "v3")}\n'
        f"invoke-interface {{v2, v3}}, {consumer}->andThen({consumer}){consumer}\nmove-result-object v4\n"
        f"invoke-interface {{v4, {given}}}, {consumer}->accept{accept}"
    )
    assert ends(run(code), *classes) == kinds


@pytest.mark.parametrize(("which", "kinds"), [("v2", ["log"]), ("v3", [])])
def test_a_cell_that_is_copied_into_a_buffer_is_in_it(which: str, kinds: list[str]) -> None:
    buffer = "Landroid/database/CharArrayBuffer;"
    made = "\n".join(
        f"new-instance {one}, {buffer}\ninvoke-direct {{{one}, v1}}, {buffer}-><init>(I)V"
        for one in ("v2", "v3")
    )
    code = (
        "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v0\n"
        f"const/4 v1, #0\n{made}\n"
        f"invoke-interface {{v0, v1, v2}}, Landroid/database/Cursor;->copyStringToBuffer(I{buffer})V\n"
        f"iget-object v0, {which}, {buffer}->data:[C\ninvoke-static {{v0}}, {TEXT}->valueOf([C){TEXT}\n"
        f"move-result-object v0\n{LOG}"
    )
    assert ends(run(code)) == kinds


_DATA = "Ljava/io/DataOutputStream;"
_OPENED = (
    "new-instance v1, Ljava/net/Socket;\ninvoke-direct {v1}, Ljava/net/Socket;-><init>()V\n"
    "invoke-virtual {v1}, Ljava/net/Socket;->getOutputStream()Ljava/io/OutputStream;\nmove-result-object v1\n"
)
_BUFFERED = "new-instance v1, Ljava/io/ByteArrayOutputStream;\ninvoke-direct {v1}, Ljava/io/ByteArrayOutputStream;-><init>()V\n"


@pytest.mark.parametrize(("opened", "expected"), [(_OPENED, ["network"]), (_BUFFERED, [])])
def test_a_stream_around_one_that_leads_out_is_kept_in_a_field_through_another_method(
    opened: str, expected
) -> None:
    """An inner class's thread connects, and puts the stream into its outer class's field by an accessor."""
    kept = f"La/Wire;->out:{_DATA}"
    wire = Class(
        "La/Wire;",
        fields=(Field("out", _DATA, flags=PUBLIC | STATIC),),
        methods=(
            static("set", f"({_DATA})V", f"sput-object p0, {kept}"),
            static(
                "send",
                f"({TEXT})V",
                f"sget-object v1, {kept}\ninvoke-virtual {{v1, p0}}, {_DATA}->writeUTF({TEXT})V",
            ),
        ),
    )
    opener = Class(
        "La/Opener;",
        methods=(
            static(
                "open",
                "()V",
                f"{opened}new-instance v2, {_DATA}\ninvoke-direct {{v2, v1}}, {_DATA}-><init>(Ljava/io/OutputStream;)V\n"
                f"invoke-static {{v2}}, La/Wire;->set({_DATA})V",
            ),
        ),
    )
    send = run(f"{READ}\ninvoke-static {{v0}}, La/Wire;->send({TEXT})V")
    assert ends(wire, opener, send) == expected

"""Objects of merged classes are told apart by their number, and wrappers let objects outlive them."""

import pytest

from tests.dex_builder import ABSTRACT, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, static, virtual

MERGED = Class(
    "Lz/a;",
    interfaces=("Ljava/lang/Runnable;",),
    fields=(Field("a", "I"), Field("b", "Ljava/lang/Object;")),
    methods=(
        Method(
            "<init>",
            "(ILjava/lang/Object;)V",
            "iput p1, p0, Lz/a;->a:I\niput-object p2, p0, Lz/a;->b:Ljava/lang/Object;\nreturn-void",
            registers=3,
        ),
        Method(
            "run",
            "()V",
            "iget v0, p0, Lz/a;->a:I\npacked-switch v0, :cases\n"
            "iget-object v0, p0, Lz/a;->b:Ljava/lang/Object;\n"
            "invoke-static {v0}, La/Show;->it(Ljava/lang/Object;)V\nreturn-void\n"
            ":log\niget-object v0, p0, Lz/a;->b:Ljava/lang/Object;\ncheck-cast v0, Ljava/lang/String;\n"
            + LOG
            + "\nreturn-void\n:cases\n.packed 0 :log",
            registers=4,
        ),
    ),
)
"""What R8 makes of two Runnables: with 0 the field's text is logged, with others it is shown."""


def posted(number: int) -> Class:
    """Hand what is read to a merged Runnable of a number, which somebody runs later."""
    return run(
        READ + f"\nconst/4 v2, #{number}\nnew-instance v3, Lz/a;\n"
        "invoke-direct {v3, v2, v0}, Lz/a;-><init>(ILjava/lang/Object;)V\n"
        "invoke-static {}, Landroid/os/Handler;->main()Landroid/os/Handler;\nmove-result-object v4\n"
        "invoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    )


@pytest.mark.parametrize(("number", "expected"), [(0, ["log"]), (1, [])])
def test_data_in_a_merged_object_goes_where_its_number_says(number, expected) -> None:
    shown = Class("La/Show;", methods=(static("it", "(Ljava/lang/Object;)V", "return-void"),))
    # Somebody else makes the Runnable that logs, so that both cases can run.
    other = run(
        'const-string v0, "x"\nconst/4 v2, #0\nnew-instance v3, Lz/a;\n'
        "invoke-direct {v3, v2, v0}, Lz/a;-><init>(ILjava/lang/Object;)V\n"
        "invoke-static {}, Landroid/os/Handler;->main()Landroid/os/Handler;\nmove-result-object v4\n"
        "invoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z",
        name="La/Other;",
    )
    assert ends(MERGED, shown, posted(number), other) == expected


def _own_number(given: str, number: int) -> Method:
    """Make a constructor that keeps a number of its own beside what it is given."""
    keep = f"iput-object p1, p0, Lz/a;->b:Ljava/lang/Object;\nconst/4 v0, #{number}\niput v0, p0, Lz/a;->a:I\nreturn-void"
    return Method("<init>", f"({given})V", keep, registers=3)


@pytest.mark.parametrize(("given", "expected"), [(TEXT, ["log"]), ("Ljava/lang/Object;", [])])
def test_the_number_that_a_constructor_keeps_by_itself_counts_as_well(given, expected) -> None:
    kept = (_own_number(TEXT, 0), _own_number("Ljava/lang/Object;", 1), *MERGED.methods[1:])
    merged = Class(
        MERGED.name, interfaces=MERGED.interfaces, fields=MERGED.fields, methods=kept
    )
    shown = Class("La/Show;", methods=(static("it", "(Ljava/lang/Object;)V", "return-void"),))

    def start(word: str, kind: str, name: str) -> Class:
        return run(
            f"{word}\nnew-instance v3, Lz/a;\ninvoke-direct {{v3, v0}}, Lz/a;-><init>({kind})V\n"
            "invoke-static {}, Landroid/os/Handler;->main()Landroid/os/Handler;\nmove-result-object v4\n"
            "invoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z",
            name=name,
        )

    other = start('const-string v0, "x"', TEXT, "La/Other;")
    assert ends(merged, shown, start(READ, given, "La/Main;"), other) == expected


TASK = Class(
    "La/Task;",
    interfaces=("Ljava/lang/Runnable;",),
    fields=(Field("text", TEXT),),
    methods=(
        Method("<init>", f"({TEXT})V", f"iput-object p1, p0, La/Task;->text:{TEXT}\nreturn-void", registers=2),
        virtual("run", "()V", f"iget-object v0, p0, La/Task;->text:{TEXT}\n" + LOG),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("handed", "expected"), [("v0", ["log"]), ("v5", [])])
def test_a_task_outlives_the_helper_that_hands_it_on(handed, expected) -> None:
    pool = Class(
        "La/Pool;",
        methods=(
            static(
                "run",
                "(Ljava/lang/Runnable;)V",
                "invoke-static {}, La/X;->io()Ljava/util/concurrent/Executor;\nmove-result-object v0\n"
                "invoke-interface {v0, p0}, Ljava/util/concurrent/Executor;->execute(Ljava/lang/Runnable;)V",
            ),
        ),
    )
    code = (
        READ + f'\nconst-string v5, "x"\nnew-instance v2, La/Task;\n'
        f"invoke-direct {{v2, {handed}}}, La/Task;-><init>({TEXT})V\n"
        "invoke-static {v2}, La/Pool;->run(Ljava/lang/Runnable;)V"
    )
    assert ends(TASK, pool, run(code)) == expected


@pytest.mark.parametrize(("key", "expected"), [("people", ["log"]), ("lang", [])])
def test_what_lies_deep_in_a_kept_map_comes_back_by_its_key(key, expected) -> None:
    bag = "La/Bag;->bag:Ljava/util/Map;"
    names = f"invoke-static {{v3, v2}}, La/Bag;->keep({TEXT}Ljava/lang/Object;)V"
    keep = Class(
        "La/Bag;",
        fields=(Field("bag", "Ljava/util/Map;", flags=PUBLIC | STATIC),),
        methods=(
            static(
                "keep",
                f"({TEXT}Ljava/lang/Object;)V",
                f"sget-object v0, {bag}\ninvoke-interface {{v0, p0, p1}}, "
                "Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            ),
            static(
                "take",
                f"({TEXT})Ljava/lang/Object;",
                f"sget-object v0, {bag}\ninvoke-interface {{v0, p0}}, "
                "Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;\n"
                "move-result-object v0\nreturn-object v0",
            ),
        ),
    )
    store = run(
        READ
        + f"\nconst/4 v4, #1\nnew-array v2, v4, [{TEXT}\nconst/4 v4, #0\naput-object v0, v2, v4\n"
        f'const-string v3, "people"\n{names}\nconst-string v3, "lang"\nconst-string v2, "en"\n{names}'
    )
    later = run(
        f'const-string v0, "{key}"\ninvoke-static {{v0}}, La/Bag;->take({TEXT})Ljava/lang/Object;\n'
        f"move-result-object v0\ncheck-cast v0, [{TEXT}\nconst/4 v1, #0\naget-object v0, v0, v1\n"
        + LOG,
        name="La/Later;",
    )
    assert ends(keep, store, later) == expected


def test_a_kept_list_of_nodes_is_read_by_a_method_of_its_owner() -> None:
    node = Class(
        "La/Node;",
        fields=(Field("v", TEXT),),
        methods=(Method("<init>", f"({TEXT})V", f"iput-object p1, p0, La/Node;->v:{TEXT}\nreturn-void", registers=2),),
    )  # fmt: skip
    order = Class(
        "La/Order;",
        interfaces=("Ljava/lang/Runnable;",),
        fields=(Field("head", "La/Node;"),),
        methods=(
            Method("<init>", "(La/Node;)V", "iput-object p1, p0, La/Order;->head:La/Node;\nreturn-void", registers=2),
            virtual(
                "all",
                f"(){TEXT}",
                "new-instance v1, Ljava/lang/StringBuilder;\n"
                "invoke-direct {v1}, Ljava/lang/StringBuilder;-><init>()V\n"
                f"iget-object v0, p0, La/Order;->head:La/Node;\niget-object v0, v0, La/Node;->v:{TEXT}\n"
                f"invoke-virtual {{v1, v0}}, Ljava/lang/StringBuilder;->append({TEXT})Ljava/lang/StringBuilder;\n"
                f"invoke-virtual {{v1}}, Ljava/lang/StringBuilder;->toString(){TEXT}\nmove-result-object v0\nreturn-object v0",
            ),
            virtual(
                "run",
                "()V",
                "invoke-static {p0}, La/Send;->it(La/Order;)V",
            ),
        ),
    )  # fmt: skip
    send = Class(
        "La/Send;",
        methods=(static("it", "(La/Order;)V", f"invoke-virtual {{p0}}, La/Order;->all(){TEXT}\nmove-result-object v0\n" + LOG),),
    )  # fmt: skip
    code = (
        READ + "\nnew-instance v2, La/Node;\n"
        f"invoke-direct {{v2, v0}}, La/Node;-><init>({TEXT})V\nnew-instance v3, La/Order;\n"
        "invoke-direct {v3, v2}, La/Order;-><init>(La/Node;)V\nnew-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V"
    )
    assert ends(node, order, send, run(code)) == ["log"]


def test_an_enum_s_constant_runs_the_body_of_its_own_class() -> None:
    kind = "La/Channel;"
    above = Class(
        kind,
        flags=PUBLIC | ABSTRACT,
        fields=(Field("LOG", kind, flags=PUBLIC | STATIC),),
        methods=(Method("send", f"({TEXT})V", None, flags=PUBLIC | ABSTRACT),),
    )
    below = Class("La/Channel$1;", superclass=kind, methods=(virtual("send", f"({TEXT})V", "move-object v0, p1\n" + LOG),))  # fmt: skip
    made = run(
        f"new-instance v0, La/Channel$1;\nsput-object v0, {kind}->LOG:{kind}", name="La/Made;"
    )
    code = (
        READ
        + f"\nsget-object v1, {kind}->LOG:{kind}\ninvoke-virtual {{v1, v0}}, {kind}->send({TEXT})V"
    )
    assert ends(above, below, made, run(code)) == ["log"]


def test_what_a_serializer_writes_goes_into_its_writer() -> None:
    xml = "Lorg/xmlpull/v1/XmlSerializer;"
    code = (
        READ
        + "\nnew-instance v2, Ljava/io/StringWriter;\ninvoke-direct {v2}, Ljava/io/StringWriter;-><init>()V\n"
        f"invoke-static {{}}, Landroid/util/Xml;->newSerializer(){xml}\nmove-result-object v3\n"
        f"invoke-interface {{v3, v2}}, {xml}->setOutput(Ljava/io/Writer;)V\n"
        f"invoke-interface {{v3, v0}}, {xml}->text({TEXT}){xml}\n"
        f"invoke-virtual {{v2}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n"
        + LOG
    )
    assert ends(run(code)) == ["log"]


def test_a_container_that_all_the_app_uses_makes_a_flow_a_guess() -> None:
    ref = "Lz/r;->a:Ljava/lang/Object;"
    box = Class(
        "Lz/r;",
        fields=(Field("a", "Ljava/lang/Object;"), Field("one", "Lz/r;", flags=PUBLIC | STATIC)),
    )
    keep = run(READ + f"\nsget-object v2, Lz/r;->one:Lz/r;\niput-object v0, v2, {ref}")
    take = run(
        f"invoke-static {{}}, La/X;->r()Lz/r;\nmove-result-object v1\niget-object v0, v1, {ref}\ncheck-cast v0, {TEXT}\n"
        + LOG,
        name="La/Take;",
    )
    users = [run("new-instance v0, Lz/r;", name=f"La/User{one};") for one in range(5)]
    few = find(box, keep, take).flows
    many = find(box, keep, take, *users).flows
    assert [one.confidence.value for one in many] == ["possible"]
    assert [one.confidence.value for one in few] != ["possible"]


def test_a_merged_method_that_reads_before_it_chooses_is_told_apart_too() -> None:
    early = Class(
        "Lz/c;",
        interfaces=("Ljava/util/concurrent/Callable;",),
        fields=(Field("a", "I"), Field("b", "Ljava/lang/Object;")),
        methods=(
            Method(
                "<init>",
                "(ILjava/lang/Object;)V",
                "iput p1, p0, Lz/c;->a:I\niput-object p2, p0, Lz/c;->b:Ljava/lang/Object;\nreturn-void",
                registers=3,
            ),
            Method(
                "run",
                "()V",
                "const/4 v2, #1\nconst/4 v3, #0\niget-object v0, p0, Lz/c;->b:Ljava/lang/Object;\n"
                "iget v1, p0, Lz/c;->a:I\npacked-switch v1, :cases\nreturn-void\n"
                ":log\ncheck-cast v0, Ljava/lang/String;\n"
                + LOG
                + "\nreturn-void\n:cases\n.packed 0 :log",
                registers=6,
            ),
        ),
    )

    def kept(number: int) -> Class:
        return run(
            READ + f"\nconst/4 v2, #{number}\nnew-instance v3, Lz/c;\n"
            "invoke-direct {v3, v2, v0}, Lz/c;-><init>(ILjava/lang/Object;)V\n"
            "invoke-static {}, Landroid/os/Handler;->main()Landroid/os/Handler;\nmove-result-object v4\n"
            "invoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
        )

    assert ends(early, kept(0)) == ["log"]
    assert ends(early, kept(1)) == []


MERGED_TASK = Class(
    "Lz/t;",
    superclass="Landroid/os/AsyncTask;",
    fields=(Field("a", "I"),),
    methods=(
        Method(
            "<init>",
            "(I)V",
            "iput p1, p0, Lz/t;->a:I\n"
            "invoke-direct {p0}, Landroid/os/AsyncTask;-><init>()V\nreturn-void",
            registers=2,
        ),
        Method(
            "doInBackground",
            "([Ljava/lang/Object;)Ljava/lang/Object;",
            "iget v0, p0, Lz/t;->a:I\npacked-switch v0, :cases\nconst/4 v0, #0\nreturn-object v0\n"
            ":log\nconst/4 v0, #0\naget-object v0, p1, v0\ncheck-cast v0, Ljava/lang/String;\n"
            + LOG
            + "\nconst/4 v0, #0\nreturn-object v0\n:cases\n.packed 0 :log",
            registers=5,
        ),
    ),
)
"""What R8 makes of two tasks: with 0 what it is given is logged, with others nothing is done."""


@pytest.mark.parametrize(("number", "expected"), [(0, ["log"]), (1, [])])
def test_what_a_merged_task_is_started_with_goes_where_its_number_says(
    number, expected
) -> None:
    def started(name: str, which: int, text: str) -> Class:
        return run(
            text + f"\nconst/4 v2, #{which}\nnew-instance v3, Lz/t;\n"
            "invoke-direct {v3, v2}, Lz/t;-><init>(I)V\n"
            "filled-new-array {v0}, [Ljava/lang/Object;\nmove-result-object v4\n"
            "invoke-virtual {v3, v4}, "
            "Lz/t;->execute([Ljava/lang/Object;)Landroid/os/AsyncTask;",
            name=name,
        )

    other = started("La/Other;", 0, 'const-string v0, "x"')
    assert ends(MERGED_TASK, started("La/Main;", number, READ), other) == expected


def _taker(name: str, code: str) -> Class:
    return Class(
        name,
        interfaces=("La/Taker;",),
        methods=(virtual("take", f"({TEXT})V", code, registers=4),),
    )


@pytest.mark.parametrize(("kind", "expected"), [("La/Quiet;", []), ("La/Loud;", ["log"])])
def test_a_call_runs_what_objects_of_the_declared_type_can_run(kind, expected) -> None:
    interface = Class(
        "La/Taker;",
        flags=PUBLIC | ABSTRACT | 0x200,
        methods=(Method("take", f"({TEXT})V", None, flags=PUBLIC | ABSTRACT),),
    )
    hand = static(
        "hand",
        f"({kind}{TEXT})V",
        f"invoke-interface {{p0, p1}}, La/Taker;->take({TEXT})V",
        registers=3,
    )
    main = run(
        f"{READ}\ninvoke-static {{}}, La/X;->taker(){kind}\nmove-result-object v2\n"
        f"invoke-static {{v2, v0}}, La/Hand;->hand({kind}{TEXT})V"
    )
    made = run("new-instance v0, La/Quiet;\nnew-instance v1, La/Loud;", name="La/Makes;")
    loud = _taker("La/Loud;", LOG.replace("v1", "v1").replace("v0", "p1"))
    classes = (interface, _taker("La/Quiet;", "return-void"), loud, made)
    assert ends(main, Class("La/Hand;", methods=(hand,)), *classes) == expected


@pytest.mark.parametrize(("known", "sure"), [(True, "confirmed"), (False, "likely")])
def test_which_body_of_a_merged_class_runs_is_certain_where_its_number_is_known(
    known: bool, sure: str
) -> None:
    """An object out of a map can be either: one logs what it is given, the other does not."""
    body = (
        "iget v0, p0, Lz/m;->a:I\npacked-switch v0, :cases\nreturn-void\n"
        f":log\nmove-object v0, p1\n{LOG}\nreturn-void\n:cases\n.packed 0 :log"
    )
    merged = Class(
        "Lz/m;",
        fields=(Field("a", "I"),),
        methods=(
            Method("<init>", "(I)V", "iput p1, p0, Lz/m;->a:I\nreturn-void", registers=2),
            Method("put", f"({TEXT})V", body, registers=5),
        ),
    )
    make = (
        "new-instance v3, Lz/m;\nconst/4 v2, #%d\ninvoke-direct {v3, v2}, Lz/m;-><init>(I)V\n"
    )
    asked = make % 0
    if not known:
        asked = 'sget-object v3, La/Main;->all:Ljava/util/Map;\nconst-string v4, "net"\ninvoke-interface {v3, v4}, Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;\nmove-result-object v3\ncheck-cast v3, Lz/m;\n'
    other = run(f"{make % 0}{make % 1}", name="La/Other;")
    story = run(
        f"{READ}\n{asked}invoke-virtual {{v3, v0}}, Lz/m;->put({TEXT})V",
        fields=(Field("all", "Ljava/util/Map;", flags=PUBLIC | STATIC),),
    )
    assert [str(one.confidence) for one in find(merged, story, other).flows] == [sure]

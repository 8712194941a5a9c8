"""What real packages do with contacts that was missed or told wrongly at first, each story with its twin."""

import pytest

from auditor.flow.symbols.runs import Runs
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import Confidence
from tests.auditor.code.small_app import component
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, static, virtual
from tests.program_builder import program_of

INTENT = "Landroid/content/Intent;"
MAP = "Landroid/content/ContentValues;"
PUT = f"{MAP}->put({TEXT}{TEXT})V"
STORE = (
    f"const/4 v0, #0\ninvoke-virtual {{v5, v3, v0, v4}}, Landroid/database/sqlite/SQLiteDatabase;->insert({TEXT}{TEXT}{MAP})J"
)  # fmt: skip


@pytest.mark.parametrize(
    "base",
    ["Landroid/app/Fragment;", "Landroid/support/v4/app/Fragment;", "Landroidx/fragment/app/Fragment;"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("word", "expected"), [("", ["ipc"]), ('const-string v0, "tel:1"\n', [])]
)
def test_a_fragment_starts_an_activity(base, word, expected) -> None:
    fragment = Class(
        "La/List;",
        superclass=base,
        methods=(
            virtual(
                "onResume",
                "()V",
                f'{READ}\n{word}new-instance v4, {INTENT}\nconst-string v5, "x"\n'
                "invoke-static {v0}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;\nmove-result-object v0\n"
                f"invoke-direct {{v4, v5, v0}}, {INTENT}-><init>({TEXT}Landroid/net/Uri;)V\n"
                f"invoke-virtual {{p0, v4}}, La/List;->startActivity({INTENT})V\nreturn-void",
            ),
        ),
    )
    assert ends(fragment) == expected


@pytest.mark.parametrize(("again", "expected"), [("", ["database"]), (f"invoke-virtual {{v4}}, {MAP}->clear()V\n", [])])  # fmt: skip
def test_what_was_cleared_is_gone(again, expected) -> None:
    code = (
        f'{READ}\nconst-string v3, "name"\nnew-instance v4, {MAP}\ninvoke-direct {{v4}}, {MAP}-><init>()V\n'
        f"invoke-virtual {{v4, v3, v0}}, {PUT}\n{again}{STORE}"
    )  # fmt: skip
    assert ends(run(code)) == expected


def test_an_object_that_a_list_holds_is_not_cleared_for_all() -> None:
    # The one that is cleared can be another of the same place than the one in the list.
    code = (
        f'{READ}\nconst-string v3, "name"\nnew-instance v4, {MAP}\ninvoke-direct {{v4}}, {MAP}-><init>()V\n'
        f"invoke-virtual {{v4, v3, v0}}, {PUT}\nnew-instance v2, Ljava/util/ArrayList;\n"
        "invoke-direct {v2}, Ljava/util/ArrayList;-><init>()V\n"
        "invoke-virtual {v2, v4}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z\n"
        f"invoke-virtual {{v4}}, {MAP}->clear()V\n{STORE}"
    )  # fmt: skip
    assert ends(run(code)) == ["database"]


def _screen(shown: str) -> Class:
    """A screen that keeps a contact in a field of its own, and shows a word with itself as context."""
    return Class(
        "La/Screen;",
        superclass="Landroid/app/Activity;",
        fields=(Field("kept", TEXT),),
        methods=(
            virtual(
                "onResume",
                "()V",
                f"{READ}\niput-object v0, p0, La/Screen;->kept:{TEXT}\n{shown}\nconst/4 v3, #0\n"
                f"invoke-static {{p0, v1, v3}}, Landroid/widget/Toast;->makeText(Landroid/content/Context;Ljava/lang/CharSequence;I)Landroid/widget/Toast;\nreturn-void",
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (f"iget-object v1, p0, La/Screen;->kept:{TEXT}", ["ui"]),
        ('const-string v1, "saved"', []),
        ("invoke-virtual {p0}, La/Screen;->getCallingPackage()Ljava/lang/String;\nmove-result-object v1", []),
    ],
)  # fmt: skip
def test_a_screen_is_no_data_for_what_it_is_given_to(shown, expected) -> None:
    assert ends(_screen(shown)) == expected


def _handler(name: str, field: str) -> Class:
    """A handler that keeps what it is sent in a field of the main class."""
    return Class(
        name,
        superclass="Landroid/os/Handler;",
        methods=(
            Method("<init>", "()V", "invoke-direct {p0}, Landroid/os/Handler;-><init>()V\nreturn-void", registers=1),
            virtual(
                "handleMessage",
                "(Landroid/os/Message;)V",
                f"iget-object v0, p1, Landroid/os/Message;->obj:Ljava/lang/Object;\nsput-object v0, La/Main;->{field}:Ljava/lang/Object;\nreturn-void",
                registers=4,
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("made", "expected"), [("La/Mine;", ["log"]), ("La/Other;", [])])
def test_a_message_goes_to_the_handler_that_was_made_for_the_field(made, expected) -> None:
    screen = Class(
        "La/Main;",
        superclass="Landroid/app/Activity;",
        fields=(
            Field("handler", "Landroid/os/Handler;"),
            Field("mine", "Ljava/lang/Object;", flags=PUBLIC | STATIC),
            Field("others", "Ljava/lang/Object;", flags=PUBLIC | STATIC),
        ),
        methods=(
            virtual(
                "onCreate",
                "(Landroid/os/Bundle;)V",
                f"new-instance v0, {made}\ninvoke-direct {{v0}}, {made}-><init>()V\n"
                "iput-object v0, p0, La/Main;->handler:Landroid/os/Handler;\nreturn-void",
            ),
            virtual(
                "onResume",
                "()V",
                f"{READ}\ninvoke-static {{}}, Landroid/os/Message;->obtain()Landroid/os/Message;\nmove-result-object v4\n"
                "iput-object v0, v4, Landroid/os/Message;->obj:Ljava/lang/Object;\n"
                "iget-object v5, p0, La/Main;->handler:Landroid/os/Handler;\n"
                "invoke-virtual {v5, v4}, Landroid/os/Handler;->sendMessage(Landroid/os/Message;)Z\nreturn-void",
            ),
            virtual(
                "onPause",
                "()V",
                f"sget-object v0, La/Main;->mine:Ljava/lang/Object;\ncheck-cast v0, {TEXT}\n{LOG}\nreturn-void",
            ),
        ),
    )  # fmt: skip
    assert (
        ends(screen, _handler("La/Mine;", "mine"), _handler("La/Other;", "others")) == expected
    )


ACTIVITY = "Landroid/app/Activity;"
LIST = Class(
    "La/List;",
    superclass=ACTIVITY,
    methods=(
        virtual(
            "onResume",
            "()V",
            f'{READ}\nnew-instance v4, {INTENT}\ninvoke-direct {{v4}}, {INTENT}-><init>()V\nconst-string v5, "phone"\n'
            f"invoke-virtual {{v4, v5, v0}}, {INTENT}->putExtra({TEXT}{TEXT}){INTENT}\nconst/4 v5, #-1\n"
            f"invoke-virtual {{p0, v5, v4}}, La/List;->setResult(I{INTENT})V\nreturn-void",
        ),
    ),
)  # fmt: skip
"""A list of the phonebook that answers with a number."""


def _asking(taken: str, started: str = "La/List;") -> Class:
    return Class(
        "La/Form;",
        superclass=ACTIVITY,
        methods=(
            virtual(
                "onResume",
                "()V",
                f"new-instance v0, {INTENT}\nconst-class v1, {started}\n"
                f"invoke-direct {{v0, p0, v1}}, {INTENT}-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
                f"const/4 v1, #1\ninvoke-virtual {{p0, v0, v1}}, La/Form;->startActivityForResult({INTENT}I)V\nreturn-void",
            ),
            virtual(
                "onActivityResult",
                f"(II{INTENT})V",
                f'const-string v1, "{taken}"\ninvoke-virtual {{p3, v1}}, {INTENT}->getStringExtra({TEXT}){TEXT}\n'
                f"move-result-object v0\n{LOG}\nreturn-void",
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "exported", "expected"),
    [("phone", False, ["log"]), ("bank", False, []), ("phone", True, ["ipc", "log"])],
)
def test_a_screen_answers_who_started_it(taken, exported, expected) -> None:
    declared = [
        component("La/List;", exported=exported, filters=(IntentFilter(("x.PICK",)),)),
        component("La/Form;"),
    ]
    assert ends(LIST, _asking(taken), components=declared) == expected


def test_what_a_base_screen_answers_those_below_it_answer() -> None:
    below = Class("La/Friends;", superclass="La/List;")
    declared = [component("La/Friends;", exported=False), component("La/Form;")]
    assert ends(LIST, below, _asking("phone", "La/Friends;"), components=declared) == ["log"]


def test_a_screen_that_nobody_of_the_app_starts_answers_others() -> None:
    declared = [component("La/List;", exported=False), component("La/Form;")]
    assert ends(LIST, _asking("phone", "La/Other;"), components=declared) == ["ipc"]


WRITER = "Ljava/io/Writer;"


@pytest.mark.parametrize(("writer", "expected"), [("Ljava/io/FileWriter;", ["file"]), ("Ljava/io/StringWriter;", [])])  # fmt: skip
def test_a_task_is_given_a_stream_to_write_into(writer, expected) -> None:
    task = Class(
        "La/Export;",
        superclass="Landroid/os/AsyncTask;",
        methods=(
            Method("<init>", "()V", "invoke-direct {p0}, Landroid/os/AsyncTask;-><init>()V\nreturn-void", registers=1),
            virtual(
                "doInBackground",
                f"([{WRITER})Ljava/lang/Object;",
                f"{READ}\nconst/4 v1, #0\naget-object v1, p1, v1\n"
                f"invoke-virtual {{v1, v0}}, {WRITER}->append(Ljava/lang/CharSequence;){WRITER}\nconst/4 v0, #0\nreturn-object v0",
            ),
        ),
    )  # fmt: skip
    code = (
        f'new-instance v0, {writer}\nconst-string v1, "x.txt"\ninvoke-direct {{v0, v1}}, {writer}-><init>({TEXT})V\n'
        f"const/4 v1, #1\nnew-array v2, v1, [{WRITER}\nconst/4 v1, #0\naput-object v0, v2, v1\n"
        "new-instance v3, La/Export;\ninvoke-direct {v3}, La/Export;-><init>()V\n"
        "invoke-virtual {v3, v2}, La/Export;->execute([Ljava/lang/Object;)Landroid/os/AsyncTask;"
    )
    assert ends(task, run(code)) == expected


VIEW = "Landroid/widget/EditText;"


def _form(read: str, kind: str = VIEW) -> Class:
    """A screen that puts a contact into one field of a form, and logs what stands in a field."""
    view = f"check-cast v2, {VIEW}\n" if kind != VIEW else ""
    return Class(
        "La/Form;",
        superclass=ACTIVITY,
        fields=(Field("phone", kind), Field("amount", kind)),
        methods=(
            virtual(
                "onResume",
                "()V",
                f"{READ}\niget-object v2, p0, La/Form;->phone:{kind}\n{view}"
                f"invoke-virtual {{v2, v0}}, {VIEW}->setText(Ljava/lang/CharSequence;)V\nreturn-void",
            ),
            virtual(
                "onPause",
                "()V",
                f"iget-object v2, p0, La/Form;->{read}:{kind}\n{view}"
                f"invoke-virtual {{v2}}, {VIEW}->getText()Landroid/text/Editable;\nmove-result-object v0\n"
                f"invoke-virtual {{v0}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n{LOG}\nreturn-void",
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (_form("phone"), ["log", "ui"]),
        (_form("amount"), ["ui"]),
        (_form("phone", "Ljava/lang/Object;"), ["ui"]),  # It can hold anything by then.
    ],
)
def test_what_a_field_of_a_form_shows_is_taken_out_of_it(form, expected) -> None:
    assert ends(form) == expected


@pytest.mark.parametrize("first", ["La/A;", "La/Z;"])
def test_a_way_is_told_through_what_runs(first) -> None:
    """Two methods keep what a third reads; of the one that nothing runs, no step is told."""
    other = {"La/A;": "La/Z;", "La/Z;": "La/A;"}[first]
    field = (Field("held", TEXT, flags=PUBLIC | STATIC),)
    read = Class(
        "La/Book;", methods=(static("read", f"(){TEXT}", f"{READ}\nreturn-object v0"),)
    )
    keep = f"invoke-static {{}}, La/Book;->read(){TEXT}\nmove-result-object v0\nsput-object v0, La/Main;->held:{TEXT}"
    shown = run(f"sget-object v0, La/Main;->held:{TEXT}\n{LOG}", fields=field)
    classes = (read, shown, run(keep, name="La/A;"), run(keep, name="La/Z;"))
    program = program_of(*classes)
    (flow,) = find(*classes, runs=Runs(lambda one: program.owner(one) != other)).flows
    told = {f"{one.method.partition(';')[0]};" for one in flow.steps}
    assert first in told
    assert other not in told


BEAN = Class(
    "La/Person;",
    fields=(Field("name", TEXT),),
    methods=(
        Method("<init>", "()V", "return-void", registers=1),
        virtual("getName", f"(){TEXT}", f"iget-object v0, p0, La/Person;->name:{TEXT}\nreturn-object v0"),
    ),
)  # fmt: skip
PERSON = "new-instance v3, La/Person;\ninvoke-direct {v3}, La/Person;-><init>()V\n"


def _two_beans(logged: str) -> list[Class]:
    """One bean of a class is filled from the phonebook and kept; one with a typed name is kept beside it."""
    fields = (
        Field("book", "La/Person;", flags=PUBLIC | STATIC),
        Field("typed", "La/Person;", flags=PUBLIC | STATIC),
    )
    read = run(
        f"{READ}\n{PERSON}iput-object v0, v3, La/Person;->name:{TEXT}\nsput-object v3, La/Main;->book:La/Person;",
        fields=fields,
    )
    typed = run(
        f'{PERSON}const-string v0, "typed"\niput-object v0, v3, La/Person;->name:{TEXT}\n'
        "sput-object v3, La/Main;->typed:La/Person;",
        name="La/Form;",
    )
    show = run(
        f"sget-object v3, La/Main;->{logged}:La/Person;\ninvoke-virtual {{v3}}, La/Person;->getName(){TEXT}\n"
        f"move-result-object v0\n{LOG}",
        name="La/Show;",
    )
    return [BEAN, read, typed, show]


@pytest.mark.parametrize(
    ("logged", "expected"), [("book", Confidence.CONFIRMED), ("typed", Confidence.POSSIBLE)]
)
def test_beans_of_one_class_that_are_made_apart_are_strangers(logged, expected) -> None:
    (flow,) = find(*_two_beans(logged)).flows
    assert flow.confidence is expected


@pytest.mark.parametrize(("asked", "expected"), [("people", ["database", "log"]), ("words", ["database"])])  # fmt: skip
def test_a_table_is_named_by_a_static_field(asked, expected) -> None:
    names = Class(
        "La/Names;",
        fields=(
            Field("people", TEXT, flags=PUBLIC | STATIC),
            Field("words", TEXT, flags=PUBLIC | STATIC),
        ),
        methods=(
            static(
                "<clinit>",
                "()V",
                f'const-string v0, "PEOPLE"\nsput-object v0, La/Names;->people:{TEXT}\n'
                f'const-string v0, "WORDS"\nsput-object v0, La/Names;->words:{TEXT}\nreturn-void',
            ),
        ),
    )
    base = "Landroid/database/sqlite/SQLiteDatabase;"
    put = (
        f'{READ}\nconst-string v3, "name"\nnew-instance v4, {MAP}\ninvoke-direct {{v4}}, {MAP}-><init>()V\n'
        f"invoke-virtual {{v4, v3, v0}}, {PUT}\nsget-object v3, La/Names;->people:{TEXT}\n{STORE}"
    )
    ask = (
        f"sget-object v3, La/Names;->{asked}:{TEXT}\nconst/4 v2, #0\n"
        f"invoke-virtual {{v5, v3, v2}}, {base}->rawQuery({TEXT}[{TEXT})Landroid/database/Cursor;\nmove-result-object v0\n"
        "const/4 v1, #0\ninvoke-interface {v0, v1}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;\n"
        f"move-result-object v0\n{LOG}"
    )
    assert ends(names, run(put, name="La/In;"), run(ask, name="La/Out;")) == expected


@pytest.mark.parametrize(("stream", "expected"), [("Ljava/io/FileOutputStream;", ["file"]), ("Ljava/io/ByteArrayOutputStream;", [])])  # fmt: skip
def test_a_picture_is_compressed_into_a_file(stream, expected) -> None:
    given, proto = ("v3, v2", f"({TEXT})V") if expected else ("v3", "()V")
    code = (
        f"{READ}\nconst/4 v1, #0\n"
        "invoke-static {v0}, Landroid/graphics/BitmapFactory;->decodeFile(Ljava/lang/String;)Landroid/graphics/Bitmap;\n"
        f'move-result-object v4\nconst-string v2, "x.jpg"\nnew-instance v3, {stream}\n'
        f"invoke-direct {{{given}}}, {stream}-><init>{proto}\nconst/4 v2, #0\n"
        "invoke-virtual {v4, v2, v1, v3}, Landroid/graphics/Bitmap;->compress"
        "(Landroid/graphics/Bitmap$CompressFormat;ILjava/io/OutputStream;)Z"
    )
    assert ends(run(code)) == expected


@pytest.mark.parametrize(("given", "expected"), [("v0", ["log"]), ("v2", [])])
def test_what_a_long_method_gives_is_known_where_looking_into_it_costs_too_much(
    given, expected
) -> None:
    long = "const/4 v1, #0\n" * 1200
    read = Class(
        "La/Book;",
        methods=(
            static(
                "read",
                f"(){TEXT}",
                f'{READ}\nconst-string v2, "word"\n{long}return-object {given}',
            ),
        ),
    )
    show = run(f"invoke-static {{}}, La/Book;->read(){TEXT}\nmove-result-object v0\n{LOG}")
    found = find(read, show, budget=20_000)
    assert [one.sink.kind for one in found.flows] == expected
    assert not found.exhausted


@pytest.mark.parametrize(("read", "expected"), [("numbers", ["log", "ui"]), ("names", ["ui"])])
def test_rows_of_a_form_are_kept_in_an_array(read, expected) -> None:
    fields = (Field("numbers", f"[{VIEW}"), Field("names", f"[{VIEW}"))
    form = Class(
        "La/Form;",
        superclass=ACTIVITY,
        fields=fields,
        methods=(
            virtual(
                "onResume",
                "()V",
                f"{READ}\niget-object v2, p0, La/Form;->numbers:[{VIEW}\nnew-instance v3, {VIEW}\n"
                f"invoke-direct {{v3, p0}}, {VIEW}-><init>(Landroid/content/Context;)V\nconst/4 v4, #0\naput-object v3, v2, v4\n"
                f"iget-object v2, p0, La/Form;->numbers:[{VIEW}\naget-object v2, v2, v4\n"
                f"invoke-virtual {{v2, v0}}, {VIEW}->setText(Ljava/lang/CharSequence;)V\nreturn-void",
            ),
            virtual(
                "onPause",
                "()V",
                f"iget-object v2, p0, La/Form;->{read}:[{VIEW}\nconst/4 v4, #0\naget-object v2, v2, v4\n"
                f"invoke-virtual {{v2}}, {VIEW}->getText()Landroid/text/Editable;\nmove-result-object v0\n"
                f"invoke-virtual {{v0}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n{LOG}\nreturn-void",
            ),
        ),
    )
    assert ends(form) == expected


CSV = Class(
    "La/Csv;",
    fields=(Field("out", WRITER), Field("a", "I"), Field("b", "I")),
    methods=(
        Method(
            "<init>",
            f"({WRITER})V",
            f"const/4 v0, #1\ninvoke-direct {{v1, v2, v0}}, La/Csv;-><init>({WRITER}I)V\nreturn-void",
            registers=3,
        ),
        Method(
            "<init>",
            f"({WRITER}I)V",
            f"const/4 v0, #1\ninvoke-direct {{v1, v2, v3, v0}}, La/Csv;-><init>({WRITER}II)V\nreturn-void",
            registers=4,
        ),
        Method(
            "<init>",
            f"({WRITER}II)V",
            f"const/4 v0, #1\ninvoke-direct {{v1, v2, v3, v4, v0}}, La/Csv;-><init>({WRITER}III)V\nreturn-void",
            registers=5,
        ),
        Method(
            "<init>",
            f"({WRITER}III)V",
            f"iput-object p1, p0, La/Csv;->out:{WRITER}\niput p2, p0, La/Csv;->a:I\niput p3, p0, La/Csv;->b:I\nreturn-void",
            registers=5,
        ),
        virtual(
            "add",
            f"({TEXT})V",
            f"iget-object v0, p0, La/Csv;->out:{WRITER}\ninvoke-virtual {{v0, p1}}, {WRITER}->write({TEXT})V\nreturn-void",
        ),
    ),
)  # fmt: skip
"""A writer of tables whose constructors call each other."""


@pytest.mark.parametrize(("writer", "expected"), [("Ljava/io/FileWriter;", ["file"]), ("Ljava/io/StringWriter;", [])])  # fmt: skip
def test_constructors_call_each_other(writer, expected) -> None:
    export = Class(
        "La/Export;",
        methods=(
            static(
                "export",
                f"({WRITER})V",
                f"{READ}\nnew-instance v3, La/Csv;\ninvoke-direct {{v3, p0}}, La/Csv;-><init>({WRITER})V\n"
                f"invoke-virtual {{v3, v0}}, La/Csv;->add({TEXT})V\nreturn-void",
            ),
        ),
    )
    code = (
        f'new-instance v0, {writer}\nconst-string v1, "x.csv"\ninvoke-direct {{v0, v1}}, {writer}-><init>({TEXT})V\n'
        f"invoke-static {{v0}}, La/Export;->export({WRITER})V"
    )
    assert ends(CSV, export, run(code)) == expected


LISTS = "Ljava/util/ArrayList;"
ADD = f"{LISTS}->add(Ljava/lang/Object;)Z"


@pytest.mark.parametrize(("kept", "expected"), [("v2", ["log"]), ("v6", [])])
def test_lists_of_lists_of_lists_are_kept_whole(kept, expected) -> None:
    lists = "".join(
        f"new-instance {one}, {LISTS}\ninvoke-direct {{{one}}}, {LISTS}-><init>()V\n"
        for one in ("v2", "v3", "v4", "v5", "v6")
    )
    code = (
        f"{READ}\n{lists}invoke-virtual {{v5, v0}}, {ADD}\ninvoke-virtual {{v4, v5}}, {ADD}\n"
        f"invoke-virtual {{v3, v4}}, {ADD}\ninvoke-virtual {{v2, v3}}, {ADD}\nsput-object {kept}, La/Main;->held:{LISTS}"
    )
    get = f"invoke-virtual {{v3, v1}}, {LISTS}->get(I)Ljava/lang/Object;\nmove-result-object v3\ncheck-cast v3, {LISTS}\n"
    show = run(
        f"const/4 v1, #0\nsget-object v3, La/Main;->held:{LISTS}\n{get * 3}"
        f"invoke-virtual {{v3, v1}}, {LISTS}->get(I)Ljava/lang/Object;\nmove-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        name="La/Show;",
    )
    main = run(code, fields=(Field("held", LISTS, flags=PUBLIC | STATIC),))
    assert ends(main, show) == expected


@pytest.mark.parametrize(("number", "offset"), [(1, 6), (2, 13)])
def test_a_step_names_the_write_that_the_data_comes_to(number, offset) -> None:
    """One of several cases keeps a contact in a field, the others words."""
    read = Class(
        "La/Book;", methods=(static("read", f"(){TEXT}", f"{READ}\nreturn-object v0"),)
    )
    words = Class(
        "La/Words;",
        methods=(static("read", f"(){TEXT}", 'const-string v0, "w"\nreturn-object v0'),),
    )
    owner = {one: "La/Book;" if one == number else "La/Words;" for one in (1, 2)}
    cases = "\n".join(
        f":case{one}\ninvoke-static {{}}, {owner[one]}->read(){TEXT}\nmove-result-object v0\n"
        f"sput-object v0, La/Main;->held:{TEXT}\ngoto :end"
        for one in owner
    )
    keep = Class(
        "La/Main;",
        fields=(Field("held", TEXT, flags=PUBLIC | STATIC),),
        methods=(static("keep", "(I)V", f"if-eqz p0, :case2\n{cases}\n:end\nreturn-void"),),
    )
    show = run(f"sget-object v0, La/Main;->held:{TEXT}\n{LOG}", name="La/Show;")
    (flow,) = find(read, words, keep, show).flows
    (kept,) = [one for one in flow.steps if "keeps" in one.says.en]
    assert kept.offset == offset


@pytest.mark.parametrize("told", [True, False])
def test_an_object_is_printed_as_its_text_says(told) -> None:
    """Without a `toString` of its own an object's text is its class and a number."""
    text = virtual(
        "toString",
        f"(){TEXT}",
        f"iget-object v0, p0, La/Person;->name:{TEXT}\nreturn-object v0",
    )
    bean = Class(
        "La/Person;", fields=BEAN.fields, methods=(*BEAN.methods, *([text] if told else []))
    )
    code = (
        f"{READ}\n{PERSON}iput-object v0, v3, La/Person;->name:{TEXT}\nnew-instance v4, {LISTS}\n"
        f"invoke-direct {{v4}}, {LISTS}-><init>()V\ninvoke-virtual {{v4, v3}}, {ADD}\n"
        "sget-object v5, Ljava/lang/System;->out:Ljava/io/PrintStream;\n"
        "invoke-virtual {v5, v4}, Ljava/io/PrintStream;->println(Ljava/lang/Object;)V"
    )
    assert ends(bean, run(code)) == (["log"] if told else [])

"""What a third round of real packages does with contacts, each story with its twin."""

import pytest

from auditor.flow.search.engine import Engine
from auditor.flow.symbols.atoms import MANY, Atoms
from auditor.flow.symbols.heap import Heap
from auditor.flow.symbols.state import State
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import ComponentKind
from tests.auditor.code.small_app import component
from tests.dex_builder import ABSTRACT, INTERFACE, NATIVE, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, find, run, static, virtual

CODEC = Class(
    "La/Codec;",
    methods=(
        Method("send", f"({TEXT})V", None, flags=PUBLIC | STATIC | NATIVE),
        Method("sealed", f"({TEXT}){TEXT}", None, flags=PUBLIC | STATIC | NATIVE),
        Method("ready", f"({TEXT})Z", None, flags=PUBLIC | STATIC | NATIVE),
    ),
)
SEND = f"invoke-static {{v0}}, La/Codec;->send({TEXT})V"
SEALED = f"invoke-static {{v0}}, La/Codec;->sealed({TEXT}){TEXT}\nmove-result-object v0\n{LOG}"
READY = (
    f"invoke-static {{v0}}, La/Codec;->ready({TEXT})Z\nmove-result v0\n"
    f"invoke-static {{v0}}, Ljava/lang/String;->valueOf(Z){TEXT}\nmove-result-object v0\n{LOG}"
)
WORD = 'const-string v0, "word"'


@pytest.mark.parametrize(
    ("given", "used", "expected"),
    [
        (READ, SEND, ["native"]),
        (WORD, SEND, []),
        (READ, SEALED, ["log", "native"]),
        (WORD, SEALED, []),
        (READ, READY, ["native"]),
    ],
    ids=["sent", "a word sent", "changed", "a word changed", "a flag back"],
)
def test_data_ends_in_machine_code_and_comes_back_of_it(given, used, expected) -> None:
    assert ends(CODEC, run(f"{given}\n{used}")) == expected


def test_a_method_without_code_that_is_not_native_ends_nothing() -> None:
    plain = Class(
        "La/Codec;", flags=PUBLIC | ABSTRACT, methods=(abstract("send", f"({TEXT})V"),)
    )
    code = f"{READ}\ninvoke-virtual {{v2, v0}}, La/Codec;->send({TEXT})V"
    assert ends(plain, run(code)) == []


SPARSE = "Landroid/util/SparseArray;"


@pytest.mark.parametrize("taken", ["get", "valueAt"])
@pytest.mark.parametrize(
    ("key", "value", "expected"), [("v3", "v0", ["log"]), ("v2", "v4", [])]
)
def test_a_number_under_which_something_lies_is_not_the_thing(
    key, value, expected, taken
) -> None:
    code = (
        f"{READ}\ninvoke-static {{v0}}, Ljava/lang/Integer;->parseInt({TEXT})I\nmove-result v2\nconst/4 v3, #1\n"
        f'const-string v4, "word"\nnew-instance v5, {SPARSE}\ninvoke-direct {{v5}}, {SPARSE}-><init>()V\n'
        f"invoke-virtual {{v5, {key}, {value}}}, {SPARSE}->put(ILjava/lang/Object;)V\n"
        f"invoke-virtual {{v5, v2}}, {SPARSE}->{taken}(I)Ljava/lang/Object;\nmove-result-object v0\n"
        f"check-cast v0, {TEXT}\n{LOG}"
    )  # fmt: skip
    assert ends(run(code)) == expected


def _action(name: str, code: str, held: str) -> Class:
    return Class(
        name,
        superclass="La/Action;",
        fields=(Field(held, TEXT),),
        methods=(virtual("act", "()V", code),),
    )


@pytest.mark.parametrize(("read", "expected"), [("number", []), ("song", ["log"])])
def test_what_one_kind_of_object_in_a_list_holds_another_does_not_have(read, expected) -> None:
    # Both are known as actions alone; that one keeps a contact says nothing of the other.
    step = "La/Step;"
    base = Class("La/Action;", flags=PUBLIC | ABSTRACT, methods=(abstract("act", "()V"),))
    first = READ if read == "number" else WORD
    call = _action(
        "La/Call;", f"{first}\niput-object v0, p0, La/Call;->number:{TEXT}", "number"
    )
    kept = f"{READ}\niput-object v0, p0, La/Play;->song:{TEXT}\n" if read == "song" else ""
    play = _action(
        "La/Play;",
        f"{kept}new-instance v3, {step}\ninvoke-direct {{v3, p0}}, {step}-><init>(La/Play;)V\n"
        f"invoke-virtual {{v3}}, {step}->run()V",
        "song",
    )
    runs = Class(
        step,
        fields=(Field("owner", "La/Play;"),),
        methods=(
            Method("<init>", "(La/Play;)V", f"iput-object p1, p0, {step}->owner:La/Play;\nreturn-void", registers=2),
            virtual("run", "()V", f"iget-object v0, p0, {step}->owner:La/Play;\ninvoke-static {{v0}}, La/Text;->of(Ljava/lang/Object;){TEXT}\nmove-result-object v0\n{LOG}"),
        ),
    )  # fmt: skip
    main = run(
        "invoke-static {}, La/All;->actions()Ljava/util/List;\nmove-result-object v2\nconst/4 v3, #0\n:next\n"
        "invoke-interface {v2, v3}, Ljava/util/List;->get(I)Ljava/lang/Object;\nmove-result-object v4\ncheck-cast v4, La/Action;\n"
        "invoke-virtual {v4}, La/Action;->act()V\nif-eqz v3, :next"
    )  # fmt: skip
    births = Class(
        "La/All;",
        methods=(
            static(
                "actions",
                "()Ljava/util/List;",
                "new-instance v0, La/Call;\nnew-instance v1, La/Play;\ninvoke-static {}, La/X;->list()Ljava/util/List;\nmove-result-object v2\nreturn-object v2",
            ),
        ),
    )  # fmt: skip
    assert ends(base, call, play, runs, main, births) == expected


BOX = "Ljava/lang/Boolean;"


def _switched(kind: str, written: str = "", value: int | None = None) -> list[Class]:
    """A program that logs where a static flag is set."""
    boxed = kind == BOX
    unbox = f"invoke-virtual {{v2}}, {BOX}->booleanValue()Z\nmove-result v2\n" if boxed else ""
    read = "sget-object" if boxed else "sget-boolean"
    first = (
        f"const/4 v0, #0\ninvoke-static {{v0}}, {BOX}->valueOf(Z){BOX}\nmove-result-object v0\nsput-object v0, La/Main;->debug:{BOX}"
        if boxed
        else f"const/4 v0, #{value or 0}\nsput-boolean v0, La/Main;->debug:Z"
    )
    main = Class(
        "La/Main;",
        fields=(Field("debug", kind, flags=PUBLIC | STATIC),),
        methods=(
            static("<clinit>", "()V", f"{first}\nreturn-void"),
            static("run", "()V", f"{READ}\n{read} v2, La/Main;->debug:{kind}\n{unbox}if-eqz v2, :end\n{LOG}\n:end\nreturn-void"),
        ),
    )  # fmt: skip
    return [main, run(written, name="La/Menu;")] if written else [main]


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        (_switched("Z"), []),
        (_switched("Z", value=1), ["log"]),
        (_switched("Z", "const/4 v0, #1\nsput-boolean v0, La/Main;->debug:Z"), ["log"]),
        (_switched(BOX), []),
        (_switched(BOX, f"const/4 v0, #1\ninvoke-static {{v0}}, {BOX}->valueOf(Z){BOX}\nmove-result-object v0\nsput-object v0, La/Main;->debug:{BOX}"), ["log"]),
    ],
    ids=["off", "on", "set elsewhere", "boxed", "boxed, set elsewhere"],
)  # fmt: skip
def test_a_static_flag_that_is_never_set_rules_a_side_out(classes, expected) -> None:
    assert ends(*classes) == expected


@pytest.mark.parametrize(("picture", "expected"), [("v0", ["ui"]), ("v6", [])])
def test_a_picture_behind_a_view_is_shown(picture, expected) -> None:
    code = (
        "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v0\nconst/4 v1, #0\n"
        "invoke-interface {v0, v1}, Landroid/database/Cursor;->getBlob(I)[B\nmove-result-object v0\nconst/4 v6, #0\n"
        f"invoke-static {{{picture}, v1, v1}}, Landroid/graphics/BitmapFactory;->decodeByteArray([BII)Landroid/graphics/Bitmap;\nmove-result-object v2\n"
        "new-instance v3, Landroid/graphics/drawable/BitmapDrawable;\n"
        "invoke-direct {v3, v2}, Landroid/graphics/drawable/BitmapDrawable;-><init>(Landroid/graphics/Bitmap;)V\n"
        "invoke-virtual {v5, v3}, Landroid/widget/ImageView;->setBackgroundDrawable(Landroid/graphics/drawable/Drawable;)V"
    )  # fmt: skip
    assert ends(run(code)) == expected


LIST = "Ljava/util/List;"
EMPTY = "new-instance v2, Ljava/util/ArrayList;\ninvoke-direct {v2}, Ljava/util/ArrayList;-><init>()V"
MADE = f"new-instance v3, La/Sender;\ninvoke-direct {{v3, v2}}, La/Sender;-><init>({LIST})V\niput-object v3, p0, La/Screen;->sender:La/Sender;"
NAMES = f"iget-object v2, p0, La/Screen;->names:{LIST}"
ADDED = f"{READ}\n{NAMES}\ninvoke-interface {{v2, v0}}, {LIST}->add(Ljava/lang/Object;)Z"
FIRST = f"const/4 v3, #0\ninvoke-interface {{v2, v3}}, {LIST}->get(I)Ljava/lang/Object;\nmove-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"


def _shared(first: str, then: str, sent: str) -> list[Class]:
    """A screen and one who sends, each with a list in a field of its own."""
    keep = f"iput-object p1, p0, La/Sender;->list:{LIST}\nreturn-void"
    sender = Class(
        "La/Sender;",
        fields=(Field("list", LIST),),
        methods=(
            Method("<init>", f"({LIST})V", keep, registers=2),
            virtual("send", "()V", f"iget-object v2, p0, La/Sender;->list:{LIST}\n{sent}"),
        ),
    )
    screen = Class(
        "La/Screen;",
        superclass="Landroid/app/Activity;",
        fields=(Field("names", LIST), Field("sender", "La/Sender;")),
        methods=(
            virtual("onCreate", "(Landroid/os/Bundle;)V", first),
            virtual("onResume", "()V", then),
        ),
    )
    return [sender, screen]


@pytest.mark.parametrize(
    ("first", "then", "sent", "expected"),
    [
        (f"{EMPTY}\niput-object v2, p0, La/Screen;->names:{LIST}\n{MADE}", ADDED, FIRST, ["log"]),
        (f"{NAMES}\n{MADE}", ADDED, FIRST, ["log"]),
        (f"{EMPTY}\niput-object v2, p0, La/Screen;->names:{LIST}\n{EMPTY}\n{MADE}", ADDED, FIRST, []),
        (
            f"{EMPTY}\niput-object v2, p0, La/Screen;->names:{LIST}\n{MADE}",
            f"{NAMES}\n{FIRST}",
            f"{READ}\ninvoke-interface {{v2, v0}}, {LIST}->add(Ljava/lang/Object;)Z",
            ["log"],
        ),
    ],
    ids=["made here", "made before", "two lists", "filled by the other"],
)  # fmt: skip
def test_one_list_is_kept_in_two_fields(first, then, sent, expected) -> None:
    assert ends(*_shared(first, then, sent)) == expected


@pytest.mark.parametrize(("given", "expected"), [(READ, ["log"]), (WORD, [])])
def test_what_a_library_in_the_app_runs_leaves_its_data_behind(given, expected) -> None:
    told = "Landroidx/loader/app/Told;"
    interface = Class(
        told, flags=PUBLIC | INTERFACE | ABSTRACT, methods=(abstract("loaded", "()V"),)
    )
    runs = f"invoke-interface {{p0}}, {told}->loaded()V"
    manager = static("run", f"({told})V", runs)
    library = Class("Landroidx/loader/app/LoaderManager;", methods=(manager,))
    show = f"iget-object v0, p0, La/Screen;->kept:{TEXT}\n{LOG}"
    screen = Class(
        "La/Screen;",
        interfaces=(told,),
        fields=(Field("kept", TEXT),),
        methods=(
            virtual("loaded", "()V", f"{given}\niput-object v0, p0, La/Screen;->kept:{TEXT}"),
            virtual("show", "()V", show),
        ),
    )
    made = run("new-instance v2, La/Screen;")
    assert ends(interface, library, screen, made) == expected


INTENT = "Landroid/content/Intent;"
FILTER = "Landroid/content/IntentFilter;"


@pytest.mark.parametrize(
    ("started", "expected"),
    [("startActivity", ["ipc"]), ("sendBroadcast", ["log"])],
)
def test_a_receiver_is_not_started_as_a_screen(started, expected) -> None:
    receiver = Class(
        "La/Main$Told;",
        superclass="Landroid/content/BroadcastReceiver;",
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual(
                "onReceive",
                f"(Landroid/content/Context;{INTENT})V",
                f'const-string v3, "who"\ninvoke-virtual {{p2, v3}}, {INTENT}->getStringExtra({TEXT}){TEXT}\nmove-result-object v0\n{LOG}',
            ),
        ),
    )  # fmt: skip
    main = Class(
        "La/Main;",
        superclass="Landroid/app/Activity;",
        methods=(
            virtual(
                "onCreate",
                "(Landroid/os/Bundle;)V",
                f'new-instance v2, La/Main$Told;\ninvoke-direct {{v2}}, La/Main$Told;-><init>()V\nnew-instance v3, {FILTER}\nconst-string v4, "a.SHOW"\n'
                f"invoke-direct {{v3, v4}}, {FILTER}-><init>({TEXT})V\n"
                f"invoke-virtual {{p0, v2, v3}}, La/Main;->registerReceiver(Landroid/content/BroadcastReceiver;{FILTER}){INTENT}\n"
                f'{READ}\nnew-instance v3, {INTENT}\nconst-string v4, "a.SHOW"\ninvoke-direct {{v3, v4}}, {INTENT}-><init>({TEXT})V\n'
                f'const-string v4, "who"\ninvoke-virtual {{v3, v4, v0}}, {INTENT}->putExtra({TEXT}{TEXT}){INTENT}\n'
                f"invoke-virtual {{p0, v3}}, La/Main;->{started}({INTENT})V",
                registers=10,
            ),
        ),
    )  # fmt: skip
    assert ends(receiver, main) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [(ComponentKind.ACTIVITY, []), (ComponentKind.SERVICE, ["ipc"])]
)
def test_an_intent_goes_to_the_kind_of_component_that_is_started(kind, expected) -> None:
    code = (
        f'{READ}\nnew-instance v3, {INTENT}\nconst-string v4, "a.SHOW"\ninvoke-direct {{v3, v4}}, {INTENT}-><init>({TEXT})V\n'
        f'const-string v4, "who"\ninvoke-virtual {{v3, v4, v0}}, {INTENT}->putExtra({TEXT}{TEXT}){INTENT}\n'
        f"invoke-virtual {{v2, v3}}, Landroid/content/Context;->startActivity({INTENT})V"
    )  # fmt: skip
    one = component("La/Show;", kind, filters=(IntentFilter(actions=("a.SHOW",)),))
    assert ends(run(code), Class("La/Show;"), components=[one]) == expected


@pytest.mark.parametrize(
    ("copied", "expected"),
    [
        ("invoke-virtual {p0}, La/Screen;->getAssets()Landroid/content/res/AssetManager;", []),
        ("invoke-virtual {v5}, Landroid/view/View;->getTag()Ljava/lang/Object;", ["file"]),
    ],
)
def test_a_screen_keeps_nothing_of_what_android_is_told_of_it(copied, expected) -> None:
    # The view that the menu is for has a contact; the screen's files are none.
    out = "Ljava/io/FileOutputStream;"
    code = (
        "invoke-virtual {p0, v1}, La/Screen;->findViewById(I)Landroid/view/View;\nmove-result-object v5\n"
        f"{READ}\ninvoke-virtual {{v5, v0}}, Landroid/view/View;->setTag(Ljava/lang/Object;)V\n"
        "invoke-virtual {p0, v5}, La/Screen;->registerForContextMenu(Landroid/view/View;)V\n"
        f"{copied}\nmove-result-object v4\n"
        "invoke-static {v4}, La/X;->all(Ljava/lang/Object;)[B\nmove-result-object v5\n"
        f'new-instance v6, {out}\nconst-string v4, "f"\ninvoke-direct {{v6, v4}}, {out}-><init>({TEXT})V\n'
        f"invoke-virtual {{v6, v5}}, {out}->write([B)V\nreturn-void"
    )
    screen = Class(
        "La/Screen;",
        superclass="Landroid/app/Activity;",
        methods=(virtual("onResume", "()V", code, registers=10),),
    )
    assert ends(screen) == expected


def _loops(number: int, *, behind: bool) -> str:
    """Write loops one after another that each add names to a line; `behind`: bodies stand at the end."""
    parts, bodies = ['const-string v6, "names"'], []
    added = f"{READ}\ninvoke-virtual {{v6, v0}}, Ljava/lang/String;->concat({TEXT}){TEXT}\nmove-result-object v6"
    body = "\n".join([added] * 3)
    for one in range(number):
        parts.append(f":head{one}\ninvoke-static {{}}, La/X;->more()Z\nmove-result v3")
        if behind:
            parts.append(f"if-nez v3, :body{one}")
            bodies.append(f":body{one}\n{body}\ngoto/32 :head{one}")
        else:
            parts.append(f"if-eqz v3, :past{one}\n{body}\ngoto/32 :head{one}\n:past{one}")
    shown = f"move-object v0, v6\n{LOG}\nreturn-void"
    return "\n".join([*parts, shown, *bodies, ":last\nreturn-void"])


def test_how_loops_are_laid_down_costs_nothing(monkeypatch) -> None:
    count, taken = Engine.count, []

    def counted(engine: Engine, steps: int) -> None:
        taken[-1] += steps
        count(engine, steps)

    monkeypatch.setattr(Engine, "count", counted)
    for behind in (False, True):
        taken.append(0)
        assert len(find(run(_loops(20, behind=behind))).flows) == 20 * 3
    assert taken[0] == taken[1]


def test_constants_that_were_too_many_are_not_taken_up_again() -> None:
    atoms = Atoms()
    heap = Heap(atoms, lambda *_: frozenset(), below=lambda _: (), given=None, is_own=lambda _: False, hot=frozenset())  # fmt: skip
    words = [atoms.intern("K", str(one)) for one in range(6)]
    state = State([], {})
    forgotten = heap.few(frozenset(words), state)
    assert MANY in forgotten
    assert heap.few(forgotten | {words[0]}, state) == forgotten
    assert heap.few(frozenset(words[:2]), state) == frozenset(words[:2])


ADAPTER = "Landroid/widget/ArrayAdapter;"
LIST_VIEW = "Landroid/widget/ListView;"
_TAKEN = f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
TOUCHED = {
    "the row": f"invoke-virtual {{p1, p3}}, Landroid/widget/AdapterView;->getItemAtPosition(I)Ljava/lang/Object;\n{_TAKEN}",
    "its view": (
        "move-object v0, p2\ncheck-cast v0, Landroid/widget/TextView;\n"
        "invoke-virtual {v0}, Landroid/widget/TextView;->getText()Ljava/lang/CharSequence;\nmove-result-object v0\n"
        f"invoke-virtual {{v0}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    ),
    "the adapter": f"sget-object v0, La/Screen;->adapter:{ADAPTER}\ninvoke-virtual {{v0, p3}}, {ADAPTER}->getItem(I)Ljava/lang/Object;\n{_TAKEN}",
    "the list": f"sget-object v0, La/Screen;->view:{LIST_VIEW}\ninvoke-virtual {{v0, p3}}, {LIST_VIEW}->getItemAtPosition(I)Ljava/lang/Object;\n{_TAKEN}",
}  # fmt: skip


def _rows(shown: str, touched: str, *, listener: str) -> list[Class]:
    """A screen that shows a list of one text, and a listener that logs what is touched."""
    code = (
        f'{READ}\nconst-string v1, "word"\nnew-instance v2, Ljava/util/ArrayList;\n'
        "invoke-direct {v2}, Ljava/util/ArrayList;-><init>()V\n"
        f"invoke-virtual {{v2, {shown}}}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z\nnew-instance v3, {ADAPTER}\nconst/4 v4, #1\n"
        f"invoke-direct {{v3, p0, v4, v2}}, {ADAPTER}-><init>(Landroid/content/Context;I{LIST})V\n"
        f"sput-object v3, La/Screen;->adapter:{ADAPTER}\ninvoke-virtual {{p0, v4}}, La/Screen;->findViewById(I)Landroid/view/View;\n"
        f"move-result-object v5\ncheck-cast v5, {LIST_VIEW}\nsput-object v5, La/Screen;->view:{LIST_VIEW}\n"
        f"invoke-virtual {{v5, v3}}, {LIST_VIEW}->setAdapter(Landroid/widget/ListAdapter;)V\nreturn-void"
    )  # fmt: skip
    screen = Class(
        "La/Screen;",
        superclass="Landroid/app/Activity;",
        fields=(
            Field("adapter", ADAPTER, flags=PUBLIC | STATIC),
            Field("view", LIST_VIEW, flags=PUBLIC | STATIC),
        ),
        methods=(virtual("onCreate", "(Landroid/os/Bundle;)V", code, registers=12),),
    )
    proto = "(Landroid/widget/AdapterView;Landroid/view/View;IJ)V"
    told = Class(listener, methods=(virtual("onItemClick", proto, touched, registers=14),))
    return [screen, told]


@pytest.mark.parametrize("touched", TOUCHED)
def test_a_row_that_is_touched_is_one_that_is_shown(touched) -> None:
    code, own = TOUCHED[touched], "La/Screen$1;"
    assert ends(*_rows("v0", code, listener=own)) == ["log", "ui"]
    assert ends(*_rows("v1", code, listener=own)) == []


@pytest.mark.parametrize("touched", ["the row", "its view"])
def test_a_row_that_is_touched_in_another_screen_is_another(touched) -> None:
    assert ends(*_rows("v0", TOUCHED[touched], listener="La/Other$1;")) == ["ui"]


@pytest.mark.parametrize(
    ("told", "expected"), [("addTextChangedListener", []), ("setTag", ["log"])]
)
def test_a_field_of_a_form_is_not_what_its_listener_holds(told, expected) -> None:
    kind = "Ljava/lang/Object;" if told == "setTag" else "Landroid/text/TextWatcher;"
    asked = (
        "getTag()Ljava/lang/Object;" if told == "setTag" else "getText()Landroid/text/Editable;"
    )
    watcher = Class(
        "La/Watcher;",
        interfaces=("Landroid/text/TextWatcher;",),
        fields=(Field("name", TEXT),),
        methods=(Method("<init>", "()V", "return-void", registers=1),),
    )
    code = (
        f"{READ}\nnew-instance v2, La/Watcher;\ninvoke-direct {{v2}}, La/Watcher;-><init>()V\n"
        f"iput-object v0, v2, La/Watcher;->name:{TEXT}\ninvoke-static {{}}, La/X;->field()Landroid/widget/EditText;\n"
        f"move-result-object v3\ninvoke-virtual {{v3, v2}}, Landroid/widget/EditText;->{told}({kind})V\n"
        f"invoke-virtual {{v3}}, Landroid/widget/EditText;->{asked}\nmove-result-object v0\n"
        f"invoke-static {{v0}}, Ljava/lang/String;->valueOf(Ljava/lang/Object;){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(watcher, run(code)) == expected

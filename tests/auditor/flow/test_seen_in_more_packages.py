"""What a third round of real packages does with contacts, each story with its twin."""

import pytest

from tests.dex_builder import ABSTRACT, NATIVE, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, run, static, virtual

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

"""What a flag opens is decided by its values before the acceptance, however it is asked for."""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.code.small_app import app, kind, main, makes, number
from tests.auditor.screens.consenting_app import (
    CREATE,
    DO_ASK,
    DO_READ,
    EDITOR,
    PREFS,
    SHOW,
    accept,
    get,
    judge,
    put,
    refuse,
    screen_class,
    story,
)
from tests.dex_builder import FINAL, PUBLIC, STATIC, Class, Field, Method

GO = DO_ASK + DO_READ
NO, YES, UNKNOWN = Kleene.NO, Kleene.YES, Kleene.UNKNOWN


def before(*classes, on_accept=None, on_refuse="nop", code=""):
    """Judge an app whose launcher shows the dialog and then runs some code."""
    found = judge(
        story(
            screen_class(SHOW + code),
            accept(put() if on_accept is None else on_accept),
            refuse(on_refuse),
            *classes,
        )
    )
    assert found.ask is None or found.ask.before_consent is found.read.before_consent
    return found.read.before_consent


def if_set(test="if-eqz", body=GO, looked_up=None):
    """Write code that does something if a flag is set."""
    return (
        get() if looked_up is None else looked_up
    ) + f"{test} v0, :no\n{body}:no\nreturn-void"


def early_return(test="if-nez", looked_up=None):
    return (
        get() if looked_up is None else looked_up
    ) + f"{test} v0, :go\nreturn-void\n:go\n{GO}return-void"


def calls(text, into="v0"):
    return f"invoke-static {{}}, {text}\nmove-result {into}\n"


def says(name, code):
    """Build a helper that answers yes or no."""
    return kind("La/State;", {f"static {name}()Z": code})


@pytest.mark.parametrize(
    ("code", "is_before"),
    [
        (if_set(), NO),
        (if_set("if-nez"), YES),
        (if_set(looked_up=get(default=1)), YES),
        (if_set("if-nez", looked_up=get(default=1)), NO),
        (early_return(), NO),
        (early_return("if-eqz"), YES),
        (if_set(looked_up=get() + "xor-int/lit8 v0, v0, #1\n"), YES),
        (if_set("if-nez", looked_up=get() + "xor-int/lit8 v0, v0, #1\n"), NO),
        (if_set(looked_up=get(key="other")), YES),
        (if_set(looked_up=get() + "const/4 v5, #1\nand-int v0, v0, v5\n"), NO),
        (get() + DO_ASK + DO_READ, YES),
    ],
    ids=[
        "set", "inverted", "default true", "default true, inverted", "early return",
        "early return inverted", "negated", "negated and inverted", "another key", "masked",
        "looked up and not tested",
    ],
)  # fmt: skip
def test_polarity_and_default_decide(code, is_before):
    assert before(code=code) is is_before


def test_only_one_side_of_a_join_is_guarded():
    joined = get() + f"if-eqz v0, :both\nnop\n:both\n{GO}return-void"
    assert before(code=joined) is YES


def test_a_condition_of_two_needs_the_flag():
    code = get() + "invoke-static {}, La/Time;->isDay()Z\nmove-result v4\n"
    both = code + f"if-eqz v0, :no\nif-eqz v4, :no\n{GO}:no\nreturn-void"
    either = code + f"if-nez v0, :go\nif-eqz v4, :no\n:go\n{GO}:no\nreturn-void"
    assert before(code=both) is NO
    assert before(code=either) is YES


def test_a_flag_kept_in_a_local_is_the_flag():
    kept = (
        get()
        + f"const/4 v5, #0\nif-eqz v0, :set\nconst/4 v5, #1\n:set\nif-eqz v5, :no\n{GO}:no\nreturn-void"
    )
    assert before(code=kept) is NO


def test_helpers_answer_through_any_depth():
    deep = kind(
        "La/State;",
        {
            "static isAgreed()Z": calls("La/State;->one()Z") + "return v0",
            "static one()Z": calls("La/State;->two()Z") + "return v0",
            "static two()Z": get() + "return v0",
            "static isMissing()Z": calls("La/State;->isAgreed()Z")
            + "if-eqz v0, :yes\nconst/4 v0, #0\nreturn v0\n:yes\nconst/4 v0, #1\nreturn v0",
        },
    )
    assert before(deep, code=if_set(looked_up=calls("La/State;->isAgreed()Z"))) is NO
    assert before(deep, code=if_set("if-nez", looked_up=calls("La/State;->isAgreed()Z"))) is YES
    assert before(deep, code=if_set("if-nez", looked_up=calls("La/State;->isMissing()Z"))) is NO
    assert before(deep, code=if_set(looked_up=calls("La/State;->isMissing()Z"))) is YES


def test_a_helper_may_be_an_objects_method():
    session = kind("La/Session;", {"isAgreed()Z": get() + "return v0"})
    look = (
        makes("La/Session;") + "invoke-virtual {v0}, La/Session;->isAgreed()Z\nmove-result v0\n"
    )
    assert before(session, code=if_set(looked_up=look)) is NO
    assert before(session, code=if_set("if-nez", looked_up=look)) is YES


def test_a_text_is_tested_for_being_empty():
    write = (
        put()
        .replace("const/4 v2, #1", 'const-string v2, "1"')
        .replace(
            "putBoolean(Ljava/lang/String;Z)", "putString(Ljava/lang/String;Ljava/lang/String;)"
        )
    )
    look = (
        get()
        .replace("const/4 v3, #0", 'const-string v3, ""')
        .replace(
            "getBoolean(Ljava/lang/String;Z)Z\nmove-result v0",
            "getString(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;\nmove-result-object v0",
        )
    )
    empty = (
        look
        + "invoke-static {v0}, Landroid/text/TextUtils;->isEmpty(Ljava/lang/CharSequence;)Z\nmove-result v0\n"
    )
    assert before(on_accept=write, code=if_set("if-nez", looked_up=empty)) is NO
    assert before(on_accept=write, code=if_set(looked_up=empty)) is YES
    missing = look.replace('const-string v3, ""', "const/4 v3, #0")
    assert before(on_accept=write, code=if_set(looked_up=missing)) is NO
    equal = 'const-string v5, "1"\ninvoke-virtual {v5, v0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z\nmove-result v0\n'
    assert before(on_accept=write, code=if_set(looked_up=look + equal)) is NO
    assert before(on_accept=write, code=if_set("if-nez", looked_up=look + equal)) is YES


def test_a_number_is_compared_with_a_constant():
    write = put(value=2).replace(
        "putBoolean(Ljava/lang/String;Z)", "putInt(Ljava/lang/String;I)"
    )
    look = get().replace("getBoolean(Ljava/lang/String;Z)Z", "getInt(Ljava/lang/String;I)I")
    equal = look + f"const/4 v5, #2\nif-ne v0, v5, :no\n{GO}:no\nreturn-void"
    below = look + f"const/4 v5, #2\nif-lt v0, v5, :no\n{GO}:no\nreturn-void"
    unlike = look + f"const/4 v5, #2\nif-eq v0, v5, :no\n{GO}:no\nreturn-void"
    switch = (
        look
        + f"packed-switch v0, :cases\nreturn-void\n:go\n{GO}return-void\n:cases\n.packed 2 :go"
    )
    assert before(on_accept=write, code=equal) is NO
    assert before(on_accept=write, code=below) is NO
    assert before(on_accept=write, code=unlike) is YES
    assert before(on_accept=write, code=switch) is NO
    assert before(on_accept=write, code=switch.replace(".packed 2", ".packed 0")) is YES


def test_a_key_that_stands_there_is_told_by_contains():
    look = (
        f'sget-object v1, La/Kept;->prefs:{PREFS}\nconst-string v2, "agreed"\n'
        f"invoke-interface {{v1, v2}}, {PREFS}->contains(Ljava/lang/String;)Z\nmove-result v0\n"
    )
    assert before(code=if_set(looked_up=look)) is NO
    assert before(code=if_set("if-nez", looked_up=look)) is YES
    assert before(code=put(value=0) + if_set(looked_up=look)) is YES


# Who else writes it.


def test_a_flag_set_before_the_choice_guards_nothing():
    assert before(code=put() + if_set()) is YES
    assert before(code=put(value=0) + if_set()) is NO


def test_a_flag_that_the_refusal_sets_too_guards_nothing():
    assert before(on_refuse=put(), code=if_set()) is YES
    assert before(on_refuse=put(value=0), code=if_set()) is NO


def test_a_flag_set_elsewhere_for_another_purpose_guards_nothing():
    other = kind("La/Splash;", {CREATE: put()}, above="Landroid/app/Activity;")
    starts = "const-class v0, La/Splash;\ninvoke-virtual {p0, v0}, La/Main;->open(Ljava/lang/Class;)V\n"
    opener = {
        "open(Ljava/lang/Class;)V": "invoke-virtual {p0, v0}, La/Main;->startActivity(Landroid/content/Intent;)V"
    }
    found = judge(
        story(screen_class(SHOW + starts + if_set(), **opener), accept(put()), refuse(), other)
    )
    assert found.read.before_consent is YES
    assert before(other, code=if_set()) is NO  # Nobody starts the other screen.


def test_a_flag_set_behind_itself_still_guards():
    again = get() + "if-eqz v0, :no\n" + put() + GO + ":no\nreturn-void"
    assert before(code=again) is NO


SERVER = (
    'const-string v5, "{key}"\n'
    "invoke-virtual {{v4, v5}}, Lorg/json/JSONObject;->optBoolean(Ljava/lang/String;)Z\n"
    "move-result v0\n"
)


def test_what_a_server_says_of_a_consent_is_unknown_and_never_gated():
    code = "const/4 v4, #0\n" + SERVER.format(key="consent_given")
    assert before(code=code + if_set(looked_up="")) is UNKNOWN
    assert before(code=code + if_set("if-nez", looked_up="")) is UNKNOWN
    assert before(code=code + f"if-eqz v0, :both\nnop\n:both\n{GO}return-void") is YES
    other = "const/4 v4, #0\n" + SERVER.format(key="sync_enabled")
    assert before(code=other + if_set(looked_up="")) is YES


def test_a_flag_that_a_server_may_set_is_unknown():
    write = "const/4 v4, #0\n" + SERVER.format(key="x").replace(
        "move-result v0", "move-result v2"
    )
    stored = write + put().replace("const/4 v2, #1\n", "")
    assert before(code=stored + if_set()) is UNKNOWN
    assert (
        before(code=stored + if_set("if-nez")) is YES
    )  # Open before any answer of the server.


# Where it is kept.


def test_wrappers_with_the_key_as_a_parameter_are_seen_through():
    store = kind(
        "La/Store;",
        {
            "static set(Ljava/lang/String;Z)V": f"sget-object v0, La/Kept;->prefs:{PREFS}\n"
            f"invoke-interface {{v0}}, {PREFS}->edit(){EDITOR}\nmove-result-object v0\n"
            f"invoke-interface {{v0, p0, p1}}, {EDITOR}->putBoolean(Ljava/lang/String;Z){EDITOR}\nreturn-void",
            "static is(Ljava/lang/String;)Z": f"sget-object v0, La/Kept;->prefs:{PREFS}\nconst/4 v1, #0\n"
            f"invoke-interface {{v0, p0, v1}}, {PREFS}->getBoolean(Ljava/lang/String;Z)Z\nmove-result v0\nreturn v0",
        },
    )

    def set_to(key, value=1):
        return f'const-string v0, "{key}"\nconst/4 v1, #{value}\ninvoke-static {{v0, v1}}, La/Store;->set(Ljava/lang/String;Z)V\n'

    def look(key):
        return f'const-string v0, "{key}"\ninvoke-static {{v0}}, La/Store;->is(Ljava/lang/String;)Z\nmove-result v0\n'

    other = set_to("launched")
    assert before(store, on_accept=set_to("k"), code=other + if_set(looked_up=look("k"))) is NO
    assert (
        before(store, on_accept=set_to("k"), code=other + if_set("if-nez", looked_up=look("k")))
        is YES
    )
    assert (
        before(store, on_accept=set_to("k"), code=other + if_set(looked_up=look("launched")))
        is YES
    )
    assert (
        before(store, on_accept=set_to("k"), code=set_to("k") + if_set(looked_up=look("k")))
        is YES
    )


def with_field(name, *fields, **methods):
    base = kind(name, methods or None)
    return Class(name, fields=fields, methods=base.methods)


def counts(name, start, steps):
    """Write code that counts a field up, each step from the number before it."""
    field = f"La/Count;->{name}:I"
    return "".join(
        f"sget v0, {field}\nconst/16 v1, #{one}\nif-ne v0, v1, :{name}{one}\n"
        f"const/16 v1, #{one + 1}\nsput v1, {field}\n:{name}{one}\n"
        for one in range(start, steps)
    )


@pytest.mark.parametrize(("test", "is_before"), [("if-eqz", NO), ("if-nez", YES)])
def test_counters_that_grow_for_long_leave_the_flag_of_the_consent_told(test, is_before):
    count = with_field(
        "La/Count;", Field("n", "I", PUBLIC | STATIC), Field("m", "I", PUBLIC | STATIC)
    )
    taken = "const/16 v1, #9\nsput v1, La/Count;->n:I\nsput v1, La/Count;->m:I\n"
    second = "sget v0, La/Count;->n:I\nconst/16 v1, #3\nif-ne v0, v1, :on\n" + counts("m", 0, 6)
    code = counts("n", 0, 6) + second + ":on\n" + if_set(test)
    assert before(count, on_accept=put() + taken, code=code) is is_before


def test_a_static_field_is_a_flag():
    state = with_field("La/State;", Field("agreed", "Z", PUBLIC | STATIC))
    write = "const/4 v0, #1\nsput-boolean v0, La/State;->agreed:Z\n"
    look = "sget-boolean v0, La/State;->agreed:Z\n"
    assert before(state, on_accept=write, code=if_set(looked_up=look)) is NO
    assert before(state, on_accept=write, code=if_set("if-nez", looked_up=look)) is YES
    assert before(state, on_accept=write, code=write + if_set(looked_up=look)) is YES
    begins = with_field("La/State;", Field("agreed", "Z", PUBLIC | STATIC, True))
    assert before(begins, on_accept=write, code=if_set(looked_up=look)) is YES


def test_an_instance_field_of_a_singleton_with_setter_and_getter_is_a_flag():
    state = Class(
        "La/State;",
        fields=(Field("agreed", "Z"), Field("one", "La/State;", PUBLIC | STATIC | FINAL)),
        methods=kind(
            "La/State;",
            {
                "<clinit>()V": makes("La/State;")
                + "sput-object v0, La/State;->one:La/State;\nreturn-void",
                "agree(Z)V": "iput-boolean p1, p0, La/State;->agreed:Z",
                "has()Z": "iget-boolean v0, p0, La/State;->agreed:Z\nreturn v0",
            },
        ).methods,
    )
    one = "sget-object v1, La/State;->one:La/State;\n"

    def write(value):
        return f"{one}const/4 v2, #{value}\ninvoke-virtual {{v1, v2}}, La/State;->agree(Z)V\n"

    look = f"{one}invoke-virtual {{v1}}, La/State;->has()Z\nmove-result v0\n"
    assert before(state, on_accept=write(1), code=if_set(looked_up=look)) is NO
    assert before(state, on_accept=write(1), code=write(0) + if_set(looked_up=look)) is NO
    assert before(state, on_accept=write(1), code=write(1) + if_set(looked_up=look)) is YES
    assert before(state, on_accept=write(1), code=if_set("if-nez", looked_up=look)) is YES


def test_an_enum_in_a_field_is_a_flag():
    states = Class(
        "La/Step;",
        superclass="Ljava/lang/Enum;",
        fields=(
            Field("ASKING", "La/Step;", PUBLIC | STATIC | FINAL),
            Field("AGREED", "La/Step;", PUBLIC | STATIC | FINAL),
        ),
    )
    state = with_field("La/State;", Field("step", "La/Step;", PUBLIC | STATIC))

    def write(name):
        return f"sget-object v0, La/Step;->{name}:La/Step;\nsput-object v0, La/State;->step:La/Step;\n"

    look = (
        "sget-object v0, La/State;->step:La/Step;\nsget-object v1, La/Step;->AGREED:La/Step;\n"
    )
    is_so = look + f"if-ne v0, v1, :no\n{GO}:no\nreturn-void"
    is_not = look + f"if-eq v0, v1, :no\n{GO}:no\nreturn-void"
    assert before(states, state, on_accept=write("AGREED"), code=write("ASKING") + is_so) is NO
    assert (
        before(states, state, on_accept=write("AGREED"), code=write("ASKING") + is_not) is YES
    )
    assert before(states, state, on_accept=write("AGREED"), code=write("AGREED") + is_so) is YES


def test_a_cell_is_a_flag():
    boolean = "Ljava/util/concurrent/atomic/AtomicBoolean;"
    state = with_field("La/State;", Field("agreed", boolean, PUBLIC | STATIC | FINAL))
    cell = f"sget-object v1, La/State;->agreed:{boolean}\n"
    write = f"{cell}const/4 v2, #1\ninvoke-virtual {{v1, v2}}, {boolean}->set(Z)V\n"
    look = f"{cell}invoke-virtual {{v1}}, {boolean}->get()Z\nmove-result v0\n"
    assert before(state, on_accept=write, code=if_set(looked_up=look)) is NO
    assert before(state, on_accept=write, code=write + if_set(looked_up=look)) is YES
    assert before(state, on_accept=write, code=if_set("if-nez", looked_up=look)) is YES


def test_a_cell_may_begin_as_given():
    boolean = "Ljava/util/concurrent/atomic/AtomicBoolean;"

    def state(begins):
        start = (
            f"new-instance v0, {boolean}\nconst/4 v1, #{begins}\n"
            f"invoke-direct {{v0, v1}}, {boolean}-><init>(Z)V\nsput-object v0, La/State;->agreed:{boolean}\nreturn-void"
        )
        built = kind("La/State;", {"<clinit>()V": start})
        return Class(
            "La/State;",
            fields=(Field("agreed", boolean, PUBLIC | STATIC | FINAL),),
            methods=built.methods,
        )

    cell = f"sget-object v1, La/State;->agreed:{boolean}\n"
    write = f"{cell}const/4 v2, #1\ninvoke-virtual {{v1, v2}}, {boolean}->set(Z)V\n"
    look = f"{cell}invoke-virtual {{v1}}, {boolean}->get()Z\nmove-result v0\n"
    assert before(state(0), on_accept=write, code=if_set(looked_up=look)) is NO
    assert before(state(1), on_accept=write, code=if_set(looked_up=look)) is YES


@pytest.mark.parametrize("name", ["mmkv", "hawk"])
def test_the_stores_of_libraries_are_flags(name):
    if name == "mmkv":
        mmkv = "Lcom/tencent/mmkv/MMKV;"
        own = f"invoke-static {{}}, {mmkv}->defaultMMKV(){mmkv}\nmove-result-object v1\n"
        write = (
            own
            + f'const-string v2, "k"\nconst/4 v3, #1\ninvoke-virtual {{v1, v2, v3}}, {mmkv}->encode(Ljava/lang/String;Z)Z\n'
        )
        look = (
            own
            + f'const-string v2, "k"\ninvoke-virtual {{v1, v2}}, {mmkv}->decodeBool(Ljava/lang/String;)Z\nmove-result v0\n'
        )
    else:
        hawk, boolean = "Lcom/orhanobut/hawk/Hawk;", "Ljava/lang/Boolean;"
        box = f"invoke-static {{v1}}, {boolean}->valueOf(Z){boolean}\nmove-result-object v1\n"
        write = (
            f'const-string v0, "k"\nconst/4 v1, #1\n{box}'
            f"invoke-static {{v0, v1}}, {hawk}->put(Ljava/lang/String;Ljava/lang/Object;)Z\n"
        )
        look = (
            f'const-string v0, "k"\nconst/4 v1, #0\n{box}'
            f"invoke-static {{v0, v1}}, {hawk}->get(Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/Object;\n"
            f"move-result-object v0\ncheck-cast v0, {boolean}\n"
            f"invoke-virtual {{v0}}, {boolean}->booleanValue()Z\nmove-result v0\n"
        )
    assert before(on_accept=write, code=if_set(looked_up=look)) is NO
    assert before(on_accept=write, code=if_set("if-nez", looked_up=look)) is YES
    assert before(on_accept=write, code=write + if_set(looked_up=look)) is YES


def test_a_key_of_data_store_in_a_static_field_is_the_key():
    keys, key = (
        "Landroidx/datastore/preferences/core/PreferencesKeys;",
        "Landroidx/datastore/preferences/core/Preferences$Key;",
    )
    kept = "Landroidx/datastore/preferences/core/Preferences;"
    mutable = "Landroidx/datastore/preferences/core/MutablePreferences;"
    names = Class(
        "La/Names;",
        fields=(Field("AGREED", key, PUBLIC | STATIC | FINAL),),
        methods=(
            Method(
                "<clinit>",
                "()V",
                f'const-string v0, "k"\ninvoke-static {{v0}}, {keys}->booleanKey(Ljava/lang/String;){key}\n'
                f"move-result-object v0\nsput-object v0, La/Names;->AGREED:{key}\nreturn-void",
                PUBLIC | STATIC | 0x10000,
            ),
        ),
    )
    write = (
        f"const/4 v0, #0\nsget-object v1, La/Names;->AGREED:{key}\nconst/4 v2, #1\n"
        "invoke-static {v2}, Ljava/lang/Boolean;->valueOf(Z)Ljava/lang/Boolean;\nmove-result-object v2\n"
        f"invoke-virtual {{v0, v1, v2}}, {mutable}->set({key}Ljava/lang/Object;)V\n"
    )
    look = (
        f"const/4 v3, #0\nsget-object v1, La/Names;->AGREED:{key}\n"
        f"invoke-virtual {{v3, v1}}, {kept}->get({key})Ljava/lang/Object;\nmove-result-object v0\n"
    )
    tested = (
        look
        + f"if-eqz v0, :no\ninvoke-virtual {{v0}}, Ljava/lang/Boolean;->booleanValue()Z\nmove-result v0\nif-eqz v0, :no\n{GO}:no\nreturn-void"
    )
    assert before(names, on_accept=write, code=tested) is NO
    assert (
        before(names, on_accept=write, code=look + f"if-nez v0, :no\n{GO}:no\nreturn-void")
        is YES
    )


def test_what_a_database_remembers_is_unknown():
    base = "Landroid/database/sqlite/SQLiteDatabase;"
    write = f"const/4 v0, #0\ninvoke-virtual {{v0, v0, v0, v0}}, {base}->insert(Ljava/lang/String;Ljava/lang/String;Landroid/content/ContentValues;)J\n"
    look = "const/4 v0, #0\nconst/4 v1, #0\ninvoke-interface {v0, v1}, Landroid/database/Cursor;->getInt(I)I\nmove-result v0\n"
    assert before(on_accept=write, code=if_set(looked_up=look)) is UNKNOWN
    assert before(on_accept="nop", code=if_set(looked_up=look)) is YES
    assert before(on_accept=write, code=GO) is YES


def test_a_key_that_is_not_known_leaves_unknown_keys_open():
    def of(code):
        return code.replace(
            'const-string v1, "agreed"',
            "invoke-static {}, Lb/Far;->key()Ljava/lang/String;\nmove-result-object v1",
        ).replace(
            'const-string v2, "agreed"',
            "invoke-static {}, Lb/Far;->key()Ljava/lang/String;\nmove-result-object v2",
        )

    assert before(on_accept=of(put()), code=of(if_set())) is UNKNOWN
    assert before(on_accept=of(put()), code=if_set(looked_up=get(key="x"))) is UNKNOWN
    assert before(on_accept=put() + of(put()), code=if_set(looked_up=get(key="x"))) is YES
    assert before(on_accept="nop", code=of(if_set())) is YES


def test_what_the_acceptance_runs_through_a_function_object_is_seen():
    after = kind("La/After;", {"run()V": put()}, also=("Ljava/lang/Runnable;",))
    run = makes("La/After;") + "invoke-static {v0}, La/Then;->go(Ljava/lang/Runnable;)V\n"
    then = kind(
        "La/Then;",
        {
            "static go(Ljava/lang/Runnable;)V": "invoke-interface {p0}, Ljava/lang/Runnable;->run()V"
        },
    )
    assert before(after, then, on_accept=run, code=if_set()) is NO
    assert before(after, then, on_accept=run, code=if_set("if-nez")) is YES
    assert before(after, then, on_accept=run, code=run + if_set()) is YES


def test_what_is_run_and_not_known_may_keep_anything():
    run = "const/4 v0, #0\ninvoke-static {v0}, La/Then;->go(Ljava/lang/Runnable;)V\n"
    then = kind(
        "La/Then;",
        {
            "static go(Ljava/lang/Runnable;)V": "invoke-static {}, Lb/Far;->next()Ljava/lang/Runnable;\n"
            "move-result-object v0\ninvoke-interface {v0}, Ljava/lang/Runnable;->run()V"
        },
    )
    assert before(then, on_accept=run, code=if_set(looked_up=get(key="x"))) is UNKNOWN
    assert before(then, on_accept=run, code=GO) is YES


def test_a_time_of_consent_is_a_flag_too():
    write = (
        put()
        .replace(
            "const/4 v2, #1\n",
            "invoke-static {}, Ljava/lang/System;->currentTimeMillis()J\nmove-result-wide v2\n",
        )
        .replace("{v0, v1, v2}", "{v0, v1, v2, v3}")
        .replace("putBoolean(Ljava/lang/String;Z)", "putLong(Ljava/lang/String;J)")
    )
    look = (
        f'sget-object v1, La/Kept;->prefs:{PREFS}\nconst-string v2, "agreed"\nconst-wide/16 v4, #0\n'
        f"invoke-interface {{v1, v2, v4, v5}}, {PREFS}->getLong(Ljava/lang/String;J)J\nmove-result-wide v4\n"
        "invoke-static {}, Ljava/lang/System;->currentTimeMillis()J\nmove-result-wide v6\n"
        "sub-long v6, v6, v4\nconst-wide/32 v4, #100000\ncmp-long v0, v6, v4\n"
    )
    recent = look + f"if-gtz v0, :no\n{GO}:no\nreturn-void"
    # Whoever never agreed did so at 0, which lies longer back than any such time.
    assert before(on_accept=write, code=recent) is NO
    # What nobody in the package writes may be a consent of another time, and is none by itself.
    assert before(on_accept="nop", code=recent) is UNKNOWN


def test_a_map_in_memory_is_a_store():
    thing, boolean = "Ljava/lang/Object;", "Ljava/lang/Boolean;"
    own = "sget-object v1, La/Kept;->all:Ljava/util/Map;\n" + 'const-string v2, "k"\n'
    write = own + (
        f"const/4 v3, #1\ninvoke-static {{v3}}, {boolean}->valueOf(Z){boolean}\nmove-result-object v3\n"
        f"invoke-interface {{v1, v2, v3}}, Ljava/util/Map;->put({thing}{thing}){thing}\n"
    )
    look = (
        own
        + f"invoke-interface {{v1, v2}}, Ljava/util/Map;->get({thing}){thing}\nmove-result-object v0\n"
    )
    assert before(on_accept=write, code=if_set(looked_up=look)) is NO
    assert before(on_accept=write, code=write + if_set(looked_up=look)) is YES


def test_a_field_that_a_server_fills_may_be_the_consent():
    def state(name):
        return with_field("La/State;", Field(name, "Z"))

    def look(name):
        return f"const/4 v1, #0\niget-boolean v0, v1, La/State;->{name}:Z\n"

    assert before(state("agreed"), code=if_set(looked_up=look("agreed"))) is UNKNOWN
    assert before(state("a"), code=if_set(looked_up=look("a"))) is UNKNOWN
    assert before(state("launched"), code=if_set(looked_up=look("launched"))) is YES


def test_a_helper_that_throws_without_consent_guards_what_follows_it():
    throws = get() + "if-nez v0, :on\nconst/4 v0, #0\nthrow v0\n:on\nreturn-void"
    demand = kind("La/State;", {"static demand()V": throws})
    call = "invoke-static {}, La/State;->demand()V\n"
    assert before(demand, code=call + GO) is NO
    assert before(demand, code=GO + call) is YES
    inverted = kind("La/State;", {"static demand()V": throws.replace("if-nez", "if-eqz")})
    assert before(inverted, code=call + GO) is YES


def test_a_flag_that_takes_part_in_a_test_that_is_not_followed_leaves_it_open():
    held = get() + "const/4 v1, #0\naget v0, v1, v0\n"
    assert before(code=if_set(looked_up=held)) is UNKNOWN
    assert before(code=if_set(looked_up=held.replace("agreed", "x"))) is YES


# Where it is tested.


def test_the_reader_may_test_the_flag_itself():
    reader = kind("La/Sync;", {"static go()V": if_set()})
    call = "invoke-static {}, La/Sync;->go()V\n"
    assert before(reader, code=call) is NO
    inverted = kind("La/Sync;", {"static go()V": if_set("if-nez")})
    assert before(inverted, code=call) is YES


def test_the_flag_may_be_tested_far_before_the_read():
    far = kind(
        "La/Sync;",
        {"static a()V": "invoke-static {}, La/Sync;->b()V", "static b()V": GO},
    )
    call = "invoke-static {}, La/Sync;->a()V\n"
    assert before(far, code=if_set(body=call)) is NO
    assert before(far, code=if_set("if-nez", body=call)) is YES


def test_one_unguarded_way_of_two_is_enough():
    far = kind("La/Sync;", {"static go()V": GO})
    call = "invoke-static {}, La/Sync;->go()V\n"
    main_code = get() + f"if-eqz v0, :no\n{call}:no\n"
    assert before(far, code=main_code) is NO
    assert before(far, code=main_code + call) is YES


def test_the_answer_may_be_handed_down_as_a_parameter():
    taker = kind("La/Taker;", {"static take(Z)V": f"if-eqz p0, :no\n{GO}:no\nreturn-void"})

    def give(value):
        return f"const/4 v0, #{value}\ninvoke-static {{v0}}, La/Taker;->take(Z)V\n"

    assert before(taker, on_accept=give(1), on_refuse=give(0)) is NO
    assert before(taker, on_accept=give(1), on_refuse=give(1)) is YES


# Guards by constants.

DEAD = kind("La/Off;", {"static isOn()Z": "const/4 v0, #0\nreturn v0"})
ALIVE = kind("La/Off;", {"static isOn()Z": "const/4 v0, #1\nreturn v0"})


def reached(*classes):
    code = app(*classes, kind("La/Reader;", {"static read()V": "nop"}))
    return code.reach.from_entry(number(code, "La/Reader;->read()V")) is not None


def test_a_way_that_a_constant_closes_is_no_way():
    behind = main(calls("La/Off;->isOn()Z") + f"if-eqz v0, :no\n{DO_READ}:no\nreturn-void")
    assert not reached(behind, DEAD)
    assert reached(behind, ALIVE)


def test_a_flag_of_the_build_closes_a_way():
    behind = main(
        f"sget-boolean v0, La/BuildConfig;->DEBUG:Z\nif-eqz v0, :no\n{DO_READ}:no\nreturn-void"
    )

    def config(value, flags=PUBLIC | STATIC | FINAL):
        return with_field("La/BuildConfig;", Field("DEBUG", "Z", flags, value))

    assert not reached(behind, config(value=False))
    assert reached(behind, config(value=True))
    sets = kind(
        "La/Tool;",
        {"static go()V": "const/4 v0, #1\nsput-boolean v0, La/BuildConfig;->DEBUG:Z"},
    )
    assert reached(behind, config(value=False, flags=PUBLIC | STATIC), sets)


def test_an_override_that_says_yes_keeps_the_way_open():
    base = kind("La/Base;", {"isOn()Z": "const/4 v0, #0\nreturn v0"})
    sub = kind("La/Sub;", {"isOn()Z": "const/4 v0, #1\nreturn v0"}, above="La/Base;")
    behind = main(
        makes("La/Sub;") + "invoke-virtual {v0}, La/Base;->isOn()Z\nmove-result v0\n"
        f"if-eqz v0, :no\n{DO_READ}:no\nreturn-void"
    )
    assert reached(behind, base, sub)


def test_what_a_constant_closes_is_not_kept_by_the_consent():
    assert before(DEAD, code=if_set(looked_up=calls("La/Off;->isOn()Z"))) is UNKNOWN


AS_NUMBER = (
    ("putBoolean(Ljava/lang/String;Z)", "putInt(Ljava/lang/String;I)"),
    ("getBoolean(Ljava/lang/String;Z)Z", "getInt(Ljava/lang/String;I)I"),
)


def as_number(code):
    for one, other in AS_NUMBER:
        code = code.replace(one, other)
    return code


@pytest.mark.parametrize(
    ("tests", "is_before"),
    [
        ("if-eqz v0, :no\nconst/4 v5, #2\nif-eq v0, v5, :no\n", NO),
        ("if-eqz v0, :no\nconst/4 v5, #1\nif-eq v0, v5, :no\n", YES),
        ("if-eqz v0, :on\nnop\n:on\nconst/4 v5, #2\nif-eq v0, v5, :no\n", YES),
        ("if-nez v0, :on\nreturn-void\n:on\nconst/4 v5, #2\nif-eq v0, v5, :no\n", NO),
    ],
    ids=["what is left is a yes", "what is left is a no", "a way goes around", "returns early"],
)
def test_behind_tests_of_a_number_it_is_one_that_they_left(tests, is_before):
    found = before(
        on_accept=as_number(put(value=1)),
        on_refuse=as_number(put(value=2)),
        code=as_number(get()) + f"{tests}{GO}:no\nreturn-void",
    )
    assert found is is_before

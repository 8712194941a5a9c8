"""What is kept under a name and taken elsewhere: each story with its twin under another name."""

import pytest

from auditor.model.app import Component
from auditor.model.vocabulary import ComponentKind
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, static, virtual

WRITE = (
    READ + "\ninvoke-virtual {v0}, Ljava/lang/String;->getBytes()[B\nmove-result-object v2\n"
    'const-string v3, "NAME"\nnew-instance v4, Ljava/io/FileOutputStream;\n'
    "invoke-direct {v4, v3}, Ljava/io/FileOutputStream;-><init>(Ljava/lang/String;)V\n"
    "invoke-virtual {v4, v2}, Ljava/io/OutputStream;->write([B)V"
)
TAKE_LINE = (
    'const-string v3, "NAME"\nnew-instance v4, Ljava/io/FileReader;\n'
    "invoke-direct {v4, v3}, Ljava/io/FileReader;-><init>(Ljava/lang/String;)V\n"
    "new-instance v5, Ljava/io/BufferedReader;\n"
    "invoke-direct {v5, v4}, Ljava/io/BufferedReader;-><init>(Ljava/io/Reader;)V\n"
    "invoke-virtual {v5}, Ljava/io/BufferedReader;->readLine()Ljava/lang/String;\n"
    "move-result-object v0\n" + LOG
)
SEND_FILE = (
    'const-string v3, "NAME"\nnew-instance v4, Ljava/io/File;\n'
    "invoke-direct {v4, v3}, Ljava/io/File;-><init>(Ljava/lang/String;)V\n"
    "invoke-virtual {v5, v4}, Lcom/google/firebase/storage/StorageReference;->putFile"
    "(Ljava/io/File;)V"
)
DATABASE = "Landroid/database/sqlite/SQLiteDatabase;"
INSERT = (
    READ + '\nconst-string v2, "n"\nnew-instance v3, Landroid/content/ContentValues;\n'
    "invoke-direct {v3}, Landroid/content/ContentValues;-><init>()V\n"
    "invoke-virtual {v3, v2, v0}, Landroid/content/ContentValues;->put"
    "(Ljava/lang/String;Ljava/lang/String;)V\n"
    'const-string v2, "people"\nconst/4 v4, #0\n'
    f"invoke-virtual {{v5, v2, v4, v3}}, {DATABASE}->insert(Ljava/lang/String;"
    "Ljava/lang/String;Landroid/content/ContentValues;)J"
)
SELECT = (
    'const-string v2, "SELECT name FROM `NAME` WHERE id > 0"\nconst/4 v3, #0\n'
    f"invoke-virtual {{v5, v2, v3}}, {DATABASE}->rawQuery(Ljava/lang/String;"
    "[Ljava/lang/String;)Landroid/database/Cursor;\nmove-result-object v0\nconst/4 v1, #0\n"
    "invoke-interface {v0, v1}, Landroid/database/Cursor;->getString(I)Ljava/lang/String;\n"
    "move-result-object v0\n" + LOG
)


def _later(code: str, name: str) -> Class:
    return run(code.replace("NAME", name), name="La/Later;")


def test_a_file_is_read_again_under_its_own_name_alone() -> None:
    first = run(WRITE.replace("NAME", "people.txt"))
    assert ends(first, _later(TAKE_LINE, "people.txt")) == ["file", "log"]
    assert ends(first, _later(TAKE_LINE, "other.txt")) == ["file"]


def test_a_file_that_is_sent_takes_along_what_was_written() -> None:
    first = run(WRITE.replace("NAME", "people.txt"))
    assert ends(first, _later(SEND_FILE, "people.txt")) == ["file", "network"]
    assert ends(first, _later(SEND_FILE, "other.txt")) == ["file"]


def test_a_table_is_read_again_under_its_own_name_alone() -> None:
    first = run(INSERT)
    assert ends(first, _later(SELECT, "people")) == ["database", "log"]
    assert ends(first, _later(SELECT, "loans")) == ["database"]


def test_a_join_is_never_more_than_likely() -> None:
    found = find(run(INSERT), _later(SELECT, "people"))
    sure = {one.sink.kind: one.confidence.value for one in found.flows}
    assert sure == {"database": "confirmed", "log": "likely"}


def test_a_name_that_is_not_known_makes_a_guess() -> None:
    unknown = TAKE_LINE.replace(
        'const-string v3, "NAME"',
        "invoke-static {}, La/X;->name()Ljava/lang/String;\nmove-result-object v3",
    )
    found = find(run(WRITE.replace("NAME", "people.txt")), _later(unknown, ""))
    sure = {one.sink.kind: one.confidence.value for one in found.flows}
    assert sure == {"file": "confirmed", "log": "possible"}


EDITOR = "Landroid/content/SharedPreferences$Editor;"
PREFERENCES = "Landroid/content/SharedPreferences;"


def _wrapper() -> Class:
    put = static(
        "put",
        f"({TEXT}{TEXT})V",
        f"invoke-interface {{v3, p0, p1}}, {EDITOR}->putString({TEXT}{TEXT}){EDITOR}",
    )
    get = static(
        "get",
        f"({TEXT}){TEXT}",
        f"const/4 v1, #0\ninvoke-interface {{v3, p0, v1}}, {PREFERENCES}->getString"
        f"({TEXT}{TEXT}){TEXT}\nmove-result-object v0\nreturn-object v0",
    )
    return Class("La/Kept;", methods=(put, get))


@pytest.mark.parametrize(
    ("key", "kinds"), [("p", ["log", "preferences"]), ("q", ["preferences"])]
)
def test_a_key_is_known_inside_a_wrapper(key: str, kinds: list[str]) -> None:
    first = run(
        f'{READ}\nconst-string v2, "p"\ninvoke-static {{v2, v0}}, La/Kept;->put({TEXT}{TEXT})V'
    )
    later = run(
        f'const-string v2, "{key}"\ninvoke-static {{v2}}, La/Kept;->get({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}",
        name="La/Later;",
    )
    assert ends(first, later, _wrapper()) == kinds


def _room(table: str) -> list[Class]:
    statement = "Landroidx/sqlite/db/SupportSQLiteStatement;"
    adapter = Class(
        "La/Dao$1;",
        superclass="Landroidx/room/EntityInsertionAdapter;",
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual(
                "createQuery",
                f"(){TEXT}",
                'const-string v0, "INSERT INTO `people` (`name`) VALUES (?)"\nreturn-object v0',
            ),
            virtual(
                "bind",
                f"({statement}Ljava/lang/Object;)V",
                "check-cast p2, Ljava/lang/String;\nconst/4 v0, #1\n"
                f"invoke-interface {{p1, v0, p2}}, {statement}->bindString(I{TEXT})V",
            ),
        ),
    )
    insert = run(
        READ + "\nnew-instance v3, La/Dao$1;\ninvoke-direct {v3}, La/Dao$1;-><init>()V\n"
        "invoke-virtual {v3, v0}, La/Dao$1;->insert(Ljava/lang/Object;)V"
    )
    query = "Landroidx/room/RoomSQLiteQuery;"
    select = run(
        f'const-string v2, "SELECT * FROM {table}"\nconst/4 v3, #0\n'
        f"invoke-static {{v2, v3}}, {query}->acquire({TEXT}I){query}\nmove-result-object v2\n"
        "invoke-static {v4, v2, v3, v5}, Landroidx/room/util/DBUtil;->query"
        "(Landroidx/room/RoomDatabase;Landroidx/sqlite/db/SupportSQLiteQuery;Z"
        "Landroid/os/CancellationSignal;)Landroid/database/Cursor;\nmove-result-object v0\n"
        "const/4 v1, #0\ninvoke-interface {v0, v1}, Landroid/database/Cursor;->getString(I)"
        f"Ljava/lang/String;\nmove-result-object v0\n{LOG}",
        name="La/Later;",
    )
    return [insert, adapter, select]


def test_generated_code_of_room_joins_by_the_table_of_its_statement() -> None:
    assert ends(*_room("people")) == ["database", "log"]
    assert ends(*_room("loans")) == ["database"]


@pytest.mark.parametrize(
    ("file", "expected"), [("people", ["log", "preferences"]), ("app", ["preferences"])]
)
def test_one_key_in_two_files_of_preferences_is_two_places(file, expected) -> None:
    def opened(name: str) -> str:
        return (
            "invoke-static {}, La/X;->context()Landroid/content/Context;\nmove-result-object v3\n"
            f'const-string v4, "{name}"\nconst/4 v5, #0\n'
            f"invoke-virtual {{v3, v4, v5}}, Landroid/content/Context;->getSharedPreferences({TEXT}I)"
            "Landroid/content/SharedPreferences;\nmove-result-object v3\n"
        )

    keep = (
        f"{READ}\n{opened('people')}"
        "invoke-interface {v3}, Landroid/content/SharedPreferences;->edit()"
        "Landroid/content/SharedPreferences$Editor;\nmove-result-object v3\n"
        'const-string v4, "list"\n'
        f"invoke-interface {{v3, v4, v0}}, Landroid/content/SharedPreferences$Editor;->putString({TEXT}{TEXT})"
        "Landroid/content/SharedPreferences$Editor;"
    )
    take = (
        f"{opened(file)}"
        'const-string v4, "list"\n'
        f"invoke-interface {{v3, v4, v4}}, Landroid/content/SharedPreferences;->getString({TEXT}{TEXT}){TEXT}\n"
        f"move-result-object v0\n{LOG}"
    )
    assert ends(run(keep), run(take, name="La/Taker;")) == expected


# A helper for preferences, as most apps have one.

STORE = "Landroid/content/SharedPreferences;"
EDITOR = "Landroid/content/SharedPreferences$Editor;"
CONTEXT = "Landroid/content/Context;"
OPENED = (
    'const-string v0, "config"\nconst/4 v1, #0\n'
    f"invoke-virtual {{p0, v0, v1}}, {CONTEXT}->getSharedPreferences({TEXT}I){STORE}\n"
    "move-result-object v0\n"
)
MUCH = "\n".join(["const/4 v2, #0"] * 60)


def _helper(further: str, name: str = "La/Sp;") -> Class:
    put = static(
        "put",
        f"({CONTEXT}{TEXT}{TEXT})V",
        f"{OPENED}{further}\ninvoke-interface {{v0}}, {STORE}->edit(){EDITOR}\nmove-result-object v0\n"
        f"invoke-interface {{v0, p1, p2}}, {EDITOR}->putString({TEXT}{TEXT}){EDITOR}",
    )
    get = static(
        "get",
        f"({CONTEXT}{TEXT}){TEXT}",
        f"{OPENED}{further}\nconst/4 v1, #0\n"
        f"invoke-interface {{v0, p1, v1}}, {STORE}->getString({TEXT}{TEXT}){TEXT}\n"
        "move-result-object v0\nreturn-object v0",
    )
    return Class(name, methods=(put, get))


@pytest.mark.parametrize("further", ["nop", MUCH])
@pytest.mark.parametrize("between", [False, True])
def test_a_helper_takes_what_is_kept_under_the_key_that_it_is_given(
    further: str, *, between: bool
) -> None:
    kept = f'{READ}\nconst/4 v5, #0\nconst-string v3, "contact"\ninvoke-static {{v5, v3, v0}}, La/Sp;->put({CONTEXT}{TEXT}{TEXT})V'
    owner = "La/Settings;" if between else "La/Sp;"
    ask = f"invoke-static {{p0, p1}}, La/Sp;->get({CONTEXT}{TEXT}){TEXT}\nmove-result-object v0\nreturn-object v0"
    settings = Class("La/Settings;", methods=(static("get", f"({CONTEXT}{TEXT}){TEXT}", ask),))

    def taken(key: str) -> Class:
        code = (
            f'const/4 v5, #0\nconst-string v3, "{key}"\n'
            f"invoke-static {{v5, v3}}, {owner}->get({CONTEXT}{TEXT}){TEXT}\nmove-result-object v0\n{LOG}"
        )
        return run(code, name="Lb/Service;")

    assert ends(run(kept), _helper(further), settings, taken("contact")) == [
        "log", "preferences",
    ]  # fmt: skip
    assert ends(run(kept), _helper(further), settings, taken("sim")) == ["preferences"]


@pytest.mark.parametrize(
    ("key", "expected"), [("contact", ["log", "preferences"]), ("sim", ["preferences"])]
)
def test_a_helper_in_a_package_of_its_own_names_the_file_and_takes_what_is_under_the_key(
    key: str, expected: list[str]
) -> None:
    helper = _helper("nop", "Lu/Sp;")
    kept = f'{READ}\nconst/4 v5, #0\nconst-string v3, "contact"\ninvoke-static {{v5, v3, v0}}, Lu/Sp;->put({CONTEXT}{TEXT}{TEXT})V'
    code = (
        f'const/4 v5, #0\nconst-string v3, "{key}"\n'
        f"invoke-static {{v5, v3}}, Lu/Sp;->get({CONTEXT}{TEXT}){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(run(kept), helper, run(code, name="Lb/Service;")) == expected


def test_of_very_many_who_ask_preferences_those_are_looked_at_that_spell_the_key() -> None:
    def asked(key: str) -> str:
        return (
            f'invoke-static {{}}, La/X;->context(){CONTEXT}\nmove-result-object p0\n{OPENED}const-string v1, "{key}"\n'
            f"invoke-interface {{v0, v1, v1}}, {STORE}->getString({TEXT}{TEXT}){TEXT}\nmove-result-object v0\n{LOG}"
        )

    kept = (
        f'{READ}\ninvoke-static {{}}, La/X;->context(){CONTEXT}\nmove-result-object v3\nconst-string v4, "config"\nconst/4 v5, #0\n'
        f"invoke-virtual {{v3, v4, v5}}, {CONTEXT}->getSharedPreferences({TEXT}I){STORE}\nmove-result-object v3\n"
        f'invoke-interface {{v3}}, {STORE}->edit(){EDITOR}\nmove-result-object v3\nconst-string v4, "list"\n'
        f"invoke-interface {{v3, v4, v0}}, {EDITOR}->putString({TEXT}{TEXT}){EDITOR}"
    )
    others = [run(asked(f"k{one}"), name=f"Lb/Other{one};") for one in range(70)]
    assert ends(run(kept), *others) == ["preferences"]
    assert ends(run(kept), *others, run(asked("list"), name="Lb/Taker;")) == [
        "log",
        "preferences",
    ]


@pytest.mark.parametrize("asked", ["getStickyEvent", "removeStickyEvent"])
@pytest.mark.parametrize(("event", "expected"), [("La/People;", ["log"]), ("La/Words;", [])])
def test_an_event_that_sticks_is_asked_for_by_its_class(asked, event, expected) -> None:
    bus = "Lorg/greenrobot/eventbus/EventBus;"
    kinds = [
        Class(
            one,
            fields=(Field("name", TEXT),),
            methods=(Method("<init>", "()V", "return-void", registers=1),),
        )
        for one in ("La/People;", "La/Words;")
    ]
    post = (
        f"{READ}\nnew-instance v3, La/People;\ninvoke-direct {{v3}}, La/People;-><init>()V\n"
        f"iput-object v0, v3, La/People;->name:{TEXT}\n"
        f"invoke-virtual {{v4, v3}}, {bus}->postSticky(Ljava/lang/Object;)V"
    )
    ask = (
        f"const-class v3, {event}\ninvoke-virtual {{v4, v3}}, {bus}->{asked}(Ljava/lang/Class;)Ljava/lang/Object;\n"
        f"move-result-object v3\ncheck-cast v3, {event}\n"
        f"invoke-virtual {{v3}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(*kinds, run(post), run(ask, name="La/Later;")) == expected


@pytest.mark.parametrize(
    ("table", "expected"), [("people", ["database", "log"]), ("logs", ["database"])]
)
def test_a_statement_put_together_names_its_table_all_the_same(table: str, expected) -> None:
    """`"insert into people values ('" + name + "')"`: what is not known of it is the values."""
    database, builder = "Landroid/database/sqlite/SQLiteDatabase;", "Ljava/lang/StringBuilder;"

    def insert(into: str, value: str) -> str:
        return (
            f'new-instance v2, {builder}\nconst-string v3, "insert into {into} values (\'"\n'
            f"invoke-direct {{v2, v3}}, {builder}-><init>({TEXT})V\n"
            f"invoke-virtual {{v2, {value}}}, {builder}->append({TEXT}){builder}\n"
            f"invoke-virtual {{v2}}, {builder}->toString(){TEXT}\nmove-result-object v3\n"
            f"invoke-virtual {{v5, v3}}, {database}->execSQL({TEXT})V\n"
        )

    code = (
        f"{READ}\nsget-object v5, La/Main;->db:{database}\nsget-object v4, La/Main;->model:{TEXT}\n"
        f'{insert("people", "v0")}{insert("logs", "v4")}const-string v3, "select * from {table}"\n'
        f"const/4 v1, #0\ninvoke-virtual {{v5, v3, v1}}, {database}->rawQuery({TEXT}[{TEXT})Landroid/database/Cursor;\n"
        f"move-result-object v3\ninvoke-interface {{v3, v1}}, Landroid/database/Cursor;->getString(I){TEXT}\nmove-result-object v0\n"
    )
    fields = (
        Field("db", database, flags=PUBLIC | STATIC),
        Field("model", TEXT, flags=PUBLIC | STATIC),
    )
    assert ends(run(f"{code}{LOG}", fields=fields)) == expected


_PREFERENCES = "Landroid/content/SharedPreferences;"
_EDITOR = "Landroid/content/SharedPreferences$Editor;"
_HELD = f"La/Keep;->held:{_PREFERENCES}"


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("invoke-virtual {v0}, Ljava/lang/Object;->toString()Ljava/lang/String;", ["preferences"]),
        (f"invoke-interface {{v0}}, {_PREFERENCES}->getAll()Ljava/util/Map;\nmove-result-object v0\n"
         "invoke-virtual {v0}, Ljava/lang/Object;->toString()Ljava/lang/String;", ["log", "preferences"]),
    ],
    ids=["itself", "all"],
)  # fmt: skip
def test_preferences_keep_in_their_file_and_nothing_in_their_object(asks, expected) -> None:
    keeps = run(
        f"{READ}\nsget-object v3, {_HELD}\ninvoke-interface {{v3}}, {_PREFERENCES}->edit(){_EDITOR}\n"
        'move-result-object v3\nconst-string v2, "book"\n'
        f"invoke-interface {{v3, v2, v0}}, {_EDITOR}->putString({TEXT}{TEXT}){_EDITOR}"
    )
    shows = run(
        f"sget-object v0, {_HELD}\n{asks}\nmove-result-object v0\n{LOG}", name="La/Other;"
    )
    keep = Class("La/Keep;", fields=(Field("held", _PREFERENCES, flags=PUBLIC | STATIC),))
    assert ends(keep, keeps, shows) == expected


URI = "Landroid/net/Uri;"
BUILDER = "Ljava/lang/StringBuilder;"
ADDED = f"->append({TEXT}){BUILDER}\nmove-result-object v2\n"


@pytest.mark.parametrize(("tail", "expected"), [(".bus/x", ["log"]), (".other/x", ["ipc"])])
def test_a_provider_is_named_by_the_app_s_own_name_too(tail: str, expected: list[str]) -> None:
    """`"content://" + getPackageName() + ".bus"` is an address of the app's own."""
    parts = (
        'const-string v4, "content://"\n', f"invoke-virtual {{p0}}, Landroid/content/Context;->getPackageName(){TEXT}\nmove-result-object v4\n",
        f'const-string v4, "{tail}"\n',
    )  # fmt: skip
    built = "".join(f"{one}invoke-virtual {{v2, v4}}, {BUILDER}{ADDED}" for one in parts)
    code = (
        f"new-instance v2, {BUILDER}\ninvoke-direct {{v2}}, {BUILDER}-><init>()V\n{built}"
        f"invoke-virtual {{v2}}, {BUILDER}->toString(){TEXT}\nmove-result-object v2\n"
        f"invoke-static {{v2}}, {URI}->parse({TEXT}){URI}\nmove-result-object v2\n{READ}\n"
        'new-instance v3, Landroid/content/ContentValues;\ninvoke-direct {v3}, Landroid/content/ContentValues;-><init>()V\nconst-string v4, "rows"\n'
        f"invoke-virtual {{v3, v4, v0}}, Landroid/content/ContentValues;->put({TEXT}{TEXT})V\n"
        f"invoke-virtual {{v5, v2, v3}}, Landroid/content/ContentResolver;->insert({URI}Landroid/content/ContentValues;){URI}"
    )
    main = Class("La/Main;", superclass="Landroid/app/Activity;", methods=(virtual("go", "()V", code, registers=12),))  # fmt: skip
    taken = (
        f'const-string v4, "rows"\ninvoke-virtual {{p2, v4}}, Landroid/content/ContentValues;->getAsString({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}\nconst/4 v0, #0\nreturn-object v0"
    )
    bus = Class(
        "La/Bus;", superclass="Landroid/content/ContentProvider;",
        methods=(virtual("insert", f"({URI}Landroid/content/ContentValues;){URI}", taken, registers=12),),
    )  # fmt: skip
    component = Component(
        ComponentKind.PROVIDER, "La/Bus;", False, True, None, None, "base.apk", "/", authorities=("com.x.bus",)
    )  # fmt: skip
    assert ends(main, bus, components=[component]) == expected

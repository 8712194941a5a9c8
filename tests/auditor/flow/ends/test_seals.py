"""Which stores are encrypted as a whole: by how they were made, and where they may also be plain."""

import pytest

from auditor.flow.ends.seals import Seals
from auditor.flow.tables.catalogue import shelf_catalogue
from tests.dex_builder import Class, Field, Method
from tests.flow_stories import find, static
from tests.program_builder import resolver_of

TEXT = "Ljava/lang/String;"
PREFS = "Landroid/content/SharedPreferences;"
EDITOR = "Landroid/content/SharedPreferences$Editor;"
SEALED = "Landroidx/security/crypto/EncryptedSharedPreferences;"
OPEN_SEALED = f"invoke-static {{}}, {SEALED}->create(){PREFS}\nmove-result-object v0\n"
OPEN_PLAIN = (
    f'const-string v1, "loan"\nconst/4 v2, #0\n'
    f"invoke-virtual {{p0, v1, v2}}, Landroid/content/Context;->getSharedPreferences({TEXT}I){PREFS}\n"
    "move-result-object v0\n"
)
PUT = (
    f"invoke-interface {{v0}}, {PREFS}->edit(){EDITOR}\nmove-result-object v0\n"
    'const-string v1, "people"\n'
    f"invoke-interface {{v0, v1, v1}}, {EDITOR}->putInt({TEXT}{TEXT}){EDITOR}\nmove-result-object v0\n"
    f"invoke-interface {{v0, v1, v1}}, {EDITOR}->putString({TEXT}{TEXT}){EDITOR}\nreturn-void"
)


def is_sealed(*classes, into="->putString(", of="La/Main;", name="run"):
    """Say whether the last write of a method goes into an encrypted store."""
    resolver = resolver_of(*classes)
    method = next(
        one
        for signature, one in resolver.program.declared(of).items()
        if signature.startswith(f"{name}(")
    )
    site = next(one for one in resolver.program.calls_in(method) if into in one.target)
    return Seals(resolver, shelf_catalogue()).is_sealed(((method, site.pc),))


def main(*methods, **further):
    """Make a class of static methods."""
    return Class("La/Main;", methods=methods, **further)


def run(code):
    """Make a static method that has a context."""
    return static("run", "(Landroid/content/Context;)V", code)


def test_encrypted_preferences_are_sealed_and_plain_ones_not() -> None:
    assert is_sealed(main(run(OPEN_SEALED + PUT)))
    assert not is_sealed(main(run(OPEN_PLAIN + PUT)))


def test_preferences_that_can_be_either_count_as_plain() -> None:
    either = f"if-eqz p0, :plain\n{OPEN_SEALED}goto :put\n:plain\n{OPEN_PLAIN}:put\n"
    assert not is_sealed(main(run(either + PUT)))


def test_preferences_are_followed_through_a_helper_and_a_field() -> None:
    field = f"La/Main;->held:{PREFS}"
    kept = (Field("held", PREFS),)
    start = static("start", "()V", OPEN_SEALED + f"sput-object v0, {field}\nreturn-void")
    give = static("give", f"(){PREFS}", f"sget-object v0, {field}\nreturn-object v0")
    take = f"invoke-static {{}}, La/Main;->give(){PREFS}\nmove-result-object v0\n"
    assert is_sealed(main(start, give, run(take + PUT), fields=kept))
    plain = static(
        "start",
        "(Landroid/content/Context;)V",
        OPEN_PLAIN + f"sput-object v0, {field}\nreturn-void",
    )
    assert not is_sealed(main(plain, give, run(take + PUT), fields=kept))


def test_preferences_of_a_shrunk_library_are_known_by_their_words() -> None:
    check = Method(
        "contains",
        f"({TEXT})Z",
        'const-string v0, " is a reserved key for the encryption keyset."\nconst/4 v0, #0\nreturn v0',
        registers=4,
    )
    made = static("a", f"(){PREFS}", "new-instance v0, Lz/e;\nreturn-object v0")
    open_it = f"invoke-static {{}}, Lz/e;->a(){PREFS}\nmove-result-object v0\n"
    renamed = Class("Lz/e;", methods=(made, check), interfaces=(PREFS,))
    other = Class("Lz/e;", methods=(made,), interfaces=(PREFS,))
    assert is_sealed(main(run(open_it + PUT)), renamed)
    assert not is_sealed(main(run(open_it + PUT)), other)


@pytest.mark.parametrize(
    ("key", "sealed"), [('const-string v2, "k1"', True), ("const/4 v2, #0", False)]
)
def test_a_store_with_a_key_is_sealed_unless_the_key_is_none(key, sealed) -> None:
    kv = "Lcom/tencent/mmkv/MMKV;"
    code = (
        f'const-string v0, "people"\nconst/4 v1, #1\n{key}\n'
        f"invoke-static {{v0, v1, v2}}, {kv}->mmkvWithID({TEXT}I{TEXT}){kv}\nmove-result-object v3\n"
        f"invoke-virtual {{v3, v0, v0}}, {kv}->encode({TEXT}{TEXT})Z\nreturn-void"
    )
    assert is_sealed(main(run(code)), into="->encode(") is sealed


@pytest.mark.parametrize(("word", "sealed"), [("s3cret", True), ("", False)])
def test_a_cipher_database_is_sealed_unless_its_word_is_empty(word, sealed) -> None:
    helper, base = (
        "Lnet/sqlcipher/database/SQLiteOpenHelper;",
        "Lnet/sqlcipher/database/SQLiteDatabase;",
    )
    code = (
        f'const-string v0, "{word}"\n'
        f"invoke-virtual {{p0, v0}}, {helper}->getWritableDatabase({TEXT}){base}\nmove-result-object v1\n"
        f"invoke-virtual {{v1, v0, v0, v0}}, {base}->insert({TEXT}{TEXT}Landroid/content/ContentValues;)J\n"
        "return-void"
    )
    one = static("run", f"({helper})V", code)
    assert is_sealed(main(one), into="->insert(") is sealed


def room(*, sealed):
    """Make a class that begins a Room database."""
    room, builder = "Landroidx/room/Room;", "Landroidx/room/RoomDatabase$Builder;"
    factory = "Lnet/sqlcipher/database/SupportFactory;"
    seal = (
        f"new-instance v1, {factory}\ninvoke-direct {{v1}}, {factory}-><init>()V\n"
        f"invoke-virtual {{v0, v1}}, {builder}->openHelperFactory(Landroidx/sqlite/db/SupportSQLiteOpenHelper$Factory;){builder}\n"
    )
    code = (
        f"invoke-static {{}}, {room}->databaseBuilder(){builder}\nmove-result-object v0\n"
        + (seal if sealed else "")
        + "return-void"
    )
    return Class("La/Base;", methods=(static("open", "()V", code),))


def test_a_room_database_is_sealed_where_every_beginning_seals_it() -> None:
    statement = "Landroidx/sqlite/db/SupportSQLiteStatement;"
    bind = static(
        "run",
        f"({statement})V",
        'const-string v0, "x"\nconst/4 v1, #1\n'
        f"invoke-interface {{p0, v1, v0}}, {statement}->bindString(I{TEXT})V\nreturn-void",
    )
    assert is_sealed(main(bind), room(sealed=True), into="->bindString(")
    assert not is_sealed(main(bind), room(sealed=False), into="->bindString(")
    assert not is_sealed(main(bind), into="->bindString(")


READ = (
    "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v0\n"
    f"const/4 v1, #0\ninvoke-interface {{v0, v1}}, Landroid/database/Cursor;->getString(I){TEXT}\n"
    "move-result-object v0\n"
)
FILE = (
    'const-string v1, "people"\nnew-instance v2, Ljava/io/FileOutputStream;\n'
    f"invoke-direct {{v2, v1}}, Ljava/io/FileOutputStream;-><init>({TEXT})V\n"
)


def wrapped(kind, given, register, inner):
    """Write the making of a stream around another."""
    words = ", ".join((register, inner, *(["v1"] * (given.count(";") - 1))))
    return f"new-instance {register}, {kind}\ninvoke-direct {{{words}}}, {kind}-><init>({given})V\n"


@pytest.mark.parametrize(
    ("stream", "given", "labels"),
    [
        (
            "Ljavax/crypto/CipherOutputStream;",
            "Ljava/io/OutputStream;Ljavax/crypto/Cipher;",
            ("encrypted",),
        ),
        ("Ljava/util/zip/GZIPOutputStream;", "Ljava/io/OutputStream;", ("compressed",)),
        ("Ljava/io/BufferedOutputStream;", "Ljava/io/OutputStream;", ()),
    ],
)
def test_what_a_stream_makes_of_data_is_told_through_those_around_it(
    stream, given, labels
) -> None:
    code = (
        READ
        + FILE
        + wrapped(stream, given, "v3", "v2")
        + wrapped("Ljava/io/OutputStreamWriter;", "Ljava/io/OutputStream;", "v4", "v3")
        + wrapped("Ljava/io/BufferedWriter;", "Ljava/io/Writer;", "v5", "v4")
        + f"invoke-virtual {{v5, v0}}, Ljava/io/Writer;->write({TEXT})V\nreturn-void"
    )
    found = find(main(static("run", "()V", code, registers=9))).flows
    assert [(one.sink.kind, one.labels) for one in found] == [("file", labels)]


def test_an_encrypted_file_is_a_file_with_that_label() -> None:
    file = "Landroidx/security/crypto/EncryptedFile;"
    code = (
        READ
        + f"invoke-virtual {{v3}}, {file}->openFileOutput()Ljava/io/FileOutputStream;\nmove-result-object v2\n"
        + f"invoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v0\n"
        + "invoke-virtual {v2, v0}, Ljava/io/FileOutputStream;->write([B)V\nreturn-void"
    )
    found = find(main(static("run", "()V", code, registers=9))).flows
    assert [(one.sink.kind, one.labels) for one in found] == [("file", ("encrypted",))]

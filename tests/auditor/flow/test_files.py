"""Files are joined by their names, whoever holds the file: a helper's parameter, a task's field, a body."""

import pytest

from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, Annotation, Class, Field, Method
from tests.flow_stories import (
    LOG,
    READ,
    TEXT,
    abstract,
    ends,
    find,
    holder,
    make,
    run,
    static,
    virtual,
)

FILE = "Ljava/io/File;"


def _file(register: str, name: str) -> str:
    return (
        f'const-string v7, "{name}"\nnew-instance {register}, {FILE}\n'
        f"invoke-direct {{{register}, v7}}, {FILE}-><init>({TEXT})V\n"
    )


SAVE = static(
    "save",
    f"({FILE}{TEXT})V",
    'const-string v0, "rw"\nnew-instance v1, Ljava/io/RandomAccessFile;\n'
    f"invoke-direct {{v1, p0, v0}}, Ljava/io/RandomAccessFile;-><init>({FILE}{TEXT})V\n"
    f"invoke-virtual {{v1, p1}}, Ljava/io/RandomAccessFile;->writeUTF({TEXT})V",
)
LOAD = static(
    "load",
    f"({FILE})[B",
    'const-string v0, "r"\nnew-instance v1, Ljava/io/RandomAccessFile;\n'
    f"invoke-direct {{v1, p0, v0}}, Ljava/io/RandomAccessFile;-><init>({FILE}{TEXT})V\n"
    "const/16 v2, #64\nnew-array v2, v2, [B\n"
    "invoke-virtual {v1, v2}, Ljava/io/RandomAccessFile;->readFully([B)V\nreturn-object v2",
)
SENT = (
    'const-string v1, "https://a.example/"\nnew-instance v3, Ljava/net/URL;\n'
    "invoke-direct {v3, v1}, Ljava/net/URL;-><init>(Ljava/lang/String;)V\n"
    "invoke-virtual {v3}, Ljava/net/URL;->openConnection()Ljava/net/URLConnection;\n"
    "move-result-object v3\n"
    "invoke-virtual {v3}, Ljava/net/URLConnection;->getOutputStream()Ljava/io/OutputStream;\n"
    "move-result-object v3\ninvoke-virtual {v3, v2}, Ljava/io/OutputStream;->write([B)V"
)


@pytest.mark.parametrize(
    ("read", "expected"), [("a.dat", ["file", "network"]), ("b.dat", ["file"])]
)
def test_helpers_that_are_given_a_file_write_and_read_that_one(read, expected) -> None:
    code = (
        f"{READ}\n{_file('v6', 'a.dat')}"
        f"invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V\n{_file('v6', read)}"
        f"invoke-static {{v6}}, La/Disk;->load({FILE})[B\nmove-result-object v2\n{SENT}"
    )
    assert ends(run(code), Class("La/Disk;", methods=(SAVE, LOAD))) == expected


def test_the_name_of_a_file_with_data_is_no_data() -> None:
    code = (
        f"{READ}\n{_file('v6', 'a.dat')}"
        f"invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V\n"
        f"invoke-virtual {{v6}}, {FILE}->getPath(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(run(code), Class("La/Disk;", methods=(SAVE, LOAD))) == ["file"]


TASK = Class(
    "Lb/Task;",
    interfaces=("Ljava/lang/Runnable;",),
    fields=(Field("file", FILE),),
    methods=(
        Method(
            "<init>",
            f"({FILE})V",
            f"invoke-direct {{p0}}, Ljava/lang/Object;-><init>()V\n"
            f"iput-object p1, p0, Lb/Task;->file:{FILE}\nreturn-void",
            registers=2,
        ),
        virtual(
            "run",
            "()V",
            f"iget-object v0, p0, Lb/Task;->file:{FILE}\nnew-instance v1, Ljava/io/FileInputStream;\n"
            f"invoke-direct {{v1, v0}}, Ljava/io/FileInputStream;-><init>({FILE})V\n"
            "const/16 v2, #64\nnew-array v2, v2, [B\n"
            "invoke-virtual {v1, v2}, Ljava/io/FileInputStream;->read([B)I\n" + SENT,
        ),
    ),
)


@pytest.mark.parametrize(
    ("taken", "expected"), [("a.dat", ["file", "network"]), ("b.dat", ["file"])]
)
def test_a_task_reads_the_file_that_it_was_made_with(taken, expected) -> None:
    code = (
        f"{READ}\n{_file('v6', 'a.dat')}invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V"
    )
    later = run(
        f"{_file('v6', taken)}new-instance v3, Lb/Task;\n"
        f"invoke-direct {{v3, v6}}, Lb/Task;-><init>({FILE})V\nnew-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V",
        name="Lb/Later;",
    )
    assert ends(run(code), later, TASK, Class("La/Disk;", methods=(SAVE, LOAD))) == expected


@pytest.mark.parametrize(("sent", "expected"), [("v6", ["file", "ipc"]), ("v5", ["file"])])
def test_a_file_that_is_shared_takes_its_data_along(sent, expected) -> None:
    code = (
        f"{READ}\n{_file('v6', 'a.dat')}"
        f"invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V\n{_file('v5', 'b.dat')}"
        f"invoke-static {{{sent}}}, Landroid/net/Uri;->fromFile({FILE})Landroid/net/Uri;\n"
        'move-result-object v2\nnew-instance v3, Landroid/content/Intent;\nconst-string v1, "x.SEND"\n'
        f"invoke-direct {{v3, v1}}, Landroid/content/Intent;-><init>({TEXT})V\n"
        'const-string v1, "android.intent.extra.STREAM"\n'
        f"invoke-virtual {{v3, v1, v2}}, Landroid/content/Intent;->putExtra({TEXT}"
        "Landroid/os/Parcelable;)Landroid/content/Intent;\n"
        "invoke-static {}, La/X;->context()Landroid/content/Context;\nmove-result-object v4\n"
        "invoke-virtual {v4, v3}, Landroid/content/Context;->startActivity(Landroid/content/Intent;)V"
    )
    assert ends(run(code), Class("La/Disk;", methods=(SAVE, LOAD))) == expected


def _long(before: int, after: int, taken: str) -> list[Class]:
    """Have a task that is long send a file, before or after most of what it does."""
    rest = "goto :on\n:on\n" + "nop\n" * after if after else ""
    task = Class(
        "Lb/Long;",
        interfaces=("Ljava/util/function/Consumer;",),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual(
                "accept",
                "(Ljava/lang/Object;)V",
                "nop\n"
                * before
                + f"check-cast p1, {FILE}\nnew-instance v1, Ljava/io/FileInputStream;\n"
                f"invoke-direct {{v1, p1}}, Ljava/io/FileInputStream;-><init>({FILE})V\n"
                "const/16 v2, #64\nnew-array v2, v2, [B\n"
                f"invoke-virtual {{v1, v2}}, Ljava/io/FileInputStream;->read([B)I\n{SENT}\n{rest}return-void",
            ),
        ),
    )
    code = (
        f"{READ}\n{_file('v6', 'a.dat')}invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V"
    )
    later = run(
        f"{_file('v6', taken)}new-instance v3, Lb/Long;\n"
        "invoke-direct {v3}, Lb/Long;-><init>()V\n"
        "invoke-static {v6}, Ljava/util/Optional;->of(Ljava/lang/Object;)Ljava/util/Optional;\n"
        "move-result-object v4\n"
        "invoke-virtual {v4, v3}, Ljava/util/Optional;->ifPresent(Ljava/util/function/Consumer;)V",
        name="Lb/Later;",
    )
    return [run(code), later, Class("La/Disk;", methods=(SAVE, LOAD)), task]


@pytest.mark.parametrize(
    ("before", "after", "taken", "expected", "is_cut"),
    [
        (0, 0, "a.dat", ["file", "network"], False),
        (0, 0, "b.dat", ["file"], False),
        (0, 30_000, "a.dat", ["file", "network"], True),
        (0, 30_000, "b.dat", ["file"], True),  # It may read more files further on.
        (30_000, 0, "a.dat", ["file"], True),
    ],
)
def test_a_long_task_that_is_given_a_file_counts_as_far_as_it_was_followed(
    before, after, taken, expected, is_cut
) -> None:
    found = find(*_long(before, after, taken), budget=20_000)
    assert sorted(one.sink.kind or "" for one in found.flows) == expected
    assert bool(found.exhausted) == is_cut


@pytest.mark.parametrize(
    ("name", "expected"), [("a.dat", ["file", "network"]), ("b.dat", ["file"])]
)
def test_a_body_that_was_made_of_a_file_takes_its_data_along(name, expected) -> None:
    """A shrinker leaves of a request's body a class that keeps the file, and of a form's part one that keeps the body."""
    up = abstract(
        "up",
        "(Lr/Part;)Lretrofit2/Call;",
        annotations=(Annotation("Lretrofit2/http/POST;", {"value": "c"}),),
        parameter_annotations=((Annotation("Lretrofit2/http/Part;"),),),
    )
    api = Class("La/Api;", flags=PUBLIC | INTERFACE | ABSTRACT, methods=(up,))
    code = (
        f"{READ}\n{_file('v6', 'a.dat')}invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V\n"
        f"{_file('v6', name)}{make('Lr/Body;', 'v4', 'v6', kind=FILE)}\n"
        f"{make('Lr/Part;', 'v5', 'v4', kind='Lr/Body;')}\n"
        "invoke-interface {v2, v5}, La/Api;->up(Lr/Part;)Lretrofit2/Call;\n"
        "move-result-object v0\ninvoke-interface {v0}, Lretrofit2/Call;->execute()Lretrofit2/Response;"
    )
    classes = (api, holder("Lr/Body;", FILE), holder("Lr/Part;", "Lr/Body;"))
    assert ends(run(code), Class("La/Disk;", methods=(SAVE, LOAD)), *classes) == expected


_BODY = "Lorg/apache/http/entity/FileEntity;"


def _in_folder(register: str, folder: str, name: str) -> str:
    return (
        f'const-string v5, "{folder}"\nconst-string v7, "{name}"\nnew-instance {register}, {FILE}\n'
        f"invoke-direct {{{register}, v5, v7}}, {FILE}-><init>({TEXT}{TEXT})V\n"
    )


@pytest.mark.parametrize(
    ("written", "sent", "expected"),
    [
        (_in_folder("v6", "/sdcard/app", "a.dat"), _in_folder("v6", "/sdcard/app", "a.dat"), ["file", "network"]),
        (_in_folder("v6", "/sdcard/app", "a.dat"), _in_folder("v6", "/sdcard/app", "b.dat"), ["file"]),
        (_in_folder("v6", "/sdcard/app", "a.dat"), _file("v6", "/sdcard/app/a.dat"), ["file", "network"]),
        (_file("v6", "app/a.dat"), _file("v6", "/sdcard/app/a.dat"), ["file", "network"]),
        (_file("v6", "/data/app/a.dat"), _file("v6", "/sdcard/app/a.dat"), ["file"]),
    ],
)  # fmt: skip
def test_a_file_goes_by_its_name_in_its_folder(written: str, sent: str, expected) -> None:
    """Two files of one folder are two; a path that says more of the folders is of the same file."""
    code = (
        f"{READ}\n{written}invoke-static {{v6, v0}}, La/Disk;->save({FILE}{TEXT})V\n{sent}"
        f'const-string v1, "text/plain"\nnew-instance v4, {_BODY}\n'
        f"invoke-direct {{v4, v6, v1}}, {_BODY}-><init>({FILE}{TEXT})V\n"
        "invoke-virtual {v2, v4}, Lorg/apache/http/client/methods/HttpPost;->setEntity(Lorg/apache/http/HttpEntity;)V"
    )
    assert ends(run(code), Class("La/Disk;", methods=(SAVE, LOAD))) == expected

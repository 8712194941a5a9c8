"""What ten real packages of other makers do with contacts, each story with its twin."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, virtual

FORM = "Lokhttp3/MultipartBody$Builder;"
BODY = "Lokhttp3/RequestBody;"
REQUEST = "Lokhttp3/Request$Builder;"
BUILDER = "Ljava/lang/StringBuilder;"
FILE = "Ljava/io/File;"
STREAM = "Ljava/io/FileOutputStream;"


def _posted(form: str) -> str:
    """Code that posts a form in a register."""
    return (
        f"invoke-virtual {{{form}}}, {FORM}->build()Lokhttp3/MultipartBody;\nmove-result-object v6\n"
        f"new-instance v5, {REQUEST}\ninvoke-direct {{v5}}, {REQUEST}-><init>()V\n"
        f"invoke-virtual {{v5, v6}}, {REQUEST}->post({BODY}){REQUEST}"
    )


def _with_a_file(kind: str) -> str:
    """Code that puts a body of a file and the text in v0 into one form, its type set by a call that no table knows."""
    return (
        f'{READ}\nconst-string v3, "a/photo.jpg"\nnew-instance v2, {FILE}\ninvoke-direct {{v2, v3}}, {FILE}-><init>({TEXT})V\n'
        f"const/4 v4, #0\ninvoke-static {{v4, v2}}, {BODY}->create(Lokhttp3/MediaType;{FILE}){BODY}\nmove-result-object v2\n"
        f"new-instance v4, {FORM}\ninvoke-direct {{v4}}, {FORM}-><init>()V\n"
        f"invoke-virtual {{v4, v6}}, {FORM}->setType(Lokhttp3/MediaType;){FORM}\nmove-result-object v4\n"
        f"invoke-virtual {{v4, v3, v3, v2}}, {FORM}->addFormDataPart({TEXT}{TEXT}{BODY}){FORM}\nmove-result-object v4\n"
        f"invoke-virtual {{v4, v3, {kind}}}, {FORM}->addFormDataPart({TEXT}{TEXT}){FORM}\nmove-result-object v4\n"
        + _posted("v4")
    )


def test_a_text_beside_a_file_in_a_form_is_not_written_to_the_file() -> None:
    assert ends(run(_with_a_file("v0"))) == ["network"]
    assert ends(run(_with_a_file("v3"))) == []


@pytest.mark.parametrize(
    ("holder", "put", "expected"),
    [
        ("Ljava/util/ArrayList;", "add(Ljava/lang/Object;)Z", []),
        ("Ljava/io/OutputStreamWriter;", f"write({TEXT})V", ["file"]),
    ],
)
def test_a_list_that_holds_a_stream_writes_nothing_to_it(holder, put, expected) -> None:
    made = (
        f"invoke-direct {{v4}}, {holder}-><init>()V\ninvoke-virtual {{v4, v2}}, {holder}->add(Ljava/lang/Object;)Z"
        if "List" in holder
        else f"invoke-direct {{v4, v2}}, {holder}-><init>(Ljava/io/OutputStream;)V"
    )
    code = (
        f'{READ}\nconst-string v3, "a.txt"\nnew-instance v2, {STREAM}\ninvoke-direct {{v2, v3}}, {STREAM}-><init>({TEXT})V\n'
        f"new-instance v4, {holder}\n{made}\ninvoke-virtual {{v4, v0}}, {holder}->{put}"
    )
    assert ends(run(code)) == expected


HEARD = Class(
    "La/Heard;",
    interfaces=("Landroid/content/DialogInterface$OnClickListener;",),
    fields=(Field("name", TEXT),),
    methods=(Method("<init>", "()V", "return-void", registers=1),),
)


@pytest.mark.parametrize(
    "owner",
    [
        "Landroid/app/AlertDialog$Builder;",
        "Landroid/support/v7/app/AlertDialog$Builder;",
        "Landroidx/appcompat/app/AlertDialog$Builder;",
    ],
)
@pytest.mark.parametrize(("shown", "expected"), [("v3", []), ("v0", ["ui"])])
def test_a_dialog_shows_its_words_and_not_what_its_listener_holds(
    owner, shown, expected
) -> None:
    listener = "Landroid/content/DialogInterface$OnClickListener;"
    code = (
        f'{READ}\nconst-string v3, "Yes"\nnew-instance v2, La/Heard;\ninvoke-direct {{v2}}, La/Heard;-><init>()V\n'
        f"iput-object v0, v2, La/Heard;->name:{TEXT}\nnew-instance v4, {owner}\n"
        f"invoke-virtual {{v4, {shown}, v2}}, {owner}->setPositiveButton(Ljava/lang/CharSequence;{listener}){owner}\n"
        f"invoke-virtual {{v4, v2}}, {owner}->setOnCancelListener({listener}){owner}"
    )
    assert ends(HEARD, run(code)) == expected


def _path(name: str, into: str) -> str:
    """Code that puts a path in a folder of the phone together."""
    return (
        f"new-instance v3, {BUILDER}\ninvoke-direct {{v3}}, {BUILDER}-><init>()V\n"
        f"invoke-static {{}}, Landroid/os/Environment;->getExternalStorageDirectory(){FILE}\nmove-result-object v4\n"
        f"invoke-virtual {{v4}}, {FILE}->toString(){TEXT}\nmove-result-object v4\n"
        f"invoke-virtual {{v3, v4}}, {BUILDER}->append({TEXT}){BUILDER}\n"
        f'const-string v4, "/"\ninvoke-virtual {{v3, v4}}, {BUILDER}->append({TEXT}){BUILDER}\n'
        f'const-string v4, "{name}"\ninvoke-virtual {{v3, v4}}, {BUILDER}->append({TEXT}){BUILDER}\n'
        f"invoke-virtual {{v3}}, {BUILDER}->toString(){TEXT}\nmove-result-object {into}"
    )


@pytest.mark.parametrize(
    ("sent", "expected"), [("contacts.vcf", ["file", "network"]), ("photo.jpg", ["file"])]
)
def test_a_file_in_a_folder_of_the_phone_goes_by_its_name_also_through_a_field(
    sent, expected
) -> None:
    written = (
        f"{READ}\n{_path('contacts.vcf', 'v5')}\nnew-instance v2, {STREAM}\ninvoke-direct {{v2, v5}}, {STREAM}-><init>({TEXT})V\n"
        f"invoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v6\n"
        f"invoke-virtual {{v2, v6}}, {STREAM}->write([B)V\n"
        f"{_path(sent, 'v5')}\nnew-instance v2, La/Sender;\ninvoke-direct {{v2, v5}}, La/Sender;-><init>({TEXT})V\n"
        "invoke-virtual {v2}, La/Sender;->run()V"
    )
    kept = Method(
        "<init>",
        f"({TEXT})V",
        f"iput-object v1, v0, La/Sender;->path:{TEXT}\nreturn-void",
        registers=2,
    )
    code = (
        f"iget-object v1, v9, La/Sender;->path:{TEXT}\nnew-instance v2, {FILE}\ninvoke-direct {{v2, v1}}, {FILE}-><init>({TEXT})V\n"
        f"const/4 v4, #0\ninvoke-static {{v4, v2}}, {BODY}->create(Lokhttp3/MediaType;{FILE}){BODY}\nmove-result-object v2\n"
        f"new-instance v5, {REQUEST}\ninvoke-direct {{v5}}, {REQUEST}-><init>()V\n"
        f"invoke-virtual {{v5, v2}}, {REQUEST}->post({BODY}){REQUEST}"
    )
    sender = Class(
        "La/Sender;",
        fields=(Field("path", TEXT),),
        methods=(kept, virtual("run", "()V", code, registers=10)),
    )
    assert ends(sender, run(written)) == expected


CURSOR = "Landroid/database/Cursor;"
CURSOR_ADAPTER = "Landroid/widget/CursorAdapter;"
LIST_VIEW = "Landroid/widget/ListView;"
_COLUMN = (
    f"move-result-object v0\ncheck-cast v0, {CURSOR}\nconst/4 v1, #1\n"
    f"invoke-interface {{v0, v1}}, {CURSOR}->getString(I){TEXT}\nmove-result-object v0\n{LOG}"
)
ROWS = {
    "the row": f"invoke-virtual {{p1, p3}}, Landroid/widget/AdapterView;->getItemAtPosition(I)Ljava/lang/Object;\n{_COLUMN}",
    "the list": f"sget-object v0, La/Screen;->view:{LIST_VIEW}\ninvoke-virtual {{v0, p3}}, {LIST_VIEW}->getItemAtPosition(I)Ljava/lang/Object;\n{_COLUMN}",
    "the adapter": f"sget-object v0, La/Screen;->adapter:{CURSOR_ADAPTER}\ninvoke-virtual {{v0, p3}}, {CURSOR_ADAPTER}->getItem(I)Ljava/lang/Object;\n{_COLUMN}",
    "the adapter's cursor": f"sget-object v0, La/Screen;->adapter:{CURSOR_ADAPTER}\ninvoke-virtual {{v0}}, {CURSOR_ADAPTER}->getCursor(){CURSOR}\n{_COLUMN}",
}  # fmt: skip


def _rows_of_a_query(first: str, then: str, touched: str, *, listener: str) -> list[Class]:
    """A screen that shows rows of the phonebook, its adapter made with one cursor and given another, and who logs the touched."""
    code = (
        f"invoke-static {{}}, La/Phone;->read(){CURSOR}\nmove-result-object v0\nconst/4 v4, #0\n"
        f"new-instance v3, {CURSOR_ADAPTER}\n"
        f"invoke-direct {{v3, p0, {first}, v4}}, {CURSOR_ADAPTER}-><init>(Landroid/content/Context;{CURSOR}Z)V\n"
        f"invoke-virtual {{v3, {then}}}, {CURSOR_ADAPTER}->changeCursor({CURSOR})V\n"
        f"sput-object v3, La/Screen;->adapter:{CURSOR_ADAPTER}\nconst/4 v4, #1\n"
        "invoke-virtual {p0, v4}, La/Screen;->findViewById(I)Landroid/view/View;\n"
        f"move-result-object v5\ncheck-cast v5, {LIST_VIEW}\nsput-object v5, La/Screen;->view:{LIST_VIEW}\n"
        f"invoke-virtual {{v5, v3}}, {LIST_VIEW}->setAdapter(Landroid/widget/ListAdapter;)V\nreturn-void"
    )
    screen = Class(
        "La/Screen;",
        superclass="Landroid/app/Activity;",
        fields=(
            Field("adapter", CURSOR_ADAPTER, flags=PUBLIC | STATIC),
            Field("view", LIST_VIEW, flags=PUBLIC | STATIC),
        ),
        methods=(virtual("onCreate", "(Landroid/os/Bundle;)V", code, registers=12),),
    )
    proto = "(Landroid/widget/AdapterView;Landroid/view/View;IJ)V"
    told = Class(listener, methods=(virtual("onItemClick", proto, touched, registers=14),))
    return [screen, told]


@pytest.mark.parametrize("touched", ROWS)
@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [("v0", "v4", ["log", "ui"]), ("v4", "v0", ["log", "ui"]), ("v4", "v4", [])],
)
def test_a_row_of_a_query_can_be_asked_for_again(touched, first, then, expected) -> None:
    assert (
        ends(*_rows_of_a_query(first, then, ROWS[touched], listener="La/Screen$1;")) == expected
    )


def test_a_row_of_a_query_that_is_touched_in_another_screen_is_another() -> None:
    classes = _rows_of_a_query("v0", "v4", ROWS["the row"], listener="La/Other$1;")
    assert ends(*classes) == ["ui"]


BITMAP = "Landroid/graphics/Bitmap;"


@pytest.mark.parametrize("labels", [("count-only",), ()], ids=["its size", "itself"])
def test_the_size_of_a_picture_is_a_number_about_it(labels) -> None:
    made = (
        f"{READ}\ninvoke-static {{v0}}, Landroid/graphics/BitmapFactory;->decodeFile({TEXT}){BITMAP}\n"
        "move-result-object v0\n"
    )
    size = (
        f"invoke-virtual {{v0}}, {BITMAP}->getByteCount()I\nmove-result v0\n"
        f"invoke-static {{v0}}, {TEXT}->valueOf(I){TEXT}\nmove-result-object v0\n"
    )
    whole = f"invoke-static {{v0}}, {TEXT}->valueOf(Ljava/lang/Object;){TEXT}\nmove-result-object v0\n"
    (flow,) = find(run(f"{made}{size if labels else whole}{LOG}")).flows
    assert (flow.sink.kind, tuple(flow.labels)) == ("log", labels)

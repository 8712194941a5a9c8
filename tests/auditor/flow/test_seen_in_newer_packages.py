"""What ten real packages of other makers do with contacts, each story with its twin."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import READ, TEXT, ends, run, virtual

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

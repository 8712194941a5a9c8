"""What takes the place of other characters, what is taken away, and what starts anew."""

import pytest

from tests.dex_builder import Class
from tests.flow_stories import LOG, READ, TEXT, ends, find, run, static

_BUILDER = "Ljava/lang/StringBuilder;"
_LOGGED = f"\ninvoke-virtual {{v2}}, Ljava/lang/Object;->toString(){TEXT}\nmove-result-object v0\n{LOG}"


def _built(*lines: str) -> list[str | None]:
    """Read a name into v0, do some lines with a builder in v2, and log the builder."""
    made = f'new-instance v2, {_BUILDER}\nconst-string v3, "x"\n'
    begun = f"invoke-direct {{v2, v3}}, {_BUILDER}-><init>({TEXT})V"
    return ends(run("\n".join((READ, made + begun, *lines)) + _LOGGED))


_APPEND = f"invoke-virtual {{v2, v0}}, {_BUILDER}->append({TEXT}){_BUILDER}"


def test_characters_that_take_the_place_of_others_are_in_the_builder() -> None:
    replace = f"const/4 v4, #0\ninvoke-virtual {{v2, v4, v4, %s}}, {_BUILDER}->replace(II{TEXT}){_BUILDER}"
    assert _built(replace % "v0") == ["log"]
    assert _built(replace % "v3") == []


@pytest.mark.parametrize(("place", "kinds"), [(0, []), (1, ["log"])])
def test_a_builder_cut_off_at_its_first_character_is_empty(
    place: int, kinds: list[str]
) -> None:
    cut = f"const/4 v4, #{place}\ninvoke-virtual {{v2, v4}}, {_BUILDER}->setLength(I)V"
    assert _built(_APPEND, cut) == kinds


@pytest.mark.parametrize(
    ("end", "kinds"),
    [
        (f"invoke-virtual {{v2}}, {_BUILDER}->length()I\nmove-result v5", []),
        ("const/4 v5, #1", ["log"]),
    ],
)
def test_only_what_is_deleted_to_its_end_is_gone(end: str, kinds: list[str]) -> None:
    delete = f"const/4 v4, #0\n{end}\ninvoke-virtual {{v2, v4, v5}}, {_BUILDER}->delete(II){_BUILDER}"
    assert _built(_APPEND, delete) == kinds


@pytest.mark.parametrize(("given", "kinds"), [("v0", ["log"]), ("v3", [])])
def test_a_digest_starts_anew_after_each_result(given: str, kinds: list[str]) -> None:
    digest = "Ljava/security/MessageDigest;"
    code = (
        f"invoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v0\n"
        f'const-string v3, "MD5"\ninvoke-static {{v3}}, {digest}->getInstance({TEXT}){digest}\n'
        f"move-result-object v2\ninvoke-virtual {{v2, v0}}, {digest}->update([B)V\n"
        f"invoke-virtual {{v2}}, {digest}->digest()[B\nmove-result-object v0\nconst/4 v3, #0\n"
        f"invoke-virtual {{v2, {given}}}, {digest}->digest([B)[B\nmove-result-object v0\n"
        f"invoke-static {{v0}}, Ljava/util/Arrays;->toString([B){TEXT}\nmove-result-object v0\n"
    )
    assert ends(run(f"{READ}\n{code}{LOG}")) == kinds


@pytest.mark.parametrize(("given", "kinds"), [("v0", ["log"]), ("v3", [])])
def test_bytes_are_got_out_of_a_buffer(given: str, kinds: list[str]) -> None:
    buffer = "Ljava/nio/ByteBuffer;"
    code = (
        f"invoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v0\n"
        f"const/16 v4, #64\nnew-array v3, v4, [B\n"
        f"invoke-static {{v4}}, {buffer}->allocate(I){buffer}\nmove-result-object v2\n"
        f"invoke-virtual {{v2, {given}}}, {buffer}->put([B){buffer}\nmove-result-object v2\n"
        f"invoke-virtual {{v2}}, {buffer}->flip()Ljava/nio/Buffer;\nnew-array v5, v4, [B\n"
        f"invoke-virtual {{v2, v5}}, {buffer}->get([B){buffer}\n"
        f"invoke-static {{v5}}, Ljava/util/Arrays;->toString([B){TEXT}\nmove-result-object v0\n"
    )
    assert ends(run(f"{READ}\n{code}{LOG}")) == kinds


@pytest.mark.parametrize(
    ("opened", "kinds"),
    [
        ("sget-object v3, Ljava/lang/System;->out:Ljava/io/PrintStream;", ["log"]),
        (
            "new-instance v2, Ljava/net/Socket;\n"
            "invoke-virtual {v2}, Ljava/net/Socket;->getOutputStream()Ljava/io/OutputStream;\n"
            "move-result-object v2\nnew-instance v3, Ljava/io/PrintStream;\n"
            "invoke-direct {v3, v2}, Ljava/io/PrintStream;-><init>(Ljava/io/OutputStream;)V",
            ["network"],
        ),
    ],
)
def test_a_printing_stream_leads_where_it_was_made_to(opened: str, kinds: list[str]) -> None:
    printed = f"invoke-virtual {{v3, v0}}, Ljava/io/PrintStream;->println({TEXT})V"
    assert ends(run(f"{READ}\n{opened}\n{printed}")) == kinds


@pytest.mark.parametrize(("value", "kinds"), [("v0", ["file"]), ("v3", [])])
def test_what_properties_hold_is_stored_with_them(value: str, kinds: list[str]) -> None:
    properties, file = "Ljava/util/Properties;", "Ljava/io/FileOutputStream;"
    code = (
        f'new-instance v2, {properties}\nconst-string v3, "x"\n'
        f"invoke-virtual {{v2, v3, {value}}}, {properties}->setProperty({TEXT}{TEXT})Ljava/lang/Object;\n"
        f"new-instance v4, {file}\ninvoke-direct {{v4, v3}}, {file}-><init>({TEXT})V\n"
        f"invoke-virtual {{v2, v4, v3}}, {properties}->store(Ljava/io/OutputStream;{TEXT})V"
    )
    assert ends(run(f"{READ}\n{code}")) == kinds


@pytest.mark.parametrize(("index", "kinds"), [("v4", ["log"]), ("v5", [])])
def test_what_stands_in_a_table_in_the_place_of_a_letter_tells_the_letter(
    index: str, kinds: list[str]
) -> None:
    """The digits of a code, as every function to hexadecimal writes them; a counter tells nothing."""
    code = (
        f"const/4 v5, #3\ninvoke-virtual {{v0, v5}}, {TEXT}->charAt(I)C\nmove-result v4\nand-int/lit8 v4, v4, #15\n"
        f'const-string v2, "0123456789abcdef"\ninvoke-virtual {{v2}}, {TEXT}->toCharArray()[C\nmove-result-object v2\n'
        f"aget-char v0, v2, {index}\ninvoke-static {{v0}}, {TEXT}->valueOf(C){TEXT}\nmove-result-object v0\n"
    )
    assert ends(run(f"{READ}\n{code}{LOG}")) == kinds


@pytest.mark.parametrize(("given", "kinds"), [("v0", ["log"]), ("v3", [])])
def test_what_is_copied_into_an_array_that_a_call_gave_is_in_it(given: str, kinds) -> None:
    """A buffer that grows: `out = Arrays.copyOf(out, more)`, and the next one is copied behind."""
    copy = "Ljava/util/Arrays;->copyOf([BI)[B"
    code = (
        f'const-string v3, "x"\ninvoke-virtual {{{given}}}, {TEXT}->getBytes()[B\nmove-result-object v0\n'
        f"const/4 v1, #0\nnew-array v2, v1, [B\narray-length v4, v0\ninvoke-static {{v2, v4}}, {copy}\nmove-result-object v2\n"
        "invoke-static {v0, v1, v2, v1, v4}, Ljava/lang/System;->arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V\n"
        f"invoke-static {{v2}}, Ljava/util/Arrays;->toString([B){TEXT}\nmove-result-object v0\n"
    )
    found = find(run(f"{READ}\n{code}{LOG}")).flows
    assert [one.sink.kind for one in found] == kinds
    assert all("count-only" not in one.labels for one in found)


def test_a_table_with_as_many_rows_as_there_are_people_holds_what_is_put_in() -> None:
    rows = "Ljava/lang/reflect/Array;->newInstance(Ljava/lang/Class;[I)Ljava/lang/Object;"
    code = (
        "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v3\n"
        "invoke-interface {v3}, Landroid/database/Cursor;->getCount()I\nmove-result v4\nconst/4 v5, #2\n"
        "filled-new-array {v4, v5}, [I\nmove-result-object v4\nconst-class v5, Ljava/lang/String;\n"
        f"invoke-static {{v5, v4}}, {rows}\nmove-result-object v4\ncheck-cast v4, [[Ljava/lang/String;\n"
        f"const/4 v1, #0\naget-object v5, v4, v1\ninvoke-interface {{v3, v1}}, Landroid/database/Cursor;->getString(I){TEXT}\n"
        "move-result-object v0\naput-object v0, v5, v1\naget-object v5, v4, v1\naget-object v0, v5, v1\n"
    )
    (flow,) = find(run(f"{code}{LOG}")).flows
    assert flow.labels == ()


def test_bytes_that_a_call_gave_are_written_to_the_stream_that_a_method_was_handed() -> None:
    """`write(out)` writes `text.getBytes()` of what it read: the caller opened a file."""
    out = "Ljava/io/FileOutputStream;"
    read = f"{READ}\ninvoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v0\n"
    write = static(
        "write", f"({out})V", f"{read}invoke-virtual {{p0, v0}}, {out}->write([B)V\n"
    )
    code = (
        f'new-instance v2, {out}\nconst-string v3, "people"\ninvoke-direct {{v2, v3}}, {out}-><init>({TEXT})V\n'
        f"invoke-static {{v2}}, La/Put;->write({out})V\n"
    )
    assert ends(run(code), Class("La/Put;", methods=(write,))) == ["file"]

"""Values, annotations, handles, call sites and line numbers are decoded when asked for."""

import struct

import pytest

from auditor.dex.annotations import Annotation as Read
from auditor.dex.debuginfo import line_at, read_lines
from auditor.dex.image import DexImage, read_dex
from auditor.dex.strings import StringTable
from auditor.dex.values import Reference, read_array, read_value
from auditor.errors import MalformedDex
from tests.dex_builder import (
    STATIC,
    Annotation,
    CallSite,
    Class,
    Field,
    Handle,
    Method,
    Ref,
    build_dex,
    sleb,
    uleb,
)
from tests.dex_lookup import method_id, type_id


def strings() -> StringTable:
    return read_dex(build_dex(Class("La/A;")), "x").strings


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("00 80", -128),
        ("02 ff", -1),
        ("22 00 80", -32768),
        ("23 ff ff", 65535),
        ("04 ff", -1),
        ("64 00 00 00 80", -(1 << 31)),
        ("06 05", 5),
        ("e6 00 00 00 00 00 00 00 80", -(1 << 63)),
        ("30 80 3f", 1.0),
        ("31 f0 3f", 1.0),
        ("1e", None),
        ("1f", False),
        ("3f", True),
        ("18 07", Reference("type", 7)),
        ("19 07", Reference("field", 7)),
        ("1a 07", Reference("method", 7)),
        ("1b 07", Reference("enum", 7)),
        ("15 07", Reference("proto", 7)),
        ("16 07", Reference("method_handle", 7)),
        ("1c 02 04 01 1c 00", (1, ())),
    ],
)
def test_a_value_is_decoded_by_its_kind(raw: str, value: object) -> None:
    data = bytes.fromhex(raw)
    assert read_value(data, 0, strings()) == (value, len(data))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("", "behind the end"),
        ("64 00", "reaches behind the end"),
        ("05 00", "unknown kind 0x5"),
        ("1c ff ff ff 7f", "promises 268435455 values"),
        ("1c 01 " * 40 + "1e", "nested more than 32 deep"),
        ("17 63", "string 99 of"),
    ],
)
def test_a_value_that_cannot_be_is_malformed(raw: str, words: str) -> None:
    with pytest.raises(MalformedDex, match=words):
        read_value(bytes.fromhex(raw), 0, strings())


def test_only_as_many_values_are_read_as_asked_for() -> None:
    assert read_array(bytes.fromhex("03 04 01 04 02 04 03"), 0, strings(), most=2)[0] == (1, 2)


def test_static_fields_have_their_values_and_null_where_none_is_stored() -> None:
    fields = (
        Field("a", "I", STATIC, 7),
        Field("b", "Ljava/lang/String;", STATIC, "content://contacts"),
        Field("c", "Z", STATIC, True),
        Field("d", "D", STATIC, 2.5),
        Field("e", "Ljava/lang/Class;", STATIC, Ref("type", "La/B;")),
        Field("f", "J", STATIC, 1 << 40),
        Field("g", "La/E;", STATIC),
        Field("h", "I"),
    )
    image = read_dex(build_dex(Class("La/A;", fields=fields), Class("La/N;")), "x")
    row = int(image.class_row_of_type[type_id(image, "La/A;")])
    kind = Reference("type", type_id(image, "La/B;"))
    assert image.static_values(row) == (7, "content://contacts", True, 2.5, kind, 1 << 40, None)
    assert image.static_values(1 - row) == ()


POST = Annotation("Lretrofit2/http/POST;", {"value": "contacts/upload"})
DEEP = Annotation(
    "La/Deep;",
    {
        "in": Annotation("La/In;", {"k": (1, 2)}),
        "e": Ref("enum", "La/E;->X:La/E;"),
        "t": Ref("type", "I"),
    },
    "build",
)


def annotated() -> DexImage:
    methods = (Method("send", "()V", None, annotations=(POST, DEEP)), Method("other", "()V"))
    return read_dex(build_dex(Class("La/A;", methods=methods)), "x")


def annotations_of(image: DexImage, method: str = "La/A;->send()V") -> tuple[Read, ...]:
    return image.method_annotations(method_id(image, method))


def test_annotations_of_a_method_are_read_beside_those_of_class_and_fields() -> None:
    methods = (Method("send", "()V", None, annotations=(POST, DEEP)), Method("other", "()V"))
    fields = (Field("f", "I", annotations=(DEEP,)),)
    image = read_dex(
        build_dex(Class("La/A;", methods=methods, fields=fields, annotations=(DEEP,))), "x"
    )
    post = Read("Lretrofit2/http/POST;", "runtime", {"value": "contacts/upload"})
    deep = Read(
        "La/Deep;",
        "build",
        {
            "in": ("annotation", "La/In;", {"k": (1, 2)}),
            "e": ("enum", "La/E;->X:La/E;"),
            "t": ("type", "I"),
        },
    )
    assert annotations_of(image) == (post, deep)
    assert annotations_of(image, "La/A;->other()V") == ()
    assert image.parameter_annotations(method_id(image, "La/A;->send()V")) == ()


def test_annotations_of_parameters_are_read_in_order() -> None:
    method = Method("put", "(II)V", None, parameter_annotations=((), (POST,)))
    image = read_dex(build_dex(Class("La/A;", methods=(method,))), "x")
    found = image.parameter_annotations(method_id(image, "La/A;->put(II)V"))
    assert [[one.type for one in each] for each in found] == [[], ["Lretrofit2/http/POST;"]]


def test_annotation_sets_within_each_other_are_refused_before_they_fill_memory() -> None:
    methods = tuple(
        Method(f"m{one:03}", "()V", None, annotations=(POST,)) for one in range(200)
    )
    image = read_dex(build_dex(Class("La/A;", methods=methods)), "x")
    raw = bytearray(image.data)
    (directory,) = struct.unpack_from("<I", raw, image.header.classes.offset + 20)
    (first_set,) = struct.unpack_from("<I", raw, directory + 20)
    (annotation,) = struct.unpack_from("<I", raw, first_set + 4)
    sets = len(raw)
    raw += struct.pack("<I", annotation) * (annotation + 200)
    for place in range(200):
        struct.pack_into("<I", raw, directory + 20 + 8 * place, sets + 4 * place)
    struct.pack_into("<I", raw, 0x20, len(raw))
    with pytest.raises(MalformedDex, match="its annotations are more than the file can hold"):
        annotations_of(read_dex(bytes(raw), "x"), "La/A;->m000()V")


def test_an_annotation_that_names_nothing_is_malformed() -> None:
    image = annotated()
    (directory,) = struct.unpack_from("<I", image.data, image.header.classes.offset + 20)
    (on_method,) = struct.unpack_from("<I", image.data, directory + 20)
    (first,) = struct.unpack_from("<I", image.data, on_method + 4)
    raw = bytearray(image.data)
    raw[first + 1] = 0x7F
    with pytest.raises(MalformedDex, match="an annotation names type 127 of"):
        annotations_of(read_dex(bytes(raw), "x"))
    raw[first] = 9
    with pytest.raises(MalformedDex, match="there is no annotation at"):
        annotations_of(read_dex(bytes(raw), "x"))


def test_what_is_not_defined_here_has_no_annotations() -> None:
    code = "invoke-static {}, Lb/B;->m()V\nreturn-void"
    image = read_dex(build_dex(Class("La/A;", methods=(Method("m", "()V", code),))), "x")
    assert annotations_of(image, "Lb/B;->m()V") == ()
    assert annotations_of(image, "La/A;->m()V") == ()
    assert image.parameter_annotations(method_id(image, "Lb/B;->m()V")) == ()


def test_annotations_out_of_the_file_are_malformed() -> None:
    image = annotated()
    raw = bytearray(image.data)
    struct.pack_into("<I", raw, image.header.classes.offset + 20, len(raw) - 4)
    with pytest.raises(MalformedDex, match="reach behind the end"):
        annotations_of(read_dex(bytes(raw), "x"))


LAMBDA = "La/A;->lambda$0(I)V"
LINKER = "Ljava/lang/invoke/LambdaMetafactory;->metafactory()Ljava/lang/invoke/CallSite;"


def linked() -> DexImage:
    return read_dex(
        build_dex(
            Class("La/A;", methods=(Method("lambda$0", "(I)V", flags=STATIC),)),
            version=38,
            handles=(
                Handle("invoke-static", LINKER),
                Handle("invoke-direct", LAMBDA),
                Handle("static-get", "La/B;->c:I"),
            ),
            call_sites=(CallSite(0, "run", "()V", (Ref("handle", 1), 5)),),
        ),
        "x",
    )


def test_a_call_site_names_its_linker_and_arguments() -> None:
    site = linked().call_site(0)
    assert (site.linker.kind, site.linker.text) == ("invoke-static", LINKER)
    assert (site.name, site.proto) == ("run", "()V")
    assert site.arguments == (Reference("method_handle", 1), 5)


def test_method_handles_lead_to_methods_or_fields() -> None:
    image = linked()
    assert (image.method_handle(1).kind, image.method_handle(1).text) == (
        "invoke-direct",
        LAMBDA,
    )
    assert image.method_handle(2).text == "La/B;->c:I"


@pytest.mark.parametrize("index", [-1, 3, 70_000])
def test_a_handle_or_site_that_is_not_there_is_malformed(index: int) -> None:
    with pytest.raises(MalformedDex, match=f"number {index} of"):
        linked().method_handle(index)
    with pytest.raises(MalformedDex, match=f"number {index} of"):
        linked().call_site(index)


def test_a_damaged_handle_or_site_is_malformed() -> None:
    image = linked()
    raw = bytearray(image.data)
    struct.pack_into("<H", raw, image.map_items[8].offset, 9)
    struct.pack_into("<H", raw, image.map_items[8].offset + 12, 999)
    struct.pack_into("<I", raw, image.map_items[7].offset, 0x70)
    broken = read_dex(bytes(raw), "x")
    for ask in (
        lambda: broken.method_handle(0),
        lambda: broken.method_handle(1),
        lambda: broken.call_site(0),
    ):
        with pytest.raises(MalformedDex):
            ask()


def test_lines_are_known_from_the_first_one_on() -> None:
    code = "nop\n.line 12\nnop\nnop\n.line 7\nnop\n.line 900\nreturn-void"
    image = read_dex(build_dex(Class("La/A;", methods=(Method("m", "(I)V", code),))), "x")
    assert [image.line(0, pc) for pc in range(5)] == [None, 12, 12, 7, 900]


def test_a_method_without_lines_or_code_has_none() -> None:
    methods = (Method("a", "()V"), Method("b", "()V", None))
    image = read_dex(build_dex(Class("La/A;", methods=methods)), "x")
    assert [image.line(row, 0) for row in range(2)] == [None, None]


def test_every_opcode_of_the_line_program_is_stepped_over() -> None:
    program = uleb(10) + uleb(1) + uleb(0)
    program += (
        b"\x03" + uleb(0) * 3 + b"\x04" + uleb(0) * 4 + b"\x05\x00\x06\x00\x07\x08\x09\x00"
    )
    program += b"\x01" + uleb(200) + b"\x02" + sleb(-3) + bytes((0x0A + 15 + 6,)) + b"\x00"
    data = bytes(8) + struct.pack("<I", 16) + bytes(4) + program
    assert read_lines(data, 0) == ((201, 9),)


def test_a_line_program_that_is_cut_off_gives_no_lines() -> None:
    assert read_lines(bytes(8) + struct.pack("<I", 12) + b"\x80", 0) == ()


def test_the_line_in_force_is_the_last_one_before() -> None:
    assert line_at(((0, 1), (4, 2)), 3) == 1
    assert line_at(((0, 1), (4, 2)), 4) == 2
    assert line_at((), 4) is None

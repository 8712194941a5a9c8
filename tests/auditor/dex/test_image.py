"""Classes, members and the columns of code come out as the image holds them."""

from androguard.core.analysis.analysis import Analysis
from androguard.core.dex import DEX
from loguru import logger

from auditor.dex.image import DexImage, read_dex
from tests.dex_builder import (
    ABSTRACT,
    CONSTRUCTOR,
    FINAL,
    INTERFACE,
    NATIVE,
    OBJECT,
    PRIVATE,
    PUBLIC,
    STATIC,
    Class,
    Field,
    Method,
    build_dex,
)
from tests.dex_lookup import field_id, method_id, string_id, type_id

QUERY = (
    "Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;"
    "Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;"
)
CONTENT_URI = "Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;"
READ = f"""
    sget-object v1, {CONTENT_URI}
    const/4 v2, #0
    const-string v3, "display_name"
    invoke-virtual/range {{v0 .. v5}}, {QUERY}
    move-result-object v0
    instance-of v1, v0, Landroid/database/Cursor;
    const-class v2, [I
    new-instance v3, La/Reader;
    invoke-direct {{v3}}, La/Reader;-><init>()V
    iput-object v0, v3, La/Reader;->cursor:Landroid/database/Cursor;
    return-void
"""
DEX_BYTES = build_dex(
    Class("La/Source;", flags=PUBLIC | INTERFACE | ABSTRACT, methods=(
        Method("read", "()V", None, flags=PUBLIC | ABSTRACT),
    )),
    Class(
        "La/Reader;",
        "La/Base;",
        interfaces=("La/Source;", "Ljava/lang/Runnable;"),
        flags=PUBLIC | FINAL,
        source="Reader.java",
        fields=(
            Field("count", "I", flags=STATIC, value=7),
            Field("cursor", "Landroid/database/Cursor;"),
        ),
        methods=(
            Method("<init>", "()V", flags=PUBLIC | CONSTRUCTOR),
            Method("read", "()V", READ),
            Method("run", "()V", 'const-string/jumbo v0, "display_name"\nreturn-void'),
            Method("peek", "(J[[ILa/Base;)Z", None, flags=PRIVATE | NATIVE),
        ),
    ),
    Class("La/Base;", OBJECT),
)  # fmt: skip
IMAGE = read_dex(DEX_BYTES, "base.apk!classes.dex")


def row_of(image: DexImage, text: str) -> int:
    return int(image.row_of_method[method_id(image, text)])


def test_classes_have_their_names_flags_supers_and_interfaces() -> None:
    row = int(IMAGE.class_row_of_type[type_id(IMAGE, "La/Reader;")])
    assert IMAGE.type_name(int(IMAGE.class_super[row])) == "La/Base;"
    assert [IMAGE.type_name(one) for one in IMAGE.class_interfaces(row)] == [
        "La/Source;",
        "Ljava/lang/Runnable;",
    ]
    assert int(IMAGE.class_flags[row]) == PUBLIC | FINAL


def test_a_class_without_superclass_says_so() -> None:
    image = read_dex(build_dex(Class("Ljava/lang/Object;", None)), "x")
    assert image.class_super.tolist() == [-1]


def test_a_type_that_is_not_defined_here_has_no_class_row() -> None:
    assert IMAGE.class_row_of_type[type_id(IMAGE, "Ljava/lang/Runnable;")] == -1
    assert IMAGE.row_of_method[method_id(IMAGE, QUERY)] == -1


def test_every_declared_method_has_a_row_with_its_flags_and_sizes() -> None:
    texts = {IMAGE.method_text(int(one)): row for row, one in enumerate(IMAGE.row_method)}
    assert len(texts) == 5
    read = texts["La/Reader;->read()V"]
    assert (int(IMAGE.row_registers[read]), int(IMAGE.row_ins[read])) == (6, 1)
    assert int(IMAGE.row_size[read]) == 21
    assert not IMAGE.row_direct[read]
    assert IMAGE.row_direct[texts["La/Reader;-><init>()V"]]
    native = texts["La/Reader;->peek(J[[ILa/Base;)Z"]
    assert IMAGE.row_code[native] == IMAGE.row_size[native] == 0
    assert int(IMAGE.row_flags[native]) == PRIVATE | NATIVE


def test_rows_are_sorted_by_class() -> None:
    assert IMAGE.row_class.tolist() == sorted(IMAGE.row_class.tolist())
    row = int(IMAGE.class_row_of_type[type_id(IMAGE, "La/Reader;")])
    assert set(IMAGE.row_class[IMAGE.methods_of(row)].tolist()) == {row}


def test_declared_fields_are_told_apart_by_static_and_instance() -> None:
    fields = [IMAGE.field_text(int(one)) for one in IMAGE.owned_field]
    assert fields == ["La/Reader;->count:I", "La/Reader;->cursor:Landroid/database/Cursor;"]
    assert IMAGE.owned_static.tolist() == [True, False]
    row = int(IMAGE.class_row_of_type[type_id(IMAGE, "La/Reader;")])
    assert [IMAGE.field_text(one) for one in IMAGE.static_fields(row)] == fields[:1]


def test_names_lead_to_ids_and_back() -> None:
    assert IMAGE.method_text(method_id(IMAGE, QUERY)) == QUERY
    assert IMAGE.field_text(field_id(IMAGE, CONTENT_URI)) == CONTENT_URI
    assert [
        IMAGE.method_text(int(one)) for one in IMAGE.methods_named(string_id(IMAGE, "query"))
    ] == [QUERY]
    assert method_id(IMAGE, "La/Reader;->read(I)V") == -1
    assert field_id(IMAGE, "La/Reader;->count:J") == -1
    assert type_id(IMAGE, "La/Nobody;") == -1
    assert IMAGE.methods_named(string_id(IMAGE, "nobody")).tolist() == []


def test_a_call_is_found_by_its_method_with_row_place_and_opcode() -> None:
    (use,) = IMAGE.invokes_of(method_id(IMAGE, QUERY)).tolist()
    assert int(IMAGE.invoke_row[use]) == row_of(IMAGE, "La/Reader;->read()V")
    assert (int(IMAGE.invoke_pc[use]), int(IMAGE.invoke_op[use])) == (5, 0x74)


def test_the_calls_fields_strings_and_types_of_a_method_are_slices_in_order() -> None:
    row = row_of(IMAGE, "La/Reader;->read()V")
    calls = IMAGE.invoke_method[IMAGE.invokes_in(row)].tolist()
    assert [IMAGE.method_text(one) for one in calls] == [QUERY, "La/Reader;-><init>()V"]
    fields = IMAGE.field_id[IMAGE.field_uses_in(row)].tolist()
    assert [IMAGE.field_text(one) for one in fields] == [
        CONTENT_URI,
        "La/Reader;->cursor:Landroid/database/Cursor;",
    ]
    strings = IMAGE.string_id[IMAGE.string_uses_in(row)].tolist()
    assert [IMAGE.strings[one] for one in strings] == ["display_name"]
    types = IMAGE.type_id[IMAGE.type_uses_in(row)].tolist()
    assert [IMAGE.type_name(one) for one in types] == [
        "Landroid/database/Cursor;",
        "[I",
        "La/Reader;",
    ]
    assert IMAGE.type_pc[IMAGE.type_uses_in(row)].tolist() == [9, 11, 13]


def test_a_string_is_found_by_both_kinds_of_load() -> None:
    uses = IMAGE.strings_uses_of(string_id(IMAGE, "display_name")).tolist()
    assert sorted(IMAGE.string_row[uses].tolist()) == sorted(
        row_of(IMAGE, f"La/Reader;->{name}()V") for name in ("read", "run")
    )


def test_types_are_found_by_who_uses_them() -> None:
    (use,) = IMAGE.types_uses_of(type_id(IMAGE, "[I")).tolist()
    assert int(IMAGE.type_op[use]) == 0x1C


def test_a_static_field_of_the_framework_is_found_though_androguard_loses_it() -> None:
    logger.disable("androguard")
    (use,) = IMAGE.fields_uses_of(field_id(IMAGE, CONTENT_URI)).tolist()
    assert int(IMAGE.field_row[use]) == row_of(IMAGE, "La/Reader;->read()V")
    theirs = Analysis(DEX(DEX_BYTES))
    theirs.create_xref()
    fields = {one.get_field().get_name() for one in theirs.get_fields()}
    assert "cursor" in fields
    assert "CONTENT_URI" not in fields


def test_a_class_that_extends_itself_is_read() -> None:
    image = read_dex(build_dex(Class("La/A;", "La/B;"), Class("La/B;", "La/A;")), "x")
    assert sorted(image.class_super.tolist()) == sorted(image.class_type.tolist())


def test_polymorphic_and_custom_calls_have_their_columns() -> None:
    handle = "Ljava/lang/invoke/MethodHandle;->invoke([Ljava/lang/Object;)Ljava/lang/Object;"
    code = f"""
        invoke-polymorphic {{v0, v1}}, {handle}, (I)V
        invoke-custom {{v0}}, site@3
        invoke-custom/range {{v0 .. v1}}, site@4
        return-void
    """
    image = read_dex(build_dex(Class("La/A;", methods=(Method("m", "()V", code),))), "x")
    assert image.invoke_op.tolist() == [0xFA]
    assert image.method_text(int(image.invoke_method[0])) == handle
    assert image.custom_site.tolist() == [3, 4]
    assert image.custom_pc.tolist() == [4, 7]


def test_references_outside_their_tables_are_left_out_and_counted() -> None:
    code = "invoke-static {}, raw@999\nsget v0, raw@998\nconst-string v0, raw@997\nreturn-void"
    image = read_dex(build_dex(Class("La/A;", methods=(Method("m", "()V", code),))), "x")
    assert len(image.invoke_row) == len(image.field_row) == len(image.string_row) == 0
    assert image.oddities == (
        "x: 1 calls name a method outside its table",
        "x: 1 instructions name a field outside its table",
        "x: 1 instructions name a string outside its table",
    )


def test_hidden_api_items_do_not_disturb_reading() -> None:
    image = read_dex(
        build_dex(Class("La/A;", methods=(Method("m", "()V"),)), hidden_api=True), "x"
    )
    assert 0xF000 in image.map_items
    assert len(image.row_method) == 1

"""All images of an app are one program, and the first definition of a class is the one that runs."""

from auditor.code.classes.program import CallSite
from tests.auditor.code.small_app import app_of_images, kind, makes, number

READER = kind(
    "La/Reader;",
    {
        "read()V": 'const-string v0, "once"\nsget-object v1, La/Uris;->CONTACTS:Landroid/net/Uri;'
    },
)
OTHER_READER = kind("La/Reader;", {"read()V": 'const-string v0, "twice"'})
CALLER = kind(
    "La/Caller;",
    {"go()V": makes("La/Reader;") + "invoke-virtual {v0}, La/Reader;->read()V"},
)


def test_methods_of_all_images_share_one_numbering() -> None:
    program = app_of_images(((READER,), (CALLER,))).program
    for text in ("La/Reader;->read()V", "La/Caller;->go()V"):
        method = program.method(text)
        assert method is not None
        assert program.text(method) == text
    image, row = program.place(program.method("La/Caller;->go()V") or 0)
    assert image is program.images[1]
    assert image.method_text(int(image.row_method[row])) == "La/Caller;->go()V"


def test_the_first_definition_of_a_class_wins() -> None:
    program = app_of_images(((READER,), (OTHER_READER,))).program
    info = program.class_info("La/Reader;")
    assert info is not None
    assert info.image == 0
    assert list(program.class_names()).count("La/Reader;") == 1


def test_a_shadowed_class_is_not_searched() -> None:
    program = app_of_images(((READER,), (OTHER_READER,))).program
    assert len(program.string_uses("once")) == 1
    assert program.string_uses("twice") == ()


def test_calls_are_found_across_images_by_owner_name_and_prototype() -> None:
    code = app_of_images(((READER,), (CALLER,)))
    caller = number(code, "La/Caller;->go()V")
    expected = (CallSite(caller, 5, 0x6E, "La/Reader;->read()V"),)
    assert code.program.calls_of("La/Reader;", "read", "()V") == expected
    assert code.program.calls_of("La/Reader;", "read") == expected
    assert code.program.calls_of(None, "read") == expected
    assert code.program.calls_of("La/Caller;", "read") == ()
    assert code.program.calls_of(None, "read", "(I)V") == ()


def test_uses_of_fields_and_types_name_the_method_and_the_place() -> None:
    code = app_of_images(((READER,), (CALLER,)))
    program = code.program
    read = number(code, "La/Reader;->read()V")
    uses = program.field_uses("La/Uris;->CONTACTS:Landroid/net/Uri;")
    assert [(use.method, use.pc, use.opcode) for use in uses] == [(read, 2, 0x62)]
    assert program.field_uses_named(None, "CONTACTS") == uses
    assert program.field_uses_named("La/Uris;", "CONTACTS", "I") == ()
    made = program.type_uses("La/Reader;", frozenset({0x22}))
    assert [use.method for use in made] == [number(code, "La/Caller;->go()V")]


def test_a_name_that_nobody_has_is_found_nowhere() -> None:
    program = app_of_images(((READER,),)).program
    assert program.method("La/Nobody;->read()V") is None
    assert program.method("La/Reader;->write()V") is None
    assert program.class_info("La/Nobody;") is None
    assert program.methods_of_class("La/Nobody;") == ()
    assert program.type_uses("La/Nobody;") == ()


def test_a_body_is_decoded_once_and_kept() -> None:
    code = app_of_images(((READER,),))
    read = number(code, "La/Reader;->read()V")
    assert code.program.body(read) is code.program.body(read)
    assert [one.opcode for one in code.program.body(read).instructions] == [0x1A, 0x62, 0x0E]

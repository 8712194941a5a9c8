"""Disassembly reads well, names everything and hides nothing."""

import pytest

from auditor.dex.disassembly import disassemble, quoted
from auditor.dex.image import DexImage, read_dex
from tests.dex_builder import STATIC, CallSite, Class, Handle, Method, build_dex

CODE = """
    const-string v0, "hi \\u202e there\\n"
    const/4 v1, #-1
    invoke-virtual {v0, v1}, La/B;->call(Ljava/lang/String;I)V
    sget-object v0, La/B;->field:La/B;
    packed-switch v1, :table
    fill-array-data v0, :array
    :back
    if-eqz v1, :back
    new-instance v0, La/B;
    invoke-polymorphic {v0}, La/H;->m()V, (I)V
    invoke-custom {}, site@0
    invoke-custom {}, site@9
    const-method-handle v0, handle@0
    const-method-type v0, ()V
    return-void
    :table
    .packed 3 :back :back
    :array
    .array 2 1 2 3
"""


def image() -> DexImage:
    return read_dex(
        build_dex(
            Class("La/A;", methods=(Method("m", "()V", CODE, STATIC),)),
            version=38,
            handles=(Handle("invoke-static", "La/L;->link()V"),),
            call_sites=(CallSite(0, "run", "()V"),),
        ),
        "x",
    )


def test_every_kind_of_instruction_is_printed_with_names() -> None:
    assert [text for text, _ in disassemble(image(), 0, around=0, context=99)] == [
        '0000: const-string v0, "hi \\u202e there\\n"',
        "0002: const/4 v1, #-1",
        "0003: invoke-virtual {v0, v1}, La/B;->call(Ljava/lang/String;I)V",
        "0006: sget-object v0, La/B;->field:La/B;",
        "0008: packed-switch v1, {3 -> :000e, 4 -> :000e}",
        "000b: fill-array-data v0, 3 values of 2 bytes",
        "000e: if-eqz v1, :000e",
        "0010: new-instance v0, La/B;",
        "0012: invoke-polymorphic {v0}, La/H;->m()V, (I)V",
        "0016: invoke-custom {}, run()V@La/L;->link()V",
        "0019: invoke-custom {}, call_site@9",
        "001c: const-method-handle v0, invoke-static@La/L;->link()V",
        "001e: const-method-type v0, ()V",
        "0020: return-void",
        "0021: nop",
    ]


def test_the_asked_for_instruction_is_marked_between_its_neighbours() -> None:
    lines = disassemble(image(), 0, around=6, context=1)
    assert [marked for _, marked in lines] == [False, True, False]
    assert [text[:4] for text, _ in lines] == ["0003", "0006", "0008"]


@pytest.mark.parametrize(("around", "count"), [(0, 3), (0x21, 3), (999, 2)])
def test_the_ends_of_a_method_have_fewer_neighbours(around: int, count: int) -> None:
    assert len(disassemble(image(), 0, around=around, context=2)) == count


def test_a_place_inside_an_instruction_marks_nothing() -> None:
    assert not any(marked for _, marked in disassemble(image(), 0, around=1))


def test_a_method_without_code_has_no_lines() -> None:
    methods = (Method("m", "()V", None),)
    assert (
        disassemble(read_dex(build_dex(Class("La/A;", methods=methods)), "x"), 0, around=0)
        == ()
    )


def test_a_long_string_is_cut_and_its_length_told() -> None:
    assert quoted("x" * 121) == '"' + "x" * 120 + '"... (121 characters)'
    assert quoted("x" * 120) == '"' + "x" * 120 + '"'


def test_quotes_in_a_string_are_escaped() -> None:
    assert quoted('say "hi" \\ \ud83d') == '"say \\"hi\\" \\\\ \\ud83d"'


def test_a_switch_with_many_cases_shows_the_first_and_counts_the_rest() -> None:
    code = "packed-switch v0, :t\n:x\nreturn-void\n:t\n.packed 0" + " :x" * 11
    image = read_dex(
        build_dex(Class("La/A;", methods=(Method("m", "()V", code, STATIC),))), "x"
    )
    assert disassemble(image, 0, around=0)[0][0].endswith("7 -> :0003, 3 more}")

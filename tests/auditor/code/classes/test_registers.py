"""Definitions and uses of registers, over joins, loops, exceptions, switches and pairs."""

import pytest

from auditor.code.classes.registers import ENTRY, DefUse, registers_read, registers_written
from auditor.dex.body import decode_body
from auditor.dex.image import read_dex
from auditor.dex.opcodes import MNEMONICS
from tests.dex_builder import STATIC, Class, Method, Try, build_dex


def def_use_of(code, proto="(I)V", *, flags=STATIC, **further):
    method = Method("m", proto, code, flags, **further)
    return DefUse(decode_body(read_dex(build_dex(Class("La/A;", methods=(method,))), "x"), 0))


def pc_of(uses, mnemonic, nth=0):
    found = [one.pc for one in uses.body.instructions if MNEMONICS[one.opcode] == mnemonic]
    return found[nth]


def test_the_last_definition_on_a_straight_way_is_the_one_that_reaches():
    uses = def_use_of("const/4 v0, #1\nconst/4 v0, #2\nreturn v0", "()I")
    assert uses.definitions(pc_of(uses, "return"), 0) == (pc_of(uses, "const/4", 1),)


def test_both_branches_reach_a_join():
    uses = def_use_of(
        "if-eqz p0, :b\nconst/4 v0, #1\ngoto :c\n:b\nconst/4 v0, #2\n:c\nreturn v0", "(I)I"
    )
    assert uses.definitions(pc_of(uses, "return"), 0) == (
        pc_of(uses, "const/4"),
        pc_of(uses, "const/4", 1),
    )


def test_a_loop_brings_its_own_definition_back():
    uses = def_use_of(
        "const/4 v0, #0\n:top\nif-ge v0, p0, :out\nadd-int/lit8 v0, v0, #1\ngoto :top\n:out\nreturn-void"
    )
    test = pc_of(uses, "if-ge")
    assert uses.definitions(test, 0) == (pc_of(uses, "const/4"), pc_of(uses, "add-int/lit8"))
    assert uses.is_in_loop(test)
    assert not uses.is_in_loop(pc_of(uses, "return-void"))


def test_a_parameter_is_defined_by_the_entry_and_has_a_word():
    uses = def_use_of("return p0", "(I)I")
    register = uses.body.registers - 1
    assert uses.definitions(0, register) == (ENTRY,)
    assert uses.parameter_word(register) == 0


def test_a_register_that_is_no_parameter_has_no_value_at_entry():
    uses = def_use_of("nop\nreturn-void", "()V", registers=3)
    assert uses.definitions(1, 0) == ()
    assert uses.parameter_word(0) is None


def test_a_handler_sees_the_register_as_it_was_before_the_throwing_instruction():
    uses = def_use_of(
        """
        const-string v0, "before"
        :start
        const-string v0, "after"
        :end
        return-void
        :caught
        move-exception v1
        invoke-static {v0}, La/B;->take(Ljava/lang/String;)V
        return-void
        """,
        "()V",
        tries=(Try(":start", ":end", ((None, ":caught"),)),),
    )
    assert uses.definitions(pc_of(uses, "invoke-static"), 0) == (pc_of(uses, "const-string"),)


def test_a_switch_leads_to_each_of_its_cases():
    uses = def_use_of(
        """
        const/4 v0, #1
        packed-switch p0, :table
        const/4 v0, #2
        :one
        return v0
        :table
        .packed 0 :one
        """,
        "(I)I",
    )
    assert uses.definitions(pc_of(uses, "return"), 0) == (
        pc_of(uses, "const/4"),
        pc_of(uses, "const/4", 1),
    )


def test_a_wide_value_fills_both_registers_of_its_pair():
    uses = def_use_of("const/4 v1, #1\nconst-wide/16 v0, #5\nreturn v1", "()I")
    assert uses.definitions(pc_of(uses, "return"), 1) == (pc_of(uses, "const-wide/16"),)


def test_a_two_address_form_reads_and_writes_its_first_register():
    uses = def_use_of("const/4 v0, #1\nadd-int/2addr v0, p0\nreturn v0", "(I)I")
    one = uses.instruction(pc_of(uses, "add-int/2addr"))
    assert registers_written(one) == (0,)
    assert registers_read(one) == (0, uses.body.registers - 1)


def test_a_move_result_is_bound_to_the_call_before_it():
    uses = def_use_of(
        "invoke-static {}, La/B;->make()I\nmove-result v0\nreturn v0",
        "()I",
    )
    call = uses.call_before(pc_of(uses, "move-result"))
    assert call is not None
    assert call.pc == pc_of(uses, "invoke-static")
    assert uses.result_of(call.pc) == uses.instruction(pc_of(uses, "move-result"))


def test_a_result_that_nobody_takes_is_none():
    uses = def_use_of("invoke-static {}, La/B;->make()I\nreturn-void", "()V")
    assert uses.result_of(0) is None
    assert uses.call_before(pc_of(uses, "return-void")) is None


def test_uses_stop_where_the_register_is_used_again_for_something_else():
    uses = def_use_of(
        """
        const-string v0, "a"
        invoke-static {v0}, La/B;->take(Ljava/lang/String;)V
        const-string v0, "b"
        invoke-static {v0}, La/B;->take(Ljava/lang/String;)V
        return-void
        """,
        "()V",
    )
    assert uses.uses(pc_of(uses, "const-string"), 0) == (pc_of(uses, "invoke-static"),)


@pytest.mark.parametrize(
    ("line", "written", "read"),
    [
        ("iput p0, v0, La/A;->f:I", (), (1, 0)),
        ("iget v0, v0, La/A;->f:I", (0,), (0,)),
        ("int-to-long v0, p0", (0, 1), (2,)),
        ("array-length v0, v0", (0,), (0,)),
        ("check-cast v0, La/A;", (), (0,)),
    ],
)
def test_an_opcode_reads_and_writes_what_the_format_says(line, written, read):
    registers = 3 if "long" in line else 2
    uses = def_use_of(f"{line}\nreturn-void", registers=registers)
    one = uses.instruction(0)
    assert registers_written(one) == written
    assert registers_read(one) == read

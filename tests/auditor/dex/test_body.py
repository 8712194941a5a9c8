"""One method decodes into instructions with registers, literals, targets and tables."""

import pytest

from auditor.dex.body import Body, Instruction, decode_body
from auditor.dex.image import read_dex
from auditor.dex.opcodes import MNEMONICS
from tests.dex_builder import ABSTRACT, STATIC, Class, Method, Try, build_dex
from tests.dex_lookup import type_id


def body_of(code: str, **further: object) -> Body:
    method = Method("m", "(IJ)V", code, STATIC, **further)
    return decode_body(read_dex(build_dex(Class("La/A;", methods=(method,))), "x"), 0)


def first_of(code: str) -> Instruction:
    return body_of(code).instructions[0]


@pytest.mark.parametrize(
    ("line", "registers", "literal"),
    [
        ("nop", (), None),
        ("move v1, v15", (1, 15), None),
        ("move/from16 v200, v400", (200, 400), None),
        ("move/16 v300, v400", (300, 400), None),
        ("move-result v9", (9,), None),
        ("const/4 v3, #-8", (3,), -8),
        ("const/4 v3, #7", (3,), 7),
        ("const/16 v3, #-2", (3,), -2),
        ("const v3, #-2", (3,), -2),
        ("const v3, #0x7fffffff", (3,), 0x7FFFFFFF),
        ("const/high16 v3, #-1", (3,), -0x10000),
        ("const-wide/16 v3, #5", (3,), 5),
        ("const-wide/32 v3, #-5", (3,), -5),
        ("const-wide v3, #-3", (3,), -3),
        ("const-wide v3, #0x123456789abcdef", (3,), 0x123456789ABCDEF),
        ("const-wide/high16 v3, #0x4000", (3,), 0x4000 << 48),
        ("array-length v1, v2", (1, 2), None),
        ("cmp-long v1, v20, v30", (1, 20, 30), None),
        ("aget v1, v20, v30", (1, 20, 30), None),
        ("add-int/lit8 v1, v2, #-7", (1, 2), -7),
        ("add-int/lit16 v1, v2, #-700", (1, 2), -700),
        ("add-int/2addr v1, v2", (1, 2), None),
        ("invoke-custom {v1, v2, v3, v4, v5}, site@1", (1, 2, 3, 4, 5), None),
        ("invoke-custom {}, site@1", (), None),
        ("invoke-custom/range {v10 .. v16}, site@1", tuple(range(10, 17)), None),
        ("const-method-handle v2, handle@7", (2,), None),
    ],
)
def test_registers_and_literals_are_decoded(
    line: str, registers: tuple[int, ...], literal: int | None
) -> None:
    one = first_of(line)
    assert MNEMONICS[one.opcode] == line.split()[0]
    assert (one.registers, one.literal) == (registers, literal)


@pytest.mark.parametrize(
    ("line", "pool", "name"),
    [
        ('const-string v0, "text"', "string", "text"),
        ('const-string/jumbo v0, "text"', "string", "text"),
        ("const-class v0, [La/B;", "type", "[La/B;"),
        ("check-cast v0, La/B;", "type", "La/B;"),
        ("instance-of v0, v1, La/B;", "type", "La/B;"),
        ("new-array v0, v1, [I", "type", "[I"),
        ("filled-new-array {v0, v1}, [I", "type", "[I"),
        ("filled-new-array/range {v0 .. v1}, [I", "type", "[I"),
        ("iget-object v0, v1, La/B;->c:La/D;", "field", "La/B;->c:La/D;"),
        ("sput-wide v0, La/B;->c:J", "field", "La/B;->c:J"),
        ("invoke-super {v0}, La/B;->c()V", "method", "La/B;->c()V"),
        ("invoke-interface/range {v0 .. v1}, La/B;->c(I)V", "method", "La/B;->c(I)V"),
        ("const-method-type v0, (I)V", "proto", "(I)V"),
    ],
)
def test_references_lead_to_names(line: str, pool: str, name: str) -> None:
    method = Method("m", "()V", line + "\nreturn-void", STATIC)
    image = read_dex(build_dex(Class("La/A;", methods=(method,))), "x")
    one = decode_body(image, 0).instructions[0]
    spell = {
        "string": image.strings.__getitem__,
        "type": image.type_name,
        "field": image.field_text,
        "method": image.method_text,
        "proto": image.proto_text,
    }[pool]
    assert one.ref is not None
    assert spell(one.ref) == name


@pytest.mark.parametrize(
    "call", ["invoke-polymorphic {v0, v1}", "invoke-polymorphic/range {v0 .. v1}"]
)
def test_a_polymorphic_call_has_its_prototype_too(call: str) -> None:
    line = call + ", La/H;->invoke([Ljava/lang/Object;)V, (J)I"
    method = Method("m", "()V", line, STATIC)
    image = read_dex(build_dex(Class("La/A;", methods=(method,))), "x")
    one = decode_body(image, 0).instructions[0]
    assert (one.registers, one.size) == ((0, 1), 4)
    assert one.ref2 is not None
    assert image.proto_text(one.ref2) == "(J)I"


@pytest.mark.parametrize("jump", ["goto", "goto/16", "goto/32"])
def test_branches_backward_and_forward_have_absolute_targets(jump: str) -> None:
    body = body_of(
        f":top\nnop\nif-eqz v0, :out\nif-ne v0, v1, :top\n{jump} :top\n:out\nreturn-void"
    )
    targets = [one.target for one in body.instructions]
    assert targets == [None, body.instructions[-1].pc, 0, 0, None]


def test_the_frame_is_known() -> None:
    body = body_of("move v0, p0\nreturn-void")
    assert (body.registers, body.ins) == (4, 3)


def test_a_method_without_code_has_an_empty_body() -> None:
    method = Method("m", "()V", None, ABSTRACT)
    image = read_dex(build_dex(Class("La/A;", methods=(method,))), "x")
    assert decode_body(image, 0) == Body(0, 0, (), (), {}, {})


def test_tries_have_their_handlers_in_order() -> None:
    code = ":a\nnop\n:b\nnop\n:c\nreturn-void\n:h\nreturn-void\n:k\nreturn-void"
    tries = (
        Try(":a", ":b", (("La/E;", ":h"), (None, ":k"))),
        Try(":b", ":c", (("La/E;", ":h"),)),
    )
    method = Method("m", "()V", code, STATIC, tries=tries)
    image = read_dex(build_dex(Class("La/A;", methods=(method,))), "x")
    kind = type_id(image, "La/E;")
    body = decode_body(image, 0)
    assert body.tries == ((0, 1, ((kind, 3), (-1, 4))), (1, 2, ((kind, 3),)))


def test_switches_have_keys_and_targets() -> None:
    body = body_of(
        "sparse-switch v0, :t\nreturn-void\n:x\nreturn-void\n:t\n.sparse -5 :x 1000000 :x"
    )
    assert body.switches == {0: ((-5, 4), (1_000_000, 4))}


@pytest.mark.parametrize(
    ("text", "width", "values"),
    [
        (".array 1 1 -2 3", 1, (1, -2, 3)),
        (".array 2 -300", 2, (-300,)),
        (".array 4 0x7fffffff -1", 4, (0x7FFFFFFF, -1)),
        (".array 8 -9", 8, (-9,)),
        (".array 1", 1, ()),
    ],
)
def test_array_data_is_decoded(text: str, width: int, values: tuple[int, ...]) -> None:
    body = body_of(f"fill-array-data v0, :t\nreturn-void\n:t\n{text}")
    assert body.arrays == {0: (width, values)}


def test_payloads_are_no_instructions() -> None:
    body = body_of("fill-array-data v0, :t\nreturn-void\n:t\n.array 4 1 2 3")
    assert [MNEMONICS[one.opcode] for one in body.instructions] == [
        "fill-array-data",
        "return-void",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "invoke-static {}, raw@999",
        "const-class v0, raw@999",
        "invoke-polymorphic {v0}, La/H;->m()V, raw@999",
    ],
)
def test_an_instruction_that_names_nothing_is_a_nop_of_its_size(line: str) -> None:
    one = first_of(line + "\nreturn-void")
    assert (MNEMONICS[one.opcode], one.registers, one.ref) == ("nop", (), None)
    assert one.size == body_of(line + "\nreturn-void").instructions[1].pc


@pytest.mark.parametrize(
    "units",
    [
        "0x0026 0x0064 0x0000",
        "0x002b 0xfff0 0xffff",
        "0x0028",
        "0x002b 0x0004 0x0000 0x000e 0x0200 0x7fff",
    ],
)
def test_a_table_or_branch_that_leads_nowhere_does_no_harm(units: str) -> None:
    body = body_of(f".units {units}\nreturn-void")
    assert body.switches in ({}, {0: ()})
    assert body.arrays == {}


@pytest.mark.parametrize("line", ["move v0, v3", "invoke-custom/range {v2 .. v4}, site@0"])
def test_an_instruction_with_a_register_outside_the_frame_is_a_nop(line: str) -> None:
    body = body_of(line + "\nreturn-void", registers=3)
    assert [MNEMONICS[one.opcode] for one in body.instructions] == ["nop", "return-void"]


def test_a_handler_that_starts_at_no_instruction_is_left_out() -> None:
    code = ":a\nconst/16 v0, #5\n:b\nreturn-void"
    method = Method("m", "()V", code, STATIC, tries=(Try(":a", ":b", (("La/E;", ":b"),)),))
    image = read_dex(build_dex(Class("La/A;", methods=(method,))), "x")
    place = int(image.row_code[0]) + 16 + 2 * 3 + 2 + 8
    raw = bytearray(image.data)
    assert raw[place + 3] == 2
    raw[place + 3] = 1
    assert decode_body(image, 0).tries != ()
    assert decode_body(read_dex(bytes(raw), "x"), 0).tries == ()


def test_array_data_of_an_impossible_width_is_empty() -> None:
    body = body_of("fill-array-data v0, :t\nreturn-void\n:t\n.array 3 1 2")
    assert body.arrays == {0: (1, ())}

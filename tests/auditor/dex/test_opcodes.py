"""The instruction table says what the format's documents say."""

import pytest

from auditor.dex import opcodes


def test_every_opcode_that_dex_allows_has_a_mnemonic_and_no_other() -> None:
    unused = {*range(0x3E, 0x44), 0x73, 0x79, 0x7A, *range(0xE3, 0xFA)}
    assert {one for one in range(256) if not opcodes.MNEMONICS[one]} == unused


@pytest.mark.parametrize(
    ("opcode", "mnemonic", "length"),
    [
        (0x00, "nop", 1),
        (0x18, "const-wide", 5),
        (0x1B, "const-string/jumbo", 3),
        (0x23, "new-array", 2),
        (0x2C, "sparse-switch", 3),
        (0x3D, "if-lez", 2),
        (0x51, "aput-short", 2),
        (0x62, "sget-object", 2),
        (0x6E, "invoke-virtual", 3),
        (0x78, "invoke-interface/range", 3),
        (0x8F, "int-to-short", 1),
        (0xAF, "rem-double", 2),
        (0xCF, "rem-double/2addr", 1),
        (0xE2, "ushr-int/lit8", 2),
        (0xFA, "invoke-polymorphic", 4),
        (0xFF, "const-method-type", 2),
    ],
)
def test_an_opcode_has_its_documented_name_and_length(
    opcode: int, mnemonic: str, length: int
) -> None:
    assert opcodes.MNEMONICS[opcode] == mnemonic
    assert opcodes.LENGTHS[opcode] == length


def test_no_mnemonic_occurs_twice() -> None:
    names = [one for one in opcodes.MNEMONICS if one]
    assert len(names) == len(set(names))


def test_a_payload_has_no_fixed_width_and_a_nop_with_other_high_bits_is_one_unit() -> None:
    assert [int(opcodes.UNIT_WIDTHS[one]) for one in (0x100, 0x200, 0x300, 0x400)] == [
        0,
        0,
        0,
        1,
    ]

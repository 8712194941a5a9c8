"""Arithmetic as Dalvik does it: two's complement, shifts by the low bits, division towards zero."""

import pytest

from auditor.code.evaluation.arithmetic import calculate, inputs, wrap
from auditor.dex.opcodes import MNEMONICS


@pytest.mark.parametrize(
    ("name", "numbers", "expected"),
    [
        ("add-int", [0x7FFFFFFF, 1], -0x80000000),
        ("add-long", [0x7FFFFFFF, 1], 0x80000000),
        ("sub-int", [1, 2], -1),
        ("rsub-int", [1, 10], 9),
        ("mul-int", [1 << 20, 1 << 20], 0),
        ("div-int", [-7, 2], -3),
        ("rem-int", [-7, 2], -1),
        ("div-int", [1, 0], None),
        ("and-int", [0b1100, 0b1010], 0b1000),
        ("or-int", [0b1100, 0b1010], 0b1110),
        ("xor-int", [0b1100, 0b1010], 0b0110),
        ("shl-int", [1, 33], 2),
        ("shr-int", [-8, 1], -4),
        ("ushr-int", [-1, 28], 15),
        ("shl-long", [1, 33], 1 << 33),
        ("neg-int", [5], -5),
        ("not-int", [5], -6),
        ("int-to-byte", [200], -56),
        ("int-to-char", [-1], 0xFFFF),
        ("int-to-short", [0x8000], -0x8000),
        ("int-to-long", [-1], -1),
        ("long-to-int", [1 << 32], 0),
        ("int-to-float", [1], None),
        ("add-float", [1, 2], None),
        ("neg-float", [1], None),
        ("float-to-int", [0x3F800000], None),
        ("cmp-long", [1 << 40, 3], 1),
        ("cmp-long", [3, 3], 0),
        ("add-int/2addr", [1, 2], 3),
        ("ushr-int/lit8", [-1, 28], 15),
        ("const-string", [1], None),
    ],
)
def test_an_operation_gives_what_dalvik_gives(name, numbers, expected):
    assert calculate(MNEMONICS.index(name), numbers) == expected


def test_an_instruction_computes_from_registers_or_a_literal():
    assert inputs(0x90, "abc", None) == ["b", "c"]
    assert inputs(0xB0, "ab", None) == ["a", "b"]
    assert inputs(0x7B, "ab", None) == ["b"]
    assert inputs(0xD8, [7, 8], 9) == [8, 9]


def test_a_number_is_cut_to_its_bits():
    assert wrap(0x1FF, 8) == -1
    assert wrap(0x1FF, 8, unsigned=True) == 0xFF

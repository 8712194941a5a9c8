"""Prints the instructions around a place of a method, with names, for people to read."""

from collections.abc import Callable, Mapping
from typing import Final

from auditor.dex.body import Body, Instruction, decode_body
from auditor.dex.image import DexImage
from auditor.dex.mutf8 import visible
from auditor.dex.opcodes import MNEMONICS, POOLS
from auditor.errors import MalformedDex

_LONGEST_STRING: Final = 120
_LONGEST_SWITCH: Final = 8


def disassemble(
    image: DexImage, row: int, *, around: int, context: int = 6
) -> tuple[tuple[str, bool], ...]:
    """Print the instruction at `around` and so many before and after it.

    Each line is the place (four hexadecimal digits, 16-bit units), the mnemonic, registers
    and names; the flag marks the line at `around`. If no instruction starts there, none is
    marked and the lines are those about the place. Strings are escaped so that nothing in
    them can reorder or hide text, and cut at 120 characters.
    """
    body = decode_body(image, row)
    places = [one.pc for one in body.instructions]
    middle = sum(pc < around for pc in places)
    shown = body.instructions[max(middle - context, 0) : middle + context + 1]
    return tuple((line(image, body, one), one.pc == around) for one in shown)


def line(image: DexImage, body: Body, one: Instruction) -> str:
    """Print one instruction of a body."""
    operands = [*_operands(image, body, one)]
    text = f"{one.pc:04x}: {MNEMONICS[one.opcode]}"
    return f"{text} {', '.join(operands)}" if operands else text


def _operands(image: DexImage, body: Body, one: Instruction) -> list[str]:
    parts = []
    if MNEMONICS[one.opcode].startswith(("invoke", "filled")):
        parts.append("{" + ", ".join(f"v{register}" for register in one.registers) + "}")
    else:
        parts.extend(f"v{register}" for register in one.registers)
    if one.literal is not None:
        parts.append(f"#{one.literal}")
    if one.ref is not None:
        parts.append(name_of(image, POOLS[one.opcode], one.ref))
    if one.ref2 is not None:
        parts.append(visible(image.proto_text(one.ref2)))
    if one.pc in body.switches:
        parts.append(_cases(body.switches[one.pc]))
    elif one.pc in body.arrays:
        data = body.arrays[one.pc]
        parts.append(f"{len(data.values)} values of {data.width} bytes")
    elif one.target is not None:
        parts.append(f":{one.target:04x}")
    return parts


def name_of(image: DexImage, pool: str, index: int) -> str:
    """Spell an entry of a pool; what cannot be read is shown as its pool and number."""
    spell: Mapping[str, Callable[[int], str]] = {
        "string": lambda one: quoted(image.strings[one]),
        "type": lambda one: visible(image.type_name(one)),
        "field": lambda one: visible(image.field_text(one)),
        "method": lambda one: visible(image.method_text(one)),
        "proto": lambda one: visible(image.proto_text(one)),
        "method_handle": lambda one: _handle(image, one),
        "call_site": lambda one: _site(image, one),
    }
    try:
        return spell[pool](index)
    except MalformedDex:
        return f"{pool}@{index}"


def quoted(text: str) -> str:
    """Quote a string literal: escaped, and cut at 120 characters with its length told."""
    cut = visible(text[:_LONGEST_STRING]).replace('"', '\\"')
    if len(text) <= _LONGEST_STRING:
        return f'"{cut}"'
    return f'"{cut}"... ({len(text)} characters)'


def _handle(image: DexImage, index: int) -> str:
    handle = image.method_handle(index)
    return f"{handle.kind}@{visible(handle.text)}"


def _site(image: DexImage, index: int) -> str:
    site = image.call_site(index)
    return visible(f"{site.name}{site.proto}@{site.linker.text}")


def _cases(cases: tuple[tuple[int, int], ...]) -> str:
    shown = [f"{key} -> :{target:04x}" for key, target in cases[:_LONGEST_SWITCH]]
    rest = [f"{len(cases) - _LONGEST_SWITCH} more"] if len(cases) > _LONGEST_SWITCH else []
    return "{" + ", ".join(shown + rest) + "}"

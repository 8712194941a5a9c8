"""Decodes one method: instructions with registers, tries, switches and arrays.

Source: "Dalvik executable instruction formats". Payloads are no instructions here: they
are found under the instruction that names them. An instruction that cannot run (a
reference outside its table, a register outside the frame, a branch to no instruction) is
decoded as `nop` with its own size: Android refuses to load its class. So registers are
always below `Body.registers`, references always within their tables, and the targets of
branches, switches and handlers always places of instructions.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from auditor.dex.classes import Classes
from auditor.dex.opcodes import (
    ARRAY_PAYLOAD,
    FILL_ARRAY_DATA,
    FORMATS,
    JUMPS,
    LENGTHS,
    NOP,
    PAYLOADS,
    POOLS,
    SWITCHES,
)
from auditor.dex.tries import Try, read_tries
from auditor.dex.walk import (
    along_flow,
    branch_target,
    payload_place,
    read_switch,
    signed,
    straight,
    width_at,
)
from auditor.errors import MalformedDex

__all__ = ["ArrayData", "Body", "Instruction", "Try", "decode_body"]


class Instruction(NamedTuple):
    """One instruction; `pc`, `target` and `size` count 16-bit units.

    `registers` stand as the format lists them; for calls they are the arguments, ranges
    written out, wide values as the two registers that are encoded. `ref` is an index
    into the pool of the opcode, `ref2` the prototype of an invoke-polymorphic. For
    switches and fill-array-data `target` is the place of the payload.
    """

    pc: int
    opcode: int
    registers: tuple[int, ...]
    literal: int | None
    ref: int | None
    ref2: int | None
    target: int | None
    size: int


class ArrayData(NamedTuple):
    """The elements that fill-array-data copies: bytes per element, and signed values."""

    width: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The code of one method; the mappings go by the `pc` of the naming instruction."""

    registers: int
    ins: int
    instructions: tuple[Instruction, ...]
    tries: tuple[Try, ...]
    switches: Mapping[int, tuple[tuple[int, int], ...]]
    arrays: Mapping[int, ArrayData]


# Registers, literal, reference, second reference.
_Operands: TypeAlias = tuple[tuple[int, ...], int | None, int | None, int | None]


def decode_body(image: Classes, row: int) -> Body:
    """Decode the code of a method row; a row without code has an empty body.

    Exception tables that cannot be read count as none, as do broken switch tables.
    """
    code, size = int(image.row_code[row]), int(image.row_size[row])
    if not code:
        return Body(0, 0, (), (), {}, {})
    units: list[int] = np.frombuffer(image.data, "<u2", size, code + 16).tolist()
    try:
        tries = read_tries(image.data, code)
    except MalformedDex:
        tries = ()
    starts = straight(units)
    if starts is None:
        starts = along_flow(
            units, sorted({place for one in tries for _, place in one.handlers})
        )
    frame = _Frame(units, {pc for pc in starts if units[pc] not in PAYLOADS}, image, row)
    found = [_decode(frame, pc) for pc in starts if pc in frame.places]
    return Body(
        registers=frame.registers,
        ins=int(image.row_ins[row]),
        instructions=tuple(found),
        tries=_tries(frame, tries, len(image.type_string)),
        switches={one.pc: _switch(frame, one.pc) for one in found if one.opcode in SWITCHES},
        arrays={
            one.pc: _array(units, one.target)
            for one in found
            if one.opcode == FILL_ARRAY_DATA and one.target is not None
        },
    )


class _Frame:
    """What an instruction of one method may refer to."""

    __slots__ = ("limits", "places", "registers", "units")

    def __init__(self, units: list[int], places: set[int], image: Classes, row: int) -> None:
        self.units = units
        self.places = places
        self.registers = int(image.row_registers[row])
        self.limits = {
            "string": len(image.strings),
            "type": len(image.type_string),
            "field": len(image.field_name),
            "method": len(image.method_name),
            "proto": len(image.proto_return),
            "call_site": 1 << 16,
            "method_handle": 1 << 16,
        }


def _tries(frame: _Frame, tries: tuple[Try, ...], types: int) -> tuple[Try, ...]:
    """Keep the handlers that name a type and start at an instruction."""
    kept = []
    for one in tries:
        handlers = tuple(
            each for each in one.handlers if each[0] < types and each[1] in frame.places
        )
        if handlers:
            kept.append(Try(one.start, min(one.end, len(frame.units)), handlers))
    return tuple(kept)


def _decode(frame: _Frame, pc: int) -> Instruction:
    units = frame.units
    opcode = units[pc] & 0xFF
    reader, size, pool = _BY_OPCODE[opcode]
    registers, literal, ref, ref2 = reader(units, pc)
    target, lost = None, False
    if opcode in JUMPS:
        target = branch_target(units, pc)
        lost = target not in frame.places
    elif opcode in _NAMES_PAYLOAD:
        target = payload_place(units, pc)
        lost = not 0 <= target < len(units)
    elif ref is not None:
        limits = frame.limits
        lost = ref >= limits[pool] or (ref2 is not None and ref2 >= limits["proto"])
    if lost or (registers and max(registers) >= frame.registers):
        return Instruction(pc, NOP, (), None, None, None, None, size)
    return Instruction(pc, opcode, registers, literal, ref, ref2, target, size)


def _switch(frame: _Frame, pc: int) -> tuple[tuple[int, int], ...]:
    return tuple(case for case in read_switch(frame.units, pc) if case[1] in frame.places)


def _array(units: Sequence[int], place: int) -> ArrayData:
    if units[place] != ARRAY_PAYLOAD or not width_at(units, place):
        return ArrayData(1, ())
    width, count = units[place + 1], units[place + 2] | units[place + 3] << 16
    raw = struct.pack(
        f"<{(width * count + 1) // 2}H", *units[place + 4 : place + width_at(units, place)]
    )
    letter = {1: "b", 2: "h", 4: "i", 8: "q"}.get(width)
    if letter is None:
        return ArrayData(1, ())
    return ArrayData(width, struct.unpack_from(f"<{count}{letter}", raw))


def _none(_units: Sequence[int], _pc: int) -> _Operands:
    return (), None, None, None


def _one(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8,), None, None, None


def _nibbles(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8 & 15, units[pc] >> 12), None, None, None


def _read_11n(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8 & 15,), signed(units[pc] >> 12, 4), None, None


def _read_22x(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8, units[pc + 1]), None, None, None


def _read_21s(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8,), signed(units[pc + 1], 16), None, None


def _read_21h(units: Sequence[int], pc: int) -> _Operands:
    shift = 48 if units[pc] & 0xFF == _CONST_WIDE_HIGH else 16
    return (units[pc] >> 8,), signed(units[pc + 1], 16) << shift, None, None


def _read_21c(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8,), None, units[pc + 1], None


def _read_23x(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8, units[pc + 1] & 0xFF, units[pc + 1] >> 8), None, None, None


def _read_22b(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8, units[pc + 1] & 0xFF), signed(units[pc + 1] >> 8, 8), None, None


def _read_22s(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8 & 15, units[pc] >> 12), signed(units[pc + 1], 16), None, None


def _read_22c(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8 & 15, units[pc] >> 12), None, units[pc + 1], None


def _read_32x(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc + 1], units[pc + 2]), None, None, None


def _read_31i(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8,), signed(units[pc + 1] | units[pc + 2] << 16, 32), None, None


def _read_31c(units: Sequence[int], pc: int) -> _Operands:
    return (units[pc] >> 8,), None, units[pc + 1] | units[pc + 2] << 16, None


def _read_51l(units: Sequence[int], pc: int) -> _Operands:
    number = sum(units[pc + 1 + place] << 16 * place for place in range(4))
    return (units[pc] >> 8,), signed(number, 64), None, None


def _five(units: Sequence[int], pc: int) -> tuple[int, ...]:
    head, rest = units[pc], units[pc + 2]
    five = (rest & 15, rest >> 4 & 15, rest >> 8 & 15, rest >> 12, head >> 8 & 15)
    return five[: head >> 12]


def _range(units: Sequence[int], pc: int) -> tuple[int, ...]:
    return tuple(range(units[pc + 2], units[pc + 2] + (units[pc] >> 8)))


def _read_35c(units: Sequence[int], pc: int) -> _Operands:
    return _five(units, pc), None, units[pc + 1], None


def _read_3rc(units: Sequence[int], pc: int) -> _Operands:
    return _range(units, pc), None, units[pc + 1], None


def _read_45cc(units: Sequence[int], pc: int) -> _Operands:
    return _five(units, pc), None, units[pc + 1], units[pc + 3]


def _read_4rcc(units: Sequence[int], pc: int) -> _Operands:
    return _range(units, pc), None, units[pc + 1], units[pc + 3]


_CONST_WIDE_HIGH: Final = 0x19
_READERS: Final[Mapping[str, Callable[[Sequence[int], int], _Operands]]] = {
    "10x": _none,
    "10t": _none,
    "20t": _none,
    "30t": _none,
    "11x": _one,
    "21t": _one,
    "31t": _one,
    "12x": _nibbles,
    "22t": _nibbles,
    "11n": _read_11n,
    "22x": _read_22x,
    "21s": _read_21s,
    "21h": _read_21h,
    "21c": _read_21c,
    "23x": _read_23x,
    "22b": _read_22b,
    "22s": _read_22s,
    "22c": _read_22c,
    "32x": _read_32x,
    "31i": _read_31i,
    "31c": _read_31c,
    "51l": _read_51l,
    "35c": _read_35c,
    "3rc": _read_3rc,
    "45cc": _read_45cc,
    "4rcc": _read_4rcc,
}
_BY_OPCODE: Final = tuple(
    (_READERS[form or "10x"], size, pool)
    for form, size, pool in zip(FORMATS, LENGTHS, POOLS, strict=True)
)
_NAMES_PAYLOAD: Final = SWITCHES | {FILL_ARRAY_DATA}

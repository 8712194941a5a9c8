"""Finds the instructions of one method: straight through, or along its control flow.

Straight through is how Android's verifier reads a method. Where that fails, the flow of
control decides: bytes that are never reached stay data.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.dex.opcodes import (
    ENDS,
    GOTOS,
    IFS,
    JUMPS,
    LENGTHS,
    PACKED_PAYLOAD,
    PACKED_SWITCH,
    PAYLOADS,
    SPARSE_PAYLOAD,
    SWITCHES,
    UNIT_WIDTHS,
)

_GOTO, _GOTO_16, _GOTO_32 = sorted(GOTOS)
_WIDTHS: Final = UNIT_WIDTHS.tobytes()


def signed(value: int, bits: int) -> int:
    """Read an unsigned number of so many bits as two's complement."""
    return value - (1 << bits) if value >> (bits - 1) & 1 else value


def width_at(units: Sequence[int], pc: int) -> int:
    """Give the length of the instruction or payload at `pc`, 0 if none fits there."""
    head = units[pc]
    width = _payload_width(units, pc) if head in PAYLOADS else LENGTHS[head & 0xFF]
    return width if pc + width <= len(units) else 0


def _payload_width(units: Sequence[int], pc: int) -> int:
    head, rest = units[pc], units[pc + 1 : pc + 4]
    if head == PACKED_PAYLOAD and rest:
        return rest[0] * 2 + 4
    if head == SPARSE_PAYLOAD and rest:
        return rest[0] * 4 + 2
    if len(rest) == 3:
        return ((rest[1] | rest[2] << 16) * rest[0] + 1) // 2 + 4
    return 0


def branch_target(units: Sequence[int], pc: int) -> int | None:
    """Give the place a goto or if at `pc` jumps to, `None` for another instruction."""
    opcode = units[pc] & 0xFF
    if opcode == _GOTO:
        return pc + signed(units[pc] >> 8, 8)
    if opcode == _GOTO_32:
        return pc + signed(units[pc + 1] | units[pc + 2] << 16, 32)
    if opcode == _GOTO_16 or opcode in IFS:
        return pc + signed(units[pc + 1], 16)
    return None


def payload_place(units: Sequence[int], pc: int) -> int:
    """Give the place of the payload that a switch or fill-array-data at `pc` names."""
    return pc + signed(units[pc + 1] | units[pc + 2] << 16, 32)


def read_switch(units: Sequence[int], pc: int) -> tuple[tuple[int, int], ...]:
    """Read the cases of the switch at `pc`: key and target; a broken payload has none."""
    place = payload_place(units, pc)
    packed = units[pc] & 0xFF == PACKED_SWITCH
    wanted = PACKED_PAYLOAD if packed else SPARSE_PAYLOAD
    if not 0 <= place < len(units) or units[place] != wanted or not width_at(units, place):
        return ()
    size = units[place + 1]
    words = [
        signed(units[one] | units[one + 1] << 16, 32)
        for one in range(place + 2, place + 2 + (2 * size + 2 if packed else 4 * size), 2)
    ]
    keys = range(words[0], words[0] + size) if packed else words[:size]
    targets = words[1:] if packed else words[size:]
    return tuple((key, pc + target) for key, target in zip(keys, targets, strict=True))


def straight(units: Sequence[int]) -> list[int] | None:
    """List the instruction starts in order, payloads too; `None` if that goes wrong."""
    found, jumps, pc, size = [], [], 0, len(units)
    while pc < size:
        head = units[pc]
        width = _WIDTHS[head] or width_at(units, pc)
        if not width:
            return None
        if head & 0xFF in JUMPS and pc + width <= size:
            jumps.append(branch_target(units, pc))
        found.append(pc)
        pc += width
    return found if pc == size and set(found).issuperset(jumps) else None


def along_flow(units: Sequence[int], handlers: Iterable[int]) -> list[int]:
    """List the instruction starts that can be reached from the entry and the handlers."""
    waiting = [0, *handlers]
    found: set[int] = set()
    while waiting:
        pc = waiting.pop()
        while 0 <= pc < len(units) and pc not in found:
            width = width_at(units, pc)
            if not width or units[pc] in PAYLOADS:
                break
            found.add(pc)
            opcode = units[pc] & 0xFF
            target = branch_target(units, pc)
            if target is not None:
                waiting.append(target)
            elif opcode in SWITCHES:
                waiting.extend(place for _, place in read_switch(units, pc))
            if opcode in ENDS:
                break
            pc += width
    return sorted(found)

"""Runs the line number program of one method.

Source: "Dalvik executable format", section "debug_info_item".
"""

import struct
from bisect import bisect_right
from typing import Final, TypeAlias

from auditor.dex.leb128 import read_sleb, read_uleb
from auditor.errors import MalformedDex

Lines: TypeAlias = tuple[tuple[int, int], ...]

_END, _ADVANCE_PC, _ADVANCE_LINE, _START_LOCAL, _START_EXTENDED = range(5)
_END_LOCAL, _RESTART_LOCAL, _PROLOGUE, _EPILOGUE, _SET_FILE = range(5, 10)
_FIRST_SPECIAL: Final = 0x0A
# How many numbers follow each opcode that moves neither place nor line.
_SKIPPED: Final = {
    _START_LOCAL: 3,
    _START_EXTENDED: 4,
    _END_LOCAL: 1,
    _RESTART_LOCAL: 1,
    _PROLOGUE: 0,
    _EPILOGUE: 0,
    _SET_FILE: 1,
}


def read_lines(data: bytes, code: int) -> Lines:
    """Give (pc, line) pairs in order for the code item at `code`; none if it is damaged."""
    (at,) = struct.unpack_from("<I", data, code + 8)
    if not at:
        return ()
    try:
        return _run(data, at)
    except MalformedDex:
        return ()  # A line number is a courtesy; Android does not need it either.


def line_at(lines: Lines, pc: int) -> int | None:
    """Give the line in force at `pc`, or `None` before the first."""
    place = bisect_right(lines, (pc, 1 << 62))
    return lines[place - 1][1] if place else None


def _run(data: bytes, at: int) -> Lines:
    line, at = read_uleb(data, at)
    parameters, at = read_uleb(data, at)
    for _ in range(parameters):
        at = read_uleb(data, at)[1]
    pc, found = 0, []
    while at < len(data) and data[at] != _END:
        opcode, at = data[at], at + 1
        if opcode >= _FIRST_SPECIAL:
            pc += (opcode - _FIRST_SPECIAL) // 15
            line += (opcode - _FIRST_SPECIAL) % 15 - 4
            found.append((pc, line))
        elif opcode == _ADVANCE_PC:
            step, at = read_uleb(data, at)
            pc += step
        elif opcode == _ADVANCE_LINE:
            step, at = read_sleb(data, at)
            line += step
        else:
            for _ in range(_SKIPPED[opcode]):
                at = read_uleb(data, at)[1]
    return tuple(found)

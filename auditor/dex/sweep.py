"""Finds every instruction of every method of an image without an object per instruction.

All methods are walked in lock step: one vector operation moves every method one
instruction on. The few long methods that are left after a while are finished by pointer
doubling, which needs as many rounds as their length has binary digits. Methods in which
this goes wrong (an unused opcode, an instruction over the end, a branch into the middle
of an instruction: junk set behind unconditional jumps) are walked again along their
control flow.

Source: "Dalvik bytecode format", sections "packed-switch-payload" to
"fill-array-data-payload".
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from auditor.dex.arrays import Bits, Bytes, Ints, Longs, Units, distinct
from auditor.dex.opcodes import (
    ARRAY_PAYLOAD,
    GOTOS,
    JUMPS,
    PACKED_PAYLOAD,
    SPARSE_PAYLOAD,
    UNIT_WIDTHS,
)

# Steps taken by all methods together before the long ones are finished apart.
_LOCK_STEPS: Final = 300
# With so few units left, a look every few steps, steps would take longer than to finish.
_FEW_UNITS: Final = 30_000
_LOOK_EVERY: Final = 16
_GOTO, _GOTO_16, _GOTO_32 = sorted(GOTOS)
_BRANCHES: Final[Bits] = np.isin(np.arange(256), sorted(JUMPS))


@dataclass(frozen=True, slots=True)
class Found:
    """The instructions of an image: `at` are unit offsets in the file, ascending.

    `item[i]` is the code item to which the i-th belongs, `counts[j]` how many the j-th item has.
    """

    at: Longs
    opcode: Bytes
    item: Ints
    counts: Longs


def payload_widths(units: Units, at: Ints | Longs) -> Longs:
    """Give the length in units of the payload at each place, 0 where there is none.

    A payload's header at the very end of the file counts as too long, not as none.
    """
    kind = units[at].astype(np.int64)
    word = units[np.minimum(at + 1, len(units) - 1)].astype(np.int64)
    low = units[np.minimum(at + 2, len(units) - 1)].astype(np.int64)
    high = units[np.minimum(at + 3, len(units) - 1)].astype(np.int64)
    widths = np.zeros(len(at), np.int64)
    widths[kind == PACKED_PAYLOAD] = word[kind == PACKED_PAYLOAD] * 2 + 4
    widths[kind == SPARSE_PAYLOAD] = word[kind == SPARSE_PAYLOAD] * 4 + 2
    array = kind == ARRAY_PAYLOAD
    widths[array] = ((low[array] | high[array] << 16) * word[array] + 1) // 2 + 4
    return widths


def sweep(units: Units, starts: Longs, ends: Longs) -> tuple[Bits, Bits]:
    """Mark the instruction starts of code items, ascending and apart from each other.

    Gives a mark per unit from `starts[0]` to the last end, and a mark per item that went
    wrong. Payloads are marked like instructions.
    """
    base = int(starts[0]) if len(starts) else 0
    code = units[base : int(ends.max()) if len(ends) else 0]
    marks: Bits = np.zeros(len(code), np.bool_)
    wrong: Bits = np.zeros(len(starts), np.bool_)
    item: Longs = np.flatnonzero(ends > starts)
    at: Longs = starts[item] - base
    end: Longs = ends[item] - base
    for number in range(_LOCK_STEPS):
        if number % _LOOK_EVERY == 0 and int((end - at).sum()) <= _FEW_UNITS:
            break
        marks[at] = True
        widths: Bytes = UNIT_WIDTHS.take(code.take(at))
        step = at + widths
        if not widths.all():
            odd = np.flatnonzero(widths == 0)
            moved = payload_widths(code, at[odd])
            wrong[item[odd[moved == 0]]] = True
            step[odd] = np.where(moved == 0, end[odd], at[odd] + moved)
        live = step < end
        if live.all():
            at = step
            continue
        wrong[item[step > end]] = True
        item, at, end = item[live], step[live], end[live]
    if len(at):
        wrong[item[_finish(code, marks, at, end)]] = True
    return marks, wrong


def _finish(code: Units, marks: Bits, at: Longs, end: Longs) -> Bits:
    """Mark what is left of the long methods; tell which of them went wrong."""
    counts = end - at
    origin = np.cumsum(counts) - counts
    place = np.repeat(at - origin, counts) + np.arange(int(counts.sum()))
    widths = UNIT_WIDTHS.take(code.take(place)).astype(np.int64)
    odd = np.flatnonzero(widths == 0)
    widths[odd] = payload_widths(code, place[odd])
    good, bad = len(place), len(place) + 1
    jump = np.arange(good) + widths
    limit = np.repeat(origin + counts, counts)
    jump = np.where(jump == limit, good, np.where((jump > limit) | (widths == 0), bad, jump))
    jump = np.concatenate((jump, [good, bad])).astype(np.int32)
    reached = origin.astype(np.int32)
    while True:
        following = jump[reached]
        following = following[following < good]
        if not len(following):
            break
        reached = np.concatenate((reached, following))
        jump = jump[jump]
    marks[place[reached]] = True
    return np.asarray(jump[origin] == bad)


def locate(units: Units, marks: Bits, starts: Longs) -> Found:
    """List the marked places and say which item each belongs to.

    `marks` as `sweep` gives them, counted from `starts[0]`, ascending and within the items.
    """
    base = int(starts[0]) if len(starts) else 0
    at = np.flatnonzero(marks) + base
    counts = np.diff(np.searchsorted(at, starts), append=len(at))
    item = np.repeat(np.arange(len(starts), dtype=np.int32), counts)
    return Found(at, units.take(at).astype(np.uint8), item, counts)


def astray(units: Units, marks: Bits, found: Found, starts: Longs, ends: Longs) -> Longs:
    """Give the items with a branch that leaves them or lands where no instruction starts.

    `marks` as `sweep` gives them, `found` as `locate` lists them.
    """
    if not len(starts):
        return np.zeros(0, np.int64)
    base = int(starts[0])
    branches = np.flatnonzero(_BRANCHES[found.opcode])
    at, opcode = found.at[branches], found.opcode[branches]
    following = units.take(np.minimum(at + 1, len(units) - 1))
    target = at + following.astype(np.int16)
    short = np.flatnonzero(opcode == _GOTO)
    target[short] = at[short] + (units[at[short]] >> 8).astype(np.int8)
    long = np.flatnonzero(opcode == _GOTO_32)
    target[long] += units[at[long] + 2].astype(np.int16).astype(np.int64) << 16
    target[long] += np.where(following[long] >= 0x8000, 0x10000, 0)
    item = found.item[branches]
    inside = (target >= starts[item]) & (target < ends[item])
    inside[inside] = marks[target[inside] - base]
    return distinct(item[~inside].astype(np.int64))[0]

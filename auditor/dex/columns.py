"""Turns the instructions of an image into columns: calls, field uses, strings, types.

Every column is sorted by (row, pc): `row` is a row of declared methods, `pc` counts
16-bit units from the method's first instruction. Code that several methods share (dexers
merge equal bodies) appears once for each of them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from auditor.dex.arrays import Bits, Bytes, Ints, Longs, Units, distinct, spread
from auditor.dex.classes import Classes
from auditor.dex.opcodes import (
    CONST_STRINGS,
    FIELD_USES,
    INVOKE_CUSTOMS,
    INVOKES,
    TYPE_USES,
)
from auditor.dex.sweep import Found, astray, locate, sweep
from auditor.dex.tries import read_tries
from auditor.dex.walk import along_flow
from auditor.errors import MalformedDex

_INVOKE, _FIELD, _STRING, _TYPE, _CUSTOM, _NUMBER = range(1, 7)
_JUMBO: Final = 0x1B
_CONST: Final = 0x14
_CONST_HIGH: Final = 0x15
_RESOURCES: Final = 0x7
"""The first four bits of the ids of an app's resources: packages 0x7f, of splits 0x7e and less."""


def _kinds() -> Bytes:
    kinds = np.zeros(256, np.uint8)
    numbers = (_CONST, _CONST_HIGH)
    families = (INVOKES, FIELD_USES, CONST_STRINGS, TYPE_USES, INVOKE_CUSTOMS, numbers)
    for kind, family in enumerate(families, start=1):
        kinds[sorted(family)] = kind
    return kinds


_KINDS: Final[Bytes] = _kinds()


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of instruction: where each stands, its opcode, and what it names."""

    row: Ints
    pc: Ints
    opcode: Bytes
    ref: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of an image, and what was odd about its code."""

    invokes: Column
    fields: Column
    strings: Column
    types: Column
    customs: Column
    resources: Column
    """Loads of numbers that can be ids of resources: `const` and `const/high16`."""
    instructions: int
    oddities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Items:
    """The different code items, by offset, and which of them each method row runs."""

    offset: Longs
    starts: Longs
    ends: Longs
    rows: Longs
    item: Longs


def read_columns(classes: Classes) -> Columns:
    """Sweep the code of every method; raises `MalformedDex` if code items overlap."""
    units: Units = np.frombuffer(classes.data, "<u2", len(classes.data) // 2)
    items = _code_items(classes)
    marks, wrong = sweep(units, items.starts, items.ends)
    found = locate(units, marks, items.starts)
    strays = astray(units, marks, found, items.starts, items.ends)
    redone = sorted({*np.flatnonzero(wrong).tolist(), *strays.tolist()})
    if redone:
        for item in redone:
            _redo(classes, units, marks, items, item)
        found = locate(units, marks, items.starts)
    del marks
    lost: list[str] = []
    limits = {
        _INVOKE: (len(classes.method_name), "calls name a method"),
        _FIELD: (len(classes.field_name), "instructions name a field"),
        _STRING: (len(classes.strings), "instructions name a string"),
        _TYPE: (len(classes.type_string), "instructions name a type"),
        _CUSTOM: (1 << 16, "calls name a call site"),
    }
    kinds = _KINDS.take(found.opcode)
    columns = {}
    for kind, (limit, what) in limits.items():
        ones = np.flatnonzero(kinds == kind)
        refs = _refs(units, found, ones, jumbo=kind == _STRING)
        inside = refs < limit
        if not inside.all():
            lost.append(f"{classes.name}: {int((~inside).sum())} {what} outside its table")
            ones, refs = ones[inside], refs[inside]
        columns[kind] = _column(units, found, ones, refs, items)
    numbers = _resources(units, found, np.flatnonzero(kinds == _NUMBER), items)
    if redone:
        lost.append(f"{classes.name}: junk between the instructions of {len(redone)} methods")
    return Columns(
        invokes=columns[_INVOKE],
        fields=columns[_FIELD],
        strings=columns[_STRING],
        types=columns[_TYPE],
        customs=columns[_CUSTOM],
        resources=numbers,
        instructions=int(found.counts[items.item].sum()),
        oddities=tuple(lost),
    )


def _code_items(classes: Classes) -> _Items:
    rows = np.flatnonzero(classes.row_code)
    offset, item = distinct(classes.row_code[rows])
    starts = offset // 2 + 8
    ends = starts.copy()
    ends[item] += classes.row_size[rows]
    if (starts[1:] < ends[:-1] + 8).any():
        place = int(offset[1:][starts[1:] < ends[:-1] + 8][0])
        raise MalformedDex(
            f"{classes.name}: the method's code at {place:#x} lies within another method's code"
        )
    return _Items(offset, starts, ends, rows, item)


def _redo(classes: Classes, units: Units, marks: Bits, items: _Items, item: int) -> None:
    """Find an item's instructions along its control flow and mark those instead."""
    start, end = int(items.starts[item]), int(items.ends[item])
    try:
        tries = read_tries(classes.data, int(items.offset[item]))
    except MalformedDex:
        tries = ()
    handlers = {place for one in tries for _, place in one.handlers}
    found = along_flow(units[start:end].tolist(), sorted(handlers))
    base = int(items.starts[0])
    marks[start - base : end - base] = False
    marks[np.array(found, np.int64) + start - base] = True


def _refs(units: Units, found: Found, ones: Longs, *, jumbo: bool) -> Longs:
    """Read what some instructions name, the second unit of most."""
    places = found.at.take(ones)
    refs = units.take(places + 1).astype(np.int64)
    if jumbo:
        long = np.flatnonzero(found.opcode.take(ones) == _JUMBO)
        refs[long] |= units[places[long] + 2].astype(np.int64) << 16
    return refs


def _resources(units: Units, found: Found, ones: Longs, items: _Items) -> Column:
    """Keep the loads of numbers that can be resource ids."""
    places = found.at.take(ones)
    long = found.opcode.take(ones) == _CONST
    high = units[np.minimum(places + 1 + long, len(units) - 1)]
    kept = high >> 12 == _RESOURCES
    places, long, high = places[kept], long[kept], high[kept].astype(np.int64)
    low = np.where(long, units[places + 1].astype(np.int64), 0)
    return _column(units, found, ones[kept], high << 16 | low, items)


def _column(units: Units, found: Found, ones: Longs, refs: Longs, items: _Items) -> Column:
    """Hand each of some instructions to every row that runs it, in the order of rows."""
    every = np.bincount(found.item.take(ones), minlength=len(items.starts))
    counts = every[items.item]
    total = int(counts.sum())
    if total > len(units) + (1 << 16):
        raise MalformedDex(
            "the dex file lets so many methods share the same code that no compiler made it"
        )
    taken = spread((np.cumsum(every) - every)[items.item], counts)
    each = ones.take(taken)
    starts = np.repeat(items.starts[items.item], counts)
    return Column(
        row=np.repeat(items.rows.astype(np.int32), counts),
        pc=(found.at.take(each) - starts).astype(np.int32),
        opcode=found.opcode.take(each),
        ref=refs.take(taken).astype(np.int32),
    )

"""Holds the class definitions of a dex image and every field and method they declare.

Source: "Dalvik executable format", sections "class_def_item", "class_data_item" and
"code_item".
"""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from auditor.dex.arrays import Bits, Ints, Longs, Units, Words, group
from auditor.dex.classdata import read_members
from auditor.dex.tables import Tables, check_type_lists, within
from auditor.errors import MalformedDex

_NO_INDEX: Final = 0xFFFFFFFF


@dataclass(frozen=True, eq=False, kw_only=True)
class Classes(Tables):
    """The classes an image defines (one row each) and their members (one row each).

    Rows of methods are sorted by class row, then as declared: direct methods, then virtual
    ones. `row_code` is the offset of the code, 0 without; `row_registers`, `row_ins`,
    `row_outs`, `row_tries` and `row_size` (16-bit units of instructions) are 0 then.
    Rows of fields (`owned_...`) are sorted alike: static fields, then instance fields.
    """

    class_type: Ints
    class_flags: Words
    class_super: Ints
    class_interface_list: Words
    class_annotation_list: Words
    class_static_values: Words
    class_row_of_type: Ints
    owned_field: Ints
    owned_class: Ints
    owned_flags: Words
    owned_static: Bits
    row_method: Ints
    row_class: Ints
    row_flags: Words
    row_direct: Bits
    row_code: Longs
    row_registers: Ints
    row_ins: Ints
    row_outs: Ints
    row_tries: Ints
    row_size: Ints
    row_of_method: Ints

    def class_interfaces(self, class_row: int) -> tuple[int, ...]:
        """Give the type ids of the interfaces a class names itself."""
        return self.type_list(int(self.class_interface_list[class_row]))

    def static_fields(self, class_row: int) -> tuple[int, ...]:
        """Give the field ids of a class's static fields, in order of declaration."""
        part = group(self.owned_class, class_row)
        found = self.owned_field[part][self.owned_static[part]]
        return tuple(found.tolist())

    def methods_of(self, class_row: int) -> slice:
        """Give the method rows that a class declares."""
        return group(self.row_class, class_row)


def read_classes(tables: Tables) -> Classes:
    """Read class definitions and class data; raises `MalformedDex`."""
    name, data, table = tables.name, tables.data, tables.header.classes
    words = np.frombuffer(data, "<u4", table.size * 8, table.offset).reshape(-1, 8)
    kinds = len(tables.type_string)
    class_type = within(words[:, 0], kinds, f"{name}: a defined class")
    members = read_members(data, words[:, 6].astype(np.int64), name)
    what = f"{name}: the interfaces of a class"
    check_type_lists(data, words[:, 3], kinds, most=0xFFFF, what=what)
    row_method = within(members.method, len(tables.method_name), f"{name}: a declared method")
    row_code = members.method_code
    code = _read_code_columns(data, row_code, name)
    return Classes(
        **{one.name: getattr(tables, one.name) for one in fields(tables)},
        class_type=class_type,
        class_flags=words[:, 1].copy(),
        class_super=_optional(words[:, 2], kinds, f"{name}: a superclass"),
        class_interface_list=words[:, 3].copy(),
        class_annotation_list=words[:, 5].copy(),
        class_static_values=words[:, 7].copy(),
        class_row_of_type=_first_row(class_type, kinds),
        owned_field=within(members.field, len(tables.field_name), f"{name}: a declared field"),
        owned_class=members.field_class,
        owned_flags=members.field_flags,
        owned_static=members.field_static,
        row_method=row_method,
        row_class=members.method_class,
        row_flags=members.method_flags,
        row_direct=members.method_direct,
        row_code=row_code,
        row_of_method=_first_row(row_method, len(tables.method_name)),
        row_registers=code[0],
        row_ins=code[1],
        row_outs=code[2],
        row_tries=code[3],
        row_size=code[4],
    )


def _optional(column: Words, limit: int, what: str) -> Ints:
    """Check ids that may be NO_INDEX, which becomes -1."""
    none = column == _NO_INDEX
    return np.where(none, np.int32(-1), within(np.where(none, 0, column), max(limit, 1), what))


def _first_row(column: Ints, size: int) -> Ints:
    """Invert a column of ids: the first row that holds each id, or -1."""
    rows = np.full(size, -1, np.int32)
    rows[column[::-1]] = np.arange(len(column), dtype=np.int32)[::-1]
    return rows


def _read_code_columns(data: bytes, code: Longs, name: str) -> list[Ints]:
    """Read the fixed part of every code item: registers, ins, outs, tries, size in units.

    Raises `MalformedDex` for one out of bounds.
    """
    rows = np.flatnonzero(code)
    at = code[rows]
    if len(at) and (int(at.max()) + 16 > len(data) or bool((at % 4).any())):
        wrong = int(at[(at + 16 > len(data)) | (at % 4 != 0)][0])
        raise MalformedDex(
            f"{name}: a method's code at {wrong:#x} is not within the file, or not aligned"
        )
    units: Units = np.frombuffer(data, "<u2", len(data) // 2)
    first = at // 2
    size = units[first + 6] | units[first + 7].astype(np.int64) << 16
    over = at + 16 + 2 * size > len(data)
    if over.any():
        raise MalformedDex(
            f"{name}: the method's code at {int(at[over.argmax()]):#x} reaches behind the end of the file"
        )
    columns = [np.zeros(len(code), np.int32) for _ in range(5)]
    for place in range(4):
        columns[place][rows] = units[first + place]
    columns[4][rows] = size
    return columns

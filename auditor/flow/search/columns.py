"""Tells apart the columns of the app's own tables: what lies in one is not what is read from another.

Values that are put in under names (`ContentValues`) are kept by these names below the table's fact, and
a query gives a cursor with as many contents. Where a column's place is asked for by the name of one, its
content alone is read: one into which data was put, or one that a table is created with. Any other name (an
alias), a place known as a number, and a statement that renames columns leave all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Frame, Part
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT, single_constant
from auditor.flow.symbols.state import State

_COLUMN: Final = "column"
_NAMED: Final = f"{CONTENT}:"
_CURSOR: Final = "Landroid/database/Cursor;"
_RENAMES: Final = " as "
_ROWS: Final = 1
"""Tells the rows of a query from what the call itself gives."""


class Columns(Part):
    """The columns of one method's tables."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)

    def of(self, state: State, values: Iterable[Value]) -> dict[str, set[int]]:
        """Give data by the column that it is put into; what has none by ""."""
        found: dict[str, set[int]] = {}
        for value in values:
            for way, one in self.heap.paths(state, value):
                head = way[0] if way else ""
                name = head.removeprefix(_NAMED).lower() if head.startswith(_NAMED) else ""
                found.setdefault(name, set()).add(one)
        return found

    def ask(self, state: State, args: Sequence[Value], *, is_cell: bool) -> Value:
        """Give the place of the column that the last argument names, or what rows hold at a place."""
        if not is_cell:
            return self._place(args[-1])
        data = self.heap.deep(state, self._cell(state, args[0], args[1]))
        return frozenset(self.atoms.derived(one, (), weak=False) for one in data)

    def _place(self, value: Value) -> Value:
        """Give the place of a column that is asked for by its name."""
        name = single_constant(self.atoms, value)
        if not isinstance(name, str):
            return NOTHING
        return frozenset({self.atoms.intern("K", (_COLUMN, name.lower()))})

    def rows(
        self, state: State, call: Call, args: Sequence[Value], kept: dict[str, set[int]]
    ) -> Value:
        """Give what a query gives of a table's columns: a cursor that holds each by its name, or all at once."""
        flat = frozenset(kept.pop("", ()))
        if not call.returns.endswith(_CURSOR) or self._renames(state, args):
            return flat.union(*kept.values())
        if kept:
            row = self.frame.fresh(call, _ROWS)
            for name, held in kept.items():
                self.heap.store(
                    state, row, f"{_NAMED}{name}", value=frozenset(held), strong=False
                )
            flat |= row
        return flat

    def _cell(self, state: State, rows: Value, place: Value) -> Value:
        """Give what is in the column at a place of some rows; all of a row where that is not known."""
        known = single_constant(self.atoms, place)
        if not isinstance(known, tuple) or known[0] != _COLUMN:
            return rows
        name, field = str(known[1]), f"{_NAMED}{known[1]}"
        found: set[int] = set()
        for one in rows:
            held = state.heap.get(one) if self.atoms.kind(one) == "O" else None
            if held and field in held:
                found |= held[field]
            elif not held or not self._is_empty(held, name):
                found.add(one)
        return frozenset(found)

    def _is_empty(self, held: Mapping[str, Value], name: str) -> bool:
        """Say whether what holds columns is of a table that has one more, without data."""
        is_row = all(one.startswith(_NAMED) for one in held)
        return is_row and name in self.engine.readers.columns

    def _renames(self, state: State, args: Sequence[Value]) -> bool:
        """Say whether a statement is not known, or gives columns other names."""
        texts = [
            str(self.atoms.what[one][1])
            for value in args[1:]
            for one in self.heap.reachable(state, value)
            if self.atoms.kind(one) == "K"
        ]
        return not texts or any(_RENAMES in one.lower() for one in texts)

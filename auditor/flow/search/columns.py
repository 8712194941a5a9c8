"""Tells apart the columns of the app's own tables: what lies in one is not what is read from another.

Values that are put in under names (`ContentValues`) are kept by these names below the table's fact, and
a query gives a cursor with as many contents. Where a column's place is asked for by the name of one, its
content alone is read: one into which data was put, or one that a table is created with. A statement that lists
plain columns, or an array of them, tells which there are and at which places. Any other name (an alias), and a
statement that renames columns, leave all of them. How many rows there are is a count.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Frame, Part
from auditor.flow.symbols.atoms import COUNT, NOTHING, Value
from auditor.flow.symbols.heap import CONTENT, single_constant
from auditor.flow.symbols.state import State

_COLUMN: Final = "column"
NAMED: Final = f"{CONTENT}:"
"""Begins the pseudo-field of what lies under a name."""
_CURSOR: Final = "Landroid/database/Cursor;"
_RENAMES: Final = " as "
_PLACE: Final = "@place:"
"""Begins the pseudo-field of a row that names the column at a place."""
_SELECTED: Final = re.compile(
    r"\s*select\s+(?:distinct\s+)?([\w\s.,`\"\[\]]+?)\s+from\s", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"\s*select\s+count\s*\([^()]*\)\s*(?:as\s+\w+\s+)?from\s", re.IGNORECASE
)
_MOST_PLACES: Final = 32
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
                name = head.removeprefix(NAMED).lower() if head.startswith(NAMED) else ""
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
        texts = self._texts(state, args)
        if any(map(_COUNTED.match, texts)):
            every = flat.union(*kept.values())
            return frozenset(self.atoms.derived(one, (COUNT,), weak=False) for one in every)
        if not call.returns.endswith(_CURSOR) or self._renames(texts):
            return flat.union(*kept.values())
        listed = _listed(texts) or self._chosen(state, args)
        if not all(one in kept or one in self.engine.readers.columns for one in listed):
            listed = ()  # A view's column, or one of a table that was made elsewhere.
        if listed:
            kept = {name: held for name, held in kept.items() if name in listed}
        if kept:
            row = self.frame.fresh(call, _ROWS)
            for at, name in enumerate(listed):
                place = frozenset({self.atoms.intern("K", name)})
                self.heap.store(state, row, f"{_PLACE}{at}", value=place, strong=True)
            for name, held in kept.items():
                self.heap.store(
                    state, row, f"{NAMED}{name}", value=frozenset(held), strong=False
                )
            flat |= row
        return flat

    def _cell(self, state: State, rows: Value, place: Value) -> Value:
        """Give what is in the column at a place of some rows; all of a row where that is not known."""
        known = single_constant(self.atoms, place)
        found: set[int] = set()
        for one in rows:
            held = (state.heap.get(one) if self.atoms.kind(one) == "O" else None) or {}
            name = self._at(held, known)
            field = f"{NAMED}{name}"
            if name and field in held:
                found |= held[field]
            elif not name or not held or not self._is_empty(held, name):
                found.add(one)
        return frozenset(found)

    def _at(self, row: Mapping[str, Value], place: object) -> str:
        """Name the column of a row at a place, a number or one that a name was asked for; "" where it is not known."""
        if isinstance(place, tuple) and place[0] == _COLUMN:
            return str(place[1])
        name = single_constant(self.atoms, row.get(f"{_PLACE}{place}", NOTHING))
        return name if isinstance(name, str) else ""

    def _is_empty(self, held: Mapping[str, Value], name: str) -> bool:
        """Say whether what holds columns is of a table that has one more, without data."""
        is_row = all(one.startswith((NAMED, _PLACE)) for one in held)
        return is_row and name in self.engine.readers.columns

    def _chosen(self, state: State, args: Sequence[Value]) -> tuple[str, ...]:
        """Give the columns that an array made here lists, in their order; none where not all are known."""
        for value in args[2:3]:
            fields = [state.heap.get(one) or {} for one in value]
            (held,) = fields if len(fields) == 1 else ({},)
            places = range(min(len(held), _MOST_PLACES + 1))
            names = [
                single_constant(self.atoms, held.get(f"{CONTENT}:{at}", NOTHING))
                for at in places
            ]
            if 0 < len(names) <= _MOST_PLACES and all(
                isinstance(one, str) and one.isidentifier() for one in names
            ):
                return tuple(str(one).lower() for one in names)
        return ()

    def _texts(self, state: State, args: Sequence[Value]) -> list[str]:
        """Give the texts in what a query is given."""
        return [
            text
            for value in args[1:]
            for one in self.heap.reachable(state, value)
            for kind, text, _, _ in (self.atoms.what[one],)
            if kind == "K" and isinstance(text, str)
        ]

    def _renames(self, texts: Sequence[str]) -> bool:
        """Say whether a statement is not known, or gives columns other names."""
        return not texts or any(_RENAMES in one.lower() for one in texts)


def _listed(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the plain columns that the one statement among some texts lists, in their order."""
    found = [one[1] for one in map(_SELECTED.match, texts) if one is not None]
    if len(found) != 1:
        return ()
    names = [one.strip().rpartition(".")[2].strip('`"[] ') for one in found[0].split(",")]
    plain = all(one.isidentifier() for one in names) and len(names) <= _MOST_PLACES
    return tuple(one.lower() for one in names) if plain else ()

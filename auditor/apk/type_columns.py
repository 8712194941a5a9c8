"""Joins all configurations of one resource type into columns that are sorted by id.

A look-up is then a binary search, and a question about all strings one operation on arrays.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.apk.arsc import Column, Rows, Table, TablePackage, TypeChunk
from auditor.apk.axml import DYNAMIC_REFERENCE, REFERENCE, STRING

_NOTHING: Final = np.zeros(0, dtype=np.int64)


class Block(NamedTuple):
    """One chunk of a table, with whom it belongs to."""

    part: str
    table: Table
    package: TablePackage
    chunk: TypeChunk
    type_name: str
    """Such as `string`."""
    base: int
    """The id of the type's entry 0."""
    locale: str


class Row(NamedTuple):
    """One value: where it stands and what it is."""

    block: Block
    entry: int
    item: int
    """For items of arrays and plurals; else -1."""
    key: int
    kind: int
    data: int

    @property
    def is_reference(self) -> bool:
        """Whether the value stands in another resource."""
        return self.kind in (REFERENCE, DYNAMIC_REFERENCE) and self.data != 0

    @property
    def target(self) -> int:
        """The id that a reference points at; package 0 means the table's own."""
        return self.data if self.data >> 24 else self.data | self.block.package.package_id << 24

    @property
    def text(self) -> str:
        """The string, for values that are one."""
        return self.block.table.strings[self.data] if self.kind == STRING else ""

    @property
    def name(self) -> str:
        """The resource's type and name."""
        return f"{self.block.type_name}/{self.block.package.keys[self.key]}"


def blocks_of(part: str, table: Table) -> Iterator[Block]:
    """Yield the chunks of one part's table."""
    for package in table.packages:
        for chunk in package.chunks:
            base = package.package_id << 24 | chunk.type_id << 16
            name = package.type_name(chunk.type_id)
            yield Block(part, table, package, chunk, name, base, chunk.locale)


class TypeColumns:
    """All values of one type: sorted by entry, for each entry the default configuration first."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Decode the chunks of a type."""
        self._blocks = sorted(blocks, key=lambda one: (not one.chunk.default, one.locale))
        decoded = [block.chunk.rows() for block in self._blocks]
        owner = [np.full(len(rows.entry), number) for number, rows in enumerate(decoded)]
        self._owner: Column = np.concatenate([_NOTHING, *owner])
        rows = Rows(*(np.concatenate([_NOTHING, *columns]) for columns in _transposed(decoded)))
        order = np.argsort(rows.entry, kind="stable")
        self._owner = self._owner[order]
        self._rows = Rows(*(column[order] for column in rows))

    def entries(self) -> list[int]:
        """Return the entries that have a value, sorted."""
        return sorted(set(self._rows.entry.tolist()))

    def of_entry(self, entry: int) -> list[Row]:
        """Return the values of one entry, the default configuration first."""
        first = int(np.searchsorted(self._rows.entry, entry, side="left"))
        last = int(np.searchsorted(self._rows.entry, entry, side="right"))
        return list(self._made(np.arange(first, last)))

    def parents(self) -> dict[int, int]:
        """Return the ids of what entries build on, those of the default configuration first."""
        found: dict[int, int] = {}
        for block in self._blocks:
            found = {**block.chunk.parents(), **found}
        return found

    def all(self) -> Iterator[Row]:
        """Yield every value."""
        return self._made(np.arange(len(self._rows.entry)))

    def with_item(self, item: int) -> Iterator[Row]:
        """Yield the values of an item: of a style, what it says of an attribute."""
        return self._made(np.flatnonzero(self._rows.item == item))

    def references(self) -> Iterator[Row]:
        """Yield the values that stand in other resources."""
        kind = self._rows.kind
        return self._made(np.flatnonzero((kind == REFERENCE) | (kind == DYNAMIC_REFERENCE)))

    def with_strings(self, table: Table, wanted: "npt.NDArray[np.bool_]") -> Iterator[Row]:
        """Yield the values that are one of a table's wanted strings (a truth value per string)."""
        mine = np.array([block.table is table for block in self._blocks], dtype=np.bool_)
        if not len(wanted) or not mine.any():
            return iter(())
        data = self._rows.data
        fits = (self._rows.kind == STRING) & (data < len(wanted))
        hit = fits & wanted[np.where(fits, data, 0)] & mine[self._owner]
        return self._made(np.flatnonzero(hit))

    def _made(self, which: Column) -> Iterator[Row]:
        owners = self._owner[which].tolist()
        blocks = [self._blocks[owner] for owner in owners]
        values = (column[which].tolist() for column in self._rows)
        return map(Row._make, zip(blocks, *values, strict=True))


def _transposed(decoded: Sequence[Rows]) -> list[list[Column]]:
    return [[rows[place] for rows in decoded] for place in range(len(Rows._fields))]

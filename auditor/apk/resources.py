"""Answers questions about the resource tables of all parts: strings, names, layouts' ids.

Nothing is decoded before it is asked for. Values in the default configuration come first;
references are followed a few steps.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from auditor.apk.arsc import Rows, Table, TablePackage, TypeChunk
from auditor.apk.axml import DYNAMIC_REFERENCE, REFERENCE, STRING
from auditor.apk.term_search import find_terms
from auditor.model.app import Layout, UiString

TEXT_TYPES: Final = ("string", "array", "plurals")
_QUANTITIES: Final = {4: "other", 5: "zero", 6: "one", 7: "two", 8: "few", 9: "many"}
_MAX_STEPS: Final = 8
Value = tuple[int, int, str]


class _Block(NamedTuple):
    """The decoded rows of one chunk, with whom they belong to."""

    part: str
    table: Table
    package: TablePackage
    chunk: TypeChunk
    rows: Rows


class AppResources:
    """The resource tables of all parts as one; implements `auditor.model.app.Resources`."""

    def __init__(
        self,
        tables: Sequence[tuple[str, Table]],
        lay_out: Callable[["AppResources", int], Sequence[Layout]],
    ) -> None:
        """Take each part's name and table, and what makes layouts of an id."""
        self._tables = tuple(tables)
        self._lay_out = lay_out
        self._blocks: dict[tuple[int, int], tuple[_Block, ...]] = {}
        self._layouts: dict[int, tuple[Layout, ...]] = {}
        self._strings: tuple[UiString, ...] | None = None

    def string(self, resource_id: int) -> str | None:
        """Return a string in the default configuration, references followed."""
        for kind, _, text in self.values(resource_id):
            if kind == STRING:
                return text
        return None

    def strings(self) -> Sequence[UiString]:
        """Return every string, array item and plural of every configuration, by id and locale."""
        if self._strings is None:
            everything = (
                self._made(block, np.arange(len(block.rows.entry)))
                for block in self._text_blocks
            )
            self._strings = _ordered(one for some in everything for one in some)
        return self._strings

    def naming(self, terms: Sequence[str]) -> Sequence[UiString]:
        """Return the strings of all configurations that hold one of the terms (case folded)."""
        found: list[UiString] = []
        for part, table in self._tables:
            hits = find_terms(table.strings, terms)
            wanted = np.array(sorted(hits), dtype=np.int64)
            for block in self._text_blocks:
                if block.table is not table or block.part != part:
                    continue
                strings = np.isin(block.rows.data, wanted) & (block.rows.kind == STRING)
                found.extend(self._made(block, np.flatnonzero(strings)))
        folded = [term.casefold() for term in terms]
        for block in self._text_blocks:
            for one in self._made(block, np.flatnonzero(_is_reference(block.rows))):
                text = one.text.casefold()
                if any(term in text for term in folded):
                    found.append(one)
        return _ordered(found)

    def locales(self) -> Sequence[str]:
        """Return the locales that have strings, sorted, the default as the empty string."""
        return tuple(sorted({chunk.locale for _, _, package, chunk in self._chunks("string")}))

    def name(self, resource_id: int) -> str | None:
        """Return `type/name` of an id; None when no table has it."""
        for block in self._of_type(resource_id):
            at = np.flatnonzero(block.rows.entry == (resource_id & 0xFFFF))
            if len(at):
                kind = block.package.type_name(block.chunk.type_id)
                return f"{kind}/{block.package.keys[int(block.rows.key[at[0]])]}"
        return None

    def layout_ids(self) -> Sequence[int]:
        """Return the ids of all layouts, sorted."""
        ids: set[int] = set()
        for _, _, package, chunk in self._chunks("layout"):
            base = package.package_id << 24 | chunk.type_id << 16
            for block in self._of_type(base):
                ids.update(base | int(entry) for entry in block.rows.entry)
        return tuple(sorted(ids))

    def layouts(self, resource_id: int) -> Sequence[Layout]:
        """Return a layout in each of its configurations; broken files are left out."""
        if resource_id not in self._layouts:
            self._layouts[resource_id] = tuple(self._lay_out(self, resource_id))
        return self._layouts[resource_id]

    def values(self, resource_id: int) -> tuple[Value, ...]:
        """Return type, data and text of a simple resource in each configuration, the default first."""
        return tuple(value for _, value in self._located(resource_id))

    def by_locale(self, resource_id: int) -> Mapping[str, str]:
        """Return a string in each locale, the first configuration of each."""
        found: dict[str, str] = {}
        for (locale, _), (kind, _, text) in self._located(resource_id):
            if kind == STRING:
                found.setdefault(locale, text)
        return dict(sorted(found.items()))

    def files(self, resource_id: int) -> Sequence[tuple[str, str]]:
        """Return part and member of each configuration of a file resource such as a layout."""
        found: dict[tuple[str, str], None] = {}
        for (_, part), (kind, _, text) in self._located(resource_id):
            if kind == STRING:
                found[part, text] = None
        return tuple(found)

    def _located(
        self, resource_id: int, steps: int = _MAX_STEPS
    ) -> Iterator[tuple[tuple[str, str], Value]]:
        """Yield locale and part, and the value, of each configuration; references followed."""
        for block in self._of_type(resource_id):
            rows = block.rows
            for at in np.flatnonzero(
                (rows.entry == (resource_id & 0xFFFF)) & (rows.item == -1)
            ).tolist():
                kind, data = int(rows.kind[at]), int(rows.data[at])
                where = (block.chunk.locale, block.part)
                if kind in (REFERENCE, DYNAMIC_REFERENCE) and data and steps:
                    target = self._target(block, data)
                    yield from self._followed(where, target, steps - 1)
                else:
                    text = block.table.strings[data] if kind == STRING else ""
                    yield where, (kind, data, text)

    def _followed(
        self, where: tuple[str, str], target: int, steps: int
    ) -> Iterator[tuple[tuple[str, str], Value]]:
        """Follow a reference: in its own locale if the target has that, else everywhere."""
        found = list(self._located(target, steps))
        if where[0]:
            same = [one for one in found if one[0][0] == where[0]]
            yield from ((where, value) for _, value in (same or found)[:1])
        else:
            yield from found

    @staticmethod
    def _target(block: _Block, data: int) -> int:
        # A dynamic reference to package 0 means the table's own package.
        return data if data >> 24 else data | block.package.package_id << 24

    @cached_property
    def _text_blocks(self) -> tuple[_Block, ...]:
        found: list[_Block] = []
        seen: set[tuple[int, int]] = set()
        for name in TEXT_TYPES:
            for _, _, package, chunk in self._chunks(name):
                key = (package.package_id, chunk.type_id)
                if key not in seen:
                    seen.add(key)
                    found.extend(self._of_type(key[0] << 24 | key[1] << 16))
        return tuple(found)

    def _chunks(self, type_name: str) -> Iterator[tuple[str, Table, TablePackage, TypeChunk]]:
        for part, table in self._tables:
            for package in table.packages:
                for chunk in package.chunks:
                    if package.type_name(chunk.type_id) == type_name:
                        yield part, table, package, chunk

    def _of_type(self, resource_id: int) -> tuple[_Block, ...]:
        """Return the decoded chunks that may hold an id, the default configuration first."""
        key = (resource_id >> 24, resource_id >> 16 & 0xFF)
        if key not in self._blocks:
            found = [
                _Block(part, table, package, chunk, chunk.rows())
                for part, table in self._tables
                for package in table.packages
                if package.package_id == key[0]
                for chunk in package.chunks
                if chunk.type_id == key[1]
            ]
            found.sort(key=lambda block: (not block.chunk.default, block.chunk.locale))
            self._blocks[key] = tuple(found)
        return self._blocks[key]

    def _made(self, block: _Block, which: "np.typing.NDArray[np.int64]") -> Iterator[UiString]:
        """Make strings of some rows; values that are no text are left out."""
        kind_name = block.package.type_name(block.chunk.type_id)
        base = block.package.package_id << 24 | block.chunk.type_id << 16
        rows = Rows(*(column[which] for column in block.rows))
        for entry, item, key, kind, data in zip(
            *(column.tolist() for column in rows), strict=True
        ):
            if kind == STRING:
                text = block.table.strings[data]
            elif kind in (REFERENCE, DYNAMIC_REFERENCE) and data:
                text = self._text_behind(self._target(block, data), block.chunk.locale)
            else:
                continue
            name = f"{kind_name}/{block.package.keys[key]}{_suffix(kind_name, item)}"
            yield UiString(base | entry, name, block.chunk.locale, text, block.part)

    def _text_behind(self, target: int, locale: str) -> str:
        texts = self.by_locale(target)
        return texts.get(locale) or texts.get("") or ""


def _is_reference(rows: Rows) -> "np.typing.NDArray[np.bool_]":
    return np.isin(rows.kind, (REFERENCE, DYNAMIC_REFERENCE))


def _suffix(kind_name: str, item: int) -> str:
    if item < 0:
        return ""
    if kind_name == "plurals":
        return f"[{_QUANTITIES.get(item & 0xFFFF, 'other')}]"
    return f"[{item}]"


def _ordered(strings: Iterator[UiString] | Sequence[UiString]) -> tuple[UiString, ...]:
    unique = dict.fromkeys(
        (one.id, one.name, one.locale, one.part, one.text) for one in strings
    )
    return tuple(
        UiString(identity, name, locale, text, part)
        for identity, name, locale, part, text in sorted(unique)
    )

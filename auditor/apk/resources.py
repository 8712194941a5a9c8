"""Answers questions about the resource tables of all parts: strings, names, layouts' ids.

Nothing is decoded before it is asked for. Values in the default configuration come first;
references are followed a few steps.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from auditor.apk.arsc import Table
from auditor.apk.attributes import IDS
from auditor.apk.axml import STRING
from auditor.apk.term_search import find_terms
from auditor.apk.type_columns import Block, Row, TypeColumns, blocks_of
from auditor.model.app import Layout, UiString

TEXT_TYPES: Final = ("string", "array", "plurals", "style")
_SCREEN_TYPES: Final = ("layout", "menu", "navigation", "xml")
_QUANTITIES: Final = {4: "other", 5: "zero", 6: "one", 7: "two", 8: "few", 9: "many"}
_FIRST_ITEMS: Final = (0x02000000, 0x01000001)
"""The keys of an array's first item: of what is made for arrays (`Res_MAKEARRAY`), and as aapt2 counts (`ATTR_MIN`)."""
_MAX_STEPS: Final = 8
# What dialogs borrow from Android itself. Source: android.R.string, values of Android 14;
# `yes` and `no` have said OK and Cancel since Android 1.5.
_FRAMEWORK: Final = {
    0x01040000: ("cancel", "Cancel"),
    0x01040009: ("no", "Cancel"),
    0x0104000A: ("ok", "OK"),
    0x01040013: ("yes", "OK"),
}
Value = tuple[int, int, str]
_Located = tuple[str, str, Value]


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
        self._columns: dict[tuple[int, int], TypeColumns] = {}
        self._layouts: dict[int, tuple[Layout, ...]] = {}
        self._names: dict[int, str | None] = {}
        self._parents: dict[int, Mapping[int, int]] = {}
        self._strings: tuple[UiString, ...] | None = None

    def string(self, resource_id: int) -> str | None:
        """Return a string in the default configuration, references followed."""
        return next(
            (text for kind, _, text in self.values(resource_id) if kind == STRING), None
        )

    def strings(self) -> Sequence[UiString]:
        """Return every string, array item and plural of every configuration, by id and locale."""
        if self._strings is None:
            rows = (row for columns in self._of_types(TEXT_TYPES) for row in columns.all())
            self._strings = self._ui_strings(rows)
        return self._strings

    def naming(self, terms: Sequence[str]) -> Sequence[UiString]:
        """Return the strings of all configurations that hold one of the terms (case folded)."""
        rows: list[Row] = []
        types = self._of_types(TEXT_TYPES)
        for table in {id(table): table for _, table in self._tables}.values():
            wanted = np.zeros(len(table.strings), dtype=np.bool_)
            wanted[sorted(find_terms(table.strings, terms))] = True
            rows.extend(row for columns in types for row in columns.with_strings(table, wanted))
        folded = [term.casefold() for term in terms if term]
        for row in (row for columns in types for row in columns.references()):
            text = self._text_of(row).casefold()
            if any(term in text for term in folded):
                rows.append(row)
        return self._ui_strings(rows)

    def clicked(self) -> frozenset[str]:
        """Return the names of methods that styles give the views that have them, as `android:onClick`."""
        styles = self._of_types(("style",))
        rows = (row for one in styles for row in one.with_item(IDS["onClick"]))
        return frozenset(text for row in rows if (text := self._text_of(row)))

    def styled(self, resource_id: int) -> Mapping[int, Value]:
        """Return what a style of the app says of attributes, by their ids, its parents' words behind its own."""
        found: dict[int, Value] = {}
        for _ in range(_MAX_STEPS):
            for row in self._rows_of(resource_id):
                if row.item >= 0:
                    found.setdefault(row.item, (row.kind, row.data, row.text))
            own = resource_id & 0xFF000000
            parent = self._parents_of(resource_id).get(resource_id & 0xFFFF, 0)
            resource_id = parent if parent >> 24 else parent and parent | own
            if not resource_id or not self._rows_of(resource_id):
                break
        return found

    def _parents_of(self, resource_id: int) -> Mapping[int, int]:
        key = resource_id & 0xFFFF0000
        if key not in self._parents:
            columns = self._columns_of(resource_id >> 24, resource_id >> 16 & 0xFF)
            self._parents[key] = columns.parents()
        return self._parents[key]

    def locales(self) -> Sequence[str]:
        """Return the locales that have strings, sorted, the default as the empty string."""
        return tuple(sorted({block.locale for block in self._blocks_of("string")}))

    def name(self, resource_id: int) -> str | None:
        """Return `type/name` of an id (`android:string/ok`); None when no table has it."""
        if resource_id in _FRAMEWORK:
            return f"android:string/{_FRAMEWORK[resource_id][0]}"
        if resource_id not in self._names:
            rows = self._rows_of(resource_id)
            self._names[resource_id] = rows[0].name if rows else None
        return self._names[resource_id]

    def layouts(self, resource_id: int) -> Sequence[Layout]:
        """Return a layout in each of its configurations; broken files are left out."""
        if resource_id not in self._layouts:
            self._layouts[resource_id] = tuple(self._lay_out(self, resource_id))
        return self._layouts[resource_id]

    def layouts_kept_in(self, members: Collection[str]) -> Sequence[int]:
        """Return the ids of the layouts whose files are some members, sorted."""
        return tuple(
            sorted(
                {
                    row.block.base | row.entry
                    for columns in self._of_types(("layout",))
                    for row in columns.all()
                    if row.kind == STRING and row.block.table.strings[row.data] in members
                }
            )
        )

    def kept_in(self, members: Collection[str]) -> Mapping[str, Sequence[int]]:
        """Return the ids of the screens and menus whose files are some members, by member."""
        found: dict[str, set[int]] = {}
        for columns in self._of_types(_SCREEN_TYPES):
            for row in columns.all():
                if row.kind == STRING and row.block.table.strings[row.data] in members:
                    member = row.block.table.strings[row.data]
                    found.setdefault(member, set()).add(row.block.base | row.entry)
        return {member: tuple(sorted(ids)) for member, ids in sorted(found.items())}

    def values(self, resource_id: int) -> tuple[Value, ...]:
        """Return type, data and text of a simple resource in each configuration, the default first."""
        return tuple(value for _, _, value in self._located(resource_id))

    def by_locale(self, resource_id: int) -> Mapping[str, str]:
        """Return a string in each locale, the first configuration of each."""
        found: dict[str, str] = {}
        for locale, _, (kind, _, text) in self._located(resource_id):
            if kind == STRING:
                found.setdefault(locale, text)
        return dict(sorted(found.items()))

    def files(self, resource_id: int) -> Sequence[tuple[str, str]]:
        """Return part and member of each configuration of a file resource such as a layout."""
        located = self._located(resource_id)
        return tuple(
            dict.fromkeys(
                (part, text) for _, part, (kind, _, text) in located if kind == STRING
            )
        )

    def _located(self, resource_id: int, steps: int = _MAX_STEPS) -> Iterator[_Located]:
        """Yield locale, part and value of each configuration; references followed."""
        if resource_id in _FRAMEWORK:
            yield "", "", (STRING, 0, _FRAMEWORK[resource_id][1])
        for row in self._rows_of(resource_id):
            if row.item >= 0:
                continue
            locale = row.block.locale
            if row.is_reference and steps:
                yield from self._followed(row, locale, steps - 1)
            else:
                yield locale, row.block.part, (row.kind, row.data, row.text)

    def _followed(self, row: Row, locale: str, steps: int) -> Iterator[_Located]:
        """Follow a reference: in its own locale if the target has that, else by default."""
        found = list(self._located(row.target, steps))
        if locale:
            same = [one for one in found if one[0] == locale]
            found = [(locale, row.block.part, value) for _, _, value in (same or found)[:1]]
        yield from found

    def _rows_of(self, resource_id: int) -> list[Row]:
        columns = self._columns_of(resource_id >> 24, resource_id >> 16 & 0xFF)
        return columns.of_entry(resource_id & 0xFFFF)

    def _of_types(self, names: Iterable[str]) -> list[TypeColumns]:
        keys = dict.fromkeys(key for name in names for key in self._keys_of(name))
        return [self._columns_of(*key) for key in keys]

    def _keys_of(self, name: str) -> list[tuple[int, int]]:
        keys = ((one.package.package_id, one.chunk.type_id) for one in self._blocks_of(name))
        return list(dict.fromkeys(keys))

    def _blocks_of(self, name: str) -> list[Block]:
        return [block for block in self._blocks if block.type_name == name]

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return tuple(block for part, table in self._tables for block in blocks_of(part, table))

    def _columns_of(self, package_id: int, type_id: int) -> TypeColumns:
        key = (package_id, type_id)
        if key not in self._columns:
            self._columns[key] = TypeColumns(
                [
                    block
                    for block in self._blocks
                    if block.base == package_id << 24 | type_id << 16
                ]
            )
        return self._columns[key]

    def _text_of(self, row: Row) -> str:
        """Return a row's text; for a reference that of its own locale, else the default's."""
        if not row.is_reference:
            return row.text
        texts = self.by_locale(row.target)
        return texts.get(row.block.locale) or texts.get("") or ""

    def _ui_strings(self, rows: Iterable[Row]) -> tuple[UiString, ...]:
        """Make strings of rows, sorted and each once; values that are no text are left out."""
        found: dict[tuple[int, int, str, str, str, str], tuple[str, ...]] = {}
        names: dict[tuple[int, int, int], str] = {}
        for row in rows:
            block, entry, item, _, kind, data = row
            links: tuple[str, ...] = ()
            if kind == STRING:
                text, links = block.table.strings[data], block.table.strings.links(data)
            elif row.is_reference:
                text = self._text_of(row)
            else:
                continue
            place = (block.base, entry, item)
            name = names.get(place) or names.setdefault(place, row.name + _suffix(row))
            number = item if block.type_name == "array" else 0
            found[block.base | entry, number, name, block.locale, block.part, text] = links
        return tuple(
            UiString(identity, name, locale, text, part, links)
            for (identity, _, name, locale, part, text), links in sorted(found.items())
        )


def _suffix(row: Row) -> str:
    if row.item < 0:
        return ""
    if row.block.type_name == "plurals":
        return f"[{_QUANTITIES.get(row.item & 0xFFFF, 'other')}]"
    first = next((one for one in _FIRST_ITEMS if row.item >= one), 0)
    return f"[{row.item - first}]"

"""Answers whether the store in which data ends is encrypted as a whole.

Asked where preferences, databases and objects are written: by which call the store was made, as
far as that can be followed. A store that may also be a plain one counts as plain; one whose making
is not seen too. Source: `data/flow/seals.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, Text
from auditor.code.resolution.constants import Resolver
from auditor.data.shelf import bad_entry, read_table
from auditor.flow.ends.origins import Origin, origins, scopes_along
from auditor.flow.symbols.terms import Chain
from auditor.flow.tables.catalogue import Catalogue
from auditor.flow.tables.renamed import Renamed

_TABLE: Final = "flow/seals"
_KEYS: Final = {
    "object": frozenset({"names", "classes", "key"}),
    "through": frozenset({"names", "returns"}),
    "store": frozenset({"sinks", "opened", "key", "begun", "sealed_by", "with"}),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """Calls that give an encrypted store."""

    names: frozenset[str]
    classes: frozenset[str]
    key: int | None
    """Which argument is the key, if the call takes one."""

    def gives(self, call: Call) -> bool:
        """Say whether a call is one of these."""
        return call.key in self.names or call.text in self.names


@dataclass(frozen=True, slots=True)
class Whole:
    """Stores of one library, which are encrypted where they are begun."""

    sinks: tuple[str, ...]
    opened: Opened | None
    begun: tuple[str, ...]
    sealed_by: tuple[str, ...]
    having: frozenset[str]


@dataclass(frozen=True, slots=True)
class Table:
    """What `seals.toml` says."""

    objects: tuple[Opened, ...]
    through: frozenset[str]
    returns: frozenset[str]
    wholes: tuple[Whole, ...]


@cache
def seal_table() -> Table:
    """Read the table; raises `BadData` for a key that nobody would read."""
    rows = read_table(_TABLE)
    for section, some in rows.items():
        for number, row in enumerate(some):
            if section not in _KEYS or row.keys() - _KEYS[section]:
                raise bad_entry(_TABLE, f"{section} {number}", "has keys that nobody reads")
    through = rows.get("through", ())
    return Table(
        tuple(_opened(one, "names") for one in rows.get("object", ())),
        frozenset(name for one in through for name in one["names"]),
        frozenset(name for one in through for name in one.get("returns", ())),
        tuple(
            Whole(
                tuple(one["sinks"]),
                _opened(one, "opened") if "opened" in one else None,
                tuple(one.get("begun", ())),
                tuple(one.get("sealed_by", ())),
                frozenset(one.get("with", ())),
            )
            for one in rows.get("store", ())
        ),
    )


def _opened(row: dict[str, Any], names: str) -> Opened:
    return Opened(frozenset(row[names]), frozenset(row.get("classes", ())), row.get("key"))


class Seals:
    """The stores of one app; asked for flows that end in one."""

    def __init__(self, resolver: Resolver, catalogue: Catalogue) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.catalogue = catalogue
        self.table = seal_table()
        self._renamed: Renamed | None = None
        self._wholes: dict[int, bool] = {}

    def is_sealed(self, calls: Chain) -> bool:
        """Say whether the store that a sink writes into is encrypted.

        `calls` leads from where data and store meet down to the sink's own call.
        """
        scope, (method, pc) = scopes_along(self.resolver, calls)[-1]
        call = self.resolver.call_at(method, pc)
        if call is None:
            return False
        wholes = [one for one in self.table.wholes if call.owner.startswith(one.sinks)]
        if wholes:
            return all(self._is_whole(scope, call, one) for one in wholes)
        if call.receiver is None or self._is_named(call.owner):
            return call.receiver is not None
        found = self._origins(scope, call)
        asked = (one.call for one in found if one.call is not None)
        if any(not one.is_static and self._is_named(one.owner) for one in asked):
            return True  # A method of the store's own class: it can be no other.
        answers = [one for one in map(self._is_object, found) if one is not None]
        return bool(answers) and all(answers)

    def _origins(self, scope: Scope, call: Call) -> Sequence[Origin]:
        if call.receiver is None:
            return ()
        place = (scope, call.pc, call.receiver)
        return origins(
            self.resolver, place, is_outside=self._is_outside, goes_through=self._goes_through
        )

    def _is_outside(self, class_name: str) -> bool:
        if self.program.class_info(class_name) is None:
            return True
        if class_name in self._names().classes:
            return True
        return self.catalogue.libraries.of(class_name, "") is not None

    def _goes_through(self, call: Call) -> bool:
        if any(one.gives(call) for one in self.table.objects):
            return False
        opened = (one.opened for one in self.table.wholes)
        if any(one is not None and one.gives(call) for one in opened):
            return False
        return call.key in self.table.through or call.returns in self.table.returns

    def _is_object(self, origin: Origin) -> bool | None:
        """Say whether an origin is an encrypted store; None where it says nothing."""
        if origin.type:
            return self._is_named(origin.type)
        call = origin.call
        if call is None or self._goes_through(call):
            return None
        return self._is_named(call.owner) or any(
            one.gives(call) and self._has_key(origin.scope, call, one)
            for one in self.table.objects
        )

    def _is_named(self, class_name: str) -> bool:
        """Say whether a class is one of encrypted stores, under its own name or renamed."""
        name = self._names().classes.get(class_name, class_name)
        return any(name in one.classes for one in self.table.objects)

    def _has_key(self, scope: Scope, call: Call, row: Opened) -> bool:
        """Say whether a call is given a key that can be one."""
        if row.key is None:
            return True
        values = self.resolver.argument(scope, call, row.key)
        return not any(one in (Text(""), Number(0)) for one in values)

    def _is_whole(self, scope: Scope, call: Call, row: Whole) -> bool:
        if row.opened is not None:
            return all(
                self._has_key(one.scope, one.call, row.opened)
                for one in self._origins(scope, call)
                if one.call is not None and row.opened.gives(one.call)
            )
        known = self._wholes.get(id(row))
        if known is None:
            known = self._wholes[id(row)] = self._is_begun_sealed(row)
        return known

    def _is_begun_sealed(self, row: Whole) -> bool:
        """Say whether every method that begins such a store seals it."""
        begun = {one.method for one in self._calls(row.begun)}
        sealing = {
            one.method for one in self._calls(row.sealed_by) if self._takes(one, row.having)
        }
        return bool(begun) and begun <= sealing

    def _calls(self, names: Sequence[str]) -> Iterator[Call]:
        for name in names:
            owner, _, called = name.partition("->")
            for site in self.program.calls_of(owner, called):
                call = self.resolver.call_at(site.method, site.pc)
                if call is not None:
                    yield call

    def _takes(self, call: Call, classes: frozenset[str]) -> bool:
        """Say whether one of a call's arguments is an object of some classes."""
        if not classes:
            return True
        given = (one for one in range(len(call.types)) if call.register(one) is not None)
        return any(
            origin.type in classes
            for one in given
            for origin in origins(
                self.resolver,
                (Scope(call.method), call.pc, call.register(one) or 0),
                is_outside=self._is_outside,
            )
        )

    def _names(self) -> Renamed:
        if self._renamed is None:
            self._renamed = Renamed(self.resolver.hierarchy, self.catalogue.renamed)
        return self._renamed

"""The table of what keeps and gives back a flag (data/consent/stores.toml)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.sites import Call
from auditor.data.shelf import bad_entry, read_table

TABLE: Final = "consent/stores"

RECEIVER: Final = -1
"""Stands for the receiver as the key."""
FILE: Final = -2
"""Stands for the file that the receiver, or the first argument, is made for."""
TABLE_NAMED: Final = -3
"""Stands for the table that the first text of a call names."""
ROWS: Final = -4
"""Stands for the table that was asked for the receiver's rows."""
STATEMENT: Final = -5
"""Stands for the table that the text names which the receiver's statement was made of."""
FIRST: Final = -6
"""Stands for the first argument as the key."""
_KEYS: Final = {
    "first": FIRST,
    "statement": STATEMENT,
    "receiver": RECEIVER,
    "file": FILE,
    "table": TABLE_NAMED,
    "rows": ROWS,
}

_DOES: Final = frozenset({"put", "get", "has", "stream"})


@dataclass(frozen=True, slots=True)
class Door:
    """A call that puts something under a key, gives it back, alone or as a stream, or tells whether it is there."""

    store: str
    does: str
    owners: tuple[str, ...]
    key: int
    value: int | None = None
    default: int | None = None
    first: str | None = None
    """The type that the first argument must be of; None for any."""


@dataclass(frozen=True, slots=True)
class Untracked:
    """A store whose keys are not followed."""

    store: str
    writes: frozenset[tuple[str, str]]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stores:
    """The doors by name of method, and what else the table says."""

    doors: Mapping[str, tuple[Door, ...]]
    blocks: Mapping[str, tuple[tuple[str, int], ...]]
    """Name of a method that runs a block which writes to a store: the classes, and which argument."""
    keys: Mapping[str, tuple[str, ...]]
    """Name of a method that makes a key to the classes that have it."""
    untracked: tuple[Untracked, ...]
    pieces: re.Pattern[str]
    """Finds what names of agreements hold."""
    owners: frozenset[str]
    """The classes that have doors."""
    reads: Mapping[str, str]
    """The kinds of classes whose content is read without a key that is followed, to their stores."""
    kinds_read: tuple[str, ...]
    """The same kinds, in the table's order."""

    def door(self, graph: CallGraph, call: Call) -> Door | None:
        """Return the door that a call goes through, or None; the first of several."""
        return next(self.all_doors(graph, call), None)

    def all_doors(self, graph: CallGraph, call: Call) -> Iterator[Door]:
        """Yield all doors that a call can go through, under the name that it has in its library."""
        hierarchy, call = graph.hierarchy, graph.names.named(call)
        for one in self.doors.get(call.name, ()):
            if one.first is not None and call.types[:1] != (one.first,):
                continue
            if any(hierarchy.is_subtype(call.owner, owner) for owner in one.owners):
                yield one

    def block(self, graph: CallGraph, call: Call) -> int | None:
        """Return which argument of a call is a block that writes to a store, or None."""
        for owner, which in self.blocks.get(call.name, ()):
            if graph.hierarchy.is_subtype(call.owner, owner):
                return which
        return None

    def is_owner(self, name: str) -> bool:
        """Say whether a class of the app's package has doors itself: a store's library."""
        return name in self.owners

    def makes_key(self, call: Call) -> bool:
        """Say whether a call gives back the key that its text names."""
        return call.owner in self.keys.get(call.name, ())

    def written(self, graph: CallGraph, call: Call) -> str | None:
        """Return the store that a call writes to without a key that is followed."""
        for one in self.untracked:
            for owner, name in one.writes:
                if name == call.name and graph.hierarchy.is_subtype(call.owner, owner):
                    return one.store
        return None

    def read(self, graph: CallGraph, call: Call) -> str | None:
        """Return the store whose content a call gives back without a key that is followed."""
        kind = graph.hierarchy.first_kind(call.owner, self.kinds_read)
        return None if kind is None else self.reads[kind]

    def speaks_of_consent(self, name: str) -> bool:
        """Say whether a name in the code could be of an agreement."""
        return self.pieces.search(name.lower()) is not None


@cache
def stores() -> Stores:
    """Read the table; raises `BadData`."""
    table = read_table(TABLE)
    doors: dict[str, list[Door]] = {}
    for number, row in enumerate(table["door"]):
        one = _door(number, row)
        for name in row["names"]:
            doors.setdefault(name, []).append(one)
    blocks: dict[str, list[tuple[str, int]]] = {}
    for row in table.get("block", ()):
        for name in row["names"]:
            blocks.setdefault(name, []).extend((owner, row["block"]) for owner in row["owners"])
    keys: dict[str, list[str]] = {}
    for row in table["key"]:
        for name in row["names"]:
            keys.setdefault(name, []).extend(row["owners"])
    untracked = tuple(_untracked(row) for row in table["untracked"])
    reads = {owner: one.store for one in reversed(untracked) for owner in one.reads}
    kinds = dict.fromkeys(owner for one in untracked for owner in one.reads)
    return Stores(
        doors={name: tuple(rows) for name, rows in doors.items()},
        blocks={name: tuple(rows) for name, rows in blocks.items()},
        keys={name: tuple(owners) for name, owners in keys.items()},
        untracked=untracked,
        pieces=re.compile("|".join(map(re.escape, table["names"]["pieces"]))),
        owners=frozenset(owner for row in table["door"] for owner in row["owners"]),
        reads=reads,
        kinds_read=tuple(kinds),
    )


def _door(number: int, row: dict[str, Any]) -> Door:
    entry = f"door {number}"
    if row["does"] not in _DOES:
        raise bad_entry(TABLE, entry, f"does {row['does']!r}, not one of {sorted(_DOES)}")
    key = _KEYS.get(row["key"], row["key"])
    if not isinstance(key, int):
        raise bad_entry(TABLE, entry, f"key {key!r} is neither a number nor of {sorted(_KEYS)}")
    if row["does"] == "put" and "value" not in row and key in (RECEIVER, *range(9)):
        raise bad_entry(TABLE, entry, "puts, and has no value")
    return Door(
        store=row["store"],
        does=row["does"],
        owners=tuple(row["owners"]),
        key=key,
        value=row.get("value"),
        default=row.get("default"),
        first=row.get("first"),
    )


def word_of(call: Call, key: int) -> int | None:
    """Return the word of a call at which a door's key stands."""
    if key == RECEIVER:
        return 0
    key = 0 if key == FIRST else key
    register = call.register(key)
    if register is None:
        return None
    place = 0 if call.is_static else 1
    return place + sum(2 if one in ("J", "D") else 1 for one in call.types[:key])


def _untracked(row: dict[str, Any]) -> Untracked:
    writes = set()
    for text in row["writes"]:
        owner, arrow, name = text.partition("->")
        if not arrow:
            raise bad_entry(TABLE, row["store"], f"{text!r} is not written as Lowner;->name")
        writes.add((owner, name))
    return Untracked(row["store"], frozenset(writes), tuple(row["reads"]))

"""Reads the tables that say what calls out of the app do with data: `data/flow/*.toml`.

Four tables: `sources` (whose results are data of a kind), `sinks` (where data ends, and which
streams lead there), `calls` (what library calls do with their arguments), `bridges` (calls that
hand an argument to a method that Android runs later). A name is `Lowner;->name`; `Lowner;->*`
and `Lowner;->get*` stand for several, and `Lpackage/*` for all calls of a package. An owner stands
for its subclasses too. The exact name counts before a pattern, the nearest class before those above.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from auditor.data.shelf import bad_entry, read_table
from auditor.model.vocabulary import Data

VERBS: Final = frozenset(
    {"put", "chain", "take", "view", "make", "derive", "into", "nothing", "class", "emit"}
)
"""put: arguments go into the receiver. chain: the receiver comes back. take: what was put comes
back. view: the receiver (or, if static, the first argument) itself comes back. make: a new object
with receiver and arguments in it. derive: plain data made of receiver and arguments. into: they go
into the argument `to`. nothing: no data passes. class: the receiver names the class given. emit:
the function object that calls gives the arguments to whoever has it."""
LABELS: Final = frozenset({"count-only", "hashed", "encrypted", "encoded", "compressed"})
KINDS: Final = frozenset(
    {
        "network", "sms", "mail", "call", "file", "preferences", "database", "log", "ipc",
        "webview", "script", "clipboard", "native", "ui",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CallRule:
    """What a library call does with data."""

    does: frozenset[str]
    labels: tuple[str, ...] = ()
    args: tuple[int, ...] | None = None
    """Which arguments count, without the receiver; None for all."""
    to: int | None = None
    keyed: bool = False
    """The first argument is a key (or index): what is put under one is not taken under another."""
    store: str = ""
    """The store that the receiver is: what is put under a key is joined to what is taken."""


@dataclass(frozen=True, slots=True)
class SinkRule:
    """Where data ends."""

    kind: str
    args: tuple[int, ...] | None = None
    receiver: bool = False
    """What is in the receiver leaves as well."""


@dataclass(frozen=True, slots=True)
class BridgeRule:
    """A call that has a method of an object run later, with an argument."""

    runs: tuple[str, ...]
    of: int
    """Whose method: -1 the receiver's (or the calling class's), else an argument's."""
    args: tuple[int, ...] | None
    into: int
    """The parameter of the method that takes it, without `this`."""
    result: bool = False
    """The row is about a callback of the app: what it returns is handed on."""
    intent: bool = False
    """The argument is an intent: its class decides who runs."""


@dataclass(frozen=True, slots=True)
class SourceRule:
    """Whose result, or which parameter of an override, is data of a kind."""

    names: tuple[str, ...]
    data: str
    parameter: int | None = None


class Names:
    """Rules by the names of calls."""

    def __init__(self) -> None:
        self._exact: dict[str, Any] = {}
        self._owners: dict[str, list[tuple[str, Any]]] = {}
        self._packages: list[tuple[str, Any]] = []

    def add(self, name: str, rule: Any) -> None:
        """Take a rule for a name or pattern; the first one given stays."""
        owner, arrow, rest = name.partition("->")
        if not arrow:
            self._packages.append((owner.removesuffix("*"), rule))
        elif rest.endswith("*"):
            self._owners.setdefault(owner, []).append((rest[:-1], rule))
        else:
            self._exact.setdefault(name, rule)

    def of(self, owner: str, name: str) -> Any:
        """Give the rule of a call through exactly this class, or None."""
        rule = self._exact.get(f"{owner}->{name}")
        if rule is not None:
            return rule
        for start, one in self._owners.get(owner, ()):
            if name.startswith(start):
                return one
        for package, one in self._packages:
            if owner.startswith(package):
                return one
        return None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All tables."""

    calls: Names = field(default_factory=Names)
    sinks: Names = field(default_factory=Names)
    carriers: Names = field(default_factory=Names)
    bridges: Names = field(default_factory=Names)
    libraries: Names = field(default_factory=Names)
    sources: tuple[SourceRule, ...] = ()


def read_catalogue(tables: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """Make a catalogue of parsed tables by name; raises `BadData` for words they must not use."""
    found = Catalogue()
    sources: list[SourceRule] = []
    for table, content in tables.items():
        for section, rows in content.items():
            if section not in _KEYS:
                raise bad_entry(f"flow/{table}", section, "is no section of the flow tables")
            for number, row in enumerate(rows):
                _check(table, f"{section} {number}", row, _KEYS[section])
                if section == "source":
                    sources.append(_source(table, row))
                else:
                    _add(found, section, row)
    return replace(found, sources=tuple(sources))


def _source(table: str, row: Mapping[str, Any]) -> SourceRule:
    if row.get("data") not in {one.value for one in Data}:
        raise bad_entry(f"flow/{table}", row["names"][0], f"unknown data {row.get('data')!r}")
    return SourceRule(tuple(row["names"]), row["data"], row.get("parameter"))


def _add(found: Catalogue, section: str, row: Mapping[str, Any]) -> None:
    names, rule = _rule(found, section, row)
    for name in row["names"]:
        names.add(name, rule)


@cache
def shelf_catalogue() -> Catalogue:
    """Return the catalogue of the shelf; raises `BadData` as `read_catalogue` does."""
    return read_catalogue(
        {name: read_table(f"flow/{name}") for name in ("sources", "sinks", "calls", "bridges")}
    )


_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "call": frozenset({"names", "does", "label", "args", "to", "keyed", "store"}),
    "sink": frozenset({"names", "kind", "args", "receiver"}),
    "carrier": frozenset({"names", "kind"}),
    "bridge": frozenset({"names", "runs", "of", "args", "into", "result", "intent"}),
    "library": frozenset({"names"}),
    "source": frozenset({"names", "data", "parameter"}),
}


def _check(table: str, where: str, row: Mapping[str, Any], keys: frozenset[str]) -> None:
    """Refuse words that nobody would read."""
    file = f"flow/{table}"
    if row.keys() - keys:
        raise bad_entry(file, where, f"unknown keys {sorted(row.keys() - keys)}")
    if not row.get("names"):
        raise bad_entry(file, where, "names nothing")
    wrong = [one for one in row["names"] if not one.startswith("L")]
    if wrong:
        raise bad_entry(file, where, f"{wrong[0]!r} is not `Lowner;->name`")
    if set(row.get("does", ())) - VERBS:
        raise bad_entry(file, where, f"unknown verbs {sorted(set(row['does']) - VERBS)}")
    if "label" in row and row["label"] not in LABELS:
        raise bad_entry(file, where, f"unknown label {row['label']!r}")
    if "kind" in keys and row.get("kind") not in KINDS:
        raise bad_entry(file, where, f"unknown kind {row.get('kind')!r}")


def _rule(found: Catalogue, section: str, row: Mapping[str, Any]) -> tuple[Names, object]:
    args = tuple(row["args"]) if "args" in row else None
    if section == "library":
        return found.libraries, section
    if section == "call":
        labels = (row["label"],) if "label" in row else ()
        return found.calls, CallRule(
            frozenset(row["does"]), labels, args, row.get("to"),
            row.get("keyed", False), row.get("store", ""),
        )  # fmt: skip
    if section == "bridge":
        return found.bridges, BridgeRule(
            tuple(row.get("runs", ())), row.get("of", -1), args,
            row.get("into", 0), row.get("result", False), row.get("intent", False),
        )  # fmt: skip
    rule = SinkRule(row["kind"], args, row.get("receiver", False))
    return (found.sinks if section == "sink" else found.carriers), rule

"""Reads the tables that say what calls out of the app do with data: `data/flow/*.toml`.

`sources` (whose results are data of a kind), `sinks` (where data ends, and which streams lead
there), `calls` and `libraries` (what library calls do with their arguments), `stores` (what is
kept under a key, table or path), `bridges` (calls that hand an argument to a method that Android
runs later), `renamed` (how a library is known again after a shrinker renamed it). A name is `Lowner;->name`; `Lowner;->*`
and `Lowner;->get*` stand for several, and `Lpackage/*` for all calls of a package. An owner stands
for its subclasses too. The exact name counts before a pattern, the nearest class before those above.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, NamedTuple

from auditor.data.shelf import bad_entry, read_table
from auditor.model.vocabulary import Data

VERBS: Final = frozenset(
    {
        "put", "chain", "take", "view", "make", "derive", "into", "nothing", "class", "emit",
        "name", "store", "load", "wrap", "fill", "clear", "empty", "reset", "run", "show", "column", "cell", "drop", "values", "part", "copy", "either", "apply", "collect", "line", "at", "spread", "pour",
    }
)  # fmt: skip
"""put: arguments go into the receiver. chain: the receiver comes back. take: what was put comes
back. view: the receiver (or, if static, the first argument) itself comes back. make: a new object
with receiver and arguments in it; run: with what the function objects among them give as well. derive: plain data made of receiver and arguments. into: they go
into the argument `to` (-1: the last, unless it is what is given); pour: what they hold does, piece by piece. nothing: no data passes. class: the receiver names the class given. emit:
the function object that calls gives the arguments to whoever has it. name: the object made (or, if
nothing comes back, the receiver) goes by the constants and names among the arguments. store: the
arguments go into the store `store`, under the name of a key, table or path; load: what is in the
store under that name comes back (in what a constructor makes). wrap: what is put into the receiver from then on goes into
the stream given too. fill: what comes back was in the receiver, or is in it from then on. clear: what was
in the receiver is gone, where nobody else holds it; empty: the same, where the first argument is 0 and no
second one is a constant; reset: the same, after the result was made. show: arguments go into the receiver, a view, if it is kept
in a field for views or made here. drop: what was in the receiver under the key is gone. values: what was put comes
back, without the keys. either: receiver and arguments come back, any of them. part: the collection of the values, or (`key`) of the keys. copy: a new collection or array with what is in the receiver now. apply: what comes back holds what the
function objects among the other arguments give of what is in the first one, alone (the stated default, where none is in hand). collect: what the collector that is given makes
of what is in the receiver comes back; one that was made with a label (make) leaves it on all but the keys. line: what is put goes behind what the list has; at: of a list
that is made and filled in sight, what is at the place given comes back. spread: what maps made in sight among the arguments hold
goes under the same keys into the receiver; of any other, `put` says."""
TABLES: Final = ("sources", "sinks", "calls", "bridges", "stores", "libraries", "renamed")
"""The files, in the order in which the first row for a name counts."""
_FAMILIES: Final = ("", "below", "above", "beside", "apart", "bases")
_OTHERS: Final = ("source", "annotated", "renamed", "extends")
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
    key: str = ""
    """The key itself, for what has a place of its own: an intent's action."""
    store: str = ""
    """The store: what is put in under a key, table or path is joined to what is taken."""
    by: int | None = None
    """Which argument names key, table or path (-1 the receiver, -2 its class); None: any."""
    parts: tuple[str, ...] = ()
    """Where each argument goes in what is made, one by one: a place of its own, or a field that code reads."""


@dataclass(frozen=True, slots=True)
class SinkRule:
    """Where data ends."""

    kind: str
    args: tuple[int, ...] | None = None
    receiver: bool = False
    """What is in the receiver leaves as well."""
    result: bool = False
    """The row is about a callback of the app: what it returns leaves."""
    parameter: int | None = None
    """For streams: the row is about a callback of the app, whose parameter leads out."""
    labels: tuple[str, ...] = ()
    """For streams: how they change what is written."""
    renamed: bool = False
    """It counts where a shrinker renamed the library alone: the calls that the tables know otherwise were inlined."""


@dataclass(frozen=True, slots=True)
class BridgeRule:
    """A call that has a method of an object run later, with an argument."""

    runs: tuple[str, ...]
    of: int
    """Whose method: -1 the receiver's (or the calling class's), else an argument's."""
    args: tuple[int, ...] | None
    into: int
    """The parameter of the method that takes it, without `this`; -1 where it goes into the object itself."""
    result: bool = False
    """The row is about a callback of the app: what it returns (or, with `args`, what it puts
    into these parameters) is handed on."""
    among: str = ""
    """All the app's classes below this one can be meant, where they are few."""
    annotation: str = ""
    """Methods with this annotation run, whose one parameter is of the argument's class."""
    intent: bool = False
    """The argument is an intent: its class decides who runs."""
    answer: bool = False
    """The argument is what a screen answers: who started it for a result takes it."""
    whom: str = ""
    """`provider`: the app's provider that the first argument is an address of, by a method of the
    call's name; `ordered`: who takes the result of the broadcast that the class answers; `binder`: of those `among`, the one in the service that the code around names; `rows`: what
    the classes around do when somebody touches a row, which has the argument in the list and in its view."""


@dataclass(frozen=True, slots=True)
class SourceRule:
    """Whose result, or which parameter of an override, is data of a kind."""

    names: tuple[str, ...]
    data: str
    parameter: int | None = None
    except_beside: tuple[str, ...] = ()
    """Strings of classes whose own calls are none: a library's that keep the data to themselves."""


class Rules(NamedTuple):
    """What the catalogue says of one call."""

    call: CallRule | None
    sink: SinkRule | None
    carrier: SinkRule | None
    bridge: BridgeRule | None

    @property
    def any(self) -> bool:
        """Say whether any table names the call."""
        return any(one is not None for one in self)


@dataclass(frozen=True, slots=True)
class AnnotatedRule:
    """Where data ends that is given to, or comes from, methods of the app by an annotation."""

    on: frozenset[str]
    """One of these annotations is on the method."""
    parameters: frozenset[str]
    """One of these is on the parameters that leave; empty: all do."""
    kind: str
    result: bool = False
    """What the method returns leaves, instead of what it is given."""
    known_by: tuple[str, ...] = ()
    """Where a shrinker renamed them: the texts of the library's method that tests for them."""
    waits: frozenset[str] = frozenset()
    """Where the method returns one of these, nothing leaves before somebody runs what it gave."""
    looks: frozenset[str] = frozenset()
    """Names of calls that only look at that."""


@dataclass(frozen=True, slots=True)
class RenamedRule:
    """How a library's class or method is known again after shrinkers renamed it."""

    name: str
    """`Lowner;->name`, or `Lowner;` for a class."""
    strings: tuple[str, ...]
    """All stand in the one method (for a class: in one of its methods)."""
    family: str = ""
    """`below`: the classes below it are the library's too; `beside`: those below its interfaces;
    `above`: those below the class that it extends;
    `apart`: what has one of its interfaces is in none of these families."""
    proto: str = ""
    """For a method that holds no string: the methods of this shape in the class that does."""
    returns: str = ""
    """What the methods return that are meant, where others hold the same strings."""
    takes: str = ""
    """What they take, in brackets: code of the app into which one was inlined takes something else.

    Classes that rows above know go by their library's names; `*` at the end stands for what else is taken."""
    extends: str = ""
    """What the class with the strings is below."""
    longest: int = 0
    """How long they are at most, in 16-bit units, and methods of an object: in longer ones they were inlined; 0: any."""


class Names:
    """Rules by the names of calls."""

    def __init__(self) -> None:
        self._exact: dict[str, Any] = {}
        self._owners: dict[str, list[tuple[str, Any]]] = {}
        self._packages: list[tuple[str, Any]] = []
        self._prefixes: tuple[str, ...] = ()
        self.stated: list[tuple[str, Any]] = []
        """Every name with its rule, as given."""

    def add(self, name: str, rule: Any) -> None:
        """Take a rule for a name or pattern; the first one given stays."""
        self.stated.append((name, rule))
        owner, arrow, rest = name.partition("->")
        if not arrow:
            self._packages.append((owner.removesuffix("*"), rule))
            self._prefixes += (owner.removesuffix("*"),)
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
        if not owner.startswith(self._prefixes):
            return None
        return next(one for package, one in self._packages if owner.startswith(package))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All tables."""

    calls: Names = field(default_factory=Names)
    sinks: Names = field(default_factory=Names)
    carriers: Names = field(default_factory=Names)
    bridges: Names = field(default_factory=Names)
    libraries: Names = field(default_factory=Names)
    sources: tuple[SourceRule, ...] = ()
    extends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Interfaces with those that they extend, nearest first, as far as rows name these."""
    annotated: tuple[AnnotatedRule, ...] = ()
    renamed: tuple[RenamedRule, ...] = ()

    def is_builder(self, name: str) -> bool:
        """Say whether objects of a class stand for what they build: a form's builder is taken for the form."""
        rule = self.calls.of(name, "build")
        return rule is not None and "view" in rule.does

    @property
    def collectors(self) -> tuple[str, ...]:
        """The types that calls tell data which whoever has the telling object can have."""
        return tuple(
            sorted(
                {
                    name.partition("->")[0]
                    for name, one in self.calls.stated
                    if "emit" in one.does
                }
            )
        )


def read_catalogue(tables: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """Make a catalogue of parsed tables by name; raises `BadData` for words they must not use."""
    found = Catalogue()
    others: dict[str, list[Any]] = {one: [] for one in _OTHERS}
    for table, content in tables.items():
        for section, rows in content.items():
            if section not in _KEYS:
                raise bad_entry(f"flow/{table}", section, "is no section of the flow tables")
            for number, row in enumerate(rows):
                _check(table, f"{section} {number}", row, _KEYS[section])
                if section in others:
                    others[section].append(_other(table, section, row))
                else:
                    _add(found, section, row)
    extends = {name: above for names, above in others["extends"] for name in names}
    return replace(
        found,
        sources=tuple(others["source"]),
        extends=extends,
        annotated=tuple(others["annotated"]),
        renamed=tuple(others["renamed"]),
    )


def _other(table: str, section: str, row: Mapping[str, Any]) -> object:
    """Read a row of a section that is not looked up by the name of a call."""
    if section == "source":
        return _source(table, row)
    if section == "annotated":
        return _annotated(row)
    if section == "renamed":
        if row.get("family", "") not in _FAMILIES:
            raise bad_entry(f"flow/{table}", row["names"][0], "unknown family")
        return RenamedRule(
            row["names"][0], tuple(row["strings"]), row.get("family", ""),
            row.get("proto", ""), row.get("returns", ""), row.get("takes", ""), row.get("extends", ""),
            row.get("longest", 0),
        )  # fmt: skip
    return tuple(row["names"]), tuple(row["above"])


def _source(table: str, row: Mapping[str, Any]) -> SourceRule:
    if row.get("data") not in {one.value for one in Data}:
        raise bad_entry(f"flow/{table}", row["names"][0], f"unknown data {row.get('data')!r}")
    beside = tuple(row.get("except_beside", ()))
    return SourceRule(tuple(row["names"]), row["data"], row.get("parameter"), beside)


def _annotated(row: Mapping[str, Any]) -> AnnotatedRule:
    return AnnotatedRule(
        frozenset(row["names"]),
        frozenset(row.get("parameters", ())),
        row["kind"],
        row.get("result", False),
        tuple(row.get("known_by", ())),
        frozenset(row.get("waits", ())),
        frozenset(row.get("looks", ())),
    )


def _add(found: Catalogue, section: str, row: Mapping[str, Any]) -> None:
    names, rule = _rule(found, section, row)
    for name in row["names"]:
        names.add(name, rule)


@cache
def shelf_catalogue() -> Catalogue:
    """Return the catalogue of the shelf; raises `BadData` as `read_catalogue` does."""
    return read_catalogue({name: read_table(f"flow/{name}") for name in TABLES})


_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "call": frozenset(
        {"names", "does", "label", "args", "to", "keyed", "key", "store", "by", "parts"}
    ),
    "sink": frozenset({"names", "kind", "args", "receiver", "result", "renamed"}),
    "carrier": frozenset({"names", "kind", "parameter", "label"}),
    "annotated": frozenset(
        {"names", "kind", "parameters", "result", "known_by", "waits", "looks"}
    ),
    "renamed": frozenset(
        {"names", "strings", "family", "proto", "returns", "takes", "extends", "longest"}
    ),
    "extends": frozenset({"names", "above"}),
    "bridge": frozenset(
        {
            "names",
            "runs",
            "of",
            "args",
            "into",
            "result",
            "among",
            "annotation",
            "intent",
            "answer",
            "whom",
        }
    ),
    "library": frozenset({"names"}),
    "source": frozenset({"names", "data", "parameter", "except_beside"}),
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
            row.get("keyed", False), row.get("key", ""), row.get("store", ""), row.get("by"),
            tuple(row.get("parts", ())),
        )  # fmt: skip
    if section == "bridge":
        return found.bridges, BridgeRule(
            tuple(row.get("runs", ())), row.get("of", -1), args,
            row.get("into", 0), row.get("result", False), row.get("among", ""),
            row.get("annotation", ""), row.get("intent", False), row.get("answer", False),
            row.get("whom", ""),
        )  # fmt: skip
    rule = SinkRule(
        row["kind"], args, row.get("receiver", False), row.get("result", False),
        row.get("parameter"), (row["label"],) if "label" in row else (), row.get("renamed", False),
    )  # fmt: skip
    return (found.sinks if section == "sink" else found.carriers), rule

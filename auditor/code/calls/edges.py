"""Reads the table of implicit edges: who calls back whom, and what makes it happen.

The table is `auditor/data/android/edges.toml`; its head explains the columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.data.shelf import bad_entry, read_table
from auditor.model.words import Words

TABLE: Final = "android/edges"
WAYS: Final = frozenset({"object", "class", "name"})

_ALLOWED: Final = frozenset(
    [
        "id",
        "family",
        "runs",
        "of",
        "registers",
        "given",
        "alone",
        "needs_call",
        "anywhere",
        "by_handler",
        "annotation",
        "near",
        "far",
        "source",
        "en",
        "zh",
    ]
)


@dataclass(frozen=True, slots=True)
class ImplicitEdge:
    """One row: objects of these types have these methods called, once this is called."""

    id: str
    family: str
    runs: frozenset[str]
    of: tuple[str, ...]
    registers: tuple[tuple[str, str], ...]
    """Owner and name of each call that registers."""
    given: frozenset[str]
    is_alone: bool
    """Whether what the library itself calls tells nothing of when the methods run: the row does."""
    needs_call: bool
    is_anywhere: bool
    """Whether the call may stand in any class when the object's own class has none."""
    is_by_handler: bool
    """Whether the object is a handler's callback: the calls count that send through that handler."""
    annotations: frozenset[str]
    near: float
    far: float
    says: Words

    def is_about(self, method_name: str) -> bool:
        """Say whether the row's methods include that name."""
        if "*" in self.runs:
            return not method_name.startswith("<")
        return method_name in self.runs

    def covers(self, name: str) -> bool:
        """Say whether a class is one of the row's types itself."""
        return any(_fits(name, pattern) for pattern in self.of)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The methods that Android runs of a kind of component, in the order of its life."""

    of: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Automatic:
    """What makes Android run a service without a person's act."""

    service_actions: frozenset[str]
    service_permissions: frozenset[str]
    job_permissions: frozenset[str]


@cache
def implicit_edges() -> tuple[ImplicitEdge, ...]:
    """Return the rows in the table's order; raises `BadData` for a row that cannot be meant."""
    rows = tuple(_row(one) for one in read_table(TABLE)["edge"])
    twice = {one.id for one in rows if sum(one.id == each.id for each in rows) > 1}
    if twice:
        raise bad_entry(TABLE, min(twice), "stands there twice")
    return rows


def rows_covering(names: Iterable[str]) -> tuple[ImplicitEdge, ...]:
    """Return the rows, in the table's order, that are about one of some classes."""
    exact, prefixes = _row_index()
    found: set[int] = set()
    for name in names:
        found.update(exact.get(name, ()))
        if name.startswith(tuple(prefixes)):
            for prefix, rows in prefixes.items():
                if name.startswith(prefix):
                    found.update(rows)
    return tuple(implicit_edges()[one] for one in sorted(found))


def calls_that_run(rows: Iterable[ImplicitEdge], callback: str) -> Mapping[str, Sequence[str]]:
    """Return the names of the calls by which rows have a method run, each with the types that it is called on."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for owner, name in row.registers if row.is_about(callback) else ():
            found.setdefault(name, []).append(owner)
    return found


@cache
def _row_index() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Index the rows by the types they name: whole names, and beginnings of names."""
    exact: dict[str, list[int]] = {}
    prefixes: dict[str, list[int]] = {}
    for place, row in enumerate(implicit_edges()):
        for pattern in row.of:
            if pattern.endswith("*"):
                prefixes.setdefault(pattern[:-1], []).append(place)
            else:
                exact.setdefault(pattern, []).append(place)
    return exact, prefixes


@cache
def lifecycles() -> Mapping[str, Lifecycle]:
    """Return the lifecycle methods by kind of component."""
    return {
        kind: Lifecycle(str(one["of"]), tuple(one["methods"]))
        for kind, one in read_table(TABLE)["lifecycle"].items()
    }


@cache
def automatic() -> Automatic:
    """Return what makes Android run a service without a person's act."""
    found = read_table(TABLE)["automatic"]
    return Automatic(
        frozenset(found["service_actions"]),
        frozenset(found["service_permissions"]),
        frozenset(found["job_permissions"]),
    )


@cache
def triggered() -> frozenset[str]:
    """Return the names of methods that only some call brings about: one that stands anywhere, or that a row tells alone."""
    rows = (
        one for one in implicit_edges() if one.is_alone or (one.needs_call and one.is_anywhere)
    )
    return frozenset(name for row in rows for name in row.runs)


@cache
def passed_on() -> frozenset[str]:
    """Return the signatures of callbacks that apps call themselves through a type of Android's."""
    return frozenset(map(str, read_table(TABLE)["passed_on"]["callbacks"]))


@cache
def passing() -> tuple[str, ...]:
    """Return the texts by which a method is known that passes on what another call asked for."""
    return tuple(map(str, read_table(TABLE)["passing"]["texts"]))


@cache
def taken_back() -> frozenset[str]:
    """Return the calls (`Lowner;->name`) that take back what another handed over."""
    return frozenset(map(str, read_table(TABLE)["taken_back"]["calls"]))


@cache
def annotation_types() -> frozenset[str]:
    """Return every annotation that some row asks for."""
    return frozenset(each for one in implicit_edges() for each in one.annotations)


def _row(row: dict[str, Any]) -> ImplicitEdge:
    name = str(row.get("id", "a row without id"))
    unknown = sorted(set(row) - _ALLOWED)
    if unknown:
        raise bad_entry(TABLE, name, f"has the unknown key {unknown[0]}")
    given = frozenset(row.get("given", ["object"]))
    if not given <= WAYS:
        raise bad_entry(
            TABLE, name, f"given holds {min(given - WAYS)}, not one of {sorted(WAYS)}"
        )
    missing = sorted({"id", "family", "runs", "of", "near", "far", "en", "zh"} - set(row))
    if missing:
        raise bad_entry(TABLE, name, f"has no {missing[0]}")
    calls = tuple(_call(name, one) for one in row.get("registers", []))
    return ImplicitEdge(
        id=name,
        family=row["family"],
        runs=frozenset(row["runs"]),
        of=tuple(row["of"]),
        registers=calls,
        given=given,
        is_alone=bool(row.get("alone", False)),
        needs_call=bool(row.get("needs_call", False)),
        is_anywhere=bool(row.get("anywhere", False)),
        is_by_handler=bool(row.get("by_handler", False)),
        annotations=frozenset(row.get("annotation", [])),
        near=float(row["near"]),
        far=float(row["far"]),
        says=Words(row["en"], row["zh"]),
    )


def _call(name: str, text: str) -> tuple[str, str]:
    owner, arrow, method = text.partition("->")
    if not arrow or not method:
        raise bad_entry(TABLE, name, f"registers {text!r} is not written as Lowner;->name")
    return owner, method


def _fits(name: str, pattern: str) -> bool:
    return name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern

"""The table of what calls do for a borrower who has answered (contacts/refusal.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.sites import Call
from auditor.data.shelf import bad_entry, read_table

TABLE = "contacts/refusal"
KINDS = frozenset(
    {
        "exit", "ask", "notice", "show", "firm", "submit", "result", "start",
        "store", "row", "fill", "dismiss", "navigate", "back", "again", "document", "reveal", "offer", "deep",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """Calls that hand something to whoever listens, and as what it is heard."""

    owners: tuple[str, ...]
    names: frozenset[str]
    of: tuple[str, ...]
    """The classes and interfaces of those who listen."""
    runs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reactions:
    """What calls do, by name and by the classes that have them."""

    kinds: Mapping[str, tuple[tuple[str, str], ...]]
    """Method name to (owner, kind)."""
    checks: frozenset[str]
    rationales: frozenset[str]
    dialogs: tuple[str, ...]
    runners: frozenset[str]
    runnable: frozenset[str]
    tasks: Mapping[str, tuple[str, ...]]
    started_by: frozenset[str]
    functions: frozenset[str]
    """Calls that run the Kotlin function which they are handed, as `Lowner;->name`."""
    libraries: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    """A string in a library's method, and what that method does under any name."""
    whole: tuple[tuple[str, str], ...]
    """Those of them that do nothing else, and need not be looked into."""
    siblings: Mapping[str, tuple[str, ...]]
    """Such a string to the prototypes of further methods of its class that do the same."""
    machinery: tuple[str, ...]
    """Strings of library classes of which nothing is noticed."""
    bases: tuple[str, ...]
    """Strings in the constructors of a library's classes above an app's screens."""
    heard: tuple[Heard, ...]
    askers: tuple[str, ...]
    """Packages of libraries that ask for permissions, and run what they are handed once the system was answered."""
    makers: tuple[str, ...]
    """Strings in methods that only make or look up the object which they give."""

    def kind(
        self, hierarchy: Hierarchy, call: Call, bases: frozenset[str] = frozenset()
    ) -> str | None:
        """Return what a call does, or None; an app's own method of that name is looked into.

        `bases`: classes of a library that lost their names, whose methods do what Android's do.
        """
        for owner, kind in self.kinds.get(call.name, ()):
            if not hierarchy.is_subtype(call.owner, owner):
                continue
            own = hierarchy.resolve(call.owner, call.name, call.proto)
            if own is None or own.startswith((*self.libraries, f"{owner}->")):
                return kind
            if own.partition("->")[0] in bases:
                return kind
        return None

    def is_dialog(self, hierarchy: Hierarchy, owner: str) -> bool:
        """Say whether a class shows dialogs, or makes them."""
        return any(hierarchy.is_subtype(owner, one) for one in self.dialogs)


def is_kept_flag(hierarchy: Hierarchy, field: str, *, is_static: bool) -> bool:
    """Say whether a field is a truth value that outlives what runs: a static one, or a screen's."""
    if not field.endswith(":Z"):
        return False
    owner = field.partition("->")[0]
    return is_static or hierarchy.is_subtype(owner, "Landroid/content/Context;")


@cache
def reactions() -> Reactions:
    """Read the table; raises `BadData`."""
    table = read_table(TABLE)
    kinds: dict[str, list[tuple[str, str]]] = {}
    for number, row in enumerate(table["event"]):
        if row["kind"] not in KINDS:
            raise bad_entry(TABLE, f"event {number}", f"unknown kind {row['kind']}")
        for name in row["names"]:
            kinds.setdefault(name, []).extend((owner, row["kind"]) for owner in row["owners"])
    askers: dict[str, None] = {}
    for row in read_table("contacts/requests")["request"]:
        if "library" in row:
            askers.update((f"{one.rpartition('/')[0]}/", None) for one in row["owners"])
            for name in row["names"]:
                kinds.setdefault(name, []).extend((owner, "ask") for owner in row["owners"])
    runners = table["runners"]
    return Reactions(
        kinds={name: tuple(rows) for name, rows in kinds.items()},
        checks=frozenset(table["answers"]["check"]),
        rationales=frozenset(table["answers"]["rationale"]),
        dialogs=tuple(table["dialogs"]["owners"]),
        runners=frozenset(runners["names"]),
        runnable=frozenset(runners["runnable"]),
        tasks={owner: tuple(names) for owner, names in runners["tasks"].items()},
        started_by=frozenset(runners["started_by"]),
        functions=frozenset(runners["functions"]),
        libraries=tuple(table["libraries"]["prefixes"]),
        renamed=_strings(table, is_whole=False),
        whole=_strings(table, is_whole=True),
        siblings={
            text: tuple(row["siblings"])
            for row in table["renamed"]
            if "siblings" in row
            for text in row["strings"]
        },
        machinery=tuple(table["machinery"]["strings"]),
        bases=tuple(table["bases"]["strings"]),
        heard=tuple(
            Heard(
                tuple(row["owners"]),
                frozenset(row["names"]),
                tuple(row["of"]),
                frozenset(row["runs"]),
            )
            for row in table["heard"]
        ),
        askers=tuple(askers),
        makers=tuple(table["makers"]["strings"]),
    )


def _strings(table: Mapping[str, Any], *, is_whole: bool) -> tuple[tuple[str, str], ...]:
    """Return the strings by which renamed methods are known, with what those do."""
    return tuple(
        (text, row["kind"])
        for row in table["renamed"]
        if row.get("whole", False) is is_whole
        for text in row["strings"]
    )

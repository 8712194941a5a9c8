"""The table of streams of values: who makes, passes on and takes them (data/consent/streams.toml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.data.shelf import bad_entry, read_table

TABLE: Final = "consent/streams"
RECEIVER: Final = -1
"""Stands for the receiver as the stream."""
_FIRST: Final = re.compile(r"^([^(]*)\((?:L[^;]+;|[ZIJ])")
_DOES: Final = frozenset(
    {
        "value",
        "same",
        "made",
        "returned",
        "mapped",
        "constant",
        "collect",
        "emit",
        "copy",
        "ended",
    }
)


@dataclass(frozen=True, slots=True)
class StreamCall:
    """A call that has to do with a stream; its arguments by number, None where it has no such."""

    does: str
    owners: tuple[str, ...]
    stream: int | None = None
    also: int | None = None
    given: int | None = None
    gives_null: bool = False
    is_beside: bool = False
    """Whether the block runs beside the stream, and is handed none of its values."""
    is_at_once: bool = False
    """Whether the value is there already, so that nobody waits for one."""

    def register(self, call: Call, which: int | None) -> int | None:
        """Return the register of an argument."""
        if which is None:
            return None
        return call.receiver if which == RECEIVER else call.register(which)


@dataclass(frozen=True, slots=True)
class StreamCalls:
    """The calls by name, and as which methods those run who take values."""

    calls: Mapping[str, tuple[StreamCall, ...]]
    takers: Mapping[str, tuple[str, ...]]
    """Shape of the method (`shape_of`) to the types that have it."""
    runs: tuple[str, ...]
    """The methods as the types declare them."""

    def of(self, graph: CallGraph, call: Call) -> StreamCall | None:
        """Return what a call has to do with a stream, or None."""
        hierarchy, call = graph.hierarchy, graph.names.named(call)
        for one in self.calls.get(call.name, ()):
            if any(hierarchy.is_kind_of(call.owner, owner) for owner in one.owners):
                return one
        return None

    def takes(self, graph: CallGraph, method: MethodNumber) -> bool:
        """Say whether a method is run with a value as its first parameter."""
        owner, signature = graph.program.owner(method), graph.program.signature(method)
        types = self.takers.get(shape_of(signature), ())
        is_known = any(graph.hierarchy.is_subtype(owner, one) for one in types)
        return is_known or graph.names.is_emit(method)


def shape_of(signature: str) -> str:
    """Return a method's name and parameters, the first of which may be of any class."""
    return _FIRST.sub(r"\1(*", signature.rpartition(")")[0], count=1)


@cache
def stream_calls() -> StreamCalls:
    """Read the table; raises `BadData`."""
    table = read_table(TABLE)
    calls: dict[str, list[StreamCall]] = {}
    for number, row in enumerate(table["call"]):
        one = _call(number, row)
        for name in row["names"]:
            calls.setdefault(name, []).append(one)
    takers: dict[str, list[str]] = {}
    for row in table["taker"]:
        takers.setdefault(shape_of(row["runs"]), []).extend(row["owners"])
    return StreamCalls(
        {name: tuple(rows) for name, rows in calls.items()},
        {shape: tuple(owners) for shape, owners in takers.items()},
        tuple(row["runs"] for row in table["taker"]),
    )


def _call(number: int, row: dict[str, Any]) -> StreamCall:
    if row["does"] not in _DOES:
        raise bad_entry(
            TABLE, f"call {number}", f"does {row['does']!r}, not of {sorted(_DOES)}"
        )
    stream = row.get("stream")
    return StreamCall(
        does=row["does"],
        owners=tuple(row["owners"]),
        stream=RECEIVER if stream == "receiver" else stream,
        also=row.get("also"),
        given=row.get("given"),
        gives_null=row.get("null", False),
        is_beside=row.get("beside", False),
        is_at_once=row.get("at_once", False),
    )

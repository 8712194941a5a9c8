"""Answers which of the framework's objects keep what they are given, and which calls put it to use."""

from functools import cache
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.sites import Call
from auditor.data.shelf import read_table

TABLE: Final = "android/idle"


class Holder(NamedTuple):
    """A framework class that keeps what it is given."""

    of: str
    takes: frozenset[str]
    named: bool
    gives: frozenset[str]
    idle: frozenset[str]


def keeper(graph: CallGraph, call: Call) -> Holder | None:
    """Give the row of the holder that a call gives something to keep."""
    row = None if graph.program.class_info(call.owner) else row_of(graph, call.owner)
    return row if row is not None and call.name in row.takes else None


def row_of(graph: CallGraph, made: str) -> Holder | None:
    """Give the row of the holder that an object of a class is."""
    return next((one for one in holders() if graph.hierarchy.is_subtype(made, one.of)), None)


@cache
def holders() -> tuple[Holder, ...]:
    """Return the framework's holders, in the table's order."""
    return tuple(
        Holder(
            one["of"],
            frozenset(one["takes"]),
            bool(one.get("named", False)),
            frozenset(one["gives"]),
            frozenset(one["idle"]),
        )
        for one in read_table(TABLE)["holder"]
    )


@cache
def asks_for_text() -> frozenset[str]:
    """Return the calls that ask what they are given for its text, and for nothing else."""
    return frozenset(read_table(TABLE)["texts"])

"""Who is handed what a method gives: of a task, what the framework hands it on to; of one that calls itself, it too."""

from functools import cache
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.data.shelf import read_table

_TABLE: Final = "flow/tests"


class _Result(NamedTuple):
    """A kind of task: what gives its result, what takes it, and by which calls it is asked for besides."""

    of: str
    gives: str
    takes: tuple[str, ...]
    asked: tuple[str, ...]


@cache
def _results() -> tuple[_Result, ...]:
    return tuple(
        _Result(one["of"], one["gives"], tuple(one["takes"]), tuple(one["asked"]))
        for one in read_table(_TABLE).get("result", ())
    )


def calls_itself(graph: CallGraph, method: MethodNumber) -> bool:
    """Say whether a method calls itself: its own calls are among no list of callers."""
    return any(
        edge.target == method
        for call in graph.program.calls_in(method)
        for edge in graph.targets(call)
    )


def takers(graph: CallGraph, method: MethodNumber) -> tuple[MethodNumber, ...] | None:
    """Give the app's methods that are handed what a method returns to the framework; None where others can have it."""
    program, hierarchy = graph.program, graph.hierarchy
    owner = program.owner(method)
    signature = program.signature(method)
    for row in _results():
        if signature != row.gives or not hierarchy.is_subtype(owner, row.of):
            continue
        if any(one.why == CALL for one in graph.callers(method)):
            return None
        below = hierarchy.subtypes(owner)
        family = (owner, row.of, *hierarchy.supers(owner), *below)
        if below or any(program.calls_of(one, each) for one in family for each in row.asked):
            return None
        found = (hierarchy.resolve_method(owner, one) for one in row.takes)
        return tuple(one for one in found if one is not None and program.has_code(one))
    return None

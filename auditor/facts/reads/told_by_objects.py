"""Which calls ask for one of several permissions, of which an object tells which: a builder's field, an enum's constant.

`Disclosure.of(…).permission(READ_CONTACTS).show()`: no way through the code to such a call says what is asked for
there, where an argument that is handed down does.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.facts.ground.permissions import runtime_groups
from auditor.facts.reads.requests import FoundRequest

_MOST: Final = 200
"""Methods that are looked at on the ways to a request."""


def told_by_objects(
    graph: CallGraph, asked: Sequence[FoundRequest]
) -> frozenset[tuple[str, int]]:
    """Return those calls, each by its method and offset."""
    at: dict[tuple[str, int], list[FoundRequest]] = defaultdict(list)
    for one in asked:
        at[one.request.method, one.request.offset].append(one)
    return frozenset(place for place, ones in at.items() if _is_told_so(graph, ones))


def _is_told_so(graph: CallGraph, ones: Sequence[FoundRequest]) -> bool:
    contacts = [one for one in ones if _is_contacts(one.request.permission)]
    others = {
        one.request.permission for one in ones if not _is_contacts(one.request.permission)
    }
    beside = {each for one in contacts for each in one.request.together_with}
    return bool(contacts and others - beside) and not all(
        _is_argument(graph, one) for one in contacts
    )


def _is_contacts(permission: str) -> bool:
    return runtime_groups().get(permission) == "CONTACTS"


def _is_argument(graph: CallGraph, one: FoundRequest) -> bool:
    """Say whether a permission is handed down to the call: what was handed it last leads there."""
    method = graph.program.method(one.request.method)
    if method is None or not one.handed:
        return False
    site = one.handed[-1]
    taking = {
        graph.program.method(call.target)
        for call in graph.program.calls_in(site[0])
        if call.pc == site[1]
    }
    return not taking.isdisjoint(_leading_to(graph, method))


def _leading_to(graph: CallGraph, method: MethodNumber) -> set[MethodNumber]:
    """Return the methods from which a way leads to a method, and itself."""
    seen, todo = {method}, [method]
    while todo and len(seen) < _MOST:
        for edge in graph.callers(todo.pop()):
            if edge.source not in seen:
                seen.add(edge.source)
                todo.append(edge.source)
    return seen

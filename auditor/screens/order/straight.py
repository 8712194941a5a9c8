"""Answers whether a way runs by itself, from its beginning to its end."""

from auditor.code.calls.callgraph import CALL, CLASS_INIT
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.conditions import conditions
from auditor.code.ways.reach import Route


def is_straight(route: Route, branches: Branches) -> bool:
    """Say whether a way runs by itself, with no choice on it: no handler can lie between."""
    return (route.entry.automatic or _is_first(route.entry)) and all(
        hop.why in (CALL, CLASS_INIT) and not any(conditions(branches, hop.source, hop.pc))
        for hop in route.hops
    )


def _is_first(entry: EntryPoint) -> bool:
    """Say whether an entry is what Android runs of the app's first screen as it comes up, before anything is touched."""
    component = entry.component
    return component is not None and component.is_launcher and entry.kind == "activity"

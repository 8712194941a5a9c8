"""Whether a read can run in the background: on a schedule, at boot, on a change (fact X4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from auditor.code.calls.callgraph import Edge
from auditor.code.calls.claims import OVERRIDE
from auditor.code.calls.edges import implicit_edges
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.classes.program import MethodNumber
from auditor.code.ways.proof import Restriction
from auditor.code.ways.reach import Reach, Route
from auditor.facts.ground.graph import Graph
from auditor.model.access import Access
from auditor.model.evidence import Step
from auditor.model.names import method_name, short_name
from auditor.model.words import Words

BACKGROUND_FAMILIES = frozenset({"work", "job", "alarm", "observer", "sync"})
"""Families of implicit edges (`data/android/edges.toml`) that run without a person's act."""
ACTIVITY = "Landroid/app/Activity;"
ALARM_MANAGER = "Landroid/app/AlarmManager;"
ALARM_CALLS = (
    "set",
    "setRepeating",
    "setInexactRepeating",
    "setExact",
    "setExactAndAllowWhileIdle",
    "setAndAllowWhileIdle",
    "setWindow",
    "setAlarmClock",
)
SYSTEM_ACTIONS = (
    "android.",
    "com.android.",
    "com.google.android.c2dm.",
    "com.google.firebase.",
)
"""Beginnings of actions that others than the app send."""
TOUCHED = frozenset({"on-click", "layout"})
"""Why a method runs that a layout names: somebody touches the view."""
TOUCHED_FAMILIES = frozenset({"view"})
"""Families of implicit edges that need a person's act."""
PLAIN = frozenset({"call", "class-init", "lambda"})
"""Why a method runs that code calls itself."""
_ACTS = re.compile(
    r"on(?:Click|LongClick|DoubleTap|SingleTap\w*|Fling|Touch\w*|Key\w*|ListItemClick|Item\w*|MenuItem\w*|\w*ItemSelected|"
    r"\w*OptionsMenu|\w*ContextMenu|BackPressed|ActivityResult|RequestPermissionsResult|Preference\w*|CheckedChanged?|"
    r"EditorAction|Query\w*|TextChanged|Tab\w*|Page\w*|UserInteraction|UserLeaveHint)"
    r"|dispatch\w*Event|afterTextChanged|beforeTextChanged|performFiltering|runQuery\w*|getDropDownView"
)
"""Methods that Android calls back when somebody touches, types, chooses or answers."""
OPENS_A_SCREEN = "Landroid/app/PendingIntent;->getActivity"
"""What a notification or a widget is given to open: somebody taps it."""
UNATTENDED_KINDS = frozenset({"receiver", "service"})


def background_ways(
    graph: Graph, accesses: tuple[Access, ...]
) -> dict[Access, tuple[Step, ...]]:
    """Return the accesses that a background start leads to, each with the way from it."""
    starts: dict[MethodNumber, EntryPoint] = {}
    for start in _starts(graph):
        starts.setdefault(start.method, start)
    ways = {}
    for access in accesses:
        method = graph.program.method(access.method)
        route = _way(graph, method, starts) if method is not None else None
        if route is not None:
            ways[access] = (*route.steps, access.path[-1]) if access.path else route.steps
    return ways


def _way(
    graph: Graph, method: MethodNumber, starts: dict[MethodNumber, EntryPoint]
) -> Route | None:
    """Return a way from a start that really is scheduled; others are taken out of `starts`."""
    alone = Restriction(edges=lambda one: not _takes_an_act(graph, one))
    while starts:
        route = Reach(graph.reach.graph, tuple(starts.values())).search(method, alone)
        if route is None or _is_started(graph, route.entry):
            return route
        del starts[route.entry.method]
    return None


def _takes_an_act(graph: Graph, edge: Edge) -> bool:
    """Say whether somebody must touch, type, choose or answer for an edge to be gone."""
    if edge.why in TOUCHED or edge.why in _touched_rows() or edge.call == OPENS_A_SCREEN:
        return True
    if edge.why in PLAIN:
        return False
    if edge.why == OVERRIDE and graph.hierarchy.is_subtype(edge.receiver, ACTIVITY):
        return True  # Naming a screen makes none of its object; opening it is a row of its own.
    name = method_name(graph.program.text(edge.target))
    return _ACTS.fullmatch(name) is not None


@cache
def _touched_rows() -> frozenset[str]:
    """Return the rows about what somebody touches."""
    return frozenset(row.id for row in implicit_edges() if row.family in TOUCHED_FAMILIES)


def _is_started(graph: Graph, start: EntryPoint) -> bool:
    """Say whether the manifest starts a method, or reached code schedules it."""
    if start.component is not None:
        return True
    if any(
        edge.why == start.class_name and graph.reach.from_entry(edge.source) is not None
        for edge in graph.reach.graph.callers(start.method)
    ):
        return True
    # A shrinker renames `doWork`, but the class literal that schedules the worker stays.
    owner = graph.program.owner(start.method)
    return start.class_name in _work_rows() and any(
        birth.how == "class" and graph.reach.from_entry(birth.method) is not None
        for birth in graph.reach.graph.instances.births(owner)
    )


def _is_unattended(entry: EntryPoint, *, alarms: bool) -> bool:
    """Say whether the system runs a receiver or service without a person's act.

    A receiver that answers only to actions of the app's own is run by the app's own code,
    unless that code sets alarms, whose intents may name the action.
    """
    if entry.kind not in UNATTENDED_KINDS or not entry.automatic or entry.component is None:
        return False
    component = entry.component
    actions = {action for one in component.filters for action in one.actions}
    foreign = any(one.startswith(SYSTEM_ACTIONS) for one in actions)
    closed = component.exported is False or component.is_guarded
    return foreign or alarms or not closed


@cache
def _work_rows() -> frozenset[str]:
    """Return the rows about workers, which are scheduled by their class."""
    return frozenset(row.id for row in implicit_edges() if row.family == "work")


def _starts(graph: Graph) -> Iterator[EntryPoint]:
    """Yield what the system may run in the background: components, and what can be scheduled."""
    order = 0
    alarms = any(graph.program.calls_of(ALARM_MANAGER, name) for name in ALARM_CALLS)
    for entry in graph.reach.entries:
        if entry.kind == "job" or _is_unattended(entry, alarms=alarms):
            yield replace(entry, order=order)
            order += 1
    for method, row in _schedulable(graph):
        name = short_name(graph.program.text(method))
        yield EntryPoint(
            method=method,
            component=None,
            kind="job",
            order=order,
            automatic=True,
            says=Words(f"the system runs {name} in the background", f"系统在后台运行 {name}"),
            from_outside=True,
            class_name=row,
        )
        order += 1


def _schedulable(graph: Graph) -> Iterator[tuple[MethodNumber, str]]:
    """Yield the methods that a row of the table can schedule, with the row, in a fixed order."""
    program = graph.program
    for row in implicit_edges():
        if row.family not in BACKGROUND_FAMILIES:
            continue
        names = sorted(
            {
                name
                for one in row.of
                if one != ACTIVITY  # Nobody sees a screen open without an act of theirs.
                for name in graph.hierarchy.subtypes(one)
            }
        )
        renamed = {
            signature
            for one in (row.of if row.id in _work_rows() else ())
            for signature in program.declared(one)
            if not signature.startswith("<")
        }
        for name in names:
            for signature, method in program.declared(name).items():
                about = row.is_about(signature.partition("(")[0]) or signature in renamed
                if about and program.has_code(method):
                    yield method, row.id

"""Whether a read can run in the background: on a schedule, at boot, on a change (fact X4)."""

from collections.abc import Iterator
from dataclasses import replace

from auditor.code.edges import implicit_edges
from auditor.code.entrypoints import EntryPoint
from auditor.code.program import MethodNumber
from auditor.code.reach import Reach
from auditor.facts.graph import Graph
from auditor.model.access import Access
from auditor.model.evidence import Step
from auditor.model.words import Words

BACKGROUND_FAMILIES = frozenset({"work", "job", "alarm", "observer", "sync"})
"""Families of implicit edges (`data/android/edges.toml`) that run without a person's act."""
UNATTENDED_KINDS = frozenset({"receiver", "service"})


def background_ways(
    graph: Graph, accesses: tuple[Access, ...]
) -> dict[Access, tuple[Step, ...]]:
    """Return the accesses that a background start leads to, each with the way from it."""
    starts = tuple(_starts(graph))
    if not starts or not accesses:
        return {}
    reach = Reach(graph.reach.graph, starts)
    ways = {}
    for access in accesses:
        method = graph.program.method(access.method)
        route = reach.from_entry(method) if method is not None else None
        if route is not None:
            ways[access] = (*route.steps, access.path[-1]) if access.path else route.steps
    return ways


def _starts(graph: Graph) -> Iterator[EntryPoint]:
    """Yield what the system runs in the background: components, and what the app schedules."""
    order = 0
    for entry in graph.reach.entries:
        if entry.kind == "job" or (entry.kind in UNATTENDED_KINDS and entry.automatic):
            yield replace(entry, order=order)
            order += 1
    for method, says in _scheduled(graph):
        yield EntryPoint(
            method=method,
            component=None,
            kind="job",
            order=order,
            automatic=True,
            says=says,
            from_outside=True,
            class_name=graph.program.owner(method),
        )
        order += 1


def _scheduled(graph: Graph) -> Iterator[tuple[MethodNumber, Words]]:
    """Yield the methods that reached code schedules, in order of the table and of names."""
    program = graph.program
    calls = graph.reach.graph
    for row in implicit_edges():
        if row.family not in BACKGROUND_FAMILIES:
            continue
        names = sorted({name for one in row.of for name in graph.hierarchy.subtypes(one)})
        for name in names:
            for signature, method in program.declared(name).items():
                if not row.is_about(signature.partition("(")[0]) or not program.has_code(
                    method
                ):
                    continue
                if any(
                    edge.why == row.id and graph.reach.from_entry(edge.source) is not None
                    for edge in calls.callers(method)
                ):
                    yield (
                        method,
                        Words(
                            f"the system runs {program.text(method)} in the background",
                            f"系统在后台运行 {program.text(method)}",
                        ),
                    )

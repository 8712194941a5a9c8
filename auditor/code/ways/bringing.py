"""Answers on which way the very object comes in on which a way goes on.

`BaseActivity.onCreate` calls the `init()` of whichever screen Android runs. A way that begins there with the first screen
and goes on in the `init()` of another is proved in both halves; what somebody can follow leads over what opens the other.
"""

from dataclasses import replace
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.ways.agreeing import parting
from auditor.code.ways.proof import Restriction
from auditor.code.ways.reach import Reach, Route
from auditor.model.vocabulary import CONFIDENCE_ORDER

_MOST: Final = 3
"""So many objects of one way are brought in anew."""
_MOST_OPENING: Final = 4
"""So many places that open one are looked at."""


def brought_in(reach: Reach, route: Route, restriction: Restriction) -> Route:
    """Return the way over what brings in the object on which it goes on; the way itself where none is seen, or it is surer."""
    for _ in range(_MOST):
        apart = parting(
            reach.program, reach.graph.hierarchy, route.hops, route.entry.class_name
        )
        call = next((one for one, _ in apart), None)
        before = None if call is None else _bringing(reach, call, restriction)
        if call is None or before is None:
            return route
        onward = (*before.hops, *route.hops[route.hops.index(call) :])
        found = reach.told(before.entry, onward, (*before.strands, *route.strands))
        if CONFIDENCE_ORDER[found.confidence] > CONFIDENCE_ORDER[route.confidence]:
            return route
        route = found
    return route


def _bringing(reach: Reach, call: Edge, restriction: Restriction) -> Route | None:
    """Return the shortest way into the method that calls on itself, with an object on which the call runs its target.

    Several screens may open that object: the way to one of them may need another to be brought in, and go in circles.
    """
    given_up = frozenset(reach.exhausted)
    signature = reach.program.signature(call.target)
    resolve = reach.graph.hierarchy.resolve_method
    opening = [
        edge
        for edge in (restriction.callers or reach.graph.callers)(call.source)
        if edge.receiver
        and resolve(edge.receiver, signature) == call.target
        and (restriction.edges is None or restriction.edges(edge))
    ]
    found: list[Route] = []
    for edge in opening[:_MOST_OPENING]:
        way = reach.search(edge.source, restriction, pc=edge.pc)
        if way is not None:
            found.append(replace(way, hops=(*way.hops, edge)))
    reach.exhausted = set(given_up)
    return min(found, key=lambda one: len(one.hops), default=None)

"""Tells what one control alone runs of code that all controls of its screen run, where nobody else comes by.

`reply(true)` and `reply(false)` hand a bundle to the library of fragments, whose listener asks `getBoolean("agreed")` on
another screen. No way in the graph tells what was answered; but where each way to that code begins at a control of
this one screen, what the others leave out there is run on the one choice alone.
"""

from collections.abc import Iterable, Iterator, Set
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.calls.claims import HANDED
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.names import LIBRARIES
from auditor.screens.parts.shown import Region

_MOST: Final = 40
"""So many methods on the ways to one are looked at."""
_HIGHEST: Final = 8
"""Calls that are climbed from where a listener is made."""


def run_alone(
    graph: CallGraph, mine: Set[Site], rest: Set[Site], begins: Iterable[MethodNumber]
) -> Iterator[Region]:
    """Yield what one control visits and the others of its screen do not, in methods of the app's that all of them run.

    `begins` are the listeners of all controls, `rest` what the others visit.
    """
    program, roots = graph.program, frozenset(begins)
    if not all(_serves_one_screen(graph, one) for one in roots):
        return
    shared = {method for method, _ in rest} - roots
    own: dict[MethodNumber, set[int]] = {}
    for method, pc in mine - rest:
        if method in shared and not _is_library(graph, method):
            own.setdefault(method, set()).add(pc)
    for method, pcs in sorted(own.items()):
        if program.has_code(method) and _begins_there(graph, method, mine | rest, roots):
            yield Region(method, frozenset(pcs))


def _serves_one_screen(graph: CallGraph, listener: MethodNumber) -> bool:
    """Say whether no two calls hand something else to what makes a listener: a factory of dialogs serves them all."""
    program = graph.program
    made = [
        one for one in graph.instances.births(program.owner(listener)) if one.how == "object"
    ]
    if len(made) != 1:
        return not made
    method = made[0].method
    for _ in range(_HIGHEST):
        holders = graph.instances.births(program.owner(method))
        is_one = program.is_static(method) or sum(one.how == "object" for one in holders) <= 1
        if is_one and program.signature(method).partition("(")[2].startswith(")"):
            return True
        calls = [one for one in graph.callers(method) if one.why == CALL]
        if len(calls) != 1:
            return not calls
        method = calls[0].source
    return False


def _begins_there(
    graph: CallGraph, method: MethodNumber, visited: Set[Site], roots: frozenset[MethodNumber]
) -> bool:
    """Say whether all ways to a method begin at some listeners and lead through places that were visited.

    A library that was seen to hand on what it was told may do so later as well: what came too early waits there.
    """
    seen, work, is_begun = {method}, [method], False
    while work:
        if len(seen) > _MOST:
            return False
        edges = [one for one in graph.callers(work.pop()) if one.why != HANDED]
        hands_on = [one for one in edges if one.why == CALL and _is_library(graph, one.source)]
        was_handed = any((one.source, one.pc) in visited for one in hands_on)
        for one in edges:
            if (one.source, one.pc) not in visited:
                if was_handed and one in hands_on:
                    continue
                return False
            if one.source in roots:
                is_begun = True
            elif one.source not in seen:
                seen.add(one.source)
                work.append(one.source)
    return is_begun


def _is_library(graph: CallGraph, method: MethodNumber) -> bool:
    owner = graph.program.owner(method)
    known = graph.libraries
    return owner.startswith(LIBRARIES) or known.has(owner) or known.is_host(owner)

"""Where code shows the screens that graphs of androidx's Navigation name, and what that makes run.

By the id of an action or a screen, which a call is handed, or by showing the graph that begins with it.
An id that only looks a view up shows nothing: `R.id.amount` may be a field and a screen.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.calls.callgraph import CallGraph, Edge
from auditor.code.calls.navigation import NAVIGATION
from auditor.code.classes.program import Use
from auditor.code.classes.registers import CALLS
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.screens.parts.places import uses_of_resource

_SURE: Final = 0.9
_ANDROID: Final = ("Landroid/", "Ljava/")
_VIEW: Final = "Landroid/view/View;"
_KEEPS: Final = opcodes.FIELD_WRITES | opcodes.RETURNS | opcodes.MOVES | opcodes.ARRAY_WRITES
"""What hands an id on: a field, a result, another register, an array."""


def navigated_at(graph: CallGraph, resolver: Resolver, name: str) -> tuple[Site, ...]:
    """Return where code shows a screen that a graph names, sorted."""
    navigation = graph.navigation
    shows = navigation.begins.get(name, frozenset())
    found: set[Site] = set()
    for identity in navigation.ids_of(name):
        for use in uses_of_resource(graph.program, resolver, identity):
            if identity in shows or _is_handed_on(resolver, use):
                found.add((use.method, use.pc))
    return tuple(sorted(found))


def navigation_edges(graph: CallGraph, resolver: Resolver) -> Iterator[Edge]:
    """Yield the ways by which the screens of graphs are made, for those of which all are by ids."""
    for name in sorted(graph.navigation.closed):
        for method, pc in navigated_at(graph, resolver, name):
            for target in graph.instances.constructors(name):
                yield Edge(method, target, pc, NAVIGATION, _SURE, receiver=name)


def _is_handed_on(resolver: Resolver, use: Use) -> bool:
    """Say whether an id that is loaded goes to a call of the app's own or a library's, or is kept."""
    uses = resolver.def_use(use.method)
    if not uses.has(use.pc) or not uses.instruction(use.pc).registers:
        return False
    for pc in uses.uses(use.pc, uses.instruction(use.pc).registers[0]):
        opcode = uses.instruction(pc).opcode
        if opcode in _KEEPS:
            return True
        call = resolver.call_at(use.method, pc) if opcode in CALLS else None
        if call is not None and not call.owner.startswith(_ANDROID):
            return not resolver.hierarchy.is_subtype(call.returns, _VIEW)
    return False

"""Who writes a state that a composable remembers: who makes it, and whoever is handed it and sets it.

The compiler makes a setter of its own for each delegated one (`var page by remember { mutableStateOf(…) }`): what
is written there is what each of its callers gives.
Source: androidx.compose.runtime 1.x (`MutableState`); Kotlin's compiler.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.screens.memory.cells import Cells
from auditor.screens.memory.stores import Door
from auditor.screens.memory.writes import Write

_STATE: Final = "Landroidx/compose/runtime/MutableState;"
_MOST_CALLERS: Final = 12


def state_writes(
    graph: CallGraph, cells: Cells, name: str, puts: Iterable[tuple[Call, Door]]
) -> Iterator[Write]:
    """Yield the writes of a state by its name: its beginning, and those among the calls that put something somewhere."""
    made = cells.state_made(name)
    if made is None:
        return
    yield Write(
        (made.method, made.pc), Scope(made.method), made.pc, made.register(0), is_beginning=True
    )
    for call, door in puts:
        receiver, register = call.receiver, call.register(door.value or 0)
        if receiver is None or register is None:
            continue
        cell = cells.of(Scope(call.method), call.pc, receiver)
        if cell == name:
            yield from _by_callers(graph, call, register)
        elif cell is None and call.owner == _STATE:
            # Which state that is was not told: it may be this one.
            yield Write(
                (call.method, call.pc), Scope(call.method), call.pc, None, is_sure=False
            )


def _by_callers(graph: CallGraph, call: Call, register: int) -> Iterator[Write]:
    """Yield a write once for each caller of the method in which it stands, where that only sets what it is given."""
    uses = graph.uses.of(call.method)
    is_given = uses is not None and uses.parameter_at(call.pc, register) is not None
    edges = graph.callers(call.method) if is_given else ()
    given = [
        (edge, one)
        for edge in edges
        if edge.why == CALL
        and (source := graph.uses.of(edge.source)) is not None
        and source.has(edge.pc)
        and (one := read_call(graph.program, edge.source, source.instruction(edge.pc)))
        is not None
    ]
    if not 0 < len(given) <= _MOST_CALLERS or len(given) < len(edges):
        yield Write((call.method, call.pc), Scope(call.method), call.pc, register)
        return
    for edge, one in given:
        inner = Scope(call.method, one, Scope(edge.source), 1)
        yield Write((edge.source, edge.pc), inner, call.pc, register)

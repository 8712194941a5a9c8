"""Tells the ways that somebody waiting goes when something is posted: observers, listeners for results."""

from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.calls.claims import HANDED
from auditor.code.classes.framework import OBJECT
from auditor.code.classes.program import Program
from auditor.screens.memory.ways import LIBRARIES

_OBSERVED: Final = frozenset({"livedata", "eventbus", "rx", "receiver"})
"""Rows of edges whose callbacks run when somebody posts."""
_POSTMEN: Final = ("Landroidx/lifecycle/", "Lkotlinx/coroutines/flow/", "Lorg/greenrobot/")
"""Libraries whose code, packaged with the app, hands what is posted to observers."""
_LISTENS: Final = "setFragmentResultListener"
_FUTURE: Final = "future"
_BEGINS: Final = ("supplyAsync", "runAsync")
"""What begins a future runs by itself; what follows one (`thenAccept`) waits for whoever completes it."""
_EMITS: Final = "(Ljava/lang/Object;Lkotlin/coroutines/Continuation;)Ljava/lang/Object;"
"""How a collector takes what a flow emits, whatever a shrinker calls the method (`FlowCollector.emit`)."""


def is_observed(program: Program, edge: Edge) -> bool:
    """Say whether an edge runs somebody who waits for what is posted, also by the library's code."""
    if edge.why in _OBSERVED or edge.call.endswith(_LISTENS) or _is_collector(program, edge):
        return True
    if edge.why == _FUTURE and not edge.call.endswith(_BEGINS):
        return True
    target = program.owner(edge.target)
    return program.owner(edge.source).startswith(_POSTMEN) and not target.startswith(LIBRARIES)


def _is_collector(program: Program, edge: Edge) -> bool:
    """Say whether an edge hands a flow its collector; a block that suspends has a class above it of its own."""
    if edge.why != HANDED or not program.signature(edge.target).endswith(_EMITS):
        return False
    info = program.class_info(program.owner(edge.target))
    return info is not None and info.superclass == OBJECT

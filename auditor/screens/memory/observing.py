"""Tells the ways that somebody waiting goes when something is posted: observers, listeners for results."""

from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.classes.program import Program
from auditor.screens.memory.ways import LIBRARIES

_OBSERVED: Final = frozenset({"livedata", "eventbus", "rx", "receiver"})
"""Rows of edges whose callbacks run when somebody posts."""
_POSTMEN: Final = ("Landroidx/lifecycle/", "Lkotlinx/coroutines/flow/", "Lorg/greenrobot/")
"""Libraries whose code, packaged with the app, hands what is posted to observers."""
_LISTENS: Final = "setFragmentResultListener"


def is_observed(program: Program, edge: Edge) -> bool:
    """Say whether an edge runs somebody who waits for what is posted, also by the library's code."""
    if edge.why in _OBSERVED or edge.call.endswith(_LISTENS):
        return True
    target = program.owner(edge.target)
    return program.owner(edge.source).startswith(_POSTMEN) and not target.startswith(LIBRARIES)

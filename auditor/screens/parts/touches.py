"""Tells what answers a person's touch from what comes about without one.

Source: android.app.Activity and android.view.View (their callbacks), android.content.DialogInterface.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from auditor.code.calls.callgraph import CallGraph, Edge
from auditor.code.classes.program import MethodNumber
from auditor.model.names import COMPOSE
from auditor.screens.parts.knowledge import knowledge

TOUCHED: Final = frozenset(
    {
        "onOptionsItemSelected",
        "onContextItemSelected",
        "onTouchEvent",
        "dispatchTouchEvent",
        "onKeyDown",
        "onKeyUp",
        "onBackPressed",
    }
)
"""What Android runs of an activity when somebody touches it."""
_TOUCHES: Final = frozenset({"listener", "on-click", "binding-listener"})
"""Rows of edges whose callbacks answer a touch."""
CLOSED: Final = tuple(
    f"{one}(Landroid/content/DialogInterface;)V" for one in ("onDismiss", "onCancel")
)
"""What hears that a dialog is gone."""
_UNTOUCHED: Final = (*CLOSED, "onShow(Landroid/content/DialogInterface;)V")
"""What hears of a dialog without a touch of its buttons."""
OPENING: Final = frozenset(
    {
        "onCreate",
        "onStart",
        "onResume",
        "onPostCreate",
        "onCreateView",
        "onViewCreated",
        "onActivityCreated",
    }
)
"""What Android runs as a screen opens, before anybody sees it."""
_OPENED: Final = OPENING | {
    "onPostResume",
    "onCreateDialog",
    "onAttachedToWindow",
    "onWindowFocusChanged",
    "onActivityResult",
    "onRequestPermissionsResult",
}
"""What Android runs of a screen by itself, though a touch elsewhere may have opened it."""
_MOST_CALLERS: Final = 40


@cache
def _touched() -> frozenset[str]:
    """Name the functions of Compose that are handed what a touch runs."""
    composed = knowledge().composed
    return composed["buttons"] | composed["boxes"] | composed["touched"]


def is_touch(edge: Edge) -> bool:
    """Say whether what an edge runs answers a person's touch."""
    name = edge.call.rpartition("->")[2]
    return (
        edge.why in _TOUCHES
        or (name.startswith("setOn") and name.endswith("Listener"))
        or (edge.call.startswith(COMPOSE) and name.partition("-")[0] in _touched())
    )


def _name(graph: CallGraph, method: MethodNumber) -> str:
    return graph.program.signature(method).partition("(")[0]


def runs_untouched(
    graph: CallGraph, method: MethodNumber, is_opening: Callable[[MethodNumber], bool]
) -> bool:
    """Say whether anything that no touch brings about leads to a method, or what opens the screen does."""
    seen, todo = {method}, [method]
    while todo:
        one = todo.pop()
        signature = graph.program.signature(one)
        name = signature.partition("(")[0]
        if is_opening(one) or signature in _UNTOUCHED or name in _OPENED:
            return True
        edges = graph.callers(one)
        if not edges and name not in TOUCHED:
            return True
        # Of a view of the app's own Android calls `onTouchEvent`, whoever made the view.
        further = {
            edge.source
            for edge in edges
            if not (is_touch(edge) or _name(graph, edge.source) in TOUCHED)
        } - seen
        seen |= further
        todo += sorted(further)
        if len(seen) > _MOST_CALLERS:
            return True
    return False

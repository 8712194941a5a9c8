"""Answers whether something other than the acceptance brings a call about.

What an observer is handed, a coroutine goes on with, or a part of a screen that appears may all be the
acceptance's own doing: where it posts, runs what is not known, or shows something, such calls prove nothing.
"""

from collections.abc import Sequence
from typing import Final

from auditor.code.callgraph import Edge
from auditor.code.program import Program
from auditor.code.reach import LIKELY_FROM
from auditor.model.names import outermost
from auditor.screens.leavings import Kept
from auditor.screens.modal import is_touch
from auditor.screens.observing import is_observed
from auditor.screens.shown import Shown

_RESUMED: Final = frozenset({"coroutine", "interface", "rx"})
"""Rows whose callbacks are brought about by whoever holds the object: perhaps the acceptance."""
_DRAWN: Final = ("Landroidx/navigation/", "Landroidx/compose/", "Landroidx/viewpager")
"""Libraries that show one of several parts of a screen, as whoever navigates wants."""


def is_brought_about(
    program: Program, edge: Edge, kept: Kept, shown: Sequence[Shown], *, is_told: bool
) -> bool:
    """Say whether it is certain that not the acceptance alone brings an edge about.

    `is_told` says whether somebody is seen to hand its target something before that.
    """
    if edge.confidence < LIKELY_FROM:
        return False
    if kept.posts and not is_told and is_observed(program, edge):
        return False
    if kept.runs_unknown and edge.why in _RESUMED:
        return False
    if kept.reveals and edge.call.startswith(_DRAWN):
        return False
    if kept.reveals and (is_touch(edge) or edge.why == "fragment"):
        family = outermost(program.owner(edge.source))
        return all(outermost(one.owner) != family for one in shown)
    return True

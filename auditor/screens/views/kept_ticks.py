"""Answers how a box stands at first whose state is looked up: `box.isChecked = prefs.getBoolean("agreed", false)`.

Before anybody touched it, nothing was kept but what code keeps by itself: the box begins as the look-up tells for the
case that nothing stands there. What a touch of its own screen keeps is the borrower's doing, and brings back no more than
an earlier answer; what some other screen keeps may tick the box of somebody who never agreed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.decisions.assumptions import NOT_SAID, Assumptions
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Outcomes
from auditor.code.resolution.constants import Resolver
from auditor.model.names import outermost
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.found import found_behind
from auditor.screens.memory.stores import stores
from auditor.screens.memory.writes import Write
from auditor.screens.parts.touches import is_touch, runs_untouched
from auditor.screens.views.other_layouts import OtherLayouts

_ASKED: Final = frozenset({"get", "has"})
_FOLLOWED: Final = frozenset({"preferences", "mmkv"})
"""Stores that outlive the app and whose keys are texts."""


@dataclass
class KeptTicks:
    """Answers it for one app."""

    graph: CallGraph
    resolver: Resolver
    _screen: str = field(default="", init=False)
    """The outermost class of the code that ticks the box which is asked about."""

    @cached_property
    def others(self) -> OtherLayouts:
        """What tells the layouts of a class."""
        return OtherLayouts(self.resolver)

    def at_first(self, call: Call) -> Outcomes:
        """Return what a call that ticks a box is told before anybody touched it; None where that is not known."""
        self._screen = outermost(self.graph.program.owner(call.method))
        values = Branches(self.graph, Assumptions(result=self._result)).values
        return values.argument(Scope(call.method), call, 0)

    @cached_property
    def _flags(self) -> Flags:
        return Flags(self.graph, self.resolver)

    def _result(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        door = stores().door(self.graph, call)
        if door is None or door.does not in _ASKED:
            return NOT_SAID
        asked = self._flags.flags_of(tested, scope, call, door)
        if asked is None or door.store not in _FOLLOWED:
            return None
        writes = (one for flag in asked for one in self._writes(flag))
        if not all(map(self._is_own_doing, writes)):
            return None
        return found_behind(tested, scope, call, door, NOTHING)

    def _writes(self, flag: Flag) -> Iterator[Write]:
        """Yield what may keep something else than a no."""
        for one in self._flags.all_writes(flag):
            register = one.register
            values = self._flags.plain.values
            if register is None or values.value(one.scope, one.pc, register) != FALSE:
                yield one

    def _is_own_doing(self, write: Write) -> bool:
        """Say whether nothing but a touch of the same screen keeps something at a place."""
        method = write.site[0]
        if runs_untouched(self.graph, method, lambda _: False):
            return False
        seen, todo = {method}, [method]
        while todo:
            one = todo.pop()
            edges = self.graph.callers(one)
            touched = [edge.source for edge in edges if is_touch(edge)] if edges else [one]
            if not all(map(self._is_here, touched)):
                return False
            further = {edge.source for edge in edges if not is_touch(edge)} - seen
            seen |= further
            todo += sorted(further)
        return True

    def _is_here(self, method: MethodNumber) -> bool:
        return outermost(self.graph.program.owner(method)) == self._screen

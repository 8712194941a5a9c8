"""Tells what a screen answers that is closed by none of its controls: by Back, after a time, or by what closing it always does.

`onBackPressed() { setResult(RESULT_OK); finish(); }` answers as who agrees does: whoever asked goes on.
Source: android.app.Activity (`onBackPressed`, `onKeyDown`, `finish`), androidx.activity.OnBackPressedCallback.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.evaluation.answered import OWN, Thing
from auditor.model.names import outer_class
from auditor.screens.answers.effects import told_back
from auditor.screens.parts.touches import OPENING, TOUCHED, is_touch
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Use

_SETS: Final = "setResult"
_CLOSING: Final = TOUCHED | {"finish", "onKeyLongPress", "onNavigateUp", "onSupportNavigateUp"}
"""What Android runs of an activity that is left, and what the controls run that close it."""
_BACK: Final = "OnBack"
"""In the name of every class and call that hands over what Back runs."""
_DEEPEST: Final = 5


@dataclass
class Closing:
    """Answers it for each screen; one per app."""

    presser: Presser
    _known: dict[str, tuple[MethodNumber, ...]] = field(default_factory=dict)

    def answers(self, owner: str, yes: int) -> bool:
        """Say whether a screen may give a certain answer without a control of its own."""
        return any(self._gives(method, owner, yes) for method in self._methods(owner))

    def _gives(self, method: MethodNumber, owner: str, yes: int) -> bool:
        program = self.presser.program
        name = program.owner(method)
        own = Thing("object", owner if self._is_above(name, owner) else name, OWN)
        run = self.presser.run(Use(Handler(method, own), ()), ticked=None)
        return not run.is_whole or yes in told_back(run.endings)

    def _methods(self, owner: str) -> tuple[MethodNumber, ...]:
        """Return what closes a screen, and may answer for it."""
        if owner not in self._known:
            self._known[owner] = tuple(self._found(owner))
        return self._known[owner]

    def _found(self, owner: str) -> dict[MethodNumber, None]:
        program, graph = self.presser.program, self.presser.graph
        level = [
            site.method
            for site in program.calls_of(None, _SETS)
            if self._is_above(outer_class(program.owner(site.method)), owner)
        ]
        found: dict[MethodNumber, None] = {}
        seen = set(level)
        for _ in range(_DEEPEST):
            after: list[MethodNumber] = []
            for method in level:
                edges = graph.callers(method)
                name = program.signature(method).partition("(")[0]
                is_back = _BACK in name or any(_BACK in one.call for one in edges)
                if name in _CLOSING or is_back or any(map(self._is_begun, edges)):
                    found[method] = None
                for one in edges:
                    if one.why == CALL and one.source not in seen:
                        seen.add(one.source)
                        after.append(one.source)
            level = after
        return found

    def _is_begun(self, edge: Edge) -> bool:
        """Say whether the opening of a screen has something run later, which nobody touches: `postDelayed({ … }, 9000)`."""
        graph, level = self.presser.graph, [edge.source]
        for _ in range(0 if edge.why == CALL or is_touch(edge) else _DEEPEST):
            names = {graph.program.signature(one).partition("(")[0] for one in level}
            if names & OPENING:
                return True
            callers = (each for one in level for each in graph.callers(one))
            level = list(dict.fromkeys(one.source for one in callers if one.why == CALL))
        return False

    def _is_above(self, name: str, owner: str) -> bool:
        return name == owner or name in self.presser.graph.hierarchy.supers(owner)

"""Tells what a screen answers that is closed by none of its controls: by Back, by what closing it always does, or by itself.

`onBackPressed() { setResult(RESULT_OK); finish(); }` answers as who agrees does: whoever asked goes on. So does a
countdown that the screen starts as it opens, and an answer that is set beforehand.
Source: android.app.Activity (`onBackPressed`, `onKeyDown`, `finish`), androidx.activity.OnBackPressedCallback.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL
from auditor.code.classes.program import MethodNumber, Program
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
_MOST: Final = 40
"""Methods on the ways from the opening of a screen to what answers that are looked at."""


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
        is_lost = not run.is_whole and _name(program, method) not in OPENING
        return is_lost or yes in told_back(run.endings)

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
                name = _name(program, method)
                is_back = _BACK in name or any(_BACK in one.call for one in edges)
                if name in _CLOSING or is_back or self._begins_itself(method):
                    found[method] = None
                for one in edges:
                    if one.why == CALL and one.source not in seen:
                        seen.add(one.source)
                        after.append(one.source)
            level = after
        return found

    def _begins_itself(self, method: MethodNumber) -> bool:
        """Say whether the opening of a screen is what runs a method, or begins a task or a countdown that does."""
        return _name(self.presser.program, method) in OPENING or any(
            one.why != CALL and not is_touch(one) and self._comes_of_opening(one.source)
            for one in self.presser.graph.callers(method)
        )

    def _comes_of_opening(self, method: MethodNumber) -> bool:
        """Say whether the opening of a screen leads to a method, with no touch in between."""
        seen, todo = {method}, [method]
        while todo and len(seen) <= _MOST:
            one = todo.pop()
            if _name(self.presser.program, one) in OPENING:
                return True
            further = {
                edge.source for edge in self.presser.graph.callers(one) if not is_touch(edge)
            }
            todo += sorted(further - seen)
            seen |= further
        return False

    def _is_above(self, name: str, owner: str) -> bool:
        return name == owner or name in self.presser.graph.hierarchy.supers(owner)


def _name(program: Program, method: MethodNumber) -> str:
    return program.signature(method).partition("(")[0]

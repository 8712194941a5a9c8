"""What lies beneath a screen that a refusal closes: a form that stayed open, and can still be sent.

A screen of a graph that goes back (`popBackStack`) shows the one again that led to it.

A screen opened by `startActivity` lies above the one that opened it. Where that one did not close itself,
`finish()` shows it again (android.app.Activity, "Back stack"). A form there which a control of its own sends
without opening the question leaves the loan open; a page whose only way leads through the question does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.evaluation.answered import Ending
from auditor.model.names import outermost
from auditor.screens.answers.effects import OK
from auditor.screens.answers.returning import Returning
from auditor.screens.inventory.ground import Ground
from auditor.screens.memory.stores import stores
from auditor.screens.parts.shown import Effect
from auditor.screens.presses.pressing import Presser, Run
from auditor.screens.surfaces.drafts import Draft, Piece

_CLOSED: Final = frozenset({Effect.EXITS})
_OPEN: Final = frozenset({Effect.GOES_ON})
_UNTOLD: Final = frozenset({Effect.UNTOLD})
_SHOWN: Final = frozenset({"start", "navigate"})
"""What shows another screen: a further activity, or another screen of a graph."""


@dataclass(slots=True)
class BackStack:
    """Answers it for each screen; one per app."""

    ground: Ground
    presser: Presser
    returning: Returning
    drafts: Sequence[Draft]
    _known: dict[str, frozenset[Effect]] = field(default_factory=dict)
    _under_parts: dict[str, frozenset[Effect]] = field(default_factory=dict)

    def after(self, owner: str, answer: int) -> frozenset[Effect]:
        """Return what closing a screen with an answer leads to, on the screens that opened it."""
        back = self.returning.after(owner, answer)
        if answer == OK or back not in (_CLOSED, _UNTOLD):
            return back
        if back == _CLOSED:
            return back if self.returning.shuts(owner, answer) else self._under(owner)
        # Nothing was seen to take the answer: at worst that is not told, as it was.
        is_open = not self.returning.is_taken(owner) and self._under(owner) == _OPEN
        return _OPEN if is_open else _UNTOLD

    def under(self, owner: str) -> frozenset[Effect]:
        """Return what is left to do where a screen of a graph goes back to those that lead to it.

        A form for a person there, or what it sends, leaves the loan open; where it leads on otherwise, that is
        not told.
        """
        if owner not in self._under_parts:
            openers = [one for one in self.drafts if self._opening(one, owner)]
            left = {self._left_beside(one, owner) for one in openers if one.owner != owner}
            self._under_parts[owner] = left.pop() if len(left) == 1 else _UNTOLD
        return self._under_parts[owner]

    def _left_beside(self, opener: Draft, owner: str) -> frozenset[Effect]:
        """Return that for one screen, where a control may also lead to a third one."""
        goals = {
            event.what
            for piece in opener.pieces
            for run in self._runs(piece)
            if not any(_opens(one, owner) for one in run.endings)
            for one in run.endings
            for event in one.events
            if event.kind in _SHOWN
        }
        kinds = {self.returning.kinds.kind_of(one) if one else "" for one in goals}
        if "typed" in kinds:
            return _OPEN
        left = self._left(opener, owner)
        return _UNTOLD if left == _CLOSED and "" in kinds else left

    def _under(self, owner: str) -> frozenset[Effect]:
        if owner not in self._known:
            self._known[owner] = self._closed(owner)
        return self._known[owner]

    def _closed(self, owner: str) -> frozenset[Effect]:
        openers = list(self._openers(owner))
        opening = [one for one in openers if self._opening(one, owner)]
        if opening:
            # A listener that a shrinker merged serves more screens than the one that opens it.
            openers = [
                one
                for one in openers
                if any(one is each for each in opening) or not self._is_told(one)
            ]
        left = [self._left(one, owner) for one in openers]
        if not left or all(one == _CLOSED for one in left):
            return _CLOSED
        # It may have been opened by whichever of them.
        return _OPEN if all(one == _OPEN for one in left) else _UNTOLD

    def _openers(self, owner: str) -> Iterator[Draft]:
        """Yield the screens of the classes that name a screen to open it."""
        naming = self.returning.naming(owner)
        classes = {outermost(self.ground.program.owner(one)) for one in naming}
        yield from (one for one in self.drafts if outermost(one.owner) in classes - {owner})

    def _left(self, opener: Draft, owner: str) -> frozenset[Effect]:
        """Return what is left to do on a screen that may have opened another one."""
        runs = {id(one): self._runs(one) for one in opener.pieces}
        opening = self._opening(opener, owner)
        if not opening or not all(map(_stays, opening)):
            return _CLOSED
        rest = [
            piece
            for piece in opener.pieces
            if not any(_opens(one, owner) for run in runs[id(piece)] for one in run.endings)
        ]
        sending = [run for piece in rest for run in runs[id(piece)] if self._sends(run)]
        if sending:
            # One that asks what was chosen may send for who agreed alone.
            return _UNTOLD if any(map(self._asks, sending)) else _OPEN
        return _CLOSED if all(map(self._is_run, rest)) else _UNTOLD

    def _opening(self, opener: Draft, owner: str) -> list[Ending]:
        """Return the ways on which the controls of a screen open another one."""
        return [
            one
            for piece in opener.pieces
            for run in self._runs(piece)
            for one in run.endings
            if _opens(one, owner)
        ]

    def _is_told(self, opener: Draft) -> bool:
        """Say whether all that the controls of a screen do is known."""
        return bool(opener.pieces) and all(map(self._is_run, opener.pieces))

    def _is_run(self, piece: Piece) -> bool:
        return piece.is_known and all(one.is_whole for one in self._runs(piece))

    def _runs(self, piece: Piece) -> tuple[Run, ...]:
        return tuple(self.presser.run(one, ticked=None) for one in piece.uses)

    def _sends(self, run: Run) -> bool:
        """Say whether a control sends what the borrower typed: the application."""
        sends = any(one.kind == "submit" for each in run.endings for one in each.events)
        return sends and self.returning.is_form(run.visited)

    def _asks(self, run: Run) -> bool:
        """Say whether a control asks for a flag that is kept."""
        calls = (self.ground.resolver.call_at(*one) for one in run.visited)
        graph = self.ground.graph
        return any(
            call.returns == "Z" and stores().door(graph, call) is not None
            for call in calls
            if call is not None
        )


def _opens(ending: Ending, owner: str) -> bool:
    return any(one.kind in _SHOWN and one.what == owner for one in ending.events)


def _stays(ending: Ending) -> bool:
    """Say whether the screen that opens another one on a way stays open beneath it."""
    return all(one.kind != "exit" for one in ending.events)

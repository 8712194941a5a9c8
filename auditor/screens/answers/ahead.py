"""Answers whether the screen that a refusal opens is shut to who refused, though others may go on from it.

"No" keeps `suggestions_off`, and opens the form as agreeing does; the form's only button that sends anything is disabled where
that is kept, or says then that nothing goes on. Who refused can look at the form, and can never send it
(decision.md, section 4, row C7: blocks). Source: android.view.View of the SDK at API 37.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Site, ViewById
from auditor.code.evaluation.answered import VIEW, Thing
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.effects import leads_on
from auditor.screens.answers.refused_world import UNKNOWN, RefusedWorld
from auditor.screens.presses.pressing import Presser, Run, Told
from auditor.screens.presses.unasked import started, told_starting
from auditor.screens.surfaces.drafts import Draft, Piece

_TAKEN_AWAY: Final = {"setEnabled": False, "setClickable": False, "setVisibility": True}
"""What takes a control from who uses the screen; and whether it is a number other than 0 that does."""

_STAYS: Final = frozenset({"store", "notice", "dismiss"})
"""What a control does that leads nowhere but to a message."""
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Ahead:
    """Answers it for the screens that refusals open; one per app."""

    presser: Presser

    def is_shut(self, there: Sequence[Draft], world: RefusedWorld) -> Kleene:
        """Say whether nothing leads on from a screen in a world, and something does but for what was kept.

        That is not told where a control was not followed to its end, or what is taken away may be given back.
        """
        if len(there) != 1 or not world.heap:
            return Kleene.NO
        pieces = there[0].pieces
        free = [one for one in pieces if self._leads_on(one, UNKNOWN)]
        taken = self._taken_away(there[0].owner, world)
        left = [one for one in free if one.view_id not in taken and self._leads_on(one, world)]
        if not free or left or self._opens_by_itself(there[0].owner, world):
            return Kleene.NO
        is_told = all(self._is_told(one, world) for one in pieces)
        is_for_good = all(self._is_for_good(one, taken[one]) for one in taken)
        return Kleene.YES if is_told and is_for_good else Kleene.UNKNOWN

    def _leads_on(self, piece: Piece, world: RefusedWorld) -> bool:
        """Say whether a control leads on for sure; in a world that is known, whether it may at all."""
        ways = [one for run in self._runs(piece, world) for one in run.endings]
        if world is UNKNOWN:
            return any(map(leads_on, ways))
        return any(event.kind not in _STAYS for one in ways for event in one.events)

    def _opens_by_itself(self, owner: str, world: RefusedWorld) -> bool:
        return any(map(leads_on, started(self.presser, owner, world.before).endings))

    def _taken_away(self, owner: str, world: RefusedWorld) -> dict[int, frozenset[Site]]:
        """Return the views that the screen takes away as it comes up in a world, and for no one else; and where."""
        now, ever = (told_starting(self.presser, owner, one.before) for one in (world, UNKNOWN))
        always = {(view, place) for view, place in _taken(ever)}
        found: dict[int, frozenset[Site]] = {}
        for view, place in _taken(now):
            if (view, place) not in always:
                found[view] = found.get(view, frozenset()) | {place}
        return found

    def _is_for_good(self, view: int, taken: frozenset[Site]) -> bool:
        """Say whether no other call may give a view back."""
        resolver, program = self.presser.resolver, self.presser.program
        for site in (each for name in _TAKEN_AWAY for each in program.calls_of(None, name)):
            call = resolver.call_at(site.method, site.pc)
            if call is None or (site.method, site.pc) in taken:
                continue
            found = resolver.receiver(Scope(site.method), call)
            if not found or any(isinstance(one, ViewById) and one.id == view for one in found):
                return False
        return True

    def _is_told(self, piece: Piece, world: RefusedWorld) -> bool:
        return piece.is_known and all(one.is_whole for one in self._runs(piece, world))

    def _runs(self, piece: Piece, world: RefusedWorld) -> Iterator[Run]:
        yield from (self.presser.run(world.using(one), ticked=None) for one in piece.uses)


def _taken(told: Iterable[Told]) -> Iterator[tuple[int, Site]]:
    """Yield the views that calls take away for certain, and where."""
    for call, given in told:
        if call.name not in _TAKEN_AWAY or len(given) != _TWO:
            continue
        own, number = given
        if not (isinstance(own, Thing) and own.kind == VIEW and isinstance(number, int)):
            continue
        if own.number > 0 and bool(number) is _TAKEN_AWAY[call.name]:
            yield own.number, (call.method, call.pc)

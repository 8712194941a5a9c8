"""Answers whether the screen that a refusal opens is shut to who refused, though others may go on from it.

"No" keeps `suggestions_off`, and opens the form as agreeing does; the form's only button that sends anything is disabled where
that is kept, or says then that nothing goes on. Who refused can look at the form, and can never send it
(decision.md, section 4, row C7: blocks). Source: android.view.View of the SDK at API 37.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.code.classes.values import Site
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.effects import STAYS, leads_on
from auditor.screens.answers.refused_world import UNKNOWN, RefusedWorld
from auditor.screens.answers.taken_views import is_for_good, views_taken
from auditor.screens.presses.pressing import Presser, Run
from auditor.screens.presses.unasked import started, told_starting
from auditor.screens.surfaces.drafts import Draft, Piece


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
        is_lasting = all(is_for_good(self.presser, one, taken[one]) for one in taken)
        return Kleene.YES if is_told and is_lasting else Kleene.UNKNOWN

    def _leads_on(self, piece: Piece, world: RefusedWorld) -> bool:
        """Say whether a control leads on for sure; in a world that is known, whether it may at all."""
        ways = [one for run in self._runs(piece, world) for one in run.endings]
        if world is UNKNOWN:
            return any(map(leads_on, ways))
        return any(event.kind not in STAYS for one in ways for event in one.events)

    def _opens_by_itself(self, owner: str, world: RefusedWorld) -> bool:
        return any(map(leads_on, started(self.presser, owner, world.before).endings))

    def _taken_away(self, owner: str, world: RefusedWorld) -> dict[int, frozenset[Site]]:
        """Return the views that the screen takes away as it comes up in a world, and for no one else; and where."""
        now, ever = (told_starting(self.presser, owner, one.before) for one in (world, UNKNOWN))
        always = views_taken(ever)
        return {
            view: places
            for view, places in views_taken(now).items()
            if not places <= always.get(view, frozenset())
        }

    def _is_told(self, piece: Piece, world: RefusedWorld) -> bool:
        return piece.is_known and all(one.is_whole for one in self._runs(piece, world))

    def _runs(self, piece: Piece, world: RefusedWorld) -> Iterator[Run]:
        yield from (self.presser.run(world.using(one), ticked=None) for one in piece.uses)

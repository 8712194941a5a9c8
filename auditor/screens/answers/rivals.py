"""The controls of all screens beside those of one: whose listener they share, and what else may come of a press."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import Ending
from auditor.model.names import outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.aftermath import Aftermath
from auditor.screens.answers.drawn_pages import DrawnPages
from auditor.screens.answers.effects import PUNISHED, Stage, only_closes
from auditor.screens.answers.given import GivenFunctions
from auditor.screens.answers.only_way import OnlyWay
from auditor.screens.answers.seconds import Seconds
from auditor.screens.answers.staying import Staying
from auditor.screens.memory.memories import NOTHING
from auditor.screens.parts.shown import Effect
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.drafts import Draft, Piece

_CLOSED: Final = frozenset({Effect.EXITS, Effect.UNTOLD})
_PAGE: Final = "web"


@dataclass(slots=True)
class Rivals:
    """The controls of all screens by their handlers: one listener may serve several screens."""

    by_method: dict[MethodNumber, list[tuple[Draft, Piece, Use]]]
    program: Program
    seconds: Seconds
    """The dialogs that a refusal may bring up."""
    functions: GivenFunctions
    aftermath: Aftermath
    staying: Staying
    only_way: OnlyWay
    drafts: Sequence[Draft]
    """All screens."""
    drawn: DrawnPages

    @classmethod
    def among(cls, drafts: Sequence[Draft], presser: Presser) -> "Rivals":
        """Group the controls of screens."""
        found: dict[MethodNumber, list[tuple[Draft, Piece, Use]]] = {}
        for draft in drafts:
            for piece in draft.pieces:
                for use in piece.uses:
                    found.setdefault(use.handler.method, []).append((draft, piece, use))
        staying, aftermath = Staying(presser, drafts), Aftermath(presser)
        return cls(
            found,
            presser.program,
            Seconds(presser, drafts),
            GivenFunctions(presser),
            aftermath,
            staying,
            OnlyWay(presser, staying, aftermath),
            drafts,
            DrawnPages(drafts),
        )

    def of(self, draft: Draft, use: Use) -> list[Use]:
        """Return the uses of a handler on other screens that are no part of the same question."""
        return [
            other
            for screen, _, other in self.by_method.get(use.handler.method, ())
            if screen is not draft and other != use and not (screen.speaks and draft.speaks)
        ]

    def doubling(self, piece: Piece, runs: Sequence[Run]) -> frozenset[Site]:
        """Return where other dialogs are shown that ask something else, a button of which is the same touch to the code.

        One listener that does not look at which dialog was answered: "Leave the form?", and "Leave" asks the system.
        """
        return frozenset(
            site
            for use, run in zip(piece.uses, runs, strict=True)
            if run.is_whole and run.endings and all(map(_takes, run.endings))
            for screen, beside, other in self.by_method.get(use.handler.method, ())
            if other == use
            and screen.closes
            and screen.words.is_whole
            and not screen.speaks
            and beside.labels
            and not {*beside.labels} & {*piece.labels}
            for site in screen.shown_at
        )

    def around(self, use: Use) -> list[Use]:
        """Return the other uses, on all screens, of listeners in the same outer class."""
        outer = self._family(use.handler.method)
        return [
            other
            for method, rows in self.by_method.items()
            if self._family(method) == outer
            for _, _, other in rows
            if other != use
        ]

    def _family(self, method: MethodNumber) -> str:
        return outermost(self.program.owner(method))

    def makers(self, use: Use) -> frozenset[Site]:
        """Return where the known objects of a handler are made."""
        numbers = [
            one.handler.own.number for _, _, one in self.by_method.get(use.handler.method, ())
        ]
        return frozenset((one >> 16, one & 0xFFFF) for one in numbers if one >= 0)

    def told_refused(
        self,
        draft: Draft,
        uses: Sequence[Use],
        runs: Sequence[Run],
        stage: Stage,
        found: frozenset[Effect],
    ) -> frozenset[Effect]:
        """Return what a refusal leads to, by what it brings up and what is left to do where its question lay."""
        found = self.seconds.after(draft, runs, stage) or found
        found = self._seen_through(draft, runs, replace(stage, is_refused=False), found)
        if self.only_way.leaves_disabled(draft, uses, runs, stage):
            return (found - {Effect.GOES_ON}) | {Effect.BLOCKS}
        if found & _CLOSED and self.staying.hands_in(draft, runs, stage):
            return (found - _CLOSED) | {Effect.GOES_ON}
        is_left_there = not found and self.staying.goes_on_beside(draft, runs, stage)
        return frozenset({Effect.GOES_ON}) if is_left_there else found

    def _seen_through(
        self, draft: Draft, runs: Sequence[Run], stage: Stage, found: frozenset[Effect]
    ) -> frozenset[Effect]:
        """Return what a refusal leads to; that its question closes is all only where nothing follows."""
        if not found and (draft.is_composed or draft.kind == _PAGE):
            return frozenset(
                {Effect.GOES_ON}
            )  # A state, or a script, chooses what is drawn next.
        endings = [each for one in runs for each in one.endings] or [NOTHING]
        if not only_closes(found, endings):
            return found
        gone = self.aftermath.told_once_gone(draft, runs, stage)
        if gone is not None:
            return gone
        shut = [later for one in endings if (later := self._shut_later(draft, one, stage))]
        if shut:
            return (found - {Effect.GOES_ON}).union(*shut)
        is_barred = self.only_way.bars(draft, runs, stage)
        if is_barred is Kleene.YES:
            return (found - {Effect.GOES_ON}) | {Effect.BLOCKS}
        is_further = self.goes_further(draft, runs, stage)
        return found | {Effect.UNTOLD} if is_further or is_barred is not Kleene.NO else found

    def _shut_later(self, draft: Draft, way: Ending, stage: Stage) -> frozenset[Effect]:
        """Return how what led to the question shuts out who refused it on a way; nothing where it does not."""
        later = self.staying.later(draft, way, stage) or frozenset()
        return later & PUNISHED if not later & {Effect.GOES_ON, Effect.UNTOLD} else frozenset()

    def goes_further(self, draft: Draft, runs: Sequence[Run], stage: Stage) -> bool:
        """Say whether more may come of a refusal than that its question closes, or what led on is taken away."""
        return self.aftermath.may_follow(draft, runs) or self.staying.is_stuck(
            draft, runs, stage
        )


def _takes(way: Ending) -> bool:
    return any(one.kind in ("ask", "read") for one in way.events)

"""The controls of all screens beside those of one: whose listener they share, and what else may come of a press."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.values import Site
from auditor.model.names import outermost
from auditor.screens.answers.aftermath import Aftermath
from auditor.screens.answers.effects import Stage
from auditor.screens.answers.given import GivenFunctions
from auditor.screens.answers.only_way import OnlyWay
from auditor.screens.answers.seconds import Seconds
from auditor.screens.answers.staying import Staying
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.drafts import Draft, Piece


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
        )

    def of(self, draft: Draft, use: Use) -> list[Use]:
        """Return the uses of a handler on other screens that are no part of the same question."""
        return [
            other
            for screen, _, other in self.by_method.get(use.handler.method, ())
            if screen is not draft and other != use and not (screen.speaks and draft.speaks)
        ]

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

    def goes_further(self, draft: Draft, runs: Sequence[Run], stage: Stage) -> bool:
        """Say whether more may come of a refusal than that its question closes, or what led on is taken away."""
        return self.aftermath.may_follow(draft, runs) or self.staying.is_stuck(
            draft, runs, stage
        )

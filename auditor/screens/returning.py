"""What the screen does that opened another one for an answer, once it is answered no.

A consent screen that answers `RESULT_CANCELED` and finishes does not leave the app: the screen which
asked goes on as it likes, or not at all. Source: android.app.Activity (`onActivityResult`), androidx.activity.result.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.answered import OWN, Thing
from auditor.code.program import MethodNumber
from auditor.screens.dialogs import outer
from auditor.screens.effects import Stage, effects_of
from auditor.screens.ground import Ground
from auditor.screens.handlers import Handler
from auditor.screens.kinds import Kinds
from auditor.screens.pressing import Presser, Use
from auditor.screens.shown import Effect

_STARTS: Final = ("startActivityForResult", "launch")
_ON_RESULT: Final = "onActivityResult(IILandroid/content/Intent;)V"
_CALLBACK: Final = "Landroidx/activity/result/ActivityResultCallback;"
_CALLED: Final = "onActivityResult(Ljava/lang/Object;)V"
_FEW: Final = 12
_CANCELED: Final = 0
_LEAVES: Final = frozenset({Effect.EXITS})


@dataclass(slots=True)
class Returning:
    """Answers it for each screen; one per app."""

    ground: Ground
    presser: Presser
    kinds: Kinds
    _known: dict[str, frozenset[Effect]] = field(default_factory=dict)

    def after(self, owner: str) -> frozenset[Effect]:
        """Return what a no leads to on the screens that open a screen for an answer."""
        if owner not in self._known:
            self._known[owner] = self._after(owner)
        return self._known[owner]

    def _after(self, owner: str) -> frozenset[Effect]:
        families = self._askers(owner)
        if not families:
            return _LEAVES
        found: set[Effect] = set()
        for family in sorted(families):
            stage = Stage(frozenset(), family, closes=False, kind_of=self.kinds.kind_of)
            for use in self._takers(family):
                run = self.presser.refused(use)
                found |= effects_of(run.endings, stage, run.visited)
        onward = found - {Effect.STORES_FLAG, Effect.RECORDS}
        # A screen that does nothing with a no leaves the borrower where no way leads on.
        return _LEAVES if Effect.EXITS in onward or not onward else frozenset(onward)

    def _askers(self, owner: str) -> frozenset[str]:
        """Return the classes around the code that opens a screen for an answer."""
        program = self.ground.program
        instances = self.ground.graph.instances
        naming = [
            one.method
            for one in (*instances.births(owner), *instances.namings(owner))
            if one.how != "object"
        ]
        # `ConsentActivity.intent(context)` names it, and whoever calls that opens it.
        callers = [
            edge.source for one in naming for edge in self.ground.graph.callers(one)[:_FEW]
        ]
        makers = {outer(program.owner(one)) for one in (*naming, *callers)}
        starters = {
            outer(program.owner(site.method))
            for name in _STARTS
            for site in program.calls_of(None, name)
        }
        return frozenset(makers & starters) - {owner}

    def _takers(self, family: str) -> Iterator[Use]:
        """Yield what takes the answer on a screen, as called with a no."""
        own = self.ground.program.declared(family).get(_ON_RESULT)
        if own is not None:
            yield Use(Handler(own, Thing("object", family, OWN)), (None, _CANCELED, None))
        for name in self.ground.graph.hierarchy.subtypes(_CALLBACK):
            method = self._callback(name)
            if method is not None and outer(name) == family:
                yield Use(Handler(method, Thing("object", name, OWN)), (None,))

    def _callback(self, name: str) -> MethodNumber | None:
        return self.ground.graph.hierarchy.resolve_method(name, _CALLED)

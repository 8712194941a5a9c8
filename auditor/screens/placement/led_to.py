"""Answers whether a touch on another screen leads to a part of an app's one activity, which the start does not show.

Where one function shows every part (a navigator, a collector of events, a router), the code around the call says
nothing of who leads there: the value does that it is told. The controls of the other screens are pressed, and
the activity is started; whoever comes by the place where the part is named leads to it (decision.md, row C5).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import OWN, Thing
from auditor.screens.answers.boxes import ticks_of
from auditor.screens.placement.front_doors import plain_name
from auditor.screens.placement.setting import Settings
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Use
from auditor.screens.presses.unasked import started
from auditor.screens.surfaces.drafts import Draft

_PARTS = frozenset({"fragment", "dialog", "sheet"})
_SHOWN = frozenset({"fragment", "lifecycle"})
"""Why a method runs that Android calls as it shows a part."""
_WORDS = (None, None, None)
_NAMED = 4
"""So many letters has the name of a class that no shrinker took away."""
_FEW = 4
"""So many activities are started, where it is not told which of them shows a part."""


@dataclass(frozen=True, slots=True)
class LedTo:
    """Answers it for the screens of one app."""

    settings: Settings
    presser: Presser
    drafts: Sequence[Draft]
    applies: Callable[[Draft], bool]
    """Says whether somebody types the sum of a loan on a screen."""

    def holds(self, draft: Draft) -> bool:
        """Say whether touches on further screens lead to a part, and no start does.

        All of a start must have been seen: what it may show is no further screen.
        """
        if draft.kind not in _PARTS:
            return False
        named = frozenset((*draft.shown_at, *self.settings.opened_at(draft.owner)))
        hosts = self.settings.showing(named) or self.settings.activities()
        if not 0 < len(hosts) <= _FEW or not all(
            self._begins_without(one, named) for one in sorted(hosts)
        ):
            return False
        others = [one for one in self.drafts if one.owner != draft.owner]
        leading = [one for one in others if self._leads(one, named)]
        names = (draft.owner, *hosts, *(one.owner for one in leading))
        signing_up = any(map(self.settings.is_named_early, names))
        if not leading or signing_up or not all(map(self._is_further, leading)):
            return False
        parts = {one.owner for one in others if one.kind in _PARTS}
        if any(len(plain_name(one)) < _NAMED for one in parts):
            # Behind R8 none was followed to its end (in two apps), and trying took as long as all else.
            return False
        return all(self._comes_up_without(one, named) for one in sorted(parts))

    def _is_further(self, draft: Draft) -> bool:
        """Say whether a screen is none that signs somebody up: by its name, or since a loan is applied for on it."""
        return len(plain_name(draft.owner)) >= _NAMED or self.applies(draft)

    def _begins_without(self, activity: str, named: Iterable[Site]) -> bool:
        run = started(self.presser, activity)
        return run.is_whole and run.visited.isdisjoint(named)

    def _comes_up_without(self, part: str, named: Iterable[Site]) -> bool:
        """Say whether another part, as Android shows it, is seen not to come by a place; it may be the first one."""
        graph, own = self.presser.graph, Thing("object", part, OWN)
        methods = [
            one
            for one in graph.program.methods_of_class(part)
            if any(edge.why in _SHOWN for edge in graph.callers(one)) or self._overrides(one)
        ]
        rest = [
            one
            for one in graph.program.methods_of_class(part)
            if not graph.program.is_static(one)
            and not graph.program.signature(one).startswith("<")
        ]
        runs = (
            self.presser.run(Use(Handler(one, own), _WORDS), ticked=None) for one in methods
        )  # One that is not whole is enough: the others need not be run.
        return (bool(methods) or not rest) and all(
            run.is_whole and run.visited.isdisjoint(named) for run in runs
        )

    def _overrides(self, method: MethodNumber) -> bool:
        """Say whether a class above declares a method too: behind a shrinker Android's calls come through it."""
        program, hierarchy = self.presser.program, self.presser.graph.hierarchy
        signature = program.signature(method)
        return not signature.startswith("<") and any(
            signature in program.declared(one)
            for one in hierarchy.supers(program.owner(method))
        )

    def _leads(self, draft: Draft, named: frozenset[Site]) -> bool:
        """Say whether a control of a screen comes by a place."""
        ticks = ticks_of(draft, ticked=True)
        return any(
            not named.isdisjoint(self.presser.run(use, ticked=ticks).visited)
            for piece in draft.pieces
            for use in piece.uses
        )

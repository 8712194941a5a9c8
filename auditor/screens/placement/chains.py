"""How far from the start of an app a screen stands: the shortest chain of screens that leads to it.

A chain goes from the home screen's entry from activity to activity, by the code that names the next
one. A step that only a touch brings about is a tap; one that may come by itself is none. So the count
is a lower bound: a person needs at least so many taps (the CAC's method of 2019, 1.3, counts them). Where
nothing says who opens a screen the chain is not known.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.names import outermost
from auditor.model.vocabulary import ComponentKind, Kleene
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.shown import Chain
from auditor.screens.parts.touches import TOUCHED, is_touch
from auditor.screens.placement.front_doors import plain_name
from auditor.screens.placement.setting import Settings

_DEEPEST: Final = 6
_MOST: Final = 60


@dataclass(slots=True)
class Chains:
    """Finds chains; one per app."""

    graph: CallGraph
    settings: Settings
    _steps: dict[str, dict[str, int]] | None = None
    _touched: dict[MethodNumber, bool] = field(default_factory=dict)

    def to(self, sites: Iterable[Site], *, is_linked: bool) -> Chain | None:
        """Return the shortest chain to what is shown at some places; None where none is found.

        `is_linked`: what is looked for stands behind a control of that screen.
        """
        places = tuple(sites)
        goals = self.settings.showing(places) & self._activities.keys()
        last = int(is_linked) + int(
            bool(places) and all(self._is_tap(one) for one, _ in places)
        )
        taps = self._distance(goals, through_login=True)
        if taps is None:
            return None
        return Chain(taps + last, self._before_login(goals, is_linked=is_linked))

    def _before_login(self, goals: Iterable[str], *, is_linked: bool) -> Kleene:
        """Say whether a chain surely leads there for somebody who has no account yet.

        It does from the first screen and from those that sign in. A chain around them may be meant for
        who is signed in: it proves nothing.
        """
        wanted = set(goals)
        open_ones = {one for one in self._activities if self._signs_in(one)}
        if not open_ones:
            return Kleene.YES
        open_ones |= {one for one, is_first in self._activities.items() if is_first}
        steps = self._all_steps()
        beside = {
            after for one in open_ones for after, taps in steps.get(one, {}).items() if taps
        }
        if wanted & open_ones or (not is_linked and wanted & beside):
            return Kleene.YES
        around = self._distance(wanted, through_login=False)
        return Kleene.NO if around is None else Kleene.UNKNOWN

    @property
    def _activities(self) -> dict[str, bool]:
        """The activities of the manifest, and whether the home screen shows each."""
        return {
            one.name: one.is_launcher
            for one in self.graph.program.manifest.components
            if one.kind is ComponentKind.ACTIVITY
        }

    def _distance(self, goals: Iterable[str], *, through_login: bool) -> int | None:
        """Return the fewest taps from the start to one of some activities."""
        wanted = set(goals)
        steps = self._all_steps()
        starts = [name for name, is_first in self._activities.items() if is_first]
        best = dict.fromkeys(starts, 0)
        todo = deque(starts)
        while todo:
            here = todo.popleft()
            if not through_login and self._signs_in(here):
                continue
            for after, taps in steps.get(here, {}).items():
                if best[here] + taps < best.get(after, _MOST):
                    best[after] = best[here] + taps
                    (todo.append if taps else todo.appendleft)(after)
        found = [best[one] for one in wanted if one in best]
        return min(found) if found else None

    def _signs_in(self, name: str) -> bool:
        return any(word in plain_name(name) for word in knowledge().login)

    def _all_steps(self) -> dict[str, dict[str, int]]:
        """Return from which activity the code leads to which, by how many taps at least."""
        if self._steps is None:
            self._steps = {}
            for name in self._activities:
                for method, pc in self._namings(name):
                    taps = int(self._is_tap(method))
                    for one in self.settings.showing([(method, pc)]):
                        row = self._steps.setdefault(one, {})
                        row[name] = min(taps, row.get(name, taps))
        return self._steps

    def _namings(self, name: str) -> Iterator[Site]:
        """Yield where code other than its own names a screen, to open it."""
        graph = self.graph
        for method, pc in graph.routes.openings(name):
            if outermost(graph.program.owner(method)) != outermost(name):
                yield method, pc

    def _is_tap(self, method: MethodNumber) -> bool:
        """Say whether only a touch brings a method about."""
        if method not in self._touched:
            self._touched[method] = self._find(method)
        return self._touched[method]

    def _find(self, method: MethodNumber) -> bool:
        level, seen = {method}, {method}
        for _ in range(_DEEPEST):
            after: set[MethodNumber] = set()
            for one in level:
                if self._name(one) in TOUCHED:
                    continue
                edges = [edge for edge in self.graph.callers(one) if not is_touch(edge)]
                touched = len(edges) < len(self.graph.callers(one))
                if (not edges and not touched) or any(edge.why != CALL for edge in edges):
                    return False  # Android runs it, or a task does: perhaps without a touch.
                after |= {edge.source for edge in edges} - seen
            seen |= after
            level = after
            if not level:
                return True
            if len(seen) > _MOST:
                break
        return False

    def _name(self, method: MethodNumber) -> str:
        return self.graph.program.signature(method).partition("(")[0]

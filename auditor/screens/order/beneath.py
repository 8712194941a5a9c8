"""Answers on which screens an act of acceptance is shown, so that what a touch does there follows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.names import outermost
from auditor.screens.parts.shown import Shown
from auditor.screens.parts.touches import is_touch

_ANSWERED: Final = frozenset({"screen-result", "fragment-result", "activity-result"})
"""Rows of edges whose callbacks take the answer of another screen."""
_BUILT: Final = frozenset({"dialog", "sheet"})
_MOST_CALLERS: Final = 12
_DEEPEST: Final = 4


@dataclass(slots=True)
class Hosts:
    """The screens beneath acts of acceptance; one per app."""

    graph: CallGraph
    _known: dict[tuple[Site, ...], frozenset[str]] = field(default_factory=dict)

    def is_before(self, shown: Shown, edges: Iterable[Edge]) -> bool:
        """Say whether some ways follow a screen: by a touch beneath it, or by its answer."""
        places = self.places(shown)
        beneath = self._beneath(places)
        openers = {method for method, _ in places}
        return any(
            (is_touch(edge) and outermost(self.graph.program.owner(edge.source)) in beneath)
            or (edge.why in _ANSWERED and edge.source in openers)
            for edge in edges
        )

    def places(self, shown: Shown) -> tuple[Site, ...]:
        """Return where a screen is shown, or its class is named to be opened.

        A dialog that an activity builds has that activity as its owner: who opens the activity
        does not open the dialog.
        """
        owners = {outermost(self.graph.program.owner(method)) for method, _ in shown.shown_at}
        is_built = shown.screen.kind in _BUILT and outermost(shown.owner) in owners
        named = (
            (one.method, one.pc)
            for one in self.graph.instances.births(shown.owner)
            if one.how == "class" and not is_built
        )
        return tuple(dict.fromkeys((*shown.shown_at, *named)))

    def _beneath(self, places: tuple[Site, ...]) -> frozenset[str]:
        """Return the classes from which a screen is shown, with those around them."""
        if places not in self._known:
            self._known[places] = frozenset(
                outermost(self.graph.program.owner(one))
                for method, _ in places
                for one in self._callers(method, _DEEPEST)
            )
        return self._known[places]

    def _callers(self, method: MethodNumber, depth: int) -> Iterator[MethodNumber]:
        yield method
        edges = [one for one in self.graph.callers(method) if one.why == CALL]
        if depth and len(edges) <= _MOST_CALLERS:
            for edge in edges:
                yield from self._callers(edge.source, depth - 1)

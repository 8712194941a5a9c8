"""Which words of a screen are said only afterwards: once the phonebook was asked for or read.

"Reading your contacts…" in a line of status tells what goes on; nobody agreed to it by the button that
brought it about. Such words belong to the screen and to nothing that is asked on it.
"""

from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.screens.parts.wording import Wording
from auditor.screens.presses.pressing import Presser, Use
from auditor.screens.surfaces.drafts import Draft

_ANSWERED: Final = "onRequestPermissionsResult("
_DEEPEST: Final = 6
_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Afterwards:
    """Tells such words; one per app."""

    graph: CallGraph
    presser: Presser

    def set_aside(self, draft: Draft) -> None:
        """Take the words that are said afterwards out of what a screen asks."""
        late = [
            text
            for text, sites in draft.said_at.items()
            if text in draft.words.texts and all(self._is_late(draft, one) for one in sites)
        ]
        if late:
            kept = tuple(one for one in draft.words.texts if one not in late)
            draft.words = Wording(kept, draft.words.is_whole)
            draft.late |= dict.fromkeys(late)

    def _is_late(self, draft: Draft, site: Site) -> bool:
        roots = self._roots(site[0])
        uses = {use.handler.method: use for piece in draft.pieces for use in piece.uses}
        return bool(roots) and all(self._comes_after(uses, one, site) for one in roots)

    def _comes_after(
        self, uses: dict[MethodNumber, Use], root: MethodNumber, site: Site
    ) -> bool:
        if self.graph.program.signature(root).startswith(_ANSWERED):
            return True
        use = uses.get(root)
        return use is not None and self.presser.says_after(use, site)

    def _roots(self, method: MethodNumber) -> frozenset[MethodNumber]:
        """Return the methods that Android calls and from which a method runs; none where too many."""
        level, seen = {method}, {method}
        roots: set[MethodNumber] = set()
        for _ in range(_DEEPEST):
            after: set[MethodNumber] = set()
            for one in level:
                callers = {edge.source for edge in self.graph.callers(one) if edge.why == CALL}
                if not callers:
                    roots.add(one)
                after |= callers - seen
            seen |= after
            level = after
            if not level:
                return frozenset(roots)
            if len(seen) > _MOST:
                break
        return frozenset()

"""Finds the tests that choose between asking the borrower and going around the question.

`if (config.asks) showConsent() else request()`: where what is tested is another computer's answer, no
code of the package says whether the question is ever left out. Before consent such a test goes the way
of the question; the other way may be one, and is none for certain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.classes.values import Site
from auditor.screens.memory.elsewhere import Elsewhere
from auditor.screens.parts.shown import Shown

_DEEPEST: Final = 3
_MOST: Final = 120
_WHOLE_SCREENS: Final = frozenset({"activity", "fragment"})


@dataclass(slots=True)
class Choosers:
    """The tests before some screens; one per world."""

    graph: CallGraph
    elsewhere: Elsewhere
    shown: Sequence[Shown]
    _places: dict[MethodNumber, frozenset[int]] | None = field(default=None, init=False)
    _uses: DefUses = field(init=False)

    def __post_init__(self) -> None:
        self._uses = self.graph.uses

    def narrowed(
        self, method: MethodNumber, row: int, ways: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Return the ways of a branch that lead to the question, where a server chooses; else all."""
        asking = self._asking().get(method)
        uses = self._uses.of(method) if asking and len(ways) > 1 else None
        if asking is None or uses is None:
            return ways
        found = tuple(one for one in ways if _leads(uses, one, row, asking))
        if not found or len(found) == len(ways):
            return ways
        one = uses.body.instructions[row]
        is_said = any(self.elsewhere.says(method, one.pc, each) for each in one.registers)
        return found if is_said else ways

    def _asking(self) -> dict[MethodNumber, frozenset[int]]:
        """Return the places of methods that show the question, or call what does."""
        if self._places is None:
            found: dict[MethodNumber, set[int]] = {}
            level = [site for one in self.shown for site in self._sites(one)]
            for _ in range(_DEEPEST):
                for method, pc in level:
                    found.setdefault(method, set()).add(pc)
                if len(found) > _MOST:
                    break
                level = [
                    (edge.source, edge.pc)
                    for method in dict.fromkeys(method for method, _ in level)
                    for edge in self.graph.callers(method)
                    if edge.pc not in found.get(edge.source, ())
                ]
            self._places = {method: frozenset(pcs) for method, pcs in found.items()}
        return self._places

    def _sites(self, shown: Shown) -> Iterator[Site]:
        """Yield where the code shows a screen, or names or makes it to be shown."""
        if shown.screen.kind not in _WHOLE_SCREENS:
            yield from shown.shown_at
        owners = {self.graph.program.owner(method) for method, _ in shown.shown_at}
        if shown.owner not in owners or shown.screen.kind in _WHOLE_SCREENS:
            for one in self.graph.instances.births(shown.owner):
                yield one.method, one.pc


def _leads(uses: DefUse, start: int, branch: int, places: frozenset[int]) -> bool:
    """Say whether control comes from a row to one of some places, not back through the branch."""
    todo, seen = [start], {branch}
    while todo:
        row = todo.pop()
        if row in seen:
            continue
        seen.add(row)
        if uses.body.instructions[row].pc in places:
            return True
        todo += uses.successors[row]
    return False

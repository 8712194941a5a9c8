"""Tells the pages of a container apart which code fills with the one or the other.

`when (step) { Form -> {…} Ask -> {…} }` puts into one column what is never shown together: between the calls that
do it no way leads from one to the other. A container that is emptied shows what one method puts in at a time.
Taken for one screen, the "Close" of its last page would be a refusal of what is asked on another.
"""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.resolution.constants import Resolver

MOST_PAGES: Final = 24

Added = tuple[Scope, int]
"""A method as it is called, and the call in it that puts a view in."""


class ExclusiveViews:
    """Answers which views stand together; one per app."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._reached: dict[tuple[MethodNumber, int], frozenset[int]] = {}

    def pages(self, added: Sequence[Added], *, is_emptied: bool) -> list[frozenset[int]]:
        """Return the numbers of the views that stand together, a set for each page; one set where all do."""
        ways = [_way(*one) for one in added]
        every = range(len(added))
        beside = [
            frozenset(
                two
                for two in every
                if one == two
                or self._stand_together(ways[one], ways[two], is_emptied=is_emptied)
            )
            for one in every
        ]
        found = dict.fromkeys(beside)
        return [one for one in found if not any(two < one for two in found)]

    def _stand_together(
        self,
        one: Sequence[tuple[Scope, int]],
        two: Sequence[tuple[Scope, int]],
        *,
        is_emptied: bool,
    ) -> bool:
        """Say whether both of two views may be put in, one after the other."""
        for (scope, pc), (other, second) in zip(one, two, strict=False):
            if scope != other:
                return not is_emptied or scope.method == other.method
            if pc != second:
                return self._follows(scope.method, pc, second) or self._follows(
                    scope.method, second, pc
                )
        # One call puts in the one or the other, unless it is run again before the container is emptied.
        return not is_emptied or any(self._follows(scope.method, pc, pc) for scope, pc in one)

    def _follows(self, method: MethodNumber, first: int, second: int) -> bool:
        key = (method, first)
        uses = self.resolver.def_use(method)
        if key not in self._reached:
            row = uses.row(first)
            self._reached[key] = frozenset(uses.reached(uses.successors[row]))
        return uses.row(second) in self._reached[key]


def _way(scope: Scope, pc: int) -> list[tuple[Scope, int]]:
    """Return the calls that lead to a place, the outermost first."""
    found = [(scope, pc)]
    while scope.frame is not None:
        pc, scope = scope.frame.call.pc, scope.frame.scope
        found.append((scope, pc))
    return found[::-1]

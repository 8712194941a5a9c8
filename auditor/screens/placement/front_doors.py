"""Which screens stand before the one where the borrower signs in: a choice of language, a tour, a welcome.

Whoever opened the app may come there, long before anybody applies for a loan. They are known by what opens
them, the start of the app alone, and by where they lead: to the signing in, closing themselves for good. A
main screen from which one signs in when that is needed stays open beneath, and is opened after it too.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.names import outer_class
from auditor.model.vocabulary import ComponentKind
from auditor.screens.parts.knowledge import knowledge

_DEEPEST: Final = 3
"""So many screens one after another lead to the signing in."""
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FINISHES: Final = frozenset({"finish", "finishAffinity", "finishAndRemoveTask"})


@dataclass(slots=True)
class Doors:
    """Answers it for each screen; one per app."""

    graph: CallGraph
    opened_at: Callable[[str], Sequence[Site]]
    """Where code other than its own names a screen, to open it."""
    showing: Callable[[Iterable[Site]], frozenset[str]]
    """From whose code something is shown: activities, or the Application."""
    is_start: Callable[[str], bool]
    """Whether a class is the Application, the launcher, or by its name a first screen."""
    _giving_way: frozenset[str] | None = None

    def is_before(self, name: str, depth: int = _DEEPEST) -> bool:
        """Say whether a screen is opened by the start of the app alone, and gives way to the signing in."""
        if self._giving_way is None:
            self._giving_way = self._give_way()
        if depth == 0 or name not in self._giving_way:
            return False
        openers = [
            one for site in self.opened_at(name) for one in self.showing([site]) or ("",)
        ]
        return bool(openers) and all(
            one != ""
            and not signs_in(one)
            and (self.is_start(one) or self.is_before(one, depth - 1))
            for one in openers
        )

    def _give_way(self) -> frozenset[str]:
        """Return the screens that close themselves as they open the signing in, or others that do."""
        screens = self._screens()
        after: dict[str, set[str]] = {}
        for further in screens:
            for method, _ in self.opened_at(further):
                opener = outer_class(self.graph.program.owner(method))
                if opener in screens and self._finishes(method):
                    after.setdefault(opener, set()).add(further)
        found = {one for one in screens if signs_in(one)}
        for _ in range(_DEEPEST):
            found |= {one for one, further in after.items() if further & found}
        return frozenset(found)

    def _finishes(self, method: MethodNumber) -> bool:
        return any(one.name in _FINISHES for one in self.graph.program.calls_in(method))

    def _screens(self) -> frozenset[str]:
        manifest = self.graph.program.manifest
        return frozenset(
            one.name for one in manifest.components if one.kind is ComponentKind.ACTIVITY
        )


def signs_in(name: str) -> bool:
    """Say whether a screen is by its name one where somebody signs in or up."""
    return any(one in plain_name(name) for one in knowledge().login)


def plain_name(name: str) -> str:
    """Return a class's own name in small letters."""
    return "".join(_WORD.findall(name.rpartition("/")[2])).lower()

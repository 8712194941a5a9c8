"""Where in the app a screen stands, and what it is for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from auditor.code.callgraph import CallGraph
from auditor.code.program import MethodNumber
from auditor.code.values import Site
from auditor.model.vocabulary import ComponentKind, Kleene
from auditor.screens.dialogs import outer
from auditor.screens.knowledge import knowledge
from auditor.screens.pressing import Presser

_MOST_CALLERS: Final = 80
_DEEPEST: Final = 6
_FEW: Final = 4
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_RESULT: Final = "onRequestPermissionsResult("
_RATIONALE: Final = "shouldShowRequestPermissionRationale"


@dataclass(slots=True)
class Settings:
    """Places screens; one per app."""

    graph: CallGraph
    presser: Presser

    def in_loan_flow(self, sites: Iterable[Site]) -> Kleene:
        """Say whether a screen is shown in the loan flow (decision.md, section 4, row C5).

        No: at first launch, registration or login alone. Yes: by a screen of the application for
        a loan. Unknown: by neither, by both, or by nobody who was found.
        """
        kinds = {self._kind(one) for one in self.showing(sites)}
        if kinds == {"early"}:
            return Kleene.NO
        if kinds and kinds <= {"loan"}:
            return Kleene.YES
        return Kleene.UNKNOWN

    def showing(self, sites: Iterable[Site]) -> frozenset[str]:
        """Return the activities (or the Application) from whose code a screen is shown."""
        program = self.graph.program
        parts = {
            one.name
            for one in program.manifest.components
            if one.kind is ComponentKind.ACTIVITY
        }
        if program.manifest.application is not None:
            parts.add(program.manifest.application)
        found: set[str] = set()
        level: dict[MethodNumber, None] = dict.fromkeys(method for method, _ in sites)
        seen = set(level)
        for _ in range(_DEEPEST):
            after: dict[MethodNumber, None] = {}
            for method in level:
                owner = outer(program.owner(method))
                if owner in parts:
                    found.add(owner)
                    continue
                for edge in self.graph.callers(method):
                    if edge.source not in seen and len(seen) < _MOST_CALLERS:
                        seen.add(edge.source)
                        after[edge.source] = None
            level = after
        return frozenset(found)

    def _kind(self, name: str) -> str:
        manifest = self.graph.program.manifest
        if name == manifest.application:
            return "early"
        if any(one.is_launcher and one.name == name for one in manifest.components):
            return "early"
        words = [one.lower() for one in _WORD.findall(name.rpartition("/")[2])]
        whole = "".join(words)
        if any(one in whole for one in knowledge().early):
            return "early"
        if any(one in whole for one in knowledge().loan):
            return "loan"
        return "other"

    def is_rationale(self, sites: Iterable[Site]) -> bool:
        """Say whether a screen is shown only after a refusal of the system's request."""
        places = tuple(sites)
        return bool(places) and all(self._follows_refusal(*one) for one in places)

    def _follows_refusal(self, method: MethodNumber, pc: int, *, depth: int = 2) -> bool:
        program = self.graph.program
        if program.signature(method).startswith(_RESULT):
            return True
        if any(_RATIONALE in one.target for one in program.calls_in(method)):
            before = self.presser.visited(method, explained=0)
            after = self.presser.visited(method, explained=1)
            return (method, pc) in after and (method, pc) not in before
        callers = self.graph.callers(method) if depth else ()
        return 0 < len(callers) <= _FEW and all(
            self._follows_refusal(one.source, one.pc, depth=depth - 1) for one in callers
        )

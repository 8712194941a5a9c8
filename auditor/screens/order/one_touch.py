"""The app of which one control is touched and nothing else: what comes about then comes of that touch, or by itself."""

from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.calls.entrypoints import EntryPoint, entries_at
from auditor.code.classes.program import MethodNumber, Program
from auditor.model.words import Words
from auditor.screens.parts.touches import TOUCHED, is_touch

_TOUCH: Final = "touch"
ANSWERED: Final = frozenset({"onActivityResult", "onRequestPermissionsResult"})
"""What Android runs once the borrower has answered another screen, or the system."""
_ANSWERS: Final = frozenset(
    {"activity-result", "screen-result", "permission-result", "permission-library", "after-permission"}
)  # fmt: skip
"""Rows of edges by which such an answer comes back."""


@dataclass(frozen=True, slots=True)
class OneTouch:
    """Such an app: the methods that the touch runs."""

    program: Program
    handlers: frozenset[MethodNumber]

    def bars(self, edge: Edge) -> bool:
        """Say whether an edge is another touch, or the answer to something else."""
        is_touched = is_touch(edge) or self._is_run_by_touch(edge.target)
        return edge.why in _ANSWERS or (is_touched and edge.target not in self.handlers)

    def bars_entry(self, entry: EntryPoint) -> bool:
        """Say whether an entry point is another touch, or the answer to something else."""
        return entry.method not in self.handlers and self._is_run_by_touch(entry.method)

    def entries(self) -> tuple[EntryPoint, ...]:
        """Return the touch as entry points: whatever has to come before it has come."""
        return entries_at(self.program, self.handlers, _TOUCH, Words("a touch", "点按"))

    def _is_run_by_touch(self, method: MethodNumber) -> bool:
        """Say whether Android runs a method once somebody touches a screen, or has answered."""
        return self.program.signature(method).partition("(")[0] in TOUCHED | ANSWERED

"""What `tested` asks of `branches`, which asks it in turn: what of a method can run."""

from collections.abc import Mapping
from typing import Protocol

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope


class Control(Protocol):
    """Says what of a method can run: `branches.Branches`."""

    @property
    def open(self) -> Mapping[Scope, int]:
        """The methods whose branches are being decided right now, and in which order they were begun."""

    def rows(self, scope: Scope) -> frozenset[int] | None:
        """Return the rows of a method that can run; None where all can."""

    def live(self, scope: Scope) -> frozenset[int] | set[int] | None:
        """Return the rows that can run as far as that is found out by now; None where all can."""

    def taken(self, scope: Scope) -> Mapping[int, tuple[int, ...]]:
        """Return the rows that follow each branch, as far as that is found out."""

    def runs(self, method: MethodNumber, pc: int) -> bool:
        """Say whether an instruction can run at all."""

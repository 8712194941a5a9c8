"""Tells the writes of an acceptance from those that code makes before it."""

from collections.abc import Set

from auditor.code.classes.program import MethodNumber
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.conditions import conditions
from auditor.screens.memory.writes import Write


def is_told_apart(
    branches: Branches, write: Write, ran: Set[MethodNumber], removed: frozenset[int]
) -> bool:
    """Say whether the acceptance makes the same write behind an open test.

    One function that is told yes or no (`onDecision(agreed)`) writes on the yes alone. `ran` are the methods
    that the acceptance runs, `removed` the places of this one that it alone runs.
    """
    method, pc = write.site
    return (
        method in ran
        and not branches.graph.merged.is_beside(method, pc, removed)
        and any(conditions(branches, method, pc))
    )

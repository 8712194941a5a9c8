"""What may be taken to hold of an app while its code is looked through; see `tested` and `branches`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.decisions.settled import Pool
from auditor.code.evaluation.outcomes import Outcomes
from auditor.dex.body import Instruction

NOT_SAID: Final = "not said"
"""The answer of an assumption that says nothing of a value."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is taken to hold of the app; left out, nothing is taken for granted.

    Those that give what something is or holds are told first who asks, a `Tested`.
    """

    removed: Callable[[MethodNumber], frozenset[int]] | None = None
    """Gives the places of a method that never run."""
    is_gone: Callable[[MethodNumber], bool] | None = None
    """Says whether a whole method never runs."""
    is_never_entered: Callable[[MethodNumber], bool] | None = None
    """Says whether a method is entered from code alone that never runs; asked of callers."""
    result: Callable[..., Outcomes | str] | None = None
    """Gives what a call in a scope gives back, or `NOT_SAID`."""
    field: Callable[..., Outcomes | str] | None = None
    """Gives what a field holds, or `NOT_SAID`."""
    parameter: Callable[..., Outcomes | str] | None = None
    """Gives what a word of the parameters of a method holds at a place that no known call enters, or `NOT_SAID`."""
    open_result: Callable[..., Outcomes] | None = None
    """Gives what to take for a call of which nothing is known."""
    element: Callable[[], Outcomes] | None = None
    """Gives what to take for a truth in an array of which nothing is known."""
    consulted: Callable[[], int] | None = None
    """Counts how often something assumed was asked for."""
    torn: Callable[[], int | None] | None = None
    """Gives which way to take (0 on, 1 to the target) where something assumed takes part in a test
    that it does not decide; None for both."""
    narrowed: Callable[[MethodNumber, int, tuple[int, ...]], tuple[int, ...]] | None = None
    """Gives which of the rows count that can follow an undecided branch at a row of a method."""
    content: Callable[[Scope, Instruction], "Outcomes | str"] | None = None
    """Gives what a read of a holder's own field finds there, or `NOT_SAID`."""
    is_there: Callable[[str], bool] | None = None
    """Says whether any thing is there of a class."""
    callers: Callable[[MethodNumber], Sequence[Edge]] | None = None
    """Gives the ways into a method where they are known better than the graph knows them."""
    follows_callers: bool = False
    """Whether a parameter is what the calls that can run hand down."""
    settled: Pool | None = None
    """What was found out under like assumptions and rests on none of them."""

"""Takes a flag whose values grow in round after round for anything, so that the others are still told.

What a library counts under a shrinker's names (elements, depths, states) would use up all rounds.
Source: P. and R. Cousot, "Abstract interpretation" (POPL 1977), on widening.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from auditor.code.evaluation.outcomes import Outcomes, Token
from auditor.screens.memory.cells import Flag

_MOST_CHANGES: Final = 4


class Widening:
    """How often the values of each flag grew."""

    def __init__(self) -> None:
        self._grown = Counter[Flag]()
        self.widened: set[Flag] = set()
        """Those that became anything."""

    def widen(self, before: Mapping[Flag, Outcomes], values: dict[Flag, Outcomes]) -> None:
        """Compare with the round before; a flag that grew too often becomes anything, in place."""
        for flag, value in before.items():
            if all(isinstance(one, Token) for one in values[flag] or ()):
                continue  # A state of a few that have names: no step of it is counted.
            self._grown[flag] += values[flag] != value
            if self._grown[flag] == _MOST_CHANGES:
                values[flag] = None
                self.widened.add(flag)

"""What all worlds before the same acts of acceptance have in common, found out once for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from auditor.code.classes.program import MethodNumber
from auditor.code.decisions.settled import Pool
from auditor.code.ways.proof import Allows, Looked
from auditor.screens.memory.askers import Askers

Removed: TypeAlias = tuple[MethodNumber, frozenset[int] | None]
"""Code that an acceptance runs: a method, and the places of it; None for all."""


@dataclass(slots=True)
class SameActs:
    """What does not depend on what a value that may be the consent is taken for."""

    askers: Askers
    """Which code looks the flags up."""
    _looked: dict[tuple[bool, frozenset[Removed]], Looked] = field(default_factory=dict)
    _certain: Pool = field(init=False)
    _possible: Pool = field(init=False)

    def __post_init__(self) -> None:
        self._certain = Pool()
        self._possible = Pool(self._certain)

    def pool(self, *, is_certain: bool) -> Pool:
        """Return what is settled of the code in the certain worlds, or in the possible one.

        What is settled in the certain ones, where fewer ways count, holds in the possible one too.
        """
        return self._certain if is_certain else self._possible

    def looked_up(
        self,
        removed: Mapping[MethodNumber, frozenset[int] | None],
        edges: Allows,
        *,
        is_certain: bool,
    ) -> Looked:
        """Return what searches looked up for which some code is taken away and some edges count."""
        key = (is_certain, frozenset(removed.items()))
        if key not in self._looked:
            self._looked[key] = Looked(
                edges, lambda method, pc: pc not in (removed.get(method) or ())
            )
        return self._looked[key]

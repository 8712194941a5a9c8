"""Ways that no run can take, told by a stretch of them: the same call may be run on other ways.

A search looks back from its goal. What it has come by last is kept as long as it may be the beginning
of such a stretch, so that exactly the ways with one in them are left out (the automaton of Aho and
Corasick, 1975).
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from auditor.code.calls.callgraph import Edge
from auditor.code.classes.program import MethodNumber

Leg: TypeAlias = tuple[Edge, int]
"""An edge, and the case of its target in which the way goes on."""
Stretch: TypeAlias = tuple[Leg, ...]
"""The legs of a stretch, the last one first."""
Past: TypeAlias = tuple[int, ...]
"""The numbers of legs as a search comes by them: the last of the way first."""


@dataclass(slots=True)
class Barred:
    """The stretches that are left out."""

    _whole: set[Past] = field(default_factory=set)
    _begun: set[Past] = field(default_factory=set)
    _numbers: dict[Leg, int] = field(default_factory=dict)
    """The legs of stretches: looked up once a step, for edges are dear to look up."""
    _sources: set[MethodNumber] = field(default_factory=set)
    """The methods out of which a leg leads: looked up first of all."""
    _next: dict[tuple[Past, int], Past | None] = field(default_factory=dict)
    """What is kept behind what was, as long as no further stretch is left out."""

    def bar(self, stretch: Stretch) -> None:
        """Leave out every way with a stretch in it, from now on."""
        past = tuple(self._numbers.setdefault(leg, len(self._numbers)) for leg in stretch)
        self._whole.add(past)
        self._sources.update(edge.source for edge, _ in stretch)
        self._begun.update(past[:end] for end in range(1, len(past)))
        self._next.clear()

    def after(self, past: Past, edge: Edge, case: int) -> Past | None:
        """Return what is to be kept once a leg is come by; None where it completes a stretch."""
        if edge.source not in self._sources:
            return ()
        number = self._numbers.get((edge, case))
        if number is None:
            return ()
        key = (past, number)
        if key not in self._next:
            self._next[key] = self._find_next((*past, number))
        return self._next[key]

    def _find_next(self, row: Past) -> Past | None:
        ends = [row[start:] for start in range(len(row))]
        if any(one in self._whole for one in ends):
            return None
        return next((one for one in ends if one in self._begun), ())

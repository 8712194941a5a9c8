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
Past: TypeAlias = tuple[Leg, ...]
"""Legs as a search comes by them: the last of the way first."""


@dataclass(slots=True)
class Barred:
    """The stretches that are left out."""

    _whole: set[Past] = field(default_factory=set)
    _begun: set[Past] = field(default_factory=set)
    _legs: set[Leg] = field(default_factory=set)
    _sources: set[MethodNumber] = field(default_factory=set)
    """The methods out of which a leg leads: looked up first, for edges are dear to look up."""

    def bar(self, stretch: Past) -> None:
        """Leave out every way with a stretch in it, from now on."""
        self._whole.add(stretch)
        self._legs.update(stretch)
        self._sources.update(edge.source for edge, _ in stretch)
        self._begun.update(stretch[:end] for end in range(1, len(stretch)))

    def after(self, past: Past, edge: Edge, case: int) -> Past | None:
        """Return what is to be kept once a leg is come by; None where it completes a stretch."""
        leg = (edge, case)
        if edge.source not in self._sources or leg not in self._legs:
            return ()
        row = (*past, leg)
        ends = [row[start:] for start in range(len(row))]
        if any(one in self._whole for one in ends):
            return None
        return next((one for one in ends if one in self._begun), ())

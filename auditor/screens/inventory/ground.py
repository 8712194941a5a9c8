"""What the search for screens stands on."""

from dataclasses import dataclass

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import Program
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import Reach
from auditor.model.app import Package
from auditor.screens.inventory.texts import Inventory


@dataclass(frozen=True, slots=True)
class Ground:
    """What the search stands on."""

    reach: Reach
    resolver: Resolver
    package: Package
    inventory: Inventory

    @property
    def program(self) -> Program:
        """The app's code."""
        return self.reach.program

    @property
    def graph(self) -> CallGraph:
        """Who calls whom."""
        return self.reach.graph

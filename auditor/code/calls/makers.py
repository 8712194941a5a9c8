"""Answers in whose code a body stands that an object runs: where the object is made, with the number that a shrinker gave it.

A screen's listener is nested in the screen by name; behind a shrinker it is in a class of its own, with those of other
screens, and only the place that makes it tells whose it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.code.classes.instances import Instances
from auditor.code.classes.program import MethodNumber
from auditor.code.shrunk.merged import Merged

Placed = tuple[MethodNumber, int | None]
"""A method, and of one that a shrinker merged the case."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Answers it; one per app."""

    instances: Instances
    merged: Merged

    def of(self, method: MethodNumber, case: int | None) -> Iterator[Placed]:
        """Yield where code makes the objects that run a method, or one case of a merged one."""
        for one in self.instances.births(self.instances.program.owner(method)):
            if one.how != "object":
                continue
            told = None if case is None else self.merged.case_made(method, one.method, one.pc)
            if told in (None, case):
                yield one.method, self.merged.case_at(one.method, one.pc)

    def are_in(self, method: MethodNumber, pc: int, classes: Sequence[str]) -> bool:
        """Say whether a place is run by an object that the code of some classes makes, or another such object of theirs."""
        start = (method, self.merged.case_at(method, pc))
        seen, todo = {start}, [start]
        while todo:
            for one in self.of(*todo.pop()):
                if self._is_of(one[0], classes):
                    return True
                if one not in seen:
                    seen.add(one)
                    todo.append(one)
        return False

    def _is_of(self, method: MethodNumber, classes: Sequence[str]) -> bool:
        owner = self.instances.program.owner(method)
        return any(owner == one or owner.startswith(f"{one[:-1]}$") for one in classes)

"""Tells whose objects run a method of a class with several below it, where they do parts of it each in its own way.

`run()` of an abstract task asks `collect()` and `deliver()` of its object: what one class collects is not
delivered by another. So that such a method is looked at once for each class.
"""

from collections.abc import Callable
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber
from auditor.dex import access_flags

_MOST: Final = 4
"""Classes for each of which a method is looked at by itself; more are not told apart."""


class Heirs:
    """The classes of objects by which methods of one app are told apart."""

    is_left_alone: Callable[[str, MethodNumber], bool] = staticmethod(
        lambda _name, _asked: False
    )
    """Whether no way is seen on which a method runs on any object of exactly a class."""

    def __init__(self, hierarchy: Hierarchy) -> None:
        self.hierarchy = hierarchy
        self.program = hierarchy.program
        self._known: dict[MethodNumber, tuple[str, ...]] = {}

    def of(self, method: MethodNumber) -> tuple[str, ...]:
        """Name the classes whose objects run a method, if they differ in what it asks of its object."""
        if method not in self._known:
            self._known[method] = self._find(method)
        return self._known[method]

    def _find(self, method: MethodNumber) -> tuple[str, ...]:
        program, owner = self.program, self.program.owner(method)
        signature = program.signature(method)
        below = self.hierarchy.subtypes(owner)
        if not below or program.is_static(method) or signature.startswith("<"):
            return ()
        found = [one for one in (owner, *sorted(below)) if self._is_run(one, signature, method)]
        if not 1 < len(found) <= _MOST:
            return ()
        family = {owner, *below, *self.hierarchy.supers(owner)}
        asked = {site.signature for site in program.calls_in(method) if site.owner in family}
        if not any(self._differ(found, one) for one in asked):
            return ()
        return tuple(one for one in found if not self.is_left_alone(one, method)) or tuple(
            found
        )

    def _is_run(self, name: str, signature: str, method: MethodNumber) -> bool:
        """Say whether objects of exactly a class run a method."""
        info = self.program.class_info(name)
        if info is None or info.is_interface or info.flags & access_flags.ABSTRACT:
            return False
        return self.hierarchy.resolve_method(name, signature) == method

    def _differ(self, names: list[str], signature: str) -> bool:
        return len({self.hierarchy.resolve_method(one, signature) for one in names}) > 1

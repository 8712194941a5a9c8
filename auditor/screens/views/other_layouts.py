"""Answers which classes take a view by its id out of a layout of their own, and not out of a screen's.

Ids are shared by all layouts of an app and its libraries: `R.id.title` of a consent is also that of every
other title, which AppCompat and an adapter fill from elsewhere. What those say, the consent does not.
Source: android.view.View (`findViewById` looks below one view only).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from auditor.code.classes.program import MethodNumber
from auditor.code.resolution.constants import Resolver
from auditor.model.app import View
from auditor.model.names import outermost
from auditor.screens.parts.places import is_layout


@dataclass(slots=True)
class OtherLayouts:
    """Answers it for one app; each class is looked at once."""

    resolver: Resolver
    _named: dict[str, frozenset[int]] = field(default_factory=dict)
    _ids: dict[int, frozenset[int]] = field(default_factory=dict)

    def have(self, identity: int, method: MethodNumber, layouts: Collection[int]) -> bool:
        """Say whether the class of a method lays out others than some layouts, one of which has an id."""
        named = self._names(self.resolver.program.owner(method))
        return named.isdisjoint(layouts) and any(identity in self._held(one) for one in named)

    def holds_both(self, identities: Collection[int], method: MethodNumber) -> bool:
        """Say whether one layout that the class of a method names has all of some ids."""
        named = self._names(self.resolver.program.owner(method))
        return any(self._held(one).issuperset(identities) for one in named)

    def _names(self, owner: str) -> frozenset[int]:
        """Return the layouts that a class names, or one that encloses it or that it encloses."""
        if owner not in self._named:
            program = self.resolver.program
            found: set[int] = set()
            for name in dict.fromkeys((owner, outermost(owner))):
                for method in program.methods_of_class(name):
                    image, row = program.place(method)
                    found.update(image.resource_id[image.resource_uses_in(row)].tolist())
            self._named[owner] = frozenset(
                one for one in found if is_layout(self.resolver, one)
            )
        return self._named[owner]

    def _held(self, layout: int) -> frozenset[int]:
        if layout not in self._ids:
            resources = self.resolver.resources
            layouts = () if resources is None else resources.layouts(layout)
            self._ids[layout] = frozenset(
                one.id for each in layouts for one in _views(each.root) if one.id is not None
            )
        return self._ids[layout]


def _views(view: View) -> Iterator[View]:
    yield view
    for one in view.children:
        yield from _views(one)

"""Finds the methods that can touch the views of a screen."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.resolution.constants import Resolver
from auditor.model.names import LIBRARIES
from auditor.screens.views.other_layouts import OtherLayouts

BINDINGS: Final = ("Binding;", "BindingImpl;")
"""Ends of the names of classes that view binding and data binding generate."""
_MOST_METHODS: Final = 60


class Touchers:
    """Answers it screen by screen; one per app."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.elsewhere = OtherLayouts(resolver)

    def of(
        self, owners: Sequence[str], ids: Iterable[int], layouts: Set[int]
    ) -> list[MethodNumber]:
        """Return the methods that can touch the views of a screen."""
        hierarchy = self.resolver.hierarchy
        found: dict[MethodNumber, None] = {}
        above = [each for one in owners for each in (one, *hierarchy.supers(one))]
        for one in dict.fromkeys(above):
            if not one.startswith(LIBRARIES):
                found.update(dict.fromkeys(self.program.methods_of_class(one)))
        for name in self._bindings(list(found)):
            found.update(dict.fromkeys(self.program.methods_of_class(name)))
        for identity in sorted(ids):
            for use in self.program.resource_uses(identity)[:_MOST_METHODS]:
                if use.method not in found and not self.elsewhere.have(
                    identity, use.method, layouts
                ):
                    found[use.method] = None
        return [one for one in found if self.program.has_code(one)]

    def _bindings(self, methods: Iterable[MethodNumber]) -> Iterator[str]:
        """Yield the generated classes that some methods have their views from."""
        names: dict[str, None] = {}
        for method in methods:
            image, row = self.program.place(method)
            for site in image.type_id[image.type_uses_in(row)].tolist():
                names[image.type_name(site)] = None
            for call in self.program.calls_in(method):
                names[call.owner] = None
        for name in names:
            if name.endswith(BINDINGS) and not name.startswith(LIBRARIES):
                yield name
                yield from self.resolver.hierarchy.subtypes(name)

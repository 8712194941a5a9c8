"""Recognises the library of launchers where a shrinker took its names away.

Its launchers are known by the text that they throw; the registry by being what they keep, with maps in
it; the rest by keeping the registry. A shrinker puts some of it elsewhere: what the library runs later
into one class with others of its kind, what registers into the code that calls it.
Source: androidx.activity 1.2 to 1.10 (`ActivityResultRegistry.register`, `doDispatch`) and
androidx.fragment 1.3 to 1.8 (`Fragment.prepareCallInternal`).
"""

from collections.abc import Set
from functools import cached_property
from typing import Final

import numpy as np

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.dex import opcodes

LAUNCHER: Final = "Landroidx/activity/result/ActivityResultLauncher;"
LIBRARY: Final = "Landroidx/"

_THROWN: Final = (
    "Attempting to launch an unregistered ActivityResultLauncher",
    "Operation cannot be started before fragment is in created state",
)
"""What a launcher throws, and one of a fragment, which waits for the other."""
_OBJECT: Final = "Ljava/lang/Object;"
_MAPS: Final = frozenset(
    {"Ljava/util/Map;", "Ljava/util/HashMap;", "Ljava/util/LinkedHashMap;"}
)
"""What the registry keeps its callbacks in."""
_TAKES: Final = "(Ljava/lang/Object;)V"


class LauncherLibrary:
    """The launchers, the registry and what belongs to them, as one app has them."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy

    @cached_property
    def handing_out(self) -> frozenset[str]:
        """Give the signatures by which the renamed library could call a callback."""
        return frozenset(one.partition("->")[2] for one in self.handed_to)

    @cached_property
    def handed_to(self) -> frozenset[str]:
        """Give the methods by which the renamed library could call a callback, as it names them."""
        return frozenset(
            site.target
            for owner in self.family
            for method in self.program.methods_of_class(owner)
            for site in self.program.calls_in(method)
            if site.target.endswith(_TAKES)
        )

    @cached_property
    def moved(self) -> frozenset[MethodNumber]:
        """Give the methods elsewhere that call a callback as the library does, and look into its registry."""
        return frozenset(
            site.method
            for owner, _, signature in (one.partition("->") for one in self.handed_to)
            for site in self.program.calls_naming(owner, signature)
            if self.program.owner(site.method) not in self.family
            and self._looks_into_registry(site.method)
        )

    def _looks_into_registry(self, method: MethodNumber) -> bool:
        image, _ = self.program.place(method)
        return any(
            one.ref is not None
            and one.opcode in opcodes.INSTANCE_READS
            and image.field_text(one.ref).partition("->")[0] in self.registries
            for one in self.program.body(method).instructions
        )

    @cached_property
    def renamed(self) -> frozenset[str]:
        """Name the classes that are launchers though the library's names are gone."""
        return frozenset(
            owner
            for text in self.program.texts_from(_THROWN)
            for use in self.program.string_uses(text)
            if not (owner := self.program.owner(use.method)).startswith(LIBRARY)
        )

    @cached_property
    def bare(self) -> frozenset[str]:
        """Give the methods by which a renamed launcher launches and is handed nothing, as they are called."""
        own = {
            (self.program.owner(use.method), signature)
            for text in self.program.texts_from(_THROWN)
            for use in self.program.string_uses(text)
            if (signature := self.program.signature(use.method)).endswith("()V")
        }
        return frozenset(
            f"{kind}->{signature}"
            for owner, signature in own
            if owner in self.renamed
            for kind in (owner, *self.hierarchy.supers(owner))
            if kind != _OBJECT
        )

    @cached_property
    def types(self) -> frozenset[str]:
        """Name the types as which launchers are kept and launched."""
        found = {LAUNCHER}
        for one in self.renamed:
            above = (name for name in self.hierarchy.supers(one) if name != _OBJECT)
            found.update((one, *(name for name in above if self.program.class_info(name))))
        return frozenset(found)

    @cached_property
    def family(self) -> frozenset[str]:
        """Name the renamed launchers, the registry that they know, and the classes that know it."""
        return frozenset(self.renamed | self.registries | self._knowing(self.registries))

    @cached_property
    def registries(self) -> frozenset[str]:
        """Name the classes that the renamed launchers keep and that keep maps."""
        held = {kind for one in self.renamed for kind in self._field_types(one)}
        return frozenset(
            one
            for one in held
            if self.program.class_info(one) and not self._field_types(one).isdisjoint(_MAPS)
        )

    def _field_types(self, class_name: str) -> set[str]:
        return set(self.fields(class_name).values())

    def fields(self, class_name: str) -> dict[str, str]:
        """Give the fields that code names of a class, with their types."""
        found: dict[str, str] = {}
        for index, type_id in self.program.type_places(class_name).items():
            image = self.program.images[index]
            for one in image.fields_of_type(type_id).tolist():
                text = image.field_text(one)
                found[text] = text.rpartition(":")[2]
        return found

    def _knowing(self, held: Set[str]) -> set[str]:
        """Name the classes that keep one of some types in a field."""
        found: set[str] = set()
        for index, image in enumerate(self.program.images):
            ids = [places.get(index, -1) for places in map(self.program.type_places, held)]
            owners = image.field_class[np.isin(image.field_type, ids)]
            found.update(map(image.type_name, set(owners.tolist())))
        return found

    def is_launch(self, kind: str, signature: str) -> bool:
        """Say whether a method of a type launches: of renamed ones, what throws their text or leads to it."""
        if kind == LAUNCHER:
            return not signature.startswith("<") and "()" not in signature
        return signature in self._throwing or f"{kind}->{signature}" in self.bare

    @cached_property
    def _throwing(self) -> frozenset[str]:
        """Give the signatures of the renamed methods that launch, and of those that call one of them."""
        own = {
            self.program.signature(use.method)
            for text in self.program.texts_from(_THROWN)
            for use in self.program.string_uses(text)
            if self.program.owner(use.method) in self.renamed
        }
        handing_on = {
            self.program.signature(method)
            for kind in self.types
            for method in self.program.methods_of_class(kind)
            if any(site.signature in own for site in self.program.calls_in(method))
        }
        return frozenset(own | handing_on)

"""Which components of the app an intent means: by class, or by action, data, type and package.

Source: "Intents and intent filters" of the Android developers' documentation (action, data and type
tests). What of an intent is not known fits every filter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.stores import Stores
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.state import State
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import ComponentKind

CLASS: Final = "@class"
"""The pseudo-field that holds the class or action that an intent names."""
_DATA: Final = f"{CONTENT}:@data"
_TYPE: Final = f"{CONTENT}:@type"
_PACKAGE: Final = f"{CONTENT}:@package"
_DECLARED: Final = ("Landroid/app/Activity;", "Landroid/app/Service;")
_STARTED: Final = {
    "Activit": ComponentKind.ACTIVITY, "launch": ComponentKind.ACTIVITY,
    "Service": ComponentKind.SERVICE, "roadcast": ComponentKind.RECEIVER,
}  # fmt: skip
"""By what is in the names of the methods that start something: which kind of component that is."""
_OF_FILES: Final = frozenset({"content", "file"})
_ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an intent asks for beside its action; None for what is set and not known."""

    schemes: frozenset[str] | None
    types: frozenset[str] | None
    package: str | None = None
    """The package that it is for, if it is for one that is known."""

    @property
    def is_plain(self) -> bool:
        """Say whether it has neither data nor type."""
        return self.schemes == frozenset() and self.types == frozenset()

    def fits(self, one: IntentFilter) -> bool:
        """Say whether a filter lets the intent through, by data and type."""
        return self._fits_type(one) and self._fits_scheme(one)

    def _fits_type(self, one: IntentFilter) -> bool:
        if self.types is None:
            return True
        if not self.types:
            return not one.mime_types or self.schemes is None or "content" in self.schemes
        return any(_same_type(mine, theirs) for mine in self.types for theirs in one.mime_types)

    def _fits_scheme(self, one: IntentFilter) -> bool:
        if self.schemes is None:
            return True
        if not self.schemes:
            return not one.schemes
        if not one.schemes:
            return bool(one.mime_types) and bool(self.schemes & _OF_FILES)
        return bool(self.schemes & {each.lower() for each in one.schemes})


def _same_type(one: str, other: str) -> bool:
    pairs = zip(one.lower().split("/"), other.lower().split("/"), strict=False)
    return all(mine == theirs or _ANY in (mine, theirs) for mine, theirs in pairs)


class Intents(Part):
    """Reads the intents of one method."""

    def __init__(self, frame: Frame, stores: Stores) -> None:
        super().__init__(frame)
        self.stores = stores

    def meant(self, state: State, intent: Value, called: str) -> set[str]:
        """Name the app's components that some intents mean, which are given to a method of a name."""
        kind_of = next((one for word, one in _STARTED.items() if word in called), None)
        found: set[str] = set()
        for one in intent:
            if not self.atoms.is_object(one):
                continue
            asked = self.asked(state, one)
            if asked.package not in (None, self.program.manifest.package):
                continue
            named = self.heap.cell(state, one, CLASS)
            for each in named:
                kind, name, text, _ = self.atoms.what[each]
                if kind == "C":
                    found.update(self._components(str(name), str(text or ""), asked, kind_of))
            if not named and not asked.is_plain and self.atoms.kind(one) in "NO":
                found.update(self._declared("", asked, kind_of))
        return found

    def asked(self, state: State, intent: int) -> Asked:
        """Say what an intent asks for."""
        data, types = (self._texts(state, intent, field) for field in (_DATA, _TYPE))
        packages = self._texts(state, intent, _PACKAGE)
        if data is not None:  # An address that the constructor took has no field of its own.
            loose = (state.heap.get(intent) or {}).get(CONTENT, NOTHING)
            data |= {one for one in self.stores.names_of(state, loose) if ":" in one}
        schemes = None if data is None else {one for one in data if ":" in one}
        kinds = None if types is None or data is None else {*types, *data - (schemes or set())}
        return Asked(
            None
            if schemes is None
            else frozenset(one.partition(":")[0].lower() for one in schemes),
            None if kinds is None else frozenset(one for one in kinds if "/" in one),
            next(iter(packages)) if packages and len(packages) == 1 else None,
        )

    def _texts(self, state: State, intent: int, field: str) -> set[str] | None:
        """Give the constants and names in a field of an intent; None if something else is there."""
        held = (state.heap.get(intent) or {}).get(field, NOTHING)
        found: set[str] = set()
        for one in held:
            names = self.stores.names_of(state, frozenset({one}))
            if not names:
                return None
            found |= names
        return found

    def _components(
        self, name: str, action: str, asked: Asked, kind_of: ComponentKind | None
    ) -> Iterable[str]:
        components = self.program.manifest.components
        if self.program.class_info(name) is not None:
            needs = any(self.engine.hierarchy.is_subtype(name, one) for one in _DECLARED)
            return () if needs and all(one.name != name for one in components) else (name,)
        declared = self._declared(action, asked, kind_of)
        if kind_of not in (None, ComponentKind.RECEIVER):
            return declared
        return (*declared, *self.engine.readers.receivers(action))

    def _declared(
        self, action: str, asked: Asked, kind_of: ComponentKind | None
    ) -> Iterable[str]:
        """Name the components, of one kind if it is known, with a filter that lets an intent through."""
        for one in self.program.manifest.components:
            if one.kind is (kind_of or one.kind) is not ComponentKind.PROVIDER and any(
                (not action or action in each.actions) and asked.fits(each)
                for each in one.filters
            ):
                yield one.name

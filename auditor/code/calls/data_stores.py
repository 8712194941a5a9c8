"""Answers which call changes what androidx's DataStore keeps, where a shrinker took its name away, and with which block.

How a store queues a change, runs it and writes a file is deep, and says no more than that the block runs.
Its type looks like no other: a flow of what is kept, and a method that is handed a block and a continuation.
What `edit` wraps around the app's own block makes changeable preferences, and runs that.
Source: androidx.datastore 1.0 and 1.1 (`DataStore`, `PreferencesKt.edit`: their public signatures and texts); what R8
of 2024 makes of them.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from auditor.code.calls.coroutines import Coroutines
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import Call, parameter_types
from auditor.code.evaluation.answered import Known, Thing
from auditor.code.shrunk.library_names import LibraryNames
from auditor.dex import opcodes
from auditor.model.names import package_of

_COMPLAINS: Final = (
    "DataStore scope was cancelled before updateData could complete",
    "There are multiple DataStores active for the same file: ",
)
_MAP: Final = "Ljava/util/Map;"
"""What preferences keep all in; a shrinker puts their own methods where they are called."""
_OBJECT: Final = "Ljava/lang/Object;"
_RUNS: Final = f"({_OBJECT}{_OBJECT}){_OBJECT}"


class DataStores:
    """Looks for such calls; one per call graph."""

    def __init__(
        self,
        program: Program,
        hierarchy: Hierarchy,
        names: LibraryNames,
        coroutines: Coroutines,
    ) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.names = names
        self.coroutines = coroutines
        self._wrapped: dict[str, str] = {}

    def changed_by(
        self,
        call: Call,
        given: tuple[Known, ...],
        heap: Mapping[tuple[str, Known], Known],
    ) -> tuple[MethodNumber, Thing] | None:
        """Return what a call runs that changes what a store keeps, and its block; None for any other call."""
        if not self._is_change(call):
            return None
        block = self._inside(given[1], heap) if len(given) > 1 else None
        method = self.coroutines.runs_as(block.name) if isinstance(block, Thing) else None
        return (method, block) if method is not None and isinstance(block, Thing) else None

    def named(self, call: Call) -> Call:
        """Return a call that asks or changes preferences under the name that it has there; the same if it does not."""
        is_of_these = call.owner in self.names.preferences or call.owner == _MAP
        return self.names.named(call) if is_of_these else call

    @cached_property
    def makers(self) -> frozenset[MethodNumber]:
        """The constructors of stores: they prepare how a store works, and start nothing of the app's."""
        return frozenset(
            method
            for store in self._types
            for one in self.hierarchy.subtypes(store)
            for signature, method in self.program.declared(one).items()
            if signature.startswith("<init>(")
        )

    def _is_change(self, call: Call) -> bool:
        signature = call.name + call.proto
        return any(
            signature == change and self.hierarchy.is_subtype(call.owner, store)
            for store, change in self._types.items()
        )

    def _inside(self, block: Known, heap: Mapping[tuple[str, Known], Known]) -> Known:
        """Return the app's own block that a block hands changeable preferences to; the block itself if it is none such."""
        if not isinstance(block, Thing) or block.kind != "object":
            return None
        if block.name not in self._wrapped:
            self._wrapped[block.name] = self._find_wrapped(block.name)
        held = self._wrapped[block.name]
        return heap.get((held, block)) if held else block

    def _find_wrapped(self, name: str) -> str:
        """Return the one field of a block that holds a function, if it makes preferences; empty for other blocks."""
        method = self.coroutines.runs_as(name)
        if method is None or not any(
            one in self.names.preferences for one in self._made(method)
        ):
            return ""
        functions = [
            text for text in self._fields(name) if self._is_function(text.rpartition(":")[2])
        ]
        return functions[0] if len(functions) == 1 else ""

    def _made(self, method: MethodNumber) -> Iterator[str]:
        image, _ = self.program.place(method)
        for one in self.program.body(method).instructions:
            if one.opcode == opcodes.NEW_INSTANCE and one.ref is not None:
                yield image.type_name(one.ref)

    def _fields(self, name: str) -> Iterator[str]:
        for index, one in self.program.type_places(name).items():
            image = self.program.images[index]
            yield from map(image.field_text, image.fields_of_type(one))

    @cached_property
    def _types(self) -> Mapping[str, str]:
        """The types of stores, with the method that changes what they keep."""
        near = {
            package_of(self.program.owner(use.method))
            for text in _COMPLAINS
            for use in self.program.string_uses(text)
        }
        found = {}
        for name in self.program.class_names() if near and self.names.continuation else ():
            info = self.program.class_info(name)
            if info is None or not info.is_interface or name.startswith("Landroidx/"):
                continue
            change = self._change_of(name)
            if change and any(package_of(one) in near for one in self.hierarchy.subtypes(name)):
                found[name] = change
        return found

    def _change_of(self, name: str) -> str:
        """Return the changing method of a type that looks like a store's; empty for any other."""
        declared = self.program.declared(name)
        shown = [one for one in declared if parameter_types(_proto(one)) == ()]
        taking = [one for one in declared if self._is_changing(one)]
        is_store = len(declared) == 2 and len(shown) == len(taking) == 1
        gives = shown[0].rpartition(")")[2] if is_store else ""
        return taking[0] if gives in self.names.flows else ""

    def _is_changing(self, signature: str) -> bool:
        types = parameter_types(_proto(signature))
        return (
            len(types) == 2
            and signature.endswith(f"){_OBJECT}")
            and self._is_function(types[0])
            and self.hierarchy.is_subtype(types[1], self.names.continuation)
        )

    def _is_function(self, kind: str) -> bool:
        """Say whether a type has but one method, which takes two objects: a block that takes one and suspends."""
        info = self.program.class_info(kind) if kind.startswith("L") else None
        declared = self.program.declared(kind) if info is not None and info.is_interface else {}
        return len(declared) == 1 and _proto(next(iter(declared))) == _RUNS


def _proto(signature: str) -> str:
    return f"({signature.partition('(')[2]}"

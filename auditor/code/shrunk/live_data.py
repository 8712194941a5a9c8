"""Answers which class is androidx's LiveData where a shrinker took its name away, and what its methods are.

It is known by the texts with which it complains. R8 puts `observe` and `getValue` where they are called if
that is one place; what stays there is the object in which LiveData keeps its observer, and the field in
which it keeps its value.
Source: androidx.lifecycle 2.0 to 2.8 (`LiveData`: its public signatures and texts); what R8 of 2024 makes of them.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import parameter_types
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.image import DexImage

_COMPLAINS: Final = " on a background thread"
_OBJECT: Final = "Ljava/lang/Object;"
_TAKES: Final = f"({_OBJECT})V"
_GIVES: Final = f"(){_OBJECT}"
_LIVE: Final = "Landroidx/lifecycle/LiveData;"
_MUTABLE: Final = "Landroidx/lifecycle/MutableLiveData;"
_BOUND: Final = "Landroidx/lifecycle/LiveData$LifecycleBoundObserver;"
_ALWAYS: Final = "Landroidx/lifecycle/LiveData$AlwaysActiveObserver;"
_BY_TEXT: Final = {
    "setValue": (_MUTABLE, _TAKES),
    "observe": (_LIVE, ")V"),
    "observeForever": (_LIVE, ")V"),
}
"""The methods that name themselves in what they complain of: their class, and how they end."""


class Looks(NamedTuple):
    """What one LiveData looks like."""

    owner: str
    keeper: str
    """The class of the objects that keep an observer (`ObserverWrapper`)."""
    observer: str
    takes: str
    """The observer's one method."""
    content: str
    """The field that holds the value."""
    names: dict[str, tuple[str, str]]
    """Signatures to the classes and names that they have in the library."""


class LiveData:
    """LiveData behind a shrinker; one per call graph."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy

    def name_of(self, owner: str, name: str, proto: str) -> tuple[str, str] | None:
        """Return the class and name that a method has in the library; None if it is none of its own."""
        for one in self.known:
            if self.hierarchy.is_subtype(owner, one.owner):
                return one.names.get(f"{name}{proto}")
            if name == "<init>" and self.hierarchy.is_subtype(owner, one.keeper):
                types = parameter_types(proto)
                keeps = len(types) in (2, 3) and self.hierarchy.is_subtype(types[0], one.owner)
                return ((_ALWAYS, _BOUND)[len(types) - 2], name) if keeps else None
        return None

    def is_library(self, name: str) -> bool:
        """Say whether a class is LiveData, or one of those that keep its observers."""
        return any(
            name == one.owner or self.hierarchy.is_subtype(name, one.keeper)
            for one in self.known
        )

    def is_holder(self, name: str) -> bool:
        """Say whether the objects of a class hold a value and tell who waits for it."""
        return any(self.hierarchy.is_subtype(name, one.owner) for one in self.known)

    def is_told(self, method: MethodNumber) -> bool:
        """Say whether a method is the one by which an observer is handed a value."""
        owner, signature = self.program.owner(method), self.program.signature(method)
        return any(
            signature == one.takes and self.hierarchy.is_subtype(owner, one.observer)
            for one in self.known
        )

    @cached_property
    def contents(self) -> frozenset[str]:
        """The fields in which LiveData keeps its value, and the one that is posted.

        R8 puts `setValue`, `postValue` and `getValue` where they are called too: what code of others
        writes into them is posted, what it reads from them is the value.
        """
        return frozenset(
            field
            for one in self.known
            for method in self.program.methods_of_class(one.owner)
            if self.program.signature(method).startswith("<init>(")
            for field in self._own_fields(one.owner, method, opcodes.INSTANCE_WRITES)
            if not self._is_lock(field)
        )

    def _is_lock(self, field: str) -> bool:
        """Say whether a field is given an object of no kind where it is made, as what is locked is."""
        for use in self.program.field_uses(field):
            if use.opcode not in opcodes.INSTANCE_WRITES:
                continue
            image, _ = self.program.place(use.method)
            register = None
            for one in self.program.body(use.method).instructions:
                if one.opcode == opcodes.NEW_INSTANCE and one.ref is not None:
                    is_plain = image.type_name(one.ref) == _OBJECT
                    register = one.registers[0] if is_plain else register
                elif one.pc == use.pc:
                    return one.registers[0] == register
                elif one.opcode in (*opcodes.FIELD_READS, *opcodes.MOVES):
                    register = None if one.registers[0] == register else register
        return False

    def is_content(self, image: DexImage, one: Instruction) -> bool:
        """Say whether an instruction reads or writes such a field."""
        return bool(self.known) and image.field_text(one.ref or 0) in self.contents

    def is_none(self, field: str) -> bool:
        """Say whether a static field holds what stands for no value (`NOT_SET`)."""
        return any(
            field.startswith(f"{one.owner}->") and field.endswith(f":{_OBJECT}")
            for one in self.known
        )

    @property
    def takes(self) -> tuple[str, ...]:
        """Return the methods of observers."""
        return tuple(one.takes for one in self.known)

    def methods(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the classes and signatures of the methods that have a name in the library."""
        for one in self.known:
            for signature, (_, own) in one.names.items():
                if own == name:
                    yield one.owner, signature

    @cached_property
    def known(self) -> tuple[Looks, ...]:
        """What is known of each LiveData that the app is packaged with: one, or none."""
        owners = {
            self.program.owner(use.method) for use in self.program.string_uses(_COMPLAINS)
        }
        found = (self._looks(one) for one in sorted(owners))
        return tuple(one for one in found if one is not None)

    def _looks(self, owner: str) -> Looks | None:
        declared = self.program.declared(owner)
        for signature, method in declared.items():
            types = parameter_types(f"({signature.partition('(')[2]}")
            sites = [
                one
                for one in self.program.calls_in(method)
                if one.opcode in opcodes.INVOKE_INTERFACES and one.target.endswith(_TAKES)
            ]
            held = self._own_fields(owner, method, opcodes.INSTANCE_READS)
            if len(types) == len(sites) == len(held) == 1:
                observer, _, takes = sites[0].target.partition("->")
                names = self._names(owner, held[0])
                return Looks(owner, types[0], observer, takes, held[0], names)
        return None

    def _names(self, owner: str, content: str) -> dict[str, tuple[str, str]]:
        found = {}
        for text, (own, ends) in _BY_TEXT.items():
            for use in self.program.string_uses(text):
                signature = self.program.signature(use.method)
                if self.program.owner(use.method) == owner and signature.endswith(ends):
                    found[signature] = (own, text)
        for signature, method in self.program.declared(owner).items():
            if (
                signature in found
                or signature.startswith("<")
                or self.program.is_static(method)
            ):
                continue
            if signature.endswith(_TAKES) and self._own_fields(
                owner, method, opcodes.INSTANCE_WRITES
            ):
                found[signature] = (_MUTABLE, "postValue")
            if signature.endswith(_GIVES) and content in self._own_fields(
                owner, method, opcodes.INSTANCE_READS
            ):
                found[signature] = (_LIVE, "getValue")
        return found

    def _own_fields(self, owner: str, method: MethodNumber, how: frozenset[int]) -> list[str]:
        """Return the fields of objects that a method reads or writes in its own class."""
        image, _ = self.program.place(method)
        found = {
            image.field_text(one.ref)
            for one in self.program.body(method).instructions
            if one.opcode in how and one.ref is not None
        }
        return [
            one
            for one in sorted(found)
            if one.startswith(f"{owner}->") and one.endswith(f":{_OBJECT}")
        ]

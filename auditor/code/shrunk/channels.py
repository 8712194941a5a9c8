"""Gives calls on Kotlin's channels the names that they have in their library, where a shrinker took them away.

The class of channels is known by what it says of itself; what can be put into one, and is taken out, by what its interfaces
declare. R8 sorts the parameters of a method whose shape it may change by their types: then the value that is sent stands
behind the continuation. What puts a value in at once is left alone: libraries such as DataStore work by it.
Source: kotlinx.coroutines 1.x (`Channel.kt`, `BufferedChannel.kt`); R8 of 2024 and 2025, tried on the real library.
"""

from functools import cached_property
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.classes.sites import parameter_types

_SAYS: Final = ("capacity=", "data=[")
"""Texts of `BufferedChannel.toString`."""
_TO_STRING: Final = "toString()"
_OBJECT: Final = "Ljava/lang/Object;"
_SENDER: Final = "Lkotlinx/coroutines/channels/SendChannel;"
SENT_BEHIND: Final = "send-behind"
"""`send` with the value behind the continuation."""


class Channels:
    """Looks for channels; one per call graph."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy

    def is_channel(self, name: str) -> bool:
        """Say whether the objects of a class are channels, or it is an interface of theirs."""
        return name in self._kinds

    def is_made_of_one(self, name: str) -> bool:
        """Say whether the objects of a class are made of a channel."""
        return any(
            self.is_channel(kind)
            for one in (self.program.declared(name) if self._kinds else ())
            if one.startswith("<init>(")
            for kind in parameter_types(one.removeprefix("<init>"))
        )

    def name_of(
        self, owner: str, name: str, proto: str, continuation: str
    ) -> tuple[str, str] | None:
        """Return the class and name that a method has in the library; None for any that is not looked for."""
        if not self.is_channel(owner) or f"{name}{proto}" not in self._declared:
            return None
        types, returns = tuple(parameter_types(proto)), proto.rpartition(")")[2]
        if returns != _OBJECT:
            return None
        if types == (_OBJECT, continuation):
            return _SENDER, "send"
        return (_SENDER, SENT_BEHIND) if types == (continuation, _OBJECT) else None

    @cached_property
    def _classes(self) -> frozenset[str]:
        """The classes of channels that say of themselves what they hold."""
        users = [
            {
                self.program.owner(use.method)
                for use in self.program.string_uses(text)
                if self.program.signature(use.method).startswith(_TO_STRING)
            }
            for text in _SAYS
        ]
        found = set.intersection(*users)
        return frozenset(one for one in found if not one.startswith("Lkotlinx/"))

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """Those, what is below them and their interfaces."""
        return frozenset(
            each
            for one in self._classes
            for each in (one, *self.hierarchy.subtypes(one), *self.hierarchy.supers(one))
            if self.program.class_info(each) is not None
        )

    @cached_property
    def _declared(self) -> frozenset[str]:
        """The methods that an interface of theirs declares."""
        return frozenset(
            signature
            for one in self._kinds
            if (info := self.program.class_info(one)) is not None and info.is_interface
            for signature in self.program.declared(one)
        )

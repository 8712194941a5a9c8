"""Objects that are each in a static field of their own for good: constants of an enum, holders, singletons.

What is put into a field of one is not in another of its class. As the objects of merged classes are
told apart by their number (see `cases`), these are by a number that their field is given here.
"""

from typing import Final

from auditor.code.classes.values import Instance
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import INSTANCE_WRITES, STATIC_WRITES

FIRST: Final = 1 << 20
"""The first number given; those of merged classes are far below."""
_INITIALISES: Final = "<clinit>()V"
_MAKES: Final = "<init>("
_PLAIN: Final = frozenset({"Ljava/lang/String;", "Ljava/lang/Class;"})


class Apart:
    """The numbers of the static fields of one app that hold an object which no other one holds."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self._numbers: dict[str, int | None] = {}
        self._changing: dict[str, bool] = {}

    def number(self, field: str) -> int | None:
        """Give the number of the object in a static field; None where it is not known to be the one made there."""
        if field not in self._numbers:
            is_one = self._is_one(field)
            self._numbers[field] = FIRST + len(self._numbers) if is_one else None
        return self._numbers[field]

    def _is_one(self, field: str) -> bool:
        """Say whether a field is static and written once, where its class is initialised, with a new object."""
        owner, _, rest = field.partition("->")
        kind = rest.partition(":")[2]
        if not self._changes(kind):
            return False
        uses = self.program.field_uses(field)
        if any(one.opcode in INSTANCE_WRITES for one in uses):
            return False
        writes = [one for one in uses if one.opcode in STATIC_WRITES]
        first = self.program.declared(owner).get(_INITIALISES)
        if len(writes) != 1 or writes[0].method != first:
            return False
        values = self.resolver.field_values(field)
        one = values[0] if len(values) == 1 else None
        return isinstance(one, Instance) and one.type == kind and one.site[0] == first

    def _changes(self, kind: str) -> bool:
        """Say whether objects of a class of the app hold anything that can be another later."""
        if kind not in self._changing:
            info = self.program.class_info(kind)
            self._changing[kind] = (
                info is not None
                and not info.is_interface
                and any(map(self._can_change, self.program.fields_of_object(kind)))
            )
        return self._changing[kind]

    def _can_change(self, field: str) -> bool:
        """Say whether a field is written after its object was made, or holds what can be filled."""
        kind = field.rpartition(":")[2]
        if kind[0] in "L[" and kind not in _PLAIN:
            return True
        signature = self.program.signature
        return any(
            one.opcode in INSTANCE_WRITES and not signature(one.method).startswith(_MAKES)
            for one in self.program.field_uses(field)
        )

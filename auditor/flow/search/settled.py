"""Says of which fields the lists are only added to at their end and looked at, in all the app's code."""

from collections.abc import Callable, Iterable
from typing import Final

from auditor.code.classes.program import MethodNumber, Use
from auditor.code.classes.registers import ENTRY
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import FIELD_READS, FIELD_WRITES, NEW_INSTANCE

SIZE: Final = "@size"
"""The pseudo-field that holds how many elements a list has by now."""
LISTS: Final = frozenset(
    {"Ljava/util/ArrayList;", "Ljava/util/LinkedList;", "Ljava/util/Vector;"}
)
EMPTY: Final = ((), ("I",))
"""What their constructors are given where they make an empty one."""
BEHIND: Final = ("Ljava/lang/Object;",)
"""What `add` is given where it adds at the end."""
LOOKS: Final = frozenset(
    {"get", "size", "isEmpty", "contains", "indexOf", "toString", "hashCode", "equals"}
)
"""Calls of a list that leave everything in its place."""

Naming = Callable[[str], Iterable[tuple[MethodNumber, list[Use]]]]


class Settled:
    """Answers by field, and remembers."""

    def __init__(self, resolver: Resolver, naming: Naming) -> None:
        self._resolver = resolver
        self._naming = naming
        self._known: dict[str, bool] = {}

    def holds(self, field: str) -> bool:
        """Say whether no element of the list in a field is ever moved: nobody else gets hold of it."""
        if field not in self._known:
            self._known[field] = all(
                self._is_left(method, one)
                for method, uses in self._naming(field)
                for one in uses
            )
        return self._known[field]

    def _is_left(self, method: MethodNumber, use: Use) -> bool:
        if use.opcode in FIELD_READS:
            return self._is_asked(method, use.pc)
        if use.opcode not in FIELD_WRITES:
            return False
        uses = self._resolver.def_use(method)
        register = uses.instruction(use.pc).registers[0]
        made = uses.definitions(use.pc, register)
        return all(at != ENTRY and self._is_born(method, at, use.pc) for at in made)

    def _is_born(self, method: MethodNumber, at: int, kept: int) -> bool:
        """Say whether an empty list is made at a place, and goes into the field alone."""
        uses = self._resolver.def_use(method)
        one = uses.instruction(at)
        image, _ = self._resolver.program.place(method)
        return (
            one.opcode == NEW_INSTANCE
            and one.ref is not None
            and image.type_name(one.ref) in LISTS
            and self._is_asked(method, at, kept)
        )

    def _is_asked(self, method: MethodNumber, pc: int, kept: int = ENTRY) -> bool:
        """Say whether what is defined at a place is only made, added to and looked at (and `kept`)."""
        uses = self._resolver.def_use(method)
        register = uses.instruction(pc).registers[0]
        for at in uses.uses(pc, register):
            call = self._resolver.call_at(method, at)
            if call is None:
                if at != kept:
                    return False
                continue
            is_looked = call.name in LOOKS
            is_added = call.name == "add" and call.types == BEHIND
            is_made = call.name == "<init>" and call.types in EMPTY
            if call.receiver != register or register in call.registers[1:]:
                return False
            if not (is_looked or is_added or is_made):
                return False
        return True

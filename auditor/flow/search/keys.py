"""Which key of preferences a static field stands for."""

from collections.abc import Callable, Iterable
from typing import Final

from auditor.code.classes.program import MethodNumber, Use
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Text
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.library_names import LibraryNames
from auditor.dex.opcodes import NEW_INSTANCE, STATIC_WRITES
from auditor.flow.tables.catalogue import Catalogue

_STEPS: Final = 200


class Keys:
    """Finds the names of such keys; one per search."""

    def __init__(
        self,
        resolver: Resolver,
        catalogue: Catalogue,
        names: LibraryNames,
        naming: Callable[[str], Iterable[tuple[MethodNumber, list[Use]]]],
    ) -> None:
        self.resolver = resolver
        self.names = names
        self._catalogue = catalogue
        self._naming = naming

    def named_by(self, field: str) -> frozenset[str]:
        """Give the name of the key that a static field stands for, where the app puts but one there, made of a text."""
        writes = [
            (method, one.pc)
            for method, uses in self._naming(field)
            for one in uses
            if one.opcode in STATIC_WRITES
        ]
        if len(writes) != 1:
            return frozenset()
        ((method, pc),) = writes
        uses = self.resolver.def_use(method)
        made, held = uses.origin(pc, uses.instruction(pc).registers[0])
        call = self._giving(method, made[0], held) if len(made) == 1 and made[0] >= 0 else None
        register = call.register(0) if call is not None and call.types else None
        if call is None or register is None or not self._names_key(call):
            return frozenset()
        values = self.resolver.value_at(method, call.pc, register, steps=_STEPS)
        texts = [one.text for one in values if isinstance(one, Text)]
        return frozenset(texts) if len(texts) == 1 == len(values) else frozenset()

    def _giving(self, method: MethodNumber, made: int, held: int) -> Call | None:
        """Give the call whose result is taken at a place, or the constructor of the object that is made there."""
        uses = self.resolver.def_use(method)
        if uses.instruction(made).opcode != NEW_INSTANCE:
            before = uses.call_before(made)
            return None if before is None else self.resolver.call_at(method, before.pc)
        calls = (self.resolver.call_at(method, one) for one in uses.uses(made, held))
        built = [one for one in calls if one is not None and one.name == "<init>"]
        return built[0] if len(built) == 1 else None

    def _names_key(self, call: Call) -> bool:
        """Say whether what a call gives goes by the text that it is given."""
        if call.name == "<init>" and self.names.is_key(call.owner):
            return True
        rule = self._catalogue.calls.of(call.owner, call.name)
        return rule is not None and "name" in rule.does

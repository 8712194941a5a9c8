"""Answers how the property is called that a delegate of the app's own is asked for: `var agreed by Flag(prefs)`.

Kotlin hands `getValue` and `setValue` an object that stands for the property, out of the array `$$delegatedProperties` of its
class; what keeps under `property.name` has the property's own name as its key.
Source: Kotlin's compiler; kotlin.reflect.KCallable (`getName`); kotlin.jvm.internal, whose references to properties are made of
the class, the name and the signature.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Text, Value
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes

_ASKS: Final = "getName()Ljava/lang/String;"
_PROPERTIES: Final = "Lkotlin/reflect/K"
_REFERENCES: Final = "Lkotlin/jvm/internal/"
_REFERENCE: Final = "PropertyReference"
_STRING: Final = "Ljava/lang/String;"
_DEEPEST: Final = 8


@dataclass(slots=True)
class PropertyNames:
    """Answers it for one app."""

    resolver: Resolver
    uses: DefUses

    def asked(self, scope: Scope, call: Call) -> frozenset[str] | None:
        """Return the names that a call gives of the properties it may be asked of; None for any other call."""
        if not call.owner.startswith(_PROPERTIES) or f"{call.name}{call.proto}" != _ASKS:
            return None
        register, pc = call.receiver, call.pc
        for _ in range(_DEEPEST):
            uses = self.uses.of(scope.method)
            if uses is None or register is None or not uses.has(pc):
                return None
            roots = roots_of(uses, pc, register, frozenset())
            cast = len(roots) == 1 and roots[0][0] != ENTRY and uses.instruction(roots[0][0])
            if cast and cast.opcode == opcodes.CHECK_CAST:
                pc, register = roots[0]
                continue
            if (
                scope.call is None
                or scope.outer is None
                or {one for one, _ in roots} != {ENTRY}
            ):
                break
            word = uses.parameter_word(roots[0][1])
            if word is None or word >= len(scope.call.registers):
                return None
            pc, register, scope = scope.call.pc, scope.call.registers[word], scope.outer
        return self._named(self.resolver.value_at(scope.method, pc, register or 0))

    def is_one(self, name: str) -> bool:
        """Say whether some property that the code stands an object for is called so."""
        return any(
            self._made_of(use.method, used) is not None
            for use in self.resolver.program.string_uses(name)
            for uses in (self.uses.of(use.method),)
            if uses is not None and uses.has(use.pc)
            for used in uses.uses(use.pc, uses.instruction(use.pc).registers[0])
        )

    def _named(self, values: Iterable[Value]) -> frozenset[str] | None:
        names = {self._name(one) if isinstance(one, Instance) else None for one in values}
        return frozenset(one for one in names if one) if names and None not in names else None

    def _name(self, made: Instance) -> str | None:
        """Return the name with which a reference to a property is made."""
        method, pc = made.site
        uses = self.uses.of(method)
        if uses is None or not uses.has(pc):
            return None
        for used in uses.uses(pc, uses.instruction(pc).registers[0]):
            call = self._made_of(method, used)
            index = None if call is None else call.first(_STRING)
            if call is not None and index is not None:
                said = self.resolver.argument(Asked(method), call, index)
                known = [one.text for one in said if isinstance(one, Text) and not one.holes]
                return known[0] if len(known) == len(said) == 1 else None
        return None

    def _made_of(self, method: MethodNumber, pc: int) -> Call | None:
        """Return the call at a place if it makes a reference to a property."""
        call = self.resolver.call_at(method, pc)
        is_one = (
            call is not None
            and call.name == "<init>"
            and call.owner.startswith(_REFERENCES)
            and _REFERENCE in call.owner
        )
        return call if is_one else None

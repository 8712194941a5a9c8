"""Says of a function whether it ever leaves some methods: it is followed from where it is made to all that gets it.

A call of `Function0.invoke()` in a library may run any function of the app's, as far as types tell. The object that
one button runs was never handed to it, and that is seen from where the object is made: what kept it, what read it
again, and whose call it was made on.
"""

from collections.abc import Set
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import (
    ARRAY_WRITES,
    FILLED_NEW_ARRAYS,
    INSTANCE_WRITES,
    RETURN_OBJECT,
    STATIC_WRITES,
)
from auditor.screens.views.object_uses import ObjectUses, Using

_LOSES: Final = ARRAY_WRITES | STATIC_WRITES | {RETURN_OBJECT}
_MOST: Final = 200
"""An object of which more is done than this is not followed to its end."""


def stays_within(resolver: Resolver, birth: Site, inside: Set[MethodNumber]) -> bool:
    """Say whether no call is made on the object that is made at a place but in some methods, whoever gets it."""
    method, pc = birth
    made = resolver.def_use(method).instruction(pc)
    uses = ObjectUses(resolver, "")
    for number, used in enumerate(uses.of(Scope(method), (pc, made.registers[0]))):
        if number >= _MOST or _is_lost(uses, used, inside):
            return False
    return uses.is_whole


def _is_lost(uses: ObjectUses, used: Using, inside: Set[MethodNumber]) -> bool:
    """Say whether an object comes where it is not followed, or is called where it must not be."""
    one, call = used.one, used.call
    if call is not None:
        if call.name == "<init>" and call.receiver == used.register:
            return False
        if call.receiver == used.register:
            return used.scope.method not in inside
        return not uses.targets(used.scope, call)
    is_value = one.registers[0] == used.register
    if one.opcode in INSTANCE_WRITES:
        return is_value and uses.made(used.scope, one.pc, one.registers[1]) is None
    return one.opcode in FILLED_NEW_ARRAYS or (one.opcode in _LOSES and is_value)

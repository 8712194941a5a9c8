"""Answers what a field of an object holds that a method is handed: by each call that hands one.

`ask(Need.BOOK)` and `ask(Need.PHOTO)` of an enumeration whose constants were made with names of permissions:
what `need.permission` is differs from call to call, and which call handed it is noted on the value.
"""

from typing import Final

from auditor.code.classes.callers import Callers
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope, Search
from auditor.code.classes.values import Values, handed, union
from auditor.code.resolution.one_object import OneObject
from auditor.dex.body import Instruction

_MOST: Final = 12
"""Calls of one method that are told apart."""
_HIGHEST: Final = 2
"""Calls that are climbed to a method before its own callers are asked no more."""


def by_callers(
    search: Search, callers: Callers, objects: OneObject, at: tuple[Scope, Instruction, str]
) -> Values | None:
    """Return what a read of a field of a parameter gives; None where some call hands an object that is not told."""
    scope, one, text = at
    if scope.frame is not None or scope.made is not None or scope.ups > _HIGHEST:
        return None
    uses = search.def_use(scope.method)
    register = one.registers[1]
    if uses.definitions(one.pc, register) != (ENTRY,):
        return None
    word = uses.parameter_word(register)
    if word is None or (word == 0 and not search.program.is_static(scope.method)):
        return None
    givers = callers.of(scope.method)
    if not givers.is_whole or not givers.calls or len(givers.calls) > _MOST:
        return None
    found = []
    for giver in givers.calls:
        call = search.call_at(giver.site.method, giver.site.pc)
        if call is None or giver.shift:
            return None
        inside = Scope(scope.method, Frame(Scope(call.method, None, scope.ups + 1), call, 1))
        values = objects.values(search, inside, one, text)
        if values is None:
            return None
        found += [handed(value, (call.method, call.pc)) for value in values]
    return union(found)

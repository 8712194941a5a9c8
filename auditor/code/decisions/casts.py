"""Answers whether a cast surely throws: where nothing is there of its class, nothing but null gets past it.

A bus hands each event to listeners of any kind, and the compiler lets a listener cast what it is handed:
`(BookAgreed) event`. Whether it can be null there is told by its having been asked something before, as by
`event.getClass()`: that throws of null.
"""

from typing import Final

from auditor.code.calls.callgraph import CALL
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import read_call
from auditor.code.decisions.tested import Tested
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_ASKING: Final = opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES
_MOST_CALLERS: Final = 8
_DEEPEST: Final = 3


def names_nothing(tested: Tested, scope: Scope, one: Instruction) -> bool:
    """Say whether an instruction casts to a class of which nothing is there."""
    is_there = tested.assumed.is_there
    if one.opcode != opcodes.CHECK_CAST or one.ref is None or is_there is None:
        return False
    return not is_there(tested.program.place(scope.method)[0].type_name(one.ref))


def is_never_null(tested: Tested, scope: Scope, pc: int, register: int, depth: int = 0) -> bool:
    """Say whether a register surely holds an object just before a pc."""
    uses = tested.uses(scope.method)
    if uses is None or depth > _DEEPEST:
        return False
    origin = _origin(uses, pc, register)
    if _is_asked_before(uses, pc, origin):
        return True
    value = tested.value(scope, pc, register)
    if value is not None and 0 not in value:
        return True
    word = uses.parameter_at(pc, register)
    return word is not None and _is_handed_objects(tested, scope, word, depth)


def _origin(uses: DefUse, pc: int, register: int) -> tuple[object, ...]:
    """Return what tells the same object again: where it comes from, or the field of `this` that it is read of."""
    found, written = uses.origin(pc, register)
    if len(found) == 1 and found[0] != ENTRY:
        one = uses.instruction(found[0])
        is_read = one.opcode in opcodes.INSTANCE_READS
        if is_read and uses.parameter_at(one.pc, one.registers[1]) == 0:
            return ("field", one.ref)
    return (found, written)


def _is_asked_before(uses: DefUse, pc: int, origin: tuple[object, ...]) -> bool:
    """Say whether on every way to a pc a method of the same object is called."""
    asking = {
        row
        for row, one in enumerate(uses.body.instructions)
        if one.opcode in _ASKING
        and one.pc != pc
        and one.registers
        and _origin(uses, one.pc, one.registers[0]) == origin
    }
    if not asking:
        return False
    # Where asking null throws and that is caught, it is null still.
    goal, seen = uses.row(pc), set(asking)
    todo = [0, *(each for row in asking for each in uses.handlers[row])]
    while todo:
        row = todo.pop()
        if row in seen:
            continue
        if row == goal:
            return False
        seen.add(row)
        todo += (*uses.successors[row], *uses.handlers[row])
    return True


def _is_handed_objects(tested: Tested, scope: Scope, word: int, depth: int) -> bool:
    """Say whether each call of a method hands it an object for a word of its parameters."""
    if scope.call is not None and scope.outer is not None:
        register = scope.call.registers[word] if word < len(scope.call.registers) else None
        if register is None:
            return False
        return is_never_null(tested, scope.outer, scope.call.pc, register, depth + 1)
    known = tested.assumed.callers
    edges = known(scope.method) if known is not None else tested.graph.callers(scope.method)
    if not 0 < len(edges) <= _MOST_CALLERS or any(edge.why != CALL for edge in edges):
        return False
    for edge in edges:
        uses = tested.uses(edge.source)
        one = uses.instruction(edge.pc) if uses and uses.has(edge.pc) else None
        call = None if one is None else read_call(tested.program, edge.source, one)
        if call is None or word >= len(call.registers):
            return False
        if not is_never_null(
            tested, Scope(edge.source), edge.pc, call.registers[word], depth + 1
        ):
            return False
    return True

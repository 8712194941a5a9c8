"""What is written into objects as they are made: the questions of those who follow one to its making."""

from collections.abc import Callable, Iterator

from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import Call, read_call
from auditor.dex import opcodes

_MOST_WRITES = 40


def constructor_on(
    program: Program, method: MethodNumber, uses: DefUse, pc: int
) -> Call | None:
    """Return the call of the constructor on the object that the instruction at `pc` makes, or on a copy: a call of many words."""
    for one, register in copied_uses(uses, pc, uses.instruction(pc).registers[0]):
        call = read_call(program, method, one) if one.opcode in opcodes.INVOKES else None
        if call is not None and call.name == "<init>" and call.receiver == register:
            return call
    return None


def writes_on(
    program: Program,
    method: MethodNumber,
    uses: DefUse,
    root: int,
    text: str,
    register: int = -1,
) -> Iterator[tuple[int, int]]:
    """Yield where a method puts something into a field of an object that it made or is: pc, register.

    `root` is the definition of the object, `ENTRY` for what the method was given in `register`.
    """
    for use in program.field_uses(text):
        if use.method != method or use.opcode not in opcodes.INSTANCE_WRITES:
            continue
        one = uses.instruction(use.pc) if uses.has(use.pc) else None
        if one is None or len(one.registers) < 2:
            continue
        roots = uses.definitions(one.pc, one.registers[1])
        if roots == (root,) and register in (-1, one.registers[1]):
            yield one.pc, one.registers[0]


def is_set_at_making(
    program: Program, uses_of: Callable[[MethodNumber], DefUse | None], text: str
) -> bool:
    """Say whether a field is set by constructors of its class on themselves, or where its object is made."""
    writes = [use for use in program.field_uses(text) if use.opcode in opcodes.FIELD_WRITES]
    return 0 < len(writes) <= _MOST_WRITES and all(
        _is_at_making(program, use.method, uses_of(use.method), use.pc, text) for use in writes
    )


def _is_at_making(
    program: Program, method: MethodNumber, uses: DefUse | None, pc: int, text: str
) -> bool:
    one = uses.instruction(pc) if uses is not None and uses.has(pc) else None
    if uses is None or one is None or len(one.registers) < 2:
        return False
    roots = uses.definitions(pc, one.registers[1])
    if program.signature(method).startswith("<init>(") and roots == (ENTRY,):
        return program.owner(method) == text.partition("->")[0]
    return (
        len(roots) == 1
        and roots[0] != ENTRY
        and uses.instruction(roots[0]).opcode == opcodes.NEW_INSTANCE
    )

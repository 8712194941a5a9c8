"""Answers on which words of its parameters the tests of a method depend, and where words begin."""

from auditor.code.classes.registers import ENTRY, DefUse, registers_read
from auditor.code.classes.sites import Call
from auditor.code.evaluation.outcomes import CHOICES
from auditor.dex import opcodes


def tested_words(uses: DefUse) -> frozenset[int]:
    """Return the words of the parameters that a test looks at, or that what it looks at is made of.

    What is made of a parameter: a copy, a calculation, a part of it, what a call gives for it.
    """
    body = uses.body.instructions
    todo = [(one.pc, each) for one in body if one.opcode in CHOICES for each in one.registers]
    seen = set(todo)
    found: set[int] = set()
    while todo:
        pc, register = todo.pop()
        for defined in uses.definitions(pc, register):
            if defined == ENTRY:
                word = uses.parameter_word(register)
                found.update(() if word is None else (word,))
                continue
            made_of = _made_of(uses, defined)
            todo += [one for one in made_of if one not in seen]
            seen.update(made_of)
    return frozenset(found)


def parameter_words(call: Call) -> list[int]:
    """Return the word at which each parameter of a call begins, the receiver's counted."""
    widths = [2 if kind in ("J", "D") else 1 for kind in call.types]
    first = 0 if call.is_static else 1
    return [first + sum(widths[:place]) for place in range(len(widths))]


def _made_of(uses: DefUse, pc: int) -> list[tuple[int, int]]:
    one = uses.instruction(pc)
    if one.opcode in opcodes.MOVE_RESULTS:
        before = uses.call_before(pc)
        return [] if before is None else [(before.pc, each) for each in before.registers]
    return [(pc, each) for each in registers_read(one)]

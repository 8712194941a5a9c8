"""Finds what code that runs on every choice does with what only one of them made.

`setResult(id == yes ? RESULT_OK : RESULT_CANCELED)` is one call for both buttons: the yes is the number that
it is handed. Where a compiler kept that number from before the question and has the no write over it,
nothing that the yes alone runs makes it; so what meets behind the question counts as well.
"""

from collections.abc import Collection

from auditor.code.classes.registers import CALLS, DefUse, registers_read, registers_written


def carried(uses: DefUse, pcs: Collection[int]) -> list[int]:
    """Return where a method uses what depends on whether some of its instructions ran, these left out."""
    if not pcs:
        return []
    rows = uses.reached(map(uses.row, pcs))
    later = {uses.body.instructions[row].pc for row in rows} - set(pcs)
    found = {
        use
        for pc in pcs
        for register in registers_written(uses.instruction(pc))
        for use in uses.uses(pc, register)
    }
    found.update(pc for pc in later if _meets(uses, pc))
    todo = list(found)
    while todo:
        pc = todo.pop()
        one = uses.instruction(pc)
        made = uses.result_of(pc) if one.opcode in CALLS else one
        if made is None:
            continue
        for register in registers_written(made):
            new = set(uses.uses(made.pc, register)) - found
            found |= new
            todo += new
    return sorted(found - set(pcs))


def _meets(uses: DefUse, pc: int) -> bool:
    """Say whether an instruction uses a value that was made in one of several places."""
    return any(
        len(uses.definitions(pc, one)) > 1 for one in registers_read(uses.instruction(pc))
    )

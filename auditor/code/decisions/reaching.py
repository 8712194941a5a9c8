"""Leaves out definitions that reach a place over ways alone which are not gone.

A compiler keeps one constant in a register for several uses: `const v3, 1` is there before a test, and
only one of its ways puts 0 over it. Where that way alone is gone, the 1 never arrives.
"""

from collections.abc import Container, Mapping

from auditor.code.classes.registers import ENTRY, DefUse


def reaching(
    uses: DefUse,
    pc: int,
    every: tuple[int, ...],
    live: Container[int],
    taken: Mapping[int, tuple[int, ...]],
) -> tuple[int, ...]:
    """Return the definitions, of all that could, that reach a place over rows that can run.

    `taken` gives the rows that follow each branch of which that is found out.
    """
    found: set[int] = set()
    start = uses.row(pc)
    todo, seen = [start], {start}
    while todo:
        row = todo.pop()
        if row == 0 and ENTRY in every:
            found.add(ENTRY)
        ways = [one for one in uses.predecessors(row) if one not in taken or row in taken[one]]
        thrown = uses.throwers(row)
        for before in (*ways, *thrown):
            if before not in live:
                continue
            defined = uses.body.instructions[before].pc
            if defined in every:
                found.add(defined)
            if before not in seen and (defined not in every or before in thrown):
                seen.add(before)
                todo.append(before)
    return tuple(one for one in every if one in found) or every

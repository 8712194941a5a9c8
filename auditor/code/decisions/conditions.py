"""Answers on which branches of a method it depends whether a place of it runs."""

from collections.abc import Container, Iterator

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.values import Site
from auditor.code.decisions.branches import Branches
from auditor.code.evaluation.outcomes import CHOICES
from auditor.dex.body import Instruction


def conditions(branches: Branches, method: MethodNumber, pc: int) -> Iterator[Instruction]:
    """Yield the branches of a method on which it depends whether a place runs.

    Those that can be taken both ways, one of which never comes to the place.
    """
    uses = branches.def_use(method)
    if uses is None or not uses.has(pc):
        return
    goal = uses.row(pc)
    rows = branches.rows(Scope(method))
    leading = leading_to(uses, goal, rows)
    for row, one in enumerate(uses.body.instructions):
        if one.opcode in CHOICES and row in leading:
            following = branches.following(Scope(method), row)
            if any(each not in leading for each in following):
                yield one


def is_blind(branches: Branches, site: Site, inside: Container[Site]) -> bool:
    """Say whether a place stands behind an open test of nobody knows what, which decides on going inside."""
    method, pc = site
    uses = branches.def_use(method)
    return uses is not None and any(
        (method, uses.body.instructions[row].pc) in inside
        for one in conditions(branches, method, pc)
        if any(
            branches.values.value(Scope(method), one.pc, each) is None for each in one.registers
        )
        for row in branches.following(Scope(method), uses.row(one.pc))
    )


def leading_to(uses: DefUse, goal: int, rows: frozenset[int] | None = None) -> set[int]:
    """Return the rows from which control can come to a row."""
    found: set[int] = set()
    todo = [goal]
    while todo:
        row = todo.pop()
        if row in found or (rows is not None and row not in rows):
            continue
        found.add(row)
        todo += uses.predecessors(row)
        todo += uses.throwers(row)
    return found

"""Tells which instructions can follow one, given what its registers hold."""

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.evaluation.answered import State, holds
from auditor.dex import opcodes
from auditor.dex.body import Instruction


def ways_on(
    graph: CallGraph, method: MethodNumber, uses: DefUse, state: State, one: Instruction
) -> tuple[int, ...]:
    """Return the rows that can follow, one where the test is decided."""
    ways = uses.successors[state.row]
    if one.opcode == opcodes.CHECK_CAST and (held := state.registers.get(one.registers[0])):
        kind = graph.program.place(method)[0].type_name(one.ref or 0)
        return () if graph.singletons.is_of(held, kind) == 0 else ways
    if one.opcode in opcodes.IFS and one.target is not None:
        is_so = holds(one.opcode, [state.registers.get(each) for each in one.registers])
        if is_so is not None:
            return (uses.row(one.target) if is_so else state.row + 1,)
    if one.opcode in opcodes.SWITCHES:
        value = state.registers.get(one.registers[0])
        if isinstance(value, int):
            target = dict(uses.body.switches.get(one.pc, ())).get(value)
            return (state.row + 1 if target is None else uses.row(target),)
    return ways

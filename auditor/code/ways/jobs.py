"""Answers which coroutines wait until somebody starts them, and what may be done with their jobs before that."""

from functools import cache
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.registers import DefUse
from auditor.code.classes.sites import Call
from auditor.data.shelf import read_table
from auditor.dex.opcodes import STATIC_READS

JOB: Final = "Lkotlinx/coroutines/Job;"
_START: Final = "Lkotlinx/coroutines/CoroutineStart;"
_LAZY: Final = "LAZY"
_TABLE: Final = "android/idle"
_OF_OBJECT: Final = frozenset({"hashCode", "equals", "getClass", "toString", "<init>"})


def waits(graph: CallGraph, uses: DefUse, call: Call, given: str) -> bool:
    """Say whether a call makes a job that keeps a block until somebody starts it, or tells a job to; of a class that it is given."""
    return graph.coroutines.keeps_for_later(call, given) or is_lazy(graph, uses, call, given)


def is_lazy(graph: CallGraph, uses: DefUse, call: Call, given: str) -> bool:
    """Say whether a call is told to leave a block until somebody starts its result, or the job that it is given."""
    if not any(_is_named(graph, uses, call, at, kind) for at, kind in enumerate(call.types)):
        return False
    coroutines = graph.coroutines
    targets = graph.dispatch.targets_of(call).methods
    if coroutines.is_job(given):
        return coroutines.is_job(call.owner)
    return _START in call.types or coroutines.starts(targets, given)


def _is_named(graph: CallGraph, uses: DefUse, call: Call, at: int, kind: str) -> bool:
    """Say whether an argument is the constant by which a coroutine waits, also under another name."""
    register = call.register(at)
    if register is None or not graph.enums.has(kind):
        return False
    found = uses.definitions(call.pc, register)
    one = uses.instruction(found[0]) if len(found) == 1 and found[0] >= 0 else None
    if one is None or one.opcode not in STATIC_READS or one.ref is None:
        return False
    image, _ = graph.program.place(call.method)
    return graph.enums.name_of(image.field_text(one.ref)) == _LAZY


def leaves_waiting(call: Call) -> bool:
    """Say whether a call on a job that waits does not start it."""
    return call.name in _OF_OBJECT or call.key in _looks()


@cache
def _looks() -> frozenset[str]:
    return frozenset(read_table(_TABLE)["jobs"])

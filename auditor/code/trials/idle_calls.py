"""Answers which calls of code in the package change nothing that a run could notice, and so need not be run."""

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call


def is_idle(graph: CallGraph, call: Call, targets: tuple[MethodNumber, ...]) -> bool:
    """Say whether a call does nothing of the app's own, whatever it is given.

    It gives an object made at the first call, calls what stands below all blocks of coroutines, only checks, or is of
    the machinery by which a coroutine waits: who goes on with what answer is told by the answer (`awaited`).
    """
    if graph.renamed_calls.is_of_bases(call.opcode, targets):
        return True
    return bool(targets) and (
        all(map(graph.quiet.makes, targets))
        or graph.data_stores.makers.issuperset(targets)
        or all(map(graph.checks.only_checks, targets))
        or graph.swapped.is_waiting(call.owner)
    )

"""Answers which methods a call runs on an object that was chosen before it: `(agreed ? yes : no).run()`.

What chose it may be the consent, as it was kept: in a world in which that is known, the object is, and so is what it runs.
"""

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import read_call
from auditor.code.classes.values import Site
from auditor.code.decisions.branches import Branches
from auditor.code.evaluation.outcomes import Known, Token


def chosen_methods(
    graph: CallGraph, branches: Branches, site: Site
) -> frozenset[MethodNumber] | None:
    """Return the methods that a call can run on what its receiver can be; None where that may be anything."""
    method, pc = site
    uses = graph.uses.of(method)
    call = (
        read_call(graph.program, method, uses.instruction(pc))
        if uses is not None and uses.has(pc)
        else None
    )
    if call is None or call.receiver is None:
        return None
    things = branches.values.value(Scope(method), pc, call.receiver)
    if things is None:
        return None
    runs = set[MethodNumber]()
    for one in things - {0}:  # On nothing it runs nothing.
        owner = _class_of(graph, one)
        found = graph.hierarchy.resolve_method(owner, call.name + call.proto) if owner else None
        if found is None:
            return None
        runs.add(found)
    return frozenset(runs)


def _class_of(graph: CallGraph, thing: Known) -> str | None:
    if not isinstance(thing, Token) or thing.kind not in ("object", "enum"):
        return None
    is_field = "->" in thing.name
    return graph.singletons.made_of(thing.name) if is_field else thing.name or None

"""Answers whether what a value can be is of a class, as `instance-of` asks."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.evaluation.outcomes import Known, Outcomes, Token

_THINGS = ("object", "enum")


def is_instance(
    program: Program, hierarchy: Hierarchy, held: Outcomes, wanted: str
) -> Outcomes:
    """Say whether things are of a class: null is of none, those that the app makes are of their own."""
    if held is None:
        return None
    found: set[Known] = set()
    for each in held:
        kind = (
            each.name.partition("->")[0]
            if isinstance(each, Token) and each.kind in _THINGS
            else ""
        )
        if each != 0 and program.class_info(kind) is None:
            return None
        found.add(int(each != 0 and hierarchy.is_subtype(kind, wanted)))
    return frozenset(found)

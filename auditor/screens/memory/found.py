"""Answers what the door of a store gives for what can have been written behind it."""

from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Known, Outcomes, joined
from auditor.screens.memory.stores import Door


def found_behind(
    tested: Tested, scope: Scope, call: Call, door: Door, values: frozenset[Known]
) -> Outcomes:
    """Return what a door gives: what was written, or what is told for the case that nothing was."""
    if door.does == "has":
        return joined((FALSE, frozenset({1}) if values else NOTHING))
    if door.default is None or call.register(door.default) is None:
        return joined((values, FALSE))
    return joined((values, tested.argument(scope, call, door.default)))

"""Promises that scripts make themselves: where they are kept, and with what."""

from tree_sitter import Node

from auditor.scripts.program import Scripts, Spot
from auditor.scripts.syntax import FUNCTIONS, arguments_of, parameters_of, path_of


def kept_with(scripts: Scripts, spot: Spot) -> list[tuple[Spot, Node | None]] | None:
    """Return where a promise that is made here is kept, and with what; None for anything else."""
    node = scripts.resolved(spot).node
    if (
        node.type != "new_expression"
        or path_of(node.child_by_field_name("constructor")) != "Promise"
    ):
        return None
    given = arguments_of(node)
    function = scripts.resolved(Spot(spot.source, given[0])) if given else None
    if function is None or function.node.type not in FUNCTIONS:
        return None
    first = parameters_of(function.node)[:1]
    if not first or first[0].type != "identifier":
        return None
    binding = scripts.binding(Spot(function.source, first[0]))
    found: list[tuple[Spot, Node | None]] = []
    for use in scripts.scopes.uses(binding) if binding is not None else ():
        above = use.parent
        if above is not None and above.type == "call_expression":
            handed = arguments_of(above)
            found.append((Spot(spot.source, above), handed[0] if handed else None))
        else:
            # Handed on: kept by whoever runs it.
            found.append((Spot(spot.source, use), use))
    return found

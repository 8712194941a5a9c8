"""States of components: what sets one, as `useState` gave it, and where it is looked at then.

`[ok, setOk] = useState(…)`, or as Babel writes that: `i = wrap(useState(…), 2)` with `i[0]` and `i[1]`.
"""

from tree_sitter import Node

from auditor.scripts.program import Scripts, Spot
from auditor.scripts.syntax import arguments_of, bare, path_of, text_of


def set_by(scripts: Scripts, setter: Spot) -> list[Spot] | None:
    """Return where the state is named that an expression sets: declared, or looked at; None for no setter."""
    node = bare(setter.node)
    if node.type == "subscript_expression":
        return _other_part(scripts, Spot(setter.source, node))
    if node.type != "identifier":
        return None
    binding = scripts.scopes.binding(setter.source, node)
    declared = binding.declarations[0].parent if binding is not None else None
    if binding is None or declared is None:
        return None
    if declared.type == "variable_declarator":
        value = declared.child_by_field_name("value")
        return _other_part(scripts, Spot(binding.source, value)) if value is not None else None
    if declared.type != "array_pattern" or declared.parent is None:
        return None
    made = declared.parent.child_by_field_name("value")
    if made is None or not _is_state(made):
        return None
    return [Spot(binding.source, one) for one in declared.named_children[:1]]


def _other_part(scripts: Scripts, setter: Spot) -> list[Spot] | None:
    """Return what is done with the first part of what an expression is the second of."""
    held = _part_of(setter.node, "1")
    binding = scripts.binding(Spot(setter.source, held)) if held is not None else None
    if held is None or binding is None:
        return None
    made = scripts.resolved(Spot(setter.source, held))
    given = arguments_of(made.node) if made.node.type == "call_expression" else []
    inner = scripts.resolved(Spot(made.source, given[0])).node if given else None
    if not _is_state(made.node) and (inner is None or not _is_state(inner)):
        return None
    found = []
    for use in scripts.scopes.uses(binding):
        above = use.parent
        if above is not None and _part_of(above, "0") == use:
            declarator = above.parent
            is_declared = declarator is not None and declarator.type == "variable_declarator"
            name = (
                declarator.child_by_field_name("name") if declarator and is_declared else None
            )
            found.append(Spot(setter.source, above if name is None else name))
    return found


def _part_of(node: Node, index: str) -> Node | None:
    """Return the name of which an expression is one part: of `i[1]` the `i`."""
    if node.type != "subscript_expression":
        return None
    held = node.child_by_field_name("object")
    is_part = text_of(node.child_by_field_name("index")) == index
    return held if is_part and held is not None and held.type == "identifier" else None


def _is_state(node: Node) -> bool:
    return path_of(node.child_by_field_name("function")).endswith("useState")

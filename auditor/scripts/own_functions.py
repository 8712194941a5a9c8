"""Which of the scripts' own functions a call runs, where a name tells one alone."""

from typing import Final

from tree_sitter import Node

from auditor.scripts.program import Scripts, Spot
from auditor.scripts.syntax import FUNCTIONS, arguments_of, bare, last_name, path_of

_SHORTEST: Final = 3
"""Letters of a property's name that tells something; shorter ones are a minifier's."""
_WRAPPERS: Final = frozenset({"useCallback", "debounce", "throttle", "bind", "mark", "default"})


def own_function(scripts: Scripts, call: Spot) -> Spot | None:
    """Return the function that a call runs; None for one of the host's, or where several may be meant."""
    function = call.node.child_by_field_name("function")
    if function is None:
        return None
    held = bare(function)
    name = last_name(path_of(held))
    if held.type == "member_expression" and name in ("call", "apply"):
        inner = held.child_by_field_name("object")
        if inner is None:
            return None
        held = bare(inner)
    found = _unwrapped(scripts, scripts.resolved(Spot(call.source, held)))
    if found.node.type in FUNCTIONS:
        return found
    if found.node.type == "identifier" and scripts.binding(found) is None:
        return _global(scripts, found)
    if found.node.type in ("member_expression", "subscript_expression"):
        return method_named(scripts, last_name(path_of(found.node)))
    return None


def _unwrapped(scripts: Scripts, found: Spot) -> Spot:
    """Return the function in `useCallback(f, [])` and Babel's `wrap(function* () {})`."""
    node = found.node
    if node.type == "assignment_expression":
        right = node.child_by_field_name("right")
        return (
            _unwrapped(scripts, Spot(found.source, bare(right))) if right is not None else found
        )
    if node.type == "call_expression":
        given = arguments_of(node)
        name = last_name(path_of(node.child_by_field_name("function")))
        if given and (given[0].type == "generator_function" or name in _WRAPPERS):
            return scripts.resolved(Spot(found.source, given[0]))
    return found


def _global(scripts: Scripts, name: Spot) -> Spot | None:
    """Return a function that another script of the page declares."""
    found = []
    for one in scripts.named(name.node.text.decode() if name.node.text else ""):
        above = one.node.parent
        if above is None or one.node.type != "identifier":
            continue
        if above.type in FUNCTIONS and above.child_by_field_name("name") == one.node:
            found.append(Spot(one.source, above))
        elif (
            above.type == "variable_declarator"
            and above.child_by_field_name("name") == one.node
        ):
            value = above.child_by_field_name("value")
            if value is not None and value.type in FUNCTIONS:
                found.append(Spot(one.source, value))
    return found[0] if len(found) == 1 else None


def method_named(scripts: Scripts, name: str) -> Spot | None:
    """Return the one function that is a property of this name anywhere in the scripts."""
    if len(name) < _SHORTEST or name == "default":
        return None
    found: list[Spot] = []
    for one in scripts.named(name):
        value = _value_at(one.node)
        if value is None:
            continue
        value = _unwrapped(scripts, scripts.resolved(Spot(one.source, value))).node
        if value.type not in FUNCTIONS:
            return None
        found.append(Spot(one.source, value))
    return found[0] if len(found) == 1 else None


def _value_at(node: Node) -> Node | None:
    """Return what a property is given where it is declared or assigned."""
    above = node.parent
    if above is None:
        return None
    if above.type == "pair" and above.child_by_field_name("key") == node:
        return above.child_by_field_name("value")
    if above.type == "method_definition" and above.child_by_field_name("name") == node:
        return above
    if above.type == "field_definition" and above.child_by_field_name("property") == node:
        return above.child_by_field_name("value")
    if above.type == "member_expression" and above.child_by_field_name("property") == node:
        held = above.parent
        if (
            held is not None
            and held.type == "assignment_expression"
            and held.child_by_field_name("left") == above
        ):
            return held.child_by_field_name("right")
    return None

"""Small questions about where a node stands: in a key, in a target, in what a call is handed."""

from tree_sitter import Node

from auditor.scripts.apis import words
from auditor.scripts.syntax import key_of, text_of


def call_given(node: Node) -> Node | None:
    """Return the call that an object is handed to, by itself or in a list."""
    above = node.parent
    while above is not None and above.type in (
        "array",
        "parenthesized_expression",
        "object",
        "pair",
    ):
        above = above.parent
    if above is not None and above.type == "arguments":
        return above.parent
    return None


def is_key(node: Node) -> bool:
    """Say whether a name is the key of a property where that is declared."""
    above = node.parent
    if above is None:
        return False
    if above.type == "pair":
        return above.child_by_field_name("key") == node
    if above.type == "method_definition":
        return above.child_by_field_name("name") == node
    return above.type == "field_definition"


def is_target(member: Node) -> bool:
    """Say whether something is put into a property where it stands."""
    above = member.parent
    return (
        above is not None
        and above.type == "assignment_expression"
        and above.child_by_field_name("left") == member
    )


def is_remembered(assignment: Node, left: Node) -> bool:
    """Say whether a value is put where it is looked for first: `_cache[0] || (_cache[0] = …)`."""
    above = assignment.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    return (
        above is not None
        and above.type == "binary_expression"
        and text_of(above.child_by_field_name("left")) == text_of(left)
    )


def is_reacting(holder: Node | None) -> bool:
    """Say whether functions of an object are run as values change: Vue's `watch` and `computed`."""
    pair = holder.parent if holder is not None else None
    if pair is None or pair.type != "pair":
        return False
    return key_of(pair.child_by_field_name("key")) in words("starts", "reacting")

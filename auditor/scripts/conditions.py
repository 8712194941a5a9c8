"""What must have turned out how for a place of a function to run: its conditions, by structure.

An `if` around it, one before it that returns, `a && b`, `a || b`, `a ? b : c`, a case of a `switch`, and a
promise that is awaited before it. What is not read so is no condition, which is safe for a claim that
something is kept behind an answer; a state machine (regenerator) is a condition that nobody can tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tree_sitter import Node

from auditor.scripts.syntax import FUNCTIONS, text_of

_ENDS: Final = frozenset(
    {"return_statement", "throw_statement", "break_statement", "continue_statement"}
)
_BODIES: Final = frozenset({"statement_block", "program", "switch_case", "switch_default"})
_PLAIN: Final = frozenset(
    {
        "variable_declarator",
        "sequence_expression",
        "assignment_expression",
        "parenthesized_expression",
    }
)
_AWAITS: Final = frozenset({"await_expression", "yield_expression"})


class Sort(StrEnum):
    """What a condition asks of its expression."""

    TRUE = "true"
    """That it is true, or false (`wanted`)."""
    EQUAL = "equal"
    """That it equals something, or does not."""
    DONE = "done"
    """That the promise was kept."""
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition."""

    sort: Sort
    node: Node
    wanted: bool = True
    other: Node | None = None


def conditions_of(place: Node) -> Iterator[Condition]:
    """Yield what must hold within its own function for a place to run."""
    node, above = place, place.parent
    while above is not None and node.type not in FUNCTIONS:
        yield from _by_parent(node, above)
        node, above = above, above.parent


def _by_parent(node: Node, above: Node) -> Iterator[Condition]:
    match above.type:
        case "if_statement" | "ternary_expression":
            asked = above.child_by_field_name("condition")
            if asked is not None and asked != node:
                yield Condition(
                    Sort.TRUE, asked, above.child_by_field_name("consequence") == node
                )
        case "while_statement":
            asked = above.child_by_field_name("condition")
            if asked is not None and asked != node:
                yield Condition(Sort.TRUE, asked)
        case "binary_expression":
            left = above.child_by_field_name("left")
            sign = text_of(above.child_by_field_name("operator"))
            if left is not None and left != node and sign in ("&&", "||"):
                yield Condition(Sort.TRUE, left, sign == "&&")
        case "switch_case":
            yield from _of_case(node, above)
        case _:
            pass
    if above.type in _BODIES:
        for one in above.named_children:
            if one.start_byte >= node.start_byte:
                break
            yield from _passed(one)


def _of_case(node: Node, case: Node) -> Iterator[Condition]:
    value = case.child_by_field_name("value")
    body = case.parent
    switch = body.parent if body is not None else None
    asked = switch.child_by_field_name("value") if switch is not None else None
    if asked is None or value is None or value == node or body is None:
        return
    if "=" in text_of(asked):
        yield Condition(
            Sort.UNTOLD, asked
        )  # `switch (x.prev = x.next)`: a function cut into states.
        return
    before = case.prev_named_sibling
    if before is None or before.type not in ("switch_case", "switch_default") or _ends(before):
        yield Condition(Sort.EQUAL, asked, other=value)


def _passed(statement: Node) -> Iterator[Condition]:
    """Yield what must have turned out how for a run to come past a statement."""
    if statement.type == "if_statement":
        asked = statement.child_by_field_name("condition")
        then = statement.child_by_field_name("consequence")
        other = statement.child_by_field_name("alternative")
        if asked is None or then is None:
            return
        if _ends(then) and (other is None or not _ends(other)):
            yield Condition(Sort.TRUE, asked, wanted=False)
        elif other is not None and _ends(other):
            yield Condition(Sort.TRUE, asked)
    elif statement.type in (
        "expression_statement",
        "variable_declaration",
        "lexical_declaration",
    ):
        todo = list(statement.named_children)
        while todo:
            one = todo.pop()
            if one.type in _AWAITS and one.named_child_count:
                awaited = one.named_child(one.named_child_count - 1)
                if awaited is not None:
                    yield Condition(Sort.DONE, awaited)
            if one.type in _PLAIN:
                todo += one.named_children
    elif statement.type == "try_statement":
        caught = statement.child_by_field_name("handler")
        then = caught.child_by_field_name("body") if caught is not None else None
        body = statement.child_by_field_name("body")
        if body is not None and (caught is None or (then is not None and _ends(then))):
            for one in body.named_children:
                yield from _passed(one)


def end_of(function: Node) -> Iterator[Condition]:
    """Yield what must have turned out how for a function's body to come to its end."""
    body = function.child_by_field_name("body")
    for one in (
        body.named_children if body is not None and body.type == "statement_block" else ()
    ):
        yield from _passed(one)


def comes_to_end(function: Node) -> bool:
    """Say whether a function can end without a `return` of its own."""
    body = function.child_by_field_name("body")
    return body is not None and body.type == "statement_block" and not _ends(body)


def _ends(statement: Node) -> bool:
    """Say whether a run never comes past a statement."""
    if statement.type in _ENDS:
        return True
    if statement.type in ("statement_block", "else_clause", "switch_case", "switch_default"):
        last = [one for one in statement.named_children if one.type != "comment"][-1:]
        return bool(last) and _ends(last[0])
    if statement.type == "if_statement":
        then = statement.child_by_field_name("consequence")
        other = statement.child_by_field_name("alternative")
        return then is not None and other is not None and _ends(then) and _ends(other)
    return False


def returned_by(function: Node) -> Iterator[Node]:
    """Yield what a function gives back: its `return` statements, or an arrow function's expression."""
    body = function.child_by_field_name("body")
    if body is None:
        return
    if body.type != "statement_block":
        yield body
        return
    todo = [body]
    while todo:
        node = todo.pop()
        for one in node.named_children:
            if one.type == "return_statement":
                yield one
            elif one.type not in FUNCTIONS:
                todo.append(one)

"""Which declaration a name means, and where else a declared thing is named (ECMAScript, scope analysis)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from auditor.scripts.syntax import FUNCTIONS, NAMES, Source, parameters_of, text_of

_BLOCKS: Final = frozenset(
    {
        "statement_block",
        "for_statement",
        "for_in_statement",
        "switch_body",
        "catch_clause",
        "program",
        "class_body",
    }
)
_LETTERS: Final = frozenset(
    bytes([one]) for one in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"
)
_MOST_NAMED: Final = 4_000
"""Places where a name stands that are looked at; a bundle's one-letter names stand at thousands."""


class Spent(Exception):  # noqa: N818  # An answer, not a fault.
    """The budget of steps for one app's scripts is used up."""


LOST: Final = (Spent, RecursionError)
"""What ends a search without an answer: its budget, or calls in calls deeper than the machine goes."""


@dataclass(slots=True)
class Budget:
    """Counts steps, so that an audit ends at the same place on every machine."""

    left: int

    def spend(self) -> None:
        """Take a step; raises `Spent` when there is none left."""
        self.left -= 1
        if self.left < 0:
            raise Spent


@dataclass(frozen=True, slots=True)
class Binding:
    """A name that a script declares: where it holds, and the nodes that declare it."""

    source: Source
    name: str
    scope: Node
    declarations: tuple[Node, ...]
    """Names as they are declared: in a declarator, a parameter, a function."""


class Scopes:
    """Answers both questions; one per app."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._declared: dict[Node, dict[str, list[tuple[Node, Node]]]] = {}

    def binding(self, source: Source, name: Node) -> Binding | None:
        """Return what a name means; None for one that its own script does not declare."""
        word = text_of(name)
        above: Node | None = name
        while above is not None:
            above = above.parent
            if above is None or (above.type not in FUNCTIONS and above.type != "program"):
                continue
            found = [
                (node, scope)
                for node, scope in self._names_in(above).get(word, ())
                if scope.start_byte <= name.start_byte and name.end_byte <= scope.end_byte
            ]
            if found:
                inner = max(found, key=lambda one: one[1].start_byte)[1]
                nodes = tuple(node for node, scope in found if scope == inner)
                return Binding(source, word, inner, nodes)
        return None

    def uses(self, binding: Binding) -> Iterator[Node]:
        """Yield where a declared thing is named, its declarations left out."""
        scope, source = binding.scope, binding.source
        declared = {one.start_byte for one in binding.declarations}
        for at in named_at(source, binding.name, scope.start_byte, scope.end_byte):
            self.budget.spend()
            node = source.at(at, at + len(binding.name.encode()))
            if (
                node is not None
                and node.type in NAMES
                and node.start_byte == at
                and at not in declared
            ):
                other = self.binding(source, node)
                if other is not None and other.scope == scope:
                    yield node

    def _names_in(self, function: Node) -> dict[str, list[tuple[Node, Node]]]:
        """Return what a function declares, each name with where it holds; inner functions left out."""
        if function not in self._declared:
            found: dict[str, list[tuple[Node, Node]]] = {}
            for node, scope in self._walk(function):
                found.setdefault(text_of(node), []).append((node, scope))
            self._declared[function] = found
        return self._declared[function]

    def _walk(self, function: Node) -> Iterator[tuple[Node, Node]]:
        for one in parameters_of(function) if function.type in FUNCTIONS else ():
            yield from ((node, function) for node in pattern_names(one))
        if function.type in ("function_expression", "generator_function"):
            own = function.child_by_field_name("name")
            if own is not None:
                yield own, function
        todo = [function]
        while todo:
            node = todo.pop()
            self.budget.spend()
            for one in node.named_children:
                kind = one.type
                if kind in (
                    "function_declaration",
                    "generator_function_declaration",
                    "class_declaration",
                ):
                    name = one.child_by_field_name("name")
                    if name is not None:
                        yield name, _block_around(one, function)
                elif kind == "variable_declarator":
                    name = one.child_by_field_name("name")
                    is_var = (
                        one.parent is not None and one.parent.type == "variable_declaration"
                    )
                    scope = function if is_var else _block_around(one, function)
                    for each in pattern_names(name) if name is not None else ():
                        yield each, scope
                elif kind == "catch_clause":
                    caught = one.child_by_field_name("parameter")
                    for each in pattern_names(caught) if caught is not None else ():
                        yield each, one
                elif kind in ("import_specifier", "namespace_import"):
                    yield from ((each, function) for each in one.named_children[-1:])
                elif kind == "import_clause":
                    for each in one.named_children[:1]:
                        if each.type == "identifier":
                            yield each, function
                elif kind == "for_in_statement":
                    left = one.child_by_field_name("left")
                    if left is not None and one.child_by_field_name("kind") is not None:
                        yield from ((each, one) for each in pattern_names(left))
                if kind not in FUNCTIONS:
                    todo.append(one)


def _block_around(node: Node, function: Node) -> Node:
    above = node.parent
    while above is not None and above != function and above.type not in _BLOCKS:
        above = above.parent
    block = above or function
    # The block of a function's own body holds where the function does.
    return function if block.parent == function else block


def pattern_names(node: Node) -> Iterator[Node]:
    """Yield the names that a pattern declares: `{a, b: [c]}`, `x = 1`, `...rest`."""
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        yield node
    elif node.type in ("assignment_pattern", "object_assignment_pattern"):
        left = node.child_by_field_name("left")
        if left is not None:
            yield from pattern_names(left)
    elif node.type == "pair_pattern":
        value = node.child_by_field_name("value")
        if value is not None:
            yield from pattern_names(value)
    elif node.type in ("object_pattern", "array_pattern", "rest_pattern"):
        for one in node.named_children:
            yield from pattern_names(one)


def named_at(
    source: Source, name: str, start: int = 0, end: int | None = None
) -> Sequence[int]:
    """Return where a name stands in a script; raises `Spent` for one that stands nearly everywhere."""
    data, word = source.data, name.encode()
    last = len(data) if end is None else end
    found: list[int] = []
    at = data.find(word, start, last) if word else -1
    while at >= 0:
        after = at + len(word)
        if data[at - 1 : at] not in _LETTERS and data[after : after + 1] not in _LETTERS:
            found.append(at)
            if len(found) > _MOST_NAMED:
                raise Spent
        at = data.find(word, at + 1, last)
    return found

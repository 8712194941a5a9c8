"""Where scripts carry what a call gives them: forward through names, objects, callbacks and promises, to what sends.

A value counts as carried into whatever is made of it, but for counts and comparisons. Stores, screens and
the host's own machinery are not looked into.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import is_any, words
from auditor.scripts.effects import given_functions
from auditor.scripts.own_functions import own_function
from auditor.scripts.program import Scripts, Spot, is_written
from auditor.scripts.run_kinds import Kind
from auditor.scripts.running import Runs
from auditor.scripts.scopes import pattern_names
from auditor.scripts.shapes import is_key
from auditor.scripts.syntax import (
    FUNCTIONS,
    arguments_of,
    bare,
    function_around,
    last_name,
    pairs_of,
    parameters_of,
    path_of,
    string_of,
    text_of,
)

_THROUGH: Final = frozenset(
    {
        "parenthesized_expression",
        "await_expression",
        "yield_expression",
        "spread_element",
        "template_substitution",
        "template_string",
        "array",
        "object",
        "pair",
    }
)
_JOINS: Final = frozenset({"+", "||", "&&", "??"})
_COUNTS: Final = frozenset({"length", "size"})
_FILLS: Final = frozenset({"push", "unshift", "add", "set", "append", "concat"})
_LOGS: Final = frozenset({"log", "warn", "error", "info", "debug"})
_MOST: Final = 4_000
_MOST_NAMED: Final = 40
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Sent:
    """One call that sends what was carried to it."""

    call: Spot
    api: str
    address: str | None
    way: tuple[Spot, ...]
    """Where it was carried, from the call that gave it; some places of it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of what some calls give."""

    sent: tuple[Sent, ...]
    is_whole: bool
    """Whether nothing of it was lost to what is not followed: a store, an event, a library."""


def sent_by(runs: Runs, reads: Sequence[Spot]) -> Carried:
    """Return the calls that send what some calls give."""
    search = _Carrying(runs)
    for one in reads:
        search.given(one, (one,))
    search.run()
    return Carried(tuple(search.sent.values()), search.is_whole)


@dataclass(slots=True)
class _Carrying:
    runs: Runs
    sent: dict[Node, Sent] = field(default_factory=dict)
    is_whole: bool = True
    _todo: list[tuple[Spot, tuple[Spot, ...]]] = field(default_factory=list)
    _seen: set[Node] = field(default_factory=set)

    @property
    def scripts(self) -> Scripts:
        """The scripts."""
        return self.runs.scripts

    def run(self) -> None:
        """Carry until nothing is new."""
        for spot, way in self._todo:
            self.scripts.budget.spend()
            if len(self._todo) > _MOST:
                self.is_whole = False
                return
            self._carry(spot, way)

    def given(self, call: Spot, way: tuple[Spot, ...]) -> None:
        """Take what a call gives: its value, and what its callbacks are handed."""
        self._add(call, way)
        todo = arguments_of(call.node)
        for one in todo:
            value = self.scripts.resolved(Spot(call.source, one))
            if value.node.type in FUNCTIONS:
                self._handed(value, way)
            elif value.node.type == "object":
                todo += [held for _, held in pairs_of(value.node)]

    def _add(self, spot: Spot, way: tuple[Spot, ...]) -> None:
        if spot.node not in self._seen:
            self._seen.add(spot.node)
            self._todo.append((spot, way))

    def _handed(self, function: Spot, way: tuple[Spot, ...], number: int | None = None) -> None:
        """Take a function's parameters, or one of them, for what is carried."""
        parameters = parameters_of(function.node)
        for one in parameters if number is None else parameters[number : number + 1]:
            for name in pattern_names(one):
                self._named(Spot(function.source, name), way)

    def _named(self, name: Spot, way: tuple[Spot, ...]) -> None:
        binding = self.scripts.binding(name)
        for use in self.scripts.scopes.uses(binding) if binding is not None else ():
            if not is_written(use):
                self._add(Spot(name.source, use), way)

    def _carry(self, spot: Spot, way: tuple[Spot, ...]) -> None:
        node, source = spot.node, spot.source
        above = node.parent
        if above is None:
            return
        onward = Spot(source, above)
        match above.type:
            case kind if kind in _THROUGH:
                self._add(onward, way)
            case "sequence_expression":
                if above.named_children[-1] == node:
                    self._add(onward, way)
            case "ternary_expression":
                if above.child_by_field_name("condition") != node:
                    self._add(onward, way)
            case "binary_expression":
                if text_of(above.child_by_field_name("operator")) in _JOINS:
                    self._add(onward, way)
            case "member_expression" | "subscript_expression":
                self._of_member(onward, node, way)
            case "call_expression":
                self.given(onward, way)  # A method of what is carried.
            case "arguments":
                if above.parent is not None:
                    self._passed(Spot(source, above.parent), node, way)
            case "variable_declarator":
                name = above.child_by_field_name("name")
                for one in pattern_names(name) if name is not None and name != node else ():
                    self._named(Spot(source, one), way)
            case "assignment_expression":
                if above.child_by_field_name("right") == node:
                    self._assigned(onward, way)
            case "for_in_statement":
                left = above.child_by_field_name("left")
                for one in pattern_names(left) if left is not None and left != node else ():
                    self._named(Spot(source, one), way)
            case "return_statement" | "arrow_function":
                self._returned(spot, way)
            case _:
                pass

    def _of_member(self, member: Spot, node: Node, way: tuple[Spot, ...]) -> None:
        is_of_it = member.node.child_by_field_name("object") == node
        if (
            is_of_it
            and last_name(path_of(member.node)) not in _COUNTS
            and not is_written(member.node)
        ):
            self._add(member, way)

    def _assigned(self, spot: Spot, way: tuple[Spot, ...]) -> None:
        self._add(spot, way)
        left = spot.node.child_by_field_name("left")
        if left is None:
            return
        if left.type == "identifier":
            self._named(Spot(spot.source, left), way)
        elif left.type == "member_expression":
            name = text_of(left.child_by_field_name("property"))
            places = self.scripts.named(name) if len(name) >= _SHORTEST else ()
            for one in places if len(places) <= _MOST_NAMED else ():
                held = one.node.parent
                if held is None or held.type != "member_expression" or is_key(one.node):
                    continue
                if held.child_by_field_name("property") == one.node and not is_written(held):
                    self._add(Spot(one.source, held), way)

    # Calls.

    def _passed(self, call: Spot, node: Node, way: tuple[Spot, ...]) -> None:
        given = arguments_of(call.node)
        number = given.index(node) if node in given else 0
        if call.node.type == "new_expression":
            self._add(call, way)
            return
        function = call.node.child_by_field_name("function")
        path = path_of(function)
        own = own_function(self.scripts, call)
        if own is not None:
            self._handed(own, (*way, call), number)
            return
        handed = given_functions(self.runs, call)
        if handed is not None:
            for one in handed:
                self._handed(one, (*way, call), number)
            self._kept(call, way)
            return
        if is_any(path, "effects", "sends"):
            self.sent.setdefault(
                call.node, Sent(call, path.removeprefix("?."), self._address(call), way)
            )
        elif last_name(path) in _FILLS and function is not None:
            held = function.child_by_field_name("object")
            if held is not None and bare(held).type == "identifier":
                self._named(Spot(call.source, bare(held)), way)
                self._add(call, way)
        elif last_name(path) not in _LOGS:
            self._add(call, way)
            if not (
                is_any(path, "effects", "harmless")
                or last_name(path) in words("runs", "at_once")
            ):
                self.is_whole = False

    def _kept(self, call: Spot, way: tuple[Spot, ...]) -> None:
        """Take a promise that is kept with what is carried for it."""
        name = call.node.child_by_field_name("function")
        binding = self.scripts.binding(Spot(call.source, name)) if name is not None else None
        around = function_around(binding.declarations[0]) if binding is not None else None
        for run in self.runs.of(Spot(call.source, around)) if around is not None else ():
            if run.spot.node.type == "new_expression":
                self._add(run.spot, way)

    def _returned(self, spot: Spot, way: tuple[Spot, ...]) -> None:
        """Take the calls of a function for what it gives back, and the promise or list behind a callback."""
        around = function_around(spot.node)
        if around is None:
            return
        for run in self.runs.of(Spot(spot.source, around)):
            if run.kind is Kind.CALL and run.spot.node.type == "call_expression":
                self._add(run.spot, way)

    # Addresses.

    def _address(self, call: Spot) -> str | None:
        """Return the address to which a call sends, as far as its beginning is known."""
        for one in self._addressed(call):
            found = next(self._beginnings(Spot(call.source, one), 0), None)
            if found is not None:
                return found
        return None

    def _addressed(self, call: Spot) -> Iterator[Node]:
        for one in arguments_of(call.node)[:1]:
            held = self.scripts.resolved(Spot(call.source, one))
            pairs = dict(pairs_of(held.node))
            yield pairs.get("url", pairs.get("uri", one))

    def _beginnings(self, spot: Spot, depth: int) -> Iterator[str]:
        """Yield the whole address, else the literal with which it begins."""
        whole = self.scripts.texts(spot)
        if whole:
            yield from (one for one in whole if "://" in one)
            return
        here = self.scripts.resolved(spot)
        if depth > 6:
            return
        if here.node.type == "string":
            text = string_of(here.node)
            if "://" in text:
                yield text
        for one in here.node.named_children[:1]:
            if one.type == "template_substitution":
                one = one.named_children[0] if one.named_children else one
            if one.type == "string_fragment" and "://" in text_of(one):
                yield text_of(one)
            else:
                yield from self._beginnings(Spot(here.source, one), depth + 1)

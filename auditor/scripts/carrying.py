"""Where scripts carry what a call gives them: forward through names, objects, callbacks and promises, to what sends.

A value counts as carried into whatever is made of it, but for counts and comparisons. Of an object that holds
it, only what stands under its name is it, and the object as a whole. Stores, screens and the host's own
machinery are not looked into.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import is_any, words
from auditor.scripts.effects import given_values
from auditor.scripts.elements import is_element
from auditor.scripts.own_functions import own_function
from auditor.scripts.program import Scripts, Spot, is_written
from auditor.scripts.run_kinds import Kind
from auditor.scripts.running import Runs
from auditor.scripts.scopes import pattern_names
from auditor.scripts.shapes import is_key
from auditor.scripts.states import set_by
from auditor.scripts.syntax import (
    FUNCTIONS,
    arguments_of,
    bare,
    function_around,
    key_of,
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
        "object",
    }
)
_ASSIGNS: Final = frozenset({"assignment_expression", "augmented_assignment_expression"})
_JOINS: Final = frozenset({"+", "||", "&&", "??"})
_COUNTS: Final = frozenset({"length", "size"})
_FILLS: Final = frozenset({"push", "unshift", "add", "set", "append", "concat"})
_SHOWS: Final = frozenset({"innerHTML", "innerText", "textContent"})
"""What puts a text on the page; read back it is that of any element."""
_LOGS: Final = frozenset({"log", "warn", "error", "info", "debug"})
_MOST: Final = 4_000
_MOST_NAMED: Final = 40
_SHORTEST: Final = 3
_DEEPEST: Final = 3
"""Names within names that are told apart in an object."""

Path = tuple[str, ...]
"""Under which names in an object the value lies; empty for what is the value, or all made of it."""


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
    _todo: list[tuple[Spot, tuple[Spot, ...], Path]] = field(default_factory=list)
    _seen: set[tuple[Node, Path]] = field(default_factory=set)

    @property
    def scripts(self) -> Scripts:
        """The scripts."""
        return self.runs.scripts

    def run(self) -> None:
        """Carry until nothing is new."""
        for spot, way, path in self._todo:
            self.scripts.budget.spend()
            if len(self._todo) > _MOST:
                self.is_whole = False
                return
            self._carry(spot, way, path)

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

    def _add(self, spot: Spot, way: tuple[Spot, ...], path: Path = ()) -> None:
        if (spot.node, path) not in self._seen:
            self._seen.add((spot.node, path))
            self._todo.append((spot, way, path))

    def _handed(
        self,
        function: Spot,
        way: tuple[Spot, ...],
        number: int | None = None,
        path: Path = (),
    ) -> None:
        """Take a function's parameters, or one of them, for what is carried."""
        parameters = parameters_of(function.node)
        for one in parameters if number is None else parameters[number : number + 1]:
            self._taken(Spot(function.source, one), way, path)

    def _taken(self, pattern: Spot, way: tuple[Spot, ...], path: Path) -> None:
        """Take what a pattern declares: of an object only what stands under the value's name."""
        if not path or pattern.node.type == "identifier":
            for name in pattern_names(pattern.node):
                self._named(Spot(pattern.source, name), way, path)
            return
        for one in pattern.node.named_children:
            if one.type == "rest_pattern" or pattern.node.type != "object_pattern":
                self._taken(Spot(pattern.source, one), way, path)
            elif one.type == "pair_pattern":
                value = one.child_by_field_name("value")
                if value is not None and key_of(one.child_by_field_name("key")) == path[0]:
                    self._taken(Spot(pattern.source, value), way, path[1:])
            elif path[0] in [text_of(name) for name in pattern_names(one)]:
                self._taken(Spot(pattern.source, one), way, path[1:])

    def _named(self, name: Spot, way: tuple[Spot, ...], path: Path) -> None:
        binding = self.scripts.binding(name)
        if binding is not None:
            for use in self.scripts.scopes.uses(binding):
                if not is_written(use):
                    self._add(Spot(name.source, use), way, path)
            return
        for one in self._places(text_of(name.node)):  # A name of the page, declared nowhere.
            if (
                one.node.type == "identifier"
                and self.scripts.binding(one) is None
                and not is_written(one.node)
            ):
                self._add(one, way, path)

    def _places(self, name: str) -> Sequence[Spot]:
        """Return where a name stands in all scripts; none for one that tells nothing, which is said."""
        places = self.scripts.named(name) if len(name) >= _SHORTEST else ()
        if not places or len(places) > _MOST_NAMED:
            self.is_whole = False
            return ()
        return places

    def _carry(self, spot: Spot, way: tuple[Spot, ...], path: Path) -> None:
        node, source = spot.node, spot.source
        above = node.parent
        if above is None:
            return
        onward = Spot(source, above)
        if _is_value_of(node, above):
            is_short = node.type == "shorthand_property_identifier"
            self._add(onward, way, _within(text_of(node), path) if is_short else path)
            return
        match above.type:
            case "array":
                self._add(onward, way)
            case "pair":
                key = key_of(above.child_by_field_name("key"))
                self._add(onward, way, _within(key, path))
            case "member_expression" | "subscript_expression":
                self._of_member(onward, node, way, path)
            case "call_expression":
                self.given(onward, way)  # A method of what is carried.
            case "arguments":
                if above.parent is not None:
                    self._passed(Spot(source, above.parent), spot, way, path)
            case "variable_declarator":
                self._declared(onward, node, "name", way, path)
            case "for_in_statement":
                self._declared(onward, node, "left", way, ())
            case kind if kind in _ASSIGNS:
                if above.child_by_field_name("right") == node:
                    self._assigned(onward, way, path)
            case "return_statement" | "arrow_function":
                self._returned(spot, way, path)
            case _:
                pass

    def _declared(
        self, place: Spot, value: Node, field_name: str, way: tuple[Spot, ...], path: Path
    ) -> None:
        pattern = place.node.child_by_field_name(field_name)
        if pattern is not None and pattern != value:
            self._taken(Spot(place.source, pattern), way, path)

    def _of_member(self, member: Spot, node: Node, way: tuple[Spot, ...], path: Path) -> None:
        if member.node.child_by_field_name("object") != node or is_written(member.node):
            return
        name = last_name(path_of(member.node))
        if not path:
            if name not in _COUNTS:
                self._add(member, way)
        elif name in (path[0], "?"):
            self._add(member, way, path[1:])

    def _assigned(self, spot: Spot, way: tuple[Spot, ...], path: Path) -> None:
        self._add(spot, way, path)
        left = spot.node.child_by_field_name("left")
        name = path_of(left)
        if name in words("effects", "assigns") or last_name(name) == "src":
            self._asked_for(spot, name, way)
        elif left is not None:
            self._put(Spot(spot.source, left), way, path)

    def _asked_for(self, spot: Spot, name: str, way: tuple[Spot, ...]) -> None:
        """Take an address that holds it for sent, where a server is asked for it: `image.src = url + list`."""
        right = spot.node.child_by_field_name("right")
        address = (
            next(self._beginnings(Spot(spot.source, right), 0), None)
            if right is not None
            else None
        )
        if address is not None and address.startswith("http"):
            self.sent.setdefault(spot.node, Sent(spot, name, address, way))
        else:
            self.is_whole = False

    def _put(self, target: Spot, way: tuple[Spot, ...], path: Path) -> None:
        """Take what is put into a name, under a name of an object, or in a row of a list."""
        node = bare(target.node)
        held = node.child_by_field_name("object")
        name = last_name(path_of(node))
        if node.type == "subscript_expression" and name == "?" and held is not None:
            self._put(Spot(target.source, held), way, ())
        elif node.type in ("member_expression", "subscript_expression") and held is not None:
            for one in self._places(name) if name not in _SHOWS else ():
                above = one.node.parent
                if above is None or above.type != "member_expression" or is_key(one.node):
                    continue
                if above.child_by_field_name("property") == one.node and not is_written(above):
                    self._add(Spot(one.source, above), way, path)
            if bare(held).type in ("identifier", "member_expression") and len(path) < _DEEPEST:
                self._put(Spot(target.source, held), way, _within(name, path))
        else:
            self._taken(Spot(target.source, node), way, path)

    # Calls.

    def _passed(self, call: Spot, handed: Spot, way: tuple[Spot, ...], path: Path) -> None:
        node, given = handed.node, arguments_of(call.node)
        number = given.index(node) if node in given else 0
        if call.node.type == "new_expression":
            self._add(call, way)
            return
        function = call.node.child_by_field_name("function")
        name = path_of(function)
        own = own_function(self.scripts, call)
        if own is not None:
            self._handed(own, (*way, call), number, path)
            return
        if function is not None and self._sets(Spot(call.source, function), way, path):
            return
        callbacks = given_values(self.runs, call)
        if callbacks is not None:
            for one in callbacks:
                if one.node.type in FUNCTIONS:
                    self._handed(one, (*way, call), number, path)
                elif not self._sets(one, (*way, call), path):
                    self.is_whole = False
            self._kept(call, way)
        elif is_element(call.node):
            self._drawn(call, way, path)
        elif is_any(name, "effects", "sends"):
            self.sent.setdefault(
                call.node, Sent(call, name.removeprefix("?."), self._address(call), way)
            )
        elif last_name(name) in _FILLS and function is not None:
            held = function.child_by_field_name("object")
            if held is not None and bare(held).type in ("identifier", "member_expression"):
                self._put(Spot(call.source, held), way, ())
                self._add(call, way)
        elif last_name(name) not in _LOGS:
            self._add(call, way)
            if not (
                is_any(name, "effects", "harmless")
                or is_any(name, "effects", "shows")
                or last_name(name) in words("runs", "at_once")
            ):
                self.is_whole = False

    def _sets(self, setter: Spot, way: tuple[Spot, ...], path: Path) -> bool:
        """Take a component's state for what it is set to; False for what sets none."""
        states = set_by(self.scripts, setter)
        for one in states or ():
            if one.node.type == "subscript_expression":
                self._add(one, way, path)
            else:
                self._taken(one, way, path)
        return states is not None

    def _drawn(self, call: Spot, way: tuple[Spot, ...], path: Path) -> None:
        """Take what a component is given where it is drawn; an element of the host's own only shows it."""
        drawn = self.scripts.resolved(Spot(call.source, arguments_of(call.node)[0]))
        if drawn.node.type in FUNCTIONS:
            self._handed(drawn, (*way, call), 0, path)
        elif drawn.node.type != "string" and last_name(path_of(drawn.node)) not in words(
            "elements", "plain"
        ):
            self.is_whole = False
        self._add(call, way)

    def _kept(self, call: Spot, way: tuple[Spot, ...]) -> None:
        """Take a promise that is kept with what is carried for it."""
        name = call.node.child_by_field_name("function")
        binding = self.scripts.binding(Spot(call.source, name)) if name is not None else None
        around = function_around(binding.declarations[0]) if binding is not None else None
        for run in self.runs.of(Spot(call.source, around)) if around is not None else ():
            if run.spot.node.type == "new_expression":
                self._add(run.spot, way)

    def _returned(self, spot: Spot, way: tuple[Spot, ...], path: Path) -> None:
        """Take the calls of a function for what it gives back, and the promise or list behind a callback."""
        around = function_around(spot.node)
        if around is None:
            return
        for run in self.runs.of(Spot(spot.source, around)):
            if run.kind is Kind.CALL and run.spot.node.type == "call_expression":
                self._add(run.spot, way, path if run.is_direct else ())

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


def _within(name: str, path: Path) -> Path:
    """Return where the value lies in an object that has it, or what holds it, under a name."""
    return () if name in ("?", "") or len(path) >= _DEEPEST else (name, *path)


def _is_value_of(node: Node, above: Node) -> bool:
    """Say whether what is above an expression has its value as it is, or holds all of it."""
    match above.type:
        case "sequence_expression":
            return above.named_children[-1] == node
        case "ternary_expression":
            return above.child_by_field_name("condition") != node
        case "binary_expression":
            return text_of(above.child_by_field_name("operator")) in _JOINS
        case kind:
            return kind in _THROUGH

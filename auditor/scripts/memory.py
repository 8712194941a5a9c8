"""What is ever put where an expression looks: a name, a property, a key of the store, a state of a component."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import is_any, words
from auditor.scripts.elements import is_element
from auditor.scripts.own_functions import own_function
from auditor.scripts.program import Scripts, Spot, is_written
from auditor.scripts.puts import ABSENT, UNKNOWN, Put, written_at
from auditor.scripts.run_kinds import Kind
from auditor.scripts.running import Runs
from auditor.scripts.scopes import Binding
from auditor.scripts.store import Store
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
    text_of,
)

_STATES: Final = frozenset({"useState", "useRecoilState", "useMMKVBoolean"})
_REFS: Final = frozenset({"ref", "useRef", "shallowRef"})
_SETS: Final = frozenset(
    {"setData", "setState", "assign", "commit", "set", "$set", "reactive", "observable"}
)
_MOST_PUTS: Final = 40
_SHORTEST: Final = 3


@dataclass(slots=True)
class Memory:
    """Answers it; one per app."""

    scripts: Scripts
    runs: Runs
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.store = Store(self.scripts, self.runs)

    @property
    def ticks(self) -> bool:
        """Whether scripts tick or untick boxes themselves."""
        members = (one.node.parent for one in self.scripts.named("checked"))
        return any(one is not None and is_written(one) for one in members)

    def function_of(self, call: Spot) -> Spot | None:
        """Return the script's own function that a call runs."""
        return own_function(self.scripts, call)

    def keeps(self, spot: Spot) -> bool:
        """Say whether the scripts put something under a property's name themselves."""
        return bool(self._of_property(last_name(path_of(spot.node))))

    def of(self, spot: Spot) -> tuple[Put, ...] | None:
        """Return all that is put where an expression looks; None where that is not known whole."""
        node = bare(spot.node)
        here = Spot(spot.source, node)
        if node.type in ("identifier", "shorthand_property_identifier"):
            return self._of_name(here)
        if node.type == "call_expression":
            keys = self.store.key_of_call(here)
            return None if keys is None else self.store.of_keys(keys)
        if node.type in ("member_expression", "subscript_expression"):
            return self._of_member(here)
        return None

    # Names.

    def _of_name(self, spot: Spot) -> tuple[Put, ...] | None:
        binding = self.scripts.binding(spot)
        if binding is None:
            return self._of_property(text_of(spot.node)) or None
        found: list[Put] = []
        for one in binding.declarations:
            puts = self._declared(binding, one)
            if puts is None:
                return None
            found += puts
        for use in self.scripts.scopes.uses(binding):
            if is_written(use):
                found.append(written_at(Spot(binding.source, use)))
        return tuple(found) if len(found) <= _MOST_PUTS else None

    def _declared(self, binding: Binding, name: Node) -> list[Put] | None:
        source, above = binding.source, name.parent
        if above is None:
            return None
        if above.type in FUNCTIONS and above.child_by_field_name("name") == name:
            return [Put(Spot(source, above), None)]
        if above.type == "variable_declarator":
            value = above.child_by_field_name("value")
            if value is None:
                return [ABSENT]
            state = self._unpacked(Spot(source, value))
            if state is not None:
                return state
            return [Put(Spot(source, value), Spot(source, above))]
        around = function_around(name)
        if around is not None:
            for number, one in enumerate(parameters_of(around)):
                if name in (one, one.child_by_field_name("left")):
                    return self._handed(Spot(source, around), number, one)
        if above.type == "array_pattern" and above.parent is not None:
            return self._of_pattern(Spot(source, above), name)
        if above.type in ("object_pattern", "pair_pattern"):
            if around is not None and _is_first_parameter(around, name):
                return self._given_by_key(Spot(source, around), _key_of_pattern(name))
            return self._of_object(Spot(source, above), name)
        return None

    def _given_by_key(self, function: Spot, key: str) -> list[Put] | None:
        """Return what a component is given under a key where it is drawn: `jsx(People, {agreed: t})`."""
        found: list[Put] = []
        for run in self.runs.of(function):
            given = (
                arguments_of(run.spot.node) if run.spot.node.type == "call_expression" else []
            )
            if run.kind is not Kind.CALL or not is_element(run.spot.node) or not given:
                return None
            held = (
                self.scripts.resolved(Spot(run.spot.source, given[1]))
                if len(given) > 1
                else None
            )
            if held is not None and held.node.type != "object":
                return None
            pairs = dict(pairs_of(held.node)) if held is not None else {}
            if held is not None and any(
                one.type == "spread_element" for one in held.node.named_children
            ):
                return None
            found.append(
                Put(Spot(held.source, pairs[key]), run.spot)
                if held is not None and key in pairs
                else ABSENT
            )
        return found or None

    def _handed(self, function: Spot, number: int, parameter: Node) -> list[Put] | None:
        """Return what a function's parameter is given by those who run it."""
        found: list[Put] = []
        if parameter.type == "assignment_pattern":
            right = parameter.child_by_field_name("right")
            if right is not None:
                found.append(Put(Spot(function.source, right), None))
        for run in self.runs.of(function):
            if run.after is not None and not run.is_refused and number == 0:
                found.append(Put(Spot(run.spot.source, run.after), None))
            elif run.kind is Kind.CALL and run.given is not None:
                if number < len(run.given):
                    found.append(Put(Spot(run.spot.source, run.given[number]), run.spot))
                elif parameter.type != "assignment_pattern":
                    found.append(ABSENT)
            elif run.kind is Kind.CALL and self._asks_system(run.spot.node):
                found.append(Put(None, run.spot, sure=False))
            else:
                found.append(UNKNOWN)
        return found

    def _asks_system(self, call: Node) -> bool:
        return is_any(path_of(call.child_by_field_name("function")), "permissions", "calls")

    # States of components.

    def _unpacked(self, value: Spot) -> list[Put] | None:
        """Return the puts of `u = i[0]`, where `i` is what Babel makes of `useState(…)`."""
        node = value.node
        if (
            node.type != "subscript_expression"
            or text_of(node.child_by_field_name("index")) != "0"
        ):
            return None
        held = node.child_by_field_name("object")
        if held is None or held.type != "identifier":
            return None
        made = self.scripts.resolved(Spot(value.source, held))
        given = arguments_of(made.node) if made.node.type == "call_expression" else []
        state = self.scripts.resolved(Spot(made.source, given[0])) if given else None
        if state is None or not _is_state(state.node):
            return None
        binding = self.scripts.binding(Spot(value.source, held))
        setters = [
            one.parent.parent.child_by_field_name("name")
            for one in (self.scripts.scopes.uses(binding) if binding is not None else ())
            if one.parent is not None
            and one.parent.type == "subscript_expression"
            and text_of(one.parent.child_by_field_name("index")) == "1"
            and one.parent.parent is not None
            and one.parent.parent.type == "variable_declarator"
        ]
        return self._state(
            state, [Spot(value.source, one) for one in setters if one is not None]
        )

    def _of_pattern(self, pattern: Spot, name: Node) -> list[Put] | None:
        """Return the puts of `[agreed, setAgreed] = useState(false)`."""
        declarator = pattern.node.parent
        value = declarator.child_by_field_name("value") if declarator is not None else None
        if value is None:
            return None
        parts = pattern.node.named_children
        made = self.scripts.resolved(Spot(pattern.source, value))
        if not _is_state(made.node) or not parts or parts[0] != name:
            return None
        setters = [one for one in parts[1:2] if one.type == "identifier"]
        return self._state(made, [Spot(pattern.source, one) for one in setters])

    def _state(self, made: Spot, setters: Sequence[Spot]) -> list[Put]:
        given = arguments_of(made.node)
        found = [Put(Spot(made.source, one), None) for one in given[:1]] or [ABSENT]
        for setter in setters:
            binding = self.scripts.binding(setter)
            for use in self.scripts.scopes.uses(binding) if binding is not None else ():
                above = use.parent
                if above is not None and above.type == "call_expression":
                    handed = arguments_of(above)
                    place = Spot(setter.source, above)
                    value = Spot(setter.source, handed[0]) if handed else None
                    known = value is not None and value.node.type not in FUNCTIONS
                    found.append(Put(value if known else None, place))
                elif (
                    above is None or above.type != "array"
                ):  # A list of what an effect depends on.
                    found.append(Put(None, Spot(setter.source, use)))
        return found

    def _of_object(self, pattern: Spot, name: Node) -> list[Put] | None:
        """Return the puts of `{value} = await Preferences.get({key})` and of a dialog's answer."""
        above: Node | None = pattern.node
        key = text_of(name)
        if above is not None and above.type == "pair_pattern":
            key, above = key_of(above.child_by_field_name("key")), above.parent
        declarator = above.parent if above is not None else None
        if declarator is None or declarator.type != "variable_declarator":
            return None
        value = declarator.child_by_field_name("value")
        if value is None:
            return None
        spot = Spot(pattern.source, bare(value))
        keys = self.store.key_of_call(spot) if spot.node.type == "call_expression" else None
        if keys is not None:
            stored = self.store.of_keys(keys)
            return None if stored is None else list(stored)
        return [Put(spot, None, dialog_member=key)]

    # Properties.

    def _of_member(self, spot: Spot) -> tuple[Put, ...] | None:
        held = spot.node.child_by_field_name("object")
        name = last_name(path_of(spot.node))
        if held is None or name == "?":
            return None
        if path_of(held) in words("kept", "objects") or path_of(held) in {
            f"window.{one}" for one in words("kept", "objects")
        }:
            return self.store.of_keys((name,))
        thing = self.scripts.resolved(Spot(spot.source, held))
        drawn = self._component_of(thing)
        if drawn is not None and (given := self._given_by_key(drawn, name)) is not None:
            return tuple(given)
        if thing.node.type == "call_expression":
            if last_name(path_of(thing.node.child_by_field_name("function"))) in _REFS:
                return self._of_reference(Spot(spot.source, bare(held)), thing)
            keys = self.store.key_of_call(thing)
            if keys is not None:
                return self.store.of_keys(keys)
        if (
            name in words("kept", "value_keys")
            and (keys := self.store.key_handed(thing)) is not None
        ):
            return self.store.of_keys(keys)
        return self._of_property(name) or None

    def _component_of(self, thing: Spot) -> Spot | None:
        """Return the function whose first parameter a name is."""
        binding = self.scripts.binding(thing) if thing.node.type == "identifier" else None
        if binding is None or len(binding.declarations) != 1:
            return None
        around = function_around(binding.declarations[0])
        is_first = around is not None and parameters_of(around)[:1] == [binding.declarations[0]]
        return Spot(thing.source, around) if around is not None and is_first else None

    def _of_reference(self, name: Spot, made: Spot) -> tuple[Put, ...] | None:
        """Return the puts of `agreed.value`, where `agreed = ref(false)`."""
        given = arguments_of(made.node)[:1]
        found = [Put(Spot(made.source, one), None) for one in given] or [ABSENT]
        binding = self.scripts.binding(name) if name.node.type == "identifier" else None
        if binding is None:
            return None
        for use in self.scripts.scopes.uses(binding):
            above = use.parent
            if above is not None and above.type == "member_expression" and is_written(above):
                found.append(written_at(Spot(binding.source, above)))
        return tuple(found)

    def _of_property(self, name: str) -> tuple[Put, ...]:
        """Return what is put under a property's name anywhere; empty where nothing is seen to be."""
        if len(name) < _SHORTEST:
            return ()
        if self.scripts.is_common(name):
            return (UNKNOWN,)
        found = list(self._puts_under(name))
        if found and not any(_is_first(one) for one in found):
            found.append(ABSENT)
        return tuple(found) if len(found) <= _MOST_PUTS else (UNKNOWN,)

    def _puts_under(self, name: str) -> Iterator[Put]:
        for one in self.scripts.named(name):
            above = one.node.parent
            if above is None:
                continue
            if (
                above.type == "member_expression"
                and above.child_by_field_name("property") == one.node
            ):
                if is_written(above):
                    yield written_at(Spot(one.source, above))
            elif above.type == "pair" and above.child_by_field_name("key") == one.node:
                value = above.child_by_field_name("value")
                held = _of_state(above)
                if value is not None and held is not None:
                    yield Put(Spot(one.source, value), Spot(one.source, above), sure=held)
            elif one.node.type == "shorthand_property_identifier":
                held = _of_state(one.node)
                if held is not None:
                    yield Put(Spot(one.source, one.node), one, sure=held)
            elif (
                above.type == "method_definition"
                and above.child_by_field_name("name") == one.node
            ):
                yield Put(Spot(one.source, above), None)
            elif one.node.type == "identifier" and is_written(one.node):
                yield written_at(one)


def _is_state(node: Node) -> bool:
    return (
        node.type == "call_expression"
        and last_name(path_of(node.child_by_field_name("function"))) in _STATES
    )


def _is_first_parameter(function: Node, name: Node) -> bool:
    first = parameters_of(function)[:1]
    return bool(first) and first[0].start_byte <= name.start_byte < first[0].end_byte


def _key_of_pattern(name: Node) -> str:
    above = name.parent
    if above is not None and above.type == "pair_pattern":
        return key_of(above.child_by_field_name("key"))
    return text_of(name)


def _of_state(pair: Node) -> bool | None:
    """Say whether a pair is a part of a state; None for what is only sent or shown, False where it may be one."""
    above = pair.parent
    while above is not None and above.type in (
        "object",
        "pair",
        "parenthesized_expression",
        "array",
        "spread_element",
    ):
        above = above.parent
    if above is None or above.type != "arguments" or above.parent is None:
        return True
    call = above.parent
    path = path_of(
        call.child_by_field_name("function") or call.child_by_field_name("constructor")
    )
    if last_name(path) in _SETS:
        return True
    is_sent = is_any(path, "effects", "sends") or path == "JSON.stringify"
    return None if is_sent or last_name(path) in words("elements", "calls") else False


def _is_first(put: Put) -> bool:
    """Say whether a put is what a state begins with: a part of an object, not one that is changed later."""
    return put.place is not None and put.place.node.type == "pair"

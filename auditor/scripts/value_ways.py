"""Where a function's value goes: names, properties, wrappers, parameters, modules of bundles, and whoever runs it.

Where it goes to something that is not known it may be run by anybody: that is told too (`Kind.OPEN`), and
makes no way certain.
"""

from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import is_any, is_host, words
from auditor.scripts.bundles import Bundles
from auditor.scripts.own_functions import own_function
from auditor.scripts.program import Scripts, Spot, caller_of
from auditor.scripts.run_kinds import Answers, Kind, Run
from auditor.scripts.scopes import Binding, pattern_names
from auditor.scripts.shapes import call_given, is_key, is_reacting, is_remembered, is_target
from auditor.scripts.syntax import (
    arguments_of,
    function_around,
    key_of,
    last_name,
    parameters_of,
    path_of,
    string_of,
    text_of,
)

_MOST_NAMED: Final = 60
_MOST_VISITED: Final = 600
_ON_SCREEN: Final = 2
"""Letters of a name that says something; shorter ones are a minifier's."""


@dataclass(slots=True)
class ValueWays:
    """One search; it ends with all runs that were found."""

    runs: Answers
    bundles: Bundles
    found: list[Run] = field(default_factory=list)
    _seen: set[Node] = field(default_factory=set)

    @property
    def scripts(self) -> Scripts:
        """The scripts."""
        return self.runs.scripts

    def follow(self, spot: Spot, *, sure: bool) -> None:
        """Follow a function's value from where it stands."""
        self.scripts.budget.spend()
        node, source = spot.node, spot.source
        if node in self._seen:
            return
        self._seen.add(node)
        if len(self._seen) > _MOST_VISITED:
            self._open(spot)
            return
        if answered := self.runs.dialog_of(node):
            self.found.append(
                Run(
                    Kind.ANSWER, Spot(source, answered[0].spot.node), sure, (), answers=answered
                )
            )
            return
        if dialog := self.runs.answered_to(node):
            self.found.append(Run(Kind.CALL, Spot(source, dialog.spot.node), sure))
            return
        if node.type in ("function_declaration", "generator_function_declaration"):
            name = node.child_by_field_name("name")
            if name is not None:
                self._named(Spot(source, name), sure=sure)
            if node.parent is None or node.parent.type == "program":
                return
            if node.parent.type == "export_statement":
                self._open(spot)
            return
        if node.type == "method_definition":
            self._property(
                key_of(node.child_by_field_name("name")), Spot(source, node), sure=sure
            )
            return
        self._placed(spot, sure=sure)

    def _placed(self, spot: Spot, *, sure: bool) -> None:  # noqa: PLR0915  # One case for each construct.
        """Follow a value by what it is part of."""
        node, source = spot.node, spot.source
        above = node.parent
        if above is None:
            return
        match above.type:
            case "parenthesized_expression" | "spread_element":
                self.follow(Spot(source, above), sure=sure)
            case "sequence_expression":
                if above.named_children[-1] == node:
                    self.follow(Spot(source, above), sure=sure)
            case "ternary_expression":
                if above.child_by_field_name("condition") != node:
                    self.follow(Spot(source, above), sure=sure)
            case "binary_expression":
                if text_of(above.child_by_field_name("operator")) in ("||", "??", "&&") and (
                    above.child_by_field_name("right") == node
                    or text_of(above.child_by_field_name("operator")) != "&&"
                ):
                    self.follow(Spot(source, above), sure=sure)
            case "assignment_expression":
                if above.child_by_field_name("right") == node:
                    self._assigned(Spot(source, above), sure=sure)
                    self.follow(Spot(source, above), sure=sure)
            case "variable_declarator":
                name = above.child_by_field_name("name")
                if name is not None and name.type == "identifier":
                    self._named(Spot(source, name), sure=sure)
                elif name is not None:
                    self._open(spot)
            case "pair":
                self._property(
                    key_of(above.child_by_field_name("key")), Spot(source, above), sure=sure
                )
            case "field_definition":
                self._property(
                    key_of(above.child_by_field_name("property")),
                    Spot(source, above),
                    sure=sure,
                )
            case "arguments":
                if above.parent is not None:
                    self._passed(Spot(source, above.parent), node, sure=sure)
            case "call_expression" | "new_expression":
                self.found.append(
                    Run(
                        Kind.CALL,
                        Spot(source, above),
                        sure,
                        tuple(arguments_of(above)),
                        is_direct=True,
                    )
                )
            case "member_expression":
                self._member(spot, above, sure=sure)
            case "return_statement" | "arrow_function":
                self._returned(spot, sure=sure)
            case "jsx_expression":
                self._in_tag(spot, sure=sure)
            case (
                "expression_statement"
                | "unary_expression"
                | "if_statement"
                | "await_expression"
            ):
                pass
            case "array" | "export_statement" | "assignment_pattern":
                self._open(spot)
            case _:
                self._open(spot)

    def _open(self, spot: Spot) -> None:
        self.found.append(Run(Kind.OPEN, spot, sure=False))

    # Names and properties.

    def _named(self, name: Spot, *, sure: bool) -> None:
        binding = self.scripts.scopes.binding(name.source, name.node)
        if binding is None:
            self._of_property(text_of(name.node), name, sure=sure)
            return
        uses = list(self.scripts.scopes.uses(binding))
        for use in uses:
            self._used(Spot(name.source, use), sure=sure)
        if binding.scope.type == "program":
            self._elsewhere(binding, sure=sure)
            if self.scripts.is_quoted(binding.name):
                self._open(name)  # Code in a text: a handler that a script writes, a timer's.

    def _used(self, use: Spot, *, sure: bool) -> None:
        above = use.node.parent
        if above is not None and above.type == "export_specifier":
            self._open(use)
        elif use.node.type == "shorthand_property_identifier":
            self._property(text_of(use.node), use, sure=sure)
        else:
            self.follow(use, sure=sure)

    def _elsewhere(self, binding: Binding, *, sure: bool) -> None:
        """Follow what a script declares for all scripts of its page: handlers of elements, other files."""
        for spot in self.scripts.named(binding.name):
            if spot.source is binding.source or spot.node.type == "string":
                continue
            if (
                spot.node.type == "identifier"
                and self.scripts.scopes.binding(spot.source, spot.node) is None
            ):
                self.follow(spot, sure=sure)
            elif (
                path_of(spot.node.parent) == f"window.{binding.name}"
                and spot.node.parent is not None
            ):
                self.follow(Spot(spot.source, spot.node.parent), sure=sure)

    def _assigned(self, spot: Spot, *, sure: bool) -> None:
        left = spot.node.child_by_field_name("left")
        if left is None:
            return
        if left.type == "identifier":
            self._named(Spot(spot.source, left), sure=sure)
        elif left.type == "member_expression":
            name = text_of(left.child_by_field_name("property"))
            owner = left.child_by_field_name("object")
            if name in words("touches", "properties"):
                self.found.append(Run(Kind.TOUCH, spot, sure, (), control=owner))
            elif name.startswith("on") and name[2:] in {
                "load",
                "ready",
                "deviceready",
                "pageshow",
            }:
                self.found.append(Run(Kind.START, spot, sure, ()))
            elif name.startswith("on") and name[2:].islower():
                self.found.append(Run(Kind.CALL, spot, sure, None))
            elif owner is not None and self._given_away(spot, owner, name, sure=sure):
                return
            else:
                self._of_property(name, spot, sure=sure)
        elif not is_remembered(spot.node, left):
            self._open(spot)

    def _given_away(self, spot: Spot, owner: Node, name: str, *, sure: bool) -> bool:
        """Follow what a module of a bundle gives away; False where it is no such."""
        module = self.bundles.of(spot)
        if module is None or not self.bundles.gives_away(module, owner):
            return False
        uses = list(self.bundles.uses(module, name))
        for use in uses:
            self.follow(use, sure=sure)
        if not uses:
            self._open(spot)
        elif len(name) > _ON_SCREEN and name not in ("default", "exports"):
            self._of_property(
                name, spot, sure=False
            )  # Another module may give it away once more.
        return True

    def _property(self, key: str, spot: Spot, *, sure: bool) -> None:
        """Follow a function that is a property of an object: of a component, of options, of an element."""
        holder = spot.node.parent
        call = call_given(holder) if holder is not None and holder.type == "object" else None
        if key in words("touches", "handed") or key in words("touches", "properties"):
            self.found.append(Run(Kind.TOUCH, spot, sure, (), control=call))
            return
        if call is not None and not self._is_own(Spot(spot.source, call)):
            path = path_of(call.child_by_field_name("function"))
            if key in words("runs", "callbacks"):
                is_known = is_host(path)
                self.found.append(Run(Kind.CALL, Spot(spot.source, call), sure and is_known))
                return
        if is_reacting(holder):
            self._open(spot)  # What a framework runs as a value changes.
        if key in words("starts", "lifecycles"):
            self.found.append(Run(Kind.START, spot, sure))
            if key not in ("data", "setup", "render", "constructor"):
                return
        self._of_property(key, spot, sure=sure)

    def _of_property(self, name: str, spot: Spot, *, sure: bool) -> None:
        """Follow a function that is found by a property's name wherever that stands."""
        if (len(name) <= _ON_SCREEN and not name.isupper()) or self.scripts.is_common(name):
            self._open(spot)
            return
        places = [one for one in self.scripts.named(name) if one.node != spot.node]
        if len(places) > _MOST_NAMED:
            self._open(spot)
            return
        keys = [one for one in places if is_key(one.node)]
        is_one = len(keys) <= 1
        before = len(self.found)
        for one in places:
            above = one.node.parent
            if above is None or is_key(one.node):
                continue
            if one.node.type == "string":
                self._open(one)  # A template, a name of an event, a table of handlers.
            elif (
                above.type == "member_expression"
                and above.child_by_field_name("property") == one.node
            ):
                if not is_target(above):
                    self.follow(Spot(one.source, above), sure=sure and is_one)
            elif one.node.type == "shorthand_property_identifier_pattern":
                self._named(one, sure=False)
            elif above.type == "pair_pattern":
                value = above.child_by_field_name("value")
                for each in pattern_names(value) if value is not None else ():
                    self._named(Spot(one.source, each), sure=False)
            elif (
                one.node.type == "identifier"
                and self.scripts.scopes.binding(one.source, one.node) is None
            ):
                self.follow(one, sure=sure and is_one)
        if len(self.found) == before and sure:
            self._open(spot)

    # Calls that take a function.

    def _member(self, spot: Spot, member: Node, *, sure: bool) -> None:
        """Follow `f.call(…)`, `f.apply(…)` and `f.bind(…)`."""
        if member.child_by_field_name("object") != spot.node:
            return
        name = text_of(member.child_by_field_name("property"))
        call = caller_of(member)
        if call is None:
            return
        if name in ("call", "apply"):
            given = arguments_of(call)[1:] if name == "call" else None
            self.found.append(
                Run(
                    Kind.CALL,
                    Spot(spot.source, call),
                    sure,
                    tuple(given) if given is not None else None,
                    is_direct=True,
                )
            )
        elif name == "bind":
            self.follow(Spot(spot.source, call), sure=sure)

    def _passed(self, call: Spot, node: Node, *, sure: bool) -> None:
        """Follow a function that a call is handed."""
        given = arguments_of(call.node)
        number = given.index(node) if node in given else 0
        if call.node.type == "new_expression":
            is_promise = path_of(call.node.child_by_field_name("constructor")) == "Promise"
            self.found.append(Run(Kind.CALL, call, sure and is_promise, None))
            return
        function = call.node.child_by_field_name("function")
        path = path_of(function)
        name = last_name(path)
        if name in ("then", "catch") and function is not None:
            self._settled(call, function, name, number, sure=sure)
        elif name in words("touches", "listens") and given:
            self._listens(call, function, given, sure=sure)
        elif name in words("touches", "calls") and function is not None:
            self.found.append(
                Run(Kind.TOUCH, call, sure, (), control=function.child_by_field_name("object"))
            )
        elif name in words("starts", "hooks") or path in ("$", "jQuery"):
            self.found.append(Run(Kind.CALL, call, sure, ()))
        elif name in words("elements", "calls") and number == 0:
            self.found.append(Run(Kind.CALL, call, sure, None))  # A component, drawn there.
        elif name in words("runs", "at_once"):
            self.found.append(Run(Kind.CALL, call, sure, None))
        elif self._wraps(name, node, number) and not self._is_own(call):
            self.follow(call, sure=sure)
        elif not self._parameter(call, number, sure=sure):
            self._handed_to_others(call, sure=sure)

    def _wraps(self, name: str, node: Node, number: int) -> bool:
        if number != 0 or name.endswith("awaiter"):
            return False
        return node.type == "generator_function" or name in words("runs", "values")

    def _settled(
        self, call: Spot, function: Node, name: str, number: int, *, sure: bool
    ) -> None:
        after = function.child_by_field_name("object")
        refused = name == "catch" or number > 0
        self.found.append(Run(Kind.CALL, call, sure, None, after=after, is_refused=refused))

    def _listens(
        self, call: Spot, function: Node | None, given: list[Node], *, sure: bool
    ) -> None:
        names = self.scripts.texts(Spot(call.source, given[0]))
        owner = function.child_by_field_name("object") if function is not None else None
        if not names:
            self._open(call)
        elif set(names) <= words("touches", "events"):
            control = given[1] if len(given) > 2 and given[1].type == "string" else owner
            self.found.append(Run(Kind.TOUCH, call, sure, (), control=control))
        elif set(names) <= words("starts", "events"):
            self.found.append(Run(Kind.CALL, call, sure, ()))
        else:
            self.found.append(Run(Kind.CALL, call, sure=False))
            for name in names:
                self._sent(name, call)

    def _sent(self, event: str, call: Spot) -> None:
        """Take who sends an event of the script's own for one that runs what hears it."""
        for one in self.scripts.named(event):
            held = one.node.parent
            if one.node.type == "string" and held is not None and held.type == "arguments":
                sender = held.parent
                if sender is not None and sender != call.node:
                    self.found.append(Run(Kind.CALL, Spot(one.source, sender), sure=False))

    def _handed_to_others(self, call: Spot, *, sure: bool) -> None:
        """Take a callback of what is no function of the script for one that it runs later."""
        path = path_of(call.node.child_by_field_name("function"))
        is_known = is_host(path) or is_any(path, "permissions", "calls")
        self.found.append(Run(Kind.CALL, call, sure and is_known, None))

    def _is_own(self, call: Spot) -> bool:
        return own_function(self.scripts, call) is not None

    def _parameter(self, call: Spot, number: int, *, sure: bool) -> bool:
        """Follow a function that the script's own function is handed: where that runs its parameter."""
        own = own_function(self.scripts, call)
        if own is None:
            return False
        parameters = parameters_of(own.node)
        if number >= len(parameters) or parameters[number].type != "identifier":
            self.found.append(Run(Kind.CALL, call, sure=False))
            return True
        self._named(Spot(own.source, parameters[number]), sure=sure)
        return True

    def _returned(self, spot: Spot, *, sure: bool) -> None:
        """Follow a function that another one gives back, to where that one is called."""
        around = function_around(spot.node)
        if around is None:
            return
        given = around.parent
        if given is not None and given.type == "arguments" and given.parent is not None:
            path = path_of(given.parent.child_by_field_name("function"))
            handed = arguments_of(given.parent)
            if path.endswith(".d") and len(handed) > 2:  # How webpack gives something away.
                module = self.bundles.of(Spot(spot.source, given.parent))
                name = string_of(handed[1]) if handed[1].type == "string" else ""
                for use in self.bundles.uses(module, name) if module is not None else ():
                    self.follow(use, sure=sure)
                return
        for run in self.runs.of(Spot(spot.source, around)):
            path = path_of(run.spot.node.child_by_field_name("function"))
            if run.is_direct:
                self.follow(run.spot, sure=sure and run.sure)
            elif last_name(path) in words("starts", "registers"):
                self.found.append(Run(Kind.START, run.spot, sure))
            else:
                self._open(spot)

    def _in_tag(self, spot: Spot, *, sure: bool) -> None:
        attribute = spot.node.parent.parent if spot.node.parent is not None else None
        name = text_of(attribute.named_child(0)) if attribute is not None else ""
        if name in words("touches", "handed"):
            self.found.append(Run(Kind.TOUCH, spot, sure, (), control=attribute))
        else:
            self._open(spot)

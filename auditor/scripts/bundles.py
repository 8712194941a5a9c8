"""Modules of bundles: who uses what a module gives away (Metro's `__d`, webpack's tables of functions)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.scripts.program import Scripts, Spot
from auditor.scripts.scopes import named_at
from auditor.scripts.syntax import (
    FUNCTIONS,
    arguments_of,
    bare,
    parameters_of,
    path_of,
    text_of,
)

_METRO: Final = "__d"
_EXPORTS_OF_METRO: Final = 5
_FEWEST_OF_WEBPACK: Final = 2


@dataclass(frozen=True, slots=True)
class Module:
    """One module of a bundle."""

    id: str
    factory: Spot
    needs: tuple[str, ...]
    """For Metro: the ids of the modules that it names by number."""


@dataclass(slots=True)
class Bundles:
    """The modules of all bundles of an app."""

    scripts: Scripts
    _metro: dict[str, Module] | None = field(default=None)

    def of(self, spot: Spot) -> Module | None:
        """Return the module in which something stands."""
        above: Node | None = spot.node
        while above is not None:
            if above.type in FUNCTIONS and (module := self._module(Spot(spot.source, above))):
                return module
            above = above.parent
        return None

    def _module(self, factory: Spot) -> Module | None:
        node = factory.node
        while node.parent is not None and node.parent.type == "parenthesized_expression":
            node = node.parent
        above = node.parent
        if above is None:
            return None
        if above.type == "arguments" and above.parent is not None:
            if path_of(above.parent.child_by_field_name("function")) != _METRO:
                return None
            given = arguments_of(above.parent)
            if len(given) < 2 or given[0] != node:
                return None
            needs = (
                given[2].named_children if len(given) > 2 and given[2].type == "array" else []
            )
            return Module(text_of(given[1]), factory, tuple(map(text_of, needs)))
        if above.type == "pair" and len(parameters_of(factory.node)) >= _FEWEST_OF_WEBPACK:
            key = above.child_by_field_name("key")
            if key is not None and (key.type in ("number", "string")):
                return Module(text_of(key).strip("'\""), factory, ())
        return None

    def needed(self, value: Spot) -> Module | None:
        """Return the module of Metro's that an expression stands for: `r(d[2])`, `t(r(d[2]))`."""
        module = self.of(value)
        node = value.node
        while node.type == "call_expression" and arguments_of(node):
            given = bare(arguments_of(node)[0])
            if given.type == "subscript_expression" and module is not None:
                index = text_of(given.child_by_field_name("index"))
                number = int(index) if index.isdigit() else len(module.needs)
                return (
                    self._all_metro().get(module.needs[number])
                    if number < len(module.needs)
                    else None
                )
            node = given
        return None

    def gives_away(self, module: Module, owner: Node) -> bool:
        """Say whether an object is what a module gives away: `e`, `exports`, `m.exports`."""
        path = path_of(owner)
        if path in ("exports", "module.exports"):
            return True
        names = [text_of(one) for one in parameters_of(module.factory.node)]
        if module.needs or len(names) > _EXPORTS_OF_METRO:
            return path in names[4:6] or path in [f"{one}.exports" for one in names[4:5]]
        return path in names[1:2] or path in [f"{one}.exports" for one in names[:1]]

    def uses(self, module: Module, name: str) -> Iterator[Spot]:
        """Yield where other modules take a thing that a module gives away under a name."""
        for taken in self._taken(module):
            if name == "exports":
                yield taken  # The module itself: `m.exports = function () {…}`.
            else:
                yield from self._members(taken, name)

    def _taken(self, module: Module) -> Iterator[Spot]:
        """Yield the expressions that stand for a module in others: `r(d[2])`, `n("5c7e")`."""
        metro = self._all_metro()
        if module.id in metro and metro[module.id].factory.node == module.factory.node:
            for other in metro.values():
                for number, one in enumerate(other.needs):
                    if one == module.id:
                        yield from self._numbered(other, number)
            return
        for place in self.scripts.named(module.id):
            call = place.node.parent.parent if place.node.parent is not None else None
            if (
                call is not None
                and call.type == "call_expression"
                and len(arguments_of(call)) == 1
            ):
                yield Spot(place.source, call)

    def _all_metro(self) -> dict[str, Module]:
        if self._metro is None:
            self._metro = {}
            for each in self.scripts.sources:
                for at in named_at(each, _METRO):
                    self.scripts.budget.spend()
                    node = each.at(at, at + len(_METRO))
                    call = node.parent if node is not None else None
                    given = (
                        arguments_of(call)
                        if call is not None and call.type == "call_expression"
                        else []
                    )
                    factory = bare(given[0]) if given else None
                    module = (
                        self._module(Spot(each, factory))
                        if factory is not None and factory.type in FUNCTIONS
                        else None
                    )
                    if module is not None:
                        self._metro[module.id] = module
        return self._metro

    def _numbered(self, module: Module, number: int) -> Iterator[Spot]:
        """Yield the calls `r(d[number])` of a module."""
        names = parameters_of(module.factory.node)
        if not names:
            return
        table, factory = text_of(names[-1]), module.factory
        for at in named_at(
            factory.source, table, factory.node.start_byte, factory.node.end_byte
        ):
            self.scripts.budget.spend()
            node = factory.source.at(at, at + len(table))
            above = node.parent if node is not None else None
            if above is None or above.type != "subscript_expression":
                continue
            index = above.child_by_field_name("index")
            held = above.parent
            call = held.parent if held is not None and held.type == "arguments" else None
            if (
                text_of(index) == str(number)
                and call is not None
                and call.type == "call_expression"
            ):
                yield Spot(factory.source, call)

    def _members(self, taken: Spot, name: str) -> Iterator[Spot]:
        """Yield `.name` of what an expression stands for, through what it is called and Babel's wrapper."""
        above = taken.node.parent
        if above is None:
            return
        if above.type == "member_expression":
            if text_of(above.child_by_field_name("property")) == name:
                yield Spot(taken.source, above)
        elif (
            above.type == "arguments"
            and above.parent is not None
            and above.named_child_count == 1
        ):
            yield from self._members(Spot(taken.source, above.parent), name)
        elif above.type == "variable_declarator":
            declared = above.child_by_field_name("name")
            binding = (
                self.scripts.scopes.binding(taken.source, declared)
                if declared is not None and declared.type == "identifier"
                else None
            )
            for use in self.scripts.scopes.uses(binding) if binding is not None else ():
                yield from self._members(Spot(taken.source, use), name)

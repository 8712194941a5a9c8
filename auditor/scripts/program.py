"""All plain scripts of an app together: where a word stands in them, what texts an expression can have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.scripts.scopes import Binding, Budget, Scopes, named_at
from auditor.scripts.syntax import (
    FUNCTIONS,
    NAMES,
    Source,
    arguments_of,
    bare,
    last_name,
    pairs_of,
    path_of,
    string_of,
    text_of,
    unescaped,
)

STEPS: Final = 250_000
_DEEPEST: Final = 12
_MOST_TEXTS: Final = 8
_MOST_PLACES: Final = 1_500


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a script."""

    source: Source
    node: Node


@dataclass(slots=True)
class Scripts:
    """The scripts of one host in one app."""

    sources: tuple[Source, ...]
    budget: Budget = field(default_factory=lambda: Budget(STEPS))
    scopes: Scopes = field(init=False)
    _named: dict[str, tuple[Spot, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scopes = Scopes(self.budget)

    # Words.

    def named(self, word: str) -> tuple[Spot, ...]:
        """Return where a word stands as a name, a key or a whole string."""
        if word not in self._named:
            self._named[word] = tuple(self._find(word))
        return self._named[word]

    def is_quoted(self, word: str) -> bool:
        """Say whether a text in the scripts holds a call of a name: code that may be run some day."""
        for source in self.sources:
            for at in named_at(source, word):
                node = source.at(at, at + len(word.encode()))
                if node is None or node.type != "string_fragment":
                    continue
                if source.data[at + len(word.encode()) : at + len(word.encode()) + 1] == b"(":
                    return True
        return False

    def is_common(self, word: str) -> bool:
        """Say whether a word stands at so many places that nothing can be told by it."""
        return sum(source.data.count(word.encode()) for source in self.sources) > _MOST_PLACES

    def _find(self, word: str) -> Iterator[Spot]:
        length = len(word.encode())
        for source in self.sources:
            for at in named_at(source, word):
                self.budget.spend()
                node = source.at(at, at + length)
                if node is None:
                    continue
                if node.type == "string_fragment" and node.parent is not None:
                    node = node.parent
                    if string_of(node) != word:
                        continue
                elif node.start_byte != at or node.end_byte != at + length:
                    continue
                if node.type in NAMES or node.type in (
                    "property_identifier",
                    "private_property_identifier",
                    "string",
                ):
                    yield Spot(source, node)

    def calls(self, names: Sequence[str]) -> Iterator[Spot]:
        """Yield the calls of some names, dotted or not, in order; of a bare name no script's own function."""
        for name in names:
            for spot in self.named(last_name(name)):
                call = self._call_of(spot, name)
                if call is not None:
                    yield Spot(spot.source, call)

    def _call_of(self, spot: Spot, name: str) -> Node | None:
        node: Node = spot.node
        if node.type == "string":
            return None
        if node.parent is not None and node.parent.type == "member_expression":
            if node.parent.child_by_field_name("property") != node:
                return None
            node = node.parent
        elif "." in name or self.scopes.binding(spot.source, node) is not None:
            return None
        path = path_of(node)
        is_met = (
            path.endswith(name)
            if name.startswith(".")
            else (path == name or ("." in name and path.endswith(f".{name}")))
        )
        call = caller_of(node)
        return call if is_met else None

    # What expressions stand for.

    def binding(self, spot: Spot) -> Binding | None:
        """Return what a name means; one that no script around it declares may be another page's."""
        return self.scopes.binding(spot.source, spot.node)

    def value_of(self, binding: Binding) -> Node | None:
        """Return the one value that a name is given where it is declared; None where there are several."""
        if len(binding.declarations) != 1:
            return None
        declared = binding.declarations[0]
        above = declared.parent
        if above is None:
            return None
        if above.type in FUNCTIONS or above.type == "class_declaration":
            return above if above.child_by_field_name("name") == declared else None
        if (
            above.type == "variable_declarator"
            and above.child_by_field_name("name") == declared
        ):
            if any(is_written(one) for one in self.scopes.uses(binding)):
                return None
            return above.child_by_field_name("value")
        return None

    def resolved(self, spot: Spot, depth: int = _DEEPEST) -> Spot:
        """Follow names to what they are declared to be, as far as that is one thing."""
        node = bare(spot.node)
        if node.type != "identifier" or depth == 0:
            return Spot(spot.source, node)
        binding = self.scopes.binding(spot.source, node)
        value = self.value_of(binding) if binding is not None else None
        if binding is None or value is None:
            return Spot(spot.source, node)
        return self.resolved(Spot(binding.source, value), depth - 1)

    def texts(self, spot: Spot, depth: int = _DEEPEST) -> tuple[str, ...] | None:
        """Return the texts that an expression can have; None where some of it is not known."""
        self.budget.spend()
        here = self.resolved(spot)
        node = here.node
        if depth == 0:
            return None
        if node.type == "string":
            return (string_of(node),)
        if node.type == "number":
            return (text_of(node),)
        if node.type == "template_string":
            return self._joined(here, node.named_children, depth)
        if (
            node.type == "binary_expression"
            and text_of(node.child_by_field_name("operator")) == "+"
        ):
            sides = [node.child_by_field_name(one) for one in ("left", "right")]
            return self._joined(here, [one for one in sides if one is not None], depth)
        if node.type == "ternary_expression":
            found: list[str] = []
            for name in ("consequence", "alternative"):
                side = node.child_by_field_name(name)
                texts = (
                    self.texts(Spot(here.source, side), depth - 1) if side is not None else None
                )
                if texts is None:
                    return None
                found += texts
            return tuple(dict.fromkeys(found))[:_MOST_TEXTS]
        if (
            node.type == "call_expression"
            and last_name(path_of(node.child_by_field_name("function"))) == "join"
        ):
            return self._joined_list(here, depth)
        if node.type == "member_expression":
            return self._of_member(here, depth)
        return None

    def _joined(self, spot: Spot, nodes: Sequence[Node], depth: int) -> tuple[str, ...] | None:
        found = [""]
        for one in nodes:
            if one.type == "string_fragment":
                texts: tuple[str, ...] | None = (text_of(one),)
            elif one.type == "escape_sequence":
                texts = (unescaped(text_of(one)),)
            elif one.type == "template_substitution":
                inner = one.named_children[:1]
                texts = self.texts(Spot(spot.source, inner[0]), depth - 1) if inner else None
            else:
                texts = self.texts(Spot(spot.source, one), depth - 1)
            if texts is None:
                return None
            found = [before + after for before in found for after in texts][:_MOST_TEXTS]
        return tuple(found)

    def _joined_list(self, spot: Spot, depth: int) -> tuple[str, ...] | None:
        """Return what `[…].join(", ")` is."""
        callee = spot.node.child_by_field_name("function")
        held = callee.child_by_field_name("object") if callee is not None else None
        given = arguments_of(spot.node)
        if held is None or held.type != "array":
            return None
        between = self.texts(Spot(spot.source, given[0]), depth - 1) if given else (",",)
        parts = [self.texts(Spot(spot.source, one), depth - 1) for one in held.named_children]
        if between is None or any(one is None for one in parts):
            return None
        return (between[0].join(one[0] for one in parts if one),)

    def _of_member(self, spot: Spot, depth: int) -> tuple[str, ...] | None:
        """Return the text of `TEXTS.consent`, where the object stands in the script."""
        node = spot.node
        held, name = node.child_by_field_name("object"), node.child_by_field_name("property")
        if held is None or name is None:
            return None
        thing = self.resolved(Spot(spot.source, held))
        for key, value in pairs_of(thing.node):
            if key == text_of(name):
                return self.texts(Spot(thing.source, value), depth - 1)
        return None


def caller_of(node: Node) -> Node | None:
    """Return the call whose function an expression is: `(0, x.y)(…)` and `Object(x.y)(…)` too."""
    above = node.parent
    while above is not None and (
        above.type == "parenthesized_expression"
        or (above.type == "sequence_expression" and above.named_children[-1] == node)
    ):
        node, above = above, above.parent
    if (
        above is not None
        and above.type == "call_expression"
        and above.child_by_field_name("function") == node
    ):
        return above
    if (
        above is not None
        and above.type == "arguments"
        and above.named_child_count == 1
        and above.parent is not None
        and path_of(above.parent.child_by_field_name("function")) == "Object"
    ):
        return caller_of(above.parent)
    return None


def is_written(node: Node) -> bool:
    """Say whether a name is given a new value where it stands."""
    above = node.parent
    if above is None:
        return False
    if above.type in ("assignment_expression", "augmented_assignment_expression"):
        return above.child_by_field_name("left") == node
    return above.type == "update_expression" or (
        above.type == "for_in_statement" and above.child_by_field_name("left") == node
    )

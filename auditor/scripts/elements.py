"""What components draw: the words of a screen that scripts make, and what can be touched on it.

React's and Vue's compiled output makes each element by a call with what it is given and its children.
The outermost function around those calls is the component, taken for one screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import words
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.syntax import (
    FUNCTIONS,
    Source,
    arguments_of,
    bare,
    last_name,
    pairs_of,
    path_of,
    string_of,
)

_MOST_WORDS: Final = 200
_MOST_NODES: Final = 20_000
_OF_TEXT: Final = frozenset({"createTextVNode", "toDisplayString", "_v", "_s"})
_GIVEN_CHILDREN: Final = frozenset({"jsx", "jsxs", "jsxDEV"})
_LABELS: Final = ("title", "label", "accessibilityLabel", "confirmText")


@dataclass(frozen=True, slots=True, eq=False)
class Touchable:
    """Something on a drawn screen that can be touched."""

    call: Spot
    """The call that makes it."""
    label: tuple[str, ...]
    pressed: Node
    is_box: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """One component, as a screen."""

    function: Spot
    words: tuple[str, ...]
    """Pieces of text in the order of the script."""
    touchables: tuple[Touchable, ...]
    fields: int
    """How many fields can be typed into."""
    hints: tuple[str, ...]
    """What its fields ask for."""
    is_whole: bool
    """Whether all its words are known; not so where a call gives some: `t("consent.text")`."""


def is_element(call: Node) -> bool:
    """Say whether a call makes an element of a screen."""
    if call.type != "call_expression":
        return False
    return last_name(path_of(call.child_by_field_name("function"))) in words(
        "elements", "calls"
    )


def component_around(place: Node) -> Node | None:
    """Return the outermost function that draws what a place is part of; None for words that are not drawn."""
    found: Node | None = None
    node, is_drawn = place.parent, False
    while node is not None:
        if node.type in FUNCTIONS:
            if not is_drawn:
                return found
            found, is_drawn = node, False
        elif is_element(node):
            is_drawn = True
        node = node.parent
    return found


def draw(scripts: Scripts, component: Spot) -> Drawn:
    """Read a component: its words and what can be touched."""
    said: dict[str, None] = {}
    touchables: list[Touchable] = []
    fields = 0
    hints: list[str] = []
    is_whole = True
    for call in _elements_in(scripts, component.node):
        spot = Spot(component.source, call)
        name, pairs, children = _parts(scripts, spot)
        is_whole &= not any(_is_told_elsewhere(scripts, spot.source, one) for one in children)
        for text in _texts(scripts, component.source, children):
            said[text] = None
        fields += name in words("elements", "fields")
        if "placeholder" in pairs:
            hints += scripts.texts(Spot(component.source, pairs["placeholder"])) or ()
        pressed = next((pairs[one] for one in pairs if one in words("touches", "handed")), None)
        if pressed is not None:
            label = tuple(_label(scripts, spot, pairs))
            touchables.append(
                Touchable(spot, label, pressed, name in words("elements", "boxes"))
            )
    shown = tuple(said)[:_MOST_WORDS]
    is_whole &= len(shown) == len(said)
    return Drawn(component, shown, tuple(touchables), fields, tuple(hints), is_whole)


def _elements_in(scripts: Scripts, node: Node) -> Iterator[Node]:
    """Yield the calls in a component that make elements, in order."""
    todo, count = [node], 0
    while todo and count < _MOST_NODES:
        one = todo.pop()
        count += 1
        scripts.budget.spend()
        if is_element(one):
            yield one
        todo += reversed(one.named_children)


def _parts(scripts: Scripts, call: Spot) -> tuple[str, dict[str, Node], list[Node]]:
    """Return what an element is, what it is given, and its children."""
    given = arguments_of(call.node)
    name = last_name(path_of(call.node.child_by_field_name("function")))
    kind = ""
    if given:
        kind = (
            string_of(given[0]) if given[0].type == "string" else last_name(path_of(given[0]))
        )
    pairs: dict[str, Node] = {}
    if len(given) > 1:
        pairs = dict(pairs_of(scripts.resolved(Spot(call.source, given[1])).node))
    if name in _GIVEN_CHILDREN:
        return kind, pairs, [pairs["children"]] if "children" in pairs else []
    return kind, pairs, given[2:]


def _texts(scripts: Scripts, source: Source, children: Sequence[Node]) -> Iterator[str]:
    """Yield the words among an element's children, inner elements left out."""
    for one in children:
        node = bare(one)
        if node.type == "array":
            yield from _texts(scripts, source, node.named_children)
        elif node.type in (
            "string",
            "template_string",
            "binary_expression",
            "ternary_expression",
        ):
            yield from _plain(scripts, source, node)
        elif node.type == "call_expression":
            name = last_name(path_of(node.child_by_field_name("function")))
            if name in _OF_TEXT:
                yield from _texts(scripts, source, arguments_of(node)[:1])


def _is_told_elsewhere(scripts: Scripts, source: Source, child: Node) -> bool:
    """Say whether a child is words that a call gives which is handed their name: `t("consent.text")`."""
    node = bare(child)
    if node.type == "array":
        return any(_is_told_elsewhere(scripts, source, one) for one in node.named_children)
    if node.type != "call_expression" or is_element(node):
        return False
    name = last_name(path_of(node.child_by_field_name("function")))
    given = arguments_of(node)[:1]
    is_named = bool(given) and given[0].type in ("string", "template_string")
    return name not in _OF_TEXT and name not in words("elements", "calls") and is_named


def _plain(scripts: Scripts, source: Source, node: Node) -> Iterator[str]:
    found = scripts.texts(Spot(source, node))
    if found is not None:
        yield from (one for one in found if one.strip())
        return
    for one in (
        node.named_children
    ):  # Of a text that is joined with what comes from elsewhere, its own words.
        if one.type in ("string", "string_fragment", "binary_expression", "template_string"):
            if one.type == "string_fragment":
                text = one.text.decode("utf-8", "replace") if one.text else ""
                if text.strip():
                    yield text
            else:
                yield from _plain(scripts, source, one)


def _label(scripts: Scripts, call: Spot, pairs: dict[str, Node]) -> Iterator[str]:
    """Yield what a touchable element says: its own words and those inside it."""
    for key in _LABELS:
        if key in pairs:
            yield from scripts.texts(Spot(call.source, pairs[key])) or ()
    for inner in _elements_in(scripts, call.node):
        _, _, children = _parts(scripts, Spot(call.source, inner))
        yield from _texts(scripts, call.source, children)

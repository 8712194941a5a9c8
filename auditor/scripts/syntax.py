"""Scripts as syntax trees, and the words by which the other modules of this room look at them.

Trees are made by tree-sitter in compiled code; nothing here makes an object for every node of a bundle.
Source: ECMAScript 2025, tree-sitter-javascript's node types.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

FUNCTIONS: Final = frozenset(
    {
        "function_expression",
        "function_declaration",
        "arrow_function",
        "method_definition",
        "generator_function",
        "generator_function_declaration",
    }
)
NAMES: Final = frozenset(
    {
        "identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
    }
)
_WRAPS: Final = frozenset(
    {"parenthesized_expression", "await_expression", "yield_expression", "sequence_expression"}
)
_LINE: Final = re.compile(rb"\n")
_EXCERPT: Final = 80
_ESCAPE: Final = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.|\n))"
)
_ESCAPES: Final = {
    "n": "\n",
    "t": "\t",
    "r": "\n",
    "b": "",
    "f": "",
    "v": "",
    "0": "",
    "\n": "",
}


@dataclass(eq=False)
class Source:
    """One script, or the scripts of one page at their places in it."""

    name: str
    """The member of the package, with its part."""
    data: bytes
    page: str = ""
    """The page whose script it is, by member name; empty for what every page may have."""
    control: str = ""
    """For what an element of the page runs itself: which."""
    root: Node = field(init=False)

    def __post_init__(self) -> None:
        self.root = _parser().parse(self.data).root_node

    @property
    def is_whole(self) -> bool:
        """Say whether all of it is a script that was understood."""
        return not self.root.has_error

    def at(self, start: int, end: int) -> Node | None:
        """Return the smallest node that holds some bytes."""
        return self.root.descendant_for_byte_range(start, end)

    def quoted(self, node: Node) -> str:
        """Quote what stands at a node, with its line, for people."""
        line = len(_LINE.findall(self.data, 0, node.start_byte)) + 1
        words = " ".join(text_of(node)[: _EXCERPT * 2].split())[:_EXCERPT]
        return f"line {line}: {words}"


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_javascript.language()))


def text_of(node: Node | None) -> str:
    """Return what stands at a node."""
    data = node.text if node is not None else None
    return data.decode("utf-8", "replace") if data else ""


def function_around(node: Node) -> Node | None:
    """Return the function in which a node stands; None for what a script runs by itself."""
    above = node.parent
    while above is not None and above.type not in FUNCTIONS:
        above = above.parent
    return above


def bare(node: Node) -> Node:
    """Return an expression without parentheses and `await`; of a sequence its last one."""
    while True:
        if node.type not in _WRAPS or not node.named_child_count:
            return node
        node = node.named_children[-1]


def path_of(node: Node | None) -> str:
    """Return a dotted name as far as it is one: `uni.showModal`, `?.then`, `this.sync`."""
    if node is None:
        return "?"
    node = bare(node)
    if node.type in NAMES or node.type in ("this", "super"):
        return text_of(node)
    if node.type == "member_expression":
        name = text_of(node.child_by_field_name("property"))
        return f"{path_of(node.child_by_field_name('object'))}.{name}"
    if node.type == "subscript_expression":
        index = node.child_by_field_name("index")
        if index is not None and index.type == "string":
            return f"{path_of(node.child_by_field_name('object'))}.{string_of(index)}"
    if node.type == "call_expression":
        given = arguments_of(node)
        if path_of(node.child_by_field_name("function")) == "Object" and len(given) == 1:
            return path_of(given[0])  # How webpack calls what another module gives.
    return "?"


def last_name(path: str) -> str:
    """Return the last part of a dotted name."""
    return path.rpartition(".")[2]


def arguments_of(call: Node) -> list[Node]:
    """Return what a call hands over, in order."""
    held = call.child_by_field_name("arguments")
    if held is None or held.type != "arguments":
        return []
    return [one for one in held.named_children if one.type != "comment"]


def pairs_of(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the keys of an object with their values; a method is its own value."""
    if node.type != "object":
        return
    for one in node.named_children:
        if one.type == "pair":
            value = one.child_by_field_name("value")
            if value is not None:
                yield key_of(one.child_by_field_name("key")), value
        elif one.type == "method_definition":
            yield key_of(one.child_by_field_name("name")), one
        elif one.type == "shorthand_property_identifier":
            yield text_of(one), one


def key_of(node: Node | None) -> str:
    """Return the name that a key of an object is."""
    if node is None:
        return ""
    if node.type == "string":
        return string_of(node)
    if node.type == "computed_property_name":
        inner = node.named_children[:1]
        return string_of(inner[0]) if inner and inner[0].type == "string" else "?"
    return text_of(node)


def string_of(node: Node) -> str:
    """Return the value of a literal string, or of a template without holes."""
    return unescaped(text_of(node)[1:-1])


def unescaped(text: str) -> str:
    """Return what a piece of a string or template stands for, its escapes resolved."""
    return _ESCAPE.sub(_of_escape, text) if "\\" in text else text


def _of_escape(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    if number:
        value = int(number, 16)
        return chr(value) if value < 0x110000 and not 0xD800 <= value < 0xE000 else ""
    return _ESCAPES.get(found[4], found[4])


def parameters_of(function: Node) -> list[Node]:
    """Return the parameters of a function as they stand: names, patterns, names with defaults."""
    single = function.child_by_field_name("parameter")
    if single is not None:
        return [single]
    held = function.child_by_field_name("parameters")
    return [] if held is None else [one for one in held.named_children if one.type != "comment"]


def literal_truth(node: Node) -> bool | None:
    """Say whether a literal counts as true; None for what is no literal."""
    if node.type in ("true", "false"):
        return node.type == "true"
    if node.type in ("null", "undefined") or text_of(node) in ("undefined", "void 0", "!1"):
        return False
    if text_of(node) == "!0":
        return True
    if node.type == "number":
        return text_of(node).strip("0.") != ""
    if node.type == "string":
        return len(text_of(node)) > len("''")
    return True if node.type in ("object", "array") or node.type in FUNCTIONS else None

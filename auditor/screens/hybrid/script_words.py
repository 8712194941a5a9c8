"""Which words of scripts stand on a screen that was found, and which nobody can answer or ever reads."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tree_sitter import Node

from auditor.screens.hybrid.script_screens import occurrences
from auditor.screens.hybrid.script_world import Asked, ScriptWorld
from auditor.screens.inventory.texts import Text
from auditor.scripts.apis import is_any
from auditor.scripts.elements import component_around
from auditor.scripts.syntax import FUNCTIONS, key_of, path_of

_LOGS: Final = ("console.", "logger.", "log.")
_RAISED: Final = frozenset({"Error", "TypeError", "RangeError", "Exception"})
_HINTS: Final = frozenset(
    {"placeholder", "navigationBarTitleText", "accessibilityLabel", "alt"}
)


def placed_words(
    world: ScriptWorld, asked: Sequence[Asked], texts: Sequence[Text]
) -> frozenset[Text]:
    """Return the texts of scripts all of whose places are on screens that were found."""
    calls = {each for one in asked for each in one.dialogs}
    drawn = {each for one in asked for each in one.drawn}
    return frozenset(
        text
        for text in texts
        if _all(
            _is_placed(spot.node, calls, drawn) or _is_aside(spot.node)
            for spot in occurrences(world, text)
        )
    )


def words_aside(world: ScriptWorld, texts: Sequence[Text]) -> frozenset[Text]:
    """Return the texts of scripts that are only told in passing, logged, or hints of fields."""
    return frozenset(
        text
        for text in texts
        if _all(_is_aside(spot.node) for spot in occurrences(world, text))
    )


def _all(found: Iterable[bool]) -> bool:
    every = list(found)
    return bool(every) and all(every)


def _above(node: Node) -> Iterator[Node]:
    above: Node | None = node
    while above is not None:
        yield above
        above = above.parent


def _is_placed(node: Node, calls: set[Node], drawn: set[Node]) -> bool:
    return component_around(node) in drawn or any(one in calls for one in _above(node))


def _is_aside(node: Node) -> bool:
    """Say whether what stands somewhere is told in passing, written to a log, or a hint."""
    for one in _above(node):
        if one.type in FUNCTIONS:
            return False
        if one.type == "pair" and key_of(one.child_by_field_name("key")) in _HINTS:
            return True
        if one.type in ("call_expression", "new_expression"):
            function = one.child_by_field_name("function") or one.child_by_field_name(
                "constructor"
            )
            path = path_of(function)
            if path.startswith(_LOGS) or path in _RAISED:
                return True
            return is_any(path, "effects", "passing")
    return False

"""Tells the pages of a laid-out screen apart of which a flipper shows one at a time.

An app of one activity may lay all its screens into one layout and turn them by `setDisplayedChild`. Taken for one
screen, the form of its last page would stand beside the question of another, and all would be shown as the app starts.
Source: android.widget.ViewAnimator (shows one child, at first that of number 0).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from auditor.model.app import Layout, View
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.view_trees import all_views

FLIPPERS: Final = ("ViewFlipper", "ViewAnimator", "ViewSwitcher")
"""Ends of the tags of layouts that show one child at a time."""
_CONTROLS: Final = frozenset({"buttons", "boxes"})
_FEWEST: Final = 2
"""Pages that have controls of their own; what turns below one pair of buttons is no page, but a picture."""
_MOST: Final = 24

Turn = tuple[int | None, int]
"""The id of a flipper, and which of its children it shows."""


def pages_of(layouts: Sequence[Layout]) -> list[tuple[tuple[Turn, ...], Sequence[Layout]]]:
    """Return the pages of a layout (in all its configurations), each by what was turned to show it.

    One with no turns, where it has no flipper, or its configurations differ in it.
    """
    done: list[tuple[tuple[Turn, ...], Sequence[Layout]]] = []
    todo: list[tuple[tuple[Turn, ...], Sequence[Layout]]] = [((), layouts)]
    while todo:
        turns, roots = todo.pop(0)
        flippers = [next(_flippers(one.root), None) for one in roots]
        known = {(one.id, len(one.children)) for one in flippers if one is not None}
        if None in flippers or len(known) != 1 or len(done) + len(todo) > _MOST:
            done.append((turns, roots))
            continue
        ((identity, count),) = known
        for index in range(count):
            turned = [
                replace(one, root=_turned(one.root, flipper, index))
                for one, flipper in zip(roots, flippers, strict=True)
                if flipper is not None
            ]
            todo.append(((*turns, (identity, index)), turned))
    return done


def _flippers(root: View) -> Iterator[View]:
    """Yield the flippers among whose children several have controls, in reading order."""
    for view in all_views([root]):
        if view.tag.endswith(FLIPPERS) and sum(map(_has_controls, view.children)) >= _FEWEST:
            yield view


def _has_controls(page: View) -> bool:
    return any(
        one.on_click is not None or knowledge().view_kind(one.tag) in _CONTROLS
        for one in all_views([page])
    )


def _turned(root: View, flipper: View, index: int) -> View:
    """Return a layout in which a flipper has one child alone."""
    if root is flipper:
        return replace(root, children=root.children[index : index + 1])
    return replace(root, children=tuple(_turned(one, flipper, index) for one in root.children))

"""Walks over the views of layouts, and over the sketches drawn from them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from zlib import crc32

from auditor.model.access import ViewNode
from auditor.model.app import View
from auditor.sentences.masking import masked

BOUND: Final = -0x10000
"""Numbers at and below it stand for views without an id."""
_HEARD: Final = -0x14000
"""Those from here on down have a method that `android:onClick` names; the same words and method, the same number."""
_MOST: Final = 0xBFFF
_TAG: Final = re.compile(r"binding_(\d{1,4})")


def all_views(roots: Iterable[View]) -> Iterator[View]:
    """Yield the views of trees in reading order."""
    for root in roots:
        yield root
        yield from all_views(root.children)


def identified(view: View) -> View:
    """Give a number of its own to a view that has no id, where data binding finds it by its tag or its touch is heard."""
    children = tuple(identified(one) for one in view.children)
    return replace(view, id=_number(view) if view.id is None else view.id, children=children)


def _number(view: View) -> int | None:
    hit = _TAG.fullmatch(view.bound or "")
    if hit is not None:
        return BOUND - int(hit[1])
    if view.on_click is None:
        return None
    told = f"{view.on_click} {view.bound} {view.text_id} {view.text}"
    return _HEARD - (crc32(told.encode()) & _MOST)


def with_rows(node: ViewNode, name: str, texts: Iterable[str]) -> ViewNode:
    """Return a sketch with the words of its rows below the list of an id's name."""
    children = tuple(with_rows(one, name, texts) for one in node.children)
    if node.id == name:
        rows = (ViewNode("text", masked(one), None, None, None) for one in texts)
        children = (*children, *rows)
    return replace(node, children=children)


def with_deeds(node: ViewNode, deeds: dict[str, ViewNode]) -> ViewNode:
    """Return a sketch whose controls say what they do; `deeds` by the id's name."""
    known = deeds.get(node.id or "")
    return replace(
        node,
        text=known.text if known is not None else node.text,
        does=known.does if known is not None else node.does,
        children=tuple(with_deeds(one, deeds) for one in node.children),
    )


def each_once(views: Iterable[View]) -> Iterator[View]:
    """Yield each view once that is there in several configurations."""
    done: set[tuple[int | None, str | None, str]] = set()
    for view in views:
        key = (view.id, view.text, view.tag)
        if key not in done:
            done.add(key)
            yield view

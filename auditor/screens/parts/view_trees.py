"""Walks over the views of layouts, and over the sketches drawn from them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from auditor.model.access import ViewNode
from auditor.model.app import View
from auditor.sentences.masking import masked

BOUND: Final = -0x10000
"""Numbers at and below it stand for views without an id."""
_TAG: Final = re.compile(r"binding_(\d{1,4})")


def all_views(roots: Iterable[View]) -> Iterator[View]:
    """Yield the views of trees in reading order."""
    for root in roots:
        yield root
        yield from all_views(root.children)


def identified(view: View) -> View:
    """Give a number of its own to a view that has no id and that data binding finds by its tag."""
    children = tuple(identified(one) for one in view.children)
    hit = _TAG.fullmatch(view.bound or "")
    identity = view.id if view.id is not None or hit is None else BOUND - int(hit[1])
    return replace(view, id=identity, children=children)


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

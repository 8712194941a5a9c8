"""Answers which boxes a touch ticks before anybody sees them.

Who touches the row beside a box ticks it. *Next* on the page before, whose listener ticks the box of the page that it
brings up, is nobody's answer: the box is ticked beforehand. Source: android.widget.ViewAnimator, android.view.View.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.code.calls.callgraph import CallGraph, Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number, ViewById
from auditor.code.resolution.constants import Resolver
from auditor.model.app import View
from auditor.model.vocabulary import Kleene
from auditor.screens.parts.touches import is_touch
from auditor.screens.parts.view_trees import all_views
from auditor.screens.views.other_layouts import OtherLayouts

_MOST_CALLERS: Final = 12
_SHOWS: Final = "setVisibility"
_VISIBLE: Final = 0


def ticked_unseen(
    others: OtherLayouts,
    graph: CallGraph,
    method: MethodNumber,
    box: int,
    beside: Sequence[View],
) -> Kleene:
    """Say whether only touches from where a box is not to be seen run a method that ticks it.

    `beside` are the views of its page. They are touches of what a layout has with the box on another page. Where the
    same touch brings up the part that the box stands in, it may be that of a button which agrees: *unknown*.
    """
    run, touches = _led_by(graph, method)
    here = {one.id for one in beside}
    if touches and all(_is_on_another_page(others, one, box, here) for one in touches):
        return Kleene.YES
    is_shown = bool(touches) and _brings_up(others.resolver, run, _parts_around(box, beside))
    return Kleene.UNKNOWN if is_shown else Kleene.NO


def _led_by(graph: CallGraph, method: MethodNumber) -> tuple[list[MethodNumber], list[Edge]]:
    """Return the methods that lead to one behind a touch, itself among them, and the touches."""
    seen, touches, todo = {method: None}, list[Edge](), [method]
    while todo:
        for edge in graph.callers(todo.pop()):
            if is_touch(edge):
                touches.append(edge)
            elif edge.source not in seen and len(seen) < _MOST_CALLERS:
                seen[edge.source] = None
                todo.append(edge.source)
    return list(seen), touches


def _is_on_another_page(
    others: OtherLayouts, touch: Edge, box: int, here: Iterable[int | None]
) -> bool:
    """Say whether each view that a touch may be of stands in one layout with a box, and not on its page."""
    call = others.resolver.call_at(touch.source, touch.pc)
    values = () if call is None else others.resolver.receiver(Scope(touch.source), call)
    touched = [one.id for one in values if isinstance(one, ViewById)]
    return (
        bool(touched)
        and len(touched) == len(values)
        and not set(touched).intersection(here)
        and all(others.holds_both((one, box), touch.source) for one in touched)
    )


def _parts_around(box: int, views: Sequence[View]) -> Iterator[View]:
    """Yield the parts that a box stands in, and that are hidden at first."""
    for view in views:
        if (
            view.id
            and view.is_hidden
            and any(one.id == box for one in all_views(view.children))
        ):
            yield view


def _brings_up(
    resolver: Resolver, methods: Sequence[MethodNumber], parts: Iterable[View]
) -> bool:
    """Say whether one of some methods makes a hidden part visible."""
    hidden = {one.id for one in parts}
    if not hidden:
        return False
    for method in methods:
        for site in resolver.program.calls_in(method):
            call = resolver.call_at(method, site.pc) if f"->{_SHOWS}(" in site.target else None
            if call is None:
                continue
            scope = Scope(method)
            shown = resolver.argument(scope, call, 0)
            views = resolver.receiver(scope, call)
            if any(isinstance(one, Number) and one.value == _VISIBLE for one in shown) and any(
                isinstance(one, ViewById) and one.id in hidden for one in views
            ):
                return True
    return False

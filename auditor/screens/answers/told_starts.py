"""What an activity shows that one of its own controls opens anew: the page that its intent tells it.

`startActivity(new Intent(this, PageActivity.class).putExtra("page", REFERENCE))` out of `PageActivity` is no question
asked again: apps of one activity go from page to page so. Source: android.content.Intent, android.app.Activity (`getIntent`).
"""

from collections.abc import Iterable

from auditor.code.evaluation.answered import EXTRA, OPENED_BY, OWN, Ending, Thing
from auditor.code.trials.revealing import pages_of
from auditor.screens.presses.pressing import Presser
from auditor.screens.presses.unasked import started


def told_start(way: Ending, owner: str) -> Ending | None:
    """Return what the one intent tells an activity by which a way opens it; None where it tells nothing."""
    leading = {
        own
        for (name, own), goal in way.heap
        if name == "intent" and goal == Thing("class", owner)
    }
    if len(leading) != 1:
        return None
    (intent,) = leading
    told = {one for one in way.heap if one[0][1] == intent and one[0][0].startswith(EXTRA)}
    opened = ((OPENED_BY, Thing("object", owner, OWN)), intent)
    return Ending(frozenset(), frozenset({*told, opened})) if told else None


def pages_told(
    presser: Presser, owner: str, told: Ending, layouts: Iterable[int]
) -> frozenset[int] | None:
    """Return the layouts of an activity that comes up, told something; None where they are not known.

    `layouts`: the page on which the control stands, one of several; where that comes up on some ways
    alone, it is not known either.
    """
    run = started(presser, owner, told)
    shown = [pages_of(one.events) for one in run.endings]
    pages = frozenset[int | None]().union(*shown)
    if not run.is_whole or not all(shown) or not pages or None in pages:
        return None
    is_there = {not one.isdisjoint(layouts) for one in shown}
    return frozenset(one for one in pages if one is not None) if len(is_there) == 1 else None

"""Answers which boxes code ticks before anybody touches them.

`setChecked(true)`, `toggle()`, and `RadioGroup.check(id)`. What only a touch brings about is the borrower's own doing:
a row beside the box that ticks it. Source: android.widget.CompoundButton and RadioGroup.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.code.resolution.constants import Resolver
from auditor.model.app import View
from auditor.model.vocabulary import Kleene
from auditor.screens.parts.touches import runs_untouched

ONE_OF: Final = "RadioButton"
"""How the tags of boxes end of which only one can be ticked."""
_SETS: Final = frozenset({"setChecked", "setSelected"})
_TURNS: Final = "toggle"
_CHOOSES: Final = "check"
TICKS: Final = _SETS | {_TURNS, _CHOOSES}
"""Methods of a view by which it is ticked, or one below it."""
_LAYS: Final = frozenset({"inflate", "setContentView", "setView", "addView"})
"""Methods by which views come onto a screen."""
_TICK: Final = {True: Kleene.YES, False: Kleene.NO}


def ticked_by(
    resolver: Resolver,
    graph: CallGraph,
    at: tuple[Scope, Call],
    views: Iterable[int],
    beside: Iterable[View],
) -> Iterator[tuple[int, Kleene]]:
    """Yield the ids of boxes that a call of `TICKS` ticks or not: of the views it is called on, or of those beside them."""
    scope, call = at
    if call.name == _TURNS and not call.types:
        found = [(one, Kleene.UNKNOWN) for one in views]
    elif call.name == _CHOOSES and call.types == ("I",):
        chosen = _numbers(resolver, scope, call)
        several = [one.id for one in beside if one.id and one.tag.endswith(ONE_OF)]
        known = [one for one in several if one in chosen]
        found = (
            [(known[0], Kleene.YES)]
            if len(chosen) == len(known) == 1
            else [(one, Kleene.UNKNOWN) for one in several]
        )
    elif call.name in _SETS and call.types == ("Z",):
        said = _numbers(resolver, scope, call)
        now = _TICK[said == {1}] if len(said) == 1 and None not in said else Kleene.UNKNOWN
        found = [(one, now) for one in views]
    else:
        return

    def lays(method: MethodNumber) -> bool:
        calls = resolver.program.calls_in(method)
        return any(one.target.partition("->")[2].partition("(")[0] in _LAYS for one in calls)

    if found and runs_untouched(graph, call.method, lays):
        yield from found


def _numbers(resolver: Resolver, scope: Scope, call: Call) -> set[int | None]:
    """Return the numbers that the first parameter of a call can be; None stands for what is not known."""
    values = resolver.argument(scope, call, 0)
    return {one.value if isinstance(one, Number) else None for one in values} or {None}

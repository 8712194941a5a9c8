"""Finds which screens one control alone opens, where its code is the same for others.

A base class links buttons to screens: one listener opens the class that it was made with. What tells one
button from the next is not which instructions run, but what they are given.
"""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import Thing
from auditor.code.trials.known_texts import BEGUN, CONSOLE_LINE, REQUEST
from auditor.screens.presses.pressing import Run, Use

_OPENS = "start"
_SAID: Final = frozenset({"text", REQUEST, BEGUN, CONSOLE_LINE})
"""Kinds of what a page hands over as its words or its address."""


def is_otherwise(run: Run, others: Sequence[Run], *, is_looked_at: bool) -> bool:
    """Say whether a control does or may do something else than others that run the same code.

    A run of which not all was followed may; `is_looked_at`: where it was asked what is the control's alone.
    """
    rest = {place for one in others for place in one.visited}
    is_whole = not is_looked_at or all(one.is_whole for one in (run, *others))
    return bool(rest) and (
        bool(run.visited - rest) or not is_whole or bool(opens_else(run, others))
    )


def opens_else(run: Run, others: Sequence[Run]) -> frozenset[str]:
    """Return the screens that a run opens and the others, of the same code, do not."""
    return _opened(run).difference(*map(_opened, others))


def opened(use: Use, run: Run) -> frozenset[Site]:
    """Return where the screens are named that a control opens because its listener was made with them."""
    found = _opened(run)
    return frozenset(site for name, site in use.handler.named if name in found)


def opened_alone(use: Use, run: Run, others: Sequence[Run]) -> frozenset[Site]:
    """Return where the screens are named that a control alone opens; nothing where not all is told."""
    found = opens_else(run, others) if others and run.is_whole else frozenset()
    named = [site for name, site in use.handler.named if name in found]
    return frozenset(named) if found <= {name for name, _ in use.handler.named} else frozenset()


def _opened(run: Run) -> frozenset[str]:
    return frozenset(
        one.what for each in run.endings for one in each.events if one.kind == _OPENS
    )


def is_undecided(use: Use, run: Run) -> bool:
    """Say whether what a page says leads to one thing or another: how its address is looked at was not told."""
    says = any(isinstance(one, Thing) and one.kind in _SAID for one in use.words)
    kinds = {frozenset(one.kind for one in each.events) for each in run.endings}
    return says and len(kinds) > 1

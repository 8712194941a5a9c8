"""Finds what follows an acceptance and runs without it too: what other controls do as well, what the screen beneath does once it is seen again.

A form opens the page of a question, which keeps the answer and closes; what the form does in `onResume` follows
the acceptance then. Not so what it does as it first comes up: that was done before anything was asked.
One listener of both buttons may ask the system whatever was touched: who agrees has agreed all the same before it asks.
Source: android.app.Activity of the SDK at API 37 ("Activity Lifecycle").
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from auditor.code.classes.values import Site
from auditor.model.names import outer_class
from auditor.model.vocabulary import Role
from auditor.screens.answers.choices import Pressed
from auditor.screens.answers.effects import FINISHES
from auditor.screens.answers.returning import Returning
from auditor.screens.memory.memories import NOTHING
from auditor.screens.parts.shown import Choice
from auditor.screens.presses.pressing import Presser, Run
from auditor.screens.presses.unasked import first_started, resumed

_GOALS: Final = frozenset({"ask", "read"})
_NOWHERE: Final = frozenset[Site]()


def with_followed(
    pressed: Sequence[Pressed], owner: str, presser: Presser, returning: Returning
) -> list[Choice]:
    """Return the choices of a screen, those that accept with what follows them and runs without them too."""
    return [
        replace(
            one.choice,
            followed_by=_shared(one) | _beneath(one, owner, presser, returning),
        )
        if one.choice.role is Role.ACCEPT
        else one.choice
        for one in pressed
    ]


def _shared(one: Pressed) -> frozenset[Site]:
    """Return what a control runs where its listener does the same for others, so that none of it is its own."""
    runs = one.choice.runs
    if not runs or any(each.pcs != frozenset() for each in runs):
        return _NOWHERE
    return _NOWHERE.union(*(each.visited for each in one.runs))


def _beneath(
    one: Pressed, owner: str, presser: Presser, returning: Returning
) -> frozenset[Site]:
    """Return what the screens beneath do as they are seen again, where a control closes its own."""
    return _seen_again(owner, presser, returning) if any(map(_closes, one.runs)) else _NOWHERE


def _closes(run: Run) -> bool:
    """Say whether a press closes its screen on some way, and nothing but that."""
    return any(
        one.kind == "exit" and one.what in FINISHES
        for each in run.endings
        for one in each.events
    )


def _seen_again(owner: str, presser: Presser, returning: Returning) -> frozenset[Site]:
    program = presser.program
    if not returning.kinds.is_activity(owner):
        return _NOWHERE
    openers = {outer_class(program.owner(one)) for one in returning.naming(owner)} - {owner}
    return _NOWHERE.union(
        *(_asked_again(one, presser) for one in _activities(openers, returning))
    )


def _activities(names: Iterable[str], returning: Returning) -> list[str]:
    return sorted(filter(returning.kinds.is_activity, names))


def _asked_again(name: str, presser: Presser) -> frozenset[Site]:
    """Return what a screen runs as it is seen again, where it asks or reads then, and not as it first comes up."""
    again = resumed(presser, name, NOTHING)
    if not any(one.kind in _GOALS for each in again.endings for one in each.events):
        return _NOWHERE
    first = first_started(presser, name)
    return again.visited - first.visited if first.is_whole else _NOWHERE

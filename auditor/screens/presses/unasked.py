"""Runs what Android runs of an activity by itself: as it comes up, and as it is seen again.

Source: android.app.Activity of the SDK at API 37 ("Activity Lifecycle").
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import OWN, Ending, Thing
from auditor.model.names import LIBRARIES
from auditor.screens.memory.memories import NOTHING
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Use

_MADE: Final = "<init>()V"
_COMES_UP: Final = (_MADE, "onCreate(Landroid/os/Bundle;)V", "onStart()V", "onResume()V")
_COMES_BACK: Final = ("onRestart()V", "onStart()V", "onResume()V")


def started(presser: Presser, owner: str, kept: Ending = NOTHING) -> Run:
    """Run what Android runs of an activity as it comes up, one after the other; `kept` is what was kept before.

    Its constructor shows nothing, for there is no window yet: it only tells what the fields hold.
    """
    run = _run(presser, owner, _COMES_UP, kept)
    return replace(run, is_whole=run.is_whole and run.endings != (kept,))


def resumed(presser: Presser, owner: str, kept: Ending) -> Run:
    """Run what Android runs of an activity that is seen again, once what lay above it is gone."""
    return _run(presser, owner, _COMES_BACK, kept)


def _run(presser: Presser, owner: str, signatures: Sequence[str], kept: Ending) -> Run:
    own = Thing("object", owner, OWN)
    before, is_whole = [kept], True
    visited: frozenset[Site] = frozenset()
    for signature in signatures:
        method = presser.graph.hierarchy.resolve_method(owner, signature)
        if method is None or presser.program.owner(method) in presser.graph.renamed_calls.bases:
            continue
        if signatures is _COMES_BACK and presser.program.owner(method).startswith(LIBRARIES):
            continue  # What androidx does then no borrower notices.
        after: dict[Ending, None] = {}
        for one in before:
            run = presser.run(Use(Handler(method, own, one), (None,)), ticked=None)
            after.update(dict.fromkeys(run.endings))
            visited |= run.visited
            is_whole = is_whole and (run.is_whole or signature == _MADE)
        before = list(after) or before
    return Run(visited, tuple(before), is_whole=is_whole)

"""Runs what Android runs of an activity by itself: as it comes up, and as it is seen again.

Source: android.app.Activity of the SDK at API 37 ("Activity Lifecycle").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import LAUNCH, OPENED_BY, OWN, Ending, Thing
from auditor.model.names import LIBRARIES
from auditor.screens.memory.memories import NOTHING
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Told, Use
from auditor.screens.presses.said_words import Said

_MADE: Final = "<init>()V"
_COMES_UP: Final = (_MADE, "onCreate(Landroid/os/Bundle;)V", "onStart()V", "onResume()V")
_PLAIN: Final = (":Z", ":I", ":J", ":Ljava/lang/Boolean;", ":Ljava/lang/String;")
"""Types of fields that say how far somebody came."""
_COMES_BACK: Final = ("onRestart()V", "onStart()V", "onResume()V")


def started(presser: Presser, owner: str, kept: Ending = NOTHING) -> Run:
    """Run what Android runs of an activity as it comes up, one after the other; `kept` is what was kept before.

    Its constructor shows nothing, for there is no window yet: it only tells what the fields hold.
    """
    run = _run(presser, owner, _COMES_UP, kept)
    return replace(run, is_whole=run.is_whole and run.endings != (kept,))


def launched(presser: Presser, owner: str) -> Run:
    """Run what Android runs of an activity that the home screen opens, which tells it nothing."""
    by_home = ((OPENED_BY, Thing("object", owner, OWN)), LAUNCH)
    return started(presser, owner, Ending(frozenset(), frozenset({by_home})))


def first_started(presser: Presser, owner: str) -> Run:
    """Run what Android runs of an activity that comes up new: its numbers, flags and texts are nothing yet."""
    own = Thing("object", owner, OWN)
    unset = (one for one in presser.program.fields_of_object(owner) if one.endswith(_PLAIN))
    heap = frozenset(((one, own), 0) for one in unset)
    return _run(presser, owner, _COMES_UP, Ending(frozenset(), heap))


def resumed(presser: Presser, owner: str, kept: Ending) -> Run:
    """Run what Android runs of an activity that is seen again, once what lay above it is gone."""
    return _run(presser, owner, _COMES_BACK, kept)


def told_starting(presser: Presser, owner: str, kept: Ending) -> frozenset[Told]:
    """Return the calls that an activity makes as it comes up, each with what it is given."""
    steps = _steps(presser, owner, _COMES_UP, kept)
    told = (presser.overheard(one, ticked=None) for _, uses in steps for one in uses)
    return frozenset[Told]().union(*told)


def _run(presser: Presser, owner: str, signatures: Sequence[str], kept: Ending) -> Run:
    last, is_whole = [kept], True
    visited: frozenset[Site] = frozenset()
    said: Said = frozenset()
    for signature, uses in _steps(presser, owner, signatures, kept):
        after: dict[Ending, None] = {}
        for one in uses:
            run = presser.run(one, ticked=None)
            after.update(dict.fromkeys(run.endings))
            visited |= run.visited
            said |= run.said
            is_whole = is_whole and (run.is_whole or signature == _MADE)
        last = list(after) or last
    return Run(visited, tuple(last), is_whole=is_whole, said=said)


def _steps(
    presser: Presser, owner: str, signatures: Sequence[str], kept: Ending
) -> Iterator[tuple[str, tuple[Use, ...]]]:
    """Yield the methods that run one after the other, each as the ways through the one before leave the screen."""
    own = Thing("object", owner, OWN)
    before = [kept]
    for signature in signatures:
        method = presser.graph.hierarchy.resolve_method(owner, signature)
        if method is None or presser.program.owner(method) in presser.graph.renamed_calls.bases:
            continue
        if signatures is _COMES_BACK and presser.program.owner(method).startswith(LIBRARIES):
            continue  # What androidx does then no borrower notices.
        uses = tuple(Use(Handler(method, own, one), (None,)) for one in before)
        yield signature, uses
        runs = [presser.run(one, ticked=None) for one in uses]
        before = list(dict.fromkeys(each for one in runs for each in one.endings)) or before

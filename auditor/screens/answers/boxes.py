"""Tells the boxes of a screen apart: the one that agrees, the one that says no, and how both stand then."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import ViewById
from auditor.code.evaluation.answered import Ending, Event
from auditor.code.resolution.constants import Resolver
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.answers.acts import agrees_in_words, names_contacts, refuses_in_words
from auditor.screens.answers.effects import Stage, always_of
from auditor.screens.notice.other_data import does_something_else
from auditor.screens.parts.shown import Choice, Effect, Shown
from auditor.screens.presses.press import TICKED, Ticks
from auditor.screens.presses.pressing import NOBODY, Run
from auditor.screens.surfaces.drafts import Draft, Piece

_TWO: Final = 2
_READS: Final = frozenset({"ask", "read"})
_ENDS: Final = frozenset({"exit", "start", "navigate"})
_NO_ID: Final = -1
"""What a group says while nothing is chosen (View.NO_ID)."""


def answers_of(draft: Draft) -> tuple[Piece | None, Piece | None]:
    """Return the box that agrees and the one that does not, where they are told; neither where not.

    Of two of which only one can be chosen, what does not agree is the other answer, however it
    puts it: "I will type a reference".
    """
    boxes = [one for one in draft.pieces if one.kind == "box"]
    no = [one for one in boxes if refuses_in_words(one.labels)]
    yes = [one for one in boxes if one not in no]
    if len(yes) > 1:
        agreeing = [one for one in yes if agrees_in_words(one.labels)]
        # Beside "I accept the terms" it is the box that speaks of the phonebook.
        yes = [one for one in agreeing if names_contacts(one.labels)] or agreeing
    if len(yes) != 1 or len(no) > 1:
        return None, None
    if not no and len(boxes) == _TWO and all(one.is_one_of for one in boxes):
        no = [one for one in boxes if one is not yes[0]]
    return yes[0], no[0] if no else None


def ticks_of(draft: Draft, *, ticked: bool) -> Ticks | None:
    """Return how the boxes of a screen stand for who agrees, or does not; None where it has none."""
    if all(one.kind != "box" for one in draft.pieces):
        return None
    yes, no = answers_of(draft)
    if yes is None:
        return Ticks(int(ticked))
    refusing = no.view_id if no is not None else None
    are_several = sum(one.kind == "box" and one is not no for one in draft.pieces) > 1
    return Ticks(
        int(ticked),
        yes.view_id if ticked else refusing or NOBODY,
        refusing,
        yes.view_id if are_several else None,
    )


def ticks_of_nothing(draft: Draft) -> Ticks | None:
    """Return how the boxes stand of which only one can be ticked while none is; None where one is from the beginning."""
    boxes = [one for one in draft.pieces if one.kind == "box"]
    is_open = len(boxes) >= _TWO and all(
        one.is_one_of and one.pre_ticked is Kleene.NO for one in boxes
    )
    return Ticks(0, _NO_ID) if is_open else None


def shuts_unticked(runs: Sequence[tuple[Run, Run]], stage: Stage) -> bool:
    """Say whether all handlers of a control leave the screen or the app where the boxes are empty.

    Each is run without a tick and with one; what runs alike heeds no box.
    """
    return bool(runs) and all(
        off.is_whole
        and off.visited != on.visited
        and Effect.EXITS in always_of(off.endings, stage)
        for off, on in runs
    )


def sends_form(piece: Piece, runs: Iterable[Run], stage: Stage) -> bool:
    """Say whether a control sends something that applies or submits by its words ("Submit", not "Continue").

    And one that sends what was typed and tells that the application was taken, whatever its words are.
    """
    submits = any(does_something_else(one.text) for one in piece.labels)
    return any(
        _is_sending(way, stage)
        if submits
        else stage.is_form(run.visited) and _tells_taken(way, stage)
        for run in runs
        for way in run.endings
    )


def _is_sending(ending: Ending, stage: Stage) -> bool:
    """Say whether a way sends something and shuts nobody out: one that tells that it was taken may close the form."""
    kinds = {one.kind for one in ending.events}
    return _tells_taken(ending, stage) or ("submit" in kinds and not kinds & {"exit", "show"})


def _tells_taken(ending: Ending, stage: Stage) -> bool:
    """Say whether a way sends something, and tells that the application was taken."""
    return any(one.kind == "submit" for one in ending.events) and any(
        one.kind == "notice" and stage.tells_taken(one.what) for one in ending.events
    )


def sends_all_the_same(without: Iterable[Ending], ticked: Iterable[Ending]) -> bool:
    """Say whether a control sends something and leads on or closes the form, with the boxes empty too, but that it reads nothing."""
    both = [{_but_for_reads(one) for one in each} for each in (without, ticked)]
    kinds = [{one.kind for one in each} for each in both[0]]
    return both[0] == both[1] and all("submit" in one and one & _ENDS for one in kinds)


def _but_for_reads(ending: Ending) -> frozenset[Event]:
    return frozenset(one for one in ending.events if one.kind not in _READS)


def may_be_answer(resolver: Resolver, scope: Scope, call: Call, shown: Iterable[Shown]) -> bool:
    """Say whether a call asks for the state of a box of some screens: what is answered there."""
    if call.returns != "Z" or call.name not in TICKED:
        return False
    boxes = {one.view_id for each in shown for one in _answering(each)}
    if not boxes:
        return False
    found = resolver.receiver(scope, call)
    views = [one.id for one in found if isinstance(one, ViewById)]
    return not views or len(views) < len(found) or not boxes.isdisjoint(views)


def _answering(shown: Shown) -> Sequence[Choice]:
    """Return the boxes that answer a screen's question, or may: where one is itself to agree, no other is."""
    boxes = [one for one in shown.choices if one.role is Role.BOX]
    return [one for one in boxes if one.is_act is Kleene.YES] or boxes

"""Answers whether a touch brings up the part of an activity's layout on which a question stands.

An app of one activity lays all its screens into one layout and shows one at a time: the children of a flipper
(`setDisplayedChild`), or parts of which all but one are hidden (`setVisibility`). What the start does not bring up
is no first launch. It is asked where the loan is applied for, as far as the pages before it tell that the borrower
applies: by the sum that is typed there, or by what the button is called that leads on. A question behind the
sign-in alone is not (decision.md, row C5); which of the two is so stays open where no page tells it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from auditor.code.evaluation.answered import Event
from auditor.code.trials.revealing import REVEAL
from auditor.model.app import View
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.boxes import ticks_of
from auditor.screens.answers.drawn_pages import DrawnPages
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.shown import Choice
from auditor.screens.parts.view_trees import all_views
from auditor.screens.placement.naming import accepts
from auditor.screens.presses.pressing import Presser, Run
from auditor.screens.presses.unasked import started
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.lexicon import fold

_DEEPEST: Final = 4
"""So many pages before a question are asked whether a loan is applied for there."""
_ANY: Final = "view:"
"""A view that is not known."""
_DRAWN: Final = "drawn:"
"""A page that code draws, by its number; one of several where nothing stands behind the colon."""

Bringing = tuple[str, str]
"""What brings a part up, as an event says it: for certain, and where it is not known what it brings up."""


@dataclass(frozen=True, slots=True)
class InnerPages:
    """Answers it for the screens of one app."""

    presser: Presser
    drafts: Sequence[Draft]
    applies: Callable[[Draft], bool]
    """Says whether somebody types the sum of a loan on a screen."""

    @property
    def drawn(self) -> DrawnPages:
        """Return what tells the pages apart that one place draws."""
        return DrawnPages(self.drafts)

    def led_to(self, draft: Draft, choices: Iterable[Choice]) -> Kleene | None:
        """Say whether a touch leads to a question where a loan is applied for; None where the start shows it."""
        asked = frozenset(
            one.view_id for one in choices if accepts(one) and one.view_id is not None
        )
        waits = [*self._turns(draft), *_hidden(draft, asked)]
        doubted = [_view(one) for one in _swapped(draft, asked)]
        if not waits and not doubted:
            return None
        run = started(self.presser, draft.owner)
        shown = self._revealed(draft, [run])
        if not waits:
            return None if any(one in shown for one, _ in doubted) else Kleene.UNKNOWN
        if all(one in shown for one, _ in waits):
            return None
        later = [one for one in waits if not shown.intersection(one)]
        if not later or not run.is_whole:
            return Kleene.UNKNOWN
        is_applying = self._applies_before(draft, later, shown, _DEEPEST)
        return Kleene.YES if is_applying else Kleene.UNKNOWN

    def _applies_before(
        self, draft: Draft, waits: Sequence[Bringing], shown: frozenset[str], depth: int
    ) -> bool:
        """Say whether a loan is applied for on a page, or by a button, that brings up some parts.

        Nor is it asked what leads to a page that the start shows (`shown`): the app begins there.
        """
        for page, piece in self._leading(draft, waits):
            if _names_loan(piece) or (page is not draft and self.applies(page)):
                return True
            before = [one for one in self._turns(page) if not shown.intersection(one)]
            if depth > 1 and before and self._applies_before(page, before, shown, depth - 1):
                return True
        return False

    def _leading(
        self, draft: Draft, waits: Sequence[Bringing]
    ) -> Iterator[tuple[Draft, Piece]]:
        """Yield the controls of an activity that bring up some parts of it."""
        for page in self.drafts:
            if page.owner != draft.owner:
                continue
            ticks = ticks_of(page, ticked=True)
            steps = {f"{one.rpartition(':')[0]}:next" for one, _ in _turned_to(page, waits)}
            for piece in page.pieces:
                runs = [self.presser.run(use, ticked=ticks) for use in piece.uses]
                shown = self._revealed(draft, runs)
                if shown & steps or any(one in shown for one, _ in waits):
                    yield page, piece

    def _revealed(self, draft: Draft, runs: Iterable[Run]) -> frozenset[str]:
        """Return what some runs bring up of an activity that shows a page."""
        found: set[str] = set()
        for run in runs:
            events = frozenset[Event]().union(run.begun, *(one.events for one in run.endings))
            found.update(one.what for one in events if one.kind == REVEAL)
            found.update(
                _DRAWN if is_drawn is Kleene.UNKNOWN else self._drawn(page)
                for page in (draft, *self.drawn.beside(draft))
                if not run.visited.isdisjoint(page.shown_at)
                and (is_drawn := self.drawn.draws(page, run.said)) is not Kleene.NO
            )
        return frozenset(found)

    def _turns(self, draft: Draft) -> list[Bringing]:
        """Return what brings up a page of flippers, as far as they do not show it at first, or one of those that code draws."""
        found = [
            (f"child:{flipper or ''}:{index}", f"child:{flipper or ''}:")
            for flipper, index in draft.turns
            if index
        ]
        is_drawn = bool(self.drawn.beside(draft))
        return [(self._drawn(draft), _DRAWN), *found] if is_drawn else found

    def _drawn(self, page: Draft) -> str:
        """Return what tells a page that code draws from the others."""
        return next(f"{_DRAWN}{at}" for at, one in enumerate(self.drafts) if one is page)


def _turned_to(page: Draft, waits: Sequence[Bringing]) -> Iterator[Bringing]:
    """Yield those of some parts that are the next child of the flipper of a page."""
    following = {f"child:{flipper or ''}:{index + 1}" for flipper, index in page.turns}
    yield from (one for one in waits if one[0] in following)


def _view(identity: int) -> Bringing:
    return f"view:{identity}", _ANY


def _hidden(draft: Draft, asked: frozenset[int]) -> list[Bringing]:
    """Return what brings up the parts around a question that the layout hides."""
    return [
        _view(one.id)
        for above in _around(draft, asked)
        for one in above
        if one.is_hidden and one.id is not None
    ]


def _swapped(draft: Draft, asked: frozenset[int]) -> Iterator[int]:
    """Yield the parts around a question that code hides and shows, as it does others beside them with controls."""
    for above in _around(draft, asked):
        for parent, part in pairwise(above):
            beside = [one for one in parent.children if one is not part and one.children]
            if (
                part.id in draft.brought_up
                and part.children
                and any(
                    one.id in draft.brought_up and _has_pieces(draft, one) for one in beside
                )
            ):
                yield part.id or 0


def _has_pieces(draft: Draft, part: View) -> bool:
    ids = {one.view_id for one in draft.pieces if one.view_id is not None}
    return any(one.id in ids for one in all_views([part]))


def _around(draft: Draft, asked: frozenset[int]) -> Iterator[list[View]]:
    """Yield the views around each control that agrees, the outermost first, itself included."""
    todo = [[root] for root in draft.roots]
    while todo:
        above = todo.pop()
        if above[-1].id in asked:
            yield above
        todo += [[*above, one] for one in above[-1].children]


def _names_loan(piece: Piece) -> bool:
    """Say whether a button is called by the loan to which it leads."""
    sums = tuple(map(fold, knowledge().loan_sums))
    return any(word in fold(text.text) for text in piece.labels for word in sums)

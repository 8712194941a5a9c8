"""Tells apart the pages of a screen that one place of the code draws: by the words that are handed on as one is drawn.

`render(state)` draws whichever page the state names, all of them by one helper, or by one call into which a compiler
joined theirs. That a press comes by that place does not tell which page it brings up; the words do that it hands to
the views. Where they are those of several pages, or of none, it is not known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.code.classes.values import Site
from auditor.model.vocabulary import Kleene
from auditor.screens.presses.pressing import Run
from auditor.screens.presses.said_words import Said
from auditor.screens.surfaces.drafts import Draft, Piece, texts_of


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """Tells it of the screens of one app."""

    drafts: Sequence[Draft]

    def beside(self, draft: Draft) -> tuple[Draft, ...]:
        """Return the other pages that are drawn where a page is that code makes."""
        places = frozenset(draft.shown_at)
        if draft.layouts or draft.closes:
            return ()
        return tuple(
            one
            for one in self.drafts
            if one is not draft and not one.layouts and not places.isdisjoint(one.shown_at)
        )

    def draws(self, draft: Draft, said: Said) -> Kleene:
        """Say whether a run that hands on some words draws a page, and none of those beside it."""
        mine = _words(draft)
        others = frozenset[int | str]().union(*map(_words, self.beside(draft)))
        is_mine, is_other = bool(said & (mine - others)), bool(said & (others - mine))
        if is_mine is is_other:
            return Kleene.UNKNOWN
        return Kleene.YES if is_mine else Kleene.NO

    def shown_at(
        self, draft: Draft, runs: Sequence[Run], piece: Piece | None = None
    ) -> frozenset[Site]:
        """Return the places by which some runs are known to show a page: not those that show others too, unless it is this one.

        Of pages that are laid out in XML, what is set tells by itself which of them it is. `piece`: the control that is pressed.
        """
        if not _may_draw_anew(draft, runs, piece):
            return frozenset()
        beside = self.beside(draft)
        if beside and all(self.draws(draft, one.said) is Kleene.YES for one in runs):
            return frozenset(draft.shown_at)
        others = (*beside, *self._set_by_the_same(draft))
        return frozenset(draft.shown_at).difference(*(one.shown_at for one in others))

    def _set_by_the_same(self, draft: Draft) -> tuple[Draft, ...]:
        """Return the pages of other layouts that are set where a page is."""
        places, layouts = frozenset(draft.shown_at), frozenset(draft.layouts)
        if not layouts or draft.closes:
            return ()
        return tuple(
            one
            for one in self.drafts
            if one.layouts
            and layouts.isdisjoint(one.layouts)
            and not places.isdisjoint(one.shown_at)
        )


def _may_draw_anew(draft: Draft, runs: Iterable[Run], piece: Piece | None) -> bool:
    """Say whether some runs can make a page once more that a control stands on: by code, which then hands on the control's words."""
    if draft.layouts or draft.closes or piece is None:
        return True
    words = frozenset(
        each for one in piece.labels for each in (one.id, one.text) if each is not None
    )
    return not words or any(one.said & words for one in runs)


def _words(draft: Draft) -> Said:
    """Return the words of a page, as code hands them on: by their number, or as they are."""
    return frozenset(
        each for one in texts_of(draft) for each in (one.id, one.text) if each is not None
    )

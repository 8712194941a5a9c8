"""Tells of a question whether it is put where the loan is applied for, by what is left of the app without the form.

An app of one activity shows its pages as a state says, which actions make. Where it is not seen which page leads
to the question, the world is asked in which nobody goes on from a page on which the sum of a loan is typed: what
is shown there no more is put to who applies (decision.md, section 4, row C5).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor.model.vocabulary import Kleene
from auditor.screens.memory.kept import Kept
from auditor.screens.order.world import World
from auditor.screens.order.worlds import Worlds, has_way
from auditor.screens.parts.shown import Choice, Shown


def tell_settings(worlds: Worlds, screens: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return the screens, with those told to stand in the loan flow that only its form leads to."""
    settings = _Settings(worlds, screens)
    return tuple(
        replace(one, screen=replace(one.screen, in_loan_flow=Kleene.YES))
        if _is_open(one) and settings.is_behind_form(one)
        else one
        for one in screens
    )


@dataclass
class _Settings:
    worlds: Worlds
    screens: Sequence[Shown]

    @cached_property
    def _kept(self) -> Kept:
        """What all controls of the app leave behind."""
        return self.worlds.kept(region for one in _pressed(self.screens) for region in one.runs)

    @cached_property
    def _whole(self) -> World:
        """The app with its form."""
        return self.worlds.without((), self._kept)

    def is_behind_form(self, shown: Shown) -> bool:
        """Say whether a screen is shown with the form, and not without going on from it."""
        own = {
            region.method for one in shown.choices for region in one.runs if region.pcs is None
        }
        forms = (one for one in self.screens if one is not shown and one.applies)
        onward = tuple(
            region for one in _pressed(forms) for region in one.runs if region.method not in own
        )
        if not onward:
            return False
        rest = self.worlds.without(onward, self._kept)
        return all(
            has_way(self._whole, one) and not has_way(rest, one) for one in shown.shown_at
        )


def _is_open(shown: Shown) -> bool:
    return bool(shown.accepts and shown.texts and shown.shown_at) and (
        shown.screen.in_loan_flow is Kleene.UNKNOWN
    )


def _pressed(screens: Iterable[Shown]) -> Iterator[Choice]:
    """Yield the controls of some screens."""
    for one in screens:
        yield from one.choices

"""Tells of a question whether it is put where the loan is applied for, by what is left of the app without other pages.

An app of one activity shows its pages as a state says, which actions make. Where it is not seen which page leads
to the question, the world is asked in which nobody goes on from a page on which the sum of a loan is typed: what
is shown there no more is put to who applies (decision.md, section 4, row C5). Of what Compose draws the world is
asked besides in which nothing is touched: what comes up by a touch alone is no first launch.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from auditor.dex.opcodes import NEW_INSTANCE
from auditor.model.names import COMPOSE, COMPOSER, LIBRARIES
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.sketches import COMPOSED
from auditor.screens.memory.kept import Kept
from auditor.screens.order.one_touch import OneTouch
from auditor.screens.order.world import World
from auditor.screens.order.worlds import Worlds, has_way
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.shown import Choice, Shown

_FEW: Final = 8
_MESSAGES: Final = frozenset({"dialog", "sheet"})
_PASSWORD: Final = f"{COMPOSE}ui/text/input/PasswordVisualTransformation;"


def tell_settings(worlds: Worlds, screens: Sequence[Shown]) -> tuple[Shown, ...]:
    """Return the screens, with those told to stand in the loan flow that only its form leads to."""
    settings = _Settings(worlds, screens)
    return tuple(
        replace(one, screen=replace(one.screen, in_loan_flow=settings.of(one)))
        if _is_open(one)
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

    def of(self, shown: Shown) -> Kleene:
        """Say whether a screen, of which that is open, is shown to who applies.

        What the launcher shows by a touch alone is no first launch: a message, that is; of a page it is open whether
        it is a tour of the app. Where Compose draws, nothing tells so far: there the launcher's name decides.
        """
        if self._is_behind_form(shown) or self._is_behind_touch(shown):
            return Kleene.YES
        if shown.owner not in self.worlds.reach.graph.program.manifest.launchers:
            return Kleene.UNKNOWN
        if _is_composed(shown):
            name = shown.owner.rpartition("/")[2].lower()
            is_told = any(word in name for word in knowledge().loan)
        else:
            is_told = shown.screen.kind in _MESSAGES and self._is_untouched_without(shown)
        return Kleene.YES if is_told else Kleene.UNKNOWN

    def _is_untouched_without(self, shown: Shown) -> bool:
        """Say whether a screen is shown, and nowhere where nothing is touched."""
        return all(
            has_way(self._whole, one) and not has_way(self._start, one)
            for one in shown.shown_at
        )

    def _is_behind_form(self, shown: Shown) -> bool:
        """Say whether a screen is shown with the form, and not without going on from it."""
        forms = (one for one in self.screens if one is not shown and one.applies)
        return self._is_behind(shown, forms)

    def _is_behind_touch(self, shown: Shown) -> bool:
        """Say whether a screen that is composed is shown by touches alone, in an app on which nobody signs in.

        Something must be seen to be drawn without one: the start of the app was followed then.
        """
        if not _is_composed(shown) or not shown.shown_at or self._signs_in:
            return False
        return self._is_drawn and self._is_untouched_without(shown)

    @cached_property
    def _start(self) -> World:
        """The app in which nothing is touched."""
        touch = OneTouch(self.worlds.reach.graph.program, frozenset())
        return self.worlds.without((), self._kept, touch=touch)

    @cached_property
    def _is_drawn(self) -> bool:
        """Whether some composable of the app is drawn where nothing is touched: those first that are handed the least."""
        program = self.worlds.reach.graph.program
        drawing = [
            (len(signature), method)
            for name in program.class_names()
            if not name.startswith(LIBRARIES)
            for signature, method in program.declared(name).items()
            if COMPOSER in signature
        ]
        return any(
            self._start.way((method, 0)) is not None for _, method in sorted(drawing)[:_FEW]
        )

    @cached_property
    def _signs_in(self) -> bool:
        """Whether some composable of the app hides what is typed, as passwords are."""
        program = self.worlds.reach.graph.program
        uses = program.type_uses(_PASSWORD, frozenset({NEW_INSTANCE}))
        return any(not program.owner(use.method).startswith(COMPOSE) for use in uses)

    def _is_behind(self, shown: Shown, others: Iterable[Shown]) -> bool:
        """Say whether a screen is shown by going on from some others alone."""
        own = {
            region.method for one in shown.choices for region in one.runs if region.pcs is None
        }
        onward = tuple(
            region
            for one in _pressed(others)
            for region in one.runs
            if region.method not in own
        )
        if not onward:
            return False
        rest = self.worlds.without(onward, self._kept)
        return all(
            has_way(self._whole, one) and not has_way(rest, one) for one in shown.shown_at
        )


def _is_composed(shown: Shown) -> bool:
    return shown.screen.tree is not None and shown.screen.tree.view == COMPOSED


def _is_open(shown: Shown) -> bool:
    return bool(shown.accepts and shown.texts and shown.shown_at) and (
        shown.screen.in_loan_flow is Kleene.UNKNOWN
    )


def _pressed(screens: Iterable[Shown]) -> Iterator[Choice]:
    """Yield the controls of some screens."""
    for one in screens:
        yield from one.choices

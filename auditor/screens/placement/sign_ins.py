"""Which questions are put where somebody signs in or up: on such a launcher, or on a screen that signing in alone opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.vocabulary import Kleene
from auditor.screens.placement.front_doors import signs_in
from auditor.screens.placement.purposes import Purposes
from auditor.screens.placement.setting import Settings
from auditor.screens.surfaces.drafts import Draft


@dataclass(frozen=True, slots=True)
class SignIns:
    """Says it of each screen; one per app."""

    settings: Settings
    purposes: Purposes
    drafts: Sequence[Draft]

    def show(self, draft: Draft) -> Kleene:
        """Say whether a screen is shown by signing in or up (decision.md, section 4, row C5).

        Unknown where who is in the app already is sent to sign in: to go on with the loan, or having signed out.
        """
        names = self.settings.showing(draft.shown_at) or frozenset({draft.owner})
        if names <= self.settings.launchers():
            return Kleene.YES if self._are_sign_in(names) else Kleene.NO
        if draft.closes or draft.owner not in names or self.purposes.is_filled_in(draft):
            return Kleene.NO  # A dialog is shown by the screen that it stands on.
        openers = self._openers(draft.owner)
        if not openers or not all(map(self._signs_in, openers)):
            return Kleene.NO
        return Kleene.YES if all(map(self._is_at_door, openers)) else Kleene.UNKNOWN

    def _openers(self, name: str) -> frozenset[str]:
        """Return the screens whose code opens a screen; "" for code of none."""
        return frozenset(
            one
            for site in self.settings.opened_at(name)
            for one in self.settings.showing([site]) or ("",)
        )

    def _is_at_door(self, name: str) -> bool:
        """Say whether a sign-in is opened as the app begins, or by another one, and nowhere else."""
        return all(
            self.settings.is_start(one) or self._signs_in(one) for one in self._openers(name)
        )

    def _are_sign_in(self, names: frozenset[str]) -> bool:
        """Say whether all that is filled in on some screens is a sign-in, by its fields."""
        there = [one for one in self.drafts if one.owner in names]
        return any(map(self.purposes.signs_in, there)) and not self._apply(there)

    def _apply(self, there: Sequence[Draft]) -> bool:
        return any(map(self.purposes.applies, there))

    def _signs_in(self, name: str) -> bool:
        """Say whether a screen is one where somebody signs in or up: by its name, or by its fields."""
        there = [one for one in self.drafts if one.owner == name]
        is_named = signs_in(name) and not self._apply(there)
        return is_named or self._are_sign_in(frozenset({name}))

"""Which questions are put where somebody signs in or up: on such a launcher, or on a screen that signing in alone opens."""

from collections.abc import Sequence
from dataclasses import dataclass

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

    def show(self, draft: Draft) -> bool:
        """Say whether a screen is shown by signing in or up (decision.md, section 4, row C5)."""
        names = self.settings.showing(draft.shown_at) or frozenset({draft.owner})
        if names <= self.settings.launchers():
            return self._are_sign_in(names)
        return draft.owner in names and self._is_opened_by_sign_in(draft)

    def _are_sign_in(self, names: frozenset[str]) -> bool:
        """Say whether all that is filled in on some screens is a sign-in, by its fields."""
        there = [one for one in self.drafts if one.owner in names]
        return any(map(self.purposes.signs_in, there)) and not self._apply(there)

    def _apply(self, there: Sequence[Draft]) -> bool:
        return any(map(self.purposes.applies, there))

    def _is_opened_by_sign_in(self, draft: Draft) -> bool:
        """Say whether a question on a screen of its own is opened where somebody signs in or up, and nowhere else."""
        openers = {
            one
            for site in self.settings.opened_at(draft.owner)
            for one in self.settings.showing([site]) or ("",)
        }
        return (
            bool(openers)
            and not self.purposes.is_filled_in(draft)
            and not self._lies_on_form(draft)
            and all(map(self._signs_in, openers))
        )

    def _lies_on_form(self, draft: Draft) -> bool:
        """Say whether a question is a dialog on a screen where something is filled in: a touch there shows it."""
        there = [one for one in self.drafts if one.owner == draft.owner and not one.closes]
        return draft.closes and any(map(self.purposes.is_filled_in, there))

    def _signs_in(self, name: str) -> bool:
        """Say whether a screen is one where somebody signs in or up: by its name, or by its fields."""
        there = [one for one in self.drafts if one.owner == name]
        is_named = signs_in(name) and not self._apply(there)
        return is_named or self._are_sign_in(frozenset({name}))

"""Says what a screen is for: whether it asks for a consent, tells something, or is part of the flow.

A screen asks where one of its controls accepts and something on it is there to be accepted: more than
"Apply now" above a link to a policy, or beside a button that withdraws what was agreed to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.screens.inventory.texts import Text
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.shown import Choice
from auditor.screens.parts.view_trees import all_views
from auditor.screens.placement.naming import accepts, asks, is_order, tells
from auditor.screens.placement.setting import Settings
from auditor.screens.surfaces.drafts import Draft, texts_of
from auditor.sentences.lexicon import fold

_FEWEST_FIELDS: Final = 2
"""Fields of a form; one alone searches or signs in."""


@dataclass(frozen=True, slots=True)
class Purposes:
    """Says it of each screen; one per app."""

    settings: Settings
    telling: Mapping[Text, None]
    """The texts that matter."""

    def names(self, draft: Draft) -> list[Text]:
        """Return what a screen says of the phonebook, a policy or terms."""
        return [
            one
            for one in texts_of(draft)
            if one in self.telling or (one.where == "code" and one.id is None and tells(one))
        ]

    def speaks(self, draft: Draft) -> bool:
        """Say whether a screen speaks of the phonebook besides what its buttons are told to do."""
        orders = {
            text for one in draft.pieces if one.kind == "button" for text in one.labels
        }.difference(draft.words.texts)
        return any(one not in orders or not is_order(one) for one in self.names(draft))

    def of(self, draft: Draft, choices: Sequence[Choice]) -> str:
        """Return the report's word for what a screen is for, whose controls were pressed."""
        speaks = draft.speaks
        if speaks and self.settings.is_rationale(draft.shown_at):
            return "rationale"
        if speaks and any(accepts(one) for one in choices) and asks(draft, choices):
            return "consent"
        if speaks:
            return "policy"
        return "loan-flow" if self.settings.names_loan(draft.shown_at) else "other"

    def applies(self, draft: Draft) -> bool:
        """Say whether a screen is itself the form in which a loan is applied for: its fields ask for the sum."""
        sums = tuple(map(fold, knowledge().loan_sums))
        hints = [fold(one.text) for one in draft.asides]
        return len(hints) >= _FEWEST_FIELDS and any(
            word in one for one in hints for word in sums
        )

    def is_filled_in(self, draft: Draft) -> bool:
        """Say whether a screen is a form: something is typed or chosen on it."""
        return bool(draft.asides) or any(
            knowledge().view_kind(one.tag) == "fields" for one in all_views(draft.roots)
        )

    def signs_in(self, draft: Draft) -> bool:
        """Say whether a screen signs somebody in or up: it takes a password, and no sum of a loan."""
        return any(one.is_secret for one in all_views(draft.roots)) and not self.applies(draft)

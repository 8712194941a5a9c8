"""What a control is for: by its words, else by its place, else by what it does."""

from dataclasses import dataclass
from typing import Final

from auditor.model.vocabulary import Role
from auditor.screens.parts.shown import Effect
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.labels import control_role, is_weak_acceptance

READS: Final = frozenset({Effect.REQUESTS, Effect.READS})
ASKS: Final = READS | {Effect.STORES_FLAG}
_ASKING_KINDS: Final = ("dialog", "sheet")
_TWO: Final = 2
_LONGEST_LINK: Final = 40
"""Characters of a label up to which a link may be a button that says yes or no."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of the controls of one screen."""

    draft: Draft

    def named(self, piece: Piece) -> Role:
        """Say what the words of a control make it, in whichever language they say it.

        A weak word (OK, Next) accepts only where there is something to accept.
        """
        roles = {
            role
            for one in piece.labels
            if (role := control_role(one.text, one.locale)) is not Role.ACCEPT
            or self.draft.speaks
            or not is_weak_acceptance(one.text, one.locale)
        }
        if self.is_torn(piece):
            return (
                piece.usual or Role.ACCEPT
            )  # Perhaps it is: nobody may say that nobody asked.
        order = (Role.REFUSE, Role.ACCEPT, Role.LINK)
        return next((one for one in order if one in roles), Role.OTHER)

    def is_torn(self, piece: Piece) -> bool:
        """Say whether a control says yes and no in one language: its words are those of several."""
        said: dict[str, set[Role]] = {}
        for one in piece.labels:
            said.setdefault(one.locale, set()).add(control_role(one.text, one.locale))
        return any({Role.ACCEPT, Role.REFUSE} <= roles for roles in said.values())

    def of(self, piece: Piece, effects: frozenset[Effect]) -> Role:
        """Say what a control is for: by its words, else by its place, else by what it does."""
        if piece.kind == "box":
            return Role.BOX
        role = self.named(piece)
        if piece.kind == "link":
            # "I accept the terms and the use of my contacts" names documents; what it runs says that it is no link.
            acts = bool(effects & ASKS) and Effect.OPENS_DOCUMENT not in effects
            short = all(len(one.text) <= _LONGEST_LINK for one in piece.labels)
            says = role in (Role.ACCEPT, Role.REFUSE)
            return role if says and (short or acts) else Role.LINK
        # "Apply without it", on the button that Android keeps for a no, is a no.
        is_no = role is Role.ACCEPT and piece.usual is Role.REFUSE and _is_weak(piece)
        if role is not Role.OTHER and not is_no:
            return role
        if piece.usual is not None:
            # "Close", alone on its dialog, agrees to nothing.
            is_close = piece.usual is Role.ACCEPT and effects == {Effect.EXITS}
            return Role.OTHER if is_close else piece.usual
        if self.draft.speaks and effects & READS:
            return Role.ACCEPT
        is_answer = self._is_other_answer(piece) and Effect.OPENS_DOCUMENT not in effects
        return Role.REFUSE if is_answer or effects == {Effect.EXITS} else Role.OTHER

    def _is_other_answer(self, piece: Piece) -> bool:
        """Say whether a dialog that asks has two buttons, and it is the one that does not agree."""
        buttons = [one for one in self.draft.pieces if one.kind == "button"]
        others = [one for one in buttons if one is not piece]
        if (
            not self.draft.speaks
            or self.draft.kind not in _ASKING_KINDS
            or len(buttons) != _TWO
        ):
            return False
        return all(self.named(one) is Role.ACCEPT and not _is_weak(one) for one in others)


def _is_weak(piece: Piece) -> bool:
    """Say whether the words of a control agree to nothing by themselves."""
    return all(is_weak_acceptance(one.text, one.locale) for one in piece.labels)

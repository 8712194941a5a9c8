"""Screens that ask for agreement to what cannot be read: a picture, or words from elsewhere."""

from collections.abc import Sequence
from typing import Final

from auditor.model.vocabulary import Role
from auditor.screens.parts.shown import Choice, Effect
from auditor.screens.surfaces.drafts import Draft, texts_of
from auditor.sentences.labels import binds_to_document, control_role, is_weak_acceptance

_TAKES: Final = frozenset({Effect.REQUESTS, Effect.READS})
_SENTENCE: Final = 30
"""Characters from which on a text can tell what is asked; a script without spaces needs half."""


def asks_unread(draft: Draft) -> bool:
    """Say whether a screen asks for agreement to something that could not be read."""
    return (not draft.words.is_whole or asks_by_picture(draft)) and _agrees(draft)


def asks_by_picture(draft: Draft) -> bool:
    """Say whether a screen asks for agreement to what only its pictures can say.

    Beside a picture there may be a heading; a sentence tells what is asked.
    """
    return (
        draft.has_pictures
        and draft.words.is_whole
        and _agrees(draft)
        and not any(_is_sentence(one.text) for one in draft.words.texts)
        and not any(binds_to_document(one.text, one.locale) for one in texts_of(draft))
    )


def is_asked_by_picture(draft: Draft, choices: Sequence[Choice]) -> bool:
    """Say whether a screen asks by its pictures, of which the controls were pressed."""
    takes = any(one.effects & _TAKES for one in choices)
    return asks_by_picture(draft) or (takes and may_ask_by_picture(draft))


def may_ask_by_picture(draft: Draft) -> bool:
    """Say whether a screen is nothing but a picture with two buttons or more, one of which goes on.

    What "OK" beside "Close" agrees to stands in the picture, if the system is asked once it was pressed.
    """
    buttons = [one for one in draft.pieces if one.kind == "button"]
    return (
        draft.has_pictures
        and draft.words.is_whole
        and not draft.words.texts
        and len(buttons) == len(draft.pieces) > 1
        and any(
            control_role(each.text, each.locale) is Role.ACCEPT
            for one in buttons
            for each in one.labels
        )
    )


def _is_sentence(text: str) -> bool:
    return len(text) >= (_SENTENCE if text.isascii() else _SENTENCE // 2)


def _agrees(draft: Draft) -> bool:
    """Say whether a screen has a control whose words agree."""
    return any(
        control_role(one.text, one.locale) is Role.ACCEPT
        and not is_weak_acceptance(one.text, one.locale)
        for piece in draft.pieces
        for one in piece.labels
    )

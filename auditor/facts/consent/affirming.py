"""What makes a control an act of the borrower's own (C3): its words, and that no code does it instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.vocabulary import Kleene, Role
from auditor.model.words import Words
from auditor.screens.answers.acts import agrees_in_words
from auditor.screens.parts.shown import Choice, Effect
from auditor.sentences.labels import control_role, is_weak_acceptance, names_document
from auditor.sentences.sentences import languages_of_label, prepared

_CONSENTS = frozenset({Effect.REQUESTS, Effect.READS, Effect.STORES_FLAG, Effect.RECORDS})
"""What an acceptance does."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Controls that code may use in the borrower's stead."""

    because: Words
    choices: tuple[Choice, ...]


def is_strong(choice: Choice) -> bool:
    """Say whether a control's words themselves agree, beyond "OK" or "next"."""
    return any(not is_weak_acceptance(one.text, one.locale) for one in choice.labels)


def is_own_act(choice: Choice) -> bool:
    """Say whether a control agrees by its words, by a tick that it looks at, or as a box that is the act."""
    if choice.role is Role.BOX:
        return choice.is_act is Kleene.YES
    return is_strong(choice) or choice.needs_box or choice.heeds_box


def takes_nothing(choices: Sequence[Choice]) -> bool:
    """Say whether a screen has a control that accepts, no box, and none that does what an acceptance does.

    Such a control may be no act at all: the question may stand on a screen that was not found.
    """
    accepts = [one for one in choices if one.role is Role.ACCEPT]
    return (
        bool(accepts)
        and not any(one.role is Role.BOX or one.effects & _CONSENTS for one in choices)
        and not any(map(is_own_act, accepts))
    )


def says_no(choice: Choice) -> bool:
    """Say whether a box is one of two choices, and the refusing one ("I do not allow it")."""
    return {control_role(one.text, one.locale) for one in choice.labels} == {Role.REFUSE}


def may_agree(box: Choice, beside: Sequence[Choice]) -> bool:
    """Say whether a box can have to do with the agreement: a button looks at it, or its words may say so.

    "Send me offers" and "Remember me" have not, whether ticked beforehand or not: nor where a button
    looks at a box, if another one agrees in words. A box without words that are read may have.
    """
    looks = any(one.needs_box or one.heeds_box for one in beside if one.role is Role.ACCEPT)
    others = (one for one in beside if one.role is Role.BOX and one is not box)
    if looks and not any(agrees_in_words(one.labels) for one in others):
        return True
    read = [one for one in box.labels if languages_of_label(prepared(one.text), one.locale)]
    return (
        not read
        or agrees_in_words(read)
        or any(names_document(one.text, one.locale) for one in read)
    )


def doubt_of(accepts: Sequence[Choice], boxes: Sequence[Choice]) -> Doubt | None:
    """Return the controls that code may tick or press for the borrower, boxes before buttons."""
    ticked = tuple(one for one in boxes if one.pre_ticked is Kleene.UNKNOWN)
    if ticked:
        words = Words(
            "Whether the box is ticked beforehand could not be told.",
            "无法确定勾选框是否预先勾选。",
        )
        return Doubt(words, ticked)
    pressed = tuple(one for one in accepts if one.pre_ticked is Kleene.UNKNOWN)
    if not pressed:
        return None
    words = Words(
        "Code presses the affirmative button or chooses the answer itself; whether it waits for the borrower could not be told.",
        "代码会自行点按或选定表示同意的选项，是否等待借款人操作未能确定。",
    )
    return Doubt(words, pressed)

"""What not agreeing leads to (C7): by a refusing control, or by leaving alone the box that is the act."""

from collections.abc import Sequence

from auditor.model.vocabulary import Kleene, Role
from auditor.model.words import Words
from auditor.screens.answers.acts import names_contacts, refuses_in_words
from auditor.screens.answers.effects import PUNISHED
from auditor.screens.parts.shown import Choice, Effect, Shown
from auditor.sentences.labels import puts_off


def goes_on_without(shown: Shown) -> bool:
    """Say whether a box is the act, and the form's button goes on and shuts nobody out."""
    buttons = [one for one in shown.choices if one.role is Role.OTHER and one.is_followed]
    if any(one.effects & {Effect.BLOCKS, Effect.SHOWS_AGAIN} for one in buttons):
        return False  # One of them may be the way to the loan.
    return any(one.is_act is Kleene.YES for one in shown.accepts) and any(
        Effect.GOES_ON in one.effects and not PUNISHED & one.effects for one in buttons
    )


def is_form_shut_unticked(shown: Shown) -> bool:
    """Say whether a loan is applied for on a screen, and not by who leaves the box of the phonebook empty.

    Another button may lead on in another way.
    """
    buttons = [one for one in shown.choices if one.role not in (Role.BOX, Role.LINK)]
    boxes = [one for one in shown.choices if one.role is Role.BOX]
    return (
        shown.applies
        and _is_told_apart(boxes)
        and bool(buttons)
        and all(one.needs_box for one in buttons)
    )


def _is_told_apart(boxes: Sequence[Choice]) -> bool:
    """Say whether a button that needs a tick needs that of the phonebook: of several boxes the others were ticked.

    One may be for the terms of the loan, without which there is none.
    """
    naming = [one for one in boxes if names_contacts(one.labels)]
    return len(boxes) == 1 or (
        len(naming) == 1
        and naming[0].view_id is not None
        and not any(refuses_in_words(one.labels) for one in boxes)
    )


def punishes(choice: Choice) -> bool:
    """Say whether a refusal is punished: seen to the end, or on every way that was seen at all."""
    if Effect.MANUAL_ENTRY in choice.effects or not PUNISHED & choice.effects:
        return False
    if choice.is_divided:
        return False
    is_certain = bool(PUNISHED & choice.always) and not choice.effects - PUNISHED
    return choice.is_followed or is_certain


def answers_no(shown: Shown) -> tuple[Choice, ...]:
    """Return the controls that refuse; not "Later", "Cancel" or a cross, that only closes, where one may refuse freely.

    By another control, or by leaving the box empty that the button looks at.
    """
    later = [one for one in shown.refuses if _puts_off(one)]
    is_free = any(_is_free(one) for one in shown.refuses if one not in later)
    if not (is_free or any(one.heeds_box for one in shown.accepts)):
        return shown.refuses
    return tuple(one for one in shown.refuses if one not in later)


def _puts_off(choice: Choice) -> bool:
    """Say whether a control says that the borrower decides later, and asks, repeats or blocks nothing."""
    closes = choice.effects & PUNISHED <= {Effect.EXITS}
    is_cross = choice.effects == {Effect.EXITS} and not choice.labels
    return closes and (
        is_cross or (bool(choice.labels) and all(puts_off(one.text) for one in choice.labels))
    )


def _is_free(choice: Choice) -> bool:
    """Say whether a refusal was seen to go on to its end."""
    leads_on = choice.effects & {Effect.GOES_ON, Effect.MANUAL_ENTRY}
    is_told = choice.is_followed and not choice.is_divided
    return bool(leads_on) and is_told and not punishes(choice)


def consequence_of(choices: Sequence[Choice]) -> Words:
    """Say what refusing by some controls leads to, as the predicate of a sentence."""
    effects = {effect for one in choices for effect in one.effects}
    if Effect.EXITS in effects:
        return Words("closes the screen or the app", "会退出界面或应用")
    if Effect.SHOWS_AGAIN in effects:
        return Words("only shows the question again", "只会再次弹出询问")
    return Words("blocks the way to the loan", "会使借款流程无法继续")

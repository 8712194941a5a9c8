"""Tells the box that agrees from the button beside it that asks all the same: "Send" looks at no box.

"Yes, my contact list may be read" is a switch of the form, and its button has the system asked however that stands. What
agrees by its words is the switch; who leaves it off and sends the application has agreed to nothing.
"""

from dataclasses import replace

from auditor.code.classes.values import Site
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.answers.acts import agrees_by_itself, names_contacts, refuses_in_words
from auditor.screens.answers.alike import takes_always
from auditor.screens.answers.boxes import ticks_of
from auditor.screens.answers.choices import Pressed
from auditor.screens.presses.pressing import Presser
from auditor.screens.surfaces.drafts import Draft


def without_ignored_boxes(
    draft: Draft, pressed: tuple[Pressed, ...], presser: Presser
) -> tuple[Pressed, ...]:
    """Return the controls of a screen, the box as the act where the one button beside it never looks at it."""
    boxes = [one for one in pressed if _asks_for_it(one)]
    buttons = [one for one in pressed if one.choice.role is Role.ACCEPT]
    if (
        len(boxes) != 1
        or len(buttons) != 1
        or any(one.choice.role is Role.REFUSE for one in pressed)
        or agrees_by_itself(buttons[0].choice)
        or not _asks_anyway(draft, buttons[0], presser)
    ):
        return pressed
    pressed_then = frozenset[Site]().union(*(one.visited for one in buttons[0].runs))
    return tuple(
        replace(one, choice=replace(one.choice, is_act=Kleene.YES, followed_by=pressed_then))
        if one is boxes[0]
        else replace(one, choice=replace(one.choice, role=Role.OTHER))
        if one is buttons[0]
        else one
        for one in pressed
    )


def _asks_for_it(one: Pressed) -> bool:
    """Say whether a control is an empty box on the phonebook, and nothing hears of its being ticked."""
    return (
        one.choice.role is Role.BOX
        and not one.piece.uses
        and one.choice.pre_ticked is Kleene.NO
        and names_contacts(one.choice.labels)
        and not refuses_in_words(one.choice.labels)
    )


def _asks_anyway(draft: Draft, button: Pressed, presser: Presser) -> bool:
    """Say whether a button asks or reads on every way while all boxes are empty."""
    empty = ticks_of(draft, ticked=False)
    return (
        button.piece.is_known
        and bool(button.piece.uses)
        and button.piece.is_enabled
        and all(takes_always(presser.run(one, ticked=empty)) for one in button.piece.uses)
    )

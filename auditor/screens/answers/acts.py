"""Tells the box that is itself the act of agreeing from one that only goes with a button.

A switch "Use my contact list" whose listener keeps the choice or asks the system is what the borrower
agrees with, and "Submit" under it sends the form. A box that only the button looks at is part of the
button's act (`needs_box`, `heeds_box`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Choice, Effect
from auditor.sentences.claims import Mode
from auditor.sentences.labels import control_role, is_weak_acceptance
from auditor.sentences.statements import read_statements

_TAKES: Final = frozenset({Effect.REQUESTS, Effect.READS})
_ACTS: Final = _TAKES | {Effect.STORES_FLAG}


def with_acts(choices: Sequence[Choice], *, speaks: bool) -> tuple[Choice, ...]:
    """Return the controls of a screen with its boxes told apart, and the buttons beside them.

    `speaks`: whether the screen names the phonebook, a policy or terms. Where a box is the act, a button
    whose words agree to nothing, and which asks for no tick, is one of the form; so is one beside a button that
    works only once the box is ticked, for it leads around the tick, and one beside a button that agrees in words.
    """
    told = [_told(one) if speaks and one.role is Role.BOX else one for one in choices]
    is_other = speaks and any(
        one.role is Role.ACCEPT
        and (one.needs_box or (bool(one.effects & _ACTS) and agrees_by_itself(one)))
        for one in told
    )
    if is_other or any(one.is_act is Kleene.YES for one in told):
        told = [replace(one, role=Role.OTHER) if _is_of_the_form(one) else one for one in told]
    return tuple(_with_other_answer(told) if speaks else told)


def _with_other_answer(choices: Sequence[Choice]) -> Sequence[Choice]:
    """Take the one button beside an acceptance that leads to typing a person instead for the other answer.

    "I would rather name somebody": whatever its words, who presses it goes on without the phonebook.
    """
    by_box = any(one.role is Role.BOX and agrees_in_words(one.labels) for one in choices)
    agrees = any(
        one.role is Role.ACCEPT and (agrees_by_itself(one) or (by_box and one.needs_box))
        for one in choices
    )
    if not agrees or any(one.role is Role.REFUSE for one in choices):
        return choices
    other = [one for one in choices if one.role is Role.OTHER and _is_instead(one)]
    if len(other) != 1:
        return choices
    return [replace(one, role=Role.REFUSE) if one is other[0] else one for one in choices]


def agrees_by_itself(choice: Choice) -> bool:
    """Say whether a control agrees by its own words."""
    return any(
        control_role(one.text, one.locale) is Role.ACCEPT
        and not is_weak_acceptance(one.text, one.locale)
        for one in choice.labels
    )


def _is_instead(choice: Choice) -> bool:
    """Say whether a button does nothing but let a person be typed or picked."""
    return choice.is_followed and choice.effects == {Effect.MANUAL_ENTRY, Effect.GOES_ON}


def _told(box: Choice) -> Choice:
    """Say whether ticking a box is to agree: by its words, and by what its listener does."""
    if refuses_in_words(box.labels):
        return box
    takes = bool(box.effects & _TAKES)
    is_asked = takes or agrees_in_words(box.labels)
    runs = any(one.pcs != frozenset() for one in box.runs)
    if is_asked and runs and box.effects & _ACTS:
        return replace(box, is_act=Kleene.YES)
    # Its listener was not found or not followed, or it keeps something of which is not said what.
    is_open = is_asked and not box.is_followed
    return replace(box, is_act=Kleene.UNKNOWN) if is_open or box.effects & _ACTS else box


def agrees_in_words(labels: Collection[Text]) -> bool:
    """Say whether words on a box agree, or name the phonebook."""
    return any(
        control_role(one.text, one.locale) is Role.ACCEPT
        and not is_weak_acceptance(one.text, one.locale)
        for one in labels
    ) or names_contacts(labels)


def names_contacts(labels: Iterable[Text]) -> bool:
    """Say whether words on a box name the phonebook."""
    return any(
        each.names_contacts
        for one in labels
        for each in read_statements(one.text, locale=one.locale)
    )


def refuses_in_words(labels: Iterable[Text]) -> bool:
    """Say whether to tick a box is to say no: "I do not allow it"."""
    return any(
        control_role(one.text, one.locale) is Role.REFUSE or _denies(one) for one in labels
    )


def _denies(label: Text) -> bool:
    """Say whether words deny something, and do not tell beside it how the phonebook is used.

    "I agree that you read my contacts. You do not pass them on" is no refusal.
    """
    told = read_statements(label.text, locale=label.locale)
    return any(one.mode is Mode.DENIAL for one in told) and not any(
        one.names_contacts and one.mode is not Mode.DENIAL for one in told
    )


def _is_of_the_form(choice: Choice) -> bool:
    return (
        choice.role is Role.ACCEPT
        and not (choice.needs_box or choice.heeds_box)
        and not any(
            control_role(one.text, one.locale) is Role.ACCEPT
            and not is_weak_acceptance(one.text, one.locale)
            for one in choice.labels
        )
    )

"""Answers which views are boxes to tick: those that Android has, and a text or picture that code draws as one.

`mark.setSelected(!mark.isSelected())` on a touch is the box of many apps: a text that agrees, or a picture beside one.
Source: android.view.View (`setSelected`, `setActivated`).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.code.resolution.constants import Resolver
from auditor.model.app import View
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.surfaces.deeds import Deeds
from auditor.sentences.labels import control_role, is_weak_acceptance

_SELECTS: Final = frozenset({"setSelected", "setActivated"})
_TELLS: Final = frozenset({"isSelected", "isActivated"})
_FIELDS: Final = "fields"
_BUTTONS: Final = "buttons"


def turns(resolver: Resolver, scope: Scope, call: Call) -> bool:
    """Say whether a call selects a view that is not selected, and selects it no more if it is."""
    if call.name not in _SELECTS or call.types != ("Z",):
        return False
    said = set(resolver.argument(scope, call, 0))
    if len(said) == 1 and isinstance(next(iter(said)), Number):
        return False
    return any(one.name in _TELLS for one in resolver.program.calls_in(call.method))


def any_box(views: Sequence[View], words: Callable[[View], Sequence[Text]]) -> bool:
    """Say whether a layout has a box, or words that agree, which may stand on or beside one that is drawn."""
    if any(map(_is_made_so, views)):
        return True
    others = (one for one in views if knowledge().view_kind(one.tag) != _BUTTONS)
    return any(_agrees(text) for one in others for text in words(one))


def _is_made_so(view: View) -> bool:
    return knowledge().view_kind(view.tag) == "boxes"


def is_box(view: View, own: Sequence[Text], beside: Iterable[Text], seen: Deeds) -> bool:
    """Say whether a view is ticked by a touch; one that code draws, if its words agree, or those `beside` it where it has none."""
    if _is_made_so(view):
        return True
    is_field = knowledge().view_kind(view.tag) == _FIELDS
    return seen.is_turned and not is_field and any(map(_agrees, own or beside))


def _agrees(text: Text) -> bool:
    is_yes = control_role(text.text, text.locale) is Role.ACCEPT
    return is_yes and not is_weak_acceptance(text.text, text.locale)


def pre_ticked(view: View, seen: Deeds) -> Kleene:
    """Say whether a box is ticked before anybody touches it."""
    if view.checked or seen.ticked is Kleene.YES:
        return Kleene.YES
    return Kleene.UNKNOWN if seen.ticked is Kleene.UNKNOWN else Kleene.NO

"""Dialogs with words from elsewhere that ask for no consent: to update the app, to load again.

What a server writes above "Update now" is about the new version. A consent has a button that agrees
(decision.md, section 2); above a plain OK it can stand.
"""

from collections.abc import Collection, Iterator
from typing import Final

from auditor.code.classes.program import CallSite
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, Value
from auditor.code.classes.values import Text as TextValue
from auditor.code.resolution.constants import Resolver
from auditor.model.vocabulary import Role
from auditor.screens.notice.other_data import is_errand
from auditor.sentences.labels import control_role

_BESIDE: Final = "setNeutralButton"
_AGREEING: Final = ("setPositiveButton", _BESIDE)
"""What gives a dialog the buttons with which one can agree."""


def asks_for_an_errand(resolver: Resolver, site: CallSite, dialogs: Collection[str]) -> bool:
    """Say whether every button that a method gives its dialogs runs an errand."""
    buttons = list(_buttons(resolver, site, dialogs))
    return bool(buttons) and all(_agrees_to_nothing(resolver, one) for one in buttons)


def _buttons(
    resolver: Resolver, site: CallSite, dialogs: Collection[str]
) -> Iterator[Call | None]:
    """Yield the calls in the method of a site that give a dialog a button; None for one not read."""
    for one in resolver.program.calls_in(site.method):
        owner, _, rest = one.target.partition("->")
        if rest.startswith(_AGREEING) and owner in dialogs:
            yield resolver.call_at(one.method, one.pc)


def _agrees_to_nothing(resolver: Resolver, call: Call | None) -> bool:
    if call is None:
        return False
    scope = Scope(call.method)
    labels = [
        text
        for value in resolver.argument(scope, call, 0)
        for text in _words(resolver, value) or ("",)
    ]
    if not labels:
        return False
    if call.name == _BESIDE and all(one and control_role(one) is Role.OTHER for one in labels):
        return True
    return all(is_errand(one) and control_role(one) is not Role.ACCEPT for one in labels)


def _words(resolver: Resolver, value: Value) -> tuple[str, ...]:
    """Return a label in every language, nothing where it was not resolved."""
    if isinstance(value, TextValue):
        return () if value.holes else (value.text,)
    if not isinstance(value, Number) or resolver.resources is None:
        return ()
    own = tuple(one.text for one in resolver.resources.strings() if one.id == value.value)
    return own or tuple(filter(None, (resolver.resources.string(value.value),)))

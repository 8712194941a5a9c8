"""Buttons that code presses itself: `dialog.getButton(BUTTON_POSITIVE).performClick()`, after some time.

Nobody may say then that the borrower agreed; nor that nobody did, since a key that sends a form presses
its button in the same way. So it is where code runs the button's listener itself, unless it does so for a
touch: a dialog of the app's own hands the touch of its button on. Source: android.view.View, android.app.AlertDialog.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance, Number, Site, ViewById
from auditor.model.names import outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.ground import Ground
from auditor.screens.parts.touches import runs_untouched
from auditor.screens.surfaces.drafts import Draft, Piece

_PRESSES: Final = ("performClick", "callOnClick")
_GET_BUTTON: Final = "getButton"
_LISTENERS: Final = {"(Landroid/content/DialogInterface;I)V": 1, "(Landroid/view/View;)V": 0}
"""How the listeners of buttons are called, and which parameter tells of which button they hear."""

_Key = tuple[str, int | None]


def doubt_pressed(ground: Ground, drafts: Sequence[Draft]) -> None:
    """Mark the buttons of screens that the code around them presses: who agreed is not known."""
    pressed = frozenset(_pressed(ground))
    told = tuple(_told(ground))
    if not pressed and not told:
        return
    for draft in drafts:
        _doubt_told(ground, draft, told)
        around = {outermost(ground.program.owner(method)) for method, _ in draft.shown_at}
        around.add(outermost(draft.owner))
        for piece in draft.pieces:
            if any((one, key) in pressed for one in around for key in _keys(piece)):
                piece.pre_ticked = Kleene.UNKNOWN


def _doubt_told(ground: Ground, draft: Draft, told: Sequence[tuple[Site, str, _Key]]) -> None:
    """Mark the buttons whose listeners code runs by itself, no touch of theirs leading there."""
    if not told:
        return
    shown_in = frozenset(method for method, _ in draft.shown_at)
    for piece in draft.pieces:
        listeners = {ground.program.owner(use.handler.method) for use in piece.uses}
        if any(
            listener in listeners
            and key in (("", None), *_keys(piece))
            and runs_untouched(ground.graph, site[0], shown_in.__contains__)
            for site, listener, key in told
        ):
            piece.pre_ticked = Kleene.UNKNOWN


def _told(ground: Ground) -> Iterator[tuple[Site, str, _Key]]:
    """Yield where code calls a listener of a button, its class, and as which button, if it says so."""
    for signature, place in _LISTENERS.items():
        for site in ground.program.calls_of(None, "onClick", signature):
            call = ground.resolver.call_at(site.method, site.pc)
            if call is None or call.is_static:
                continue
            scope = Scope(site.method)
            keys = {_key(one) for one in ground.resolver.argument(scope, call, place)}
            for one in ground.resolver.receiver(scope, call):
                if isinstance(one, Instance):
                    for key in keys or {("", None)}:
                        yield (site.method, site.pc), one.type, key


def _key(value: object) -> _Key:
    if isinstance(value, ViewById):
        return "view", value.id
    if isinstance(value, Number) and value.value:
        return "button", value.value
    return "", None


def _keys(piece: Piece) -> Iterator[tuple[str, int]]:
    """Yield what code calls a button by: the number of a dialog's, the id of a view."""
    if piece.number is not None:
        yield "button", piece.number
    if piece.view_id is not None:
        yield "view", piece.view_id


def _pressed(ground: Ground) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the outermost class that presses a button, and which one."""
    program, resolver = ground.program, ground.resolver
    sites = [site for name in _PRESSES for site in program.calls_of(None, name, "()Z")]
    for method in dict.fromkeys(site.method for site in sites):
        around = outermost(program.owner(method))
        for key in _named(ground, method):
            yield around, key
    for site in sites:
        call = resolver.call_at(site.method, site.pc)
        if call is None or call.is_static:
            continue
        for one in resolver.receiver(Scope(site.method), call):
            if isinstance(one, ViewById):
                yield outermost(program.owner(site.method)), ("view", one.id)


def _named(ground: Ground, method: MethodNumber) -> Iterator[tuple[str, int]]:
    """Yield the buttons of dialogs that a method asks for."""
    for site in ground.program.calls_in(method):
        if f"->{_GET_BUTTON}(I)" not in site.target:
            continue
        call = ground.resolver.call_at(method, site.pc)
        if call is not None:
            for one in ground.resolver.argument(Scope(method), call, 0):
                if isinstance(one, Number):
                    yield "button", one.value

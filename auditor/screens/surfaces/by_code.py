"""Buttons that code presses itself: `dialog.getButton(BUTTON_POSITIVE).performClick()`, after some time.

Nobody may say then that the borrower agreed; nor that nobody did, since a key that sends a form presses
its button in the same way. Source: android.view.View, android.app.AlertDialog.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number, ViewById
from auditor.model.names import outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.ground import Ground
from auditor.screens.surfaces.drafts import Draft, Piece

_PRESSES: Final = ("performClick", "callOnClick")
_GET_BUTTON: Final = "getButton"


def doubt_pressed(ground: Ground, drafts: Sequence[Draft]) -> None:
    """Mark the buttons of screens that the code around them presses: who agreed is not known."""
    pressed = frozenset(_pressed(ground))
    if not pressed:
        return
    for draft in drafts:
        around = {outermost(ground.program.owner(method)) for method, _ in draft.shown_at}
        around.add(outermost(draft.owner))
        for piece in draft.pieces:
            if any((one, key) in pressed for one in around for key in _keys(piece)):
                piece.pre_ticked = Kleene.UNKNOWN


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

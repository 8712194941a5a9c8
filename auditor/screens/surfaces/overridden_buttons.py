"""Buttons of a dialog whose listener code replaces once it is shown: `dialog.getButton(BUTTON_POSITIVE).setOnClickListener(…)`.

So the dialog stays open until a box is ticked: the builder is given no listener, and pressing the button runs this one, which
closes the dialog itself. Source: android.app.AlertDialog and androidx.appcompat.app.AlertDialog (`getButton`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Number
from auditor.code.resolution.constants import Resolver
from auditor.dex.body import Instruction
from auditor.dex.opcodes import IFS, SWITCHES
from auditor.model.names import outermost
from auditor.model.vocabulary import Role
from auditor.screens.presses.handlers import Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.drafts import Draft, Piece

_GETS: Final = "getButton"
_LISTENS: Final = "setOnClickListener"
_CLICK: Final = "Landroid/view/View$OnClickListener;"
_CLICKED: Final = "onClick(Landroid/view/View;)V"
_CLOSES: Final = frozenset({"dismiss", "cancel"})
_DEEPEST: Final = 4
_MOST: Final = 40


def take_overrides(resolver: Resolver, handlers: Handlers, drafts: Sequence[Draft]) -> None:
    """Give the buttons of dialogs the listeners that replace their own, where it is told whose they are."""
    numbered = [one for one in drafts if any(piece.number is not None for piece in one.pieces)]
    for method, number, call in _overrides(resolver) if numbered else ():
        around = _around(handlers, method)
        found = [
            piece
            for one in numbered
            if any(shown in around for shown, _ in one.shown_at)
            for piece in one.pieces
            if piece.number == number
        ]
        if len(found) == 1:
            _replace(handlers, found[0], call)


def _overrides(resolver: Resolver) -> Iterator[tuple[MethodNumber, int, Call]]:
    """Yield where a button that was asked for by its number is given a listener."""
    for site in resolver.program.calls_of(None, _GETS):
        call = resolver.call_at(site.method, site.pc)
        uses = resolver.def_use(site.method)
        taken = uses.result_of(site.pc) if call is not None and call.types == ("I",) else None
        if call is None or taken is None:
            continue
        numbers = resolver.argument(Scope(site.method), call, 0)
        for use, register in copied_uses(uses, taken.pc, taken.registers[0]):
            given = resolver.call_at(site.method, use.pc) if use.opcode in CALLS else None
            is_it = given is not None and given.name == _LISTENS and given.receiver == register
            if given is not None and is_it and len(numbers) == 1:
                (number,) = numbers
                if isinstance(number, Number):
                    yield site.method, number.value, given


def _around(handlers: Handlers, method: MethodNumber) -> frozenset[MethodNumber]:
    """Return a method and those that lead to it: the function that hears that a dialog is shown stands in who shows it."""
    found, level = {method}, [method]
    for _ in range(_DEEPEST):
        edges = [edge for one in level for edge in handlers.graph.callers(one)]
        level = [
            one for one in dict.fromkeys(edge.source for edge in edges) if one not in found
        ]
        found.update(level)
        if len(found) > _MOST:
            break
    return frozenset(found)


def _replace(handlers: Handlers, piece: Piece, call: Call) -> None:
    """Let a button run what a call gives it, which closes the dialog itself or leaves it open.

    Of a button that refuses and may leave it open is not told what then becomes of the question.
    """
    index = call.first(_CLICK)
    if index is None:
        return
    found = handlers.registered(Scope(call.method), call, index, _CLICKED)
    closes = all(_closes(handlers, one.method, _DEEPEST) for one in found.handlers)
    is_told = closes or piece.usual is Role.ACCEPT
    piece.uses = tuple(Use(one, (None,)) for one in found.handlers) if is_told else ()
    piece.is_known = found.is_known and bool(found.handlers) and is_told
    piece.keeps_open = not closes
    piece.place = None


def _closes(handlers: Handlers, method: MethodNumber, left: int) -> bool:
    """Say whether a method closes a dialog before anything is decided, whichever of merged bodies it runs."""
    merged, program = handlers.graph.merged, handlers.graph.program
    bodies: dict[int | None, list[Instruction]] = {}
    for one in program.body(method).instructions if program.has_code(method) else ():
        if not merged.chooses(method, one.pc):
            bodies.setdefault(merged.case_at(method, one.pc), []).append(one)
    if merged.is_merged(method):
        bodies.pop(None, None)  # What stands before the choice.
    return bool(bodies) and all(
        _begins(handlers, method, each, left) for each in bodies.values()
    )


def _begins(
    handlers: Handlers, method: MethodNumber, body: Sequence[Instruction], left: int
) -> bool:
    """Say whether a body begins with the closing of a dialog."""
    program = handlers.graph.program
    owner = outermost(program.owner(method))
    for one in body:
        if one.opcode in IFS or one.opcode in SWITCHES:
            return False
        call = read_call(program, method, one) if one.opcode in CALLS else None
        if call is not None and call.name in _CLOSES and not call.types:
            return True
        target = None if call is None else program.method(call.text)
        is_own = target is not None and outermost(program.owner(target)) == owner
        if target is not None and is_own and left and _closes(handlers, target, left - 1):
            return True
    return False

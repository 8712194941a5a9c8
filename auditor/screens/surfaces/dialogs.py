"""Dialogs as builders make them: title, message, buttons, box list, view, and how they close.

A builder is followed within its method; where its words or listeners come in as parameters of a
helper (`Dialogs.ask(context, message, listener)`) there is one dialog for each caller.
Source: android.app.AlertDialog, androidx.appcompat.app.AlertDialog (both close when a button is
pressed, and by the back key unless `setCancelable(false)`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Elements, Number, Site, Values
from auditor.code.evaluation.answered import Known
from auditor.code.resolution.resource_lists import resource_array
from auditor.dex.opcodes import ENDS, IFS, SWITCHES
from auditor.model.names import outer_class
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.scopes import Scopes, sources_of
from auditor.screens.parts.wording import OPEN, Wording, Wordings
from auditor.screens.presses.handlers import Found, Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.presses.sent_messages import MESSAGE
from auditor.screens.surfaces.array_adapters import rows_of
from auditor.screens.surfaces.chosen_rows import is_chosen
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.screens.views.code_views import CodeViews
from auditor.screens.views.made_views import made_view

CLICK: Final = "Landroid/content/DialogInterface$OnClickListener;"
CLICKED: Final = "onClick(Landroid/content/DialogInterface;I)V"
_VIEW_CLICK: Final = "Landroid/view/View$OnClickListener;"
_VIEW_CLICKED: Final = "onClick(Landroid/view/View;)V"
_BOXES: Final = "Landroid/content/DialogInterface$OnMultiChoiceClickListener;"
_BOXED: Final = "onClick(Landroid/content/DialogInterface;IZ)V"
_CANCEL: Final = "Landroid/content/DialogInterface$OnCancelListener;"
_CANCELLED: Final = "onCancel(Landroid/content/DialogInterface;)V"
USUAL: Final = {-1: Role.ACCEPT, -2: Role.REFUSE}


@dataclass(slots=True)
class _Chain:
    """The calls on one builder, and on the dialog that it makes, in the order of the code."""

    calls: list[Call] = field(default_factory=list)


class Dialogs:
    """Finds dialogs that builders make; one per app."""

    def __init__(self, wordings: Wordings, handlers: Handlers) -> None:
        self.wordings = wordings
        self.handlers = handlers
        self.resolver = wordings.resolver
        self.program = wordings.program
        self.hierarchy = wordings.resolver.hierarchy
        self.scopes = Scopes(wordings.resolver)
        self.code_views = CodeViews(wordings.resolver)

    def made_in(self, method: MethodNumber) -> Iterator[Draft]:
        """Yield the dialogs whose builder a method fills, one for each caller that decides."""
        for chain in self._chains(method):
            shapes = [
                one for one in chain.calls if one.name not in (*knowledge().shows, "<init>")
            ]
            if not shapes or not self._asks(chain):
                continue
            sources = sources_of(chain.calls)
            for scope, shown_at in self.scopes.of(method, sources):
                draft = self._draft(scope, chain)
                draft.shown_at = [shown_at or self._shown(chain)]
                if scope.frame is None and self.scopes.come_in(method, sources):
                    for piece in draft.pieces:
                        piece.is_shared = True  # Of callers that are not told apart.
                yield draft

    # The calls on one builder.

    def _chains(self, method: MethodNumber) -> list[_Chain]:
        calls = list(self._calls(method))
        if not calls:
            return []
        uses = self.resolver.def_use(method)
        fluent = frozenset(
            one.pc
            for one in calls
            if not one.is_static
            and (
                one.returns in knowledge().bars
                or knowledge().is_builder(self.hierarchy, one.returns)
            )
        )
        chains: dict[object, _Chain] = {}
        for one in calls:
            if one.is_static and one.name in knowledge().makes:
                made = uses.result_of(one.pc)
                if made is not None:
                    chains.setdefault((made.pc, made.registers[0]), _Chain()).calls.append(one)
            if one.receiver is None:
                continue
            for root in roots_of(uses, one.pc, one.receiver, fluent):
                key = self._key(method, root)
                chains.setdefault(key, _Chain()).calls.append(one)
        return list(chains.values())

    def _asks(self, chain: _Chain) -> bool:
        """Say whether something can be pressed: a bar without an action only tells in passing."""
        known = knowledge()
        return not any(one.owner in known.bars for one in chain.calls) or any(
            one.name in known.actions for one in chain.calls
        )

    def _key(self, method: MethodNumber, root: tuple[int, int]) -> object:
        """Name a builder: by its field where it is kept in one, else by where it was made."""
        pc, _ = root
        if pc != ENTRY:
            one = self.resolver.def_use(method).instruction(pc)
            if one.opcode in range(0x52, 0x59) and one.ref is not None:
                image, _ = self.program.place(method)
                return image.field_text(one.ref)
        return root

    def _calls(self, method: MethodNumber) -> Iterator[Call]:
        """Yield the calls on builders and on what they make."""
        for site in self.program.calls_in(method):
            owner = site.owner
            known = knowledge()
            if owner.startswith("L") and (
                owner in known.bars or known.is_builder(self.hierarchy, owner)
            ):
                call = self.resolver.call_at(method, site.pc)
                if call is not None:
                    yield call

    def _shown(self, chain: _Chain) -> Site:
        last = next(
            (one for one in reversed(chain.calls) if one.name in knowledge().shows),
            chain.calls[-1],
        )
        return (last.method, last.pc)

    # The dialog.

    def _draft(self, scope: Scope, chain: _Chain) -> Draft:
        draft = Draft(outer_class(self.program.owner(scope.method)), "dialog", closes=True)
        for call in chain.calls:
            if not (self._is_replaced(call, chain) or self._button_of(draft, scope, call)):
                self._shape(draft, scope, call)
        return draft

    def _is_replaced(self, call: Call, chain: _Chain) -> bool:
        """Say whether a later call says something else in the place of what a call says, nothing being decided between."""
        later = [one.pc for one in chain.calls if one.pc > call.pc and one.name == call.name]
        if call.name not in knowledge().texts or not later:
            return False
        between = self.resolver.def_use(call.method).body.instructions
        return not any(
            call.pc < one.pc < later[0] and one.opcode in IFS | SWITCHES | ENDS
            for one in between
        )

    def _button_of(self, draft: Draft, scope: Scope, call: Call) -> bool:
        """Add the buttons, rows and boxes of a call; False for a call that adds none."""
        known = knowledge()
        if call.name in known.buttons:
            self._add(draft, self._button(scope, call, known.buttons[call.name]))
        elif call.name == "setButton" and call.types[:1] == ("I",):
            self._add(draft, self._numbered(scope, call))
        elif call.name in known.actions and call.owner in known.bars:
            self._add(draft, self._action(scope, call))
        elif call.name in known.lists | known.boxes:
            self._list(draft, scope, call)
        elif call.name in known.cancels:
            self._cancel(draft, scope, call)
        else:
            return False
        return True

    def _shape(self, draft: Draft, scope: Scope, call: Call) -> None:
        """Read the words of a call, its layout, and whether the dialog can be left."""
        known = knowledge()
        if call.owner in known.bars and (index := _message(call)) is not None:
            draft.words = draft.words.joined(self.wordings.argument(scope, call, index))
        elif call.name in known.texts and call.types:
            draft.words = draft.words.joined(self.wordings.argument(scope, call, 0))
        elif call.name in known.cancelable:
            if self._argument(scope, call, 0) == (Number(0),):
                draft.cancelable = Kleene.NO
        elif call.name in known.views:
            self._lay(draft, scope, call)

    def _lay(self, draft: Draft, scope: Scope, call: Call) -> None:
        """Take a dialog's view: a layout by its id, what is inflated, or what code makes."""
        if call.types[:1] == ("I",):
            draft.layouts += self._numbers(scope, call)
            return
        register = call.register(0)
        if register is not None:
            lay_view(draft, self.wordings, self.code_views, (scope, call.pc, register))

    def _add(self, draft: Draft, piece: Piece | None) -> None:
        """Add a button; one that is set twice is what it was set to last."""
        if piece is None:
            return
        kept = [one for one in draft.pieces if one.number != piece.number]
        draft.pieces = [*kept, piece]

    def _button(self, scope: Scope, call: Call, number: int, first: int = 0) -> Piece | None:
        labels = self.wordings.argument(scope, call, first)
        index = call.first(CLICK)
        found = (
            Found(is_known=False)
            if index is None
            else self.handlers.registered(scope, call, index, CLICKED)
        )
        words: tuple[Known, ...] = (None, number)
        if index is None and (sent := call.first(MESSAGE)) is not None:
            found, message = self.handlers.of_message(scope, call, sent)
            words = (message,)
        return Piece(
            labels=labels.texts,
            kind="button",
            uses=tuple(Use(one, words) for one in found.handlers),
            is_known=found.is_known,
            place=1,
            usual=USUAL.get(number),
            number=number,
        )

    def _action(self, scope: Scope, call: Call) -> Piece | None:
        """Read what can be pressed on a bar: a yes, unless its word says something else."""
        index = call.first(_VIEW_CLICK)
        if index is None:
            return None
        found = self.handlers.registered(scope, call, index, _VIEW_CLICKED)
        return Piece(
            labels=self.wordings.argument(scope, call, 0).texts,
            kind="button",
            uses=tuple(Use(one, (None,)) for one in found.handlers),
            is_known=found.is_known,
            usual=Role.ACCEPT,
            number=call.pc,
        )

    def _numbered(self, scope: Scope, call: Call) -> Piece | None:
        """Read `AlertDialog.setButton(which, text, listener)`."""
        numbers = self._argument(scope, call, 0)
        if len(numbers) != 1 or not isinstance(numbers[0], Number):
            return None
        return self._button(scope, call, numbers[0].value, first=1)

    def _cancel(self, draft: Draft, scope: Scope, call: Call) -> None:
        """Add what leaving the dialog runs: a refusal without a word."""
        index = call.first(_CANCEL)
        if index is not None:
            found = self.handlers.registered(scope, call, index, _CANCELLED)
            uses = tuple(Use(one, (None,)) for one in found.handlers)
            draft.pieces.append(
                Piece((), "button", uses, found.is_known, usual=Role.REFUSE, number=call.pc)
            )

    def _list(self, draft: Draft, scope: Scope, call: Call) -> None:
        """Add the rows of a list: words that can be chosen, or boxes that can be ticked."""
        boxes = call.name in knowledge().boxes
        rows = self._rows(scope, call)
        listener = call.first(_BOXES if boxes else CLICK)
        found = (
            Found(is_known=False)
            if listener is None
            else self.handlers.registered(scope, call, listener, _BOXED if boxes else CLICKED)
        )
        items: Values = ()
        if len(rows) == 1 and isinstance(rows[0], Elements):
            items = rows[0].values
        else:
            draft.words = draft.words.joined(OPEN)
        for number, one in enumerate(items):
            label = self.wordings.of_values((one,), scope.method)
            words = (None, number, 1) if boxes else (None, number)
            draft.pieces.append(
                Piece(
                    labels=label.texts,
                    kind="box" if boxes else "button",
                    uses=tuple(Use(each, words) for each in found.handlers),
                    is_known=found.is_known,
                    place=1,
                    pre_ticked=self._ticked(scope, call, number)
                    if boxes
                    else is_chosen(self.resolver, scope, call, number),
                )
            )

    def _rows(self, scope: Scope, call: Call) -> Values:
        """Return the words of a list's rows: an array of texts, the id of one, or what an adapter is filled with."""
        index = call.first("[Ljava/lang/CharSequence;")
        if index is not None:
            return self._argument(scope, call, index)
        if call.types[:1] == ("I",):
            return resource_array(self.resolver, self._argument(scope, call, 0))
        index = call.first("Landroid/widget/ListAdapter;")
        return (
            () if index is None else rows_of(self.resolver, self._argument(scope, call, index))
        )

    def _ticked(self, scope: Scope, call: Call, number: int) -> Kleene:
        """Say whether a row of a list of boxes is ticked from the start."""
        index = call.first("[Z")
        values = self._argument(scope, call, index) if index is not None else ()
        if values == (Number(0),):
            return Kleene.NO
        if len(values) == 1 and isinstance(values[0], Elements) and values[0].ordered:
            items = values[0].values
            if number < len(items) and isinstance(items[number], Number):
                return Kleene.YES if items[number] == Number(1) else Kleene.NO
        return Kleene.UNKNOWN

    def _argument(self, scope: Scope, call: Call, index: int) -> Values:
        return self.resolver.argument(scope, call, index)

    def _numbers(self, scope: Scope, call: Call, index: int = 0) -> tuple[int, ...]:
        values = self._argument(scope, call, index)
        return tuple(one.value for one in values if isinstance(one, Number))


def lay_view(
    draft: Draft, wordings: Wordings, code_views: CodeViews, at: tuple[Scope, int, int]
) -> None:
    """Put the view that a register holds before a pc into a dialog: what is inflated, or what code makes."""
    made = made_view(wordings, *at)
    laid = code_views.shown(*at)
    if laid is None:
        draft.layouts += made.layouts
        draft.words = draft.words.joined(made.words)
    else:
        draft.coded.append(laid)
        draft.words = draft.words.joined(Wording(made.words.texts))


def _message(call: Call) -> int | None:
    """Return which argument is the words of a bar: of `make(view, text, time)` or `setText(text)`."""
    if call.name in knowledge().makes and len(call.types) > 1:
        return len(call.types) - 2
    return 0 if call.name == "setText" and call.types else None

"""Dialogs of a library's builder whose names, and often methods, a shrinker took away.

R8 renames `androidx.appcompat.app.AlertDialog$Builder` and puts its short methods into their callers:
what is left are writes into fields of one class, of which the library later fills the window. That
class gives itself away: its texts and listeners are handed, with the framework's numbers -1, -2 and
-3, to a method that takes `(int, CharSequence, OnClickListener, …)`. Its other texts are title and
message, its views what is shown between them, and the truth value that reaches `Dialog.setCancelable`
says whether it can be left.
Source: the sources of androidx.appcompat 1.0 to 1.7; what R8 of 2024 makes of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.dex.body import Instruction
from auditor.dex.opcodes import INSTANCE_READS, INSTANCE_WRITES
from auditor.model.names import LIBRARIES, outer_class
from auditor.model.vocabulary import Kleene
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.scopes import Scopes
from auditor.screens.parts.wording import Wordings
from auditor.screens.presses.handlers import Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.dialogs import CLICK, CLICKED, USUAL, lay_view
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.screens.views.code_views import CodeViews

_TEXT: Final = "Ljava/lang/CharSequence;"
_VIEW: Final = "Landroid/view/View;"
_TAKES: Final = f"(I{_TEXT}{CLICK}"
_FIRM: Final = "->setCancelable(Z)V"
_BUTTONS: Final = (-1, -2, -3)
_WINDOW: Final = "Landroid/view/Window;"
_GIVEN: Final = {f"({_TEXT})V": "words", f"({_VIEW})V": "view"}
"""What is handed to a window by a method of one argument."""
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """What a field of the class holds."""

    kind: str
    """`words`, `view`, `label`, `listener` or `cancelable`."""
    number: int = 0
    """Of a button."""


@dataclass(frozen=True, slots=True)
class _Write:
    """One write of a part: in which method, where, from which register, on whose behalf."""

    part: _Part
    pc: int
    """Of the write, or of the call of a method that writes."""
    register: int
    inside: tuple[Call, int] | None = None
    """For a method that writes: its call, and the place of the write in it."""


@dataclass(slots=True)
class _Dialog:
    """The writes that fill one dialog."""

    writes: list[_Write] = field(default_factory=list)


class RenamedDialogs:
    """Finds dialogs by the fields that they are made of; one per app."""

    def __init__(self, wordings: Wordings, handlers: Handlers, graph: CallGraph) -> None:
        self.wordings = wordings
        self.handlers = handlers
        self.resolver = wordings.resolver
        self.program = wordings.program
        self.graph = graph
        self.scopes = Scopes(wordings.resolver)
        self.code_views = CodeViews(wordings.resolver)

    def made_in(self, method: MethodNumber) -> Iterator[Draft]:
        """Yield the dialogs that a method fills, one for each caller that decides."""
        if not self._fills(method):
            return
        for dialog in self._dialogs(method):
            last = dialog.writes[-1]
            sources = [(one.pc, one.register) for one in dialog.writes]
            shared = False
            for scope, shown_at in self.scopes.of(method, sources):
                draft = self._draft(scope, dialog)
                draft.shown_at = [shown_at or (method, last.pc)]
                shared = scope.frame is None and self.scopes.come_in(method, sources)
                for piece in draft.pieces:
                    piece.is_shared = shared
                yield draft

    # The class of the fields.

    @cached_property
    def _parts(self) -> Mapping[str, _Part]:
        """What each field of the library's class holds; empty where there is no such class."""
        found: dict[str, _Part] = {}
        for site in self.graph.callbacks.registrations.taking(CLICK).calls:
            if _TAKES in site.target and not site.target.startswith("Landroid/"):
                found.update(self._of_button(site))
        owners = {text.partition("->")[0] for text in found} | self._windows
        for owner in sorted(owners):
            for text in self._fields(owner):
                if text.endswith(f":{_TEXT}"):
                    found.setdefault(text, _Part("words"))
                elif text.endswith(f":{_VIEW}"):
                    found.setdefault(text, _Part("view"))
        if owners:
            found.update(self._firm(owners))
        return found

    def _of_button(self, site: CallSite) -> Iterator[tuple[str, _Part]]:
        """Yield the fields from which a button's text and listener are taken."""
        call = self.resolver.call_at(site.method, site.pc)
        if call is None or len(call.types) < 3:
            return
        numbers = self.resolver.argument(Scope(site.method), call, 0)
        if len(numbers) != 1 or not isinstance(numbers[0], Number):
            return
        number = numbers[0].value
        if number not in _BUTTONS:
            return
        text, listener = (self._field_in(call, index) for index in (1, 2))
        if text is not None and listener is not None:
            yield text, _Part("label", number)
            yield listener, _Part("listener", number)

    @cached_property
    def _direct(self) -> Mapping[MethodNumber, tuple[Call, ...]]:
        """The calls that hand a button's text and listener to the window itself, by method.

        Where an app has one dialog, R8 puts the whole builder and what it does into its caller.
        """
        found: dict[MethodNumber, list[Call]] = {}
        for site in self.graph.callbacks.registrations.taking(CLICK).calls:
            owner = site.owner
            if _TAKES not in site.target or owner.startswith(LIBRARIES):
                continue
            call = self.resolver.call_at(site.method, site.pc)
            if call is None or call.receiver is None or self._number(call) not in _BUTTONS:
                continue
            if self._field_in(call, 1) is None and self._field_in(call, 2) is None:
                found.setdefault(site.method, []).append(call)
        return {method: tuple(calls) for method, calls in found.items()}

    @cached_property
    def _windows(self) -> set[str]:
        """The classes to which such calls go: the library's that fill a window."""
        return {call.owner for calls in self._direct.values() for call in calls}

    def _number(self, call: Call) -> int | None:
        """Return the number of the button that a call is about."""
        numbers = self.resolver.argument(Scope(call.method), call, 0)
        if len(numbers) != 1 or not isinstance(numbers[0], Number):
            return None
        return numbers[0].value

    def _field_in(self, call: Call, index: int) -> str | None:
        """Return the field of an object from which an argument is read."""
        register = call.register(index)
        if register is None:
            return None
        uses = self.resolver.def_use(call.method)
        for root, _ in roots_of(uses, call.pc, register, frozenset()):
            one = uses.instruction(root) if root != ENTRY else None
            if one is not None and one.opcode in INSTANCE_READS and one.ref is not None:
                image, _ = self.program.place(call.method)
                return image.field_text(one.ref)
        return None

    def _fields(self, owner: str) -> Iterator[str]:
        info = self.program.class_info(owner)
        if info is None:
            return
        image = self.program.images[info.image]
        first, last = np.searchsorted(image.owned_class, [info.row, info.row + 1])
        for one in image.owned_field[first:last].tolist():
            yield image.field_text(one)

    def _firm(self, owners: set[str]) -> Iterator[tuple[str, _Part]]:
        """Yield the field that says whether the dialog can be left."""
        for site in self.program.calls_of(None, "setCancelable", "(Z)V"):
            call = self.resolver.call_at(site.method, site.pc)
            text = None if call is None else self._field_in(call, 0)
            if text is not None and text.partition("->")[0] in owners:
                yield text, _Part("cancelable")

    # The writes of one method.

    @cached_property
    def _writers(self) -> frozenset[MethodNumber]:
        """The methods that write one of the fields."""
        return frozenset(
            use.method
            for text in self._parts
            for use in self.program.field_uses(text)
            if use.opcode in INSTANCE_WRITES
        )

    @cached_property
    def _setters(self) -> Mapping[str, list[tuple[int, int, _Part]]]:
        """What the methods of the builder write, by their text."""
        found = {self.program.text(one): self._setter(one) for one in sorted(self._writers)}
        return {text: writes for text, writes in found.items() if writes}

    def _fills(self, method: MethodNumber) -> bool:
        return (
            method in self._writers
            or method in self._direct
            or any(one.target in self._setters for one in self.program.calls_in(method))
        )

    def _dialogs(self, method: MethodNumber) -> list[_Dialog]:
        found: dict[object, _Dialog] = {}
        for one in self.program.body(method).instructions:
            for owner, write in self._writes(method, one):
                key = self._builder(method, write.pc, owner)
                if key is None:
                    continue  # A method of the builder: who calls it makes the dialog.
                found.setdefault(key, _Dialog()).writes.append(write)
        return [
            one
            for one in found.values()
            if any(write.part.kind != "cancelable" for write in one.writes)
        ]

    def _writes(self, method: MethodNumber, one: Instruction) -> Iterator[tuple[int, _Write]]:
        """Yield what an instruction writes, with the register of the object that is filled."""
        if one.opcode in INSTANCE_WRITES:
            part = self._written(method, one)
            if part is not None:
                yield one.registers[1], _Write(part, one.pc, one.registers[0])
        elif one.opcode in CALLS:
            call = self.resolver.call_at(method, one.pc)
            if call is None or call.receiver is None:
                return
            yield from self._given(method, call)
            if call.owner.startswith("Landroid/"):
                return
            if knowledge().is_builder(self.resolver.hierarchy, call.owner):
                return  # By its own name: `Dialogs` finds it.
            for pc, register, part in self._setters.get(call.text, ()):
                yield call.receiver, _Write(part, one.pc, register, (call, pc))

    def _given(self, method: MethodNumber, call: Call) -> Iterator[tuple[int, _Write]]:
        """Yield what a call hands to the window of a dialog itself."""
        direct = self._direct.get(method, ())
        if not direct or call.receiver is None:
            return
        if any(call.pc == one.pc for one in direct):
            number = self._number(call) or 0
            for kind, index in (("label", 1), ("listener", 2)):
                register = call.register(index)
                if register is not None:
                    yield call.receiver, _Write(_Part(kind, number), call.pc, register)
            return
        is_window = call.owner in self._windows or call.owner == _WINDOW
        is_firm = call.text.endswith(_FIRM)
        part = "cancelable" if is_firm else _GIVEN.get(call.proto) if is_window else None
        register = call.register(0)
        if part is not None and register is not None:
            yield call.receiver, _Write(_Part(part), call.pc, register)

    def _written(self, method: MethodNumber, one: Instruction) -> _Part | None:
        if one.ref is None or len(one.registers) < 2:
            return None
        image, _ = self.program.place(method)
        return self._parts.get(image.field_text(one.ref))

    def _setter(self, method: MethodNumber) -> list[tuple[int, int, _Part]]:
        """Return what a method of the builder writes: place, register and part."""
        signature = self.program.signature(method)
        if "(" not in signature or not signature.rpartition(")")[2].startswith("L"):
            return []
        if signature.startswith("<"):
            return []
        if not any(kind in signature for kind in (_TEXT, _VIEW, CLICK, "(I", "(Z")):
            return []
        return [
            (one.pc, one.registers[0], part)
            for one in self.program.body(method).instructions
            if one.opcode in INSTANCE_WRITES
            and (part := self._written(method, one)) is not None
        ]

    def _builder(self, method: MethodNumber, pc: int, register: int) -> object:
        """Name the builder behind an object: by where it was made; None for `this`."""
        uses = self.resolver.def_use(method)
        fluent = frozenset(
            one.pc
            for one in uses.body.instructions
            if one.opcode in CALLS and self._is_fluent(method, one)
        )
        place = (pc, register)
        for _ in range(_DEEPEST):
            roots = roots_of(uses, *place, fluent)
            if len(roots) == 1 and roots[0][0] == ENTRY and not self.program.is_static(method):
                return None if uses.parameter_word(roots[0][1]) == 0 else roots
            if len(roots) != 1 or roots[0][0] == ENTRY:
                return roots
            one = uses.instruction(roots[0][0])
            if one.opcode not in INSTANCE_READS:
                return roots
            place = (one.pc, one.registers[1])
        return place

    def _is_fluent(self, method: MethodNumber, one: Instruction) -> bool:
        call = self.resolver.call_at(method, one.pc)
        return call is not None and call.receiver is not None and call.returns == call.owner

    # The dialog.

    def _draft(self, scope: Scope, dialog: _Dialog) -> Draft:
        draft = Draft(outer_class(self.program.owner(scope.method)), "dialog", closes=True)
        pieces: dict[int, Piece] = {}
        for write in dialog.writes:
            inner, pc = scope, write.pc
            if write.inside is not None:
                call, pc = write.inside
                target = self.program.method(call.text)
                if target is None:
                    continue
                inner = Scope(target, Frame(scope, call, 1))
            self._take(draft, pieces, write, (inner, pc))
        draft.pieces = list(pieces.values())
        for piece in draft.pieces:
            # Which of the questions an answer is given to is not told apart here.
            piece.is_known &= not draft.is_one_of_several
        return draft

    def _take(
        self, draft: Draft, pieces: dict[int, Piece], write: _Write, at: tuple[Scope, int]
    ) -> None:
        """Put one write into the dialog."""
        scope, pc = at
        part = write.part
        if part.kind == "view":
            lay_view(draft, self.wordings, self.code_views, (scope, pc, write.register))
            return
        values = self.resolver.value(scope, pc, write.register)
        if part.kind == "cancelable":
            draft.cancelable = Kleene.NO if values == (Number(0),) else Kleene.YES
        elif part.kind == "words":
            words = self.wordings.of_values(values, scope.method)
            if not words.is_whole:
                known, several = self.wordings.handed(scope, pc, write.register)
                words = known or words
                draft.is_one_of_several |= known is not None and several
            draft.words = draft.words.joined(words)
        else:
            piece = pieces.setdefault(
                part.number,
                Piece((), "button", place=1, usual=USUAL.get(part.number), number=part.number),
            )
            if part.kind == "label":
                piece.labels = self.wordings.of_values(values, scope.method).texts
            else:
                found = self.handlers.of_values(scope, values, (CLICKED,))
                piece.uses = tuple(Use(one, (None, part.number)) for one in found.handlers)
                piece.is_known = found.is_known

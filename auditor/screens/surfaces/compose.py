"""Screens that Jetpack Compose draws: texts in the order of the code, buttons with their lambdas.

Read is what the compiler makes of `@Composable` functions while the library keeps its names: calls of
`Text`, `Button`, `Checkbox` and `AlertDialog` with a `Composer`, and lambdas for content and clicks.
Where R8 renamed the library nothing is found here, and the texts stay on no screen.
Source: androidx.compose.runtime, material and material3, of 2024; Kotlin's compiler plugin.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import FieldRef, Instance, Number, Text, Values
from auditor.code.evaluation.answered import Known
from auditor.dex.opcodes import FIELD_READS, NEW_INSTANCE
from auditor.model.names import outer_class
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.ground import Ground
from auditor.screens.parts.wording import SILENT, Wording, Wordings
from auditor.screens.presses.handlers import Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.drafts import Draft, Piece

_LIBRARY: Final = "Landroidx/compose/"
_COMPOSER: Final = "Landroidx/compose/runtime/Composer;"
_CLICK: Final = "Lkotlin/jvm/functions/Function0;"
_CLICKED: Final = "invoke()Ljava/lang/Object;"
_CHANGE: Final = "Lkotlin/jvm/functions/Function1;"
_CHANGED: Final = "invoke(Ljava/lang/Object;)Ljava/lang/Object;"
_CONTENT: Final = ("Lkotlin/jvm/functions/Function2;", "Lkotlin/jvm/functions/Function3;")
_LAMBDA: Final = "$lambda$"
_ACCESSOR: Final = "$r8$lambda$"
_ERASED: Final = "invoke(Ljava/lang/Object;"
_SINGLETONS: Final = "ComposableSingletons$"
_BUTTONS: Final = ("Button", "TextButton", "OutlinedButton", "ElevatedButton", "FilledTonalButton", "IconButton")  # fmt: skip
_BOXES: Final = ("Checkbox", "Switch", "RadioButton")
_TEXTS: Final = ("Text", "BasicText", "ClickableText")
_DIALOGS: Final = ("AlertDialog", "Dialog")
_SHEETS: Final = ("ModalBottomSheet",)
_STRINGS: Final = ("Ljava/lang/String;", "Landroidx/compose/ui/text/AnnotatedString;")
_STATE: Final = "Landroidx/compose/runtime/MutableState;"
_STATES: Final = (f"{_STATE}->getValue", "Landroidx/compose/runtime/State;->getValue")
_REMEMBERED: Final = ("mutableStateOf", "mutableStateOf$default")
_TRUTH: Final = {
    "Ljava/lang/Boolean;->TRUE:Ljava/lang/Boolean;": True,
    "Ljava/lang/Boolean;->FALSE:Ljava/lang/Boolean;": False,
}
_DEEPEST: Final = 24
"""So many composables and lambdas lie in each other; generated methods between them count too."""
_FARTHEST: Final = 12
_MOST_ROOTS: Final = 12


@dataclass(slots=True)
class _Walk:
    """One screen while it is being read."""

    draft: Draft
    done: set[MethodNumber] = field(default_factory=set)


@dataclass
class Compose:
    """Reads composables; one per app."""

    ground: Ground
    wordings: Wordings
    handlers: Handlers

    def drafts(self, methods: Iterable[MethodNumber]) -> Iterator[Draft]:
        """Yield the screens whose drawing runs through one of some methods."""
        program = self.ground.program
        if not program.names_any_type(frozenset({_COMPOSER})):
            return
        roots: dict[MethodNumber, None] = {}
        for method in methods:
            if self._draws(method):
                roots.update(dict.fromkeys(self._roots(method)))
        for root in list(roots)[:_MOST_ROOTS]:
            draft = Draft(_family(program.owner(root)), "fragment", is_composed=True)
            draft.shown_at = [(root, 0)]
            self._read(_Walk(draft), root, 0)
            yield draft

    def _draws(self, method: MethodNumber) -> bool:
        return _COMPOSER in self.ground.program.signature(method).partition(")")[0]

    def _roots(self, method: MethodNumber) -> list[MethodNumber]:
        """Return the composable functions in whose drawing a lambda takes part."""
        level = {method: None}
        seen = set(level)
        found: dict[MethodNumber, None] = {}
        for _ in range(_FARTHEST):
            after: dict[MethodNumber, None] = {}
            for one in level:
                makers = tuple(
                    self._bodies(one) if self._is_accessor(one) else self._makers(one)
                )
                if self.ground.program.is_static(one) and not makers:
                    found[one] = None
                    continue
                for maker in makers:
                    if maker not in seen:
                        seen.add(maker)
                        after[maker] = None
            level = after
        return list(found)

    def _bodies(self, accessor: MethodNumber) -> Iterator[MethodNumber]:
        """Yield the private method that an accessor calls."""
        program = self.ground.program
        found = (program.method(site.target) for site in program.calls_in(accessor))
        yield from (one for one in found if one is not None)

    def _makers(self, method: MethodNumber) -> Iterator[MethodNumber]:
        """Yield the composables that make the lambda of a method, or use it as a singleton."""
        for owner in self._lambdas(method):
            yield from self._makers_of(owner)

    def _lambdas(self, method: MethodNumber) -> Iterator[str]:
        """Yield the classes of the function objects that run a method: its own, or generated ones.

        Kotlin since 2.0 puts the body of a lambda into a static method of the class around it, and
        the dexer makes the class that calls it, through an accessor where it is private.
        """
        program = self.ground.program
        if not program.is_static(method):
            yield program.owner(method)
            return
        bodies = [method] if _LAMBDA in program.signature(method) else []
        for body in (*bodies, *(one for each in bodies for one in self._accessors(each))):
            for edge in self.ground.graph.callers(body):
                if program.signature(edge.source).startswith(_ERASED):
                    yield program.owner(edge.source)

    def _accessors(self, method: MethodNumber) -> Iterator[MethodNumber]:
        """Yield the methods by which generated classes reach a private body."""
        for edge in self.ground.graph.callers(method):
            if self._is_accessor(edge.source):
                yield edge.source

    def _is_accessor(self, method: MethodNumber) -> bool:
        return self.ground.program.signature(method).startswith(_ACCESSOR)

    def _makers_of(self, owner: str) -> Iterator[MethodNumber]:
        program = self.ground.program
        for birth in self.ground.graph.instances.births(owner):
            if self._draws(birth.method):
                yield birth.method
            elif _SINGLETONS in program.owner(birth.method):
                family = _family(owner)
                for each in program.methods_of_class(family):
                    if self._draws(each):
                        yield each

    # One composable after the other, in the order of the code.

    def _read(self, walk: _Walk, method: MethodNumber, depth: int) -> None:
        if method in walk.done:
            return
        if depth > _DEEPEST:
            walk.draft.words = Wording(walk.draft.words.texts, is_whole=False)
            return
        walk.done.add(method)
        program = self.ground.program
        image, _ = program.place(method)
        for one in program.body(method).instructions:
            if one.opcode in CALLS:
                call = self.ground.resolver.call_at(method, one.pc)
                if call is not None:
                    self._call(walk, call, depth)
            elif one.opcode == NEW_INSTANCE and one.ref is not None:
                for drawing in self._drawing(image.type_name(one.ref)):
                    self._read(walk, drawing, depth + 1)

    def _drawing(self, name: str) -> Iterator[MethodNumber]:
        """Yield the method of a lambda that draws, or the body that it runs."""
        program = self.ground.program
        for signature, method in program.declared(name).items():
            if (signature.startswith("invoke(") and self._draws(method)) or (
                signature.startswith(_ERASED)
                and any(_COMPOSER in site.target for site in program.calls_in(method))
            ):
                yield method

    def _call(self, walk: _Walk, call: Call, depth: int) -> None:
        program = self.ground.program
        name = call.name.partition("-")[0]
        if not call.owner.startswith(_LIBRARY):
            target = program.method(call.text)
            if target is not None and self._draws(target) and call.is_static:
                self._read(walk, target, depth + 1)
            elif "getLambda" in call.name:
                self._contents(walk, self._singleton(target), depth)
        elif name in _TEXTS:
            walk.draft.words = walk.draft.words.joined(self._text(call))
        elif name in _BUTTONS:
            walk.draft.pieces.append(self._button(walk, call))
        elif name in _BOXES:
            walk.draft.pieces.append(self._box(walk, call))
        elif name in _DIALOGS or name in _SHEETS:
            walk.draft.kind = "sheet" if name in _SHEETS else "dialog"
            walk.draft.cancelable = Kleene.UNKNOWN

    def _singleton(self, getter: MethodNumber | None) -> Values:
        """Return the lambda that a getter of singletons gives."""
        if getter is None:
            return ()
        image, _ = self.ground.program.place(getter)
        for one in self.ground.program.body(getter).instructions:
            if one.opcode in FIELD_READS and one.ref is not None:
                return self.ground.resolver.field_values(image.field_text(one.ref))
        return ()

    def _contents(self, walk: _Walk, values: Values, depth: int) -> None:
        for one in values:
            if isinstance(one, Instance):
                for drawing in self._drawing(one.type):
                    self._read(walk, drawing, depth + 1)

    def _text(self, call: Call) -> Wording:
        index = call.first(*_STRINGS)
        return (
            SILENT if index is None else self.wordings.argument(Scope(call.method), call, index)
        )

    def _button(self, walk: _Walk, call: Call) -> Piece:
        """Read a button: what its content says, what its click runs, whether a state enables it."""
        inner = _Walk(Draft("", ""))
        for index, kind in enumerate(call.types):
            if kind in _CONTENT:
                self._contents(inner, self._argument(call, index), 0)
        walk.done |= inner.done
        labels = inner.draft.words.texts
        kept = tuple(one for one in walk.draft.words.texts if one not in labels)
        walk.draft.words = Wording(kept, walk.draft.words.is_whole)
        enabled = call.first("Z")
        values = () if enabled is None else self._argument(call, enabled)
        piece = self._piece(call, (_CLICK, _CLICKED), ())
        piece.labels = labels
        piece.is_enabled = all(isinstance(one, Number) for one in values)
        return piece

    def _box(self, walk: _Walk, call: Call) -> Piece:
        values = self._argument(call, 0)
        piece = self._piece(call, (_CHANGE, _CHANGED), (1,))
        piece.kind, piece.pre_ticked = "box", Kleene.UNKNOWN
        if len(values) == 1 and isinstance(values[0], Number):
            piece.pre_ticked = Kleene.YES if values[0].value else Kleene.NO
        elif any(site.target.startswith(_STATES) for site in self._calls_near(call)):
            piece.pre_ticked = self._starting(walk)
        return piece

    def _calls_near(self, call: Call) -> Iterator[CallSite]:
        """Yield the calls of a method, and of the getters of delegates (`by`) that it calls."""
        program = self.ground.program
        for site in program.calls_in(call.method):
            yield site
            if _STATE in site.target and (getter := program.method(site.target)) is not None:
                yield from program.calls_in(getter)

    def _starting(self, walk: _Walk) -> Kleene:
        """Say how a box is at first that shows a state: as all states of the screen begin.

        Those that its own drawing remembers count; where it remembers none, those of the whole app.
        """
        own = {method for method, _ in self._states if method in walk.done}
        begin = {value for method, value in self._states if method in own or not own}
        if begin == {True}:
            return Kleene.YES
        return Kleene.NO if begin == {False} else Kleene.UNKNOWN

    @cached_property
    def _states(self) -> tuple[tuple[MethodNumber, bool | None], ...]:
        """List the boolean states that the app makes, with what each begins with."""
        found: list[tuple[MethodNumber, bool | None]] = []
        for name in _REMEMBERED:
            for site in self.ground.program.calls_of(None, name):
                call = self.ground.resolver.call_at(site.method, site.pc)
                if (
                    call is None
                    or not call.owner.startswith(_LIBRARY)
                    or call.owner in (self.ground.program.owner(site.method),)
                ):
                    continue
                for one in self._argument(call, 0):
                    if isinstance(one, FieldRef) and one.text in _TRUTH:
                        found.append((site.method, _TRUTH[one.text]))
                    elif not isinstance(one, Text | Instance):
                        found.append((site.method, None))
        return tuple(found)

    def _piece(self, call: Call, listens: tuple[str, str], words: tuple[Known, ...]) -> Piece:
        taken, run = listens
        index = call.first(taken)
        piece = Piece((), "button", is_known=index is not None)
        if index is not None:
            found = self.handlers.registered(Scope(call.method), call, index, run)
            piece.uses = tuple(Use(one, words) for one in found.handlers)
            piece.is_known = found.is_known
        return piece

    def _argument(self, call: Call, index: int) -> Values:
        return self.ground.resolver.argument(Scope(call.method), call, index)


def _family(name: str) -> str:
    """Name the file class around a lambda or singleton of composables: `Lcom/x/AskKt;`."""
    return outer_class(name.replace(_SINGLETONS, ""))

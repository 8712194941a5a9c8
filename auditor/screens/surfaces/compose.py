"""Screens that Jetpack Compose draws: texts in the order of the code, buttons with their lambdas.

Read is what the compiler makes of `@Composable` functions while the library keeps its names: calls of
`Text`, `Button`, `Checkbox` and `AlertDialog` with a `Composer`, and lambdas for content and clicks. Each is
read as it is called: a card of the app's own says on each screen what that screen hands it. A dialog or a sheet
is a screen of its own, and so is each of several that a test or a navigator chooses from (see `composables`).
Where R8 renamed the library nothing is found here, and the texts stay on no screen.
Source: androidx.compose.runtime, material and material3, of 2024; Kotlin's compiler plugin.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Number, Site, Values
from auditor.code.evaluation.answered import Known
from auditor.dex.body import Instruction
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.model.names import ANDROIDX, COMPOSE, COMPOSER, outer_class
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.ground import Ground
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.wording import SILENT, Wording, Wordings
from auditor.screens.presses.handlers import Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.composables import (
    SINGLETONS,
    Composables,
    Path,
)
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.screens.surfaces.remembered_states import RememberedStates

_CLICK: Final = "Lkotlin/jvm/functions/Function0;"
_CLICKED: Final = "invoke()Ljava/lang/Object;"
_CHANGE: Final = "Lkotlin/jvm/functions/Function1;"
_CHANGED: Final = "invoke(Ljava/lang/Object;)Ljava/lang/Object;"
_CONTENT: Final = ("Lkotlin/jvm/functions/Function2;", "Lkotlin/jvm/functions/Function3;")
_STRINGS: Final = ("Ljava/lang/String;", "Landroidx/compose/ui/text/AnnotatedString;")
_STATE: Final = "Landroidx/compose/runtime/MutableState;"
_STATES: Final = (f"{_STATE}->getValue", "Landroidx/compose/runtime/State;->getValue")
_DEEPEST: Final = 40
"""So many composables and lambdas lie in each other; generated methods between them count too."""
_MOST: Final = 400
"""So many of them are read for one screen."""
_MOST_SCREENS: Final = 24


@dataclass(slots=True)
class _Walk:
    """One screen while it is being read."""

    draft: Draft
    path: Mapping[MethodNumber, int] = field(default_factory=dict)
    """The places that must be drawn: the way to what is looked for."""
    done: set[Scope] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    """The classes of functions that draw another screen: a dialog over this one."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A dialog or sheet, by the call that shows it."""

    call: Call
    kind: str
    draws: tuple[tuple[Scope, Instance], ...]
    """What it draws: functions, each with the method that uses it."""


@dataclass
class Compose:
    """Reads composables; one per app."""

    ground: Ground
    wordings: Wordings
    handlers: Handlers

    @cached_property
    def _composables(self) -> Composables:
        return Composables(self.ground.graph, self.ground.resolver)

    @cached_property
    def _states(self) -> RememberedStates:
        return RememberedStates(self.ground.resolver)

    def drafts(self, methods: Iterable[MethodNumber]) -> Iterator[Draft]:
        """Yield the screens whose drawing runs through one of some methods."""
        if not self.ground.program.names_any_type(frozenset({COMPOSER})):
            return
        found: dict[object, Draft] = {}
        for method in methods:
            drawn = self._drawn_in(method) if self._composables.draws(method) else []
            for path in self._composables.paths(method) if drawn else ():
                for site in drawn:
                    key, draft = self._screen((*path, site), found)
                    if draft is not None and len(found) < _MOST_SCREENS:
                        found[key] = draft
        yield from found.values()

    def _drawn_in(self, method: MethodNumber) -> list[Site]:
        """Return where a composable itself draws something to be read or touched, once for all that is drawn together."""
        composed = knowledge().composed
        names = frozenset[str]().union(*composed.values()) - composed["touched"]
        found: dict[frozenset[int], Site] = {}
        for site in self.ground.program.calls_in(method):
            name = site.name.partition("-")[0]
            if site.target.startswith(COMPOSE) and name in names:
                place = (method, site.pc)
                found.setdefault(self._composables.beside(place), place)
        return list(found.values())

    def _screen(self, path: Path, found: Mapping[object, Draft]) -> tuple[object, Draft | None]:
        """Read the screen on which a way from a root leads to a place, unless it was read."""
        scope = at = Scope(path[0][0])
        question = None
        for site, (following, _) in pairwise(path):
            question = self._question_at(at, site) or question
            at = self._composables.entered(at, site, following)
        if question is not None:
            key: object = (question.call.method, question.call.pc)
            return key, None if key in found else self._asked(question)
        apart = [one for one in path if self._composables.beside(one)]
        key = (scope.method, *((one[0], self._composables.beside(one)) for one in apart))
        if key in found:
            return key, None
        owner = _family(self.ground.program.owner(apart[-1][0] if apart else scope.method))
        draft = Draft(owner, "fragment", is_composed=True)
        routes = [self._composables.navigated_at(one) for one in apart]
        draft.shown_at = [
            *next(filter(None, routes), (apart[-1] if apart else (scope.method, 0),))
        ]
        self._read(_Walk(draft, dict(path)), scope, 0)
        return key, draft

    def _asked(self, question: _Question) -> Draft:
        """Read a dialog or sheet."""
        call = question.call
        draft = Draft(
            _family(self.ground.program.owner(call.method)), question.kind, is_composed=True
        )
        draft.shown_at = [(call.method, call.pc)]
        draft.cancelable = Kleene.UNKNOWN
        walk = _Walk(draft)
        for scope, one in question.draws:
            self._contents(walk, scope, (one,), 0)
        return draft

    # Dialogs and sheets.

    def _question_at(self, scope: Scope, site: Site) -> _Question | None:
        """Return the dialog or sheet of a method that draws the function which is made at a place."""
        for question in self._questions(scope):
            for _, one in question.draws:
                is_singleton = SINGLETONS in self.ground.program.owner(one.site[0])
                if one.site == site or (is_singleton and self._gives(site, one)):
                    return question
        return None

    def _gives(self, site: Site, made: Instance) -> bool:
        call = self.ground.resolver.call_at(*site)
        target = None if call is None else self.ground.program.method(call.text)
        return made in self._composables.singleton(target)

    def _questions(self, scope: Scope) -> Iterator[_Question]:
        """Yield the dialogs and sheets that a method shows."""
        composed = knowledge().composed
        for site in self.ground.program.calls_in(scope.method):
            name = site.name.partition("-")[0]
            if not site.target.startswith(COMPOSE):
                continue
            over = name in composed["sheets_over_pages"]
            if not (over or name in composed["dialogs"] or name in composed["sheets"]):
                continue
            call = self.ground.resolver.call_at(site.method, site.pc)
            places = () if call is None else _contents_of(call)
            if call is not None and places:
                yield _Question(
                    call,
                    "dialog" if name in composed["dialogs"] else "sheet",
                    tuple(
                        (scope, one)
                        for place in (places[:1] if over else places)
                        for one in self._argument(scope, call, place)
                        if isinstance(one, Instance)
                    ),
                )

    # One composable after the other, in the order of the code.

    def _read(self, walk: _Walk, scope: Scope, depth: int) -> None:
        if scope in walk.done:
            return
        if depth > _DEEPEST or len(walk.done) > _MOST:
            walk.draft.words = Wording(walk.draft.words.texts, is_whole=False)
            return
        walk.done.add(scope)
        walk.apart.update(
            one.type for question in self._questions(scope) for _, one in question.draws
        )
        at = walk.path.get(scope.method)
        left_out = frozenset() if at is None else self._composables.beside((scope.method, at))
        for one in self.ground.program.body(scope.method).instructions:
            if one.pc not in left_out:
                self._step(walk, scope, one, depth)

    def _step(self, walk: _Walk, scope: Scope, one: Instruction, depth: int) -> None:
        if one.opcode in CALLS:
            call = self.ground.resolver.call_at(scope.method, one.pc)
            if call is not None:
                self._call(walk, scope, call, depth)
        elif one.opcode == NEW_INSTANCE and one.ref is not None:
            image, _ = self.ground.program.place(scope.method)
            made = Instance(image.type_name(one.ref), (scope.method, one.pc))
            self._contents(walk, scope, (made,), depth)

    def _call(self, walk: _Walk, scope: Scope, call: Call, depth: int) -> None:
        program, composed = self.ground.program, knowledge().composed
        name = call.name.partition("-")[0]
        if not call.owner.startswith(ANDROIDX):
            target = program.method(call.text)
            if target is not None and self._is_inner(call, target):
                inner = self._composables.called(scope, call, target)
                self._read(walk, inner, depth + 1)
            else:
                self._contents(walk, scope, self._composables.singleton(target), depth)
        elif not call.owner.startswith(COMPOSE):
            return  # What navigators draw are functions of the app, which are read where it makes them.
        elif name in composed["texts"]:
            walk.draft.words = walk.draft.words.joined(self._text(scope, call))
        elif name in composed["buttons"]:
            walk.draft.pieces.append(self._button(walk, scope, call))
        elif name in composed["boxes"]:
            walk.draft.pieces.append(self._box(walk, scope, call))

    def _is_inner(self, call: Call, target: MethodNumber) -> bool:
        """Say whether a call of the app's own draws, or runs the body of a function that does."""
        is_body = call.is_static and self._composables.is_body(target)
        return is_body or self._composables.draws(target)

    def _contents(self, walk: _Walk, scope: Scope, values: Values, depth: int) -> None:
        for one in values:
            if not isinstance(one, Instance) or one.type in walk.apart:
                continue
            if not self._composables.draws_again(one.site[0], one.type):
                for drawing in self._composables.drawing(one.type):
                    inner = self._composables.inside(scope, one, drawing)
                    self._read(walk, inner, depth + 1)

    def _text(self, scope: Scope, call: Call) -> Wording:
        index = call.first(*_STRINGS)
        return SILENT if index is None else self.wordings.argument(scope, call, index)

    def _button(self, walk: _Walk, scope: Scope, call: Call) -> Piece:
        """Read a button: what its content says, what its click runs, whether a state enables it."""
        inner = _Walk(Draft("", ""))
        for index in _contents_of(call):
            self._contents(inner, scope, self._argument(scope, call, index), 0)
        walk.done |= inner.done
        labels = inner.draft.words.texts
        kept = tuple(one for one in walk.draft.words.texts if one not in labels)
        walk.draft.words = Wording(kept, walk.draft.words.is_whole)
        enabled = call.first("Z")
        values = () if enabled is None else self._argument(scope, call, enabled)
        piece = self._piece(scope, call, (_CLICK, _CLICKED), ())
        piece.labels = labels
        piece.is_enabled = all(isinstance(one, Number) for one in values)
        return piece

    def _box(self, walk: _Walk, scope: Scope, call: Call) -> Piece:
        values = self._argument(scope, call, 0)
        piece = self._piece(scope, call, (_CHANGE, _CHANGED), (1,))
        piece.kind, piece.pre_ticked = "box", Kleene.UNKNOWN
        if len(values) == 1 and isinstance(values[0], Number):
            piece.pre_ticked = Kleene.YES if values[0].value else Kleene.NO
        elif any(site.target.startswith(_STATES) for site in self._calls_near(call)):
            drawn = (each for one in walk.done for each in self._composables.around(one))
            piece.pre_ticked = self._states.beginning({one.method for one in drawn})
        return piece

    def _calls_near(self, call: Call) -> Iterator[CallSite]:
        """Yield the calls of a method, and of the getters of delegates (`by`) that it calls."""
        program = self.ground.program
        for site in program.calls_in(call.method):
            yield site
            if _STATE in site.target and (getter := program.method(site.target)) is not None:
                yield from program.calls_in(getter)

    def _piece(
        self, scope: Scope, call: Call, listens: tuple[str, str], words: tuple[Known, ...]
    ) -> Piece:
        taken, run = listens
        index = call.first(taken)
        piece = Piece((), "button", is_known=index is not None)
        values = () if index is None else self._argument(scope, call, index)
        uses: list[Use] = []
        for one in values:
            maker = self._composables.maker(scope, one) if isinstance(one, Instance) else scope
            found = self.handlers.of_values(maker, (one,), (run,))
            uses += (Use(each, words) for each in found.handlers)
            piece.is_known &= found.is_known
        piece.is_known &= bool(values)
        piece.uses = tuple(uses)
        return piece

    def _argument(self, scope: Scope, call: Call, index: int) -> Values:
        return self.ground.resolver.argument(scope, call, index)


def _contents_of(call: Call) -> tuple[int, ...]:
    """Return which arguments of a call draw something."""
    return tuple(index for index, kind in enumerate(call.types) if kind in _CONTENT)


def _family(name: str) -> str:
    """Name the file class around a lambda or singleton of composables: `Lcom/x/AskKt;`."""
    return outer_class(name.replace(SINGLETONS, ""))

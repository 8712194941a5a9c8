"""Tells what a listener remembers when it is pressed: what its fields hold, and their fields' objects.

The constructor of the listener is run where it is made, and those of the objects that it is given.
What such an object holds may change before the press: a builder of the app's own is made with a
refusal that does nothing, and is then told another (`onNo = {}`, later `decline { finish() }`).
Where code other than a constructor sets such a field, the method that makes the object is run as a
whole; where that does not tell it either, nothing is known of the field.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import ClassName, Instance, Number, Site, Value, ViewById
from auditor.code.classes.values import Text as TextValue
from auditor.code.evaluation.answered import OWN, Answer, Ending, Heap, Known, Thing, TooMuch
from auditor.code.resolution.constants import Resolver
from auditor.code.trials.trial import Trial
from auditor.dex import opcodes

NOTHING: Final = Ending(frozenset())
_NOBODY: Final = Answer("", granted=False, others_granted=False, count=0, index=None)
_DEEPEST: Final = 3
_STEPS: Final = 2_000
_LOST: Final = "deep"
"""What happens in a run where code was not followed, which may have set anything."""


class Memories:
    """Finds what listeners remember; one per app."""

    def __init__(self, resolver: Resolver, graph: CallGraph) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.graph = graph
        self._changes: dict[str, frozenset[Site]] = {}

    def of(self, scope: Scope, made: Instance) -> Ending:
        """Return what the fields of an object, and of those that it is given, hold at a press."""
        found = self._made(scope, made, NOTHING, 0)
        changed = {text for (text, _), _ in found.heap if self._changed(text)}
        if not changed:
            return found
        kept = {key: value for key, value in found.heap if key[0] not in changed}
        told = self._when_shown(scope, made, changed)
        return Ending(frozenset(), frozenset({**kept, **told}.items()))

    def _changed(self, text: str) -> frozenset[Site]:
        """Return where a field is set by other code than the constructors of its class."""
        if text not in self._changes:
            owner = text.partition("->")[0]
            self._changes[text] = frozenset(
                (use.method, use.pc)
                for use in self.program.field_uses(text)
                if use.opcode in opcodes.INSTANCE_WRITES
                and not (
                    self.program.owner(use.method) == owner
                    and self.program.signature(use.method).startswith("<init>(")
                )
            )
        return self._changes[text]

    # The constructors.

    def _made(self, scope: Scope, made: Instance, before: Ending, depth: int) -> Ending:
        """Run the constructor of an object where it is made, and return what its fields hold."""
        method, pc = made.site
        if pc < 0 or depth > _DEEPEST:
            return before
        inner = scope if scope.method == method else Scope(method)
        call = self.constructing(method, pc)
        if call is None:
            return before
        target = self.program.method(call.text)
        if target is None or not self.program.has_code(target):
            return before
        words: list[Known] = [thing_of(made)]
        for register in call.registers[1:]:
            values = self.resolver.value(inner, call.pc, register)
            one = values[0] if len(values) == 1 else None
            if isinstance(one, Instance) and one.site != made.site:
                before = self._made(inner, one, before, depth + 1)
            words.append(known_of(one))
        endings = self._endings(target, tuple(words), before)
        return Ending(frozenset(), endings[0].heap) if len(endings) == 1 else before

    def constructing(self, method: MethodNumber, pc: int) -> Call | None:
        """Return the call of the constructor of an object that is made at a place."""
        uses = self.resolver.def_use(method)
        for one, register in copied_uses(uses, pc, uses.instruction(pc).registers[0]):
            call = self.resolver.call_at(method, one.pc)
            if call is not None and call.name == "<init>" and call.receiver == register:
                return call
        return None

    def _endings(
        self, method: MethodNumber, words: tuple[Known, ...], before: Ending
    ) -> tuple[Ending, ...]:
        try:
            trial = Trial(self.graph, _NOBODY, frozenset(), left=_STEPS)
            return trial.run(method, words, before=before)
        except TooMuch:
            return ()

    # What is set after them.

    def _when_shown(
        self, scope: Scope, made: Instance, changed: set[str]
    ) -> dict[tuple[str, Known], Known]:
        """Return what some fields hold once the method that makes a listener has come to its end.

        Nothing is told of an object that others than the listeners can get hold of.
        """
        method = made.site[0]
        own = thing_of(made)
        endings = [
            each
            for words, before in self._entrances(scope, method)
            for each in self._endings(method, words, before)
        ]
        # Of a method that a shrinker merged, some ways may make another screen's listeners.
        making = [one for one in endings if any(key[1] == own for key, _ in one.heap)]
        endings = making or endings
        if not endings or any(one.kind == _LOST for each in endings for one in each.events):
            return {}
        same: Heap = frozenset.intersection(*(one.heap for one in endings))
        told = {
            key: value
            for key, value in same
            if key[0] in changed and not _escapes(key[1], endings)
        }
        # What is kept so was made with something itself: a function with its screen, and its case.
        return told | {key: value for key, value in same if key[1] in told.values()}

    def _entrances(
        self, scope: Scope, method: MethodNumber
    ) -> Iterator[tuple[tuple[Known, ...], Ending]]:
        """Yield what a method is called with, and what the fields of those objects hold."""
        frame = scope.frame if scope.method == method else None
        frames = [frame] if frame is not None else self._frames(method)
        if not frames:
            yield self._own_words(method), NOTHING
        for one in frames:
            words: list[Known] = []
            before = NOTHING
            for register in one.call.registers:
                values = self.resolver.value(one.scope, one.call.pc, register)
                value = values[0] if len(values) == 1 else None
                if isinstance(value, Instance):
                    before = self._made(one.scope, value, before, 1)
                words.append(known_of(value))
            yield tuple(words), before

    def _frames(self, method: MethodNumber) -> list[Frame]:
        """Return the calls of a method that is told from outside what to do."""
        uses = self.resolver.def_use(method)
        if uses.body.ins <= (0 if self.program.is_static(method) else 1):
            return []
        return [Frame(Scope(call.method), call, 1) for call in self.resolver.callers(method)]

    def _own_words(self, method: MethodNumber) -> tuple[Known, ...]:
        if self.program.is_static(method):
            return ()
        return (Thing("object", self.program.owner(method), OWN),)


def thing_of(made: Instance) -> Thing:
    """Return an object as a trial knows it: by its class and where it was made."""
    method, pc = made.site
    return Thing("object", made.type, OWN if pc < 0 else (method << 16) + pc)


def known_of(value: Value | None) -> Known:
    """Return a value as a trial knows it, or nothing."""
    match value:
        case Number(value=number):
            return number
        case Instance():
            return thing_of(value)
        case TextValue(text=text, holes=()):
            return Thing("text", text)
        case ViewById(id=identity):
            return Thing("view", "", identity)
        case ClassName(name=name):
            return Thing("class", name)
        case _:
            return None


def _escapes(own: Known, endings: list[Ending]) -> bool:
    """Say whether an object is given back, or kept in one that was not made on the way."""
    return any(
        each.result == own
        or any(
            value == own and not (isinstance(key[1], Thing) and key[1].number >= 0)
            for key, value in each.heap
        )
        for each in endings
    )

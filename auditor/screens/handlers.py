"""Finds the code behind a control: the listener that a call registers, with what it remembers.

A listener is followed to the place where it is made; its constructor is run there, so that what a
lambda captures (the screen, a number that tells merged lambdas apart) is known when it is pressed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from auditor.code.answered import OWN, Answer, Ending, Known, Thing, TooMuch
from auditor.code.callgraph import CallGraph
from auditor.code.constants import Resolver
from auditor.code.histories import copied_uses
from auditor.code.program import MethodNumber
from auditor.code.search import Scope
from auditor.code.sites import Call
from auditor.code.trial import Trial
from auditor.code.values import Instance, Number, Value, Values, ViewById
from auditor.code.values import Text as TextValue

NOTHING: Final = Ending(frozenset())
_NOBODY: Final = Answer("", granted=False, others_granted=False, count=0, index=None)
_DEEPEST: Final = 3
_STEPS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Handler:
    """A method that runs when a control is used, and the object on which it runs."""

    method: MethodNumber
    own: Thing
    before: Ending = NOTHING
    """What the fields of the object hold."""


@dataclass(frozen=True, slots=True)
class Found:
    """The handlers that a call can register."""

    handlers: tuple[Handler, ...] = ()
    is_known: bool = True
    """False when the listener, or one of several, could not be told."""


class Handlers:
    """Finds handlers; one per app."""

    def __init__(self, resolver: Resolver, graph: CallGraph) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.graph = graph

    def registered(self, scope: Scope, call: Call, index: int, signature: str) -> Found:
        """Return what a call registers as the handler of a signature (`onClick(…)V`)."""
        register = call.register(index)
        if register is None:
            return Found(is_known=False)
        return self.of_values(
            scope, self.resolver.value(scope, call.pc, register), (signature,)
        )

    def of_values(self, scope: Scope, values: Values, signatures: Iterable[str]) -> Found:
        """Return the methods of listeners that run; a listener that is null runs nothing."""
        found: list[Handler] = []
        known = True
        for one in values:
            if isinstance(one, Number):
                continue
            handler = None
            if isinstance(one, Instance):
                handler = self._handler(scope, one, tuple(signatures))
            if handler is None:
                known = False
            else:
                found.append(handler)
        return Found(tuple(found), known)

    def _handler(
        self, scope: Scope, made: Instance, signatures: tuple[str, ...]
    ) -> Handler | None:
        for signature in signatures:
            method = self.graph.hierarchy.resolve_method(made.type, signature)
            if method is not None and self.program.has_code(method):
                before = self._made(scope, made, NOTHING, 0)
                return Handler(method, thing_of(made), before)
        return None

    def _made(self, scope: Scope, made: Instance, before: Ending, depth: int) -> Ending:
        """Run the constructor of an object where it is made, and return what its fields hold."""
        method, pc = made.site
        if pc < 0 or depth > _DEEPEST:
            return before
        inner = scope if scope.method == method else Scope(method)
        call = self._constructing(method, pc)
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
        try:
            trial = Trial(self.graph, _NOBODY, frozenset(), left=_STEPS)
            endings = trial.run(target, tuple(words), before=before)
        except TooMuch:
            return before
        return Ending(frozenset(), endings[0].heap) if len(endings) == 1 else before

    def _constructing(self, method: MethodNumber, pc: int) -> Call | None:
        uses = self.resolver.def_use(method)
        for one, register in copied_uses(uses, pc, uses.instruction(pc).registers[0]):
            call = self.resolver.call_at(method, one.pc)
            if call is not None and call.name == "<init>" and call.receiver == register:
                return call
        return None


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
        case _:
            return None

"""Finds the code behind a control: the listener that a call registers, with what it remembers.

A listener is followed to the place where it is made; what a lambda captures there (the screen, a
number that tells merged lambdas apart) is known when it is pressed: `memories`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Number, Site, Values
from auditor.code.evaluation.answered import Ending, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.screens.memory.memories import NOTHING, Memories, thing_of
from auditor.screens.parts.occasions import Doubt, Occasion, comes_in
from auditor.screens.presses.sent_messages import SentMessages


@dataclass(frozen=True, slots=True)
class Handler:
    """A method that runs when a control is used, and the object on which it runs."""

    method: MethodNumber
    own: Thing
    before: Ending = NOTHING
    """What the fields of the object hold."""
    named: tuple[tuple[str, Site], ...] = ()
    """The classes that it is given where it is made, each with the place that names it."""


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
        self.memories = Memories(resolver, graph)
        self.messages = SentMessages(resolver, graph, self.memories)
        self.occasion: Occasion | None = None
        """Which of several occasions of one dialog is looked at."""
        self.doubts: list[Doubt] = []
        """Listeners that were asked for and can be several, since this was last emptied."""

    def registered(self, scope: Scope, call: Call, index: int, signature: str) -> Found:
        """Return what a call registers as the handler of a signature (`onClick(…)V`)."""
        register = call.register(index)
        if register is None:
            return Found(is_known=False)
        told = None if self.occasion is None else self.occasion.word(call, index)
        if self.occasion is not None and told is not None:
            return self._told(told, self.occasion, signature)
        values = self.resolver.value(scope, call.pc, register)
        if len(values) > 1 and comes_in(self.resolver.def_use(call.method), call, index):
            self.doubts.append((call, index))
        return self.of_values(scope, values, (signature,))

    def of_message(self, scope: Scope, call: Call, index: int) -> tuple[Found, Known]:
        """Return what takes the message that a call gives to a button, and the message.

        Where others send the same, it is not told: the case of the message is no press's alone.
        """
        register = call.register(index)
        heard = () if register is None else self.messages.taking(scope, call.pc, register)
        own, message = heard[0].words if len(heard) == 1 else (None, None)
        if not isinstance(own, Thing) or not isinstance(message, Thing):
            return Found(is_known=False), None
        site = (message.number >> 16, message.number & 0xFFFF)
        if not self.messages.are_alone(heard[0].method, {site}):
            return Found(is_known=False), None
        before = Ending(frozenset(), heard[0].heap)
        return Found((Handler(heard[0].method, own, before),)), message

    def _told(self, known: Known, occasion: Occasion, signature: str) -> Found:
        """Return the listener that is registered on an occasion."""
        if known == 0:
            return Found()
        if not isinstance(known, Thing) or known.kind != "object":
            return Found(is_known=False)
        method = self.graph.hierarchy.resolve_method(known.name, signature)
        if method is None or not self.program.has_code(method):
            return Found(is_known=False)
        return Found((Handler(method, known, occasion.before()),))

    def of_values(self, scope: Scope, values: Values, signatures: Iterable[str]) -> Found:
        """Return the methods of listeners that run; a listener that is null runs nothing."""
        found: list[Handler] = []
        known, names = True, tuple(signatures)
        is_one_left_out = False
        for one in values:
            if isinstance(one, Number):
                continue
            if isinstance(one, Instance) and self._is_no_listener(one, names):
                is_one_left_out = True
                continue
            handler = self._handler(scope, one, names) if isinstance(one, Instance) else None
            if handler is None:
                known = False
            else:
                found.append(handler)
        return Found(tuple(found), known and bool(found or not is_one_left_out))

    def _is_no_listener(self, made: Instance, signatures: tuple[str, ...]) -> bool:
        """Say whether an object of the app's own has none of the methods: what a field holds of several screens, only one of which listens."""
        return self.program.class_info(made.type) is not None and not any(
            self.graph.hierarchy.resolve_method(made.type, one) for one in signatures
        )

    def _handler(
        self, scope: Scope, made: Instance, signatures: tuple[str, ...]
    ) -> Handler | None:
        for signature in signatures:
            method = self.graph.hierarchy.resolve_method(made.type, signature)
            if method is not None and self._is_overridden(made, signature):
                return None
            if method is not None and self.program.has_code(method):
                before = self.memories.of(scope, made)
                return Handler(method, thing_of(made), before, tuple(self._named(scope, made)))
        return None

    def _is_overridden(self, made: Instance, signature: str) -> bool:
        """Say whether a screen that is a listener itself (`this`) may be of a class below, which listens in its own way."""
        declared, below = self.program.declared, self.graph.hierarchy.subtypes(made.type)
        return made.site[1] < 0 and any(signature in declared(one) for one in below)

    def _named(self, scope: Scope, made: Instance) -> Iterator[tuple[str, Site]]:
        """Yield the classes that a method is told of which makes a listener: `link(R.id.no, Next.class)`."""
        frame = scope.frame
        if frame is None or scope.method != made.site[0]:
            return
        method = frame.scope.method
        uses, image = self.resolver.def_use(method), self.program.place(method)[0]
        for register in frame.call.registers:
            found, _ = uses.origin(frame.call.pc, register)
            one = uses.instruction(found[0]) if len(found) == 1 and found[0] != ENTRY else None
            if one is not None and one.opcode == opcodes.CONST_CLASS and one.ref is not None:
                yield image.type_name(one.ref), (method, one.pc)

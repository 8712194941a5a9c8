"""Tells which handler takes a message, and by which number: one that a press sends, or that a button has from the start.

`handler.sendEmptyMessage(AGREED)`, `handler.obtainMessage(AGREED).sendToTarget()`, and `AlertDialog.setButton(which, text, message)`.
Source: android.os.Handler, android.os.Message and android.app.AlertDialog (API 1 to 37).
"""

from collections.abc import Container, Iterator
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.message_callbacks import CALLBACK, HANDLER
from auditor.code.calls.observers import Heard, Posted
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Instance, Number, Site, Values
from auditor.code.decisions.messages import WHAT, numbered_sites
from auditor.code.evaluation.answered import Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.screens.memory.memories import Memories, thing_of

MESSAGE: Final = "Landroid/os/Message;"
_EMPTY: Final = frozenset(
    {"sendEmptyMessage", "sendEmptyMessageDelayed", "sendEmptyMessageAtTime"}
)
_WHOLE: Final = frozenset(
    {"sendMessage", "sendMessageDelayed", "sendMessageAtTime", "sendMessageAtFrontOfQueue", "dispatchMessage"}
)  # fmt: skip
_TARGETED: Final = "sendToTarget"
_SENDS: Final = _EMPTY | _WHOLE | {_TARGETED}
_OBTAINS: Final = frozenset({"obtainMessage", "obtain"})
HANDLES: Final = f"handleMessage({MESSAGE})"
_RETURNS: Final = ("V", "Z")
"""A handler's own method gives nothing back, a callback's whether it is done."""
_MOST: Final = 4


class SentMessages:
    """Such messages; one per app."""

    def __init__(self, resolver: Resolver, graph: CallGraph, memories: Memories) -> None:
        self.resolver = resolver
        self.graph = graph
        self.memories = memories
        self._known: dict[MethodNumber, list[tuple[Site, Known]]] = {}

    def posted(self, method: MethodNumber, call: Call) -> Posted | None:
        """Return who takes what a call sends; None for a call that sends nothing, or to nobody who is known.

        A handler is there from its making on: what it is sent it takes.
        """
        if call.name not in _SENDS or call.receiver is None:
            return None
        scope = Scope(method)
        if call.owner == MESSAGE:
            found = self.taking(scope, call.pc, call.receiver)
        elif not self.graph.hierarchy.is_subtype(call.owner, HANDLER):
            return None
        elif call.name in _EMPTY:
            found = self._taken(
                scope, call, self.resolver.receiver(scope, call), self._number(scope, call)
            )
        else:
            register = call.register(0)
            found = () if register is None else self.taking(scope, call.pc, register)
        return Posted(found, is_whole=True, is_sure=True) if found else None

    def taking(self, scope: Scope, pc: int, register: int) -> tuple[Heard, ...]:
        """Return who takes the message that a register holds, where it is seen to be obtained of handlers."""
        uses = self.resolver.def_use(scope.method)
        found: list[Heard] = []
        for at in uses.definitions(pc, register):
            taken = uses.instruction(at) if at >= 0 else None
            before = (
                uses.call_before(at) if taken and taken.opcode in opcodes.MOVE_RESULTS else None
            )
            call = (
                None if before is None else read_call(self.graph.program, scope.method, before)
            )
            if call is None or call.name not in _OBTAINS:
                return ()
            handlers = self._of(scope, call)
            number = (
                None if self._is_numbered_later(scope.method) else self._number(scope, call)
            )
            heard = self._taken(scope, call, handlers, number)
            if not heard:
                return ()
            found += heard
        return tuple(found)

    def are_alone(self, method: MethodNumber, sites: Container[Site]) -> bool:
        """Say whether no other places than some send a handler's method the numbers that these send it."""
        senders = self._senders(method)
        numbers = {number for site, number in senders if site in sites}
        return bool(numbers - {None}) and not any(
            site not in sites and (number is None or number in numbers or None in numbers)
            for site, number in senders
        )

    def numbers_of_others(self, method: MethodNumber, sites: Container[Site]) -> list[int]:
        """Return the numbers that other places than some send a handler's method, of those that are known."""
        numbers = {number for site, number in self._senders(method) if site not in sites}
        return sorted(one for one in numbers if isinstance(one, int))

    def _senders(self, method: MethodNumber) -> list[tuple[Site, Known]]:
        """Return where messages are sent or obtained that a handler's method may take, each with its number."""
        if method not in self._known:
            program, sites = self.graph.program, numbered_sites(self.graph)
            calls = [self.resolver.call_at(one.method, one.pc) for one in sites]
            owner = program.owner(method)
            self._known[method] = [
                ((call.method, call.pc), self._number(Scope(call.method), call))
                for call in calls
                if call is not None and self._may_be_of(Scope(call.method), call, owner)
            ]
            made = (
                *program.calls_of(MESSAGE, "<init>"),
                *program.calls_of(MESSAGE, "copyFrom"),
            )
            self._known[method] += [((one.method, one.pc), None) for one in made]
            self._known[method] += self._numbered()
        return self._known[method]

    def _numbered(self) -> Iterator[tuple[Site, Known]]:
        """Yield where a message of nobody knows which handler is given its number behind its making."""
        for use in self.graph.program.field_uses(WHAT):
            uses = self.resolver.def_use(use.method)
            if use.opcode in opcodes.INSTANCE_WRITES and uses.has(use.pc):
                register = uses.instruction(use.pc).registers[0]
                values = self.resolver.value_at(use.method, use.pc, register)
                one = values[0] if len(values) == 1 else None
                yield (use.method, use.pc), one.value if isinstance(one, Number) else None

    def _may_be_of(self, scope: Scope, call: Call, owner: str) -> bool:
        """Say whether a message is of a handler of a class, or of one that is not seen."""
        handlers = self._of(scope, call)
        return not handlers or any(
            not isinstance(one, Instance) or one.type in (owner, HANDLER) for one in handlers
        )

    def _of(self, scope: Scope, call: Call) -> Values:
        """Return the handlers of which a call obtains a message."""
        if call.owner == MESSAGE:
            at = call.first(HANDLER)
            return () if at is None else self.resolver.argument(scope, call, at)
        return self.resolver.receiver(scope, call)

    def _number(self, scope: Scope, call: Call) -> Known:
        """Return the number of a message, as it is told where it is sent or obtained; None if that is not known."""
        at = call.first("I")
        values = (Number(0),) if at is None else self.resolver.argument(scope, call, at)
        one = values[0] if len(values) == 1 else None
        return one.value if isinstance(one, Number) else None

    def _is_numbered_later(self, method: MethodNumber) -> bool:
        """Say whether a method gives messages their numbers itself."""
        return any(
            use.method == method and use.opcode in opcodes.INSTANCE_WRITES
            for use in self.graph.program.field_uses(WHAT)
        )

    def _taken(
        self, scope: Scope, call: Call, handlers: Values, number: Known
    ) -> tuple[Heard, ...]:
        """Return the methods of handlers that take a message of a number; none where one of them is not known."""
        message = Thing("object", MESSAGE, (call.method << 16) + call.pc)
        told = frozenset() if number is None else frozenset({((WHAT, message), number)})
        found: list[Heard] = []
        for one in handlers:
            if isinstance(one, Number):
                continue  # Where there is none yet, nothing is sent.
            takers = list(self._takers(scope, call, one)) if isinstance(one, Instance) else []
            if len(takers) != 1:
                return ()
            taker, method = takers[0]
            heap = self.memories.of(scope, taker).heap
            found.append(Heard(method, heap | told, (thing_of(taker), message)))
        return tuple(found) if len(found) <= _MOST else ()

    def _takers(
        self, scope: Scope, call: Call, handler: Instance
    ) -> Iterator[tuple[Instance, MethodNumber]]:
        """Yield the object that takes a handler's messages: itself, or the callback that it was made with."""
        hierarchy = self.graph.hierarchy
        kinds = [handler.type]
        if handler.type == HANDLER:
            known = self.graph.callbacks.by_message.takers(scope.method, call.pc)
            kinds = [name for name, is_sure in known.items() if is_sure]
        for kind in kinds:
            for returns in _RETURNS:
                method = hierarchy.resolve_method(kind, HANDLES + returns)
                if method is not None and self.graph.program.has_code(method):
                    made = handler if kind == handler.type else self._callback(kind)
                    if made is not None:
                        yield made, method

    def _callback(self, kind: str) -> Instance | None:
        """Return the one object of a callback's class that code makes."""
        births = [one for one in self.graph.instances.births(kind) if one.how == "object"]
        if len(births) != 1 or not self.graph.hierarchy.is_subtype(kind, CALLBACK):
            return None
        return Instance(kind, (births[0].method, births[0].pc))

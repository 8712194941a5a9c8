"""Answers which `CompletableDeferred` a call completes, and where it is waited for: the one that a function makes, hands to listeners and awaits.

`val answer = CompletableDeferred<Boolean>(); dialog.onYes { answer.complete(true) }; return answer.await()` holds a
coroutine up as a continuation of its own does (`awaited`). All of an app are made at one place of the library, so that
each is known by the call that gives it, and what is captured is followed back to there.
Source: kotlinx.coroutines 1.x (`CompletableDeferred`).
"""

from collections.abc import Iterator

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.code.ways.awaited import Awaited, Onward
from auditor.dex import opcodes

_START = "<init>"
_DEEPEST = 4


class Completing:
    """Such completions; one per call graph."""

    def __init__(self, graph: CallGraph, awaited: Awaited) -> None:
        self.graph = graph
        self.program = graph.program
        self.awaited = awaited

    def onward(self, call: Call) -> tuple[Onward, ...] | None:
        """Return what goes on once a call completes what is waited for; None where that is not known."""
        made = None
        if call.receiver is not None:
            made = self._given_at(call.method, call.pc, call.receiver, _DEEPEST)
        found = [] if made is None else list(self._awaited(made))
        return self.awaited.onward(found[0]) if len(found) == 1 else None

    def _awaited(self, made: Site) -> Iterator[Site]:
        """Yield where the method that got such a thing waits for it."""
        method, _ = made
        uses = self.graph.uses.of(method)
        for site in self.program.calls_in(method):
            one = None if uses is None or not uses.has(site.pc) else uses.instruction(site.pc)
            call = None if one is None else read_call(self.program, method, one)
            if call is None or call.receiver is None or not self.awaited.gives(call):
                continue
            if self._given_at(method, site.pc, call.receiver, 1) == made:
                yield method, site.pc

    def _given_at(self, method: MethodNumber, pc: int, register: int, left: int) -> Site | None:
        """Return the one call that gives what a register holds."""
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc) or not left:
            return None
        found, register = uses.origin(pc, register)
        if len(found) != 1:
            return None
        if found[0] == ENTRY:
            return self._handed(method, uses.parameter_word(register), left)
        one = uses.instruction(found[0])
        if one.opcode in opcodes.MOVE_RESULTS:
            before = uses.call_before(found[0])
            return None if before is None else (method, before.pc)
        if one.opcode in opcodes.INSTANCE_READS and one.ref is not None:
            return self._captured(self.program.place(method)[0].field_text(one.ref), left)
        return None

    def _handed(self, method: MethodNumber, word: int | None, left: int) -> Site | None:
        """Return what the one caller of a method hands it."""
        edges = self.graph.callers(method)
        if word is None or len(edges) != 1 or edges[0].why != CALL:
            return None
        caller, pc = edges[0].source, edges[0].pc
        uses = self.graph.uses.of(caller)
        one = None if uses is None or not uses.has(pc) else uses.instruction(pc)
        call = None if one is None else read_call(self.program, caller, one)
        if call is None or word >= len(call.registers):
            return None
        return self._given_at(caller, pc, call.registers[word], left - 1)

    def _captured(self, field: str, left: int) -> Site | None:
        """Return what the one object of a class was made with that keeps it in a field."""
        owner = field.partition("->")[0]
        births = [one for one in self.graph.instances.births(owner) if one.how == "object"]
        writes = [
            one for one in self.program.field_uses(field) if one.opcode in opcodes.FIELD_WRITES
        ]
        if len(births) != 1 or len(writes) != 1:
            return None
        start, uses = writes[0].method, self.graph.uses.of(writes[0].method)
        if uses is None or not self.program.signature(start).startswith(_START):
            return None
        found, register = uses.origin(writes[0].pc, uses.instruction(writes[0].pc).registers[0])
        word = uses.parameter_word(register) if found == (ENTRY,) else None
        made = births[0].method
        if word is None:
            return None
        for call in self._constructing(made, births[0].pc, owner):
            return self._given_at(made, call.pc, call.registers[word], left - 1)
        return None

    def _constructing(self, method: MethodNumber, pc: int, owner: str) -> Iterator[Call]:
        """Yield the call that makes an object ready which is made at a place."""
        uses = self.graph.uses.of(method)
        for site in self.program.calls_in(method):
            one = None if uses is None or not uses.has(site.pc) else uses.instruction(site.pc)
            call = None if one is None else read_call(self.program, method, one)
            if uses is None or call is None or call.receiver is None:
                continue
            is_start = call.name == _START and call.owner == owner
            if is_start and uses.origin(site.pc, call.receiver)[0] == (pc,):
                yield call

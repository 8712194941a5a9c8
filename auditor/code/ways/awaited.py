"""Answers which code waits for an answer by a continuation of its own, who gives the answer, and where it goes on.

`suspendCoroutine { c -> dialog.onYes { c.resume(true) }.onNo { c.resume(false) } }` holds a coroutine up until
somebody presses a button. The class of what waits is known by the field in which it keeps the answer, which an atomic
updater changes (`swapped`): by names, or behind a shrinker without them. What it is resumed with is what the call gives
that was waited for, and the block goes on behind that call.
Source: kotlin-stdlib 2.x (`SafeContinuation`), kotlinx.coroutines 1.x (`CancellableContinuationImpl`).
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.dex import access_flags, opcodes

_GIVES: Final = frozenset({"()Ljava/lang/Object;", "(Ljava/lang/Object;)Ljava/lang/Object;"})
"""How what gives the answer looks: it looks into its own field, or is handed what lies there, where R8 did that."""
_COMPLETES: Final = frozenset(
    {
        "(Ljava/lang/Object;)Z",
        "(Ljava/lang/Object;)Ljava/lang/Object;",
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
    }
)
"""How what completes a `CompletableDeferred` looks, and what R8 makes of it."""
_TAKES: Final = "(Ljava/lang/Object;)V"
_RESUMED: Final = "(Ljava/lang/Object;)Ljava/lang/Object;"
_START: Final = "<init>"
_LIBRARIES: Final = ("Lkotlin/", "Lkotlinx/")
_SAME: Final = "equals"
_ATOMIC: Final = "Ljava/util/concurrent/atomic/"
_OBJECT: Final = "Ljava/lang/Object;"
_ACTS: Final = opcodes.INVOKES | opcodes.FIELD_WRITES
_MOST: Final = 12
"""So many callers, and so many listeners, are looked at for one continuation."""
_DEEPEST: Final = 3


class Answer(NamedTuple):
    """A call that gives an answer: where it stands, and which register holds the answer."""

    site: Site
    register: int


class Onward(NamedTuple):
    """Where a coroutine goes on once its answer is there: what is run of its block, and with which progress."""

    method: MethodNumber
    field: str
    """The field that says how far the block has come."""
    progress: int


class Awaited:
    """Such code; one per call graph."""

    def __init__(self, graph: CallGraph) -> None:
        self.graph = graph
        self.program = graph.program
        self._answers: dict[Site, tuple[Answer, ...] | None] = {}

    def is_waiting(self, name: str) -> bool:
        """Say whether objects of a class hold what a coroutine waits for."""
        return self.graph.swapped.is_waiting(name)

    def gives(self, call: Call) -> bool:
        """Say whether a call gives what its receiver was resumed with, or what others complete it with (`await`)."""
        if call.is_static or call.returns != _OBJECT:
            return False
        if call.proto in _GIVES:
            return self.is_waiting(call.owner)
        is_late = len(call.types) == 1 and call.types[0] in self.graph.swapped.continuations
        return is_late and self.graph.coroutines.is_awaited(call.owner)

    def resumes(self, call: Call) -> bool:
        """Say whether a call gives an answer to what may wait for one."""
        return (
            call.proto == _TAKES
            and call.name != _START
            and (call.owner in self.graph.swapped.continuations or self.is_waiting(call.owner))
        )

    def completes(self, method: MethodNumber, call: Call) -> bool:
        """Say whether code that is none of the library's completes what others may wait for: who, is not told."""
        machinery, owner = self.graph.coroutines, self.program.owner(method)
        return (
            not owner.startswith(_LIBRARIES)
            and call.proto in _COMPLETES
            and call.name != _SAME
            and not call.is_static
            and machinery.is_awaited(call.owner)
            and not machinery.is_machinery(owner)
            and not self.is_waiting(owner)
        )

    def made_at(self, method: MethodNumber, pc: int, register: int) -> Site | None:
        """Return where the one thing in a register is made that waits for an answer."""
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            return None
        found, _ = uses.origin(pc, register)
        one = uses.instruction(found[0]) if len(found) == 1 and found[0] != ENTRY else None
        if one is None or one.opcode != opcodes.NEW_INSTANCE or one.ref is None:
            return None
        name = self.program.place(method)[0].type_name(one.ref)
        return (method, one.pc) if self.is_waiting(name) else None

    # Who gives the answer.

    def answers(self, made: Site) -> tuple[Answer, ...] | None:
        """Return where a thing that waits is given its answer; None where that is not known."""
        if made not in self._answers:
            self._answers[made] = self._find_answers(made)
        return self._answers[made]

    def _find_answers(self, made: Site) -> tuple[Answer, ...] | None:
        method, pc = made
        uses = self.graph.uses.of(method)
        if uses is None:
            return None
        holders: dict[str, None] = {}
        found: list[Answer] = []
        for use in self._uses(method, pc):
            call = read_call(self.program, method, uses.instruction(use))
            if call is None:
                continue
            if self.resumes(call):
                found.append(Answer((method, use), call.registers[-1]))
            elif call.name == _START and not self.is_waiting(call.owner):
                holders[call.owner] = None
            elif call.name != _START and not self._is_harmless(call):
                return None  # It is handed to code that may keep it anywhere.
        if len(holders) > _MOST:
            return None
        for name in holders:
            for inner in self.program.methods_of_class(name):
                if self.program.has_code(inner) and not self.program.signature(
                    inner
                ).startswith(_START):
                    found += self._given_in(inner, _DEEPEST)
        return tuple(dict.fromkeys(found)) or None

    def _is_harmless(self, call: Call) -> bool:
        """Say whether a call hands nobody a continuation that may be resumed elsewhere."""
        if self.is_waiting(call.owner) or call.owner.startswith(_ATOMIC):
            return True
        return not any(one == _OBJECT or self._is_resumable(one) for one in call.types)

    def _is_resumable(self, name: str) -> bool:
        return name in self.graph.swapped.continuations or self.is_waiting(name)

    def _uses(self, method: MethodNumber, pc: int) -> Iterator[int]:
        """Yield where a thing that is made at a place is used, through copies."""
        uses = self.graph.uses.of(method)
        if uses is None:
            return
        todo, seen = [(pc, uses.instruction(pc).registers[0])], {pc}
        while todo:
            at, register = todo.pop()
            for use in uses.uses(at, register):
                one = uses.instruction(use)
                if one.opcode in opcodes.MOVES and use not in seen:
                    seen.add(use)
                    todo.append((use, one.registers[0]))
                yield use

    def _given_in(self, method: MethodNumber, left: int) -> Iterator[Answer]:
        """Yield where a method, or a function of the same code that it hands its continuation to, gives an answer."""
        uses = self.graph.uses.of(method)
        for site in self.program.calls_in(method):
            one = None if uses is None or not uses.has(site.pc) else uses.instruction(site.pc)
            call = None if one is None else read_call(self.program, method, one)
            if call is None:
                continue
            if self.resumes(call):
                yield Answer((method, site.pc), call.registers[-1])
            elif left and any(map(self._is_resumable, call.types)):
                inner = self.program.method(call.text)
                if inner is not None and self.program.has_code(inner) and inner != method:
                    yield from self._given_in(inner, left - 1)

    # Where it goes on.

    def resumed_at(self, site: Site) -> tuple[MethodNumber, ...]:
        """Return the blocks that go on once a place gives the answer for which they wait."""
        return self._resumed.get(site, ())

    @cached_property
    def _resumed(self) -> Mapping[Site, tuple[MethodNumber, ...]]:
        found: dict[Site, tuple[MethodNumber, ...]] = {}
        births = self.graph.instances.births
        for name in self.graph.swapped.waiting:
            for born in births(name):
                made = (born.method, born.pc)
                is_made = born.how == "object" and not self.is_waiting(
                    self.program.owner(born.method)
                )
                onward = self.onward(made) if is_made else None
                for one in (self.answers(made) or ()) if onward else ():
                    found[one.site] = tuple(each.method for each in onward or ())
        return found

    def onward(self, made: Site) -> tuple[Onward, ...] | None:
        """Return the blocks that go on once a thing that waits is resumed, or behind a call that waits; None where not known."""
        found = tuple(self._entered(*made, _DEEPEST))
        return (
            None
            if not found or None in found
            else tuple(one for one in found if one is not None)
        )

    def _entered(self, method: MethodNumber, pc: int, left: int) -> Iterator[Onward | None]:
        if self._is_block(method):
            yield self._progress(method, pc)
            return
        if (own := self._in_function(method, pc)) is not None:
            yield own
            return
        edges = self._calling(method)
        if not left or not edges or len(edges) > _MOST or any(one.why != CALL for one in edges):
            yield None
            return
        for one in edges:
            yield from self._entered(one.source, one.pc, left - 1)

    def _is_block(self, method: MethodNumber) -> bool:
        base = self.graph.coroutines.base
        signature = self.program.signature(method)
        return (
            base is not None
            and signature[signature.index("(") :] == _RESUMED
            and self.graph.hierarchy.is_subtype(self.program.owner(method), base)
        )

    def _in_function(self, method: MethodNumber, pc: int) -> Onward | None:
        """Return where a function that suspends goes on by itself, if nothing comes behind it where it is called.

        kotlinc gives it a class of its own that keeps how far it came, whose `invokeSuspend` calls it again.
        """
        found = self._progress(method, pc)
        again = (
            None
            if found is None
            else self.graph.suspending.runs_as(found.field.partition("->")[0])
        )
        if found is None or again is None or again == method:
            return None
        is_last = self._is_last(method, again, _DEEPEST)
        return Onward(again, found.field, found.progress) if is_last else None

    def _is_last(self, method: MethodNumber, again: MethodNumber, left: int) -> bool:
        """Say whether nothing comes behind a function wherever it is called, up to the blocks; `again` enters it anew."""
        edges = [one for one in self._calling(method) if one.source != again]
        return (
            left > 0
            and len(edges) <= _MOST
            and all(
                one.why == CALL
                and self._ends_behind(one.source, one.pc)
                and (self._is_block(one.source) or self._is_last(one.source, again, left - 1))
                for one in edges
            )
        )

    def _calling(self, method: MethodNumber) -> list[Edge]:
        """Return who calls a method, but for what compilers made and nobody calls (`access$askConsent`)."""
        return [
            one
            for one in self.graph.callers(method)
            if not self.program.flags(one.source) & access_flags.SYNTHETIC
            or self.graph.callers(one.source)
        ]

    def _ends_behind(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a method does nothing behind a call of its own: it only says that it is suspended, or done."""
        uses = self.graph.uses.of(method)
        if uses is None or not uses.has(pc):
            return False
        rows = uses.body.instructions
        return not any(
            rows[one].opcode in _ACTS for one in uses.reached(uses.successors[uses.row(pc)])
        )

    def _progress(self, method: MethodNumber, pc: int) -> Onward | None:
        """Return how far a block has come where it waits: what it noted last before."""
        uses = self.graph.uses.of(method)
        image, _ = self.program.place(method)
        found: Onward | None = None
        for one in () if uses is None else uses.body.instructions:
            if uses is None or one.pc >= pc:
                break
            is_write = one.opcode in opcodes.INSTANCE_WRITES and one.ref is not None
            if not is_write or not self.graph.suspending.is_progress(
                image.field_text(one.ref or 0)
            ):
                continue
            defined = uses.definitions(one.pc, one.registers[0])
            number = (
                uses.instruction(defined[0]).literal
                if len(defined) == 1 and defined[0] != ENTRY
                else None
            )
            found = (
                None
                if number is None
                else Onward(method, image.field_text(one.ref or 0), number)
            )
        return found

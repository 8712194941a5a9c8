"""Answers which instructions of a method can run, given what is known of the values it tests.

Conditional constant propagation (Wegman and Zadeck 1991), on demand: only values that decide a
branch are followed, backward over the definitions that can run, through copies, helper methods and
the parameters of one known call. What is not known goes both ways; so an instruction that is said
not to run does not, unless reflection or native code changes what is tested.

`Assumptions` bring in what somebody takes to hold: that some code never runs, that a stored flag
has the value it has before the borrower's choice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from auditor.code.arithmetic import ARITHMETIC, CALCULATIONS
from auditor.code.callgraph import CALL, CallGraph
from auditor.code.def_uses import DefUses
from auditor.code.made_fields import MadeFields
from auditor.code.outcomes import (
    CHOICES,
    CONSTS,
    FALSE,
    NOTHING,
    Outcomes,
    Token,
    boxed,
    computed,
    decided,
    given_back,
    is_plain,
    joined,
)
from auditor.code.program import MethodNumber
from auditor.code.registers import ENTRY, DefUse, registers_read
from auditor.code.scope import Scope
from auditor.code.sites import Call, read_call
from auditor.code.starting_values import constant_field
from auditor.dex import opcodes
from auditor.dex.body import Instruction

DEEPEST: Final = 5
"""So many calls are followed into helper methods."""
STEPS: Final = 4_000
"""So many definitions are looked at for the branches of one method."""

_MOST_TARGETS: Final = 3
_MOST_CALLERS: Final = 8
_MOST_BELOW: Final = 64
_MOST_UPS: Final = 3
_CALCULATED: Final = frozenset({*range(0x2D, 0x31), *range(0x44, 0x4B)}) | CALCULATIONS
"""Elements of arrays and floating point, of which the result is not followed."""
_TESTED: Final = frozenset({"Z", "I"})
"""What tests look at as it is."""
_INSTANCE_OF: Final = 0x20
_NO_PLACES: Final[frozenset[int]] = frozenset()
NOT_SAID: Final = "not said"
"""The answer of an assumption that says nothing of a value."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is taken to hold of the app; left out, nothing is taken for granted."""

    removed: Callable[[MethodNumber], frozenset[int]] | None = None
    """Gives the places of a method that never run."""
    is_gone: Callable[[MethodNumber], bool] | None = None
    """Says whether a whole method never runs."""
    is_never_entered: Callable[[MethodNumber], bool] | None = None
    """Says whether a method is entered from code alone that never runs; asked of callers."""
    result: Callable[["Branches", Scope, Call], "Outcomes | str"] | None = None
    """Gives what a call gives back, or `NOT_SAID`."""
    field: Callable[["Branches", str], "Outcomes | str"] | None = None
    """Gives what a field holds, or `NOT_SAID`."""
    parameter: Callable[["Branches", MethodNumber, int], "Outcomes | str"] | None = None
    """Gives what a word of a method's parameters holds, or `NOT_SAID`."""
    open_result: Callable[["Branches", Scope, Call], Outcomes] | None = None
    """Gives what to take for a call of which nothing is known."""
    consulted: Callable[[], int] | None = None
    """Counts how often something assumed was asked for."""
    torn: Callable[[], int | None] | None = None
    """Gives which way to take (0 on, 1 to the target) where something assumed takes part in a test
    that it does not decide; None for both."""
    follows_callers: bool = False
    """Whether a parameter is what the calls that can run hand down."""


class Branches:
    """The instructions of methods that can run; one per app and set of assumptions."""

    def __init__(self, graph: CallGraph, assumed: Assumptions | None = None) -> None:
        self.graph = graph
        self.program = graph.program
        self.assumed = assumed or Assumptions()
        self._uses = DefUses(graph.program)
        self.made = MadeFields(graph.program, graph.hierarchy, self._uses)
        self._live: dict[Scope, frozenset[int] | None] = {}
        self._taken: dict[Scope, dict[int, tuple[int, ...]]] = {}
        self._thrown: dict[MethodNumber, bool] = {}
        self._open: set[Scope] = set()
        self._asked: dict[tuple[Scope, int, int], int] = {}
        self._left = STEPS
        self._ups = 0

    def runs(self, method: MethodNumber, pc: int) -> bool:
        """Say whether an instruction can run at all."""
        if self.assumed.is_gone and self.assumed.is_gone(method):
            return False
        rows = self.rows(Scope(method))
        if rows is None:
            return True
        uses = self._uses.of(method)
        return uses is None or not uses.has(pc) or uses.row(pc) in rows

    def rows(self, scope: Scope) -> frozenset[int] | None:
        """Return the rows of a method that can run; None where all can."""
        if scope in self._live:
            return self._live[scope]
        if scope in self._open:
            return None
        uses = self._uses.of(scope.method)
        removed = self.assumed.removed(scope.method) if self.assumed.removed else _NO_PLACES
        is_plain_code = self.assumed.result is None and not removed
        if uses is None or (is_plain_code and not _branches(uses)):
            self._live[scope] = None
            return None
        self._open.add(scope)
        before, is_first = self._left, len(self._open) == 1
        if is_first:
            self._left = STEPS
        try:
            found = self._walk(scope, uses, removed)
        finally:
            self._open.discard(scope)
            if is_first:
                self._left = before
        self._live[scope] = found
        return found

    def following(self, scope: Scope, row: int) -> tuple[int, ...]:
        """Return the rows that can follow an instruction without an exception."""
        self.rows(scope)
        taken = self._taken.get(scope, {}).get(row)
        uses = self._uses.of(scope.method)
        return taken if taken is not None else uses.successors[row] if uses else ()

    def def_use(self, method: MethodNumber) -> DefUse | None:
        """Return the definitions and uses of a method, None where its code cannot be read."""
        return self._uses.of(method)

    def _walk(
        self, scope: Scope, uses: DefUse, removed: frozenset[int]
    ) -> frozenset[int] | None:
        """Follow control from the first instruction along the branches that can be taken."""
        instructions = uses.body.instructions
        live: set[int] = set()
        undecided: set[int] = set()
        taken = self._taken[scope] = {}
        pending = [0]
        while pending:
            while pending:
                row = pending.pop()
                if row in live or instructions[row].pc in removed:
                    continue
                live.add(row)
                pending += uses.handlers[row]
                if instructions[row].opcode in CHOICES:
                    undecided.add(row)
                elif not self._never_comes_back(scope, instructions[row]):
                    pending += uses.successors[row]
            for row in sorted(undecided):
                ways = taken[row] = self._ways(scope, uses, row, live)
                pending += [one for one in ways if one not in live]
                if len(ways) == len(uses.successors[row]):
                    undecided.discard(row)
        return None if len(live) == len(instructions) else frozenset(live)

    def _ways(self, scope: Scope, uses: DefUse, row: int, live: set[int]) -> tuple[int, ...]:
        """Return the rows that can follow a branch."""
        one = uses.body.instructions[row]
        before = self._consulted()
        values = [self._value(scope, uses, one.pc, each, live) for each in one.registers]
        if None in values and self._consulted() != before and self.assumed.torn:
            guess = self.assumed.torn()
            if guess is not None and one.target is not None and uses.has(one.target):
                return (uses.row(one.target) if guess else row + 1,)
        if one.opcode in opcodes.SWITCHES:
            return self._cases(uses, row, values[0])
        right = values[1] if len(values) > 1 else FALSE
        found = []
        for is_so in sorted(decided(one.opcode, values[0], right)):
            if is_so and one.target is not None and uses.has(one.target):
                found.append(uses.row(one.target))
            elif not is_so and row + 1 < len(uses.body.instructions):
                found.append(row + 1)
        return tuple(dict.fromkeys(found))

    def _cases(self, uses: DefUse, row: int, values: Outcomes) -> tuple[int, ...]:
        if values is None or not all(isinstance(each, int) for each in values):
            return uses.successors[row]
        one = uses.body.instructions[row]
        cases = dict(uses.body.switches.get(one.pc, ()))
        found = []
        for value in sorted(each for each in values if isinstance(each, int)):
            target = cases.get(value)
            if target is None:
                found.append(row + 1)
            elif uses.has(target):
                found.append(uses.row(target))
        return tuple(dict.fromkeys(found))

    def _never_comes_back(self, scope: Scope, one: Instruction) -> bool:
        """Say whether a call runs a method that throws under what is assumed, come what may."""
        if self.assumed.result is None or one.opcode not in opcodes.INVOKES:
            return False
        call = read_call(self.program, scope.method, one)
        if call is None or scope.depth >= DEEPEST:
            return False
        targets = self.graph.dispatch.targets(scope.method, call.opcode, call.text).methods
        return len(targets) == 1 and self._always_throws(targets[0])

    def _always_throws(self, method: MethodNumber) -> bool:
        if method not in self._thrown:
            self._thrown[method] = False  # What calls itself comes back, or nobody knows.
            uses = self._uses.of(method)
            body = uses.body.instructions if uses is not None else ()
            if any(one.opcode == opcodes.THROW for one in body):
                rows = self.rows(Scope(method))
                self._thrown[method] = rows is not None and not any(
                    one.opcode in opcodes.RETURNS and row in rows
                    for row, one in enumerate(body)
                )
        return self._thrown[method]

    def _consulted(self) -> int:
        return self.assumed.consulted() if self.assumed.consulted else 0

    # Values.

    def value(self, scope: Scope, pc: int, register: int) -> Outcomes:
        """Return what a register can be just before a pc, of definitions that can run."""
        uses = self._uses.of(scope.method)
        if uses is None or not uses.has(pc):
            return None
        rows = self.rows(scope)
        if not self._open:
            self._left = STEPS
        return self._value(scope, uses, pc, register, rows)

    def _value(
        self,
        scope: Scope,
        uses: DefUse,
        pc: int,
        register: int,
        live: frozenset[int] | set[int] | None,
    ) -> Outcomes:
        key = (scope, pc, register)
        if key in self._asked:
            # A loop: what comes round was counted where it came in. Round through the branches
            # of another method, which are remembered, it is anything.
            return NOTHING if self._asked[key] == len(self._open) else None
        self._left -= 1
        if self._left <= 0:
            return None
        self._asked[key] = len(self._open)
        try:
            found: list[Outcomes] = []
            for defined in uses.definitions(pc, register):
                if defined == ENTRY:
                    found.append(self._parameter(scope, uses, register))
                elif live is None or uses.row(defined) in live:
                    one = uses.instruction(defined)
                    found.append(self._defined(scope, uses, one, live))
                if found and found[-1] is None:
                    return None
            return joined(found)
        finally:
            del self._asked[key]

    def _defined(
        self,
        scope: Scope,
        uses: DefUse,
        one: Instruction,
        live: frozenset[int] | set[int] | None,
    ) -> Outcomes:
        opcode = one.opcode
        if opcode in CONSTS:
            return frozenset({one.literal or 0})
        if opcode in opcodes.MOVES:
            return self._value(scope, uses, one.pc, one.registers[1], live)
        if opcode in opcodes.MOVE_RESULTS:
            before = uses.call_before(one.pc)
            call = None if before is None else read_call(self.program, scope.method, before)
            return None if call is None else self._result(scope, uses, call, live)
        if opcode in ARITHMETIC:
            values = [self._value(scope, uses, one.pc, each, live) for each in one.registers]
            if NOTHING in values:
                return None  # A loop's counter: each round is another number.
            return computed(opcode, values, one.literal)
        if opcode == _INSTANCE_OF:
            held = self._value(scope, uses, one.pc, one.registers[1], live)
            return FALSE if held == FALSE else None  # Null is an instance of nothing.
        if opcode in _CALCULATED:
            for each in registers_read(one):
                self._value(scope, uses, one.pc, each, live)  # What takes part is noted.
            return None
        return self._named(scope, one)

    def _named(self, scope: Scope, one: Instruction) -> Outcomes:
        """Return what an instruction makes of something that it names."""
        image, _ = self.program.place(scope.method)
        if one.ref is None:
            return None
        if one.opcode in opcodes.CONST_STRINGS:
            return frozenset({image.strings[one.ref]})
        if one.opcode == opcodes.CONST_CLASS:
            return frozenset({Token("class", image.type_name(one.ref))})
        if one.opcode in (opcodes.NEW_INSTANCE, opcodes.NEW_ARRAY):
            return frozenset({Token("object", image.type_name(one.ref))})
        if one.opcode in opcodes.INSTANCE_READS:
            held = self.made.held(scope, one.pc, one.registers[1], image.field_text(one.ref))
            if held is not None:
                return self.value(*held)
        if one.opcode in opcodes.FIELD_READS:
            return self.field(image.field_text(one.ref))
        return None

    # Parameters and results.

    def _parameter(self, scope: Scope, uses: DefUse, register: int) -> Outcomes:
        word = uses.parameter_word(register)
        if word is None:
            return None
        if scope.call is not None and scope.outer is not None:
            return self.word(scope.outer, scope.call, word)
        if self.assumed.parameter:
            said = self.assumed.parameter(self, scope.method, word)
            if not isinstance(said, str):
                return said
        if not self.assumed.follows_callers or self._ups >= _MOST_UPS:
            return None
        if word == 0 and not self.program.is_static(scope.method):
            return None
        return self._handed_down(scope.method, word)

    def word(self, scope: Scope, call: Call, word: int) -> Outcomes:
        """Return what one word of a call can be (the receiver is the first)."""
        uses = self._uses.of(scope.method)
        if uses is None or word >= len(call.registers) or not uses.has(call.pc):
            return None
        live = None if scope in self._open else self.rows(scope)
        return self._value(scope, uses, call.pc, call.registers[word], live)

    def argument(self, scope: Scope, call: Call, index: int) -> Outcomes:
        """Return what a parameter of a call can be, counted without the receiver."""
        register = call.register(index)
        return (
            None if register is None else self.word(scope, call, call.registers.index(register))
        )

    def _handed_down(self, method: MethodNumber, word: int) -> Outcomes:
        """Return what the calls that can run hand down, if all are known."""
        edges = self.graph.callers(method)
        if len(edges) > _MOST_CALLERS or any(edge.why != CALL for edge in edges):
            return None
        found: list[Outcomes] = []
        self._ups += 1
        try:
            for edge in edges:
                if not self.runs(edge.source, edge.pc) or self._is_never_entered(edge.source):
                    continue
                uses = self._uses.of(edge.source)
                one = uses.instruction(edge.pc) if uses and uses.has(edge.pc) else None
                call = None if one is None else read_call(self.program, edge.source, one)
                found.append(
                    None if call is None else self.word(Scope(edge.source), call, word)
                )
        finally:
            self._ups -= 1
        return joined(found) if edges else None

    def _is_never_entered(self, method: MethodNumber) -> bool:
        asks = self.assumed.is_never_entered
        return asks is not None and asks(method)

    def _result(
        self,
        scope: Scope,
        uses: DefUse,
        call: Call,
        live: frozenset[int] | set[int] | None,
    ) -> Outcomes:
        said = self.assumed.result(self, scope, call) if self.assumed.result else NOT_SAID
        if not isinstance(said, str):
            return said
        if is_plain(call):
            words = [self._value(scope, uses, call.pc, each, live) for each in call.registers]
            return given_back(call, words)
        targets = self.graph.dispatch.targets(scope.method, call.opcode, call.text).methods
        if not self._are_all(call, targets) or scope.depth >= DEEPEST:
            if self.assumed.consulted and call.returns in _TESTED:
                for each in call.registers:
                    self._value(scope, uses, call.pc, each, live)  # What takes part is noted.
            return self._open_result(scope, call)
        found = joined(self.returned(self.inside(scope, call, one)) for one in targets)
        return self._open_result(scope, call) if found is None else found

    def _are_all(self, call: Call, targets: tuple[MethodNumber, ...]) -> bool:
        """Say whether a call runs no other method than some, reflection's objects included."""
        if not targets or len(targets) > _MOST_TARGETS:
            return False
        if call.opcode not in opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES:
            return True
        below = self.graph.hierarchy.subtypes(call.owner)
        signature = call.name + call.proto
        return len(below) <= _MOST_BELOW and all(
            (one := self.program.declared(name).get(signature)) is None
            or one in targets
            or not self.program.has_code(one)
            for name in below
        )

    def _open_result(self, scope: Scope, call: Call) -> Outcomes:
        return self.assumed.open_result(self, scope, call) if self.assumed.open_result else None

    def inside(self, scope: Scope, call: Call, target: MethodNumber) -> Scope:
        """Enter a method; one without parameters is the same from everywhere.

        So it is but for an object that is followed to its making.
        """
        needs = len(call.types) > 0 or (
            call.receiver is not None
            and self.made.making(scope, call.pc, call.receiver) is not None
        )
        if needs:
            return Scope(target, call, scope, scope.depth + 1)
        return Scope(target, None, None, scope.depth + 1)

    def returned(self, scope: Scope) -> Outcomes:
        """Return what a method can give back; nothing if it never comes to an end."""
        uses = self._uses.of(scope.method)
        if uses is None or not self.program.has_code(scope.method) or scope in self._open:
            return None
        rows = self.rows(scope)
        found: list[Outcomes] = []
        for row, one in enumerate(uses.body.instructions):
            if one.opcode not in opcodes.RETURNS or (rows is not None and row not in rows):
                continue
            if not one.registers:
                return None
            found.append(self._value(scope, uses, one.pc, one.registers[0], rows))
            if found[-1] is None:
                return None
        return joined(found)

    # Fields.

    def field(self, text: str) -> Outcomes:
        """Return what a field holds: what is assumed, or a constant that nothing changes."""
        if text.startswith("Ljava/lang/Boolean;->"):
            name = text.partition("->")[2].partition(":")[0]
            known = {"TRUE": 1, "FALSE": 0}.get(name)
            return None if known is None else frozenset({boxed(known)})
        said = self.assumed.field(self, text) if self.assumed.field else NOT_SAID
        if not isinstance(said, str):
            return said
        return constant_field(self.program, text, self._stored)

    def _stored(self, method: MethodNumber, pc: int) -> Outcomes:
        uses = self._uses.of(method)
        if uses is None or not uses.has(pc):
            return None
        registers = uses.instruction(pc).registers
        return self.value(Scope(method), pc, registers[0]) if registers else None


def _branches(uses: DefUse) -> bool:
    return any(one.opcode in CHOICES for one in uses.body.instructions)

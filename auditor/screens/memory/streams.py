"""Follows streams of values from where they begin to who takes a value or is handed each.

`consents.data.map { it[AGREED] ?: false }.first()` gives what its block gives; kotlinc makes of it
a class whose `collect` hands the values of another stream to a class whose `emit` hands them on. Such
chains are walked backward, from the value that is asked for. A chain that is lost gives anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.blocks import blocks
from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.observed import Place
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.scope import Making, Scope
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.decisions.assumptions import NOT_SAID
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Outcomes, joined, unboxed
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.screens.memory.stream_calls import StreamCall, stream_calls
from auditor.screens.memory.takers import Takers

_VALUE_FIELDS: Final = ("L$0:", "Z$0:", "I$0:", "J$0:")
"""Fields in which a block that suspends keeps the value that it is given (kotlinc's `create`)."""
_READY: Final = (
    "create(Ljava/lang/Object;Lkotlin/coroutines/Continuation;)Lkotlin/coroutines/Continuation;"
)
_SUSPENDED: Final = "invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;"
_DEEPEST: Final = 6
_AT_MOST: Final = 2
"""How deep in calls one begins again in a chain, of which each link is a class of its own."""


@dataclass(slots=True)
class Streams:
    """The streams of one app in one world, as long as its flags keep their values."""

    graph: CallGraph
    takers: Takers
    held: Callable[[Place], Outcomes | str]
    """Gives what a cell that a register holds can be, or `NOT_SAID` for what is no such cell."""
    kept: Callable[[Tested, Scope, Call], Outcomes | str]
    """Gives what stands under the key of a store of which a call gives a stream, or `NOT_SAID` for any other call."""
    _bound: dict[Scope, Place] = field(default_factory=dict)
    """The stream of which each value comes into a method as its first parameter."""
    _told: dict[MethodNumber, Outcomes] = field(default_factory=dict)
    _depth: int = 0

    def taken(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        """Return what a call takes from a stream; `NOT_SAID` for what has to do with none.

        How a library goes about it is not looked into: what it hands on is told by the table alone.
        """
        row = stream_calls().of(self.graph, call)
        if row is None:
            return NOT_SAID
        register = row.register(call, row.stream)
        if row.does != "value" or register is None:
            return None
        found = self.values(tested, Place(scope, call.pc, register))
        return joined((found, FALSE)) if row.gives_null else found

    def parameter(self, tested: Tested, scope: Scope, word: int, pc: int) -> Outcomes | str:
        """Return what is handed to a method that takes values, as its first parameter.

        Where a shrinker merged several into it, to the one that a place belongs to.
        """
        if word != 1:
            return NOT_SAID
        if scope.own is not None:
            tested.asking.resting.on_untold()  # It may be bound once more was asked.
        if scope in self._bound:
            return self.values(tested, self._bound[scope])
        if scope.depth or scope.own is not None:
            return NOT_SAID
        found = self.handed(tested, scope.method, self.graph.merged.case_at(scope.method, pc))
        if found is None:
            return NOT_SAID
        _, _, rest = self.graph.program.signature(scope.method).partition("(")
        is_number = len(parameter_types(f"({rest}")[0]) == 1
        # A box is there whatever is in it: `answer != null` holds of a no as well as of a yes.
        return frozenset(map(unboxed, found)) if is_number else found

    def field(self, tested: Tested, text: str) -> Outcomes | str:
        """Return what a field of a block holds in which it keeps the value that it is handed."""
        owner, _, rest = text.partition("->")
        if not rest.startswith(_VALUE_FIELDS):
            return NOT_SAID
        writes = [
            one
            for one in self.graph.program.field_uses(text)
            if one.opcode in opcodes.FIELD_WRITES
        ]
        made_in = [one for one in writes if self.takers.places(one.method) is not None]
        if not made_in or any(self.graph.program.owner(one.method) != owner for one in writes):
            return NOT_SAID
        return joined(tested.stored(one.method, one.pc) for one in made_in)

    # Who is handed values.

    def told(self, tested: Tested, method: MethodNumber) -> Outcomes:
        """Return what a method is run with that waits for values; None where that is not known.

        Asked of a block that suspends too, which is made ready for its value by another method.
        """
        if method not in self._told:
            self._told[method] = None  # What asks for itself is not known.
            program, taker = self.graph.program, method
            if program.signature(method) == _SUSPENDED:
                taker = program.declared(program.owner(method)).get(_READY, method)
            self._told[method] = self.handed(tested, taker)
        return self._told[method]

    def handed(self, tested: Tested, method: MethodNumber, case: int | None = None) -> Outcomes:
        """Return all values that can be handed to a method, or to a case of it; None where they are not known."""
        places = self.takers.places(method, case)
        if places is None:
            return None
        return joined(self.values(tested, one) for one in places)

    # What a stream gives.

    def values(self, tested: Tested, place: Place) -> Outcomes:
        """Return what a stream in a register can give; None for anything."""
        if self._depth >= _DEEPEST:
            tested.asking.resting.on_untold()
            return None
        self._depth += 1
        try:
            said = self.held(place)
            return self._followed(tested, place) if isinstance(said, str) else said
        finally:
            self._depth -= 1

    def _followed(self, tested: Tested, place: Place) -> Outcomes:
        scope, pc, register = place
        uses = tested.uses(scope.method)
        if uses is None or not uses.has(pc):
            return None
        rows = self._rows(tested, scope)
        found: list[Outcomes] = []
        for made in uses.definitions(pc, register):
            if made == ENTRY:
                found.append(self._entered(tested, scope, uses, register))
            elif rows is None or uses.row(made) in rows:
                found.append(self._defined(tested, scope, uses, uses.instruction(made)))
        return joined(found) if found else None

    def _entered(self, tested: Tested, scope: Scope, uses: DefUse, register: int) -> Outcomes:
        word = uses.parameter_word(register)
        if word is None or scope.call is None or scope.outer is None:
            return None
        if word >= len(scope.call.registers):
            return None
        return self.values(
            tested, Place(scope.outer, scope.call.pc, scope.call.registers[word])
        )

    def _defined(
        self, tested: Tested, scope: Scope, uses: DefUse, one: Instruction
    ) -> Outcomes:
        if one.opcode in opcodes.MOVES:
            return self.values(tested, Place(scope, one.pc, one.registers[1]))
        if one.opcode == opcodes.NEW_INSTANCE:
            made = tested.made.made_at(scope, one.pc)
            return None if made is None else self._of_class(tested, scope, made)
        if one.opcode in opcodes.FIELD_READS:
            held = tested.made.read(scope, one)
            return None if held is None else self.values(tested, Place(*held))
        if one.opcode not in opcodes.MOVE_RESULTS:
            return None
        before = uses.call_before(one.pc)
        call = None if before is None else read_call(tested.program, scope.method, before)
        return None if call is None else self._given_by(tested, scope, call)

    def _given_by(self, tested: Tested, scope: Scope, call: Call) -> Outcomes:
        """Return what a stream gives that a call gives back."""
        said = self.kept(tested, scope, call)
        if not isinstance(said, str):
            return said
        row = stream_calls().of(self.graph, call)
        if row is not None:
            return self._by_row(tested, scope, call, row)
        inner = tested.entered(scope, call)
        uses = None if inner is None else tested.uses(inner.method)
        if inner is None or uses is None or not tested.program.has_code(inner.method):
            return None
        rows = self._rows(tested, inner)
        return joined(
            self.values(tested, Place(inner, one.pc, one.registers[0]))
            for at, one in enumerate(uses.body.instructions)
            if one.opcode in opcodes.RETURNS and one.registers and (rows is None or at in rows)
        )

    def _by_row(self, tested: Tested, scope: Scope, call: Call, row: StreamCall) -> Outcomes:
        found: list[Outcomes] = []
        stream = row.register(call, row.stream)
        if row.also is not None:
            found.append(tested.argument(scope, call, row.also))
        if row.does == "same" and stream is not None:
            found.append(self.values(tested, Place(scope, call.pc, stream)))
        if row.given is not None and row.does in ("same", "made", "returned", "mapped"):
            found.append(self._of_block(tested, scope, call, row))
        return joined(found) if found else None

    def _of_block(self, tested: Tested, scope: Scope, call: Call, row: StreamCall) -> Outcomes:
        """Return what the function or block that a call is given makes a stream give."""
        register = row.register(call, row.given)
        made = None if register is None else tested.made.making(scope, call.pc, register)
        if made is None:
            return None
        method = self._run_as(made.constructor.owner)
        if method is None:
            return None
        inner = Scope(method, None, None, min(scope.depth + 1, _AT_MOST), made)
        if row.does == "returned":
            return tested.returned(inner)
        stream = row.register(call, row.stream)
        if row.does == "mapped" and stream is not None:
            self._bound[inner] = Place(scope, call.pc, stream)
            return tested.returned(inner)
        if row.does == "same" and self._is_quiet(tested, inner):
            return NOTHING  # A block beside a stream need not give anything itself.
        return self._emitted(tested, inner)

    def _run_as(self, owner: str) -> MethodNumber | None:
        declared = self.graph.program.declared(owner)
        names = (*blocks().runs, *stream_calls().runs, *self.graph.names.emits)
        return next((declared[one] for one in names if one in declared), None)

    def _of_class(self, tested: Tested, scope: Scope, made: Making) -> Outcomes:
        """Return what an object gives that is a stream itself, as kotlinc makes one for `map { }`."""
        declared = self.graph.program.declared(made.constructor.owner)
        names = (one for one in self.graph.names.collects if one in declared)
        method = declared.get(next(names, ""))
        if method is None:
            return None
        return self._emitted(
            tested, Scope(method, None, None, min(scope.depth + 1, _AT_MOST), made)
        )

    def _emitted(self, tested: Tested, scope: Scope) -> Outcomes:
        """Return all that the code of a method hands to collectors; None where that is not known."""
        found = [self._handed_on(tested, scope, call) for call in self._calls(tested, scope)]
        known = [one for one in found if not isinstance(one, str)]
        return joined(known) if known else None

    def _is_quiet(self, tested: Tested, scope: Scope) -> bool:
        return all(
            isinstance(self._handed_on(tested, scope, call), str)
            for call in self._calls(tested, scope)
        )

    def _calls(self, tested: Tested, scope: Scope) -> Iterator[Call]:
        uses, rows = tested.uses(scope.method), self._rows(tested, scope)
        for at, one in enumerate(uses.body.instructions if uses is not None else ()):
            if one.opcode in opcodes.INVOKES and (rows is None or at in rows):
                call = read_call(tested.program, scope.method, one)
                if call is not None:
                    yield call

    def _rows(self, tested: Tested, scope: Scope) -> frozenset[int] | set[int] | None:
        """Return the rows of a method that can run; what is still being found out is not remembered."""
        rows = tested.live(scope)
        if isinstance(rows, set):
            tested.asking.rests_on_unfinished()
        return rows

    def _handed_on(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        row = stream_calls().of(self.graph, call)
        stream = None if row is None else row.register(call, row.stream)
        if row is not None and row.does == "emit":
            inner = tested.entered(scope, call) if call.owner == self._owner(scope) else None
            if inner is not None:
                return self._emitted(tested, inner)  # A bridge.
            return tested.argument(scope, call, row.given or 0)
        if row is not None and row.does == "copy" and stream is not None:
            return self.values(tested, Place(scope, call.pc, stream))
        if row is not None and row.does == "collect" and stream is not None:
            return self._collected(tested, scope, call, row)
        if call.name != "<init>" and self._hands_collector(call):
            inner = tested.entered(scope, call)
            return None if inner is None else self._emitted(tested, inner)
        return NOT_SAID

    def _hands_collector(self, call: Call) -> bool:
        return any(one in call.types for one in self.graph.names.collectors)

    def _owner(self, scope: Scope) -> str:
        return self.graph.program.owner(scope.method)

    def _collected(self, tested: Tested, scope: Scope, call: Call, row: StreamCall) -> Outcomes:
        """Return what a collector hands on that a stream's values come to."""
        given, stream = row.register(call, row.given), row.register(call, row.stream)
        if given is None or stream is None:
            return None
        place = Place(scope, call.pc, stream)
        made = tested.made.making(scope, call.pc, given)
        if made is None:
            return self.values(
                tested, place
            )  # The collector that this stream was given itself.
        method = self._run_as(made.constructor.owner)
        if method is None:
            return None
        inner = Scope(method, None, None, min(scope.depth + 1, _AT_MOST), made)
        self._bound[inner] = place
        return self._emitted(tested, inner)

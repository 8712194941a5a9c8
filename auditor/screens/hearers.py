"""Finds who hears what is put into a flow or a channel, and whether nobody else can.

The holder is followed from where it is made to every call that it, or a view of it, is given to. What a
collector, a block beside the stream or another flow does with a value is run on a press; a call of which it
is not known what it does with the stream leaves open what follows from a value.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.answered import Heap, Known, Thing
from auditor.code.constants import Resolver
from auditor.code.following import Landing, Standing
from auditor.code.observers import Heard
from auditor.code.program import MethodNumber
from auditor.code.registers import ENTRY
from auditor.code.scope import Scope
from auditor.code.search import Scope as Asked
from auditor.code.sites import Call
from auditor.code.values import Instance
from auditor.dex import opcodes
from auditor.screens.flags import Flags
from auditor.screens.memories import Memories, thing_of
from auditor.screens.stores import stores
from auditor.screens.stream_calls import StreamCall, stream_calls

_MOST: Final = 24
"""So many streams are followed of one holder: itself, its views and what is made of it."""
_HARMLESS: Final = frozenset(
    {"getReplayCache", "resetReplayCache", "getSubscriptionCount", "isClosedForSend", "isClosedForReceive", "isEmpty",
     "close", "close$default", "cancel", "cancel$default", "hasNext", "hashCode", "equals", "toString"}
)  # fmt: skip
"""Calls on a holder that hand nobody a value."""
_CHECKS: Final = "Lkotlin/jvm/internal/"
_SUSPENDED: Final = "invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;"
_CALLED: Final = "invoke(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"
"""A reference to a function that suspends, `onEach(::show)`."""
_VALUE: Final = "L$0:Ljava/lang/Object;"
"""Where a block that suspends keeps the value that it is handed (kotlinc's `create`)."""


class Hearer(NamedTuple):
    """One who hears: what runs on which object, what that remembers, and whether it hears the very value."""

    method: MethodNumber
    own: Thing
    heap: Heap
    keeps: str
    """The field in which it is handed the value; empty where that is its first parameter."""
    is_same: bool

    def heard(self, value: Known) -> Heard:
        """Return what runs as a value is put in, of which nothing is known where others changed it before."""
        value = value if self.is_same else None
        if not self.keeps:
            return Heard(self.method, self.heap, (self.own, value, None))
        kept = frozenset() if value is None else frozenset({((self.keeps, self.own), value)})
        return Heard(self.method, self.heap | kept, (self.own, None))


class Hearing(NamedTuple):
    """All who are found to hear a holder."""

    hearers: tuple[Hearer, ...]
    is_whole: bool
    """False where somebody else may, or not in a way that is run."""


_NOBODY_KNOWN: Final = Hearing((), is_whole=False)


@dataclass(slots=True)
class Hearers:
    """Those who hear; one per app."""

    flags: Flags
    resolver: Resolver
    memories: Memories
    _known: dict[str, Hearing] = field(default_factory=dict)

    def of(self, cell: str) -> Hearing:
        """Return who hears the holder that a field first holds."""
        if cell not in self._known:
            self._known[cell] = _NOBODY_KNOWN  # A flow that is made of itself.
            self._known[cell] = self._find(cell)
        return self._known[cell]

    def _find(self, cell: str) -> Hearing:
        if not self.flags.cells.is_own_cell(cell):
            return _NOBODY_KNOWN
        follower = self.flags.follower
        todo = [
            (each, True)
            for method, pc, register in self.flags.stores_of(cell)
            for each in follower.makings(Scope(method), pc, register or 0)
        ]
        found: dict[Hearer, None] = {}
        seen: set[tuple[Standing, bool]] = set()
        is_whole = bool(todo)
        while todo and is_whole:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            trail = follower.follow(one[0], stops=self._stops, made=self._made(one[0]))
            is_whole = trail.is_whole and len(seen) <= _MOST
            for landing in trail.landings:
                told = self._landed(landing, is_same=one[1])
                is_whole = is_whole and told is not None
                for each in told or ():
                    if isinstance(each, Hearer):
                        found[each] = None
                    else:
                        todo.append(each)
        return Hearing(tuple(found), is_whole)

    def _made(self, start: Standing) -> str:
        """Return the class of the object with which a trail begins, where it is made there."""
        uses = self.flags.plain.def_use(start.scope.method)
        one = None if uses is None or start.pc < 0 else uses.instruction(start.pc)
        if one is None or one.opcode != opcodes.NEW_INSTANCE:
            return ""
        return self.flags.graph.program.place(start.scope.method)[0].type_name(one.ref or 0)

    def _stops(self, call: Call) -> bool:
        graph = self.flags.graph
        return stream_calls().of(graph, call) is not None or (
            stores().door(graph, call) is not None
        )

    def _landed(
        self, landing: Landing, *, is_same: bool
    ) -> list[Hearer | tuple[Standing, bool]] | None:
        """Return who hears the stream by a call that it is given to, and what streams are made of it there.

        None where that is not known.
        """
        graph, call = self.flags.graph, landing.call
        row, register = stream_calls().of(graph, call), call.registers[landing.word]
        if row is not None:
            if row.register(call, row.stream) != register:
                return [] if landing.word == 0 and row.does == "emit" else None
            return self._by_row(landing, row, is_same=is_same)
        if call.name == "<init>" and landing.word and graph.names.is_stream(call.owner):
            return self._made_of(landing, is_same=is_same)
        door = stores().door(graph, call)
        if door is not None or call.name in _HARMLESS or call.owner.startswith(_CHECKS):
            return [] if landing.word == 0 or call.owner.startswith(_CHECKS) else None
        targets = graph.dispatch.targets(call.method, call.opcode, call.text).methods
        return [] if targets else None  # It was followed into the app's own code.

    def _made_of(
        self, landing: Landing, *, is_same: bool
    ) -> list[Hearer | tuple[Standing, bool]] | None:
        """Return the flow that is made of a stream by a call: a view of it, or what kotlinc makes for `map { }`."""
        call, scope = landing.call, landing.scope
        made = self.flags.follower.makings(scope, call.pc, call.registers[0])
        if len(made) != 1 or made[0].pc < 0:
            return None
        return [(made[0], is_same and self.flags.graph.names.is_view(call.owner))]

    def _by_row(
        self, landing: Landing, row: StreamCall, *, is_same: bool
    ) -> list[Hearer | tuple[Standing, bool]] | None:
        call, scope = landing.call, landing.scope
        found: list[Hearer | tuple[Standing, bool]] = []
        if row.does in ("value", "copy"):
            # The value of a state is looked up by whoever needs it; who waits for one goes on from there.
            return [] if row.does == "value" and row.is_at_once else None
        if row.does == "ended":
            return []
        if row.given is not None and not row.is_beside and not self._is_passed_on(call, row):
            heard = self._given(call, row, is_same=is_same)
            if heard is None:
                return None
            found += heard
        if row.does in ("same", "mapped"):
            made = self.flags.follower.result(scope, call.pc)
            found += [] if made is None else [(made, is_same and row.does == "same")]
        return found

    def _is_passed_on(self, call: Call, row: StreamCall) -> bool:
        """Say whether a flow has a stream collected by the collector that it was given: who that is, is told by it."""
        program, uses = self.flags.graph.program, self.flags.plain.def_use(call.method)
        if (
            program.signature(call.method) not in self.flags.graph.names.collects
            or uses is None
        ):
            return False
        register = row.register(call, row.given)
        found = () if register is None else uses.definitions(call.pc, register)
        return found == (ENTRY,) and uses.parameter_word(register or 0) == 1

    def _given(self, call: Call, row: StreamCall, *, is_same: bool) -> list[Hearer] | None:
        """Return the collectors or blocks that a call is given; None if they are not all known."""
        register = row.register(call, row.given)
        if register is None:
            return None
        values = self.resolver.value(Asked(call.method), call.pc, register)
        found = [self._hearer(one, is_same=is_same) for one in values]
        known = [one for one in found if one is not None]
        return known if found and len(known) == len(found) else None

    def _hearer(self, one: object, *, is_same: bool) -> Hearer | None:
        if not isinstance(one, Instance) or one.site[1] < 0:
            return None
        program, names = self.flags.graph.program, self.flags.graph.names
        declared = program.declared(one.type)
        heap = self.memories.of(Asked(one.site[0]), one).heap
        own = thing_of(one)
        suspended = declared.get(_SUSPENDED)
        if suspended is not None:
            keeps = f"{one.type}->{_VALUE}"
            start = frozenset({((f"{one.type}->label:I", own), 0)})
            return Hearer(suspended, own, heap | start, keeps, is_same)
        taken = (*names.emits, *stream_calls().runs, _CALLED)
        run = next((declared[each] for each in taken if each in declared), None)
        return None if run is None else Hearer(run, own, heap, "", is_same)

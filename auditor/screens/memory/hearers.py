"""Finds who hears what is put into a flow or a channel, and whether nobody else can.

The holder is followed from where it is made to every call that it, or a view of it, is given to. What a
collector, a block beside the stream or another flow does with a value is run on a press; a call of which it
is not known what it does with the stream leaves open what follows from a value.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from auditor.code.calls.observers import Heard
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope, asked_in
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.following import Landing, Standing
from auditor.dex import opcodes
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.memories import Memories, thing_of
from auditor.screens.memory.stores import stores, word_of
from auditor.screens.memory.stream_calls import StreamCall, stream_calls

_MOST: Final = 24
"""So many streams are followed of one holder: itself, its views and what is made of it."""
_DEEPEST: Final = 4
"""So many flows are made one of the other."""
_HANDS: Final = frozenset({"emit", "send", "trySend", "trySend-JP2dKIU"})
_COLLECTORS: Final = frozenset(
    {"Lkotlinx/coroutines/flow/FlowCollector;", "Lkotlinx/coroutines/channels/ProducerScope;"}
)
_HARMLESS: Final = frozenset(
    {"getReplayCache", "resetReplayCache", "getSubscriptionCount", "isClosedForSend", "isClosedForReceive", "isEmpty",
     "close", "close$default", "cancel", "cancel$default", "hasNext", "hashCode", "equals", "toString", "getClass"}
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


class Made(NamedTuple):
    """A flow that is made of a stream, as kotlinc makes one for `map { }`, and its class."""

    start: Standing
    owner: str


Told: TypeAlias = Hearer | Made | tuple[Standing, bool]
"""Who hears a stream by a call, or a stream that is made of it there, perhaps of the same values."""


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
        starts = [
            each
            for method, pc, register in self.flags.stores_of(cell)
            for each in self.flags.follower.makings(Scope(method), pc, register or 0)
        ]
        return self._hearing(starts, 0)

    def _hearing(self, starts: list[Standing], depth: int) -> Hearing:
        """Return who hears a stream that comes into some registers, itself or by flows that are made of it."""
        search = _Search([(each, True) for each in starts])
        seen: set[tuple[Standing, bool]] = set()
        search.is_whole = bool(starts) and depth <= _DEEPEST
        while search.todo and search.is_whole:
            one = search.todo.pop()
            if one in seen:
                continue
            seen.add(one)
            trail = self.flags.follower.follow(
                one[0], stops=self._stops, made=self._made(one[0]), keeps_apart=True
            )
            search.is_whole = trail.is_whole and len(seen) <= _MOST
            for landing in trail.landings:
                told = self._landed(landing, is_same=one[1])
                search.is_whole = search.is_whole and told is not None
                for each in told or ():
                    self._take(search, each, landing, depth)
        for middle, owner in search.middles.items():
            search.is_whole = search.is_whole and owner in search.onward
            heard = search.onward[owner].hearers if owner in search.onward else ()
            search.found.update(dict.fromkeys(self._joined(middle, heard)))
        for owner in search.onward.keys() - set(search.middles.values()):
            # How the values come into that flow is not seen: they may be others.
            heard = search.onward[owner].hearers
            search.found.update((one._replace(is_same=False), None) for one in heard)
        return Hearing(tuple(search.found), search.is_whole)

    def _take(self, search: "_Search", told: Told, landing: Landing, depth: int) -> None:
        if isinstance(told, Made):
            hearing = self._hearing([told.start], depth + 1)
            search.onward[told.owner] = hearing
            search.is_whole = search.is_whole and hearing.is_whole
        elif not isinstance(told, Hearer):
            search.todo.append(told)
        elif self._passes_on(told):
            search.middles[told] = self.flags.graph.program.owner(landing.call.method)
        else:
            search.found[told] = None

    def _passes_on(self, hearer: Hearer) -> bool:
        """Say whether a collector hands values on to one that it was made with: it is the middle of another flow."""
        program, names = self.flags.graph.program, self.flags.graph.names
        owner = program.owner(hearer.method)
        todo, seen = [hearer.method], {hearer.method}
        while todo:
            method = todo.pop()
            for one in program.calls_in(method):
                call = self.resolver.call_at(method, one.pc)
                named = None if call is None else names.named(call)
                if named is not None and named.name in _HANDS and named.owner in _COLLECTORS:
                    return True
                # What it is called by may be a bridge, or leave the work to another method of its own.
                inner = program.method(one.target)
                is_own = inner is not None and program.owner(inner) == owner
                if inner is not None and is_own and inner not in seen:
                    seen.add(inner)
                    todo.append(inner)
        return False

    def _joined(self, middle: Hearer, heard: tuple[Hearer, ...]) -> Iterator[Hearer]:
        """Yield the middle of a flow with each who hears that flow in its field, so that a value runs through both."""
        place = self._field_of_collector(middle.own.name)
        for one in heard:
            if place is None or one.keeps or not one.is_same:
                yield one._replace(is_same=False)
            else:
                kept = {key: value for key, value in middle.heap if key[0] != place}
                kept |= {**dict(one.heap), (place, middle.own): one.own}
                yield middle._replace(heap=frozenset(kept.items()))
        if place is None or not heard:
            yield middle

    def _field_of_collector(self, owner: str) -> str | None:
        """Return the one field of a class that its constructors give a collector."""
        program, graph = self.flags.graph.program, self.flags.graph
        found = set()
        for method in program.methods_of_class(owner):
            if program.signature(method).startswith("<init>("):
                image, _ = program.place(method)
                found |= {
                    image.field_text(one.ref)
                    for one in program.body(method).instructions
                    if one.opcode in opcodes.INSTANCE_WRITES and one.ref is not None
                }
        held = [
            one
            for one in found
            if any(
                graph.hierarchy.is_subtype(one.rpartition(":")[2], each)
                for each in graph.names.collectors
            )
        ]
        return held[0] if len(held) == 1 else None

    def _made(self, start: Standing) -> str:
        """Return the class of the object with which a trail begins, where it is made there."""
        method = start.scope.method
        uses = self.flags.plain.def_use(method)
        if uses is None or start.pc < 0:
            return ""
        call = self.flags.cells.maker(method, uses, start.pc)
        if call is None or call.name == "<init>":
            return "" if call is None else call.owner
        made = self.flags.cells.made_by(call)
        return made[0] if len(made) == 1 else ""

    def _stops(self, call: Call) -> bool:
        graph = self.flags.graph
        if call.name == "<init>" and graph.names.channels.is_made_of_one(call.owner):
            return True  # How a flow takes from its channel is the library's.
        return stream_calls().of(graph, call) is not None or (
            stores().door(graph, call) is not None
        )

    def _landed(self, landing: Landing, *, is_same: bool) -> list[Told] | None:
        """Return who hears the stream by a call that it is given to, and what streams are made of it there.

        None where that is not known.
        """
        graph, call = self.flags.graph, landing.call
        if graph.names.is_library(graph.program.owner(call.method)):
            return []  # How the library hands a value on.
        row, register = stream_calls().of(graph, call), call.registers[landing.word]
        if row is not None:
            if row.register(call, row.stream) != register:
                return [] if landing.word == 0 and row.does == "emit" else None
            return self._by_row(landing, row, is_same=is_same)
        if call.name == "<init>" and not landing.word:
            return []
        if call.name == "<init>" and graph.names.is_stream(call.owner):
            return self._made_of(landing, is_same=is_same)
        return [] if self._is_harmless(landing) else None

    def _is_harmless(self, landing: Landing) -> bool:
        """Say whether a call hands nobody a value of the stream, or was followed into the app's own code.

        What a library does there that lost its names is not seen.
        """
        graph, call = self.flags.graph, landing.call
        door = stores().door(graph, call)
        if call.owner.startswith(_CHECKS):
            return True
        if door is not None or call.name in _HARMLESS:
            return landing.word == (0 if door is None else word_of(call, door.key))
        targets = graph.dispatch.targets_of(call).methods
        owners = {graph.program.owner(one) for one in targets}
        return bool(owners) and (
            call.name == "<init>" or not any(map(graph.names.is_library, owners))
        )

    def _made_of(self, landing: Landing, *, is_same: bool) -> list[Told] | None:
        """Return the flow that is made of a stream by a call: a view of it, or what kotlinc makes for `map { }`."""
        call, scope = landing.call, landing.scope
        made = self.flags.follower.makings(scope, call.pc, call.registers[0])
        if len(made) != 1 or made[0].pc < 0:
            return None
        if self.flags.graph.names.is_view(call.owner):
            return [(made[0], is_same)]
        return [Made(made[0], call.owner)]

    def _by_row(self, landing: Landing, row: StreamCall, *, is_same: bool) -> list[Told] | None:
        call, scope = landing.call, landing.scope
        found: list[Told] = []
        if row.does in ("value", "copy"):
            # The value of a state is looked up by whoever needs it; who waits for one goes on from there.
            return [] if row.does == "value" and row.is_at_once else None
        if row.does == "ended":
            return []
        if row.given is not None and not row.is_beside and not self._is_passed_on(call, row):
            heard = self._given(scope, call, row, is_same=is_same)
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

    def _given(
        self, scope: Scope, call: Call, row: StreamCall, *, is_same: bool
    ) -> list[Hearer] | None:
        """Return the collectors or blocks that a call is given; None if they are not all known."""
        register = row.register(call, row.given)
        if register is None:
            return None
        asked = asked_in(scope)
        values = self.resolver.value(asked, call.pc, register)
        found = [self._hearer(asked, one, is_same=is_same) for one in values]
        known = [one for one in found if one is not None]
        return known if found and len(known) == len(found) else None

    def _hearer(self, scope: Asked, one: object, *, is_same: bool) -> Hearer | None:
        if not isinstance(one, Instance) or one.site[1] < 0:
            return None
        program, names = self.flags.graph.program, self.flags.graph.names
        declared = program.declared(one.type)
        heap = self.memories.of(scope, one).heap
        own = thing_of(one)
        suspended = declared.get(_SUSPENDED)
        if suspended is not None:
            keeps = f"{one.type}->{_VALUE}"
            start = frozenset({((f"{one.type}->label:I", own), 0)})
            return Hearer(suspended, own, heap | start, keeps, is_same)
        taken = (*names.emits, *stream_calls().runs, _CALLED)
        run = next((declared[each] for each in taken if each in declared), None)
        return None if run is None else Hearer(run, own, heap, "", is_same)


@dataclass(slots=True)
class _Search:
    """What was found so far of one stream."""

    todo: list[tuple[Standing, bool]]
    found: dict[Hearer, None] = field(default_factory=dict)
    middles: dict[Hearer, str] = field(default_factory=dict)
    """The collectors in the middle of other flows, by the class of those."""
    onward: dict[str, Hearing] = field(default_factory=dict)
    """Who hears the flows that are made of the stream, by their class."""
    is_whole: bool = True

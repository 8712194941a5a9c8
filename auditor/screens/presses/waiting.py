"""Tells which observers a value is handed to when a press posts it, and what each of them remembers."""

from collections.abc import Iterable, Iterator, Mapping

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.listeners import is_function
from auditor.code.calls.observed import Place
from auditor.code.calls.observers import Heard, Posted
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope as CodeScope
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Site
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.channels import SENT_BEHIND
from auditor.code.ways.awaited import Awaited, Onward
from auditor.code.ways.completing import Completing
from auditor.screens.memory.cells import CELL
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.hearers import Hearers
from auditor.screens.memory.memories import Memories, thing_of
from auditor.screens.memory.stores import stores, word_of
from auditor.screens.parts.scopes import Scopes
from auditor.screens.presses.broadcasts import Broadcasts
from auditor.screens.presses.observables import Observables
from auditor.screens.presses.saved_states import SavedStates
from auditor.screens.presses.sent_messages import SentMessages
from auditor.screens.presses.shelves import Shelves

_LIBRARY = "Lkotlinx/coroutines/"
_PUTS = frozenset(
    {
        "setValue",
        "compareAndSet",
        "set",
        "emit",
        "tryEmit",
        "send",
        SENT_BEHIND,
        "trySend",
        "trySend-JP2dKIU",
    }
)
_UNKNOWN = Posted((), is_whole=False)
_TOLD_ELSEWHERE = Posted((), is_whole=True)
"""What a flow hands on to a collector of which nothing is known: who hears the flow is found by the flow."""

_ANYBODY: tuple[tuple[Known, Heap], ...] = ((None, frozenset()),)


class Waiting:
    """Such observers; one per app."""

    def __init__(self, resolver: Resolver, graph: CallGraph, memories: Memories) -> None:
        self.resolver = resolver
        self.graph = graph
        self.memories = memories
        self.awaited = Awaited(graph)
        self.completing = Completing(graph, self.awaited)
        self.messages = SentMessages(resolver, graph, memories)
        self.shelves = Shelves(resolver, graph, memories)
        self.saved = SavedStates(resolver, graph, memories)
        self.observables = Observables(resolver, graph, memories)
        self.broadcasts = Broadcasts(resolver, graph, memories)
        self.scopes = Scopes(resolver, self._tells)
        self.all_hear = False
        self._flags: Flags | None = None
        self._hearers: Hearers | None = None
        self._known: dict[tuple[MethodNumber, Known], tuple[tuple[Known, Heap], ...]] = {}

    def on(self, method: MethodNumber, holder: Known) -> tuple[tuple[Known, Heap], ...]:
        """Return on which objects a method is run that wait for a holder, with what their fields hold.

        Of a holder that is not known, all that wait for any; nothing is known of the object where that
        was not told.
        """
        key = (method, holder)
        if key not in self._known:
            self._known[key] = self._find(method, holder)
        return self._known[key]

    def posted(
        self,
        method: MethodNumber,
        call: Call,
        given: tuple[Known, ...],
        heap: Mapping[tuple[str, Known], Known],
    ) -> Posted | None:
        """Return who hears what a call hands over: a handler, a receiver, a coroutine that waits, or who collects; None for any other call."""
        sent = self.messages.posted(method, call) or self.saved.posted(call, given)
        sent = sent or self.observables.posted(call, given)
        sent = sent or self.broadcasts.posted(call, given, heap)
        if sent is not None:
            return sent
        if self.awaited.completes(method, call):
            return self._going_behind(self.completing.onward(call), given[-1]) or _UNKNOWN
        return (
            self._resumed(given)
            if self.awaited.resumes(call)
            else self._put(method, call, given)
        )

    def _put(self, method: MethodNumber, call: Call, given: tuple[Known, ...]) -> Posted | None:
        """Return who hears what a call puts into a flow or a channel; None for a call that puts nothing there."""
        named = self.graph.names.named(call)
        if named.name not in _PUTS or not named.owner.startswith(_LIBRARY):
            return None
        if named.name == "emit" and given[:1] == (None,):
            return _TOLD_ELSEWHERE
        door = stores().door(self.graph, call)
        if door is None or door.does != "put" or door.store != CELL:
            return None
        word, holder = word_of(call, door.key), call.register(door.value or 0)
        if word is None or holder is None or word >= len(call.registers):
            return _UNKNOWN
        if self._flags is None:
            self._flags = Flags(self.graph, self.resolver)
            self._hearers = Hearers(self._flags, self.resolver, self.memories)
        cell = self._flags.cells.of(CodeScope(method), call.pc, call.registers[word])
        if cell is None or self._hearers is None:
            return _UNKNOWN
        found = self._hearers.of(cell)
        value = given[call.registers.index(holder)]
        return Posted(tuple(one.heard(value) for one in found.hearers), found.is_whole)

    def _resumed(self, given: tuple[Known, ...]) -> Posted | None:
        """Return what goes on with an answer: the block that waits for it, from where it waits."""
        own, answer = given[0], given[-1]
        if (
            not isinstance(own, Thing)
            or own.number < 0
            or not self.awaited.is_waiting(own.name)
        ):
            return None
        onward = self.awaited.onward((own.number >> 16, own.number & 0xFFFF))
        return self._going_behind(onward, answer)

    def _going_behind(self, onward: tuple[Onward, ...] | None, answer: Known) -> Posted | None:
        """Return what goes on in some blocks with an answer; None where they are not known."""
        if onward is None:
            return None
        heard = [each for one in onward for each in self._going_on(one, answer)]
        return Posted(tuple(heard), is_whole=len(heard) == len(onward))

    def _going_on(self, one: Onward, answer: Known) -> Iterator[Heard]:
        """Yield how a block goes on, where it is seen to be made in one place."""
        owner = self.graph.program.owner(one.method)
        births = [
            each
            for each in self.graph.instances.births(owner)
            if each.how == "object" and self.graph.program.owner(each.method) != owner
        ]
        if len(births) != 1:
            return
        made = Instance(owner, (births[0].method, births[0].pc))
        own, heap = thing_of(made), self.memories.of(Scope(births[0].method), made).heap
        kept = {key: value for key, value in heap if key[0] != one.field}
        kept[one.field, own] = one.progress
        yield Heard(one.method, frozenset(kept.items()), (own, answer))

    def _find(self, method: MethodNumber, holder: Known) -> tuple[tuple[Known, Heap], ...]:
        given = self.graph.observed.given(method)
        if given is None:
            return _ANYBODY
        found: dict[tuple[Known, Heap], None] = {}
        for site, places in given.items():
            if self.graph.observers.is_uncalled(site[0]):
                continue
            made = Instance(self._class_at(site), site)
            for scope in self._entered(made, places):
                if any(self._may_be(one, scope, holder) for one in places):
                    found[thing_of(made), self.memories.of(scope, made).heap] = None
        return tuple(found)

    def _entered(self, made: Instance, places: Iterable[Place]) -> list[Scope]:
        """Return how the method that makes an observer is entered: by each caller where one tells it what to do.

        `fun <T> LiveData<Event<T>>.each(owner, action) = observe(owner) { … action(it) }` makes the observers
        of all screens at one place.
        """
        method, pc = made.site
        call = self.memories.constructing(method, pc)
        told = [] if call is None else [(call.pc, one) for one in call.registers[1:]]
        told += [(one.pc, one.register) for one in places if one.scope.method == method]
        return [scope for scope, _ in self.scopes.of(method, told)]

    def _tells(self, kind: str) -> bool:
        """Say whether a helper is told by words of a type what is observed, or what is done then."""
        names = self.graph.names
        return is_function(self.graph.program, kind) or names.live_data.is_holder(kind)

    def _class_at(self, site: Site) -> str:
        """Return the class of the object that is made at a place."""
        image, _ = self.graph.program.place(site[0])
        return image.type_name(self.resolver.def_use(site[0]).instruction(site[1]).ref or 0)

    def _may_be(self, place: Place, entered: Scope, holder: Known) -> bool:
        """Say whether what a register holds can be a holder; two that are made elsewhere are two."""
        if not isinstance(holder, Thing) or holder.number < 0:
            return True
        method = place.scope.method
        scope = entered if entered.method == method else Scope(method)
        values = self.resolver.value(scope, place.pc, place.register)
        return not values or any(
            not isinstance(one, Instance) or one.site[1] < 0 or thing_of(one) == holder
            for one in values
        )

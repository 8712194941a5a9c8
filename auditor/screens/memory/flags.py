"""Finds the flags that an act of acceptance leaves behind, and every place that writes them.

A flag is a key of a store (data/consent/stores.toml), a field of the app, or a cell in one.
What an acceptance leaves behind is in `leavings`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Unknown, Values
from auditor.code.decisions.assumptions import NOT_SAID, Assumptions
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Outcomes
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.following import Follower, Landing, Standing
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES
from auditor.screens.memory.barren import Barren
from auditor.screens.memory.cells import CELL, Cells, Flag
from auditor.screens.memory.composed_states import state_writes
from auditor.screens.memory.contents import begun, is_sized, puts
from auditor.screens.memory.elsewhere import Elsewhere
from auditor.screens.memory.key_shapes import (
    can_read_as,
    is_one_of,
    is_shape,
    may_overlap,
    texts_of,
)
from auditor.screens.memory.made_things import MADE, MadeThings
from auditor.screens.memory.property_names import PropertyNames
from auditor.screens.memory.states import States
from auditor.screens.memory.store_keys import StoreKeys
from auditor.screens.memory.store_places import WITH_FILES, StorePlaces
from auditor.screens.memory.stores import FIRST, RECEIVER, Door, stores, word_of
from auditor.screens.memory.stream_calls import stream_calls
from auditor.screens.memory.takers import Takers
from auditor.screens.memory.variables import VARIABLE, Variables
from auditor.screens.memory.writes import Write, answers_set, asked_from, in_order

_MOST_CALLERS: Final = 24
FIELD: Final = "field"
_CLOCK: Final = "Ljava/lang/System;->currentTimeMillis"
_NOW: Final = frozenset({1_577_836_800_000, 4_102_444_800_000})
"""The years 2020 and 2100: what holds of both holds of now."""
_BEING_THERE: Final = frozenset({"file", "database"})
"""Stores in which it is the being there that tells."""
BY_OBJECTS: Final = frozenset({"datastore"})
"""Stores whose keys are objects made of texts."""
_KEYED: Final = frozenset({"preferences", "mmkv", "hawk", "paper", "datastore"})
"""Stores that outlive the app and whose keys are texts."""
_PLAIN: Final = frozenset({"Z", "I", "Ljava/lang/Boolean;", "Ljava/lang/Integer;"})
_SHORT: Final = 2
"""Names as short as this were given by a shrinker."""
RESULT: Final = "result"
"""The store of what a screen answers to the one that opened it."""


@dataclass(slots=True)
class Flags:
    """The flags of one app."""

    graph: CallGraph
    resolver: Resolver
    follower: Follower = field(init=False)
    plain: Branches = field(init=False)
    """What values are when nothing is assumed but what a key is."""
    places: StorePlaces = field(init=False)
    keys: StoreKeys = field(init=False)
    properties: PropertyNames = field(init=False)
    variables: Variables = field(init=False)
    states: States = field(init=False)
    takers: Takers = field(init=False)
    barren: Barren = field(init=False)
    cells: Cells = field(init=False)
    elsewhere: Elsewhere = field(init=False)
    things: MadeThings = field(init=False)
    _writes: dict[Flag, tuple[Write, ...]] = field(default_factory=dict)
    _made: dict[str, tuple[tuple[Write, frozenset[str] | None], ...]] = field(
        default_factory=dict
    )
    _strays: dict[str, tuple[tuple[Write, Values, str], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.follower = Follower(self.graph)
        self.plain = Branches(
            self.graph, Assumptions(result=self.key_made, follows_callers=True)
        )
        self.places = StorePlaces(self.graph, self.resolver, self.plain)
        self.cells = Cells(self.graph, self.plain, self.field_name, self.stores_of)
        self.elsewhere = Elsewhere(self.graph, self.plain)
        self.takers = Takers(self.graph, self.follower)
        self.states = States(self.graph.program, self.graph.hierarchy)
        self.things = MadeThings(self.graph, self.plain, self.states, self.follower)
        self.barren = Barren(self.graph, self.things)
        self.variables = Variables(self.graph, self.resolver)
        self.properties = PropertyNames(self.resolver, self.graph.uses)
        self.keys = StoreKeys(self.graph, self.resolver, self.plain)

    # Keys.

    def key_made(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        """Take what stands for a key, or a property, for its text, and the clock for a time of these days."""
        if stores().makes_key(call):
            return tested.argument(scope, call, 0)
        if call.key == _CLOCK:
            return _NOW
        named = self.properties.asked(scope, call)
        return NOT_SAID if named is None else named

    def names(
        self, tested: Tested, scope: Scope, call: Call, door: Door
    ) -> frozenset[str] | None:
        """Return the keys that a call through a door can mean; None where they are not known."""
        if door.key in (RECEIVER, FIRST):
            register = call.receiver if door.key == RECEIVER else call.register(0)
            cell = None if register is None else self.cells.of(scope, call.pc, register)
            return None if cell is None else frozenset({cell})
        if door.key < RECEIVER:
            return self.keys.names(scope, call, door.key)
        known = tested.argument(scope, call, door.key)
        if known is None and scope.depth:
            # However deep the call stands, its key is looked for as deep as any other.
            known = tested.argument(scope._replace(depth=0), call, door.key)
        if known is None or not any(isinstance(one, str) for one in known):
            is_made = door.store in BY_OBJECTS
            thing = self.keys.texts_of(scope, call, door.key) if is_made else None
            if thing is not None:
                return thing
        if known is not None:
            return frozenset(one for one in known if isinstance(one, str)) or None
        if scope.call is not None:
            return None
        values = self.resolver.argument(Asked(scope.method), call, door.key)
        return texts_of(values, has_shapes=door.store in _KEYED)

    def flags_of(
        self, tested: Tested, scope: Scope, call: Call, door: Door
    ) -> frozenset[Flag] | None:
        """Return the flags that a call through a door can mean."""
        names = self.names(tested, scope, call, door)
        if names is None:
            return None
        place = self._place(scope, call, door)
        return frozenset(Flag(door.store, one, place) for one in names)

    def _place(self, scope: Scope, call: Call, door: Door) -> str:
        return self.places.of(scope, call) if door.store in WITH_FILES else ""

    def field_name(self, text: str) -> str:
        """Spell a field by the class that declares it."""
        owner, _, rest = text.partition("->")
        declared = self.graph.hierarchy.resolve_field(owner, rest.partition(":")[0])
        return f"{declared}->{rest}"

    def rows_tell(self, scope: Scope, call: Call, door: Door, values: Outcomes) -> Outcomes:
        """Return what rows of a table tell, for what can have been written; None for anything.

        Rows of another kind may lie in the same table. How many there are is told by one row.
        """
        counts = self.keys.counts(scope, call)
        if door.does == "has" and counts:
            return frozenset({1})
        return FALSE if values == NOTHING and (door.does == "has" or counts) else None

    # Who writes a flag.

    def writes(self, flag: Flag) -> tuple[Write, ...]:
        """Return every place that is seen to write a flag, in order."""
        known = self._writes.get(flag)
        if known is None:
            found = dict.fromkeys(self._written(flag))
            known = self._writes[flag] = tuple(sorted(found, key=in_order))
        return known

    def _written(self, flag: Flag) -> Iterable[Write]:
        if flag.store == RESULT:
            return answers_set(self.resolver)
        if flag.store == CELL:
            return chain(self._beginnings(flag), self._put(flag), self._put_in(flag))
        by_store = {
            FIELD: self._field_writes,
            MADE: self.things.writes,
            VARIABLE: self.variables.writes,
        }
        if flag.store in by_store:
            return by_store[flag.store](flag)
        if flag.store in _BEING_THERE:
            return self._left_there(flag)
        if flag.store in BY_OBJECTS or is_shape(flag.name):
            return self._put_somewhere(flag)
        return chain(self._put(flag), self._put_by_property(flag))

    def all_writes(self, flag: Flag) -> tuple[Write, ...]:
        """Return every place that is seen to write a flag, or may."""
        return (*self.writes(flag), *self.strays(flag))

    def may_be_same(self, found: frozenset[Flag], kept: Iterable[Flag]) -> bool:
        """Say whether one of some flags may be one of others under another name."""
        return may_overlap(found, kept) or self.cells.may_be_same(found, kept)

    def rests_elsewhere(self, write: Write) -> bool:
        """Say whether what is written may rest on a server's answer, or on what a screen left behind."""
        method, register = write.scope.method, write.register
        return register is not None and self.elsewhere.says(method, write.pc, register)

    def _field_writes(self, flag: Flag) -> Iterator[Write]:
        for text in self.spellings(flag.name):
            for use in self.graph.program.field_uses(text):
                uses = self.plain.def_use(use.method)
                if use.opcode in opcodes.FIELD_WRITES and uses and uses.has(use.pc):
                    # None for a broken instruction: Android refuses its class.
                    for register in uses.instruction(use.pc).registers[:1]:
                        yield Write((use.method, use.pc), Scope(use.method), use.pc, register)

    def stores_of(self, name: str) -> list[tuple[MethodNumber, int, int | None]]:
        """Return where something is put into a field: the method, the place and the register."""
        found = self._field_writes(Flag(FIELD, name))
        return [(one.site[0], one.pc, one.register) for one in found]

    def spellings(self, text: str) -> tuple[str, ...]:
        """Give the texts by which code can name a field: through its class and those below."""
        owner, _, rest = text.partition("->")
        return (text, *(f"{one}->{rest}" for one in self.graph.hierarchy.subtypes(owner)))

    def _put(self, flag: Flag) -> Iterator[Write]:
        """Yield the calls that put something under a key, found from the key's text or field."""
        for start in self._starts(flag):
            trail = self.follower.follow(start, stops=self._is_known)
            if flag.store == CELL and not trail.is_whole:
                # Whoever has it now may write it.
                site = (start.scope.method, max(start.pc, 0))
                yield Write(site, start.scope, site[1], None, is_sure=False)
            for landing in trail.landings:
                yield from self._landed(flag, landing)

    def _put_in(self, flag: Flag) -> Iterator[Write]:
        """Yield the places that put something into a cell, or may, without naming its field."""
        yield from state_writes(self.graph, self.cells, flag.name, self._puts(CELL))
        for one in puts(self.graph, self.cells):
            if one.cell in (None, flag.name):
                site, is_sure = (one.method, one.pc), one.cell is not None
                yield Write(site, Scope(one.method), one.pc, one.register, is_sure=is_sure)

    def _landed(self, flag: Flag, landing: Landing) -> Iterator[Write]:
        """Yield a call to which a flag's key has come, as often as it puts something under it."""
        call = landing.call
        door = stores().door(self.graph, call)
        if door is None or door.does != "put" or door.store != flag.store:
            return
        register = call.register(door.value or 0)
        if landing.word != word_of(call, door.key) or register is None:
            return
        for scope in self._scopes(flag, landing.scope, call, door):
            if not flag.may_be(Flag(flag.store, flag.name, self._place(scope, call, door))):
                continue
            names = self.names(self.plain.values, scope, call, door)
            is_sure = names is not None and len(names) == 1
            yield Write(asked_from(scope, call), scope, call.pc, register, is_sure=is_sure)

    def _scopes(self, flag: Flag, scope: Scope, call: Call, door: Door) -> Iterator[Scope]:
        """Yield the ways into a method in which a call through a door writes a flag.

        Objects of one class keep different keys: a call on another one writes another flag.
        """
        edges = [one for one in self.graph.callers(scope.method) if one.why == CALL]
        names = self.names(self.plain.values, scope, call, door) or ()
        if len(names) == 1 and flag.name not in names:
            return
        if len(names) == 1 or scope.call is not None or not 0 < len(edges) <= _MOST_CALLERS:
            yield scope
            return
        for edge in edges:
            uses = self.plain.def_use(edge.source)
            one = uses.instruction(edge.pc) if uses is not None and uses.has(edge.pc) else None
            given = None if one is None else read_call(self.graph.program, edge.source, one)
            if given is None:
                yield scope
                return
            inner = Scope(scope.method, given, Scope(edge.source), 1)
            known = self.plain.values.argument(inner, call, door.key) if door.key >= 0 else None
            if known is None:
                yield scope
                return
            if flag.name in known:
                yield inner

    def _left_there(self, flag: Flag) -> Iterator[Write]:
        """Yield the calls that make a file or a row, and those that may, their name not known."""
        for write, names in self._makings(flag.store):
            if names is None or flag.name in names:
                yield write

    def _makings(self, store: str) -> tuple[tuple[Write, frozenset[str] | None], ...]:
        if store not in self._made:
            self._made[store] = tuple(
                (
                    Write((call.method, call.pc), scope, call.pc, None, names is not None),
                    names,
                )
                for call, door in self._puts(store)
                for scope in (Scope(call.method),)
                for names in (self.names(self.plain.values, scope, call, door),)
                if names is None or names
            )
        return self._made[store]

    def _put_somewhere(self, flag: Flag) -> Iterator[Write]:
        """Yield the calls that put something under a key that is an object made of the flag's text, or of its shape."""
        for call, door in self._puts(flag.store):
            register = call.register(door.value or 0)
            scope = Scope(call.method)
            names = self.names(self.plain.values, scope, call, door) or ()
            if any(is_one_of(one, flag.name) for one in names) and register is not None:
                site = (call.method, call.pc)
                is_sure = len(names) == 1 and not is_shape(flag.name)
                yield Write(site, scope, call.pc, register, is_sure=is_sure)

    def _put_by_property(self, flag: Flag) -> Iterator[Write]:
        """Yield the calls that put something under the name of a property, which a delegate is handed."""
        for call, door in self._puts(flag.store) if self.properties.is_one(flag.name) else ():
            names = self.names(self.plain.values, Scope(call.method), call, door) or ()
            register = call.register(door.value or 0)
            if flag.name in names and register is not None:
                for scope in self._scopes(flag, Scope(call.method), call, door):
                    yield Write(asked_from(scope, call), scope, call.pc, register)

    def _puts(self, store: str) -> Iterator[tuple[Call, Door]]:
        """Yield the calls of the app's own code that put something into a store."""
        program = self.graph.program
        for name, rows in stores().doors.items():
            if not any(one.store == store and one.does == "put" for one in rows):
                continue
            for site in (*program.calls_of(None, name), *self.graph.names.sites(name)):
                owner = program.owner(site.method)
                if self._is_library(owner):
                    continue
                call = self.resolver.call_at(site.method, site.pc)
                for door in stores().all_doors(self.graph, call) if call else ():
                    if call is not None and door.store == store and door.does == "put":
                        yield call, door
                        break

    def _is_library(self, owner: str) -> bool:
        is_known = owner.startswith(LIBRARIES) or stores().is_owner(owner)
        return is_known or self.graph.names.is_library(owner)

    def strays(self, flag: Flag) -> tuple[Write, ...]:
        """Return the writes under keys that are not known and may be the flag's, in order."""
        if flag.store not in _KEYED:
            return ()
        if flag.store not in self._strays:
            self._strays[flag.store] = tuple(self._under_unknown_keys(flag.store))
        return tuple(
            write
            for write, keys, place in self._strays[flag.store]
            if flag.may_be(Flag(flag.store, flag.name, place))
            and any(can_read_as(one, flag.name) for one in keys)
        )

    def _under_unknown_keys(self, store: str) -> Iterator[tuple[Write, Values, str]]:
        for call, door in self._puts(store):
            scope = Scope(call.method)
            names = self.names(self.plain.values, scope, call, door)
            if names is None or any(map(is_shape, names)):
                keys = self.resolver.argument(Asked(call.method), call, door.key)
                place = self._place(scope, call, door)
                write = Write((call.method, call.pc), scope, call.pc, None)
                yield write, keys or (Unknown("a key"),), place

    def _beginnings(self, flag: Flag) -> Iterator[Write]:
        """Yield what cells begin with: what their making is given, where a field takes them."""
        for one in self._field_writes(Flag(FIELD, flag.name)):
            uses = self.plain.def_use(one.site[0])
            if uses is None or one.register is None:
                continue
            for made in uses.definitions(one.pc, one.register):
                call = None if made < 0 else self.cells.maker(one.site[0], uses, made)
                if call is None:
                    yield one._replace(register=None)
                    continue
                site, puts_in = (one.site[0], call.pc), begun(self.graph, call)
                for each in puts_in or ():
                    inner = Scope(each.method, call, one.scope, 1)
                    yield Write(site, inner, each.pc, each.register, is_beginning=True)
                if puts_in is None and call.types and not is_sized(self.graph, call):
                    register = call.register(0)
                    yield Write(site, one.scope, call.pc, register, is_beginning=True)

    # What fields can hold that no code of the app writes.

    def is_from_elsewhere(self, flag: Flag) -> bool:
        """Say whether a field may hold a consent that no code of the app writes into it.

        Objects that a server's answer fills have such fields: known by their names, or by having
        none that says anything, as after a shrinker.
        """
        owner, _, rest = flag.name.partition("->")
        name, _, kind = rest.partition(":")
        if kind not in _PLAIN or self.graph.program.class_info(owner) is None:
            return False
        if not stores().speaks_of_consent(name) and len(name) > _SHORT:
            return False
        return not self.writes(flag)

    def is_set_at_start(self, flag: Flag) -> bool:
        """Say whether the class's own start writes a static field, so that 0 is never seen."""
        return any(
            self.graph.program.signature(one.site[0]).startswith("<clinit>")
            for one in self.writes(flag)
        )

    def is_unpacked(self, flag: Flag) -> bool:
        """Say whether objects with a field can be made by reflection, as JSON libraries do."""
        owner = flag.name.partition("->")[0]
        births = self.graph.instances.births(owner)
        return any(one.how == "class" for one in births)

    def _starts(self, flag: Flag) -> Iterator[Standing]:
        program = self.graph.program
        if flag.store == CELL:
            uses_of = [
                use
                for text in self.spellings(flag.name)
                for use in program.field_uses(text)
                if use.opcode in opcodes.FIELD_READS
            ]
        else:
            uses_of = list(program.string_uses(flag.name))
        for use in uses_of:
            start = self.follower.standing(use.method, use.pc)
            if start is not None:
                yield start

    def _is_known(self, call: Call) -> bool:
        return (
            stores().door(self.graph, call) is not None
            or stream_calls().of(self.graph, call) is not None
        )

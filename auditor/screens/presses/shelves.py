"""Finds what code puts into the lists and maps that fields of the app hold: listeners, handlers, functions.

Only where it is followed whole who has such a list, and everything that lies there is seen to be made; and where
one object alone holds the field, for what waits in one store does not hear of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.listeners import is_function
from auditor.code.calls.observers import Lying
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope, asked_in
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.classes.values import ClassName, Elements, Instance, Number, Value
from auditor.code.classes.values import Text as TextValue
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.library import is_fluent
from auditor.code.trials.shelves import SHELF
from auditor.code.ways.following import Follower, Landing, Standing
from auditor.dex import opcodes
from auditor.screens.memory.memories import Memories, thing_of
from auditor.screens.parts.scopes import Scopes

_COLLECTIONS: Final = (
    "Ljava/util/",
    "Lkotlin/collections/",
    "Landroid/util/ArrayMap;",
    "Landroid/util/ArraySet;",
    "Landroid/util/SparseArray;",
    "Landroidx/collection/",
)
_LISTS: Final = (
    "List;",
    "Set;",
    "Collection;",
    "Map;",
    "Deque;",
    "Queue;",
    "Vector;",
    "Array;",
)
_ADDS: Final = frozenset(
    {"add", "addFirst", "addLast", "addElement", "addIfAbsent", "offer", "push", "set", "plus", "plusAssign"}
)  # fmt: skip
_PUTS: Final = frozenset({"put", "putIfAbsent", "append", "getOrPut", "computeIfAbsent"})
_KEYED: Final = _PUTS | {"get", "getOrDefault"}
_GIVES: Final = _KEYED | {"plus"}
_ALL: Final = frozenset({"addAll", "putAll"})
_ACCEPTS: Final = "accept(Ljava/lang/Object;)V"
_MOST: Final = 12
_MOST_STEPS: Final = 40


class _Key(NamedTuple):
    """Where the key stands under which something lies, and in which way its method was entered."""

    scope: Scope
    pc: int
    register: int


_Found = tuple[Standing, _Key | None]
"""Where a list comes into a register, and the key under which it lies in a map."""


class _Item(NamedTuple):
    """One thing that lies there, with the key; no key in a list."""

    thing: Thing
    heap: Heap
    key: Known


@dataclass(slots=True)
class _Shelf:
    """What lies in one list or map."""

    items: dict[_Item, None] = field(default_factory=dict)
    is_nested: bool = False
    """Whether lists lie under its keys."""


@dataclass(slots=True)
class Shelves:
    """Such lists and maps; one per app."""

    resolver: Resolver
    graph: CallGraph
    memories: Memories
    follower: Follower = field(init=False)
    scopes: Scopes = field(init=False)
    _known: dict[str, _Shelf | None] = field(default_factory=dict)
    _keys: list[Known] = field(default_factory=lambda: [None])

    def __post_init__(self) -> None:
        self.follower = Follower(self.graph)
        self.scopes = Scopes(self.resolver, lambda kind: kind.startswith("L"))

    def held(self, text: str) -> Thing | None:
        """Return the list or map that a field holds, where it is known what lies there."""
        kind = text.rpartition(":")[2]
        if not (kind.startswith(_COLLECTIONS) and kind.endswith(_LISTS)):
            return None
        return None if self._shelf(text) is None else Thing(SHELF, text)

    def part(self, shelf: Thing, key: Known) -> Known:
        """Return the list that lies under a key of a map; None for a map in which no lists lie."""
        found = self._shelf(shelf.name)
        if found is None or not found.is_nested or shelf.number:
            return None
        if key is None:
            return shelf
        if key not in self._keys:
            self._keys.append(key)
        return Thing(SHELF, shelf.name, self._keys.index(key))

    def lying(self, shelf: Thing, key: Known) -> tuple[Lying, ...]:
        """Return what lies in a list, or under a key of a map; nothing where it is not known under which."""
        found = self._shelf(shelf.name)
        if found is None:
            return ()
        key = self._keys[shelf.number] if shelf.number else key
        keys = {one.key for one in found.items} - {None}
        if key is None and len(keys) > 1:
            return ()
        return tuple(
            (one.thing, one.heap)
            for one in found.items
            if one.key is None or key is None or one.key == key
        )

    def taker(self, own: Thing) -> MethodNumber | None:
        """Return the method of an object that is handed each that lies there (`forEach`)."""
        return self.graph.hierarchy.resolve_method(own.name, _ACCEPTS)

    def _shelf(self, text: str) -> _Shelf | None:
        if text not in self._known:
            self._known[text] = None  # What is put into itself.
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> _Shelf | None:
        if not self._is_of_one(text):
            return None
        shelf, seen = _Shelf(), set[_Found]()
        todo: list[_Found] = []
        for use in self.graph.program.field_uses(text):
            start = self.follower.standing(use.method, use.pc)
            is_read = use.opcode in opcodes.FIELD_READS
            starts = [start] if is_read else self._first(shelf, use.method, use.pc)
            if starts is None:
                return None
            todo += [(one, None) for one in starts if one is not None]
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if len(seen) > _MOST_STEPS:
                return None
            further = self._followed(shelf, *one)
            if further is None or len(shelf.items) > _MOST:
                return None
            todo += further
        return shelf if shelf.items else None

    def _is_of_one(self, text: str) -> bool:
        """Say whether a field is static, or of objects of which the app makes one."""
        uses = self.graph.program.field_uses(text)
        if any(one.opcode in opcodes.STATIC_READS for one in uses):
            return True
        owner = text.partition("->")[0]
        births = [
            each
            for name in (owner, *self.graph.hierarchy.subtypes(owner))
            for each in self.graph.instances.births(name)
        ]
        return len(births) == 1

    def _first(self, shelf: _Shelf, method: MethodNumber, pc: int) -> list[Standing] | None:
        """Return the lists that a place puts into the field, and take what lies in them from the start."""
        uses = self.resolver.def_use(method)
        if not uses.has(pc):
            return []
        found = []
        for one in self._roots(Scope(method), pc, uses.instruction(pc).registers[0]):
            call = self._given_by(one)
            is_added = call is not None and call.name in _ADDS
            if not self._is_new_list(one) and not is_added and not self._laid(shelf, one, call):
                return None
            found.append(one)
        return found

    def _roots(self, scope: Scope, pc: int, register: int) -> list[Standing]:
        """Return where what a register holds is made, given back or given."""
        uses = self.resolver.def_use(scope.method)
        fluent = self.resolver.fluent_calls(scope.method)
        return [Standing(scope, *one) for one in roots_of(uses, pc, register, fluent)]

    def _given_by(self, one: Standing) -> Call | None:
        """Return the call of a collection that gives what stands there."""
        uses, method = self.resolver.def_use(one.scope.method), one.scope.method
        if one.pc == ENTRY or uses.instruction(one.pc).opcode not in opcodes.MOVE_RESULTS:
            return None
        before = uses.call_before(one.pc)
        call = None if before is None else read_call(self.graph.program, method, before)
        return call if call is not None and _is_of_collections(call) else None

    def _laid(self, shelf: _Shelf, one: Standing, call: Call | None) -> bool:
        """Take what a list is made of: `listOf(first, second)`."""
        if call is None:
            return False
        scope = Asked(one.scope.method)
        values = [
            each
            for register in call.registers
            for value in self.resolver.value(scope, call.pc, register)
            for each in (value.values if isinstance(value, Elements) else (value,))
        ]
        return all(self._put(shelf, scope, each, None) for each in values)

    def _followed(
        self, shelf: _Shelf, start: Standing, key: _Key | None
    ) -> list[_Found] | None:
        """Take what is put into a list where it goes, and return the lists that are found in it."""
        trail = self.follower.follow(start, stops=_is_of_collections)
        if not trail.is_whole:
            return None
        found: list[_Found] = []
        for landing in trail.landings:
            further = self._landed(shelf, landing, key) if landing.word == 0 else []
            if further is None:
                return None
            found += further
        return found

    def _landed(self, shelf: _Shelf, landing: Landing, key: _Key | None) -> list[_Found] | None:
        """Take what a call puts into a list, and return the lists that it gives; None where that is not known."""
        call, found = landing.call, list[_Found]()
        is_asked = _is_of_collections(call) and call.name != "<init>"
        if is_fluent(call) or (is_asked and call.name in _GIVES):
            given = self.follower.result(landing.scope, call.pc)
            found = [] if given is None else [(given, key or self._key(landing))]
        if not is_asked or call.name not in _ADDS | _PUTS | _ALL:
            return found
        under = self._key(landing) if call.name in _PUTS else key
        inner = None if call.name in _ALL else self._added(shelf, landing, under)
        return None if inner is None else found + inner

    def _key(self, landing: Landing) -> _Key | None:
        register = landing.call.register(0)
        if register is None or landing.call.name not in _KEYED:
            return None
        return _Key(landing.scope, landing.call.pc, register)

    def _added(self, shelf: _Shelf, landing: Landing, key: _Key | None) -> list[_Found] | None:
        """Take what a call puts into a list; a list that is put into a map is followed in turn."""
        call = landing.call
        register = call.register(len(call.types) - 1)
        if register is None:
            return None
        makings = self._roots(landing.scope, call.pc, register)
        lists = [one for one in makings if self._is_new_list(one)]
        if lists:
            shelf.is_nested = True
            return [(one, key) for one in lists] if len(lists) == len(makings) else None
        for asked, under in self._entered(landing, register, key):
            values = self.resolver.value(asked, call.pc, register)
            known = self._known_key(asked, under)
            if not values or (under is not None and known is None):
                return None
            if not all(self._put(shelf, asked, one, known) for one in values):
                return None
        return []

    def _entered(
        self, landing: Landing, register: int, key: _Key | None
    ) -> Iterator[tuple[Asked, _Key | None]]:
        """Yield how the method that puts something in is entered: by each caller that tells it what."""
        scope, pc = landing.scope, landing.call.pc
        if scope.call is not None or scope.own is not None:
            yield asked_in(scope), key
            return
        sources = [(pc, register)]
        if key is not None and key.scope.method == scope.method:
            sources.append((key.pc, key.register))
        for asked, _ in self.scopes.of(scope.method, sources):
            yield asked, key

    def _known_key(self, asked: Asked, key: _Key | None) -> Known:
        if key is None:
            return None
        scope = asked if key.scope.method == asked.method else asked_in(key.scope)
        values = self.resolver.value(scope, key.pc, key.register)
        return _as_key(values[0]) if len(values) == 1 else None

    def _is_new_list(self, one: Standing) -> bool:
        """Say whether a list is made there that is empty."""
        if one.pc == ENTRY:
            return False
        made = self.resolver.def_use(one.scope.method).instruction(one.pc)
        if made.opcode == opcodes.NEW_INSTANCE and made.ref is not None:
            kind = self.graph.program.place(one.scope.method)[0].type_name(made.ref)
            return kind.startswith(_COLLECTIONS)
        call = self._given_by(one)
        return call is not None and not call.registers

    def _put(self, shelf: _Shelf, scope: Asked, one: Value, key: Known) -> bool:
        """Take one thing; False for one that is not seen to be made, or that runs nothing."""
        if one == Number(0):
            return True
        if not isinstance(one, Instance) or one.site[1] < 0 or not self._runs(one.type):
            return False
        heap = self.memories.of(scope, one).heap
        shelf.items[_Item(thing_of(one), heap, key)] = None
        return True

    def _runs(self, name: str) -> bool:
        """Say whether objects of a class are there to be called: they are functions, or are made with some."""
        program = self.graph.program
        if program.class_info(name) is None:
            return False
        taken = (
            kind
            for signature in program.declared(name)
            if signature.startswith("<init>(")
            for kind in parameter_types(signature.removeprefix("<init>"))
        )
        above = self.graph.hierarchy.supers(name)
        return any(is_function(program, one) for one in (*above, *taken))


def _is_of_collections(call: Call) -> bool:
    return call.owner.startswith(_COLLECTIONS)


def _as_key(value: Value) -> Known:
    match value:
        case ClassName(name=name):
            return Thing("class", name)
        case TextValue(text=text, holes=()):
            return Thing("text", text)
        case Number(value=number):
            return number
        case _:
            return None

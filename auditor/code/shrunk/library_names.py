"""Gives calls the names that they have in Kotlin's flows and DataStore, where a shrinker took them away.

R8 renames these libraries with the app. What they look like stays: a collector has one method that is handed
an object and a continuation, a flow has one that is handed a collector, a state's holder has an updater of
its own field, into which R8 also puts `setValue` where it is called. Preferences give themselves away by a text.
Source: kotlin-stdlib 2.x (`ContinuationImpl.kt`), kotlinx.coroutines 1.x (`Flow.kt`, `StateFlow.kt`, `Reduce.kt`),
androidx.datastore 1.x (`Preferences.kt`): their public signatures and texts, by knowledge; what R8 of 2024 makes of them.
Tried on the real libraries in apps behind R8, DataStore 1.1 among them.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.shrunk.channels import Channels
from auditor.code.shrunk.live_data import LiveData
from auditor.dex import opcodes

_OF_BLOCKS: Final = "Continuation at "
"""How `BaseContinuationImpl.toString` begins."""
_OBJECT: Final = "Ljava/lang/Object;"
_STRING: Final = "Ljava/lang/String;"
_COLLECTOR: Final = "Lkotlinx/coroutines/flow/FlowCollector;"
_FLOW: Final = "Lkotlinx/coroutines/flow/Flow;"
_STATE: Final = "Lkotlinx/coroutines/flow/MutableStateFlow;"
_SHARED: Final = "Lkotlinx/coroutines/flow/MutableSharedFlow;"
_SHOWN: Final = "Lkotlinx/coroutines/flow/StateFlow;"
_FUNCTIONS: Final = "Lkotlinx/coroutines/flow/FlowKt;"
_SUSPENDS: Final = f"{_OBJECT}Lkotlin/coroutines/Continuation;){_OBJECT}"
_EMIT: Final = f"emit({_SUSPENDS}"
_COLLECT: Final = f"collect({_COLLECTOR}Lkotlin/coroutines/Continuation;){_OBJECT}"
_UPDATER: Final = "Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;"
_HOLDER: Final = "Lkotlinx/coroutines/flow/StateFlowImpl;"
"""The owner under which calls of a state holder's own updater are told: it is handed the holder."""
_EMPTY: Final = "Expected at least one element"
"""What `first` and `last` complain of."""
_FROZEN: Final = "Do mutate preferences once returned to DataStore."
_UNWRITABLE: Final = "PreferencesSerializer does not support type: "
_PREFERENCES: Final = "Landroidx/datastore/preferences/core/Preferences;"
_KEY: Final = "Landroidx/datastore/preferences/core/Preferences$Key;"
_MUTABLE: Final = "Landroidx/datastore/preferences/core/MutablePreferences;"
_MAP: Final = "Ljava/util/Map;"
_REMOVES: Final = f"{_MAP}->remove"
_OF_MAP: Final = {
    "get": (_PREFERENCES, "get"),
    "containsKey": (_PREFERENCES, "contains"),
    "put": (_MUTABLE, "set"),
}
"""What preferences do with the map that holds them, which R8 does where they are asked."""
_OF_ALL: Final = "equals("
_NEW: Final = frozenset({*opcodes.MOVE_RESULTS, opcodes.NEW_INSTANCE})
_OF_STATES: Final = {
    f"(){_OBJECT}": (_SHOWN, "getValue"),
    f"({_OBJECT})V": (_STATE, "setValue"),
    f"({_OBJECT}{_OBJECT})Z": (_STATE, "compareAndSet"),
    f"({_OBJECT})Z": (_STATE, "tryEmit"),
}
"""What a flow of states has beside `collect` and `emit`, by how it looks."""


class LibraryNames:
    """Such names; one per call graph."""

    def __init__(self, program: Program, hierarchy: Hierarchy) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.live_data = LiveData(program, hierarchy)
        self.channels = Channels(program, hierarchy)
        self._known: dict[str, tuple[str, str] | None] = {}
        self._views: dict[str, bool] = {}

    def named(self, call: Call) -> Call:
        """Return a call under the class and name that it has in its library; the same if in none."""
        if not (self.flows or self._holders or self.preferences or self.live_data.known):
            return call
        if call.owner == _UPDATER:
            is_own = self._taken_from(call, opcodes.STATIC_READS) in self._holders
            return replace(call, owner=_HOLDER) if is_own else call
        if call.owner == _MAP and self.preferences:
            owner = _OF_MAP.get(call.name)
            is_own = owner is not None and (
                self._taken_from(call, opcodes.INSTANCE_READS) in self.preferences
            )
            return replace(call, owner=owner[0], name=owner[1]) if owner and is_own else call
        found = self._name_of(call.owner, call.name, call.proto)
        return call if found is None else replace(call, owner=found[0], name=found[1])

    def sites(self, name: str) -> Iterator[CallSite]:
        """Yield the calls in the app of methods that have a name in their library and lost it."""
        for owner in (*self.preferences, *self._holders, *self._shared):
            for signature in self.program.declared(owner):
                own, _, rest = signature.partition("(")
                found = self._name_of(owner, own, f"({rest}")
                if found is not None and found[1] == name and own != name:
                    yield from self.program.calls_naming(owner, signature)
        for owner, signature in self.live_data.methods(name):
            yield from self.program.calls_naming(owner, signature)

    def is_library(self, name: str) -> bool:
        """Say whether a class is one of these libraries' own, which keeps in its fields how it works."""
        return (
            name in self._stored
            or any(
                self.hierarchy.is_subtype(one, name) for one in (*self._holders, *self._shared)
            )
            or self.channels.is_channel(name)
            or self.live_data.is_library(name)
        )

    def holders_made(self, method: MethodNumber) -> tuple[str, ...]:
        """Return the classes of flows or channels of which a method gives one that it makes: `Channel(…)`, `MutableSharedFlow(…)`."""
        kind = self.program.signature(method).rpartition(")")[2]
        if kind not in (*self._holders, *self._shared) and not self.channels.is_channel(kind):
            return ()
        image, _ = self.program.place(method)
        made = dict.fromkeys(
            image.type_name(one.ref or 0)
            for one in self.program.body(method).instructions
            if one.opcode == opcodes.NEW_INSTANCE
        )
        return tuple(one for one in made if self.hierarchy.is_subtype(one, kind))

    def is_view(self, name: str) -> bool:
        """Say whether objects of a class show another flow or a channel and hold nothing: `asStateFlow`, behind a shrinker.

        Whoever collects one is handed on to the flow that it shows.
        """
        if name not in self._views:
            shown = [one for one in self.program.declared(name) if one in self.flows.values()]
            self._views[name] = name not in (*self._holders, *self._shared) and (
                self._hands_on(self.program.declared(name)[shown[0]])
                or self.channels.is_made_of_one(name)
                if shown
                else self._is_of_states(name)
            )
        return self._views[name]

    def is_stream(self, name: str) -> bool:
        """Say whether the objects of a class are flows."""
        return self._is_flow(name) or self.hierarchy.is_subtype(name, _FLOW)

    def _hands_on(self, method: MethodNumber) -> bool:
        """Say whether a flow has another one collected by the very collector that it is given, and does no more."""
        body = self.program.body(method)
        own = body.registers - body.ins + 1
        calls = [one for one in body.instructions if one.opcode in opcodes.INVOKES]
        if any(one.opcode == opcodes.NEW_INSTANCE for one in body.instructions):
            return False
        named = [read_call(self.program, method, one) for one in calls]
        return any(
            one is not None
            and one.name + one.proto in self.flows.values()
            and one.register(0) == own
            for one in named
        )

    def is_key(self, name: str) -> bool:
        """Say whether the objects of a class are keys of preferences, made of their text."""
        return name == _KEY or name in self._keys

    def is_emit(self, method: MethodNumber) -> bool:
        """Say whether a method is handed the values of a flow."""
        owner, signature = self.program.owner(method), self.program.signature(method)
        return (
            signature in self.emits
            and any(self.hierarchy.is_subtype(owner, one) for one in self.collectors)
        ) or self.live_data.is_told(method)

    @property
    def collectors(self) -> tuple[str, ...]:
        """Return the types to which flows hand their values."""
        return (_COLLECTOR, *self._collectors)

    @cached_property
    def emits(self) -> tuple[str, ...]:
        """The methods that are handed a value."""
        return (_EMIT, *self._collectors.values(), *self.live_data.takes)

    @cached_property
    def collects(self) -> tuple[str, ...]:
        """The methods that hand a flow's values to a collector."""
        return (_COLLECT, *dict.fromkeys(self.flows.values()))

    # What a call is.

    def _name_of(self, owner: str, name: str, proto: str) -> tuple[str, str] | None:
        key = f"{owner}->{name}{proto}"
        if key not in self._known:
            self._known[key] = self._find_name(owner, name, proto)
        return self._known[key]

    def _find_name(self, owner: str, name: str, proto: str) -> tuple[str, str] | None:
        if self.program.class_info(owner) is None:
            return None
        live = self.live_data.name_of(owner, name, proto)
        if live is not None:
            return live
        sent = self.channels.name_of(owner, name, proto, self.continuation)
        if sent is not None:
            return sent
        if owner in self.preferences:
            return self._of_preferences(owner, name, proto)
        signature = f"{name}{proto}"
        is_flow = self._is_flow(owner)
        if owner in self._takers and self._is_trying(signature):
            return _SHARED, "tryEmit"
        if signature in self._state_names and self._is_of_states(owner):
            return self._state_names[signature]
        if is_flow and signature in self.flows.values():
            return _FLOW, "collect"
        if any(
            signature == emit and self.hierarchy.is_subtype(owner, one)
            for one, emit in self._collectors.items()
        ):
            return (_STATE if is_flow else _COLLECTOR), "emit"
        return self._of_function(owner, signature, proto)

    def _of_function(self, owner: str, signature: str, proto: str) -> tuple[str, str] | None:
        """Return the name of a function that gives one value of a flow, or hands on all."""
        types = parameter_types(proto)
        if not proto.endswith(f"{self.continuation}){_OBJECT}"):
            return None
        method = self.program.declared(owner).get(signature)
        if method is None or not self.program.is_static(method):
            return None
        if len(types) == 3 and types[0] in self._collectors and self._is_flow(types[1]):
            return _FUNCTIONS, "emitAll"
        is_first = method in self._firsts and self._is_flow(types[0])
        return (_FUNCTIONS, "first") if is_first else None

    def _is_collector(self, name: str) -> bool:
        return any(self.hierarchy.is_subtype(name, one) for one in self._collectors)

    def _is_flow(self, name: str) -> bool:
        return any(self.hierarchy.is_subtype(name, one) for one in self.flows)

    def _is_of_states(self, name: str) -> bool:
        """Say whether a class is a holder, or one with an interface of holders."""
        return any(self.hierarchy.is_subtype(name, one) for one in self._states)

    def _of_preferences(self, owner: str, name: str, proto: str) -> tuple[str, str] | None:
        types = parameter_types(proto)
        if not types or types[0] not in self._keys:
            return None
        returns = proto.rpartition(")")[2]
        if len(types) == 2 and returns == "V":
            return _MUTABLE, "set"
        method = self.program.declared(owner).get(f"{name}{proto}")
        if len(types) > 1 or (method is not None and self._removes(method)):
            return None
        return {_OBJECT: (_PREFERENCES, "get"), "Z": (_PREFERENCES, "contains")}.get(returns)

    def _removes(self, method: MethodNumber) -> bool:
        return any(one.target.startswith(_REMOVES) for one in self.program.calls_in(method))

    def _taken_from(self, call: Call, reads: frozenset[int]) -> str:
        """Return the class of the field from which a call's receiver is taken just before it."""
        image, _ = self.program.place(call.method)
        owner = ""
        for one in self.program.body(call.method).instructions:
            if one.pc >= call.pc:
                break
            if call.registers[:1] == one.registers[:1] and one.opcode in reads:
                owner = image.field_text(one.ref or 0).partition("->")[0]
            elif call.registers[:1] == one.registers[:1] and one.opcode in _NEW:
                owner = ""
        return owner

    # What the libraries look like.

    @cached_property
    def continuation(self) -> str:
        """The type of continuations; empty where they have their own name, or there are none."""
        for use in self.program.string_uses(_OF_BLOCKS):
            base = self.program.owner(use.method)
            info = self.program.class_info(base)
            if base.startswith("Lkotlin/") or info is None:
                continue
            for one in info.interfaces:
                declared = self.program.declared(one)
                if any(each.endswith(f"({_OBJECT})V") for each in declared):
                    return one
        return ""

    @cached_property
    def _collectors(self) -> dict[str, str]:
        """The types that are handed values, with their one method."""
        wanted = f"({_OBJECT}{self.continuation}){_OBJECT}"
        alone = {
            name: next(iter(declared))
            for name in (self._interfaces if self.continuation else ())
            if len(declared := self.program.declared(name)) == 1
            and next(iter(declared)).endswith(wanted)
        }
        # R8 names the one class of collectors instead of their type.
        firsts = {
            parameter_types(f"({one.partition('(')[2]}")[0]
            for each in (self._interfaces if self.continuation else ())
            for one in self.program.declared(each)
            if one.endswith(f"{self.continuation}){_OBJECT}")
        }
        taken = {each for one in firsts for each in (one, *self.hierarchy.supers(one))}
        found = {name: emit for name, emit in alone.items() if name in taken}
        return found or dict(self._only_collector(firsts, wanted))

    def _only_collector(self, taken: set[str], wanted: str) -> Iterator[tuple[str, str]]:
        """Yield the class that is all that is left of collectors, where an app has no other."""
        for name in sorted(taken):
            info = self.program.class_info(name)
            if info is None or info.is_interface:
                continue
            emits = [
                one
                for one, method in self.program.declared(name).items()
                if one.endswith(wanted) and not self.program.is_static(method)
            ]
            if len(emits) == 1:
                yield name, emits[0]

    @cached_property
    def flows(self) -> dict[str, str]:
        """The types whose values are collected, with the method that does so."""
        ends = f"{self.continuation}){_OBJECT}"
        return {
            name: one
            for name in (self._interfaces if self._collectors else ())
            for one in self.program.declared(name)
            if one.endswith(ends)
            and len(types := parameter_types(f"({one.partition('(')[2]}")) == 2
            and self._is_collector(types[0])
        }

    @cached_property
    def _holders(self) -> tuple[str, ...]:
        """The classes that hold the value of a state: they are made of one, and have an updater of it."""
        made = self.program.calls_of(_UPDATER, "newUpdater") if self.continuation else ()
        found = dict.fromkeys(self.program.owner(one.method) for one in made)
        return tuple(
            one for one in found if f"<init>({_OBJECT})V" in self.program.declared(one)
        )

    @cached_property
    def _shared(self) -> tuple[str, ...]:
        """The classes of shared flows: flows that are collectors as well, and say whether a value was taken."""
        return tuple(
            name
            for name in dict.fromkeys(
                below for one in self.flows for below in self.hierarchy.subtypes(one)
            )
            if self._is_collector(name)
            and not any(self.hierarchy.is_subtype(name, one) for one in self._holders)
            and any(self._is_trying(one) for one in self.program.declared(name))
        )

    @cached_property
    def _takers(self) -> frozenset[str]:
        """The shared flows and what they are a kind of, where that declares how a value is put in at once."""
        kinds = {each for one in self._shared for each in (one, *self.hierarchy.supers(one))}
        return frozenset(
            one
            for one in kinds
            if any(self._is_trying(each) for each in self.program.declared(one))
        )

    def _is_trying(self, signature: str) -> bool:
        return signature.endswith(f"({_OBJECT})Z") and not signature.startswith(_OF_ALL)

    @cached_property
    def _states(self) -> tuple[str, ...]:
        """The holders, and what they are a kind of."""
        found = {
            each: None
            for one in self._holders
            for each in (one, *self.hierarchy.supers(one))
            if self.program.class_info(each) is not None
        }
        return tuple(found)

    @cached_property
    def _state_names(self) -> dict[str, tuple[str, str]]:
        """The methods of a flow of states, as the interfaces above its holder, or it itself, declare them."""
        return {
            signature: _OF_STATES[proto]
            for name in self._states
            for signature, method in self.program.declared(name).items()
            if (proto := f"({signature.partition('(')[2]}") in _OF_STATES
            and not (signature.startswith("<") or self.program.is_static(method))
        }

    @cached_property
    def _interfaces(self) -> tuple[str, ...]:
        return tuple(
            name
            for name in self.program.class_names()
            if (info := self.program.class_info(name)) is not None and info.is_interface
        )

    @cached_property
    def _firsts(self) -> frozenset[MethodNumber]:
        return frozenset(one.method for one in self.program.string_uses(_EMPTY))

    @cached_property
    def preferences(self) -> tuple[str, ...]:
        """The classes of preferences: what can be changed, and what it is a kind of."""
        for use in self.program.string_uses(_FROZEN):
            owner = self.program.owner(use.method)
            info = self.program.class_info(owner)
            if info is not None and not owner.startswith("Landroidx/"):
                above = info.superclass if info.superclass != _OBJECT else None
                return (owner, *((above,) if above is not None else ()))
        return ()

    @cached_property
    def _stored(self) -> frozenset[str]:
        """The classes of preferences, and what reads and writes their file."""
        uses = self.program.string_uses(_UNWRITABLE) if self.preferences else ()
        return frozenset({*self.preferences, *(self.program.owner(one.method) for one in uses)})

    @cached_property
    def _keys(self) -> frozenset[str]:
        """The class of their keys: what is handed over with a value, and made of a text."""
        return frozenset(
            types[0]
            for owner in self.preferences
            for signature in self.program.declared(owner)
            if len(types := parameter_types(f"({signature.partition('(')[2]}")) == 2
            and types[1] == _OBJECT
            and f"<init>({_STRING})V" in self.program.declared(types[0])
        )

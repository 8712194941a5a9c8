"""Pairs what is launched for an answer with the callback that gets it.

`registerForActivityResult(contract, callback)` gives a launcher, which a field keeps; the answer of
`launcher.launch(input)` comes to that callback and to no other, though the library keeps all of them
in one map. Without this, opening the screen that asks for consent would seem to run what a grant
runs. Where a shrinker renamed the library, its launchers are known by the text that they throw, and
the calls inside it that seem to run every callback are left out.
Source: androidx.activity 1.2 to 1.10 (`ActivityResultRegistry.register`, `doDispatch`).
"""

from collections.abc import Iterator, Set
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.calls.launches import Launches, origin_of
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.making import constructor_on
from auditor.code.classes.program import CallSite, MethodNumber, Program, Use
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.classes.values import Site
from auditor.code.shrunk.launcher_library import LAUNCHER, LIBRARY, LauncherLibrary
from auditor.code.shrunk.merged import Merged
from auditor.dex import opcodes

LAUNCH: Final = "Landroidx/activity/result/ActivityResultLauncher;->launch"
"""The call that brings an answer about, as it is named where nothing is renamed."""

REMEMBERS: Final = (
    "Landroidx/activity/compose/ActivityResultRegistryKt;->rememberLauncherForActivityResult"
)
"""The call by which a composable registers a callback, a function: the launcher is remembered, and kept in no field."""
_FUNCTION: Final = "Lkotlin/jvm/functions/Function1;"

_PACKAGE: Final = "Landroidx/activity/"
CONTRACT: Final = "Landroidx/activity/result/contract/ActivityResultContract;"
_TEXT: Final = "Ljava/lang/String;"
_WAITED: Final = "Ljava/util/concurrent/atomic/AtomicReference;"
"""In what the launcher of a fragment finds the one that it is to launch."""
_ANSWERS: Final = (["I"], ["I", "Landroid/content/Intent;"])
"""What an answer consists of: its code, and an intent where anybody looks at it."""
_STATIC: Final = frozenset({"Landroid/os/Parcelable$Creator;"})
_WRITES: Final = opcodes.INSTANCE_WRITES | opcodes.STATIC_WRITES
_BACK: Final = 6
"""So many copies and casts stand between a value and where it comes from."""


class Callback(NamedTuple):
    """What gets answers: a class, and the number that its constructor puts in where it is merged."""

    class_name: str
    number: int | None


class Taker(NamedTuple):
    """A callback with the method that takes the answer, and where its object is made."""

    callback: Callback
    method: MethodNumber
    born: Site


class Launchers:
    """The launchers of an app and who gets their answers; found when asked for."""

    def __init__(self, program: Program, hierarchy: Hierarchy, merged: Merged) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.merged = merged
        self.library = LauncherLibrary(program, hierarchy)
        self._flows = DefUses(program)
        self._launches = Launches(program, self.library, self._flows, self._is_library)
        self._born: dict[Callback, Site] = {}
        self._contracts: dict[str, set[str]] = {}

    def sites(self, class_name: str) -> dict[int | None, tuple[CallSite, ...]]:
        """Give the launches whose answers objects of a class get, by the number inside of them.

        Empty where it is not a callback, or where some launcher's callback or field was not told.
        """
        if not self._fields_of:
            return {}
        mine = {one: held for one, held in self._fields_of.items() if one[0] == class_name}
        return {
            one.number: tuple(
                site
                for site, origin in self._launches.placed
                if origin is None or origin in held
            )
            for one, held in mine.items()
        }

    def contracts(self, class_name: str) -> Set[str]:
        """Name the contracts for whose answers objects of a class are registered, where those have their names."""
        return self._contracts.get(class_name, set()) if self._fields_of else set()

    def is_inside(self, method: MethodNumber) -> bool:
        """Say whether a method is of the library that hands answers out, renamed or not.

        A shrinker puts what the library runs later into one class with others of its kind.
        """
        owner = self.program.owner(method)
        return (
            owner.startswith(_PACKAGE)
            or owner in self.library.family
            or method in self.library.moved
        )

    def takers(self, methods: Set[MethodNumber]) -> Iterator[Taker]:
        """Yield who takes the answer of what is launched in some methods, of a renamed library."""
        launched = {origin for site, origin in self._launches.placed if site.method in methods}
        for one, held in self._fields_of.items():
            if launched.isdisjoint((*held, None)):
                continue
            for signature, method in sorted(self.program.declared(one.class_name).items()):
                if signature in self.library.handing_out:
                    yield Taker(one, method, self._born[one])

    @property
    def are_renamed(self) -> bool:
        """Say whether a shrinker took the names of the library's launchers away."""
        return bool(self.library.renamed)

    def is_code(self, field: str) -> bool:
        """Say whether a field holds the code of an answer, of a class that lost its name."""
        return field in self._codes

    def launched(self) -> tuple[CallSite, ...]:
        """Give the calls of the app's own code that launch anything."""
        return self._launches.all

    def launched_alike(self) -> tuple[CallSite, ...]:
        """Give the launches of a renamed library that hand nothing over: all of the app ask for the same.

        R8 puts what every launch hands over into the code that makes an intent of it.
        """
        return tuple(one for one in self.launched() if one.target in self.library.bare)

    @cached_property
    def _codes(self) -> frozenset[str]:
        """Name the number of each class of one number and one intent to which an answer is cast."""
        if not self.library.renamed:
            return frozenset()
        taking = {
            method
            for one in self._fields_of
            for signature, method in self.program.declared(one.class_name).items()
            if signature in self.library.handing_out
        }
        found: set[str] = set()
        for method in taking:
            image, _ = self.program.place(method)
            for one in self.program.body(method).instructions:
                if one.opcode == opcodes.CHECK_CAST and one.ref is not None:
                    found.update(self._code_of(image.type_name(one.ref)))
        return frozenset(found)

    def _code_of(self, class_name: str) -> Iterator[str]:
        """Yield the number of a class that holds nothing else, or an intent besides."""
        fields = self.library.fields(class_name)
        kinds = [one for one in fields.values() if one not in _STATIC]
        if sorted(kinds) in _ANSWERS:
            yield from (text for text, kind in fields.items() if kind == "I")

    @cached_property
    def _fields_of(self) -> dict[Callback, frozenset[str]]:
        """Give the fields that keep the launchers of each callback; nothing if one was not told."""
        found: dict[Callback, set[str]] = {}
        for site in self._registering():
            flow = self._flows.of(site.method)
            told = None if flow is None else self._registered(flow, site)
            if told is None:
                return {}
            found.setdefault(told[0], set()).update(told[1])
        for method, pc in self._opened_up():
            flow = self._flows.of(method)
            told = None if flow is None else self._registered_at(flow, method, pc)
            if told is None:
                return {}
            found.setdefault(told[0], set()).update(told[1])
        return {one: frozenset(held) for one, held in found.items()}

    def _opened_up(self) -> Iterator[Site]:
        """Yield where the app's own code makes a renamed launcher: a shrinker put the registering there."""
        for kind in sorted(self.library.renamed):
            for use in self.program.type_uses(kind, frozenset({opcodes.NEW_INSTANCE})):
                if not self._is_library(use.method) and not self._is_awaited(use):
                    yield use.method, use.pc

    def _is_awaited(self, use: Use) -> bool:
        """Say whether a launcher that is made is the one for which the launcher of a fragment waits."""
        flow = self._flows.of(use.method)
        calls = (
            ()
            if flow is None or not flow.has(use.pc)
            else (
                read_call(self.program, use.method, flow.instruction(pc))
                for pc in flow.uses(use.pc, flow.instruction(use.pc).registers[0])
            )
        )
        return any(one is not None and one.owner == _WAITED for one in calls)

    def _registered_at(
        self, flow: DefUse, method: MethodNumber, pc: int
    ) -> tuple[Callback, frozenset[str]] | None:
        """Tell the callback of a launcher that is made at a place, and the fields that keep it.

        Both go by the same key: the launcher is made with it, and what keeps the callback is made with
        it or put into the registry under it. A fragment's go by the cell for the launcher to come.
        """
        made = constructor_on(self.program, method, flow, pc)
        fields = self._put(flow, method, pc, flow.instruction(pc).registers[0])
        at = None if made is None else made.first(_TEXT, _WAITED)
        word = None if made is None or at is None else made.register(at)
        if made is None or word is None or not fields:
            return None
        key = origin_of(flow, made.pc, word)
        if key is None:
            return None
        found: dict[tuple[Callback, int], None] = {}
        for one in flow.body.instructions:
            call = read_call(self.program, method, one)
            if call is None or call.pc == made.pc:
                continue
            if any(origin_of(flow, call.pc, each) == key for each in call.registers):
                found.update((each, None) for each in self._kept_with(flow, call))
        if len({callback for callback, _ in found}) != 1:
            return None
        callback, born = next(iter(found))
        self._born[callback] = (method, born)
        return callback, fields

    def _kept_with(self, flow: DefUse, call: Call) -> Iterator[tuple[Callback, int]]:
        """Yield the callbacks among what a call is given, or with which that is made."""
        is_known = call.owner in self.library.family or _WAITED in call.types
        if call.name == "<init>" and not is_known:
            return
        for register in call.registers[1:]:
            made = self._made(flow, call.method, call.pc, register)
            if made is None:
                continue
            if self._takes_answers(made[0].class_name):
                yield made
                continue
            holder = (
                None
                if call.name == "<init>"
                or flow.instruction(made[1]).opcode != opcodes.NEW_INSTANCE
                else constructor_on(self.program, call.method, flow, made[1])
            )
            for each in holder.registers[1:] if holder is not None else ():
                inner = self._made(flow, call.method, holder.pc if holder else call.pc, each)
                if inner is not None and self._takes_answers(inner[0].class_name):
                    yield inner

    def _takes_answers(self, class_name: str) -> bool:
        return not self.library.handing_out.isdisjoint(self.program.declared(class_name))

    def _registering(self) -> Iterator[CallSite]:
        """Yield the calls of the app's own that register a callback for a launcher."""
        for index, image in enumerate(self.program.images):
            for kind in sorted(self.library.types):
                number = self.program.type_places(kind).get(index)
                if number is None:
                    continue
                for proto, returned in enumerate(image.proto_return.tolist()):
                    if returned != number:
                        continue
                    for one in image.methods_of_proto(proto).tolist():
                        yield from (
                            site
                            for site in self.program.calls_by_id(index, one)
                            if self._takes_callback(site.target)
                            and not self._is_library(site.method)
                            and self._launches.got(site.target) is None
                        )

    def _takes_callback(self, target: str) -> bool:
        """Say whether a method takes something of the app that a renamed library could hand an answer to.

        A shrinker puts other classes' code below a type of launchers: who makes those registers nothing.
        """
        kinds = parameter_types(target[target.index("(") :])
        if not self.library.handing_out:
            return any(one.startswith("L") for one in kinds)
        return any(map(self._takes_answers, filter(self.program.class_info, kinds)))

    def _is_library(self, method: MethodNumber) -> bool:
        """Say whether a method is of the library, or hands a callback of its caller's on."""
        owner = self.program.owner(method)
        return (
            owner.startswith(LIBRARY)
            or self.hierarchy.is_subtype(owner, LAUNCHER)
            or not self.library.types.isdisjoint((owner, *self.hierarchy.supers(owner)))
            or self.program.signature(method).rpartition(")")[2] in self.library.types
        )

    def _registered(
        self, flow: DefUse, site: CallSite
    ) -> tuple[Callback, frozenset[str]] | None:
        """Tell which callback a call registers, and which fields keep the launcher."""
        kinds = parameter_types(site.target[site.target.index("(") :])
        one = flow.instruction(site.pc)
        if site.target.startswith(REMEMBERS):
            return self._remembered(flow, site, one.registers[kinds.index(_FUNCTION)])
        if not kinds or not kinds[-1].startswith("L"):
            return None
        told = [self._made(flow, site.method, one.pc, each) for each in one.registers]
        taking = [
            each
            for each in told
            if each is not None and self._takes_answers(each[0].class_name)
        ]
        # The callback comes last, but for a shrinker that puts what is given into another order.
        made = taking[0] if len(taking) == 1 else told[-1]
        fields = self._kept(flow, site)
        if made is None or not fields:
            return None
        callback, pc = made
        contracts = (each[0].class_name for each in told if each is not None)
        self._contracts.setdefault(callback.class_name, set()).update(
            one for one in contracts if self.hierarchy.is_subtype(one, CONTRACT)
        )
        self._born[callback] = (site.method, pc)
        return callback, fields

    def _remembered(
        self, flow: DefUse, site: CallSite, register: int
    ) -> tuple[Callback, frozenset[str]] | None:
        """Tell the function that a composable registers: made there, or remembered from when it was made there."""
        image, _ = self.program.place(site.method)
        todo, made = [(site.pc, register)], dict[int, str]()
        for _ in range(_BACK):
            rows = [
                flow.instruction(one)
                for pc, each in todo
                for one in flow.definitions(pc, each)
                if one != ENTRY
            ]
            made.update(
                (one.pc, image.type_name(one.ref))
                for one in rows
                if one.opcode == opcodes.NEW_INSTANCE and one.ref is not None
            )
            todo = [
                (one.pc, one.registers[-1])
                for one in rows
                if one.opcode in opcodes.MOVES or one.opcode == opcodes.CHECK_CAST
            ]
        if len(made) != 1:
            return None
        pc, name = next(iter(made.items()))
        callback = Callback(name, self.merged.number_made(name, site.method, pc))
        self._born[callback] = (site.method, pc)
        return callback, frozenset()

    def _made(
        self, flow: DefUse, method: MethodNumber, pc: int, register: int
    ) -> tuple[Callback, int] | None:
        """Tell the class of the object in a register and where it is made, or got as the only one."""
        origin = origin_of(flow, pc, register)
        if origin is None or origin.ref is None:
            return None
        image, _ = self.program.place(method)
        if origin.opcode == opcodes.NEW_INSTANCE:
            name = image.type_name(origin.ref)
            number = self.merged.number_made(name, method, origin.pc)
            return Callback(name, number), origin.pc
        if origin.opcode in opcodes.STATIC_READS:
            text = image.field_text(origin.ref)
            name = text.partition(":")[2]
            return (Callback(name, None), origin.pc) if text.startswith(f"{name}->") else None
        return None

    def _kept(self, flow: DefUse, site: CallSite) -> frozenset[str]:
        """Name the fields into which what a call gives is put."""
        taken = flow.result_of(site.pc)
        if taken is None:
            return frozenset()
        return self._put(flow, site.method, taken.pc, taken.registers[0])

    def _put(
        self, flow: DefUse, method: MethodNumber, pc: int, register: int
    ) -> frozenset[str]:
        """Name the fields into which what is defined at a place is put."""
        image, _ = self.program.place(method)
        uses = map(flow.instruction, flow.uses(pc, register))
        return frozenset(
            image.field_text(one.ref)
            for one in uses
            if one.opcode in _WRITES and one.ref is not None
        )

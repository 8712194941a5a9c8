"""Answers which doors are opened by reflection: `Method.invoke` on a method known by name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.classes.decodings import Decoding
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    Elements,
    FieldRef,
    Member,
    Picked,
    PickedKey,
    Uri,
    Value,
)
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reflective_calls import members_run
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.facts.ground.doors import Door, Way, calls, doors
from auditor.facts.reads.surroundings import Surroundings, speaks_of_phonebook

_METHOD: Final = "Ljava/lang/reflect/Method;"
_THROWABLE: Final = "Ljava/lang/Throwable;"
_FILLED_ARRAYS: Final = frozenset({0x24, 0x25})
_WAYS: Final = (Way.CURSOR, Way.STREAM)


@dataclass(frozen=True, slots=True)
class Reflected:
    """One reflective call of a door, or one that may be."""

    call: Call
    door: Door
    api: str
    uris: tuple[Value, ...]
    """What stands for a URI among the arguments; empty when that is not known."""
    arguments: tuple[Value, ...]
    is_known: bool
    """Whether the method that is run was told; else only its arguments speak of the phonebook."""
    decoded: tuple[Decoding, ...] = ()
    """How the names of the method and its class were made readable."""


def reflected_calls(resolver: Resolver, surroundings: Surroundings) -> Iterator[Reflected]:
    """Yield reflective calls of doors, and unknown ones whose method handles contacts columns."""
    named = {use.method for use in resolver.program.string_uses("query")}
    for call in calls(resolver, resolver.program.calls_of(_METHOD, "invoke")):
        members = members_run(resolver, call)
        known = [one for one in members if isinstance(one, Member) and one.is_method]
        found = [door for one in known if (door := _door(one)) is not None]
        if found:
            member = next(one for one in known if _door(one) is not None)
            read = _read(resolver, call, found[0], member.name)
            yield replace(read, decoded=member.decoded)
        elif not known and not _Thrown(resolver, call.method).is_all(call):
            speaks = speaks_of_phonebook(surroundings.around(call))
            if not speaks and call.method not in named:
                continue
            read = replace(_read(resolver, call, doors()[0], "query"), is_known=False)
            if (
                speaks or read.uris
            ):  # A loop over a class's methods, perhaps, that picks `query`.
                yield read


def _door(member: Member) -> Door | None:
    """Return the door that a member opens; without its class only a query's name counts."""
    for door in doors():
        if door.way not in _WAYS or member.name not in door.names:
            continue
        if member.owner in door.owners or (not member.owner and member.name == "query"):
            return door
    return None


def _read(resolver: Resolver, call: Call, door: Door, name: str) -> Reflected:
    arguments: list[Value] = []
    for one in resolver.argument(Scope(call.method), call, 1):
        arguments += one.values if isinstance(one, Elements) else [one]
    uris = tuple(
        one for one in arguments if isinstance(one, Uri | FieldRef | Picked | PickedKey)
    )
    owner = "Landroid/content/ContentResolver;"
    api = f"{owner if owner in door.owners else sorted(door.owners)[0]}->{name}"
    return Reflected(call, door, api, uris, tuple(arguments), is_known=True)


class _Thrown:
    """Looks whether a reflective call deals with exceptions alone.

    Kotlin's `use` calls `Throwable.addSuppressed` by reflection, for the sake of old phones, and a shrinker
    puts that call wherever a cursor is closed. No door is opened on an exception, or is given one.
    Source: kotlin.internal.PlatformImplementations (Kotlin 1.4 to 2.2).
    """

    def __init__(self, resolver: Resolver, method: MethodNumber) -> None:
        self.program, self.hierarchy = resolver.program, resolver.hierarchy
        self.method = method
        self.uses = resolver.def_use(method)

    def is_all(self, call: Call) -> bool:
        """Say whether both the object and all that a call of `Method.invoke` is given are exceptions."""
        on, given = call.register(0), call.register(1)
        if on is None or given is None or not self._is_thrown(call.pc, on):
            return False
        arrays = self._definers(call.pc, given)
        return bool(arrays) and all(self._holds_thrown(one) for one in arrays)

    def _holds_thrown(self, made: Instruction | None) -> bool:
        """Say whether exceptions alone are put into an array that an instruction gives."""
        if made is None:
            return False
        filled = self.uses.call_before(made.pc)
        if filled is not None and filled.opcode in _FILLED_ARRAYS:
            return all(self._is_thrown(filled.pc, one) for one in filled.registers)
        if made.opcode != opcodes.NEW_ARRAY:
            return False
        for pc in self.uses.uses(made.pc, made.registers[0]):
            one = self.uses.instruction(pc)
            if one.opcode == opcodes.APUT_OBJECT and self._is_thrown(pc, one.registers[0]):
                continue
            if one.opcode not in opcodes.INVOKES:
                return False
        return True

    def _is_thrown(self, pc: int, register: int) -> bool:
        found = self._definers(pc, register)
        return bool(found) and all(one is not None and self._gives_thrown(one) for one in found)

    def _gives_thrown(self, one: Instruction) -> bool:
        if one.opcode == opcodes.MOVE_EXCEPTION:
            return True
        image, _ = self.program.place(self.method)
        if one.opcode in (opcodes.NEW_INSTANCE, opcodes.CHECK_CAST) and one.ref is not None:
            return self._is_throwable(image.type_name(one.ref))
        before = self.uses.call_before(one.pc)
        call = None if before is None else read_call(self.program, self.method, before)
        return call is not None and self._is_throwable(call.returns)

    def _is_throwable(self, name: str) -> bool:
        return self.hierarchy.is_subtype(name, _THROWABLE)

    def _definers(self, pc: int, register: int) -> list[Instruction | None]:
        """Give what puts a value into a register, however it was moved about; None for a parameter."""
        found: dict[int, Instruction | None] = {}
        todo, seen = [(pc, register)], {(pc, register)}
        while todo:
            for at in self.uses.definitions(*todo.pop()):
                one = None if at == ENTRY else self.uses.instruction(at)
                if one is None or one.opcode not in opcodes.MOVES:
                    found[at] = one
                    continue
                before = (at, one.registers[1])
                if before not in seen:
                    seen.add(before)
                    todo.append(before)
        return list(found.values())

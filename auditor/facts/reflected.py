"""Answers which doors are opened by reflection: `Method.invoke` on a method known by name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.constants import Resolver
from auditor.code.decodings import Decoding
from auditor.code.reflective_calls import members_run
from auditor.code.search import Scope
from auditor.code.sites import Call
from auditor.code.values import Elements, FieldRef, Member, Picked, PickedKey, Uri, Value
from auditor.facts.doors import Door, Way, calls, doors
from auditor.facts.surroundings import Surroundings, speaks_of_phonebook

_METHOD: Final = "Ljava/lang/reflect/Method;"
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
        elif not known:
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

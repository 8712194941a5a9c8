"""Answers what reflection with known names gives back: classes, members, their values."""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.decodings import joined
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import (
    ClassName,
    Elements,
    Member,
    Text,
    Unknown,
    Uri,
    Value,
    Values,
    union,
)
from auditor.code.resolution import uri_calls

_CLASS: Final = "Ljava/lang/Class;"
_LOADS: Final = frozenset({f"{_CLASS}->forName", "Ljava/lang/ClassLoader;->loadClass"})
_MEMBERS: Final = frozenset({"getField", "getDeclaredField", "getMethod", "getDeclaredMethod"})
_NAMES: Final = frozenset({"getName", "getCanonicalName"})


def result(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a reflective call gives, or None for any other call."""
    if call.key in _LOADS:
        return tuple(_loaded(one) for one in resolver.argument(scope, call, 0))
    if call.key == f"{_CLASS}->cast":
        return resolver.argument(scope, call, 0)
    if call.owner == _CLASS and call.name in _MEMBERS:
        return _members(resolver, scope, call)
    if call.owner == _CLASS and call.name in ("getPackage", "getPackageName"):
        return tuple(_package(one) for one in resolver.receiver(scope, call))
    if call.key == "Ljava/lang/Package;->getName":
        return resolver.receiver(scope, call)
    if call.owner == _CLASS and call.name in _NAMES:
        return tuple(_named(one) for one in resolver.receiver(scope, call))
    if call.key == "Ljava/lang/reflect/Field;->get":
        return _existing(resolver, resolver.receiver(scope, call))
    if call.key == "Ljava/lang/reflect/Method;->invoke":
        return union(_invoked(resolver, scope, call)) or (Unknown("a reflective call"),)
    return None


def _loaded(value: Value) -> Value:
    if isinstance(value, Text) and not value.holes:
        return ClassName("L" + value.text.replace(".", "/") + ";", value.decoded)
    return Unknown("a class by an unknown name")


def _named(value: Value) -> Value:
    if isinstance(value, ClassName):
        return Text(value.name[1:-1].replace("/", "."))
    return Unknown("a class's name")


def _package(value: Value) -> Value:
    """Return a package as its name."""
    if isinstance(value, ClassName):
        return Text(value.name[1:-1].rpartition("/")[0].replace("/", "."))
    return Unknown("a package's name")


def _members(resolver: Search, scope: Scope, call: Call) -> Values:
    found = tuple(
        Member(
            owner.name if isinstance(owner, ClassName) else "",
            name.text,
            call.name.endswith("Method"),
            joined(owner.decoded if isinstance(owner, ClassName) else (), name.decoded),
        )
        for owner in resolver.receiver(scope, call)
        for name in resolver.argument(scope, call, 0)
        if isinstance(name, Text) and not name.holes
    )
    return found or (Unknown("a member by an unknown name"),)


def _existing(resolver: Search, members: Values) -> Values:
    """Return what fields found by name hold, without names that their class is known not to have.

    Alternatives of class and name are joined one by one: most pairs are never asked for.
    """
    found = {one: _held(resolver, one) for one in members}
    is_known = any(not isinstance(value, Unknown) for row in found.values() for value in row)
    return union(
        value
        for one, row in found.items()
        for value in row
        if not (is_known and isinstance(value, Unknown) and _lacks(resolver, one))
    )


def _lacks(resolver: Search, member: Value) -> bool:
    return (
        isinstance(member, Member)
        and resolver.hierarchy.framework.find(member.owner) is not None
    )


def _held(resolver: Search, value: Value) -> Values:
    """Return what a field found by name holds."""
    if not isinstance(value, Member) or value.is_method:
        return (Unknown("a field by an unknown name"),)
    known = resolver.hierarchy.framework.find(value.owner)
    if known is not None and value.name in known.uris:
        return resolver.field_values(f"{value.owner}->{value.name}:Landroid/net/Uri;")
    for kind in ("Landroid/net/Uri;", "Ljava/lang/String;"):
        found = resolver.field_values(f"{value.owner}->{value.name}:{kind}")
        if any(isinstance(one, Uri | Text) for one in found):
            return found
    return (Unknown(f"the field {value.owner}->{value.name}"),)


def _invoked(resolver: Search, scope: Scope, call: Call) -> Iterator[Value]:
    """Follow `Method.invoke` on `Uri.parse` with known arguments."""
    for one in resolver.receiver(scope, call):
        if isinstance(one, Member) and f"{one.owner}->{one.name}" == "Landroid/net/Uri;->parse":
            for row in resolver.argument(scope, call, 1):
                yield from map(
                    uri_calls.parsed, row.values if isinstance(row, Elements) else ()
                )
        else:
            yield Unknown("a reflective call")

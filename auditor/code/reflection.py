"""Answers what reflection with known names gives back: classes, members, their values."""

from collections.abc import Iterator
from typing import Final

from auditor.code import uri_calls
from auditor.code.decodings import joined
from auditor.code.search import Scope, Search
from auditor.code.sites import Call
from auditor.code.values import (
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

_CLASS: Final = "Ljava/lang/Class;"
_LOADS: Final = frozenset({f"{_CLASS}->forName", "Ljava/lang/ClassLoader;->loadClass"})
_MEMBERS: Final = frozenset({"getField", "getDeclaredField", "getMethod", "getDeclaredMethod"})
_NAMES: Final = frozenset({"getName", "getCanonicalName"})


def result(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a reflective call gives, or None for any other call."""
    if call.key in _LOADS:
        return tuple(_loaded(one) for one in resolver.argument(scope, call, 0))
    if call.owner == _CLASS and call.name in _MEMBERS:
        return _members(resolver, scope, call)
    if call.owner == _CLASS and call.name in _NAMES:
        return tuple(_named(one) for one in resolver.receiver(scope, call))
    if call.key == "Ljava/lang/reflect/Field;->get":
        return union(
            value for one in resolver.receiver(scope, call) for value in _held(resolver, one)
        )
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


def _held(resolver: Search, value: Value) -> Values:
    """Return what a field found by name holds."""
    if not isinstance(value, Member) or value.is_method:
        return (Unknown("a field by an unknown name"),)
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

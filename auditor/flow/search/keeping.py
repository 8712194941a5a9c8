"""Says which arguments of a call out of the app count, and where they go: into its receiver, another one, nowhere."""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Frame
from auditor.flow.symbols.atoms import Value
from auditor.flow.tables.catalogue import CallRule

_KEEPS_NOTHING: Final = (
    "get", "is", "has", "to", "size", "length", "contains", "equals", "hashCode", "compare", "index",
    "find", "query", "check", "set", "submit", "execute", "post", "schedule", "enqueue", "notify",
    "log", "print", "run", "start", "invoke", "remove", "close", "flush", "delete", "clear", "cancel",
)  # fmt: skip
_TELLS: Final = ("collect", "observe", "subscribe", "forEach")
"""Begin the names of calls that tell a function object what the receiver has: what that one holds does not get there."""
_EXTENSIONS: Final = "Kt;"
"""Ends the classes of Kotlin's functions outside classes: what they extend is given first."""
_STARTS: Final = "Lkotlinx/coroutines/"
_SYSTEM: Final = ("Manager;", "Resolver;")
_INTO: Final = frozenset({"into", "pour"})


def keeps(frame: Frame, call: Call) -> bool:
    """Say whether what a call is given stays in its receiver: of a screen, none of it can be asked for.

    Kotlin's functions outside classes are given first what they extend; a scope that starts work keeps none of it.
    """
    if call.is_static:
        return call.owner.endswith(_EXTENSIONS) and not call.owner.startswith(_STARTS)
    if frame.is_hidden(call.owner) or call.name.endswith("Listener"):
        return False  # Nor what a listener holds: it is told, and gives nothing.
    if call.owner.startswith("Landroid/") and call.owner.endswith(_SYSTEM):
        return False  # The system's own, which asks another process.
    return call.name.startswith("set") or not call.name.startswith(_KEEPS_NOTHING)


def is_telling(call: Call) -> bool:
    """Say whether a call tells a function object what the receiver has: not what that object holds gets there, but what it gives."""
    return call.name.startswith(_TELLS) and not call.is_static


def chosen(args: Sequence[Value], places: tuple[int, ...] | None, shift: int) -> list[Value]:
    """Give the arguments that count, without the receiver unless it is chosen (-1)."""
    given = list(args[shift:])
    if places is None:
        return given
    return [args[0] if one < 0 else given[one] for one in places if one < len(given)]


def into_which(rule: CallRule, count: int) -> int | None:
    """Say into which argument of so many a call puts the others, or what they hold."""
    if rule.to is None or not _INTO.intersection(rule.does):
        return None
    to = rule.to if rule.to >= 0 else count + rule.to
    is_given = rule.to < 0 and rule.args is not None and to in rule.args
    return None if is_given or not 0 <= to < count else to

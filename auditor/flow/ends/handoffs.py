"""Answers what an intent asks other apps for: a text message, a call, mail, a messenger.

An intent is read where it is handed on: its action, its URI's scheme and host, its type and its
package, as far as the method that makes it says. Source: `data/flow/handoffs.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import HOLE, Text, Uri, Value
from auditor.code.resolution.constants import Resolver
from auditor.data.shelf import bad_entry, read_table
from auditor.flow.symbols.terms import Chain

MESSENGER: Final = "messenger"
"""The handoff to an app for messages: the kind of the sink stays as it is."""

_TABLE: Final = "flow/handoffs"
_INTENT: Final = "Landroid/content/Intent;"
_KINDS: Final = frozenset({"sms", "call", "mail", MESSENGER})
_MOST_EVENTS: Final = 24
_FOR_PACKAGE: Final = frozenset({"setPackage"})


@dataclass(frozen=True, slots=True)
class Handoff:
    """One row: what makes an intent of a kind."""

    kind: str
    schemes: frozenset[str]
    hosts: frozenset[str]
    actions: frozenset[str]
    types: frozenset[str]
    packages: frozenset[str]

    def takes(self, text: str) -> bool:
        """Say whether a word of an intent is one of the row's."""
        scheme, colon, rest = text.partition(":")
        host = rest.removeprefix("//").partition("/")[0].partition("?")[0].lower()
        return (
            (bool(colon) and scheme.lower() in self.schemes)
            or (bool(colon) and host in self.hosts)
            or text in self.actions
            or text.lower() in self.types
            or text in self.packages
        )


@cache
def handoffs() -> tuple[Handoff, ...]:
    """Read the rows in their order; raises `BadData`."""
    rows = read_table(_TABLE).get("handoff", ())
    for number, row in enumerate(rows):
        if row.get("kind") not in _KINDS or len(row) < 2:
            raise bad_entry(_TABLE, f"handoff {number}", "needs a known kind and what shows it")
    return tuple(
        Handoff(
            row["kind"],
            *(
                frozenset(row.get(key, ()))
                for key in ("schemes", "hosts", "actions", "types", "packages")
            ),
        )
        for row in rows
    )


@cache
def _handing() -> frozenset[str]:
    return frozenset(
        name for row in read_table(_TABLE).get("call", ()) for name in row["names"]
    )


def handed_to(resolver: Resolver, calls: Chain, api: str) -> str | None:
    """Say what the intent of a sink asks for: `sms`, `call`, `mail`, `messenger`, or None."""
    if api.partition("->")[2] not in _handing():
        return None
    method, pc = calls[-1]
    call = resolver.call_at(method, pc)
    if call is None:
        return None
    texts = tuple(_texts(resolver, call))
    return next((row.kind for row in handoffs() if any(map(row.takes, texts))), None)


def package_asked(resolver: Resolver, calls: Chain, api: str) -> str | None:
    """Name the package of the app that the intent of a sink is for, where it is one other app's."""
    if api.partition("->")[2] not in _handing():
        return None
    call = resolver.call_at(*calls[-1])
    packages = set() if call is None else set(_texts(resolver, call, only=_FOR_PACKAGE))
    own = resolver.program.manifest.package
    return next(iter(packages)) if len(packages) == 1 and own not in packages else None


def _texts(
    resolver: Resolver, call: Call, *, only: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the words of every intent among the arguments of a call."""
    for index, kind in enumerate(call.types):
        register = call.register(index)
        if kind == _INTENT and register is not None:
            place = (call.method, call.pc)
            yield from _of_intent(resolver, place, register, deep=2, only=only)


def _of_intent(
    resolver: Resolver,
    place: tuple[int, int],
    register: int,
    *,
    deep: int,
    only: frozenset[str],
) -> Iterator[str]:
    method, pc = place
    uses = resolver.def_use(method)
    scope = Scope(method)
    for root, history in resolver.shaped(scope, pc, register):
        made = uses.call_before(root[0]) if root[0] >= 0 else None
        wrapper = read_call(resolver.program, method, made) if made is not None else None
        if wrapper is not None and deep:
            yield from _inside(resolver, wrapper, deep - 1, only)
        for event in history.events[:_MOST_EVENTS]:
            one = uses.instruction(event)
            put = read_call(resolver.program, method, one) if one.opcode in CALLS else None
            if put is not None and put.owner == _INTENT and (not only or put.name in only):
                yield from _of_call(resolver, scope, put)


def _inside(
    resolver: Resolver, wrapper: Call, deep: int, only: frozenset[str]
) -> Iterator[str]:
    """Yield the words of the intent that a call of the framework wraps: `createChooser`."""
    if wrapper.owner != _INTENT:
        return
    for index, kind in enumerate(wrapper.types):
        register = wrapper.register(index)
        if kind == _INTENT and register is not None:
            place = (wrapper.method, wrapper.pc)
            yield from _of_intent(resolver, place, register, deep=deep, only=only)


def _of_call(resolver: Resolver, scope: Scope, put: Call) -> Iterator[str]:
    if not put.name.startswith(("set", "<init>")):
        return
    for index, kind in enumerate(put.types):
        register = put.register(index)
        if register is None or kind not in ("Ljava/lang/String;", "Landroid/net/Uri;"):
            continue
        for value in resolver.value_in(scope, put.pc, register):
            text = _text(value)
            if text:
                yield text


def _text(value: Value) -> str:
    return value.text.partition(HOLE)[0] if isinstance(value, Text | Uri) else ""

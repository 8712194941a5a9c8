"""Answers which strings arrays of bytes and characters become, and when they cannot be told.

An array that is changed in place, here or by a method that gives nothing back, is not what it
was when it was made: its string is left to `auditor.code.evaluation.interpreter`.
"""

import base64
import binascii

from auditor.code.classes.histories import Shaped, shaping
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    HOLE,
    Elements,
    Number,
    Octets,
    Text,
    Unknown,
    Value,
    Values,
)
from auditor.dex.opcodes import ARRAY_WRITES, NEW_ARRAY


def constructed(resolver: Search, scope: Scope, pc: int) -> Values:
    """Return the strings that `new String(…)` at a pc makes."""
    uses = resolver.def_use(scope.method)
    found: list[Value] = []
    for event in shaping(uses, (pc, uses.instruction(pc).registers[0]), frozenset()).events:
        call = read_call(resolver.program, scope.method, uses.instruction(event))
        if call is not None and call.name == "<init>":
            found += [decoded(one) for one in given_characters(resolver, scope, call)]
    return tuple(found) or (Unknown("a new string"),)


def given_characters(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return the first argument of a call that makes a string out of bytes or characters."""
    if not call.types:
        return (Text(""),)
    register = call.register(0)
    if call.types[0] in ("[B", "[C") and register is not None:
        for root, history in resolver.shaped(scope, call.pc, register):
            if _is_changed(resolver, scope, root, history):
                return (Unknown("an array changed in place"),)
    return resolver.argument(scope, call, 0)


def _is_changed(resolver: Search, scope: Scope, root: tuple[int, int], history: Shaped) -> bool:
    """Say whether an array that came from elsewhere is written to in this method."""
    uses = resolver.def_use(scope.method)
    if root[0] != ENTRY and uses.instruction(root[0]).opcode == NEW_ARRAY:
        return False
    written = any(uses.instruction(pc).opcode in ARRAY_WRITES for pc in history.events)
    return written or is_changed_by_calls(resolver, scope, history.escapes)


def is_changed_by_calls(resolver: Search, scope: Scope, escapes: tuple[int, ...]) -> bool:
    """Say whether an array is handed to a method of the app that gives nothing back.

    Such a method can only change it; one that gives a result is taken to make that.
    """
    uses = resolver.def_use(scope.method)
    for pc in escapes:
        call = read_call(resolver.program, scope.method, uses.instruction(pc))
        if call is None or call.returns != "V" or call.name == "<init>":
            continue
        signature = f"{call.name}{call.proto}"
        if resolver.hierarchy.resolve_method(call.owner, signature) is not None:
            return True
    return False


def decoded(value: Value) -> Value:
    """Return the string over an array of bytes or characters."""
    if isinstance(value, Octets):
        return Text(value.content.decode("utf-8", "replace"), decoded=value.decoded)
    if (
        isinstance(value, Elements)
        and value.ordered
        and all(isinstance(one, Number) for one in value.values)
    ):
        return Text(
            "".join(chr(one.value & 0xFFFF) for one in value.values if isinstance(one, Number))
        )
    if isinstance(value, Text):
        return value
    if isinstance(value, Elements):
        return Text(HOLE, (Unknown("characters"),))
    return Text(HOLE, (value,))


def unpacked(value: Value) -> Value:
    """Undo Base64 as `android.util.Base64` does: with or without padding, both alphabets."""
    if isinstance(value, Text) and not value.holes:
        raw = value.text.encode()
    elif isinstance(value, Octets):
        raw = value.content
    else:
        return Unknown("Base64 of something unknown")
    compact = (
        raw.translate(None, b" \r\n\t").replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
    )
    try:
        return Octets(base64.b64decode(compact + b"=" * (-len(compact) % 4), validate=True))
    except (binascii.Error, ValueError):
        return Unknown("no Base64")

"""Answers whether a request that a base class makes for its screens asks for something else on a way: `permission()` says for what.

`requestPermissions(new String[] {permission()}, 5)` stands once in the base, and each screen below it says what it needs.
A way on which the screen is one that needs the camera asks nobody for the phonebook.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call, read_call
from auditor.code.ways.requesting import ANSWERED
from auditor.dex import opcodes

_TEXT: Final = "Ljava/lang/String;"
_ASKS: Final = "requestPermissions("
_PERMISSION: Final = "android.permission."
_OF_CONTACTS: Final = ("_CONTACTS", "GET_ACCOUNTS")


def asks_another(graph: CallGraph, hops: Sequence[Edge], number: int) -> bool:
    """Say whether a step of a way runs a base's request, and what its screen says to ask for is seen to be no access to contacts.

    The way ends there, or goes on with the answer.
    """
    hop = hops[number]
    is_end = number + 1 == len(hops) or hops[number + 1].why == ANSWERED
    method = hop.target
    if not is_end or not any(_requests(one.target) for one in graph.program.calls_in(method)):
        return False
    own = _own_class(graph, hop)
    if own is None:
        return False
    named = list(_texts(graph, method))
    for call in _own_calls(graph, method):
        if call.returns != _TEXT or call.types:
            continue
        target = graph.hierarchy.resolve_method(own, call.name + call.proto)
        told = [] if target is None else list(_texts(graph, target))
        if not told:
            return False
        named += told
    return bool(named) and not any(one.endswith(_OF_CONTACTS) for one in named)


def _requests(target: str) -> bool:
    return target.partition("->")[2].startswith(_ASKS)


def _own_class(graph: CallGraph, hop: Edge) -> str | None:
    """Return the class of the object on which a step runs a method: of who calls it on itself; None where that may be others."""
    program = graph.program
    if program.is_static(hop.target) or hop.why != CALL:
        return None
    uses = graph.uses.of(hop.source)
    if program.is_static(hop.source) or uses is None or not uses.has(hop.pc):
        return None
    call = read_call(program, hop.source, uses.instruction(hop.pc))
    if call is None or call.receiver is None or uses.parameter_at(hop.pc, call.receiver) != 0:
        return None
    owner = program.owner(hop.source)
    return None if graph.hierarchy.subtypes(owner) else owner


def _own_calls(graph: CallGraph, method: MethodNumber) -> Iterator[Call]:
    """Yield the calls of a method on its own object."""
    uses = graph.uses.of(method)
    for one in () if uses is None else uses.body.instructions:
        if uses is None or one.opcode not in opcodes.INVOKE_VIRTUALS:
            continue
        call = read_call(graph.program, method, one)
        receiver = None if call is None else call.receiver
        if call and receiver is not None and uses.parameter_at(one.pc, receiver) == 0:
            yield call


def _texts(graph: CallGraph, method: MethodNumber) -> Iterator[str]:
    """Yield the permissions that a method names."""
    uses = graph.uses.of(method)
    image, _ = graph.program.place(method)
    for one in () if uses is None else uses.body.instructions:
        named = image.strings[one.ref or 0] if one.opcode in opcodes.CONST_STRINGS else ""
        if named.startswith(_PERMISSION):
            yield named

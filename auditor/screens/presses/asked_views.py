"""Answers whether a listener asks the view that was touched which one it is.

`if (v.getTag().equals("yes"))`, `if (((Button) v).getText()…)`: one listener of two buttons may tell them apart by
what is not followed here. Only hiding the view, or asking it for its context, tells nothing apart; what it is asked for
that is known of it (`known`: its id, what hangs on it) was followed.
"""

from collections.abc import Set
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.sites import Call
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes

_NULL_TESTS: Final = frozenset({0x38, 0x39})
_TELLS_NOTHING: Final = frozenset({"getContext", "getResources", "getRootView"})
_DEEPEST: Final = 6


def asks_the_view(
    resolver: Resolver,
    graph: CallGraph,
    method: MethodNumber,
    word: int,
    known: Set[str],
    left: int = _DEEPEST,
) -> bool:
    """Say whether a method asks something of a view that it is handed as a word of its parameters."""
    uses = resolver.def_use(method)
    work = [(ENTRY, uses.body.registers - uses.body.ins + word)]
    for place in work:
        for one, register in copied_uses(uses, *place):
            if one.opcode == opcodes.CHECK_CAST:
                work += [(one.pc, register)] if (one.pc, register) not in work else []
            elif one.opcode in CALLS:
                call = resolver.call_at(method, one.pc)
                if call is None or _asks(resolver, graph, call, register, known, left):
                    return True
            elif one.opcode not in _NULL_TESTS:
                return True
    return False


def _asks(
    resolver: Resolver,
    graph: CallGraph,
    call: Call,
    register: int,
    known: Set[str],
    left: int,
) -> bool:
    """Say whether a call asks something of the view in a register, itself or what it runs."""
    targets = graph.dispatch.targets_of(call).methods
    if not targets:
        return call.returns != "V" and call.name not in _TELLS_NOTHING | known
    words = [at for at, each in enumerate(call.registers) if each == register]
    return not left or any(
        asks_the_view(resolver, graph, target, at, known, left - 1)
        for target in targets
        for at in words
    )

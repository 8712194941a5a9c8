"""Answers whether a request that a call made is ever sent: one that is only built and looked at is none."""

from typing import Final

from auditor.code.classes.sites import Call
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import CHECK_CAST, IFS, INSTANCE_OF, MOVES
from auditor.errors import MalformedDex

_GOES_ON: Final = MOVES | {CHECK_CAST}
_TESTS: Final = IFS | {INSTANCE_OF}


def is_unsent(resolver: Resolver, call: Call, looks: frozenset[str]) -> bool:
    """Say whether what a call gives is only looked at in its method, and neither run, kept, returned nor handed on."""
    try:
        uses = resolver.def_use(call.method)
        result = uses.result_of(call.pc)
        todo = [] if result is None else [(result.pc, result.registers[0])]
        seen = set(todo)
        while todo:
            place = todo.pop()
            for pc in uses.uses(*place):
                one = uses.instruction(pc)
                if one.opcode in _GOES_ON:
                    todo += {(pc, one.registers[0])} - seen
                    seen.add((pc, one.registers[0]))
                elif one.opcode not in _TESTS:
                    used = resolver.call_at(call.method, pc)
                    if used is None or used.name not in looks or used.receiver != place[1]:
                        return False
    except MalformedDex:
        return False
    return True

"""Which constants code hands over or compares: the events that a button puts into a stream, and those its collector tells apart."""

from collections.abc import Iterable
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.dex import opcodes
from auditor.screens.parts.shown import Region

_MOST: Final = 40
_USES: Final = opcodes.INVOKES | opcodes.IFS


def said_in(graph: CallGraph, regions: Iterable[Region], depth: int) -> frozenset[str]:
    """Return the static fields whose objects some code, and what it calls so deep, hands to a call or compares."""
    level, seen, found = list(regions), set[MethodNumber](), set[str]()
    for _ in range(depth + 1):
        called: dict[MethodNumber, None] = {}
        for one in level:
            if len(seen) < _MOST:
                seen.add(one.method)
                found |= _said(graph, one)
                called.update(dict.fromkeys(_called(graph, one)))
        level = [Region(one) for one in called if one not in seen]
    return frozenset(found)


def _said(graph: CallGraph, region: Region) -> set[str]:
    uses = graph.uses.of(region.method)
    if uses is None:
        return set()
    image, _ = graph.program.place(region.method)
    return {
        image.field_text(one.ref or 0)
        for one in uses.body.instructions
        if one.opcode == opcodes.SGET_OBJECT
        and (region.pcs is None or one.pc in region.pcs)
        and any(
            uses.instruction(pc).opcode in _USES for pc in uses.uses(one.pc, one.registers[0])
        )
    }


def _called(graph: CallGraph, region: Region) -> Iterable[MethodNumber]:
    for call in graph.program.calls_in(region.method):
        if region.pcs is None or call.pc in region.pcs:
            yield from graph.dispatch.targets_at(call).methods

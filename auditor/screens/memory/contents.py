"""Finds where code puts something into the holder of a value itself, as R8 leaves `setValue` where it is called."""

from collections.abc import Iterator
from typing import NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.screens.memory.cells import Cells


class Put(NamedTuple):
    """One such place, what it puts in, and the cell; None for a holder that is not known."""

    method: MethodNumber
    pc: int
    register: int
    cell: str | None


def puts(graph: CallGraph, cells: Cells) -> Iterator[Put]:
    """Yield the places outside of the library where a value is put into a LiveData."""
    live = graph.names.live_data
    for text in sorted(live.contents):
        for use in graph.program.field_uses(text):
            if use.opcode not in opcodes.INSTANCE_WRITES or live.is_library(
                graph.program.owner(use.method)
            ):
                continue
            uses = graph.uses.of(use.method)
            if uses is not None and uses.has(use.pc):
                one = uses.instruction(use.pc)
                if not is_none(graph, use.method, one):
                    cell = cells.of(Scope(use.method), one.pc, one.registers[1])
                    yield Put(use.method, one.pc, one.registers[0], cell)


def begun(graph: CallGraph, call: Call) -> tuple[Put, ...] | None:
    """Return what the constructor of a LiveData puts in; None for one that keeps its name.

    A shrinker takes away what all who make one give it, or gives them another argument.
    """
    live = graph.names.live_data
    target = graph.program.method(call.text)
    if target is None or not any(one.owner == call.owner for one in live.known):
        return None
    image, _ = graph.program.place(target)
    return tuple(
        Put(target, one.pc, one.registers[0], None)
        for one in graph.program.body(target).instructions
        if one.opcode in opcodes.INSTANCE_WRITES
        and live.is_content(image, one)
        and not is_none(graph, target, one)
    )


def is_none(graph: CallGraph, method: MethodNumber, writer: Instruction) -> bool:
    """Say whether what is put in stands for no value, as where a holder is made or emptied."""
    uses, (image, _) = graph.uses.of(method), graph.program.place(method)
    found = () if uses is None else uses.definitions(writer.pc, writer.registers[0])
    return (
        bool(found)
        and uses is not None
        and all(
            made >= 0
            and (one := uses.instruction(made)).opcode in opcodes.STATIC_READS
            and graph.names.live_data.is_none(image.field_text(one.ref or 0))
            for made in found
        )
    )


def is_sized(graph: CallGraph, call: Call) -> bool:
    """Say whether what makes a thing is told how much it may hold, and begins with nothing: a shared flow, a channel."""
    is_own = call.owner.startswith("Lkotlinx/coroutines/") or graph.names.is_library(call.owner)
    return call.types[0] == "I" and is_own

"""Answers whether an object that a field is read of can be one of those that data was put into.

Fields of objects that outlive a method are told apart by class and name alone (see `find`). Where
all objects on both sides are seen made, at places that differ, they are strangers: what is in the
one's field is not in the other's.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import read_call
from auditor.dex.opcodes import FIELD_READS, INSTANCE_READS
from auditor.errors import MalformedDex
from auditor.flow.ends.origins import birthplaces
from auditor.flow.search.engine import Engine
from auditor.flow.symbols.terms import Place

_MOST_READS: Final = 12


def are_strangers(
    engine: Engine, fact: str, births: frozenset[Place], methods: Iterable[int]
) -> bool:
    """Say whether no object that methods read a field of is among those made at some places."""
    known = _read_births(engine, fact, births, methods)
    return bool(known) and all(one is not None and not one & births for one in known)


def are_acquainted(
    engine: Engine, fact: str, births: frozenset[Place], methods: Iterable[int]
) -> bool:
    """Say whether the objects that methods read a field of are seen to be none but those made at some places."""
    known = _read_births(engine, fact, births, methods)
    return bool(known) and all(one is not None and one <= births for one in known)


def _read_births(
    engine: Engine, fact: str, births: frozenset[Place], methods: Iterable[int]
) -> list[frozenset[Place] | None]:
    """Give the places that made the objects of each read, None for a read where that is not seen; nothing if not asked."""
    if not births:
        return []
    reads = [(method, *one) for method in methods for one in _reads(engine, fact, method)]
    return [_births_of(engine, one) for one in reads] if len(reads) <= _MOST_READS else []


def _births_of(engine: Engine, read: tuple[int, int, int]) -> frozenset[Place] | None:
    known = engine.births.found
    if read not in known:
        method, pc, register = read
        known[read] = birthplaces(
            engine.resolver, (Scope(method), pc, register), is_outside=engine.is_library
        )
    return known[read]


def _reads(engine: Engine, fact: str, method: int) -> Iterator[tuple[int, int]]:
    """Yield where a method reads a field itself, and where it has a method of the object read it."""
    program, name = engine.program, fact.partition("->")[2]
    try:
        uses = engine.resolver.def_use(method)
    except MalformedDex:
        return
    for pc in _read_at(engine, method, name):
        one = uses.instruction(pc)
        if one.opcode in INSTANCE_READS:
            yield pc, one.registers[1]
    for named in program.calls_in(method):
        call = (
            read_call(program, method, uses.instruction(named.pc))
            if uses.has(named.pc)
            else None
        )
        if call is None or call.receiver is None:
            continue
        target = engine.hierarchy.resolve_method(call.owner, call.name + call.proto)
        if target is not None and program.has_code(target) and _is_read(engine, target, name):
            yield call.pc, call.receiver


def _is_read(engine: Engine, method: int, name: str) -> bool:
    return next(_read_at(engine, method, name), None) is not None


def _read_at(engine: Engine, method: int, name: str) -> Iterator[int]:
    image, row = engine.program.place(method)
    for place in range(*image.field_uses_in(row).indices(len(image.field_id))):
        is_read = int(image.field_op[place]) in FIELD_READS
        if is_read and image.field_text(int(image.field_id[place])).partition("->")[2] == name:
            yield int(image.field_pc[place])

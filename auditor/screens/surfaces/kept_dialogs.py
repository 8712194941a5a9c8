"""Finds where a dialog that was made once and is kept in a field is shown.

`ask = builder.create()` as the screen opens, `ask.show()` on Apply, and again where it was declined: each of them shows
the question, though none of them builds it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.histories import copied_uses
from auditor.code.classes.registers import CALLS
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes

_SHOWS: Final = "show"
_CLIMBS: Final = 2


def shown_where(resolver: Resolver, sites: Sequence[Site]) -> tuple[Site, ...]:
    """Return where dialogs are shown that are found by where they are made."""
    found: dict[Site, None] = {}
    for site in sites:
        call = resolver.call_at(*site)
        kept = () if call is None else tuple(_shown_later(resolver, site))
        is_shown_too = call is not None and call.name == _SHOWS
        found.update(dict.fromkeys((*kept, site) if is_shown_too else kept or (site,)))
    return tuple(found)


def _shown_later(resolver: Resolver, made: Site) -> Iterator[Site]:
    """Yield the calls that show what one place makes, out of the one field that holds it and nothing else."""
    program = resolver.program
    for text in _kept_in(resolver, made, _CLIMBS):
        uses = program.field_uses(text)
        writes = {
            (one.method, one.pc)
            for one in uses
            if one.opcode in opcodes.FIELD_WRITES and not _is_null(resolver, one.method, one.pc)
        }
        for one in uses if len(writes) == 1 else ():
            if one.opcode in opcodes.FIELD_READS:
                yield from _shows(resolver, one.method, one.pc)


def _kept_in(resolver: Resolver, made: Site, left: int) -> Iterator[str]:
    """Yield the fields into which a method, or who calls it for that, puts what one of its places makes."""
    method, pc = made
    uses = resolver.def_use(method)
    image, _ = resolver.program.place(method)
    one = uses.instruction(pc)
    if one.opcode in CALLS:
        one = uses.body.instructions[uses.row(pc) + 1]
    if one.opcode not in opcodes.MOVE_RESULTS and one.opcode != opcodes.NEW_INSTANCE:
        return
    for use, register in copied_uses(uses, one.pc, one.registers[0]):
        is_kept = use.opcode in opcodes.FIELD_WRITES and use.registers[0] == register
        if is_kept and use.ref is not None:
            yield image.field_text(use.ref)
        if use.opcode == opcodes.RETURN_OBJECT and left:
            for call in resolver.callers(method):
                yield from _kept_in(resolver, (call.method, call.pc), left - 1)


def _is_null(resolver: Resolver, method: int, pc: int) -> bool:
    """Say whether a field is emptied."""
    uses = resolver.def_use(method)
    found, _ = uses.origin(pc, uses.instruction(pc).registers[0])
    return all(one >= 0 and uses.instruction(one).literal == 0 for one in found)


def _shows(resolver: Resolver, method: int, pc: int) -> Iterator[Site]:
    uses = resolver.def_use(method)
    for use, register in copied_uses(uses, pc, uses.instruction(pc).registers[0]):
        call = resolver.call_at(method, use.pc) if use.opcode in CALLS else None
        if call is not None and call.name == _SHOWS and call.receiver == register:
            yield method, call.pc

"""Answers which instruction puts data into what keeps it: a write, a call that writes, or what is done with a list.

What a method leaves in a field is noted where the method ends, whoever wrote it: a reader of the
disassembly looks for the instruction by which it came there.
"""

from collections.abc import Iterator

from auditor.dex.opcodes import FIELD_READS, RETURNS
from auditor.flow.search.engine import Engine
from auditor.flow.symbols.cases import without_number
from auditor.flow.told.entries import reads_of


def kept_at(engine: Engine, place: tuple[int, int], fact: str, *, came: int) -> int:
    """Find the instruction that puts data into a field: its write, or the making of the object.

    Of several the first behind where the data came, else the last before the place; the place
    itself where neither stands before it: there the object goes to others.
    """
    method, pc = place
    owner, arrow, name = without_number(fact).partition("->")
    if not arrow or not owner.startswith("L"):
        return pc
    written = _writes(engine, method, name)
    made = [
        one.pc
        for one in engine.program.calls_in(method)
        if one.target.startswith(f"{owner}-><init>(")
    ]
    behind = [one for one in written if one > came]
    if came >= 0 and len(written) > 1 and behind:
        return min(behind)
    before = [one for one in written or made if one <= pc]
    return max(before, default=pc)


def shown_at(engine: Engine, place: tuple[int, int], fact: str, *, came: int) -> int:
    """Give the place at which a method keeps something, or where that is its end, what it did before to have it kept."""
    method, pc = place
    if engine.resolver.def_use(method).instruction(pc).opcode not in RETURNS:
        return pc
    before = [one for one in _put_by_calls(engine, method, fact) if one <= pc]
    behind = [one for one in before if one >= came >= 0]
    return min(behind, default=max(before, default=pc))


def read_by_calls(engine: Engine, method: int, fact: str) -> list[int]:
    """Find the calls of a method that run one which reads a field: a getter of the only object of a class."""
    return [
        one.pc
        for one in engine.program.calls_in(method)
        if (runs := engine.program.method(one.target)) is not None
        and engine.program.has_code(runs)
        and reads_of(engine, runs, fact)
    ]


def _writes(engine: Engine, method: int, name: str) -> list[int]:
    """Find the instructions of a method that write a field."""
    image, row = engine.program.place(method)
    return [
        int(image.field_pc[one])
        for one in range(*image.field_uses_in(row).indices(len(image.field_id)))
        if int(image.field_op[one]) not in FIELD_READS
        and image.field_text(int(image.field_id[one])).partition("->")[2] == name
    ]


def _put_by_calls(engine: Engine, method: int, fact: str) -> Iterator[int]:
    """Yield the calls of a method that write a field, or put something into the list that it holds."""
    name = without_number(fact).partition("->")[2]
    for one in engine.program.calls_in(method):
        runs = engine.program.method(one.target)
        if runs is not None and engine.program.has_code(runs) and _writes(engine, runs, name):
            yield one.pc
    uses = engine.resolver.def_use(method)
    for read in reads_of(engine, method, fact):
        register = uses.instruction(read).registers[0]
        for at in uses.uses(read, register):
            call = engine.resolver.call_at(method, at)
            rule = engine.rules(call.owner, call.name).call if call is not None else None
            if call is not None and call.receiver == register and rule and "put" in rule.does:
                yield at

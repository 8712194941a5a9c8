"""Answers which row of a list is chosen as its dialog comes up, where one alone can be (`setSingleChoiceItems`).

Source: android.app.AlertDialog.Builder (`checkedItem`: the place of the row, -1 for none). It is a number, or a field that keeps
what was chosen: then it is what the field holds as its object is made, unless other code than what hears the choice sets it.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.code.evaluation.outcomes import CONSTS
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.model.vocabulary import Kleene

_CHECKED: Final = 1
"""Which argument says it."""


def is_chosen(resolver: Resolver, scope: Scope, call: Call, number: int) -> Kleene:
    """Say whether a row is chosen as the dialog comes up; no row of a list is in which nothing stays chosen."""
    if call.types[_CHECKED : _CHECKED + 1] != ("I",):
        return Kleene.NO
    values = resolver.argument(scope, call, _CHECKED)
    first: set[int | None] = {one.value for one in values if isinstance(one, Number)}
    if len(first) < len(values) or not values:
        first = set(_at_first(resolver, scope, call))
    if first == {number}:
        return Kleene.YES
    return Kleene.UNKNOWN if {number, None} & first or not first else Kleene.NO


def _at_first(resolver: Resolver, scope: Scope, call: Call) -> Iterator[int | None]:
    """Yield what the field holds at first from which the place of the row is read; None for what is not told."""
    register = call.register(_CHECKED)
    uses = resolver.def_use(scope.method)
    found = () if register is None else uses.definitions(call.pc, register)
    read = uses.instruction(found[0]) if len(found) == 1 and found[0] != ENTRY else None
    if read is None or read.opcode not in opcodes.FIELD_READS or read.ref is None:
        yield None
        return
    text = resolver.program.place(scope.method)[0].field_text(read.ref)
    is_set = False
    for use in resolver.program.field_uses(text):
        if use.opcode not in opcodes.FIELD_WRITES:
            continue
        is_set |= resolver.program.signature(use.method).startswith("<")
        within = resolver.def_use(use.method)
        for defined in within.definitions(use.pc, within.instruction(use.pc).registers[0]):
            one = None if defined == ENTRY else within.instruction(defined)
            if one is None:
                continue  # What was chosen is handed over.
            yield (one.literal or 0) if one.opcode in CONSTS else None
    if not is_set:
        yield 0

"""Answers which file of preferences a field holds, wherever its object is made.

A press is run on an object of which it is only known by which field it keeps its preferences; a screen that comes up makes that
object anew, and opens the file by its name. What was kept in the one lies in the other.
Source: android.content.Context (`getSharedPreferences`) of the SDK at API 37.
"""

from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Text
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.code.trials.remembering import FILE, HELD
from auditor.dex import opcodes

_OPENS: Final = "->getSharedPreferences("


def with_files(resolver: Resolver, heap: Heap) -> Heap:
    """Return what is remembered, with what lies in a field's preferences also under their name."""
    held = {key[1].name for key, _ in heap if isinstance(key[1], Thing) and key[1].kind == HELD}
    names = {field: name for field in held if (name := _name(resolver, field)) is not None}
    more: dict[tuple[str, Known], Known] = {
        (key[0], Thing(FILE, names[key[1].name])): value
        for key, value in heap
        if isinstance(key[1], Thing) and key[1].kind == HELD and key[1].name in names
    }
    more.update(heap)
    return frozenset(more.items())


def _name(resolver: Resolver, field: str) -> str | None:
    """Return the one name under which whatever sets a field opens its file."""
    program = resolver.program
    setting = {
        one.method for one in program.field_uses(field) if one.opcode in opcodes.FIELD_WRITES
    }
    found: set[str | None] = set()
    for method in setting:
        opening = [one for one in program.calls_in(method) if _OPENS in one.target]
        call = resolver.call_at(method, opening[0].pc) if len(opening) == 1 else None
        values = () if call is None else resolver.argument(Scope(method), call, 0)
        texts = {
            one.text if isinstance(one, Text) and not one.holes else None for one in values
        }
        found |= texts or {None}
    return found.pop() if len(found) == 1 else None

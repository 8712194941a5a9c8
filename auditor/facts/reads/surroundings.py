"""Answers which strings near a call tell that it handles contacts.

Columns and MIME types of contacts are told from all other strings before anything is followed:
few methods load one, and to find out where a result goes costs more than anything else that is
asked about a reflective call.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.facts.reads.selections import words

_ADDRESSES: Final = ("content://com.android.contacts", "content://contacts", "content://icc")
_MOST_TARGETS: Final = 4
_MOST_CALLERS: Final = 8


def speaks_of_contacts(texts: set[str]) -> bool:
    """Say whether strings show that a cursor is about contacts (columns and MIME types)."""
    table = words()
    if not texts.isdisjoint(table["strong"]):
        return True
    return not texts.isdisjoint(table["names"]) and not texts.isdisjoint(table["numbers"])


def speaks_of_phonebook(texts: set[str]) -> bool:
    """Say whether strings are columns of contacts, or an address of the provider's."""
    return speaks_of_contacts(texts) or any(one.startswith(_ADDRESSES) for one in texts)


class Surroundings:
    """The telling strings near calls; one per app."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._loads = _loads(resolver.program)
        self._signatures = frozenset(map(resolver.program.signature, self._loads))

    def around(self, call: Call) -> set[str]:
        """Return the telling strings that a call's method loads, and app methods that get its result."""
        found = set(self._loads.get(call.method, ()))
        uses = self._resolver.def_use(call.method)
        result = uses.result_of(call.pc)
        if result is None or not self._loads:
            return found
        for pc in uses.uses(result.pc, result.registers[0]):
            one = uses.instruction(pc)
            if one.opcode in CALLS:
                found |= self._of_targets(read_call(self._resolver.program, call.method, one))
            if one.opcode == opcodes.RETURN_OBJECT:
                for caller in self._resolver.callers(call.method)[:_MOST_CALLERS]:
                    found |= self._loads.get(caller.method, set())
        return found

    def _of_targets(self, used: Call | None) -> set[str]:
        """Return what the methods load that a call can run, if one of that signature loads anything."""
        found: set[str] = set()
        if used is not None and f"{used.name}{used.proto}" in self._signatures:
            for target in self._resolver.targets(Scope(used.method), used)[:_MOST_TARGETS]:
                found |= self._loads.get(target, set())
        return found


def _loads(program: Program) -> Mapping[MethodNumber, set[str]]:
    """Give the methods that load a telling string, each with those it loads."""
    found: dict[MethodNumber, set[str]] = {}
    for text in _telling_words().union(program.texts_from(_ADDRESSES)):
        for use in program.string_uses(text):
            found.setdefault(use.method, set()).add(text)
    return found


@cache
def _telling_words() -> frozenset[str]:
    table = words()
    return frozenset((*table["strong"], *table["names"], *table["numbers"]))

"""A place that writes what an act of acceptance leaves behind."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.resolution.constants import Resolver


class Write(NamedTuple):
    """A place that writes a flag, and the register that holds what it writes."""

    site: Site
    """The method that knows which flag it is, and the call or store in it."""
    scope: Scope
    pc: int
    register: int | None
    """None where what is written is not known."""
    is_there: bool = False
    """It is the being there that tells: a file, a row."""
    is_sure: bool = True
    """False where the key may be another one, as objects of one class keep different keys."""
    is_beginning: bool = False
    """It is what a cell is made with: whoever sees the cell sees that."""


BEGINNING: Final = Write((0, 0), Scope(0), 0, None, is_beginning=True)
"""Stands for all writes of a flag of which it is known what they come to."""


def asked_from(scope: Scope, call: Call) -> Site:
    """Return the call in the method where the trail to a call began."""
    site = (call.method, call.pc)
    while scope.outer is not None and scope.call is not None:
        site = (scope.outer.method, scope.call.pc)
        scope = scope.outer
    return site


def in_order(write: Write) -> tuple[int, int, int, int]:
    """Return what writes are sorted by."""
    return (*write.site, write.scope.method, write.pc)


def answers_set(resolver: Resolver) -> Iterator[Write]:
    """Yield the calls that set the answer of a screen; `Activity.setResult` has it first."""
    for site in resolver.program.calls_of(None, "setResult"):
        call = resolver.call_at(site.method, site.pc)
        register = call.register(0) if call is not None and call.types[:1] == ("I",) else None
        if call is not None and register is not None:
            yield Write((site.method, site.pc), Scope(site.method), site.pc, register)

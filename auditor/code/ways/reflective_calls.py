"""Finds the app's own methods that reflection runs, and the classes that it makes by name.

`Class.forName("com.x.A").getMethod("go").invoke(…)` is a call that no invoke names; the names may be
put together (`getPackageName() + ".A"`), so that no string of the package shows the class.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.sites import Call
from auditor.code.classes.values import ClassName, Member, Values
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import MOVE_RESULTS

REFLECTION: Final = "reflection"
_SURE: Final = 0.85
_STEPS: Final = 24
"""Names stand near the call; more is a library's cache of methods, and costs most."""
_METHOD: Final = "Ljava/lang/reflect/Method;"
_LOADS: Final = (("Ljava/lang/Class;", "forName"), ("Ljava/lang/ClassLoader;", "loadClass"))


def reflective_edges(resolver: Resolver) -> Iterator[Edge]:
    """Yield an edge for each of the app's methods that `Method.invoke` can run by a known name."""
    program, hierarchy = resolver.program, resolver.hierarchy
    for site in program.calls_of(_METHOD, "invoke"):
        call = resolver.call_at(site.method, site.pc)
        if call is None:
            continue
        for member in members_run(resolver, call):
            if not isinstance(member, Member) or not member.is_method or not member.owner:
                continue
            for owner in (member.owner, *hierarchy.supers(member.owner)):
                for signature, target in program.declared(owner).items():
                    if signature.partition("(")[0] == member.name:
                        yield Edge(call.method, target, call.pc, REFLECTION, _SURE)


def members_run(resolver: Resolver, call: Call) -> Values:
    """Return the members that a call of `Method.invoke` can run; asked for once."""
    key = (call.method, call.pc)
    known = resolver.members_run.get(key)
    if known is None:
        known = resolver.members_run[key] = (
            ()
            if call.receiver is None
            else resolver.value_at(call.method, call.pc, call.receiver, steps=_STEPS)
        )
    return known


def loaded_classes(resolver: Resolver) -> Iterator[tuple[str, int, int]]:
    """Yield the app's classes that are loaded by a name put together, with the method and pc."""
    program = resolver.program
    for owner, name in _LOADS:
        for site in program.calls_of(owner, name):
            call = resolver.call_at(site.method, site.pc)
            if call is None or not _is_computed(resolver, call):
                continue
            for kind in _classes(resolver, call):
                if program.class_info(kind) is not None:
                    yield kind, call.method, call.pc


def _is_computed(resolver: Resolver, call: Call) -> bool:
    """Say whether a call gives the name: a name that stands there as it is shows the class itself."""
    register = call.register(0)
    uses = resolver.def_use(call.method)
    return register is not None and any(
        pc != ENTRY and uses.instruction(pc).opcode in MOVE_RESULTS
        for pc in uses.definitions(call.pc, register)
    )


def _classes(resolver: Resolver, call: Call) -> Iterator[str]:
    uses = resolver.def_use(call.method)
    taken = uses.result_of(call.pc)
    if taken is None:
        return
    following = taken.pc + 1  # A move-result is one code unit.
    found: Values = resolver.value_at(call.method, following, taken.registers[0], steps=_STEPS)
    yield from (one.name for one in found if isinstance(one, ClassName))

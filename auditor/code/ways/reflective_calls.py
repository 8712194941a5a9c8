"""Finds the app's own methods that reflection runs, and the classes that it makes by name.

`Class.forName("com.x.A").getMethod("go").invoke(…)` is a call that no invoke names; the names may be
put together (`getPackageName() + ".A"`), so that no string of the package shows the class. Libraries whose
processor writes a class for each of the app's make it by that class's name and an ending of their own
(ButterKnife: `cls.getName() + "_ViewBinding"`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, ClassName, Member, Text, Values
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import MOVE_RESULTS

REFLECTION: Final = "reflection"
_SURE: Final = 0.85
_STEPS: Final = 24
"""Names stand near the call; more is a library's cache of methods, and costs most."""
_METHOD: Final = "Ljava/lang/reflect/Method;"
_ENDING: Final = re.compile(rf"{HOLE}([_$][\w$]+)")
"""A name of which no more is known than how it ends, behind a joint that generated names have."""
_FAR: Final = 5
"""So many calls lie at most between who wants such a class made and the library that makes it."""
_MOST_MAKERS: Final = 64
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
    for call, _ in _computed_loads(resolver):
        for kind in _classes(resolver, call):
            if resolver.program.class_info(kind) is not None:
                yield kind, call.method, call.pc


def _computed_loads(resolver: Resolver) -> Iterator[tuple[Call, int]]:
    """Yield the calls that load a class by a name which a call gives, with the name's register.

    A name that stands there as it is shows the class itself.
    """
    for owner, name in _LOADS:
        for site in resolver.program.calls_of(owner, name):
            call = resolver.call_at(site.method, site.pc)
            register = None if call is None else call.register(0)
            if call is None or register is None:
                continue
            uses = resolver.def_use(call.method)
            if any(
                pc != ENTRY and uses.instruction(pc).opcode in MOVE_RESULTS
                for pc in uses.definitions(call.pc, register)
            ):
                yield call, register


def _classes(resolver: Resolver, call: Call) -> Iterator[str]:
    uses = resolver.def_use(call.method)
    taken = uses.result_of(call.pc)
    if taken is None:
        return
    following = taken.pc + 1  # A move-result is one code unit.
    found: Values = resolver.value_at(call.method, following, taken.registers[0], steps=_STEPS)
    yield from (one.name for one in found if isinstance(one, ClassName))


def generated_edges(calls: CallGraph, resolver: Resolver) -> Iterator[Edge]:
    """Yield an edge for each class that is made by the name of another and an ending, from where that one is named.

    Which class's is made no name tells: it is that of the object which is handed to the library, as a rule
    by its own code (`ButterKnife.bind(this)`), or by a class above it.
    """
    for call, register in _computed_loads(resolver):
        found = resolver.value_at(call.method, call.pc, register, steps=_STEPS)
        if (
            resolver.is_spent
        ):  # Of a class that many screens hand over; how its name ends stands behind that.
            found = resolver.value_at(call.method, call.pc, register)
        generated = dict(
            one for ending in _endings(found) for one in _generated(resolver, ending)
        )
        if generated:
            yield from _makers(calls, call, generated)


def _endings(names: Values) -> Iterator[str]:
    for one in names:
        told = _ENDING.fullmatch(one.text) if isinstance(one, Text) else None
        if told is not None:
            yield told[1]


def _generated(resolver: Resolver, ending: str) -> Iterator[tuple[str, str]]:
    """Yield the classes for which the app has one of the same name and an ending, with that one."""
    program = resolver.program
    for name in program.class_names():
        if name.endswith(f"{ending};"):
            of = f"{name[: -len(ending) - 1]};"
            if program.class_info(of) is not None:
                yield of, name


def _makers(calls: CallGraph, call: Call, generated: Mapping[str, str]) -> Iterator[Edge]:
    """Follow the calls that lead to a library's making of classes, up to the classes for which it makes them."""
    program, hierarchy = calls.program, calls.hierarchy
    above = {one for of in generated for one in (of, *hierarchy.supers(of))}
    reached: dict[int, list[int]] = {call.method: [call.pc]}
    seen = set(reached)
    for _ in range(_FAR):
        onward: dict[int, list[int]] = {}
        for method, places in reached.items():
            owner = program.owner(method)
            if owner in above:
                wanted = (
                    name for of, name in generated.items() if hierarchy.is_subtype(of, owner)
                )
                yield from _makings(calls, (method, places), sorted(wanted))
                continue
            for edge in calls.callers(method):
                if edge.why == CALL and edge.source not in seen:
                    onward.setdefault(edge.source, []).append(edge.pc)
        reached = onward
        seen.update(onward)
        if len(seen) > _MOST_MAKERS * len(above):
            return


def _makings(
    calls: CallGraph, maker: tuple[int, Iterable[int]], names: Iterable[str]
) -> Iterator[Edge]:
    method, places = maker
    for name in names:
        for signature, target in calls.program.declared(name).items():
            if signature.startswith("<init>("):
                for pc in places:
                    yield Edge(method, target, pc, REFLECTION, _SURE)

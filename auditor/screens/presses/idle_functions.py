"""Answers which one function a field keeps, and which do nothing: what it holds until it is told (`onYes = {}`)."""

from collections.abc import Iterator

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.listeners import is_held
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance, Number, Value, ViewById
from auditor.code.evaluation.answered import VIEW, Ending, Thing
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.screens.memory.memories import NOTHING, Memories, thing_of

_DEEPEST = 3
_CHECKS = "Lkotlin/jvm/internal/"
_ENDS = opcodes.FIELD_WRITES | {opcodes.THROW}


def kept_function(
    resolver: Resolver, graph: CallGraph, memories: Memories, text: str
) -> Ending:
    """Return the one function object that the app ever keeps in a field, or the one view, with what it remembers."""
    kind = text.rpartition(":")[2]
    if not (is_held(graph.program, kind) or graph.names.live_data.is_holder(kind)):
        return NOTHING
    found = [one for one in resolver.field_values(text) if one != Number(0)]
    if len(found) > 1 and is_told_alone(resolver, text.partition("->")[0]):
        # `onYes: () -> Unit = {}` of the one such object does nothing until it is told what to do.
        found = [one for one in found if not is_idle(graph.program, one)] or found
    one = found[0] if len(found) == 1 else None
    if isinstance(one, ViewById):
        return Ending(frozenset(), result=Thing(VIEW, "", one.id))
    if isinstance(one, Instance) and one.type in _components(graph.program):
        return Ending(frozenset(), result=thing_of(one))
    if not isinstance(one, Instance) or one.site[1] < 0:
        return Ending(frozenset())
    return memories.of(Scope(one.site[0]), one)._replace(result=thing_of(one))


def _components(program: Program) -> frozenset[str]:
    """Name the screens and services of the app, of each of which Android makes the one that hears."""
    return frozenset(one.name for one in program.manifest.components)


def is_idle(program: Program, value: Value) -> bool:
    """Say whether a value is an object whose methods, its making aside, neither call nor change anything."""
    if not isinstance(value, Instance):
        return False
    own = [
        method
        for signature, method in program.declared(value.type).items()
        if not signature.startswith("<") and program.has_code(method)
    ]
    return bool(own) and all(_is_empty(program, one, _DEEPEST) for one in own)


def _is_empty(program: Program, method: MethodNumber, left: int) -> bool:
    if any(one.opcode in _ENDS for one in program.body(method).instructions):
        return False
    for site in program.calls_in(method):
        target = program.method(site.target)
        if site.target.startswith(_CHECKS):
            continue
        if not left or target is None or not program.has_code(target):
            return False
        if not _is_empty(program, target, left - 1):
            return False
    return True


def is_told_alone(resolver: Resolver, owner: str) -> bool:
    """Say whether all that is told to objects of a class afterwards is told to one of them.

    Of two cards on a page the refusal of the one is not that of the other.
    """
    found: Value | None = None
    for one in _told(
        resolver, owner
    ):  # Left at the second: of a library's class they are hundreds.
        if not isinstance(one, ViewById | Instance) or found not in (None, one):
            return False
        found = one
    return found is not None


def _told(resolver: Resolver, owner: str) -> Iterator[Value]:
    """Yield the objects of a class that are told something, as often as they are."""
    program = resolver.program
    for method in program.methods_of_class(owner):
        if _is_told(program, method):
            for call in resolver.callers(method):
                yield from resolver.receiver(Scope(call.method), call)


def _is_told(program: Program, method: MethodNumber) -> bool:
    is_setter = not program.is_static(method) and not program.signature(method).startswith("<")
    return (
        is_setter
        and program.has_code(method)
        and any(
            one.opcode in opcodes.INSTANCE_WRITES for one in program.body(method).instructions
        )
    )

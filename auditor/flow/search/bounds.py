"""Which of the methods that a call can run its object's type leaves, which objects none of them is for, which fields objects can have, and which body runs."""

from collections.abc import Sequence

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Frame
from auditor.flow.symbols.atoms import NOTHING, Value


def within(frame: Frame, call: Call, objects: Value, targets: Sequence[int]) -> tuple[int, ...]:
    """Leave those methods that objects of the types of parameters and fields can run."""
    bounds = {_bound(frame, one) for one in objects}
    if not bounds or "" in bounds or call.owner in bounds:
        return tuple(targets)
    is_subtype, owner = frame.engine.hierarchy.is_subtype, frame.program.owner
    return tuple(
        one
        for one in targets
        if any(is_subtype(owner(one), each) or is_subtype(each, owner(one)) for each in bounds)
    )


def _bound(frame: Frame, one: int) -> str:
    """Name the class of the app that a parameter or field is declared as; interfaces bind nobody."""
    kind, first, second, _ = frame.atoms.what[one]
    name = ""
    if kind == "P" and isinstance(first, int):
        name = frame.declared(first)
    elif kind == "F":
        name = str(second).rpartition(":")[2]
    info = frame.program.class_info(name)
    return name if info is not None and not info.is_interface else ""


def beside(frame: Frame, call: Call, args: Sequence[Value]) -> Value:
    """Give those of a call's objects, made in sight, that are a library's, where others run a method of the app.

    Kotlin's empty list, whose code a shrinker left in the app, is one such other.
    """
    if call.is_static or len(args[0]) < 2:
        return NOTHING
    runs = frame.engine.hierarchy.resolve_method
    names = {one: frame.atoms.class_of(one) for one in args[0]}
    return frozenset(
        one
        for one, name in names.items()
        if name is not None
        and frame.program.class_info(name) is None
        and runs(name, call.name + call.proto) is None
    )


def can_have(frame: Frame, owner: str, field: str) -> bool:
    """Say whether objects that run a class's methods can have a field."""
    holder = field.partition("->")[0] if field[:1] == "L" else ""
    info = frame.program.class_info(owner)
    if frame.program.class_info(holder) is None or info is None or info.is_interface:
        return True
    is_subtype = frame.engine.hierarchy.is_subtype
    return is_subtype(holder, owner) or is_subtype(owner, holder)


def is_sure(frame: Frame, args: Sequence[Value], target: MethodNumber) -> bool:
    """Say whether it is known which of the bodies runs that a shrinker put together in a method."""
    return (
        not args
        or not frame.engine.graph.merged.is_merged(target)
        or any(frame.number_of(one) is not None for one in args[0])
    )

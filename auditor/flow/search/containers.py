"""Containers that several fields hold: what is put in by way of one is found by way of the others."""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.flow.search.frame import Frame
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.facts import Given
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect

_COLLECTIONS: Final = ("Ljava/util/Collection;", "Ljava/util/Map;")


def is_filled(frame: Frame, state: State, value: Value) -> bool:
    """Say whether data was put into what fields of an object hold that a caller knows: into a list of the screen's."""
    atoms = frame.atoms
    roots = {atoms.root[one] for one in value if atoms.kind(one) in "PF"}
    return any(
        atoms.kind(obj) == "F"
        and atoms.root[obj] in roots
        and not value.isdisjoint(_above(frame, obj))
        and frame.heap.held(state, NOTHING.union(*fields.values()))
        for obj, fields in state.heap.items()
    )


def filled(frame: Frame, state: State, values: Sequence[Value]) -> frozenset[int]:
    """Give the places of the values of which the same can be said."""
    return frozenset(at for at, one in enumerate(values) if is_filled(frame, state, one))


def _above(frame: Frame, obj: int) -> Iterator[int]:
    """Yield the objects that a way of fields goes through before it comes to an object."""
    while frame.atoms.kind(obj) == "F":
        _, base, _, _ = frame.atoms.what[obj]
        assert isinstance(base, int)  # noqa: S101 - the table's own layout
        obj = base
        yield obj


def share(frame: Frame, state: State, pc: int) -> None:
    """Let what others put into a container count for all fields that this method keeps it in.

    A list is handed on empty, and filled later by way of another field that holds it too.
    """
    for names in _kept_together(frame, state):
        for name in names:
            for path, taints in list(frame.engine.facts.get(name, Given()).items()):
                if not path or not path[0].startswith(CONTENT):
                    continue
                for taint in sorted(taints):
                    frame.engine.note(taint, frame.method, ("fact", name, 0))
                    weak = frame.atoms.derived(taint, (), weak=True)
                    for other in names:
                        if other != name:
                            effect = Effect("fact", other, path=path)
                            frame.affect((weak,), effect, ((frame.method, pc),))


def _kept_together(frame: Frame, state: State) -> list[list[str]]:
    """Name the fields that hold one container, for each that more than one holds."""
    kept: dict[int, dict[str, None]] = {
        one: dict(names) for one, names in frame.kept.apart.items()
    }
    for obj, fields in state.heap.items():
        for field, value in fields.items():
            name = _name(frame, obj, field)
            if not name or frame.kept.is_by_label(name, fields):
                continue
            for one in value:
                if frame.atoms.kind(one) in "NOF" and not frame.atoms.is_joined(one):
                    kept.setdefault(one, {})[name] = None
    for one, names in kept.items():
        _name_origin(frame, one, names)
    return [[one for one in names if one] for names in kept.values() if len(names) > 1]


def _name_origin(frame: Frame, obj: int, names: dict[str, None]) -> None:
    """Name the field that an object itself came out of; none at all where it is no container."""
    kind, base, above, _ = frame.atoms.what[obj]
    if _is_plain(frame, obj):
        names.clear()
    elif kind == "F" and isinstance(base, int) and "->" in str(above):
        names[frame.fact(base, str(above))[0]] = None


def _is_plain(frame: Frame, obj: int) -> bool:
    """Say whether an object is of a class of the app that is no collection: nothing is put into it."""
    name = frame.type_of(obj)
    is_subtype = frame.engine.hierarchy.is_subtype
    return frame.is_app_type(name) and not any(is_subtype(name, one) for one in _COLLECTIONS)


def _name(frame: Frame, obj: int, field: str) -> str:
    """Name the fact of a field that can hold a container of a library's; "" for others."""
    if "->" not in field or frame.is_app_type(field.rpartition(":")[2]):
        return ""
    return frame.fact(obj, field)[0]


def unpacked(frame: Frame, state: State, value: Value, name: str) -> Value:
    """Give in place of lists that are taken for a class of the app what is in them: a list of lists was told as one list."""
    if frame.program.class_info(name) is None:
        return value
    lists = frozenset(one for one in value if _is_plain_list(frame, one))
    return value - lists | frame.heap.load(state, lists, CONTENT) if lists else value


def _is_plain_list(frame: Frame, one: int) -> bool:
    kind = frame.atoms.class_of(one)
    is_known = kind is not None and frame.program.class_info(kind) is None
    return is_known and frame.engine.hierarchy.is_subtype(kind or "", _COLLECTIONS[0])

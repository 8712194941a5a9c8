"""Reads the annotations of one class and its members.

Source: "Dalvik executable format", sections "annotations_directory_item" to
"annotation_item".
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.dex.classes import Classes
from auditor.dex.values import Nested, Reference, Value, read_nested
from auditor.errors import MalformedDex

_VISIBILITIES: Final = ("build", "runtime", "system")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: the descriptor of its type, who sees it, and its elements by name.

    `visibility` is "build", "runtime" or "system". Element values are as
    `auditor.dex.values` gives them, but references are spelled out: (kind, text).
    """

    type: str
    visibility: str
    elements: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything annotated in one class; members by id, parameters in order."""

    of_class: tuple[Annotation, ...] = ()
    of_fields: Mapping[int, tuple[Annotation, ...]] = field(default_factory=dict)
    of_methods: Mapping[int, tuple[Annotation, ...]] = field(default_factory=dict)
    of_parameters: Mapping[int, tuple[tuple[Annotation, ...], ...]] = field(
        default_factory=dict
    )


def read_annotations(image: Classes, class_row: int) -> Annotations:
    """Read the annotations of a class row; raises `MalformedDex`."""
    at = int(image.class_annotation_list[class_row])
    if not at:
        return Annotations()
    on_class, fields, methods, parameters = _words(image.data, at, 4)
    if fields + methods + parameters > len(image.data) // 8:
        raise MalformedDex(
            f"{image.name}: the annotations at {at:#x} are more than the file can hold"
        )
    pairs = iter(_words(image.data, at + 16, 2 * (fields + methods + parameters)))
    listed = list(zip(pairs, pairs, strict=True))
    of_parameters = {
        one: tuple(_read_set(image, each) for each in _read_list(image.data, offset))
        for one, offset in listed[fields + methods :]
    }
    return Annotations(
        of_class=_read_set(image, on_class),
        of_fields={one: _read_set(image, offset) for one, offset in listed[:fields]},
        of_methods={
            one: _read_set(image, offset) for one, offset in listed[fields : fields + methods]
        },
        of_parameters=of_parameters,
    )


def spelled(image: Classes, value: Value) -> object:
    """Spell references out: ("type", "La/b;"); arrays become tuples, annotations mappings."""
    match value:
        case Reference(kind, index):
            return kind, _spell(image, kind, index)
        case Nested(type_id, elements):
            inside = {name: spelled(image, one) for name, one in elements}
            return "annotation", _spell(image, "type", type_id), inside
        case tuple():
            return tuple(spelled(image, one) for one in value)
        case _:
            return value


def _spell(image: Classes, kind: str, index: int) -> str:
    names = {
        "type": (image.type_name, len(image.type_string)),
        "field": (image.field_text, len(image.field_name)),
        "enum": (image.field_text, len(image.field_name)),
        "method": (image.method_text, len(image.method_name)),
        "proto": (image.proto_text, len(image.proto_return)),
    }
    name, limit = names.get(kind, (str, 1 << 32))
    if index >= limit:
        raise MalformedDex(f"{image.name}: an annotation names {kind} {index} of {limit}")
    return name(index)


def _read_set(image: Classes, at: int) -> tuple[Annotation, ...]:
    return tuple(_read_one(image, offset) for offset in _read_list(image.data, at))


def _read_list(data: bytes, at: int) -> tuple[int, ...]:
    """Read a counted list of offsets; offset 0 is the empty one."""
    if not at:
        return ()
    (size,) = _words(data, at, 1)
    return _words(data, at + 4, size)


def _read_one(image: Classes, at: int) -> Annotation:
    if not 0 < at < len(image.data) or image.data[at] >= len(_VISIBILITIES):
        raise MalformedDex(f"{image.name}: there is no annotation at {at:#x}")
    nested, _ = read_nested(image.data, at + 1, image.strings)
    elements = {name: spelled(image, value) for name, value in nested.elements}
    return Annotation(
        _spell(image, "type", nested.type_id), _VISIBILITIES[image.data[at]], elements
    )


def _words(data: bytes, at: int, count: int) -> tuple[int, ...]:
    if at + 4 * count > len(data):
        raise MalformedDex(f"annotations at {at:#x} reach behind the end of the file")
    return struct.unpack_from(f"<{count}I", data, at)

"""Reads the annotations of a class, of its methods, and of their parameters.

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
    """The annotated methods of one class by id; parameters in order."""

    of_methods: Mapping[int, tuple[Annotation, ...]] = field(default_factory=dict)
    of_parameters: Mapping[int, tuple[tuple[Annotation, ...], ...]] = field(
        default_factory=dict
    )


class AnnotationReader:
    """Reads the annotations of an image's classes, each set of them once.

    Sets that lie within each other could make a small file name more annotations than
    fit in memory; the reader gives up with `MalformedDex` before that.
    """

    def __init__(self, image: Classes) -> None:
        """Read nothing yet."""
        self._image = image
        self._sets: dict[int, tuple[Annotation, ...]] = {0: ()}
        self._classes: dict[int, Annotations] = {}
        self._left = len(image.data)

    def read(self, class_row: int) -> Annotations:
        """Read the annotations of a class row; raises `MalformedDex`."""
        if class_row not in self._classes:
            self._classes[class_row] = self._read(
                int(self._image.class_annotation_list[class_row])
            )
        return self._classes[class_row]

    def of_class(self, class_row: int) -> tuple[Annotation, ...]:
        """Read the annotations of a class row itself; raises `MalformedDex`."""
        at = int(self._image.class_annotation_list[class_row])
        return self._set(_words(self._image.data, at, 1)[0]) if at else ()

    def _read(self, at: int) -> Annotations:
        if not at:
            return Annotations()
        data = self._image.data
        _, fields, methods, parameters = _words(data, at, 4)
        pairs = iter(_words(data, at + 16, 2 * (fields + methods + parameters)))
        listed = list(zip(pairs, pairs, strict=True))
        self._spend(len(listed))
        return Annotations(
            of_methods={
                one: self._set(offset) for one, offset in listed[fields : fields + methods]
            },
            of_parameters={
                one: tuple(map(self._set, self._offsets(offset)))
                for one, offset in listed[fields + methods :]
            },
        )

    def _set(self, at: int) -> tuple[Annotation, ...]:
        if at not in self._sets:
            self._sets[at] = tuple(_read_one(self._image, one) for one in self._offsets(at))
        return self._sets[at]

    def _offsets(self, at: int) -> tuple[int, ...]:
        """Read a counted list of offsets; offset 0 is the empty one."""
        if not at:
            return ()
        (size,) = _words(self._image.data, at, 1)
        found = _words(self._image.data, at + 4, size)
        self._spend(size)
        return found

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise MalformedDex(
                f"{self._image.name}: its annotations are more than the file can hold"
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

"""Names every field by the class that declares it, also where code names it through a class below that.

For `agreed = true` in `FormActivity`, whose base declares `agreed`, javac writes `FormActivity.agreed`, and the base
itself reads `BaseActivity.agreed`: one field under two names. R8 writes the declaring class itself; D8 does not.
Source: Java Language Specification 13.1 (qualifying type of a field access), JVM Specification 5.4.3.2 (resolution).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from auditor.code.classes.class_table import ClassTable
from auditor.dex.image import DexImage

_Declared: TypeAlias = dict[tuple[int, int], frozenset[tuple[str, str]]]
"""Name and type of each field that a class declares, by its image and row: a class of resource numbers declares
thousands, and is named in another dex file as often."""


def with_declaring_classes(
    images: tuple[DexImage, ...], table: ClassTable
) -> tuple[DexImage, ...]:
    """Return the images, whose `field_class` names the class that declares a field, where the package defines that.

    Where an image does not name that class at all the field keeps its name.
    """
    known: _Declared = {}
    return tuple(_rebound(images, table, known, index) for index in range(len(images)))


def _rebound(
    images: tuple[DexImage, ...], table: ClassTable, known: _Declared, index: int
) -> DexImage:
    image = images[index]
    rest = np.ones(len(image.field_class), np.bool_)
    rest[image.owned_field] = False
    named = np.zeros(len(image.type_string), np.bool_)
    named[image.field_class[rest]] = True
    for one in np.flatnonzero(named).tolist():
        named[one] = table.find(image.type_name(one)) is not None
    rest &= named[image.field_class]
    found: dict[int, int] = {}
    for field in np.flatnonzero(rest).tolist():
        declaring = _declaring(images, table, known, image, field)
        place = None if declaring is None else table.type_places(declaring).get(index)
        if place not in (None, int(image.field_class[field])):
            found[field] = place
    if not found:
        return image
    classes = image.field_class.copy()
    classes[list(found)] = list(found.values())
    return replace(image, field_class=classes)


def _declaring(
    images: tuple[DexImage, ...],
    table: ClassTable,
    known: _Declared,
    image: DexImage,
    field: int,
) -> str | None:
    """Return the first class, of the one through which a field is named and those above it, that declares it."""
    name = image.strings[int(image.field_name[field])]
    kind = image.type_name(int(image.field_type[field]))
    todo = [image.type_name(int(image.field_class[field]))]
    seen = set(todo)
    while todo:
        one = todo.pop()
        place = table.find(one)
        if place is None:
            continue
        at, row = place
        if place not in known:
            known[place] = frozenset(_declared(images[at], row))
        if (name, kind) in known[place]:
            return one
        for above in _above(images[at], row):
            if above not in seen:
                seen.add(above)
                todo.append(above)
    return None


def _declared(image: DexImage, row: int) -> Iterator[tuple[str, str]]:
    first, last = np.searchsorted(image.owned_class, (row, row + 1))
    for one in image.owned_field[first:last].tolist():
        yield (
            image.strings[int(image.field_name[one])],
            image.type_name(int(image.field_type[one])),
        )


def _above(image: DexImage, row: int) -> Iterator[str]:
    """Yield the superclass and then the interfaces of a class: what is yielded last is looked at first."""
    above = int(image.class_super[row])
    if above >= 0:
        yield image.type_name(above)
    for one in image.class_interfaces(row):
        yield image.type_name(one)

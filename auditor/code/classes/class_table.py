"""Finds types and classes by name across all images of an app.

Names are kept as stored (modified UTF-8) and decoded only when shown: a search in each image's
string table would cost fifty times more.
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from auditor.dex.arrays import Bits
from auditor.dex.image import DexImage
from auditor.dex.mutf8 import decode_mutf8, encode_mutf8


class ClassTable:
    """The types that each image names, and the first definition of every class."""

    def __init__(self, images: tuple[DexImage, ...]) -> None:
        self.images = images
        self._places: dict[str, dict[int, int]] = {}
        self._marked: dict[frozenset[str], tuple[Bits, ...]] = {}

    def type_places(self, name: str) -> Mapping[int, int]:
        """Give the images that name a type, each with the type's id there."""
        known = self._places.get(name)
        if known is None:
            wanted = encode_mutf8(name)
            known = self._places[name] = {
                index: types[wanted]
                for index, types in enumerate(self._types)
                if wanted in types
            }
        return known

    def marked(self, names: frozenset[str]) -> tuple[Bits, ...]:
        """Mark, per image, the types that are one of some."""
        known = self._marked.get(names)
        if known is None:
            known = tuple(np.zeros(len(one.type_string), np.bool_) for one in self.images)
            for name in names:
                for index, one in self.type_places(name).items():
                    known[index][one] = True
            self._marked[names] = known
        return known

    def find(self, name: str) -> tuple[int, int] | None:
        """Give the image and class row that define a class, or None."""
        return self._classes.get(encode_mutf8(name))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Name all defined classes in loading order, each once."""
        return tuple(map(decode_mutf8, self._classes))

    @cached_property
    def shadowed(self) -> tuple[Bits | None, ...]:
        """Mark, per image, the method rows of classes that an earlier image or row defines.

        None for an image without such.
        """
        if sum(len(image.class_type) for image in self.images) == len(self._classes):
            return (None,) * len(self.images)
        marks = [np.ones(len(image.class_type), np.bool_) for image in self.images]
        for index, row in self._classes.values():
            marks[index][row] = False
        return tuple(
            mark[image.row_class] if mark.any() else None
            for mark, image in zip(marks, self.images, strict=True)
        )

    @cached_property
    def _types(self) -> tuple[dict[bytes, int], ...]:
        return tuple(_type_ids(image) for image in self.images)

    @cached_property
    def _classes(self) -> dict[bytes, tuple[int, int]]:
        found: dict[bytes, tuple[int, int]] = {}
        for index, image in enumerate(self.images):
            names = list(self._types[index])
            if len(names) != len(image.type_string):  # A type twice, which Android refuses.
                names = [image.strings.raw(one) for one in image.type_string.tolist()]
            for row, one in enumerate(image.class_type.tolist()):
                found.setdefault(names[one], (index, row))
        return found


def _type_ids(image: DexImage) -> dict[bytes, int]:
    """Index the types of an image by name as stored."""
    names = image.strings.raws(image.type_string)
    found = dict(zip(names, range(len(names)), strict=True))
    if len(found) < len(names):  # A type twice, which Android refuses: the first counts.
        found = {name: one for one, name in reversed(list(enumerate(names)))}
    return found

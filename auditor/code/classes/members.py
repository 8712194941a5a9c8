"""Finds what code names as methods and fields, by name, across all images of an app.

A reference names a class, a name and a type. The same method is named in many images, most of
them without any use of it; what is asked here is which ids stand for a name, never by whom.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Final

import numpy as np

from auditor.code.classes.class_table import ClassTable
from auditor.code.classes.text_index import TextIndex, field_names, method_names
from auditor.dex.arrays import Ints
from auditor.dex.image import DexImage

_FEW_IDS: Final = 64  # Up to so many, a look at each is cheaper than at all that a class names.
_FEW_CLASSES: Final = 24  # Above, one search by name is cheaper than a look at each class.


class Members:
    """The ids under which each image names methods and fields."""

    def __init__(self, images: Sequence[DexImage], table: ClassTable) -> None:
        self.images = images
        self._table = table
        self._named: dict[str, dict[int, Ints]] = {}
        self._references: dict[str, dict[str, list[tuple[int, int]]]] = {}
        self._called: dict[str, tuple[str, ...]] = {}

    def methods(
        self, owner: str | None, name: str, proto: str | None = None
    ) -> Iterator[tuple[int, int]]:
        """Yield image and id of the methods of a name, class (None: any) and prototype."""
        types = None if owner is None else self._table.type_places(owner)
        for index, ids in self.named(name).items():
            image = self.images[index]
            if types is not None:
                if index not in types:
                    continue
                ids = ids[image.method_class[ids] == types[index]]
            for one in ids.tolist():
                if proto is None or image.proto_text(int(image.method_proto[one])) == proto:
                    yield index, one

    def of_prototypes(self, protos: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield image and id of the methods that code names of some prototypes, all of one result."""
        result = protos[0].rpartition(")")[2]
        for index, type_id in self._table.type_places(result).items():
            image = self.images[index]
            for proto in np.flatnonzero(image.proto_return == type_id).tolist():
                if image.proto_text(proto) in protos:
                    yield from ((index, one) for one in image.methods_of_proto(proto).tolist())

    def methods_among(self, owners: frozenset[str], name: str) -> Iterator[tuple[int, int]]:
        """Yield image and id of the methods of that name of any of some classes."""
        marks = self._table.marked(owners)
        for index, ids in self.named(name).items():
            wanted = ids[marks[index][self.images[index].method_class[ids]]]
            yield from ((index, one) for one in wanted.tolist())

    def fields(
        self, owner: str | None, name: str, kind: str | None
    ) -> Iterator[tuple[int, int]]:
        """Yield image and id of the fields of a name, class (None: any) and type (None: any)."""
        owners = None if owner is None else self._table.type_places(owner)
        kinds = None if kind is None else self._table.type_places(kind)
        for index, string in self._field_names.places(name):
            image = self.images[index]
            if owners is None:
                ids = np.flatnonzero(image.field_name == string).astype(np.int32)
            elif index in owners:
                ids = image.fields_of_type(owners[index])
                ids = ids[image.field_name[ids] == string]
            else:
                continue
            if kinds is not None:
                ids = ids[image.field_type[ids] == kinds.get(index, -1)]
            yield from ((index, one) for one in ids.tolist())

    def field_string(self, index: int, name: str) -> int:
        """Give the id of a text in one image as the name of fields, or -1."""
        places = self._field_names.places(name)
        return next((string for image, string in places if image == index), -1)

    def references_to(self, class_name: str) -> Mapping[str, list[tuple[int, int]]]:
        """Give what code names as methods of a class: signature to (image, method id)s."""
        known = self._references.get(class_name)
        if known is None:
            known = self._references[class_name] = {}
            for index, type_id in self._table.type_places(class_name).items():
                image = self.images[index]
                ids = image.methods_of_type(type_id)
                rows = zip(
                    ids.tolist(),
                    image.method_name[ids].tolist(),
                    image.method_proto[ids].tolist(),
                    strict=True,
                )
                for one, name, proto in rows:
                    signature = image.strings[name] + image.proto_text(proto)
                    known.setdefault(signature, []).append((index, one))
        return known

    def owners_named(self, signature: str, among: Set[str]) -> tuple[str, ...]:
        """Give those of some classes through which code names a method of that signature."""
        name, _, _ = signature.partition("(")
        named = self.named(name)
        is_rare = sum(map(len, named.values())) <= _FEW_IDS
        if not is_rare and len(among) <= _FEW_CLASSES:
            return tuple(sorted(one for one in among if signature in self.references_to(one)))
        found = set()
        for index, ids in named.items():
            image = self.images[index]
            protos = image.method_proto[ids].tolist()
            for type_id, proto in zip(image.method_class[ids].tolist(), protos, strict=True):
                owner = image.type_name(type_id)
                if owner in among and name + image.proto_text(proto) == signature:
                    found.add(owner)
        return tuple(sorted(found))

    def callees_named(self, name: str) -> tuple[str, ...]:
        """Give the classes through which code calls any method of that name."""
        known = self._called.get(name)
        if known is None:
            found = set()
            for index, ids in self.named(name).items():
                image = self.images[index]
                for one in ids.tolist():
                    if len(image.invokes_of(one)):
                        found.add(image.type_name(int(image.method_class[one])))
            known = self._called[name] = tuple(sorted(found))
        return known

    def named(self, name: str) -> Mapping[int, Ints]:
        """Give the ids, ascending, of the methods of a name by image, where there are any."""
        known = self._named.get(name)
        if known is None:
            known = self._named[name] = {
                index: self.images[index].methods_named(string)
                for index, string in self._method_names.places(name)
            }
        return known

    @cached_property
    def _method_names(self) -> TextIndex:
        return method_names(self.images)

    @cached_property
    def _field_names(self) -> TextIndex:
        return field_names(self.images)

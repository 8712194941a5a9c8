"""Holds all dex images of an app as one program, in Android's class-loading order.

Methods of all images share one numbering: a method's number is its image's base plus its row
there. Names are in dex form: `La/b;`, `La/b;->c(I)V`, `La/b;->c:I`. Where several images define
a class, the first one wins, as in Android's `DexPathList` (since 5.0); the others' methods keep
their numbers but no search returns them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from auditor.code.class_table import ClassTable
from auditor.code.text_index import TextIndex, loaded_strings, method_names
from auditor.dex.arrays import Ints, Longs
from auditor.dex.body import Body, decode_body
from auditor.dex.image import DexImage
from auditor.model.app import Manifest

MethodNumber: TypeAlias = int

_BODIES_KEPT: Final = 4096
_FEW_CLASSES: Final = 24  # Above, one search by name is cheaper than a look at each class.
_NONE: Final = np.zeros(0, np.int32)
_FIRST_STATIC: Final = 0x60  # Opcodes sget to sput-short, behind those of instance fields.


class CallSite(NamedTuple):
    """One invoke: who calls, where (16-bit units), with which opcode, naming which method."""

    method: MethodNumber
    pc: int
    opcode: int
    target: str


class Use(NamedTuple):
    """One use of a field, string or type: in which method, where (16-bit units), how."""

    method: MethodNumber
    pc: int
    opcode: int


class ClassInfo(NamedTuple):
    """A class that the app defines; `image` is the index of the image and `row` its row there."""

    name: str
    superclass: str | None
    interfaces: tuple[str, ...]
    flags: int
    image: int
    row: int

    @property
    def is_interface(self) -> bool:
        """Say whether it is an interface (dex format, access flag 0x200)."""
        return bool(self.flags & 0x200)


class Program:
    """The app's code as one: every method, class, call and use of a name, found by name."""

    def __init__(self, images: Sequence[DexImage], manifest: Manifest) -> None:
        self.images: tuple[DexImage, ...] = tuple(images)
        self.manifest = manifest
        self._table = ClassTable(self.images)
        sizes = [len(image.row_method) for image in self.images]
        self.bases: tuple[int, ...] = tuple(int(one) for one in np.cumsum([0, *sizes])[:-1])
        self.size: int = sum(sizes)
        self._bodies: dict[MethodNumber, Body] = {}
        self._texts: dict[MethodNumber, str] = {}
        self._infos: dict[str, ClassInfo | None] = {}
        self._declared: dict[str, dict[str, MethodNumber]] = {}
        self._references: dict[str, dict[str, list[tuple[int, int]]]] = {}
        self._callees_named: dict[str, tuple[str, ...]] = {}
        self._named_so: dict[str, dict[int, Ints]] = {}

    def place(self, method: MethodNumber) -> tuple[DexImage, int]:
        """Give the image of a method and its row there."""
        index = bisect_right(self.bases, method) - 1
        return self.images[index], method - self.bases[index]

    def part(self, method: MethodNumber) -> str:
        """Name the dex file that holds a method: `base.apk!classes2.dex`."""
        return self.place(method)[0].name

    def text(self, method: MethodNumber) -> str:
        """Spell a method: `Lcom/x/A;->b(I)V`."""
        text = self._texts.get(method)
        if text is None:
            image, row = self.place(method)
            text = self._texts[method] = image.method_text(int(image.row_method[row]))
        return text

    def owner(self, method: MethodNumber) -> str:
        """Name the class that declares a method."""
        return self.text(method).partition("->")[0]

    def signature(self, method: MethodNumber) -> str:
        """Spell a method without its class: `b(I)V`."""
        return self.text(method).partition("->")[2]

    def flags(self, method: MethodNumber) -> int:
        """Give a method's access flags (dex format, "access_flags")."""
        image, row = self.place(method)
        return int(image.row_flags[row])

    def is_static(self, method: MethodNumber) -> bool:
        """Say whether a method is static."""
        return bool(self.flags(method) & 0x8)

    def has_code(self, method: MethodNumber) -> bool:
        """Say whether a method has instructions (is neither abstract nor native)."""
        image, row = self.place(method)
        return bool(image.row_code[row])

    def method(self, text: str) -> MethodNumber | None:
        """Find a method that the app defines by its exact text."""
        owner, _, signature = text.partition("->")
        return self.declared(owner).get(signature)

    def declared(self, class_name: str) -> dict[str, MethodNumber]:
        """Give the methods that a class declares by signature (`b(I)V`), in dex order."""
        known = self._declared.get(class_name)
        if known is None:
            known = self._declared[class_name] = {
                self.signature(one): one for one in reversed(self.methods_of_class(class_name))
            }
        return known

    def methods_of_class(self, class_name: str) -> tuple[MethodNumber, ...]:
        """Give the methods that a class declares, in dex order; none if the app has no such class."""
        info = self.class_info(class_name)
        if info is None:
            return ()
        rows = self.images[info.image].methods_of(info.row)
        base = self.bases[info.image]
        return tuple(range(base + rows.start, base + rows.stop))

    def class_info(self, name: str) -> ClassInfo | None:
        """Describe a class that the app defines, or give None."""
        if name in self._infos:
            return self._infos[name]
        info = self._infos[name] = self._find_class(name)
        return info

    def class_names(self) -> Iterator[str]:
        """Yield every class that the app defines, in loading order; shadowed ones once."""
        return self._table.names()

    def body(self, method: MethodNumber) -> Body:
        """Decode a method's instructions; the last few thousand bodies are kept."""
        body = self._bodies.pop(method, None)
        if body is None:
            image, row = self.place(method)
            body = decode_body(image, row)
            if len(self._bodies) >= _BODIES_KEPT:
                del self._bodies[next(iter(self._bodies))]
        self._bodies[method] = body
        return body

    def calls_of(
        self, owner: str | None, name: str, proto: str | None = None
    ) -> tuple[CallSite, ...]:
        """Find every invoke that names a method, as written; `owner` None for any class.

        Overrides, inherited methods and subclasses are the call graph's business: this looks
        at the reference in the instruction alone. Sorted by method and place.
        """
        if owner is not None and proto is not None:
            return self.calls_naming(owner, name + proto)
        found: list[CallSite] = []
        for index in self._images_of(owner):
            image = self.images[index]
            for one in self.method_ids(index, owner, name, proto):
                found.extend(self._calls(index, image.invokes_of(one), image.method_text(one)))
        return tuple(sorted(found))

    def calls_naming(self, owner: str, signature: str) -> tuple[CallSite, ...]:
        """Find every invoke that names `owner->signature`, sorted by method and place."""
        target = f"{owner}->{signature}"
        found: list[CallSite] = []
        for index, one in self.references_to(owner).get(signature, ()):
            found.extend(self._calls(index, self.images[index].invokes_of(one), target))
        return tuple(sorted(found))

    def calls_by_id(self, image_index: int, method_id: int) -> Iterator[CallSite]:
        """Yield the invokes of one image that name a method by id, in dex order."""
        image = self.images[image_index]
        places = image.invokes_of(method_id)
        if len(places):
            yield from self._calls(image_index, places, image.method_text(method_id))

    def calls_in(self, method: MethodNumber) -> tuple[CallSite, ...]:
        """Give every invoke of a method, in order."""
        image, row = self.place(method)
        part = image.invokes_in(row)
        return tuple(
            CallSite(method, pc, op, image.method_text(one))
            for pc, op, one in zip(
                image.invoke_pc[part].tolist(),
                image.invoke_op[part].tolist(),
                image.invoke_method[part].tolist(),
                strict=True,
            )
        )

    def field_uses(self, text: str) -> tuple[Use, ...]:
        """Find every read or write of a field, by its exact text as written."""
        owner, _, rest = text.partition("->")
        name, _, kind = rest.partition(":")
        return self.field_uses_named(owner, name, kind)

    def field_uses_named(
        self, owner: str | None, name: str, kind: str | None = None
    ) -> tuple[Use, ...]:
        """Find every use of the fields of that name, of a class (None: any) and type (None: any)."""
        found: list[Use] = []
        for index in self._images_of(owner):
            image = self.images[index]
            for one in self._field_ids(index, owner, name, kind):
                places = image.fields_uses_of(one)
                found.extend(
                    self._uses(
                        index,
                        image.field_row[places],
                        image.field_pc[places],
                        image.field_op[places],
                    )
                )
        return tuple(sorted(found))

    def string_uses(self, text: str) -> tuple[Use, ...]:
        """Find every `const-string` of a text; the opcode is always given as 0x1a."""
        found: list[Use] = []
        for index, one in self._loaded.places(text):
            image = self.images[index]
            places = image.strings_uses_of(one)
            op = np.full(len(places), 0x1A, np.int32)
            rows, pcs = image.string_row, image.string_pc
            found.extend(self._uses(index, rows[places], pcs[places], op))
        return tuple(sorted(found))

    def resource_uses(self, resource_id: int) -> tuple[Use, ...]:
        """Find every instruction that loads a resource's id as a number (`const`, `const/high16`).

        Where the ids are kept in fields of `R` the reads of those count, see `field_uses_named`.
        """
        found: list[Use] = []
        for index, image in enumerate(self.images):
            places = image.resource_uses_of(resource_id)
            if len(places):
                rows, pcs, ops = image.resource_row, image.resource_pc, image.resource_op
                found.extend(self._uses(index, rows[places], pcs[places], ops[places]))
        return tuple(sorted(found))

    def texts_from(self, beginning: str) -> tuple[str, ...]:
        """Give the strings of all images that begin so, sorted."""
        found = {
            image.strings[one]
            for image in self.images
            for one in image.strings.beginning(beginning)
        }
        return tuple(sorted(found))

    def type_uses(
        self, class_name: str, opcodes: frozenset[int] | None = None
    ) -> tuple[Use, ...]:
        """Find every instruction that names a type (`new-instance`, `const-class`, …).

        `opcodes` keeps only these.
        """
        found: list[Use] = []
        for index, one in self.type_places(class_name):
            image = self.images[index]
            places = image.types_uses_of(one)
            rows, pcs, ops = image.type_row, image.type_pc, image.type_op
            found.extend(self._uses(index, rows[places], pcs[places], ops[places]))
        return tuple(sorted(one for one in found if opcodes is None or one.opcode in opcodes))

    def type_places(self, class_name: str) -> tuple[tuple[int, int], ...]:
        """Give the images that name a type, each with the type's id there."""
        return self._table.type_places(class_name)

    def type_id(self, image_index: int, class_name: str) -> int:
        """Give a type's id in one image, or -1."""
        places = self._table.type_places(class_name)
        return next((one for index, one in places if index == image_index), -1)

    def references_to(self, class_name: str) -> dict[str, list[tuple[int, int]]]:
        """Give what code names as methods of a class: signature to (image, method id)s."""
        known = self._references.get(class_name)
        if known is None:
            known = self._references[class_name] = {}
            for index, one in self.type_places(class_name):
                image = self.images[index]
                for each in image.methods_of_type(one).tolist():
                    name = image.strings[int(image.method_name[each])]
                    signature = name + image.proto_text(int(image.method_proto[each]))
                    known.setdefault(signature, []).append((index, each))
        return known

    def owners_named(self, signature: str, among: Set[str]) -> tuple[str, ...]:
        """Give those of some classes through which code names a method of that signature."""
        if len(among) <= _FEW_CLASSES:
            return tuple(sorted(one for one in among if signature in self.references_to(one)))
        name, _, _ = signature.partition("(")
        found = set()
        for index, image in enumerate(self.images):
            for one in self._named(index, name).tolist():
                owner = image.type_name(int(image.method_class[one]))
                if owner in among and signature in self.references_to(owner):
                    found.add(owner)
        return tuple(sorted(found))

    def callees_named(self, name: str) -> tuple[str, ...]:
        """Give the classes through which code calls any method of that name."""
        known = self._callees_named.get(name)
        if known is None:
            found = set()
            for index, image in enumerate(self.images):
                for one in self._named(index, name).tolist():
                    if len(image.invokes_of(one)):
                        found.add(image.type_name(int(image.method_class[one])))
            known = self._callees_named[name] = tuple(sorted(found))
        return known

    def names_any_type(self, names: frozenset[str]) -> bool:
        """Say whether any image names one of these types at all."""
        return any(self.type_places(one) for one in names)

    def static_field_uses(self, class_name: str) -> tuple[Use, ...]:
        """Find every read or write of the static fields of a class, as written."""
        found: list[Use] = []
        for index, one in self.type_places(class_name):
            image = self.images[index]
            for field in image.fields_of_type(one).tolist():
                places = image.fields_uses_of(field)
                rows, pcs, ops = image.field_row, image.field_pc, image.field_op
                places = places[ops[places] >= _FIRST_STATIC]
                found.extend(self._uses(index, rows[places], pcs[places], ops[places]))
        return tuple(sorted(found))

    def method_ids(
        self, image_index: int, owner: str | None, name: str, proto: str | None = None
    ) -> list[int]:
        """Give the ids in one image of the methods of that name, class (None: any) and prototype."""
        image = self.images[image_index]
        ids = self._named(image_index, name)
        if owner is not None and len(ids):
            ids = ids[image.method_class[ids] == self._type_or_none(image_index, owner)]
        found: list[int] = ids.tolist()
        if proto is None:
            return found
        return [one for one in found if image.proto_text(int(image.method_proto[one])) == proto]

    def method_ids_among(
        self, image_index: int, owners: frozenset[str], name: str
    ) -> list[int]:
        """Give the ids in one image of the methods of that name of any of some classes."""
        ids = self._named(image_index, name)
        if len(ids):
            marks = self._table.marked(owners)[image_index]
            ids = ids[marks[self.images[image_index].method_class[ids]]]
        found: list[int] = ids.tolist()
        return found

    def is_shadowed(self, method: MethodNumber) -> bool:
        """Say whether an earlier image defines the method's class too, so that this one never runs."""
        index = bisect_right(self.bases, method) - 1
        shadow = self._table.shadowed[index]
        return shadow is not None and bool(shadow[method - self.bases[index]])

    def _images_of(self, owner: str | None) -> Iterable[int]:
        """Give the images that name a class: a look-up, where a member's name is a search."""
        if owner is None:
            return range(len(self.images))
        return [index for index, _ in self.type_places(owner)]

    def _type_or_none(self, index: int, owner: str) -> int:
        found = self.type_id(index, owner)
        return found if found >= 0 else -2

    def _named(self, index: int, name: str) -> Ints:
        known = self._named_so.get(name)
        if known is None:
            known = self._named_so[name] = {
                place: self.images[place].methods_named(one)
                for place, one in self._method_names.places(name)
            }
        return known.get(index, _NONE)

    @cached_property
    def _method_names(self) -> TextIndex:
        return method_names(self.images)

    @cached_property
    def _loaded(self) -> TextIndex:
        return loaded_strings(self.images)

    def _find_class(self, name: str) -> ClassInfo | None:
        place = self._table.find(name)
        if place is None:
            return None
        index, row = place
        image = self.images[index]
        above = int(image.class_super[row])
        return ClassInfo(
            name,
            image.type_name(above) if above >= 0 else None,
            tuple(image.type_name(each) for each in image.class_interfaces(row)),
            int(image.class_flags[row]),
            index,
            row,
        )

    def _field_ids(
        self, index: int, owner: str | None, name: str, kind: str | None
    ) -> list[int]:
        return self.images[index].fields_named(
            name,
            None if owner is None else self.type_id(index, owner),
            None if kind is None else self.type_id(index, kind),
        )

    def _calls(self, index: int, places: Ints, target: str) -> Iterator[CallSite]:
        image = self.images[index]
        for use in self._uses(
            index, image.invoke_row[places], image.invoke_pc[places], image.invoke_op[places]
        ):
            yield CallSite(use.method, use.pc, use.opcode, target)

    def _uses(
        self,
        index: int,
        rows: Ints,
        pcs: Ints,
        ops: "Ints | np.ndarray[tuple[int], np.dtype[np.uint8]]",
    ) -> Iterator[Use]:
        shadow = self._table.shadowed[index]
        if shadow is not None and len(rows):
            keep = ~shadow[rows]
            rows, pcs, ops = rows[keep], pcs[keep], ops[keep]
        numbers: Longs = rows.astype(np.int64) + self.bases[index]
        return map(Use, numbers.tolist(), pcs.tolist(), ops.tolist())

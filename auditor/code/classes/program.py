"""Holds all dex images of an app as one program, in Android's class-loading order.

Methods of all images share one numbering: a method's number is its image's base plus its row
there. Names are in dex form: `La/b;`, `La/b;->c(I)V`, `La/b;->c:I`. Where several images define
a class, the first one wins, as in Android's `DexPathList` (since 5.0); the others' methods keep
their numbers but no search returns them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

from auditor.code.classes.class_table import ClassTable
from auditor.code.classes.inherited_fields import with_declaring_classes
from auditor.code.classes.members import Members
from auditor.code.classes.text_index import TextIndex, loaded_strings
from auditor.dex.arrays import Bytes, Ints
from auditor.dex.body import Body, decode_body
from auditor.dex.image import DexImage
from auditor.dex.mutf8 import encode_mutf8
from auditor.model.app import Manifest
from auditor.model.names import method_name

MethodNumber: TypeAlias = int

_BODIES_KEPT: Final = 4096
_OWNERS_KEPT: Final = 1 << 16
_FIRST_STATIC: Final = 0x60  # Opcodes sget to sput-short, behind those of instance fields.


class CallSite(NamedTuple):
    """One invoke: who calls, where (16-bit units), with which opcode, naming which method."""

    method: MethodNumber
    pc: int
    opcode: int
    target: str

    @property
    def owner(self) -> str:
        """Return the class that the method is named of: `La/b;` of `La/b;->c(I)V`."""
        return self.target.partition("->")[0]

    @property
    def signature(self) -> str:
        """Return the method without its class: `c(I)V`."""
        return self.target.partition("->")[2]

    @property
    def name(self) -> str:
        """Return the method's name alone: `c`."""
        return method_name(self.target)


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
        self.manifest = manifest
        self._table = ClassTable(tuple(images))
        self.images = with_declaring_classes(self._table.images, self._table)
        self.members = Members(self.images, self._table)
        sizes = [len(image.row_method) for image in self.images]
        self.bases: tuple[int, ...] = tuple(int(one) for one in np.cumsum([0, *sizes])[:-1])
        self.size: int = sum(sizes)
        self._bodies: dict[MethodNumber, Body] = {}
        self.calls_read: dict[tuple[MethodNumber, int], Any] = {}
        """What `sites.read_call` read, by place: the same call is asked for again and again."""
        self.statics_read: dict[str, Mapping[str, Any]] = {}
        """What `starting_values` read of static fields, by class."""
        self._texts: dict[MethodNumber, str] = {}
        self._owners: dict[MethodNumber, str] = {}
        self._infos: dict[str, ClassInfo | None] = {}
        self._declared: dict[str, dict[str, MethodNumber]] = {}
        self._field_uses: dict[str, tuple[Use, ...]] = {}
        self._fields: dict[str, tuple[str, ...]] = {}

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
        owner = self._owners.get(method)
        if owner is None:
            image, row = self.place(method)
            owner = image.type_name(int(image.method_class[image.row_method[row]]))
            if len(self._owners) < _OWNERS_KEPT:
                self._owners[method] = owner
        return owner

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
            known = self._declared[class_name] = self._find_declared(class_name)
        return known

    def fields_of_object(self, class_name: str) -> tuple[str, ...]:
        """Spell the fields of an object of a class, as that class declares them."""
        if class_name not in self._fields:
            self._fields[class_name] = self._find_fields(class_name)
        return self._fields[class_name]

    def _find_fields(self, class_name: str) -> tuple[str, ...]:
        info = self.class_info(class_name)
        if info is None:
            return ()
        image = self.images[info.image]
        first, last = np.searchsorted(image.owned_class, [info.row, info.row + 1])
        own = ~image.owned_static[first:last]
        return tuple(image.field_text(int(one)) for one in image.owned_field[first:last][own])

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

    def class_names(self) -> tuple[str, ...]:
        """Name every class that the app defines, in loading order; shadowed ones once."""
        return self._table.names

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
        for index, one in self.members.methods(owner, name, proto):
            found.extend(self.calls_by_id(index, one))
        return tuple(sorted(found))

    def calls_naming(self, owner: str, signature: str) -> tuple[CallSite, ...]:
        """Find every invoke that names `owner->signature`, sorted by method and place."""
        found: list[CallSite] = []
        for index, one in self.members.references_to(owner).get(signature, ()):
            found.extend(self.calls_by_id(index, one))
        return tuple(sorted(found))

    def calls_by_id(self, image_index: int, method_id: int) -> Iterator[CallSite]:
        """Yield the invokes of one image that name a method by id, in dex order."""
        image = self.images[image_index]
        places = image.invokes_of(method_id)
        if not len(places):
            return
        rows, pcs, ops = image.invoke_row, image.invoke_pc, image.invoke_op
        columns = self._columns(image_index, rows[places], pcs[places], ops[places])
        yield from map(CallSite, *columns, repeat(image.method_text(method_id)))

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
        known = self._field_uses.get(text)
        if known is None:
            owner, _, rest = text.partition("->")
            name, _, kind = rest.partition(":")
            known = self._field_uses[text] = self.field_uses_named(owner, name, kind)
        return known

    def field_uses_named(
        self, owner: str | None, name: str, kind: str | None = None
    ) -> tuple[Use, ...]:
        """Find every use of the fields of that name, of a class (None: any) and type (None: any)."""
        found: list[Use] = []
        for index, one in self.members.fields(owner, name, kind):
            image = self.images[index]
            places = image.fields_uses_of(one)
            rows, pcs, ops = image.field_row, image.field_pc, image.field_op
            found.extend(self._uses(index, rows[places], pcs[places], ops[places]))
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

    def texts_from(self, beginnings: tuple[str, ...]) -> tuple[str, ...]:
        """Give the strings of all images that begin with one of some texts, sorted."""
        needles = tuple(map(encode_mutf8, beginnings))
        held = {
            image.strings[one]
            for image in self.images
            for one in image.strings.matching(*needles).tolist()
        }
        return tuple(sorted(one for one in held if one.startswith(beginnings)))

    def type_uses(
        self, class_name: str, opcodes: frozenset[int] | None = None
    ) -> tuple[Use, ...]:
        """Find every instruction that names a type (`new-instance`, `const-class`, …).

        `opcodes` keeps only these.
        """
        found: list[Use] = []
        for index, one in self.type_places(class_name).items():
            image = self.images[index]
            places = image.types_uses_of(one)
            rows, pcs, ops = image.type_row, image.type_pc, image.type_op
            found.extend(self._uses(index, rows[places], pcs[places], ops[places]))
        return tuple(sorted(one for one in found if opcodes is None or one.opcode in opcodes))

    def type_places(self, class_name: str) -> Mapping[int, int]:
        """Give the images that name a type, each with the type's id there."""
        return self._table.type_places(class_name)

    def names_any_type(self, names: frozenset[str]) -> bool:
        """Say whether any image names one of these types at all."""
        return any(self.type_places(one) for one in names)

    def static_field_uses(self, class_name: str) -> tuple[Use, ...]:
        """Find every read or write of the static fields of a class, as written."""
        found: list[Use] = []
        for index, one in self.type_places(class_name).items():
            image = self.images[index]
            for field in image.fields_of_type(one).tolist():
                places = image.fields_uses_of(field)
                rows, pcs, ops = image.field_row, image.field_pc, image.field_op
                places = places[ops[places] >= _FIRST_STATIC]
                found.extend(self._uses(index, rows[places], pcs[places], ops[places]))
        return tuple(sorted(found))

    def is_shadowed(self, method: MethodNumber) -> bool:
        """Say whether an earlier image defines the method's class too, so that this one never runs."""
        index = bisect_right(self.bases, method) - 1
        shadow = self._table.shadowed[index]
        return shadow is not None and bool(shadow[method - self.bases[index]])

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

    def _find_declared(self, class_name: str) -> dict[str, MethodNumber]:
        info = self.class_info(class_name)
        if info is None:
            return {}
        image, base = self.images[info.image], self.bases[info.image]
        rows = image.methods_of(info.row)
        ids = image.row_method[rows]
        named = zip(
            image.method_name[ids].tolist(), image.method_proto[ids].tolist(), strict=True
        )
        signatures = [image.strings[name] + image.proto_text(proto) for name, proto in named]
        # Of two of the same signature, which Android refuses, the first counts.
        numbers = range(base + rows.start, base + rows.stop)
        return dict(zip(reversed(signatures), reversed(numbers), strict=True))

    def _uses(self, index: int, rows: Ints, pcs: Ints, ops: Ints | Bytes) -> Iterator[Use]:
        return map(Use, *self._columns(index, rows, pcs, ops))

    def _columns(
        self, index: int, rows: Ints, pcs: Ints, ops: Ints | Bytes
    ) -> tuple[list[MethodNumber], list[int], list[int]]:
        """Give number of method, place and opcode of some instructions, without shadowed ones."""
        shadow = self._table.shadowed[index]
        if shadow is not None and len(rows):
            keep = ~shadow[rows]
            rows, pcs, ops = rows[keep], pcs[keep], ops[keep]
        base = self.bases[index]
        return [base + one for one in rows.tolist()], pcs.tolist(), ops.tolist()

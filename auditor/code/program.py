"""Holds all dex images of an app as one program, in Android's class-loading order.

Methods of all images share one numbering: a method's number is its image's base plus its row
there. Names are in dex form: `La/b;`, `La/b;->c(I)V`, `La/b;->c:I`. Where several images define
a class, the first one wins, as in Android's `DexPathList` (since 5.0); the others' methods keep
their numbers but no search returns them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from auditor.dex.arrays import Bits, Ints, Longs
from auditor.dex.body import Body, decode_body
from auditor.dex.image import DexImage
from auditor.model.app import Manifest

MethodNumber: TypeAlias = int

_BODIES_KEPT: Final = 4096


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
        sizes = [len(image.row_method) for image in self.images]
        self.bases: tuple[int, ...] = tuple(int(one) for one in np.cumsum([0, *sizes])[:-1])
        self.size: int = sum(sizes)
        self._bodies: dict[MethodNumber, Body] = {}
        self._texts: dict[MethodNumber, str] = {}
        self._infos: dict[str, ClassInfo | None] = {}
        self._declared: dict[str, dict[str, MethodNumber]] = {}
        self._type_ids: list[dict[str, int]] = [{} for _ in self.images]
        self._names: list[dict[str, Ints]] = [{} for _ in self.images]

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
        seen: set[str] = set()
        for image in self.images:
            for one in image.class_type.tolist():
                name = image.type_name(one)
                if name not in seen:
                    seen.add(name)
                    yield name

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

    def calls_of(self, owner: str | None, name: str, proto: str | None = None) -> tuple[CallSite, ...]:
        """Find every invoke that names a method, as written; `owner` None for any class.

        Overrides, inherited methods and subclasses are the call graph's business: this looks
        at the reference in the instruction alone. Sorted by method and place.
        """
        found: list[CallSite] = []
        for index, image in enumerate(self.images):
            for one in self.method_ids(index, owner, name, proto):
                found.extend(self._calls(index, image.invokes_of(one), image.method_text(one)))
        return tuple(sorted(found))

    def calls_in(self, method: MethodNumber) -> tuple[CallSite, ...]:
        """Give every invoke of a method, in order."""
        image, row = self.place(method)
        part = image.invokes_in(row)
        return tuple(
            CallSite(method, pc, op, image.method_text(one))
            for pc, op, one in zip(
                image.invoke_pc[part].tolist(), image.invoke_op[part].tolist(), image.invoke_method[part].tolist(), strict=True
            )
        )

    def field_uses(self, text: str) -> tuple[Use, ...]:
        """Find every read or write of a field, by its exact text as written."""
        owner, _, rest = text.partition("->")
        name, _, kind = rest.partition(":")
        return self.field_uses_named(owner, name, kind)

    def field_uses_named(self, owner: str | None, name: str, kind: str | None = None) -> tuple[Use, ...]:
        """Find every use of the fields of that name, of a class (None: any) and type (None: any)."""
        found: list[Use] = []
        for index, image in enumerate(self.images):
            for one in self._field_ids(index, owner, name, kind):
                places = image.fields_uses_of(one)
                found.extend(self._uses(index, image.field_row[places], image.field_pc[places], image.field_op[places]))
        return tuple(sorted(found))

    def string_uses(self, text: str) -> tuple[Use, ...]:
        """Find every `const-string` of a text; the opcode is always given as 0x1a."""
        found: list[Use] = []
        for index, image in enumerate(self.images):
            one = image.strings.find(text)
            if one >= 0:
                places = image.strings_uses_of(one)
                op = np.full(len(places), 0x1A, np.int32)
                found.extend(self._uses(index, image.string_row[places], image.string_pc[places], op))
        return tuple(sorted(found))

    def type_uses(self, class_name: str, opcodes: frozenset[int] | None = None) -> tuple[Use, ...]:
        """Find every instruction that names a type (`new-instance`, `const-class`, …).

        `opcodes` keeps only these.
        """
        found: list[Use] = []
        for index, image in enumerate(self.images):
            one = self.type_id(index, class_name)
            if one >= 0:
                places = image.types_uses_of(one)
                found.extend(self._uses(index, image.type_row[places], image.type_pc[places], image.type_op[places]))
        return tuple(sorted(one for one in found if opcodes is None or one.opcode in opcodes))

    def type_id(self, image_index: int, class_name: str) -> int:
        """Give a type's id in one image, or -1."""
        known = self._type_ids[image_index]
        found = known.get(class_name)
        if found is None:
            found = known[class_name] = self.images[image_index].type_id_of(class_name)
        return found

    def method_ids(self, image_index: int, owner: str | None, name: str, proto: str | None = None) -> list[int]:
        """Give the ids in one image of the methods of that name, class (None: any) and prototype."""
        image = self.images[image_index]
        ids = self._named(image_index, name)
        if owner is not None and len(ids):
            ids = ids[image.method_class[ids] == self._type_or_none(image_index, owner)]
        found: list[int] = ids.tolist()
        if proto is None:
            return found
        return [one for one in found if image.proto_text(int(image.method_proto[one])) == proto]

    def is_shadowed(self, method: MethodNumber) -> bool:
        """Say whether an earlier image defines the method's class too, so that this one never runs."""
        index = bisect_right(self.bases, method) - 1
        shadow = self._shadowed[index]
        return shadow is not None and bool(shadow[method - self.bases[index]])

    def _type_or_none(self, index: int, owner: str) -> int:
        found = self.type_id(index, owner)
        return found if found >= 0 else -2

    def _named(self, index: int, name: str) -> Ints:
        known = self._names[index]
        found = known.get(name)
        if found is None:
            found = known[name] = self.images[index].methods_named(name)
        return found

    def _find_class(self, name: str) -> ClassInfo | None:
        for index, image in enumerate(self.images):
            one = self.type_id(index, name)
            row = int(image.class_row_of_type[one]) if one >= 0 else -1
            if row >= 0:
                above = int(image.class_super[row])
                return ClassInfo(
                    name,
                    image.type_name(above) if above >= 0 else None,
                    tuple(image.type_name(each) for each in image.class_interfaces(row)),
                    int(image.class_flags[row]),
                    index,
                    row,
                )
        return None

    def _field_ids(self, index: int, owner: str | None, name: str, kind: str | None) -> list[int]:
        image = self.images[index]
        string = image.strings.find(name)
        if string < 0:
            return []
        hits: Bits = image.field_name == string
        if owner is not None:
            hits &= image.field_class == self._type_or_none(index, owner)
        if kind is not None:
            hits &= image.field_type == self._type_or_none(index, kind)
        found: list[int] = np.flatnonzero(hits).tolist()
        return found

    def _calls(self, index: int, places: Ints, target: str) -> Iterator[CallSite]:
        image = self.images[index]
        for use in self._uses(index, image.invoke_row[places], image.invoke_pc[places], image.invoke_op[places]):
            yield CallSite(use.method, use.pc, use.opcode, target)

    def _uses(self, index: int, rows: Ints, pcs: Ints, ops: "Ints | np.ndarray[tuple[int], np.dtype[np.uint8]]") -> Iterator[Use]:
        shadow = self._shadowed[index]
        if shadow is not None and len(rows):
            keep = ~shadow[rows]
            rows, pcs, ops = rows[keep], pcs[keep], ops[keep]
        numbers: Longs = rows.astype(np.int64) + self.bases[index]
        return map(Use, numbers.tolist(), pcs.tolist(), ops.tolist())

    @cached_property
    def _shadowed(self) -> tuple[Bits | None, ...]:
        """Mark, per image, the method rows of classes that an earlier image defines too."""
        if len(self.images) < 2:
            return (None,) * len(self.images)
        seen: set[str] = set()
        marks: list[Bits | None] = []
        for image in self.images:
            names = [image.type_name(one) for one in image.class_type.tolist()]
            twice = np.array([name in seen for name in names], np.bool_)
            seen.update(names)
            marks.append(twice[image.row_class] if twice.any() else None)
        return tuple(marks)

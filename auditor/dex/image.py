"""Reads a dex image into columns: the front door of the dex room.

One image is one `classes.dex`. Everything the audit asks of all code at once (who calls
what, who reads which field, who loads which string) is a numpy column; single methods,
annotations, static values and line numbers are decoded when asked for.
"""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from auditor.dex import debuginfo, handles, values
from auditor.dex.annotations import Annotation, AnnotationReader, Annotations
from auditor.dex.arrays import Bytes, Ints, Inverted, Longs, group
from auditor.dex.classes import Classes, read_classes
from auditor.dex.columns import read_columns
from auditor.dex.header import is_dex, read_header
from auditor.dex.tables import read_tables
from auditor.errors import MalformedDex

__all__ = ["DexImage", "is_dex", "read_container", "read_dex"]


@dataclass(frozen=True, eq=False, kw_only=True)
class DexImage(Classes):
    """One dex image: its tables, classes and members, and the columns of its code.

    Columns are sorted by (`..._row`, `..._pc`): the row of the declaring method and the
    16-bit units from its first instruction. References outside their table, which make
    Android refuse the class, are left out of the columns and counted in `oddities`.
    """

    invoke_row: Ints
    invoke_pc: Ints
    invoke_op: Bytes
    invoke_method: Ints
    field_row: Ints
    field_pc: Ints
    field_op: Bytes
    field_id: Ints
    string_row: Ints
    string_pc: Ints
    string_id: Ints
    type_row: Ints
    type_pc: Ints
    type_op: Bytes
    type_id: Ints
    custom_row: Ints
    custom_pc: Ints
    custom_site: Ints
    resource_row: Ints
    resource_pc: Ints
    resource_op: Bytes
    resource_id: Ints
    instructions: int
    oddities: tuple[str, ...]

    def invokes_of(self, method_id: int) -> Ints:
        """Give the indexes of the calls that name a method."""
        return self._by_method.of(method_id)

    def fields_uses_of(self, field_id: int) -> Ints:
        """Give the indexes of the reads and writes that name a field."""
        return self._by_field.of(field_id)

    def strings_uses_of(self, string_id: int) -> Ints:
        """Give the indexes of the instructions that load a string."""
        return self._by_string.of(string_id)

    def types_uses_of(self, type_id: int) -> Ints:
        """Give the indexes of the instructions that name a type."""
        return self._by_type.of(type_id)

    def resource_uses_of(self, resource_id: int) -> Ints:
        """Give the indexes of the instructions that load a number which is a resource's id."""
        order, ids = self._by_resource
        first = np.searchsorted(ids, resource_id)
        last = np.searchsorted(ids, resource_id, side="right")
        found: Ints = np.sort(order[first:last]).astype(np.int32)
        return found

    def resource_uses_in(self, row: int) -> slice:
        """Give the loads of resource ids of a method row, as a slice of the resource columns."""
        return group(self.resource_row, row)

    def invokes_in(self, row: int) -> slice:
        """Give the calls of a method row, as a slice of the invoke columns."""
        return group(self.invoke_row, row)

    def field_uses_in(self, row: int) -> slice:
        """Give the field uses of a method row, as a slice of the field columns."""
        return group(self.field_row, row)

    def string_uses_in(self, row: int) -> slice:
        """Give the string loads of a method row, as a slice of the string columns."""
        return group(self.string_row, row)

    def type_uses_in(self, row: int) -> slice:
        """Give the type uses of a method row, as a slice of the type columns."""
        return group(self.type_row, row)

    def static_values(self, class_row: int) -> tuple[values.Value, ...]:
        """Give the initial values of a class's static fields, in their order.

        Fields behind the last value start as zero or null, and stand here as `None`.
        Raises `MalformedDex` if the values cannot be decoded.
        """
        offset, size = (
            int(self.class_static_values[class_row]),
            len(self.static_fields(class_row)),
        )
        if not offset:
            return (None,) * size
        found, _ = values.read_array(self.data, offset, self.strings, most=size)
        return found + (None,) * (size - len(found))

    def method_annotations(self, method_id: int) -> tuple[Annotation, ...]:
        """Give the annotations of a method defined here, none for another; raises `MalformedDex`."""
        row = int(self.class_row_of_type[self.method_class[method_id]])
        return () if row < 0 else self._annotations(row).of_methods.get(method_id, ())

    def class_annotations(self, class_row: int) -> tuple[Annotation, ...]:
        """Give the annotations of a class defined here; raises `MalformedDex`."""
        return self._annotation_reader.of_class(class_row)

    def parameter_annotations(self, method_id: int) -> tuple[tuple[Annotation, ...], ...]:
        """Give the annotations of a method's parameters, in order, without those behind."""
        row = int(self.class_row_of_type[self.method_class[method_id]])
        return () if row < 0 else self._annotations(row).of_parameters.get(method_id, ())

    def line(self, row: int, pc: int) -> int | None:
        """Give the source line of an instruction, `None` if the image does not say."""
        if row not in self._lines:
            code = int(self.row_code[row])
            self._lines[row] = debuginfo.read_lines(self.data, code) if code else ()
        return debuginfo.line_at(self._lines[row], pc)

    def call_site(self, index: int) -> handles.CallSite:
        """Read what an invoke-custom names; raises `MalformedDex`."""
        return handles.read_call_site(self, index)

    def method_handle(self, index: int) -> handles.MethodHandle:
        """Read a method handle; raises `MalformedDex`."""
        return handles.read_method_handle(self, index)

    def _annotations(self, class_row: int) -> Annotations:
        return self._annotation_reader.read(class_row)

    @cached_property
    def _annotation_reader(self) -> AnnotationReader:
        return AnnotationReader(self)

    @cached_property
    def _lines(self) -> dict[int, debuginfo.Lines]:
        return {}

    @cached_property
    def _by_resource(self) -> tuple[Longs, Ints]:
        order = np.argsort(self.resource_id, kind="stable")
        return order, self.resource_id[order]

    @cached_property
    def _by_method(self) -> Inverted:
        return Inverted(self.invoke_method, len(self.method_name))

    @cached_property
    def _by_field(self) -> Inverted:
        return Inverted(self.field_id, len(self.field_name))

    @cached_property
    def _by_string(self) -> Inverted:
        return Inverted(self.string_id, len(self.strings))

    @cached_property
    def _by_type(self) -> Inverted:
        return Inverted(self.type_id, len(self.type_string))


def read_dex(data: bytes, name: str) -> DexImage:
    """Read one dex image, the first if the bytes are a container of several.

    `name` is how evidence cites it (`base.apk!classes2.dex`). Raises `MalformedDex` for
    an image that is truncated, big-endian, of an unknown version, or whose tables, class
    data or code do not lie within it.
    """
    return _read_at(data, name, 0)


def read_container(data: bytes, name: str) -> tuple[DexImage, ...]:
    """Read every image of a dex 041 container, or the one image of an earlier version.

    The second and later images are named as Android names them: `classes.dex!classes2.dex`.
    Raises `MalformedDex` as `read_dex` does.
    """
    images = [_read_at(data, name, 0)]
    start = images[0].header.end
    while images[0].version >= 41 and start < images[0].header.limit:
        image = _read_at(data, f"{name}!classes{len(images) + 1}.dex", start)
        images.append(image)
        start = image.header.end
    return tuple(images)


def _read_at(data: bytes, name: str, start: int) -> DexImage:
    header = read_header(data, name, start=start)
    try:
        classes = read_classes(read_tables(data[: header.limit], name, header))
        columns = read_columns(classes)
    except MalformedDex as fault:
        if str(fault).startswith(name):
            raise
        raise MalformedDex(f"{name}: {fault}") from fault
    calls, uses, customs = columns.invokes, columns.fields, columns.customs
    return DexImage(
        **{one.name: getattr(classes, one.name) for one in fields(classes)},
        invoke_row=calls.row,
        invoke_pc=calls.pc,
        invoke_op=calls.opcode,
        invoke_method=calls.ref,
        field_row=uses.row,
        field_pc=uses.pc,
        field_op=uses.opcode,
        field_id=uses.ref,
        string_row=columns.strings.row,
        string_pc=columns.strings.pc,
        string_id=columns.strings.ref,
        type_row=columns.types.row,
        type_pc=columns.types.pc,
        type_op=columns.types.opcode,
        type_id=columns.types.ref,
        custom_row=customs.row,
        custom_pc=customs.pc,
        custom_site=customs.ref,
        resource_row=columns.resources.row,
        resource_pc=columns.resources.pc,
        resource_op=columns.resources.opcode,
        resource_id=columns.resources.ref,
        instructions=columns.instructions,
        oddities=columns.oddities,
    )

"""Holds the id tables of a dex image and the names they spell.

Source: "Dalvik executable format", sections "type_id_item" to "method_id_item" and
"type_list". Descriptors are written as dex writes them: `La/b;`, `La/b;->c(I)V`,
`La/b;->c:I`.
"""

import struct
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.dex.arrays import Ints, Inverted, Longs, Units, Words, spread
from auditor.dex.header import Header, Table
from auditor.dex.strings import StringTable
from auditor.errors import MalformedDex

_PROTO = np.dtype([("shorty", "<u4"), ("result", "<u4"), ("parameters", "<u4")])
_FIELD = np.dtype([("owner", "<u2"), ("type", "<u2"), ("name", "<u4")])
_METHOD = np.dtype([("owner", "<u2"), ("proto", "<u2"), ("name", "<u4")])

_MOST_PARAMETERS: Final = 255
_SIZE: Final = struct.Struct("<I")


class MapItem(NamedTuple):
    """One section of the map list: how many items of a kind, and where."""

    size: int
    offset: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Tables:
    """The id tables of one image; every array has one entry an id.

    `data` are the bytes offsets count in: the whole container of a dex 041 image.
    """

    name: str
    version: int
    data: bytes
    header: Header
    strings: StringTable
    type_string: Ints
    proto_shorty: Ints
    proto_return: Ints
    proto_list: Words
    field_class: Ints
    field_type: Ints
    field_name: Ints
    method_class: Ints
    method_proto: Ints
    method_name: Ints

    def type_name(self, type_id: int) -> str:
        """Spell a type: `La/b;`, `I`, `[[J`."""
        text = self._type_texts.get(type_id)
        if text is None:
            text = self._type_texts[type_id] = self.strings[int(self.type_string[type_id])]
        return text

    def proto_parameters(self, proto_id: int) -> tuple[int, ...]:
        """Give the type ids of a prototype's parameters, in order."""
        return self.type_list(int(self.proto_list[proto_id]))

    def type_list(self, offset: int) -> tuple[int, ...]:
        """Read the type ids of a list that `check_type_lists` let pass; 0 is the empty one."""
        if not offset:
            return ()
        (size,) = _SIZE.unpack_from(self.data, offset)
        return struct.unpack_from(f"<{size}H", self.data, offset + 4)

    def proto_text(self, proto_id: int) -> str:
        """Spell a prototype: `(ILa/b;)V`."""
        text = self._proto_texts.get(proto_id)
        if text is None:
            inside = "".join(self.type_name(one) for one in self.proto_parameters(proto_id))
            text = f"({inside}){self.type_name(int(self.proto_return[proto_id]))}"
            self._proto_texts[proto_id] = text
        return text

    def method_text(self, method_id: int) -> str:
        """Spell a method: `La/b;->c(I)V`."""
        text = self._method_texts.get(method_id)
        if text is None:
            owner = self.type_name(int(self.method_class[method_id]))
            name = self.strings[int(self.method_name[method_id])]
            text = f"{owner}->{name}{self.proto_text(int(self.method_proto[method_id]))}"
            self._method_texts[method_id] = text
        return text

    def field_text(self, field_id: int) -> str:
        """Spell a field: `La/b;->c:I`."""
        text = self._field_texts.get(field_id)
        if text is None:
            owner = self.type_name(int(self.field_class[field_id]))
            name = self.strings[int(self.field_name[field_id])]
            text = f"{owner}->{name}:{self.type_name(int(self.field_type[field_id]))}"
            self._field_texts[field_id] = text
        return text

    def methods_named(self, name: int) -> Ints:
        """Give the ids, ascending, of the methods of whatever class with that string as name."""
        return self._by_name.of(name)

    def methods_of_proto(self, proto_id: int) -> Ints:
        """Give the ids, ascending, of the methods of a prototype."""
        return self._by_proto.of(proto_id)

    def methods_of_type(self, type_id: int) -> Ints:
        """Give the ids, ascending, of the methods that code names through a type."""
        return self._methods_by_type.of(type_id)

    def fields_of_type(self, type_id: int) -> Ints:
        """Give the ids, ascending, of the fields that code names through a type."""
        return self._fields_by_type.of(type_id)

    @cached_property
    def _by_name(self) -> Inverted:
        return Inverted(self.method_name, len(self.strings))

    @cached_property
    def _by_proto(self) -> Inverted:
        return Inverted(self.method_proto, len(self.proto_return))

    @cached_property
    def _methods_by_type(self) -> Inverted:
        return Inverted(self.method_class, len(self.type_string))

    @cached_property
    def _fields_by_type(self) -> Inverted:
        return Inverted(self.field_class, len(self.type_string))

    @cached_property
    def _type_texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def _method_texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def _field_texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def _proto_texts(self) -> dict[int, str]:
        return {}

    @cached_property
    def map_items(self) -> dict[int, MapItem]:
        """Give the sections of the map list by type code; a broken map list is an empty one."""
        data, offset = self.data, self.header.map_offset
        size = int.from_bytes(data[offset : offset + 4], "little")
        if not offset or size > 64 or offset + 4 + 12 * size > len(data):
            return {}
        words = np.frombuffer(data, "<u4", 3 * size, offset + 4).reshape(-1, 3).tolist()
        return {kind & 0xFFFF: MapItem(count, at) for kind, count, at in words}


def read_tables(data: bytes, name: str, header: Header) -> Tables:
    """Read and check the id tables; raises `MalformedDex` for an id outside its table."""
    offsets = np.frombuffer(data, "<u4", header.strings.size, header.strings.offset)
    strings = StringTable(data, offsets, name)
    types = np.frombuffer(data, "<u4", header.types.size, header.types.offset)
    protos = _rows(data, header.protos, _PROTO)
    fields = _rows(data, header.fields, _FIELD)
    methods = _rows(data, header.methods, _METHOD)
    texts, kinds = header.strings.size, header.types.size
    parameters = np.ascontiguousarray(protos["parameters"])
    what = f"{name}: the parameters of a prototype"
    check_type_lists(data, parameters, kinds, most=_MOST_PARAMETERS, what=what)
    signatures = header.protos.size
    return Tables(
        name=name,
        version=header.version,
        data=data,
        header=header,
        strings=strings,
        type_string=within(types, texts, f"{name}: a type's name"),
        proto_shorty=within(protos["shorty"], texts, f"{name}: a prototype's short form"),
        proto_return=within(protos["result"], kinds, f"{name}: a prototype's result"),
        proto_list=parameters,
        field_class=within(fields["owner"], kinds, f"{name}: a field's class"),
        field_type=within(fields["type"], kinds, f"{name}: a field's type"),
        field_name=within(fields["name"], texts, f"{name}: a field's name"),
        method_class=within(methods["owner"], kinds, f"{name}: a method's class"),
        method_proto=within(methods["proto"], signatures, f"{name}: a method's prototype"),
        method_name=within(methods["name"], texts, f"{name}: a method's name"),
    )


def within(column: Words | Longs, limit: int, what: str) -> Ints:
    """Turn a column of ids into int32; raises `MalformedDex` if one is not below `limit`."""
    if len(column) and int(column.max()) >= limit:
        place = int((column >= limit).argmax())
        raise MalformedDex(
            f"{what} (entry {place}) is number {int(column[place])} of a table of {limit}"
        )
    return column.astype(np.int32)


def check_type_lists(data: bytes, lists: Words, types: int, *, most: int, what: str) -> None:
    """Check that lists of types can be read, and that together they fit into the file.

    `lists` are offsets, 0 for none; `most` is the longest list that may be. Raises
    `MalformedDex`, beginning with `what`.
    """
    at = lists[lists != 0].astype(np.int64)
    if len(at) and (int(at.max()) + 4 > len(data) or bool((at % 4).any())):
        raise MalformedDex(f"{what} (a list of types) is not within the file, or not aligned")
    words: Words = np.frombuffer(data, "<u4", len(data) // 4)
    sizes = words[at // 4].astype(np.int64)
    if len(at) and int(sizes.max()) > most:
        raise MalformedDex(
            f"{what} is a list of {int(sizes.max())} types; at most {most} can be"
        )
    if (len(at) and int((at + 4 + 2 * sizes).max()) > len(data)) or 2 * int(sizes.sum()) > len(
        data
    ):
        raise MalformedDex(f"{what} is a list of more types than the file can hold")
    units: Units = np.frombuffer(data, "<u2", len(data) // 2)
    within(units[spread(at // 2 + 2, sizes)].astype(np.int64), types, what)


def _rows(data: bytes, table: Table, layout: np.dtype[np.void]) -> npt.NDArray[np.void]:
    return np.frombuffer(data, layout, table.size, table.offset)

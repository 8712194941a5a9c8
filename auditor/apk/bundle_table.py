"""Turns an app bundle's resource table into the binary one that packages have.

Source: AOSP Resources.proto; ResourceTypes.h (`ResTable_package`, `ResTable_type`, `Res_value`).
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from auditor.apk.axml import (
    BOOLEAN,
    FLOAT,
    INT_DEC,
    INT_HEX,
    REFERENCE,
    STRING,
    THEME_ATTRIBUTE,
)
from auditor.apk.compiled_xml import write_pool

_PLURALS: Final = (5, 6, 7, 8, 9, 4)
"""The attribute of each arity, from zero to other: `ResTable_map::ATTR_ZERO` and so on."""
_ARRAY_ITEM: Final = 0x02000000
_PLURAL: Final = 0x01000000
_NULL: Final = 0
_DIMENSION: Final = 5
_FRACTION: Final = 6
_PLAIN: Final = {
    "int_hexadecimal_value": INT_HEX,
    "color_argb8_value": 0x1C,
    "color_rgb8_value": 0x1D,
    "color_argb4_value": 0x1E,
    "color_rgb4_value": 0x1F,
    "dimension_value": _DIMENSION,
    "fraction_value": _FRACTION,
}
_SIMPLE: Final = np.dtype(
    [
        ("size", "<u2"),
        ("flags", "<u2"),
        ("key", "<u4"),
        ("length", "<u2"),
        ("zero", "u1"),
        ("kind", "u1"),
        ("data", "<u4"),
    ]
)
_TEXTS: Final = ("str", "raw_str", "styled_str", "file")
Typed = tuple[int, int]
"""The type of a value and its data, as in `Res_value`."""


class Pool:
    """Strings that get a number each when they are first named."""

    def __init__(self) -> None:
        """Start empty."""
        self.strings: dict[str, int] = {}

    def number(self, raw: bytes) -> int:
        """Return the place of a string."""
        text = raw.decode("utf-8", "replace")
        return self.strings.setdefault(text, len(self.strings))


def typed(item: Any, pool: Pool) -> Typed:
    """Return an `Item` as type and data; texts go to the pool."""
    if item.HasField("ref"):
        kind = THEME_ATTRIBUTE if item.ref.type == 1 else REFERENCE
        return kind, item.ref.id
    for name in _TEXTS:
        if item.HasField(name):
            return STRING, pool.number(getattr(item, name).value)
    if item.HasField("prim"):
        return _primitive(item.prim)
    return BOOLEAN, 0


def _primitive(prim: Any) -> Typed:
    if prim.HasField("int_decimal_value"):
        return INT_DEC, prim.int_decimal_value & 0xFFFFFFFF
    if prim.HasField("boolean_value"):
        return BOOLEAN, 0xFFFFFFFF if prim.boolean_value else 0
    if prim.HasField("float_value"):
        return FLOAT, struct.unpack("<I", struct.pack("<f", prim.float_value))[0]
    for name, kind in _PLAIN.items():
        if prim.HasField(name):
            return kind, getattr(prim, name)
    return _NULL, int(prim.HasField("empty_value"))


def binary_table(table: Any) -> bytes:
    """Return a `ResourceTable` as the bytes of a `resources.arsc`."""
    pool = Pool()
    packages = [_package(one, pool) for one in table.package]
    body = write_pool(list(pool.strings)) + b"".join(packages)
    return struct.pack("<HHII", 0x0002, 12, 12 + len(body), len(packages)) + body


def _package(package: Any, pool: Pool) -> bytes:
    keys = Pool()
    names: dict[int, str] = {}
    chunks: list[bytes] = []
    for one in package.type:
        number = one.type_id.id & 0xFF
        if number:
            names[number] = one.name.decode("utf-8", "replace")
            chunks += _type_chunks(one, number, pool, keys)
    types = write_pool([names.get(at, "") for at in range(1, max(names, default=0) + 1)])
    written = write_pool(list(keys.strings))
    tail = types + written + b"".join(chunks)
    head = struct.pack(
        "<HHII256xIIIII",
        0x0200,
        288,
        288 + len(tail),
        package.package_id.id & 0xFF,
        288,
        0,
        288 + len(types),
        0,
        0,
    )
    return head + tail


def _type_chunks(one: Any, number: int, pool: Pool, keys: Pool) -> Iterator[bytes]:
    """Yield a chunk for each configuration of a type."""
    simple: dict[bytes, list[tuple[int, int, int, int]]] = {}
    bundles: dict[bytes, list[tuple[int, bytes]]] = {}
    configs: dict[bytes, bytes] = {}
    for entry in one.entry:
        at, key = entry.entry_id.id & 0xFFFF, keys.number(entry.name)
        for valued in entry.config_value:
            spelled = valued.config.SerializeToString(deterministic=True)
            if spelled not in configs:
                configs[spelled] = _configuration(valued.config)
            value = valued.value
            if value.HasField("item"):
                kind, data = typed(value.item, pool)
                simple.setdefault(spelled, []).append((at, key, kind, data))
            else:
                bundle = _bundle(value.compound_value, key, pool)
                bundles.setdefault(spelled, []).append((at, bundle))
    for spelled, configuration in configs.items():
        yield _type_chunk(
            number, configuration, simple.get(spelled, ()), bundles.get(spelled, ())
        )


def _type_chunk(
    number: int,
    configuration: bytes,
    simple: Sequence[tuple[int, int, int, int]],
    bundles: Sequence[tuple[int, bytes]],
) -> bytes:
    places = [*(row[0] for row in simple), *(place for place, _ in bundles)]
    count = 1 + max(places, default=0)
    offsets = np.full(count, 0xFFFFFFFF, dtype="<u4")
    rows = np.zeros(len(simple), dtype=_SIMPLE)
    if simple:
        columns = np.array(simple, dtype=np.int64)
        rows["size"] = rows["length"] = 8
        rows["key"], rows["kind"], rows["data"] = columns[:, 1], columns[:, 2], columns[:, 3]
        offsets[columns[:, 0]] = np.arange(len(simple)) * _SIMPLE.itemsize
    entries = [rows.tobytes()]
    at = len(entries[0])
    for place, bundle in bundles:
        offsets[place] = at
        entries.append(bundle)
        at += len(bundle)
    header = 20 + len(configuration)
    start = header + 4 * count
    head = struct.pack("<HHIBBHII", 0x0201, header, start + at, number, 0, 0, count, start)
    return head + configuration + offsets.tobytes() + b"".join(entries)


def _bundle(value: Any, key: int, pool: Pool) -> bytes:
    items = list(_items(value, pool))
    parent = value.style.parent.id if value.HasField("style") else 0
    head = struct.pack("<HHIII", 16, 1, key, parent, len(items))
    return head + b"".join(
        struct.pack("<IHBBI", name, 8, 0, kind, data) for name, (kind, data) in items
    )


def _items(value: Any, pool: Pool) -> Iterator[tuple[int, Typed]]:
    for number, one in enumerate(value.array.element):
        yield _ARRAY_ITEM + number, typed(one.item, pool)
    for one in value.plural.entry:
        yield _PLURAL + _PLURALS[min(one.arity, 5)], typed(one.item, pool)
    for one in value.style.entry:
        yield one.key.id, typed(one.item, pool)


def _configuration(config: Any) -> bytes:
    """Write the locale, and one byte for all else that a configuration may ask for."""
    packed = bytearray(64)
    struct.pack_into("<I", packed, 0, 64)
    tags = config.locale.decode("ascii", "ignore").replace("_", "-").split("-")
    packed[8:10] = _packed(tags[0].lower(), "a")
    for tag in tags[1:]:
        if len(tag) == 4 and tag.isalpha():
            packed[36:40] = tag.encode()
        elif len(tag) in (2, 3) and tag.isalnum():
            packed[10:12] = _packed(tag.upper(), "0")
        elif 5 <= len(tag) <= 8:
            packed[40:48] = tag.encode().ljust(8, b"\0")
    others = type(config)()
    others.CopyFrom(config)
    others.ClearField("locale")
    packed[28] = 1 if others.ByteSize() else 0
    return bytes(packed)


def _packed(tag: str, base: str) -> bytes:
    """Pack a language or region; three letters go into two bytes of five bits each."""
    if len(tag) != 3:
        return tag.encode()[:2].ljust(2, b"\0")
    one, two, three = (ord(letter) - ord(base) & 0x1F for letter in tag)
    return bytes((0x80 | three << 2 | two >> 3, (two & 7) << 5 | one))

"""Writes compiled XML and resource tables as aapt2 does, so that tests need no toolchain.

Compiled XML::

    manifest = Xml("manifest", {"package": "com.x", "android:versionCode": 3}, [
        Xml("uses-permission", {"android:name": "android.permission.READ_CONTACTS"}),
        Xml("application", {"android:label": Ref(0x7F010000)}, [Xml("activity", {"android:name": ".Main"})]),
    ])
    data = compile_xml(manifest)

Values are `str`, `bool`, `int` or `Ref`. Attributes written `android:…` get their resource id
from `ANDROID_IDS` (extend it with `ids=`); others get none. `blank_names=True` empties the
names of attributes that have an id, as obfuscators do.

Resource tables::

    table = Resources("com.x")
    hello = table.add("string", "hello", {"": "Hello", "hi": "नमस्ते", "zh-rCN": "你好"})
    table.add("array", "fruits", {"": ["apple", Ref(hello)]})
    table.add("plurals", "days", {"": {"one": "day", "other": "days"}})
    table.add("layout", "main", {"": "res/layout/main.xml", "land": "res/layout-land/main.xml"})
    data = table.compile()

Qualifiers: `""`, a language (`hi`, `fil`), `zh-rCN`, `b+zh+Hant+TW`, `land`, `v21`. An id is
0x7f, the type's number in the order in which types are first added, and the entry's number.
`compile(utf8=False)`, `compile(form="sparse" | "offset16" | "compact")` write the rarer forms.

Packages: `build_apk({"AndroidManifest.xml": data, "classes.dex": b"…"})` zips members, stored
for `resources.arsc` and deflated else.
"""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ANDROID = "http://schemas.android.com/apk/res/android"
ANDROID_IDS = {
    "theme": 0x01010000, "label": 0x01010001, "icon": 0x01010002, "name": 0x01010003,
    "permission": 0x01010006, "sharedUserId": 0x0101000B, "hasCode": 0x0101000C,
    "enabled": 0x0101000E, "debuggable": 0x0101000F, "exported": 0x01010010,
    "process": 0x01010011, "authorities": 0x01010018, "initOrder": 0x0101001A,
    "priority": 0x0101001C, "targetPackage": 0x01010021, "value": 0x01010024,
    "resource": 0x01010025, "mimeType": 0x01010026, "scheme": 0x01010027, "host": 0x01010028,
    "id": 0x010100D0, "layout": 0x010100F2, "checked": 0x01010106, "text": 0x0101014F,
    "hint": 0x01010150, "title": 0x010101E1, "targetActivity": 0x01010202,
    "minSdkVersion": 0x0101020C, "versionCode": 0x0101021B, "versionName": 0x0101021C,
    "onClick": 0x0101026F, "targetSdkVersion": 0x01010270, "maxSdkVersion": 0x01010271,
    "required": 0x0101028E, "usesCleartextTraffic": 0x010104EC, "isFeatureSplit": 0x0101055B,
    "versionCodeMajor": 0x01010576, "backupAgent": 0x0101027F, "appComponentFactory": 0x0101057A,
    "isSplitRequired": 0x01010591, "requiredSplitTypes": 0x0101064E, "splitTypes": 0x0101064F,
}  # fmt: skip

_NONE = 0xFFFFFFFF
_QUANTITIES = {"other": 4, "zero": 5, "one": 6, "two": 7, "few": 8, "many": 9}


@dataclass(frozen=True)
class Ref:
    """A reference to a resource."""

    id: int


@dataclass(frozen=True)
class Dp:
    """A length in dp, a whole number."""

    length: int


Value = str | bool | int | Ref | Dp


@dataclass
class Xml:
    """One element: tag, attributes in order, and children (elements or texts)."""

    tag: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    children: Sequence["Xml | str"] = ()


def manifest(
    *children: Xml,
    package: str = "com.x",
    version: int = 1,
    min_sdk: int = 24,
    target: int | str = 34,
    split: str | None = None,
    application: Mapping[str, Value] | None = None,
    components: Sequence[Xml] = (),
) -> Xml:
    """Return a small manifest; `children` stand beside its `<application>`."""
    attributes: dict[str, Value] = {"package": package, "android:versionCode": version}
    if split:
        attributes["split"] = split
    levels = Xml(
        "uses-sdk", {"android:minSdkVersion": min_sdk, "android:targetSdkVersion": target}
    )
    body = Xml("application", application or {}, components)
    return Xml("manifest", attributes, [levels, *children, body])  # fmt: skip


def compile_xml(
    root: Xml,
    *,
    utf8: bool = True,
    blank_names: bool = False,
    ids: Mapping[str, int] | None = None,
    stride: int = 20,
) -> bytes:
    """Return compiled XML; `stride` over 20 puts gaps between attributes, as Android allows."""
    writer = _Writer({**ANDROID_IDS, **(ids or {})}, blank_names, stride)
    writer.collect(root)
    body = writer.document(root)
    pool = string_pool(writer.strings, utf8=utf8)
    resource_map = b"".join(struct.pack("<I", one) for one in writer.mapped)
    mapped = struct.pack("<HHI", 0x0180, 8, 8 + len(resource_map)) + resource_map
    content = pool + mapped + body
    return struct.pack("<HHI", 3, 8, 8 + len(content)) + content  # fmt: skip


def string_pool(strings: Sequence[str], *, utf8: bool = True) -> bytes:
    """Return a string pool chunk."""
    blob = bytearray()
    offsets = []
    for text in strings:
        offsets.append(len(blob))
        blob += _pooled8(text) if utf8 else _pooled16(text)
    blob += b"\0" * (-len(blob) % 4)
    start = 28 + 4 * len(offsets)
    header = struct.pack(
        "<HHIIIIII", 1, 28, start + len(blob), len(offsets), 0, 0x100 if utf8 else 0, start, 0
    )
    return header + b"".join(struct.pack("<I", one) for one in offsets) + bytes(blob)


class _Writer:
    """Numbers strings: attributes with a resource id first, as the resource map wants."""

    def __init__(self, ids: Mapping[str, int], blank_names: bool, stride: int) -> None:
        self.ids = ids
        self.blank_names = blank_names
        self.stride = stride
        self.strings: list[str] = []
        self.mapped: list[int] = []
        self.names: dict[int, int] = {}
        self.places: dict[str, int] = {}

    def collect(self, root: Xml) -> None:
        for name in _attribute_names(root):
            identity = self._identity(name)
            if identity and identity not in self.names:
                self.names[identity] = len(self.strings)
                self.mapped.append(identity)
                self.strings.append("" if self.blank_names else name.partition(":")[2])

    def place(self, text: str) -> int:
        if text not in self.places:
            self.places[text] = len(self.strings)
            self.strings.append(text)
        return self.places[text]

    def document(self, root: Xml) -> bytes:
        prefix, uri = self.place("android"), self.place(ANDROID)
        start = _node(0x0100, struct.pack("<II", prefix, uri))
        end = _node(0x0101, struct.pack("<II", prefix, uri))
        return start + self._element(root) + end

    def _element(self, one: Xml) -> bytes:
        tag = self.place(one.tag)
        attributes = b"".join(self._attribute(*item) for item in one.attributes.items())
        count = len(one.attributes)
        head = struct.pack("<IIHHHHHH", _NONE, tag, 20, self.stride, count, 0, 0, 0)
        inner = b"".join(
            self._text(child) if isinstance(child, str) else self._element(child)
            for child in one.children
        )
        end = _node(0x0103, struct.pack("<II", _NONE, tag))
        return _node(0x0102, head + attributes) + inner + end

    def _attribute(self, name: str, value: Value) -> bytes:
        identity = self._identity(name)
        namespace = self.place(ANDROID) if name.startswith("android:") else _NONE
        place = self.names[identity] if identity else self.place(name.rpartition(":")[2])
        raw = self.place(value) if isinstance(value, str) else _NONE
        kind, data = _typed(value, raw)
        packed = struct.pack("<IIIHBBI", namespace, place, raw, 8, 0, kind, data)
        return packed + b"\0" * (self.stride - 20)

    def _text(self, text: str) -> bytes:
        place = self.place(text)
        return _node(0x0104, struct.pack("<IHBBI", place, 8, 0, 0, 0))

    def _identity(self, name: str) -> int:
        return (
            self.ids.get(name.removeprefix("android:"), 0) if name.startswith("android:") else 0
        )


@dataclass
class Resources:
    """A resource table to be."""

    package: str = "com.x"
    package_id: int = 0x7F
    types: dict[str, list[tuple[str, dict[str, object]]]] = field(default_factory=dict)

    def add(self, kind: str, name: str, values: Mapping[str, object]) -> int:
        """Add a resource with its value per qualifier; returns its id."""
        entries = self.types.setdefault(kind, [])
        entries.append((name, dict(values)))
        number = list(self.types).index(kind) + 1
        return self.package_id << 24 | number << 16 | len(entries) - 1

    def compile(self, *, utf8: bool = True, form: str = "plain") -> bytes:
        """Return the table's bytes."""
        strings = list(dict.fromkeys(self._texts()))
        keys = list(
            dict.fromkeys(name for entries in self.types.values() for name, _ in entries)
        )
        type_pool, key_pool = string_pool(list(self.types)), string_pool(keys)
        chunks = b""
        for number, entries in enumerate(self.types.values(), 1):
            chunks += struct.pack(
                "<HHIBBHI", 0x0202, 16, 16 + 4 * len(entries), number, 0, 0, len(entries)
            )
            chunks += b"\0\0\0\0" * len(entries)
            for qualifier in dict.fromkeys(key for _, values in entries for key in values):
                chunks += _type_chunk(number, entries, qualifier, strings, keys, form)
        name = self.package.encode("utf-16-le").ljust(256, b"\0")
        header = struct.pack("<I", self.package_id) + name
        header += struct.pack(
            "<IIIII", 288, len(self.types), 288 + len(type_pool), len(keys), 0
        )
        content = header + type_pool + key_pool + chunks
        package = struct.pack("<HHI", 0x0200, 288, 8 + len(content)) + content
        pool = string_pool(strings, utf8=utf8)
        return struct.pack("<HHII", 2, 12, 12 + len(pool) + len(package), 1) + pool + package

    def _texts(self) -> list[str]:
        values = [
            value
            for entries in self.types.values()
            for _, some in entries
            for value in some.values()
        ]
        flat: list[object] = []
        for value in values:
            if isinstance(value, list):
                flat.extend(value)
            elif isinstance(value, dict):
                flat.extend(value.values())
            else:
                flat.append(value)
        return [one for one in flat if isinstance(one, str)]


def build_apk(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of members with fixed dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, (1981, 1, 1, 1, 1, 2))
            stored = name.endswith((".arsc", ".apk"))
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def configuration(qualifier: str) -> bytes:
    """Return a `ResTable_config` of 64 bytes for a qualifier."""
    packed = bytearray(64)
    struct.pack_into("<I", packed, 0, 64)
    if qualifier == "land":
        packed[12] = 2
    elif qualifier[:1] == "v" and qualifier[1:].isdigit():
        struct.pack_into("<H", packed, 24, int(qualifier[1:]))
    elif qualifier:
        parts = qualifier.removeprefix("b+").replace("-r", "+").split("+")
        packed[8:10] = _packed_code(parts[0], "a")
        for part in parts[1:]:
            if len(part) == 4:
                packed[36:40] = part.encode()
            elif len(part) in (2, 3):
                packed[10:12] = _packed_code(part, "0")
            else:
                packed[40 : 40 + len(part)] = part.encode()
    return bytes(packed)


def _type_chunk(
    number: int, entries: Sequence[tuple[str, dict[str, object]]], qualifier: str,
    strings: Sequence[str], keys: Sequence[str], form: str,
) -> bytes:  # fmt: skip
    body, places = b"", {}
    for place, (name, values) in enumerate(entries):
        if qualifier in values:
            places[place] = len(body)
            body += _entry(values[qualifier], keys.index(name), strings, form)
    flags = {"sparse": 1, "offset16": 2}.get(form, 0)
    if form == "sparse":
        index = b"".join(struct.pack("<HH", place, at // 4) for place, at in places.items())
        count = len(places)
    else:
        wide, unset = ("<H", 0xFFFF) if form == "offset16" else ("<I", _NONE)
        scale = 4 if form == "offset16" else 1
        count = len(entries)
        index = b"".join(
            struct.pack(wide, places[place] // scale if place in places else unset)
            for place in range(count)
        )
        index += b"\0" * (-len(index) % 4)
    header = 20 + 64
    start = header + len(index)
    return (
        struct.pack("<HHIBBHII", 0x0201, header, start + len(body), number, flags, 0, count, start)
        + configuration(qualifier) + index + body
    )  # fmt: skip


def _entry(value: object, key: int, strings: Sequence[str], form: str) -> bytes:
    if isinstance(value, list):
        items = [(0x02000000 | place, one) for place, one in enumerate(value)]
    elif isinstance(value, dict):
        # The items of a style are named by the ids of attributes.
        items = [
            (name if isinstance(name, int) else 0x01000000 | _QUANTITIES[name], one)
            for name, one in value.items()
        ]
    else:
        kind, data = _typed(value, strings.index(value) if isinstance(value, str) else 0)
        if form == "compact":
            return struct.pack("<HHI", key, 8 | kind << 8, data)
        return struct.pack("<HHIHBBI", 8, 0, key, 8, 0, kind, data)
    packed = struct.pack("<HHIII", 16, 1, key, 0, len(items))
    for name, one in items:
        kind, data = _typed(one, strings.index(one) if isinstance(one, str) else 0)
        packed += struct.pack("<IHBBI", name, 8, 0, kind, data)
    return packed


def _typed(value: object, place: int) -> tuple[int, int]:
    if isinstance(value, Ref):
        return 0x01, value.id
    if isinstance(value, Dp):
        return 0x05, value.length << 8 | 1
    if isinstance(value, bool):
        return 0x12, 0xFFFFFFFF if value else 0
    if isinstance(value, int):
        return 0x10, value & 0xFFFFFFFF
    return 0x03, place


def _packed_code(code: str, base: str) -> bytes:
    if len(code) == 2:
        return code.encode()
    first, second, third = (ord(letter) - ord(base) for letter in code)
    return bytes((0x80 | third << 2 | second >> 3, (second & 7) << 5 | first))


def _pooled8(text: str) -> bytes:
    # aapt2 writes characters beyond 16 bits as two surrogates of three bytes each.
    units = text.encode("utf-16-le", "surrogatepass")
    wide = struct.unpack(f"<{len(units) // 2}H", units)
    raw = b"".join(chr(unit).encode("utf-8", "surrogatepass") for unit in wide)
    return _length8(len(wide)) + _length8(len(raw)) + raw + b"\0"


def _pooled16(text: str) -> bytes:
    raw = text.encode("utf-16-le", "surrogatepass")
    count = len(raw) // 2
    length = (
        struct.pack("<H", count)
        if count < 0x8000
        else struct.pack("<HH", 0x8000 | count >> 16, count & 0xFFFF)
    )
    return length + raw + b"\0\0"


def _length8(length: int) -> bytes:
    return bytes((length,)) if length < 0x80 else bytes((0x80 | length >> 8, length & 0xFF))


def _node(kind: int, body: bytes) -> bytes:
    return struct.pack("<HHIII", kind, 16, 16 + len(body), 1, _NONE) + body


def _attribute_names(root: Xml) -> list[str]:
    names = list(root.attributes)
    for child in root.children:
        if isinstance(child, Xml):
            names.extend(_attribute_names(child))
    return names

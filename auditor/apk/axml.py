"""Reads compiled XML into a tree, by the rules by which an Android phone walks it.

Android takes attributes by resource id and by the offsets of each element, skips chunks that
it does not know, and never looks at names of attributes: so does this. Source: AOSP
frameworks/base/libs/androidfw/ResourceTypes.cpp, `ResXMLTree::setTo` and `ResXMLParser`.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.apk.string_pool import STRING_POOL, StringPool

RESOURCE_MAP: Final = 0x0180
START_NAMESPACE: Final = 0x0100
END_NAMESPACE: Final = 0x0101
START_ELEMENT: Final = 0x0102
END_ELEMENT: Final = 0x0103
TEXT: Final = 0x0104
_LAST_NODE: Final = 0x017F
XML: Final = 0x0003
_HEADER: Final = 8
_NODE: Final = 16
"""Bytes of an element's header, `ResXMLTree_node`."""
_MAX_DEPTH: Final = 120
_NONE: Final = 0xFFFFFFFF
ANDROID: Final = "http://schemas.android.com/apk/res/android"
_OWN: Final = (ANDROID, "http://schemas.android.com/apk/prv/res/android")
"""Where Android's attributes stand; the second holds those kept for apps of the system (`androidprv`, AOSP's aapt)."""

_FRAMEWORK: Final = range(0x01010000, 0x01020000)
"""Resource ids of Android's own attributes."""

# Types of a value, `Res_value` in ResourceTypes.h.
REFERENCE: Final = 0x01
THEME_ATTRIBUTE: Final = 0x02
STRING: Final = 0x03
FLOAT: Final = 0x04
DYNAMIC_REFERENCE: Final = 0x07
INT_DEC: Final = 0x10
INT_HEX: Final = 0x11
BOOLEAN: Final = 0x12


class Attribute(NamedTuple):
    """One attribute: its names, resource id (0 for none), and typed value."""

    namespace: str
    name: str
    resource: int
    kind: int
    data: int
    text: str
    """The string, for the type string; else the raw text if the compiler kept it."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element with its attributes, children and the texts directly inside."""

    tag: str
    attributes: tuple[Attribute, ...] = ()
    children: tuple["Element", ...] = ()
    text: str = ""

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def named(self, tag: str) -> Iterator["Element"]:
        """Yield the direct children of a tag."""
        return (child for child in self.children if child.tag == tag)


@dataclass(frozen=True, slots=True)
class Document:
    """A tree (None when there is no element) and whether it was read to its end."""

    root: Element | None
    whole: bool
    oddities: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    tag: str
    attributes: tuple[Attribute, ...]
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def closed(self) -> Element:
        return Element(self.tag, self.attributes, tuple(self.children), "".join(self.texts))


@dataclass(slots=True)
class _Reading:
    """What has been seen so far of one document."""

    data: bytes
    strings: StringPool = field(default_factory=lambda: StringPool(b""))
    ids: tuple[int, ...] = ()
    stack: list[_Open] = field(default_factory=list)
    root: Element | None = None
    begun: bool = False
    """The first node has come: Android looks for strings and ids before it only."""
    oddities: dict[str, None] = field(default_factory=dict)


def read_axml(data: bytes) -> Document:
    """Read compiled XML; never raises: what cannot be read is missing and `whole` is False."""
    if len(data) < 8:
        return Document(None, whole=False)
    kind, header, size = struct.unpack_from("<HHI", data, 0)
    reading = _Reading(data)
    if kind != XML:
        reading.oddities["the document's type is wrong"] = None
    if header != _HEADER:
        reading.oddities["the document's header has an unusual size"] = None
    if size != len(data):
        reading.oddities["the document's size is wrong"] = None
    whole = _read_chunks(reading, header, min(size, len(data)))
    if reading.stack:
        whole = False
    while reading.stack:
        _close(reading)
    return Document(reading.root, whole and reading.root is not None, tuple(reading.oddities))


def _read_chunks(reading: _Reading, at: int, end: int) -> bool:
    """Read chunk after chunk; returns whether the end was reached in step."""
    data = reading.data
    while at + 8 <= end:
        kind, header, size = struct.unpack_from("<HHI", data, at)
        if header < 8 or size < header or at + size > end:
            # A last chunk that lies about its size hides nothing once the root is closed.
            reading.oddities["a chunk's size is wrong"] = None
            return reading.root is not None and not reading.stack
        if not _read_chunk(reading, at, kind, (header, size)):
            return False
        at += size
    return True


def _read_chunk(reading: _Reading, at: int, kind: int, sizes: tuple[int, int]) -> bool:
    """Read one chunk of known header size and size; False when reading cannot go on."""
    header, size = sizes
    data = reading.data
    if kind in (STRING_POOL, RESOURCE_MAP) and reading.begun:
        reading.oddities["a table of strings or ids stands among the elements"] = None
        return True
    reading.begun |= START_NAMESPACE <= kind <= _LAST_NODE
    if kind == STRING_POOL:
        reading.strings = StringPool(data, at)
        reading.oddities |= dict.fromkeys(reading.strings.oddities)
    elif kind == RESOURCE_MAP:
        reading.ids = struct.unpack_from(f"<{(size - header) // 4}I", data, at + header)
    elif kind == START_ELEMENT:
        return len(reading.stack) < _MAX_DEPTH and _start(reading, at, header, size)
    elif kind == END_ELEMENT:
        _close(reading)
    elif kind == TEXT and header + 4 <= size:
        _add_text(reading, struct.unpack_from("<I", data, at + header)[0])
    elif kind not in (START_NAMESPACE, END_NAMESPACE):
        reading.oddities["an unknown chunk stands among the elements"] = None
    return True


def _start(reading: _Reading, at: int, header: int, size: int) -> bool:
    if header + 20 > size:
        return False
    if header != _NODE:
        reading.oddities["an element's header has an unusual size"] = None
    data = reading.data
    body = at + header
    _, name, first, stride, count = struct.unpack_from("<IIHHH", data, body)
    if (first, stride) != (20, 20) and count:
        reading.oddities["attributes stand at unusual places"] = None
    attributes = []
    # Attributes that overlap would make a small file endless.
    for number in range(min(count, size // 20)):
        place = body + first + number * stride
        if place + 20 > at + size:
            break
        attributes.append(_attribute(reading, place))
    reading.stack.append(_Open(reading.strings[name], tuple(attributes)))
    return True


def _attribute(reading: _Reading, place: int) -> Attribute:
    namespace, name, raw, _, _, kind, value = struct.unpack_from(
        "<IIIHBBI", reading.data, place
    )
    strings = reading.strings
    text = ""
    if kind == STRING:
        text = strings[value]
    elif raw != _NONE:
        text = strings[raw]
    resource = reading.ids[name] if name < len(reading.ids) else 0
    said = strings[namespace] if namespace != _NONE else ""
    if resource in _FRAMEWORK and said and said not in _OWN:
        reading.oddities["an attribute of Android's stands in another namespace"] = None
    return Attribute(
        said,
        strings[name],
        resource,
        kind,
        value,
        text,
    )


def _add_text(reading: _Reading, index: int) -> None:
    if reading.stack:
        reading.stack[-1].texts.append(reading.strings[index])


def _close(reading: _Reading) -> None:
    if not reading.stack:
        reading.oddities["an element ends that never began"] = None
        return
    element = reading.stack.pop().closed()
    if reading.stack:
        reading.stack[-1].children.append(element)
    elif reading.root is None:
        reading.root = element
    else:
        reading.oddities["there is a second root"] = None

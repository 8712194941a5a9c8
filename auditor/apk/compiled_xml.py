"""Writes compiled XML, so that the files of an app bundle are read as those of a package are.

The inverse of `auditor.apk.axml`, without namespaces' prefixes and line numbers.
Source: AOSP ResourceTypes.h (`ResXMLTree_node`, `ResXMLTree_attrExt`).
"""

import struct
from collections.abc import Sequence
from typing import Final

from auditor.apk.axml import (
    END_ELEMENT,
    RESOURCE_MAP,
    START_ELEMENT,
    STRING,
    TEXT,
    Attribute,
    Element,
)
from auditor.apk.string_pool import STRING_POOL

_XML: Final = 0x0003
_NONE: Final = 0xFFFFFFFF
_SHORT: Final = 0x7FFF


def write_axml(root: Element) -> bytes:
    """Return a tree as compiled XML."""
    writer = _Writer()
    writer.number_attributes(root)
    nodes = b"".join(writer.nodes(root))
    ids = b"".join(struct.pack("<I", one) for one in writer.ids)
    body = write_pool(list(writer.strings)) + _chunk(RESOURCE_MAP, ids) + nodes
    return struct.pack("<HHI", _XML, 8, 8 + len(body)) + body


def write_pool(strings: Sequence[str]) -> bytes:
    """Return the strings as a pool chunk, in UTF-16."""
    parts: list[bytes] = []
    offsets = []
    at = 0
    for text in strings:
        encoded = text.encode("utf-16-le", "surrogatepass")
        length = len(encoded) // 2
        head = (
            struct.pack("<H", length)
            if length <= _SHORT
            else struct.pack("<2H", 0x8000 | length >> 16, length & 0xFFFF)
        )
        offsets.append(at)
        parts += (head, encoded, b"\0\0")
        at += len(head) + len(encoded) + 2
    blob = b"".join(parts)
    blob += bytes(-len(blob) % 4)
    start = 28 + 4 * len(offsets)
    head = struct.pack(
        "<HHIIIIII", STRING_POOL, 28, start + len(blob), len(offsets), 0, 0, start, 0
    )
    return head + struct.pack(f"<{len(offsets)}I", *offsets) + blob


class _Writer:
    """Numbers strings; names of attributes with an id come first, as the map of ids wants."""

    def __init__(self) -> None:
        self.strings: dict[str, int] = {}
        self.ids: list[int] = []
        self._names: dict[tuple[str, int], int] = {}

    def number_attributes(self, root: Element) -> None:
        for element in root.walk():
            for one in element.attributes:
                key = (one.name, one.resource)
                if one.resource and key not in self._names:
                    self._names[key] = len(self.ids)
                    # Two ids may share a name (`app:` and `android:`): each has a place of its own.
                    taken = one.name in self.strings
                    name = f"{one.name}\0{len(self.ids)}" if taken else one.name
                    self.strings[name] = len(self.ids)
                    self.ids.append(one.resource)

    def nodes(self, element: Element) -> list[bytes]:
        name = self._number(element.tag)
        attributes = b"".join(map(self._attribute, element.attributes))
        body = struct.pack("<IIHHHHHH", _NONE, name, 20, 20, len(element.attributes), 0, 0, 0)
        found = [_node(START_ELEMENT, body + attributes)]
        if element.text:
            text = self._number(element.text)
            found.append(_node(TEXT, struct.pack("<IHBBI", text, 8, 0, STRING, text)))
        for child in element.children:
            found += self.nodes(child)
        found.append(_node(END_ELEMENT, struct.pack("<II", _NONE, name)))
        return found

    def _attribute(self, one: Attribute) -> bytes:
        name = self._names[one.name, one.resource] if one.resource else self._number(one.name)
        namespace = self._number(one.namespace) if one.namespace else _NONE
        raw = self._number(one.text) if one.text or one.kind == STRING else _NONE
        data = raw if one.kind == STRING else one.data
        return struct.pack("<IIIHBBI", namespace, name, raw, 8, 0, one.kind, data)

    def _number(self, text: str) -> int:
        return self.strings.setdefault(text, len(self.strings))


def _node(kind: int, body: bytes) -> bytes:
    return struct.pack("<HHIII", kind, 16, 16 + len(body), 0, _NONE) + body


def _chunk(kind: int, body: bytes) -> bytes:
    return struct.pack("<HHI", kind, 8, 8 + len(body)) + body

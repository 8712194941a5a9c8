"""Reads compiled XML with androguard, to notice manifests that defeat tools.

Our own reader follows Android's; most tools follow androguard's or one like it. Where the
two see different elements, the manifest was made so that tools go wrong.
"""

import struct
from typing import Final

from auditor.apk.axml import STRING, Attribute, Document, Element

_FAULTS: Final = (
    struct.error, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError,
)  # fmt: skip
_PLACES: Final = 5
_MAX_EVENTS: Final = 200_000


def androguard_reads(data: bytes) -> Document:
    """Read compiled XML with androguard's parser; never raises for a broken document."""
    from androguard.core import axml as androguard
    from loguru import logger

    logger.disable("androguard")
    stack: list[tuple[str, tuple[Attribute, ...], list[Element]]] = []
    root: Element | None = None
    whole = False
    try:
        parser = androguard.AXMLParser(_checked(data))
        for _ in range(_MAX_EVENTS):
            if not parser.is_valid():
                break
            event = next(parser)
            if event == androguard.START_TAG:
                stack.append((parser.name, _attributes(parser), []))
            elif event == androguard.END_TAG and stack:
                tag, attributes, children = stack.pop()
                element = Element(tag, attributes, tuple(children))
                if stack:
                    stack[-1][2].append(element)
                else:
                    root = root or element
            elif event == androguard.END_DOCUMENT:
                whole = True
                break
    except (*_FAULTS, androguard.ResParserError):
        whole = False
    return Document(root, whole and not stack)


def _checked(data: bytes) -> bytes:
    """Return the document; raises `ValueError` where androguard would reserve what a pool claims."""
    size, _, _, _, strings, styles = struct.unpack_from("<6I", data, 12)
    if max(size, strings, styles) > len(data):
        raise ValueError("the string pool claims more than is there")
    return data


def differences(ours: Document, theirs: Document) -> str:
    """Say what androguard sees otherwise than Android; empty when nothing of weight."""
    if theirs.root is None:
        return "androguard finds no element at all"
    if ours.root is None:
        return ""
    mine, others = _outline(ours.root), _outline(theirs.root)
    if len(mine) != len(others):
        return f"Android sees {len(mine)} elements, androguard {len(others)}"
    for number, (one, other) in enumerate(zip(mine, others, strict=True)):
        if one != other:
            return f"element {number} ({one[0]}) has other attributes for androguard"
    return "" if theirs.whole else "androguard does not reach the document's end"


def _outline(root: Element) -> list[tuple[str, tuple[tuple[int, int, int, str], ...]]]:
    return [
        (
            element.tag,
            tuple(
                (
                    one.resource,
                    one.kind,
                    one.data if one.kind != STRING else 0,
                    one.text if one.kind == STRING else "",
                )
                for one in element.attributes
            ),
        )
        for element in root.walk()
    ]


def _attributes(parser: object) -> tuple[Attribute, ...]:
    """Take the raw columns: androguard's names are made up at random for unknown ids."""
    cells: list[int] = parser.m_attributes  # type: ignore[attr-defined]
    ids: list[int] = parser.m_resourceIDs  # type: ignore[attr-defined]
    strings = parser.sb  # type: ignore[attr-defined]
    found = []
    for at in range(0, len(cells) - _PLACES + 1, _PLACES):
        _, name, _, kind, data = cells[at : at + _PLACES]
        text = strings[data] if kind == STRING else ""
        resource = ids[name] if name < len(ids) else 0
        found.append(Attribute("", strings[name], resource, kind, data, text))
    return tuple(found)

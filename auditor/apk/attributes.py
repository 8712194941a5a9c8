"""Finds attributes by resource id, as Android does, and turns their values into Python's.

The ids are those of `android.R.attr`; an attribute without a known id is found by its name,
so that a manifest with a short resource map is still read.
"""

from collections.abc import Callable
from typing import Final, Protocol

from auditor.apk.axml import (
    BOOLEAN,
    DYNAMIC_REFERENCE,
    FLOAT,
    INT_DEC,
    REFERENCE,
    STRING,
    THEME_ATTRIBUTE,
    Attribute,
    Element,
)

# Source: AOSP frameworks/base/core/res/res/values/public-final.xml.
IDS: Final = {
    "label": 0x01010001,
    "name": 0x01010003,
    "permission": 0x01010006,
    "readPermission": 0x01010007,
    "writePermission": 0x01010008,
    "protectionLevel": 0x01010009,
    "sharedUserId": 0x0101000B,
    "enabled": 0x0101000E,
    "debuggable": 0x0101000F,
    "exported": 0x01010010,
    "process": 0x01010011,
    "authorities": 0x01010018,
    "initOrder": 0x0101001A,
    "priority": 0x0101001C,
    "value": 0x01010024,
    "resource": 0x01010025,
    "mimeType": 0x01010026,
    "scheme": 0x01010027,
    "host": 0x01010028,
    "textSize": 0x01010095,
    "textColor": 0x01010098,
    "background": 0x010100D4,
    "id": 0x010100D0,
    "tag": 0x010100D1,
    "visibility": 0x010100DC,
    "layout": 0x010100F2,
    "checked": 0x01010106,
    "checkedButton": 0x01010148,
    "text": 0x0101014F,
    "hint": 0x01010150,
    "password": 0x0101015C,
    "title": 0x010101E1,
    "targetActivity": 0x01010202,
    "minSdkVersion": 0x0101020C,
    "inputType": 0x01010220,
    "versionCode": 0x0101021B,
    "versionName": 0x0101021C,
    "onClick": 0x0101026F,
    "targetSdkVersion": 0x01010270,
    "maxSdkVersion": 0x01010271,
    "contentDescription": 0x01010273,
    "backupAgent": 0x0101027F,
    "required": 0x0101028E,
    "usesCleartextTraffic": 0x010104EC,
    "isFeatureSplit": 0x0101055B,
    "versionCodeMajor": 0x01010576,
    "alpha": 0x0101031F,
    "appComponentFactory": 0x0101057A,
    "isSplitRequired": 0x01010591,
    "requiredSplitTypes": 0x0101064E,
    "splitTypes": 0x0101064F,
}
"""Resource ids of the attributes that the audit reads."""

_KNOWN: Final = frozenset(IDS.values())
_REFERENCES: Final = (REFERENCE, DYNAMIC_REFERENCE)


_NUMBERS: Final = (FLOAT, INT_DEC)
_DIMENSION: Final = 0x05
_COLOURS: Final = range(0x1C, 0x20)
_OPAQUE: Final = 0xFF
_SCALED: Final = (1, 2)
"""The units dp and sp."""
_RADIX: Final = (1.0, 2.0**-7, 2.0**-15, 2.0**-23)


class Values(Protocol):
    """The resource table as far as attributes need it."""

    def values(self, resource_id: int) -> tuple[tuple[int, int, str], ...]:
        """Return type, data and text of a simple resource in each configuration, the default first."""


class NoValues:
    """A resource table that holds nothing."""

    def values(self, resource_id: int) -> tuple[tuple[int, int, str], ...]:  # noqa: ARG002
        """Return nothing."""
        return ()


class Attributes:
    """Reads the attributes of elements, following references into a resource table.

    The table is asked for only when an attribute refers to it.
    """

    def __init__(self, table: Callable[[], Values] = NoValues) -> None:
        """Remember where the resource table comes from."""
        self._table = table

    def text(self, element: Element, name: str) -> str | None:
        """Return an attribute as text, references followed; None when it is absent."""
        attribute = find(element, name)
        if attribute is None:
            return None
        for kind, data, text in self._resolved(attribute):
            return formatted(kind, data, text)
        return formatted(attribute.kind, attribute.data, attribute.text)

    def literal(self, element: Element, name: str) -> str | None:
        """Return an attribute that Android accepts as a written string only, never by reference."""
        attribute = find(element, name)
        return attribute.text if attribute is not None and attribute.kind == STRING else None

    def number(self, element: Element, name: str) -> int | None:
        """Return an attribute as a signed whole number; None when it is absent or is none."""
        attribute = find(element, name)
        if attribute is None:
            return None
        for kind, data, text in self._resolved(attribute) or (
            (attribute.kind, attribute.data, attribute.text),
        ):
            if INT_DEC <= kind <= 0x1F:
                return data - (1 << 32) if data & 0x80000000 else data
            if text.lstrip("-").isdecimal():
                return int(text)
        return None

    def flag(self, element: Element, name: str) -> bool | None:
        """Return an attribute as a truth value; None when it is absent.

        A reference that differs between configurations counts as true if it is true in one.
        """
        attribute = find(element, name)
        if attribute is None:
            return None
        values = self._resolved(attribute) or (
            (attribute.kind, attribute.data, attribute.text),
        )
        return any(_truth(kind, data, text) for kind, data, text in values)

    def is_zero(self, element: Element, name: str) -> bool:
        """Say whether an attribute is the number 0 in all configurations."""
        found = self._simple(element, name)
        return bool(found) and all(kind in _NUMBERS and not data for kind, data in found)

    def is_no_length(self, element: Element, name: str) -> bool:
        """Say whether a length is 0 in all configurations."""
        found = self._simple(element, name)
        return bool(found) and all(
            kind == _DIMENSION and _points(data) == 0 for kind, data in found
        )

    def points(self, element: Element, name: str) -> float | None:
        """Return a size in sp or dp, the smallest of all configurations; None where it is none."""
        found = [
            _points(data) for kind, data in self._simple(element, name) if kind == _DIMENSION
        ]
        known = [one for one in found if one is not None]
        return min(known, default=None)

    def colour(self, element: Element, name: str) -> int | None:
        """Return an opaque colour as 0xRRGGBB; None for any other, or where configurations differ."""
        found = {
            data & 0xFFFFFF if kind in _COLOURS and data >> 24 == _OPAQUE else None
            for kind, data in self._simple(element, name)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _simple(self, element: Element, name: str) -> list[tuple[int, int]]:
        """Return types and data of an attribute's values, references followed."""
        attribute = find(element, name)
        if attribute is None:
            return []
        values = self._resolved(attribute)
        return [(kind, data) for kind, data, _ in values] or [(attribute.kind, attribute.data)]

    def _resolved(self, attribute: Attribute) -> tuple[tuple[int, int, str], ...]:
        if attribute.kind in _REFERENCES and attribute.data:
            return self._table().values(attribute.data)
        return ()


def _points(data: int) -> float | None:
    """Read a complex value (AOSP `Res_value`, `COMPLEX_…`): unit, place of the point, mantissa."""
    if data & 0xF not in _SCALED:
        return None
    mantissa = data >> 8
    mantissa -= (mantissa & 0x800000) << 1
    return mantissa * _RADIX[data >> 4 & 3]


def find(element: Element, name: str) -> Attribute | None:
    """Find an `android:` attribute by its resource id, else by its name; None when absent."""
    wanted = IDS.get(name, -1)
    fallback = None
    for attribute in element.attributes:
        if attribute.resource == wanted:
            return attribute
        if attribute.name == name and attribute.resource not in _KNOWN and fallback is None:
            fallback = attribute
    return fallback


def plain(element: Element, name: str) -> str | None:
    """Return an attribute that belongs to no namespace, such as `package`; None when absent."""
    for attribute in element.attributes:
        if attribute.name == name and not attribute.namespace:
            return formatted(attribute.kind, attribute.data, attribute.text)
    return None


def formatted(kind: int, data: int, text: str) -> str:
    """Write a value as it would stand in a source file; references as `@0x7f…`."""
    if kind == STRING:
        return text
    if kind in _REFERENCES:
        return f"@0x{data:08x}"
    if kind == THEME_ATTRIBUTE:
        return f"?0x{data:08x}"
    if kind == BOOLEAN:
        return "true" if data else "false"
    if kind == INT_DEC:
        return str(data - (1 << 32) if data & 0x80000000 else data)
    return text or f"0x{data:x}"


def _truth(kind: int, data: int, text: str) -> bool:
    if kind == STRING:
        return text.lower() in ("true", "1")
    return bool(data) and kind not in _REFERENCES and kind != FLOAT

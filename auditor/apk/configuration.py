"""Reads for whom a resource is meant: its locale, and whether it is the default.

Source: AOSP ResourceTypes.h, `ResTable_config`; two packed bytes hold a language or region.
"""

from typing import Final

from auditor.model.locales import RENAMED

_LANGUAGE: Final = slice(8, 10)
_REGION: Final = slice(10, 12)
_SCRIPT: Final = slice(36, 40)
_VARIANT: Final = slice(40, 48)


def locale_of(configuration: bytes) -> str:
    """Return the BCP 47 tag of a configuration; empty when it is for every locale."""
    language = _unpacked(configuration[_LANGUAGE], "a")
    if not language:
        return ""
    parts = [
        RENAMED.get(language, language),
        _ascii(configuration[_SCRIPT]).title(),
        _unpacked(configuration[_REGION], "0").upper(),
        _ascii(configuration[_VARIANT]).lower(),
    ]
    return "-".join(part for part in parts if part)


def is_default(configuration: bytes) -> bool:
    """Tell whether a configuration asks for nothing (its first word is its size)."""
    return not any(configuration[4:])


def _unpacked(packed: bytes, base: str) -> str:
    if len(packed) < 2 or not any(packed):
        return ""
    first, second = packed
    if not first & 0x80:
        return _ascii(packed)
    letters = (second & 0x1F, (second & 0xE0) >> 5 | (first & 0x03) << 3, (first & 0x7C) >> 2)
    return _ascii(bytes(ord(base) + letter for letter in letters))


def _ascii(raw: bytes) -> str:
    text = raw.rstrip(b"\0").decode("ascii", "ignore")
    return text if text.isalnum() else ""

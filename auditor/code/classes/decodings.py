"""How a string that the code hides was made readable: which method was followed, on what, by which means.

A decoding rides on the value that it gave, so that a report can show where a string came from. It
plays no part when values are compared: the same string from a constant is the same value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Site: TypeAlias = tuple[int, int]
"""A method's number and a pc in it, as in `auditor.code.classes.values`."""

_LONGEST = 60
_MOST = 4


@dataclass(frozen=True, slots=True)
class Decoding:
    """One run of a decryptor, or one library call that undoes an encoding."""

    site: Site
    """Where it is called; the start of the initialiser for what a class sets by itself."""
    by: str
    """The method that was followed, in dex form."""
    means: tuple[str, ...]
    """What it does: `XOR`, `Base64`, `AES/CBC/PKCS5Padding`, …"""
    source: str
    """What it was given, as a person can read it."""
    result: str


def shown(arguments: Iterable[object]) -> str:
    """Write arguments: texts in quotes, other bytes as hexadecimal, cut where they are long."""
    return ", ".join(_shown(one) for one in arguments)


def _shown(value: object) -> str:
    match value:
        case str():
            return f'"{_cut(value)}"'
        case bytes():
            return readable(value)
        case _:
            return str(value)


def readable(content: bytes) -> str:
    """Write bytes as the text that they are, else as hexadecimal."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _cut(content.hex())
    return f'"{_cut(text)}"' if text.isprintable() and text else _cut(content.hex())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def joined(*parts: Sequence[Decoding]) -> tuple[Decoding, ...]:
    """Join the decodings of several pieces, each once."""
    return tuple(dict.fromkeys(one for part in parts for one in part))[:_MOST]

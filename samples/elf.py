"""Write native libraries that hold nothing but strings: what a compiler leaves of a snapshot.

Flutter's `libapp.so` and the assemblies' stores of .NET are libraries whose read-only data holds the
program; an audit makes out their strings. A text file beside the story says which.
"""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_NAMES = b"\0.rodata\0.shstrtab\0"
_METADATA = b"\xaf\x1b\xb1\xfa\x1d\0\0\0"
"""How `global-metadata.dat` begins: its mark, then its version."""
_SHARED, _AARCH64 = 3, 183
_PROGRAM_DATA, _STRINGS = 1, 3


def strings_only(member: str, strings: list[str]) -> bytes:
    """Return a library, or Unity's metadata, that holds some strings."""
    if member.endswith(".so"):
        return library(strings)
    return _METADATA + b"".join(one.encode() + b"\0" for one in strings)


def library(strings: list[str]) -> bytes:
    """Return a 64-bit library for ARM with the strings in `.rodata`, zeros between them."""
    data = b"".join(b"\0" + one.encode() + b"\0" for one in strings)
    at = _HEADER.size
    names_at = at + len(data)
    sections_at = (names_at + len(_NAMES) + 7) & ~7
    header = _HEADER.pack(
        b"\x7fELF\x02\x01\x01" + bytes(9), _SHARED, _AARCH64, 1, 0, 0, sections_at, 0,
        _HEADER.size, 0, 0, _SECTION.size, 3, 2,
    )  # fmt: skip
    sections = (
        bytes(_SECTION.size)
        + _SECTION.pack(1, _PROGRAM_DATA, 2, at, at, len(data), 0, 0, 1, 0)
        + _SECTION.pack(9, _STRINGS, 0, 0, names_at, len(_NAMES), 0, 0, 1, 0)
    )
    body = header + data + _NAMES
    return body.ljust(sections_at, b"\0") + sections

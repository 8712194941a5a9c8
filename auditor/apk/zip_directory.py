"""Reads the central directory of a zip archive as Android's libziparchive does, only milder.

The directory alone decides what an archive holds: local headers are looked at for the place
of the data only. What is tolerated although it is odd is told as `Oddity`.
Source: APPNOTE 6.3.10 sections 4.3.7 to 4.3.16; AOSP system/libziparchive/zip_archive.cc.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from auditor.apk.caps import Caps
from auditor.errors import OverLimit, UnreadablePackage

_END: Final = b"PK\x05\x06"
_END_FIXED: Final = struct.Struct("<4s4H2LH")
_END64_LOCATOR: Final = struct.Struct("<4sLQL")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_ENTRY_MAGIC: Final = b"PK\x01\x02"
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL_MAGIC: Final = b"PK\x03\x04"
_MAX_COMMENT: Final = 0xFFFF
_UNSET32: Final = 0xFFFFFFFF
_UNSET16: Final = 0xFFFF
_ZIP64_EXTRA: Final = 1


class Entry(NamedTuple):
    """One member as the central directory describes it."""

    name: str
    method: int
    flags: int
    crc: int
    compressed: int
    size: int
    offset: int
    """Of the local header, from the first byte of the file."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that defeats tools: what, at which member (empty for the archive), and how."""

    what: str
    member: str
    detail: str


class Directory(NamedTuple):
    """The members in the directory's order, where the directory starts, and what was odd."""

    entries: tuple[Entry, ...]
    start: int
    oddities: tuple[Oddity, ...]
    has_archive_before: bool = False
    """What stands before this archive starts as an archive does: which one runs is not sure."""


class _End(NamedTuple):
    """Where the directory lies and how many members it promises."""

    place: int
    members: int
    size: int
    offset: int
    comment: int


def read_directory(data: memoryview, name: str, caps: Caps) -> Directory:
    """Read the central directory of an archive called `name`.

    Raises `UnreadablePackage` when there is none or it breaks off at its first member, and
    `OverLimit` when it has more members than `caps.entries`.
    """
    place = _find_end(data)
    if place < 0:
        raise UnreadablePackage(f"{name}: {_what_instead(data)}")
    end = _read_end(data, place)
    if end.members > caps.entries:
        raise OverLimit(
            f"{name}: {end.members} members are more than the {caps.entries} that an audit reads: "
            "look at this archive by hand"
        )
    start, shift = _find_start(data, end, name)
    oddities = list(_odd_ends(data, end, start, shift))
    entries = list(_read_entries(data, start, shift, end.members))
    if not entries and end.members:
        raise UnreadablePackage(
            f"{name}: its central directory is broken at {start:#x}: take a fresh copy of the file"
        )
    if len(entries) < end.members:
        oddities.append(
            Oddity(
                "the central directory breaks off early",
                "",
                f"{len(entries)} of {end.members} members can be read",
            )
        )
    before = shift > 0 and bytes(data[:4]) == _LOCAL_MAGIC
    return Directory(tuple(entries), start, tuple(oddities), before)


def data_start(data: memoryview, entry: Entry) -> int:
    """Return where a member's bytes start, or -1 when its local header is not in the file."""
    at = entry.offset
    if at < 0 or at + 30 > len(data) or bytes(data[at : at + 4]) != _LOCAL_MAGIC:
        return -1
    name, extra = struct.unpack_from("<2H", data, at + 26)
    return at + 30 + int(name) + int(extra)


def local_mismatch(data: memoryview, entry: Entry) -> str:
    """Say in what the local header contradicts the directory; empty when it does not."""
    at = entry.offset
    if at < 0 or at + 30 > len(data):
        return "no local header"
    magic, _, flags, method, _, _, _, compressed, size, length, _ = struct.unpack_from(
        "<4s5H3L2H", data, at
    )
    if magic != _LOCAL_MAGIC:
        return "no local header"
    said = []
    if method != entry.method:
        said.append(f"method {method} against {entry.method}")
    if _decoded(bytes(data[at + 30 : at + 30 + length])) != entry.name:
        said.append("another name")
    described_later = flags & 8 or _UNSET32 in (compressed, size)
    if not described_later and (compressed, size) != (entry.compressed, entry.size):
        said.append(f"sizes {compressed}/{size} against {entry.compressed}/{entry.size}")
    return ", ".join(said)


def _find_end(data: memoryview) -> int:
    tail_start = max(0, len(data) - _MAX_COMMENT - _END_FIXED.size)
    tail = bytes(data[tail_start:])
    if len(tail) < _END_FIXED.size:
        return -1
    at = tail.rfind(_END, 0, len(tail) - _END_FIXED.size + len(_END))
    return tail_start + at if at >= 0 else -1


def _what_instead(data: memoryview) -> str:
    head = bytes(data[:4])
    if not head:
        return "the file is empty: take a fresh copy"
    if head == _LOCAL_MAGIC and bytes(data).rfind(_END) >= 0:
        return (
            "more than 65557 bytes stand behind the archive's end, so that neither Android nor this "
            "audit looks for it there: take a fresh copy of the file"
        )
    if head == _LOCAL_MAGIC:
        return (
            "the archive breaks off before its central directory: take a fresh copy of the file"
        )
    return "no Android package: it is not a zip archive; give an .apk, .apks, .xapk, .apkm or .aab file"


def _read_end(data: memoryview, place: int) -> _End:
    _, _, _, _, count, size, offset, comment = _END_FIXED.unpack_from(data, place)
    if count == _UNSET16 or _UNSET32 in (size, offset):
        wide = _read_end64(data, place)
        if wide:
            count, size, offset = wide
    return _End(place, count, size, offset, comment)


def _read_end64(data: memoryview, place: int) -> tuple[int, int, int] | None:
    at = place - _END64_LOCATOR.size
    if at < 0:
        return None
    magic, _, record, _ = _END64_LOCATOR.unpack_from(data, at)
    if magic != b"PK\x06\x07" or record + _END64.size > len(data):
        return None
    fields = _END64.unpack_from(data, record)
    return (fields[7], fields[8], fields[9]) if fields[0] == b"PK\x06\x06" else None


def _find_start(data: memoryview, end: _End, name: str) -> tuple[int, int]:
    """Return the directory's place, and by how much all offsets are off (prepended data)."""
    for start in (end.offset, end.place - end.size):
        if 0 <= start <= end.place and (
            end.members == 0 or bytes(data[start : start + 4]) == _ENTRY_MAGIC
        ):
            return start, start - end.offset
    raise UnreadablePackage(
        f"{name}: its central directory is not at {end.offset:#x}, where the archive's end says: "
        "the file is truncated or joined wrongly; take a fresh copy"
    )


def _odd_ends(data: memoryview, end: _End, start: int, shift: int) -> Iterator[Oddity]:
    if shift:
        yield Oddity("data stand before the archive", "", f"all offsets are off by {shift}")
    elif bytes(data[:4]) != _LOCAL_MAGIC and end.members:
        yield Oddity(
            "data stand before the archive", "", f"it starts with {bytes(data[:4]).hex(' ')}"
        )
    behind = len(data) - end.place - _END_FIXED.size - end.comment
    if behind:
        yield Oddity("data stand behind the archive", "", f"{behind} bytes")
    if start + end.size < end.place:
        gap = bytes(data[start + end.size : start + end.size + 4])
        if gap == _ENTRY_MAGIC:
            yield Oddity(
                "the central directory hides members", "", f"it promises only {end.members}"
            )
        elif gap not in (b"PK\x06\x06", b"PK\x06\x07"):
            yield Oddity(
                "data stand between the central directory and the archive's end",
                "",
                f"{end.place - start - end.size} bytes",
            )


def _read_entries(data: memoryview, start: int, shift: int, count: int) -> Iterator[Entry]:
    at = start
    limit = len(data) - _ENTRY.size
    for _ in range(count):
        if at > limit:
            return
        (magic, _, _, flags, method, _, _, crc, compressed, size,
         name_len, extra_len, comment_len, _, _, _, offset) = _ENTRY.unpack_from(data, at)  # fmt: skip
        if magic != _ENTRY_MAGIC:
            return
        at += _ENTRY.size
        name = _decoded(bytes(data[at : at + name_len]))
        if _UNSET32 in (compressed, size, offset):
            extra = data[at + name_len : at + name_len + extra_len]
            compressed, size, offset = _widen(extra, compressed, size, offset)
        at += name_len + extra_len + comment_len
        yield Entry(name, method, flags, crc, compressed, size, offset + shift)


def _decoded(name: bytes) -> str:
    # Android reads every name as UTF-8, whatever the flag says.
    return name.decode("utf-8", "backslashreplace")


def _widen(extra: memoryview, compressed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Take the fields that do not fit 32 bits from the zip64 extra (APPNOTE 4.5.3)."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64_EXTRA:
            wide = iter(
                struct.unpack_from(f"<{min(length, len(extra) - at - 4) // 8}Q", extra, at + 4)
            )
            size = next(wide, size) if size == _UNSET32 else size
            compressed = next(wide, compressed) if compressed == _UNSET32 else compressed
            offset = next(wide, offset) if offset == _UNSET32 else offset
            break
        at += 4 + length
    return compressed, size, offset

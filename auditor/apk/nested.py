"""Finds dex images that Android does not load by itself: in assets, raw resources, libraries, archives.

A member is told by its first bytes, whatever it is called; archives are opened to a small depth,
gzip and one repeated byte (XOR) are undone. All is bounded: what lies beyond is told as unread.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.apk.archive import Archive, dex_name
from auditor.apk.caps import Caps
from auditor.apk.magic import DEX, magic_of_head, xor_key
from auditor.apk.parts import Piece
from auditor.errors import InputError
from auditor.model.app import Member, Nested, NestedCode, UnreadCode

_CAPS: Final = Caps(entries=30_000, total=512 * 1024 * 1024)
_MAX_ARCHIVES: Final = 100
_MAX_LOOKED_AT: Final = 20_000
_MAX_IMAGES: Final = 64
_MAX_BYTES: Final = 256 * 1024 * 1024
_MAX_DEPTH: Final = 3
_HEAD: Final = 64
_CODE_NAMES: Final = (".dex", ".jar", ".apk")


@dataclass(slots=True)
class _Search:
    """What was found so far, and what may still be opened."""

    code: list[NestedCode] = field(default_factory=list)
    unread: list[UnreadCode] = field(default_factory=list)
    archives: int = _MAX_ARCHIVES
    looks: int = _MAX_LOOKED_AT
    room: int = _MAX_BYTES

    def look(self, member: Member, data: memoryview, name: str, how: str, depth: int) -> None:
        """Take a piece of data that may be code, unpacking it as often as is allowed."""
        head = bytes(data[:_HEAD])
        magic = magic_of_head(head)
        if magic == "dex":
            self._take(member, data, name, how)
        elif magic not in ("zip", "gzip", "xored"):
            return
        elif depth >= _MAX_DEPTH:
            self.unread.append(UnreadCode(member, name, "archives are nested too deep"))
        elif magic == "zip":
            self._open(member, data, name, how, depth)
        elif magic == "gzip":
            self._look_into(
                member, _gunzipped(data, self.room), name, _joined(how, "gzip"), depth
            )
        else:
            key = xor_key(head)
            told = _joined(how, f"XOR with 0x{key:02x}")
            self._look_into(member, _xored(data, key), name, told, depth)

    def _look_into(self, member: Member, data: bytes, name: str, how: str, depth: int) -> None:
        self.look(member, memoryview(data), name, how, depth + 1)

    def _take(self, member: Member, data: memoryview, name: str, how: str) -> None:
        if len(self.code) >= _MAX_IMAGES or len(data) > self.room:
            self.unread.append(UnreadCode(member, name, "too much code stands in other files"))
            return
        self.room -= len(data)
        self.code.append(NestedCode(member, name, how, bytes(data)))

    def _open(self, member: Member, data: memoryview, name: str, how: str, depth: int) -> None:
        if not self.archives:
            if name.lower().endswith(_CODE_NAMES):
                self.unread.append(UnreadCode(member, name, "too many archives"))
            return
        self.archives -= 1
        try:
            archive = Archive(data, name, _CAPS)
        except InputError:
            if name.lower().endswith(_CODE_NAMES):
                self.unread.append(UnreadCode(member, name, "a broken archive"))
            return
        for inner, entry in sorted(archive.entries.items()):
            if entry.size and self.looks:
                self.looks -= 1
                self._look_at_entry(member, archive, inner, (how, depth))

    def _look_at_entry(
        self, member: Member, archive: Archive, inner: str, place: tuple[str, int]
    ) -> None:
        how, depth = place
        name = f"{archive.name}!{inner}"
        is_code = inner.lower().endswith(_CODE_NAMES)
        magic = magic_of_head(archive.head(inner, _HEAD))
        if magic not in ("dex", "zip", "gzip", "xored"):
            if is_code:
                self.unread.append(UnreadCode(member, name, _no_code(archive, inner)))
            return
        try:
            data = archive.view(inner)
        except InputError as fault:
            if is_code or magic == "dex":
                self.unread.append(UnreadCode(member, name, _reason(fault, name)))
            return
        self.look(member, data, name, how, depth + 1)


def find_nested(pieces: Sequence[Piece], members: Sequence[Member]) -> Nested:
    """Return the dex images beside those that Android loads, and what might be one and was not read."""
    archives = {piece.archive.name: piece.archive for piece in pieces}
    search = _Search()
    for member in members:
        archive = archives[member.part]
        if not _may_be_code(member) or member.name in _loaded(archive):
            continue
        try:
            data = archive.view(member.name)
        except InputError as fault:
            search.unread.append(UnreadCode(member, member.path, _reason(fault, member.path)))
            continue
        if member.magic in DEX:
            search.look(member, data, member.path, "", 0)
        else:
            search.unread.append(
                UnreadCode(
                    member, member.path, "its bytes are no dex image; it may be encrypted"
                )
            )
    return Nested(tuple(search.code), tuple(search.unread))


def _may_be_code(member: Member) -> bool:
    """Say whether a member is code by its bytes, or called so although its bytes are nothing known."""
    return member.magic in DEX or (
        member.magic == "" and member.size > 0 and member.name.lower().endswith(".dex")
    )


def _loaded(archive: Archive) -> frozenset[str]:
    return frozenset(_loaded_names(archive))


def _loaded_names(archive: Archive) -> Iterator[str]:
    number = 1
    while (name := dex_name(number)) in archive:
        yield name
        number += 1


def _no_code(archive: Archive, inner: str) -> str:
    if archive.entries[inner].flags & 1:
        return "it is encrypted"
    return "its bytes are no dex image; it may be encrypted"


def _reason(fault: InputError, name: str) -> str:
    return str(fault).removeprefix(f"{name}: ")


def _joined(before: str, now: str) -> str:
    return f"{before}, {now}" if before else now


def _gunzipped(data: memoryview, most: int) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data, most)
    except zlib.error:
        return b""


def _xored(data: memoryview, key: int) -> bytes:
    return bytes(data).translate(bytes(one ^ key for one in range(256)))

"""Reads the members of one archive in memory, the way an Android phone would.

Nothing is ever written to disk, so a member's name is just a name: `classes.dex/x`, `../x`
and `/x` are read like any other. Sources: AOSP system/libziparchive/zip_archive.cc and
frameworks/base/libs/androidfw/AssetsProvider.cpp (a method other than deflate is *stored*),
and the write-ups of "BadPack" packages (made-up methods and sizes).
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from auditor.apk.caps import DEFAULT_CAPS, Caps
from auditor.apk.zip_directory import (
    Entry,
    Oddity,
    data_start,
    local_mismatch,
    read_directory,
)
from auditor.errors import OverLimit, UnreadablePackage

STORED: Final = 0
DEFLATED: Final = 8
MANIFEST: Final = "AndroidManifest.xml"
_ENCRYPTED: Final = 1
_MAX_RATIO: Final = 1032


class Archive:
    """The members of one zip archive, inflated on demand.

    `name` is how messages and evidence call it, `data` its bytes (a view, not a copy).
    """

    def __init__(self, data: memoryview, name: str, caps: Caps = DEFAULT_CAPS) -> None:
        """Read the directory; raises `UnreadablePackage` or `OverLimit`."""
        self.name = name
        self.data = data
        self._caps = caps
        self._counted: set[str] = set()
        self._total = 0
        directory = read_directory(data, name, caps)
        self.directory_start = directory.start
        entries: dict[str, Entry] = {}
        shadowed: list[Entry] = []
        oddities = list(directory.oddities)
        for entry in directory.entries:
            # Android refuses this since 5.0 (zip_cd_entry_map.cc); before, what ran was the first.
            if entry.name in entries:
                oddities.append(
                    Oddity("two members have one name", entry.name, "the first is read")
                )
                if (entry.crc, entry.size) != (
                    entries[entry.name].crc,
                    entries[entry.name].size,
                ):
                    shadowed.append(entry)
            else:
                entries[entry.name] = entry
        self.entries: Mapping[str, Entry] = entries
        self.shadowed = tuple(shadowed)
        """Members that a member of the same name and other contents stands before."""
        self.has_archive_before = directory.has_archive_before
        self.has_code_before = bytes(data[:4]) == _DEX
        """A dex image stands before the archive: old Android runs it (CVE-2017-13156, "Janus")."""
        self.oddities: tuple[Oddity, ...] = (*oddities, *self._odd_members())

    def __contains__(self, member: str) -> bool:
        """Tell whether there is a member of that name."""
        return member in self.entries

    def read(self, member: str) -> bytes:
        """Return a member's bytes.

        Raises `UnreadablePackage` (no such member, broken bytes) or `OverLimit`, which a
        manifest, a layout and a resource table reach sooner than other members.
        """
        entry = self.entries.get(member)
        if entry is None:
            raise UnreadablePackage(
                f"{self.name}!{member}: no such member: look at the list of members"
            )
        self._check_size(entry)
        packed = self._packed(entry)
        if entry.method == STORED:
            return self._stored(entry)
        if entry.method == DEFLATED:
            return self._whole(entry, _inflate(packed, entry.size))
        return self._read_unknown(entry, packed)

    def view(self, member: str) -> memoryview:
        """Return a member's bytes without a copy when it is stored; raises as `read` does."""
        entry = self.entries.get(member)
        if entry is not None and entry.method == STORED:
            start = data_start(self.data, entry)
            if start >= 0 and start + entry.size <= len(self.data):
                return self.data[start : start + entry.size]
        return memoryview(self.read(member))

    def head(self, member: str, length: int) -> bytes:
        """Return up to `length` first bytes of a member; empty when they cannot be read."""
        entry = self.entries[member]
        start = data_start(self.data, entry)
        if start < 0 or not entry.size:
            return b""
        length = min(length, entry.size)
        packed = self.data[
            start : start + min(entry.compressed or entry.size, 4 * length + 512)
        ]
        if entry.method == DEFLATED:
            return _inflate(packed, length)[0]
        if entry.method != STORED and entry.compressed != entry.size:
            return _inflate(packed, length)[0] or bytes(packed[:length])
        return bytes(packed[:length])

    def _check_size(self, entry: Entry) -> None:
        caps = self._caps
        where = f"{self.name}!{entry.name}"
        most = caps.most(entry.name)
        if entry.size > most:
            raise OverLimit(
                f"{where}: {entry.size} bytes are more than the {most} that an audit "
                "reads of one member: look at it by hand"
            )
        if entry.size > caps.ratio_from and _looks_like_bomb(entry, caps.ratio):
            raise OverLimit(
                f"{where}: {entry.compressed} bytes that claim to inflate to {entry.size} look like a "
                "zip bomb: look at it by hand"
            )
        if entry.name not in self._counted:
            self._counted.add(entry.name)
            self._total += entry.size
        if self._total > caps.total:
            raise OverLimit(
                f"{where}: the members of this archive come to more than the {caps.total} bytes "
                "that an audit reads: look at it by hand"
            )

    def _packed(self, entry: Entry) -> memoryview:
        start = data_start(self.data, entry)
        if start < 0:
            raise UnreadablePackage(
                f"{self.name}!{entry.name}: no local header at {entry.offset:#x}: take a fresh copy of the file"
            )
        return self.data[start : start + entry.compressed]

    def _stored(self, entry: Entry) -> bytes:
        # AssetsProvider.cpp maps `uncompressed_length` bytes, whatever the other size says.
        start = data_start(self.data, entry)
        data = bytes(self.data[start : start + entry.size])
        return self._whole(entry, (data, ""))

    def _whole(self, entry: Entry, got: tuple[bytes, str]) -> bytes:
        data, fault = got
        if len(data) != entry.size:
            fault = fault or f"{len(data)} of {entry.size} bytes are there"
            locked = " (it is marked as encrypted)" if entry.flags & _ENCRYPTED else ""
            raise UnreadablePackage(
                f"{self.name}!{entry.name}: its bytes are broken: {fault}{locked}; take a fresh copy of the file"
            )
        return data

    def _read_unknown(self, entry: Entry, packed: memoryview) -> bytes:
        """Read a member with a made-up method: stored, says Android; the checksum arbitrates."""
        start = data_start(self.data, entry)
        stored = bytes(self.data[start : start + entry.size])
        if entry.compressed == entry.size or zlib.crc32(stored) == entry.crc:
            return self._whole(entry, (stored, ""))
        inflated, _ = _inflate(packed, entry.size)
        if len(inflated) == entry.size:
            return inflated
        return self._whole(entry, (stored, ""))

    def _odd_members(self) -> list[Oddity]:
        odd = list(_odd_crowds(self.entries.values()))
        for entry in self.entries.values():
            odd += _odd_entry(entry)
            if entry.size > self._caps.ratio_from and _looks_like_bomb(entry, self._caps.ratio):
                odd.append(
                    Oddity(
                        "a member looks like a zip bomb",
                        entry.name,
                        f"{entry.compressed} bytes that claim to inflate to {entry.size}",
                    )
                )
            if entry.name in _WATCHED or _is_dex_name(entry.name):
                said = local_mismatch(self.data, entry)
                if said:
                    odd.append(
                        Oddity(
                            "a local header contradicts the central directory", entry.name, said
                        )
                    )
        return odd


def _odd_entry(entry: Entry) -> Iterator[Oddity]:
    """Yield what the central directory says of a member and no tool that builds packages writes."""
    if entry.method not in (STORED, DEFLATED):
        yield Oddity(
            "a compression method is none that exists", entry.name, f"method {entry.method}"
        )
    if entry.flags & _ENCRYPTED:
        yield Oddity("a member is marked as encrypted", entry.name, f"flags {entry.flags:#06x}")
    if entry.method == STORED and entry.compressed != entry.size:
        yield Oddity(
            "a stored member has two sizes", entry.name, f"{entry.compressed} and {entry.size}"
        )
    if entry.name.startswith(_SHADOWING):
        yield Oddity("a member's name shadows a file that Android reads", entry.name, "")


_DEX: Final = b"dex\n"
_MANY_EMPTY: Final = 1_000
"""Ordinary packages have a few dozen empty members at most."""
_WATCHED: Final = frozenset({MANIFEST, "resources.arsc"})
_SHADOWING: Final = (f"{MANIFEST}/", "resources.arsc/", "classes.dex/", "../", "/")


def _odd_crowds(entries: Iterable[Entry]) -> Iterator[Oddity]:
    empty = sum(1 for one in entries if not one.size)
    if empty >= _MANY_EMPTY:
        yield Oddity("thousands of members are empty", "", f"{empty} members without a byte")


def dex_name(number: int) -> str:
    """Return the name of the n-th dex image that Android loads, counted from 1."""
    return "classes.dex" if number == 1 else f"classes{number}.dex"


def _looks_like_bomb(entry: Entry, ratio: int) -> bool:
    """Tell a bomb from a false size: what deflate cannot do is not going to happen."""
    if entry.method == STORED:
        return False
    return ratio * entry.compressed < entry.size <= _MAX_RATIO * entry.compressed + _MAX_RATIO


def _is_dex_name(name: str) -> bool:
    return name.startswith("classes") and name.endswith(".dex") and "/" not in name


def _inflate(packed: memoryview, size: int) -> tuple[bytes, str]:
    """Inflate at most `size` bytes; returns them and what went wrong, if anything did."""
    if not size:
        return b"", ""
    try:
        return zlib.decompressobj(-15).decompress(packed, size), ""
    except zlib.error as fault:
        return b"", str(fault)

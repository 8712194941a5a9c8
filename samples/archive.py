"""Write and compare packages so that the same contents always give the same bytes."""

from __future__ import annotations

import gzip
import struct
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

# The oldest date that both ZIP and zipalign users print without surprise.
FIXED_TIME = (1981, 1, 1, 1, 1, 2)
ALIGNMENT_FIELD = 0xD935
# resources.arsc must be stored and lie on a multiple of four from target 30 on.
STORED = ("resources.arsc",)


def write_package(path: Path, members: dict[str, bytes]) -> None:
    """Write an APK, or a container of APKs, in the order given.

    Stored members are aligned to four bytes, as zipalign does, with the extra field that
    apksigner keeps.
    """
    with path.open("wb") as out, zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            if name in STORED or name.endswith((".apk", ".png")):
                info.extra = _padding(out.tell() + 30 + len(name.encode()))
                archive.writestr(info, data, zipfile.ZIP_STORED)
            else:
                archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)


def wrapped(dex: bytes, kinds: Sequence[str]) -> bytes:
    """Hide a dex image in other bytes: `jar`, `gzip`, `xor` (with 0x5a), `cipher` (not to be undone)."""
    for kind in kinds:
        dex = _WRAPS[kind](dex)
    return dex


def _jar(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("classes.dex", FIXED_TIME), data)
    return out.getvalue()


def _cipher(data: bytes) -> bytes:
    """XOR with a stream that depends on the place: what an audit does not undo."""
    state = 0x2545F491
    out = bytearray()
    for one in data:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(one ^ state >> 16 & 0xFF)
    return bytes(out)


_WRAPS = {
    "jar": _jar,
    "gzip": lambda data: gzip.compress(data, 9, mtime=0),
    "xor": lambda data: bytes(one ^ 0x5A for one in data),
    "cipher": _cipher,
}


def damaged(data: bytes, kinds: Sequence[str]) -> bytes:
    """Make an archive as those who want tools to fail do; phones read it all the same.

    `encryption-flags`: members are marked as encrypted and are not. `methods`: headers name a
    compression method that does not exist, and the local ones false sizes ("BadPack").
    `shadowing-names`: members whose names use files as folders. Signatures no longer hold.
    """
    for kind in kinds:
        data = _DAMAGES[kind](data)
    return data


def _headers(data: bytes) -> list[tuple[int, int]]:
    """Return the places of each member's central and local header."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        locals_ = [info.header_offset for info in archive.infolist()]
        at = archive.start_dir
    places = []
    for local in locals_:
        places.append((at, local))
        at += 46 + sum(struct.unpack_from("<3H", data, at + 28))
    return places


def _encryption_flags(data: bytes) -> bytes:
    changed = bytearray(data)
    for central, local in _headers(data):
        changed[central + 8] |= 1
        changed[local + 6] |= 1
    return bytes(changed)


def _methods(data: bytes) -> bytes:
    changed = bytearray(data)
    for central, local in _headers(data):
        struct.pack_into("<H", changed, local + 8, 0x2742)
        struct.pack_into("<2L", changed, local + 18, 0x7FFF0000, 0x12345678)
        name = changed[central + 46 : central + 46 + changed[central + 28]]
        if name == b"AndroidManifest.xml":
            struct.pack_into("<H", changed, central + 10, 0x1A07)
    return bytes(changed)


def _shadowing_names(data: bytes) -> bytes:
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        for name in ("AndroidManifest.xml/anim/a.xml", "classes.dex/color/b.xml", "../../c"):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), b"nothing")
    return out.getvalue()


_DAMAGES = {
    "encryption-flags": _encryption_flags,
    "methods": _methods,
    "shadowing-names": _shadowing_names,
}


def members_of(path: Path) -> dict[str, bytes]:
    """Return name and contents of every member, in the archive's order."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def same_contents(one: Path, other: Path) -> bool:
    """Say whether two packages hold the same members, signatures and packing aside.

    Another zlib or JDK may pack and sign the same contents into other bytes.
    """
    return _unsigned(one) == _unsigned(other)


def _unsigned(path: Path) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, data in members_of(path).items():
        if name.startswith("META-INF/") or name == "manifest.json":
            continue
        if name.endswith(".apk"):
            found.append((name, _unsigned_bytes(data)))
        else:
            found.append((name, data))
    return found


def _unsigned_bytes(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            (info.filename, archive.read(info))
            for info in archive.infolist()
            if not info.filename.startswith("META-INF/")
        ]


def _padding(data_offset: int) -> bytes:
    """Fill up so that the data after this extra field starts on a multiple of four."""
    start = data_offset + 6
    pad = -start % 4
    return struct.pack("<HHH", ALIGNMENT_FIELD, 2 + pad, 4) + bytes(pad)

"""Tells what a member is by its first bytes, whatever it is called."""

from typing import Final

from auditor.apk.archive import MANIFEST, Archive
from auditor.apk.caps import Caps
from auditor.errors import InputError
from auditor.model.app import Member

_HEAD: Final = 64
_MAX_INNER: Final = 64 * 1024 * 1024
# A crafted archive may hold thousands of members that are all the same huge archive.
_MAX_OPENED: Final = 100
_INNER_CAPS: Final = Caps(entries=30_000)
_MAGICS: Final = (
    (b"dex\n", "dex"),
    (b"\x7fELF", "elf"),
    (b"\xc6\x1f\xbc\x03\xc1\x03\x19\x1f", "hermes"),
    (b"\x1f\x8b", "gzip"),
    (b"\x03\x00\x08\x00", "axml"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
# Pictures and sounds hide nothing that an audit could read; most members are pictures.
_MEDIA: Final = (
    ".png",
    ".webp",
    ".jpg",
    ".jpeg",
    ".gif",
    ".ogg",
    ".mp3",
    ".mp4",
    ".ttf",
    ".otf",
)
_CONTROL: Final = frozenset(range(32)) - {9, 10, 12, 13, 27}


def list_members(archive: Archive) -> list[Member]:
    """Return the members of a part by name, folders left out."""
    found: list[Member] = []
    opened = 0
    for name, entry in sorted(archive.entries.items()):
        if entry.size or not name.endswith("/"):
            magic = magic_of(archive, name)
            if magic == "zip" and opened < _MAX_OPENED:
                opened += 1
                magic = _zip_or_apk(archive, name)
            found.append(Member(archive.name, name, entry.size, magic))
    return found


def magic_of(archive: Archive, name: str) -> str:
    """Return `dex`, `zip`, `elf`, `hermes`, `gzip`, `axml`, `text`, or nothing."""
    head = archive.head(name, 12 if name.lower().endswith(_MEDIA) else _HEAD)
    for magic, said in _MAGICS:
        if head.startswith(magic):
            return said
    return "text" if _is_text(head) else ""


def _zip_or_apk(archive: Archive, name: str) -> str:
    """Tell a package from another zip archive by its manifest."""
    if archive.entries[name].size > _MAX_INNER:
        return "zip"
    try:
        inner = Archive(archive.view(name), name, _INNER_CAPS)
    except InputError:
        return "zip"
    return "apk" if MANIFEST in inner else "zip"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        head.decode()
    except UnicodeDecodeError as fault:
        # The last character may be cut in two.
        if len(head) < _HEAD or fault.start < len(head) - 3:
            return False
    return bool(head) and not _CONTROL & set(head)

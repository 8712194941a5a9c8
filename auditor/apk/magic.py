"""Tells what a member is by its first bytes, whatever it is called."""

from typing import Final

from auditor.apk.archive import MANIFEST, Archive
from auditor.apk.caps import Caps
from auditor.errors import InputError
from auditor.model.app import Member

_HEAD: Final = 64
DEX: Final = frozenset({"dex", "zip", "apk", "gzip", "xored"})
"""What may hold a dex image."""
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
    """Return `dex`, `zip`, `elf`, `hermes`, `gzip`, `axml`, `xored`, `text`, or nothing."""
    return magic_of_head(archive.head(name, 12 if name.lower().endswith(_MEDIA) else _HEAD))


def magic_of_head(head: bytes) -> str:
    """Say what data is by its first bytes, as `magic_of` does."""
    for magic, said in _MAGICS:
        if head.startswith(magic):
            return said
    if xor_key(head):
        return "xored"
    return "text" if _is_text(head) else ""


def xor_key(head: bytes) -> int:
    """Return the byte with which a dex image or zip archive was XORed; 0 when it was not.

    Besides the four bytes of the magic the next ones must fit: a dex version in digits, a zip
    version below 64.
    """
    if len(head) < 8:
        return 0
    key = head[0] ^ ord("d")
    plain = bytes(one ^ key for one in head[:8])
    if plain[:4] == b"dex\n" and plain[4:7].isdigit() and not plain[7]:
        return key
    key = head[0] ^ ord("P")
    plain = bytes(one ^ key for one in head[:6])
    return key if plain[:4] == b"PK\x03\x04" and plain[4] < 64 and not plain[5] else 0


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

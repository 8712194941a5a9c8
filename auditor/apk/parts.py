"""Puts the APKs of one app in order: the base first, then its splits by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from auditor.apk.archive import MANIFEST, Archive
from auditor.apk.attributes import Attributes, plain
from auditor.apk.axml import Document, Element, read_axml
from auditor.apk.second_reading import androguard_reads
from auditor.errors import UnreadablePackage

_PLAIN_XML: Final = (b"<", b"\xef\xbb\xbf<")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One APK: its archive, the SHA-256 of its bytes, and its manifest as a tree."""

    archive: Archive
    sha256: str
    document: Document
    root: Element

    @property
    def is_whole(self) -> bool:
        """Say whether this is the manifest that counts, read to its end: no other stands beside it."""
        archive = self.archive
        return (
            self.document.whole
            and not archive.has_archive_before
            and all(one.name != MANIFEST for one in archive.shadowed)
        )

    @property
    def split(self) -> str | None:
        """Return the split's name; None for a base."""
        return plain(self.root, "split") or None

    @property
    def package(self) -> str:
        """Return the package's name."""
        return plain(self.root, "package") or ""


def read_piece(archive: Archive, sha256: str) -> Piece:
    """Read one APK's manifest; raises `UnreadablePackage` when Android could not read it either."""
    data = archive.read(MANIFEST)
    where = f"{archive.name}!{MANIFEST}"
    if data.lstrip()[:4].startswith(_PLAIN_XML):
        raise UnreadablePackage(
            f"{where}: plain text instead of Android's binary XML, which no phone installs: "
            "give the package as it was built"
        )
    document = read_axml(data)
    if document.root is None or document.root.tag != "manifest":
        document = androguard_reads(data)
    if document.root is None or document.root.tag != "manifest":
        raise UnreadablePackage(
            f"{where}: no manifest can be read from it: take a fresh copy of the file"
        )
    if not plain(document.root, "package"):
        raise UnreadablePackage(
            f"{where}: it names no package: give the package as it was built"
        )
    return Piece(archive, sha256, document, document.root)


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """The parts in order, and the variants that were left out although their code differs."""

    pieces: tuple[Piece, ...]
    unread: tuple[Piece, ...]


def arrange(pieces: Sequence[Piece], name: str) -> Arranged:
    """Return the base and its splits, each split once; raises `UnreadablePackage`.

    Of several APKs for one split (bundletool's variants) the first by name is kept.
    """
    _refuse_mixture(pieces, name)
    by_split: dict[str, Piece] = {}
    unread: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.split or "", one.archive.name)):
        kept = by_split.setdefault(piece.split or "", piece)
        if kept is not piece and _code(kept) != _code(piece):
            unread.append(piece)
    if "" not in by_split:
        first = min(by_split)
        raise UnreadablePackage(
            f"{name}: only the split {first} of {pieces[0].package} is here: give it together with its base"
        )
    return Arranged(tuple(by_split[split] for split in sorted(by_split)), tuple(unread))


def _refuse_mixture(pieces: Sequence[Piece], name: str) -> None:
    read = Attributes()
    packages = sorted({piece.package for piece in pieces})
    if len(packages) > 1:
        raise UnreadablePackage(
            f"{name}: it holds packages of {len(packages)} apps ({', '.join(packages[:3])}): "
            "give them one at a time"
        )
    versions = sorted(
        {
            code
            for piece in pieces
            # A bundle's feature module may leave its version to the base.
            if (code := read.number(piece.root, "versionCode") or 0) or piece.split is None
        }
    )
    if len(versions) > 1:
        raise UnreadablePackage(
            f"{name}: it holds versions {versions[0]} and {versions[-1]} of {packages[0]}: "
            "give them one at a time"
        )


def _code(piece: Piece) -> list[tuple[str, int, int]]:
    """Return name, checksum and size of a part's dex images, without reading them."""
    entries = piece.archive.entries.values()
    return sorted((one.name, one.crc, one.size) for one in entries if one.name.endswith(".dex"))

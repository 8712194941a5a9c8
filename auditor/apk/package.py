"""Opens an app: the front door of this room.

Bytes are mapped, members inflated and tables decoded only when somebody asks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from auditor.apk.archive import MANIFEST, dex_name
from auditor.apk.arsc import Table, read_table
from auditor.apk.attributes import Attributes, find, formatted
from auditor.apk.axml import DYNAMIC_REFERENCE, REFERENCE, read_axml
from auditor.apk.caps import DEFAULT_CAPS, Caps
from auditor.apk.container import Found, find_apks, find_split_files
from auditor.apk.icon import MOST_BYTES, choose_icon
from auditor.apk.layouts import LayoutReader
from auditor.apk.limits import (
    limits_of_archives,
    limits_of_manifests,
    limits_of_members,
    limits_of_splits,
)
from auditor.apk.magic import list_members
from auditor.apk.manifest import PartManifest, merge_manifests
from auditor.apk.nested import find_nested
from auditor.apk.parts import Arranged, Piece, arrange, read_piece
from auditor.apk.places import element_at, excerpt
from auditor.apk.resources import AppResources
from auditor.apk.signing import read_signers
from auditor.apk.tampering import find_altered_code, find_tampering
from auditor.errors import InputError, OverLimit, UnreadablePackage
from auditor.model.app import (
    Icon,
    Limit,
    Manifest,
    Markup,
    Member,
    Nested,
    Package,
    Part,
    Signer,
    SourceFile,
    Tampering,
)
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind

_TABLE: Final = "resources.arsc"


def open_package(path: Path, caps: Caps = DEFAULT_CAPS) -> Package:
    """Open an `.apk`, `.apks`, `.xapk`, `.apkm`, `.aab` or a folder of splits as one app.

    Raises `UnreadablePackage` when Android could not install it either, and `OverLimit`
    when it is larger, deeper or more crowded than `caps` allow.
    """
    return _opened(find_apks(path, caps))


def open_packages(paths: Sequence[Path], name: str, caps: Caps = DEFAULT_CAPS) -> Package:
    """Open several split files that make up one app, which reports call `name`.

    Raises as `open_package` does, and when the files belong to several apps.
    """
    if not paths:
        raise UnreadablePackage(f"{name}: no files were given: name the base and its splits")
    return _opened(find_split_files(paths, name, caps))


def _opened(found: Found) -> "OpenedPackage":
    pieces = [read_piece(archive, digest) for archive, digest in found.archives]
    return OpenedPackage(found.source, arrange(pieces, found.source.name))


class OpenedPackage:
    """An app whose bytes are mapped; implements `auditor.model.app.Package`."""

    def __init__(self, source: SourceFile, arranged: Arranged) -> None:
        """Take the parts in order, the base first."""
        self._source = source
        self._pieces = arranged.pieces
        self._unread = arranged.unread
        self._by_name = {piece.archive.name: piece for piece in arranged.pieces}
        self._unreadable: dict[str, str] = {}

    @property
    def source(self) -> SourceFile:
        """The file or folder that was given."""
        return self._source

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The APKs of the app, the base first, then by split name."""
        return tuple(Part(one.archive.name, one.sha256, one.split) for one in self._pieces)

    @cached_property
    def manifest(self) -> Manifest:
        """The merged manifest."""
        attributes = Attributes(lambda: self._table)
        return merge_manifests(
            [
                PartManifest(piece.archive.name, piece.root, piece.is_whole, attributes)
                for piece in self._pieces
            ]
        )

    @cached_property
    def label(self) -> str:
        """The app's label in the default configuration; the package's name if it has none."""
        labels = self.labels
        return labels.get("") or next(iter(labels.values()), "") or self._pieces[0].package

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The app's label in each locale."""
        application = next(self._pieces[0].root.named("application"), None)
        attribute = find(application, "label") if application else None
        if attribute is None:
            return {}
        if attribute.kind in (REFERENCE, DYNAMIC_REFERENCE):
            return self._table.by_locale(attribute.data)
        return {"": formatted(attribute.kind, attribute.data, attribute.text)}

    @cached_property
    def icon(self) -> Icon | None:
        """The launcher's icon, if it is a small picture; drawings in XML are left out."""
        application = next(self._pieces[0].root.named("application"), None)
        attribute = find(application, "icon") if application else None
        if attribute is None or attribute.kind not in (REFERENCE, DYNAMIC_REFERENCE):
            return None
        wanted = dict.fromkeys(self._table.files(attribute.data))
        return choose_icon(self._pictures(wanted))

    def _pictures(self, wanted: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        """Yield the files of an icon's configurations; one that cannot be read is left out."""
        for part, name in wanted:
            piece = self._by_name.get(part)
            entry = piece.archive.entries.get(name) if piece else None
            if piece is None or entry is None or entry.size > MOST_BYTES:
                continue
            with suppress(InputError):
                yield piece.archive.read(name)

    @cached_property
    def signers(self) -> tuple[Signer, ...]:
        """Who signed the base."""
        return read_signers(self._pieces[0].archive)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Every file of every part, in order of part and name."""
        return tuple(one for piece in self._pieces for one in list_members(piece.archive))

    @property
    def resources(self) -> AppResources:
        """The resources of all parts."""
        return self._table

    @cached_property
    def tampering(self) -> tuple[Tampering, ...]:
        """What about the archive or manifest defeats tools."""
        return (*find_tampering(self._pieces), *find_altered_code(self._images))

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """What could not be read; reads the code and the resource table to know."""
        self._images  # noqa: B018 - fills what could not be read
        self._table  # noqa: B018
        return (
            *limits_of_splits(self._pieces, self._unread, self.manifest),
            *limits_of_archives(self._pieces),
            *limits_of_manifests(self._pieces),
            *limits_of_members(self._pieces, sorted(self._unreadable.items())),
        )

    def read(self, member: Member) -> bytes:
        """Return a member's bytes; raises `UnreadablePackage` or `OverLimit`."""
        return self._read(member.part, member.name)

    def markup(self, member: Member) -> tuple[Markup, ...]:
        """Return the elements of a compiled XML file; raises as `read` does."""
        root = read_axml(self.read(member)).root
        return tuple(
            Markup(
                one.tag,
                {
                    each.name: formatted(each.kind, each.data, each.text)
                    for each in one.attributes
                },
            )
            for one in (root.walk() if root is not None else ())
        )

    def dex_images(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and bytes of each dex that Android would load.

        Broken ones are limits; a first one that is too large raises `OverLimit`.
        """
        yield from self._images

    @cached_property
    def nested(self) -> Nested:
        """The dex images in assets, raw resources, libraries and archives inside of them."""
        return find_nested(self._pieces, self.members)

    def manifest_evidence(self, xpath: str, part: str) -> Evidence:
        """Return the manifest's element at a place, as evidence; raises `UnreadablePackage`."""
        where = f"{part}!{MANIFEST}"
        piece = self._by_name.get(part)
        element = element_at(piece.root, xpath) if piece else None
        if element is None:
            raise UnreadablePackage(
                f"{where}: there is no element at {xpath}: ask for one that was reported"
            )
        return Evidence(EvidenceKind.MANIFEST, where, xpath=xpath, excerpt=excerpt(element))

    @cached_property
    def _images(self) -> tuple[tuple[str, bytes], ...]:
        """Inflate `classes.dex`, `classes2.dex`, … of each part, as long as there is a next one."""
        found = []
        for piece in self._pieces:
            number = 1
            while (name := dex_name(number)) in piece.archive:
                scope = f"{piece.archive.name}!{name}"
                try:
                    found.append((scope, piece.archive.read(name)))
                except UnreadablePackage as fault:
                    self._unreadable[scope] = _short(fault, scope)
                except OverLimit as fault:
                    if number == 1:
                        raise
                    # Android runs the first without those that it cannot load.
                    self._unreadable[scope] = _short(fault, scope)
                number += 1
        return tuple(found)

    @cached_property
    def _table(self) -> AppResources:
        tables = []
        for piece in self._pieces:
            table = self._read_table(piece)
            if table is not None:
                tables.append((piece.archive.name, table))
        return AppResources(tables, LayoutReader(self._read))

    def _read_table(self, piece: Piece) -> Table | None:
        if _TABLE not in piece.archive:
            return None
        scope = f"{piece.archive.name}!{_TABLE}"
        try:
            table = read_table(piece.archive.read(_TABLE))
        except UnreadablePackage as fault:
            self._unreadable[scope] = _short(fault, scope)
            return None
        if not table.whole:
            self._unreadable[scope] = "the resource table breaks off"
        return table

    def _read(self, part: str, name: str) -> bytes:
        piece = self._by_name.get(part)
        if piece is None:
            raise UnreadablePackage(f"{part}!{name}: no such part: look at the list of parts")
        return piece.archive.read(name)


def _short(fault: InputError, scope: str) -> str:
    return str(fault).removeprefix(f"{scope}: ")

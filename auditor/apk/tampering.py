"""Gathers what about the archives and manifests defeats tools, with its places."""

import struct
import zlib
from collections.abc import Sequence
from typing import Final

from auditor.apk.archive import MANIFEST
from auditor.apk.as_compiled import is_as_compiled
from auditor.apk.parts import Piece
from auditor.apk.second_reading import androguard_reads, differences
from auditor.model.app import Tampering
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind

_PLACES: Final = 5
_DEX_HEADER: Final = 0x70
# androguard takes seconds for what is longer; manifests of large apps have 300 kB.
_MAX_COMPARED: Final = 2 * 1024 * 1024


def find_tampering(pieces: Sequence[Piece]) -> tuple[Tampering, ...]:
    """Return one value for each kind of oddity in each part, with up to five places."""
    found: list[Tampering] = []
    for piece in pieces:
        by_kind: dict[str, list[Evidence]] = {}
        for odd in piece.archive.oddities:
            where = f"{piece.archive.name}!{odd.member}" if odd.member else piece.archive.name
            by_kind.setdefault(odd.what, []).append(
                Evidence(EvidenceKind.ASSET, where, excerpt=odd.detail)
            )
        manifest = f"{piece.archive.name}!{MANIFEST}"
        for said in _odd_manifest(piece):
            by_kind.setdefault("the manifest is made to mislead tools", []).append(
                Evidence(EvidenceKind.MANIFEST, manifest, excerpt=said)
            )
        for what, evidence in sorted(by_kind.items()):
            places = sorted(evidence, key=lambda one: one.sort_key)
            found.append(Tampering(what, places[0].part, tuple(places[:_PLACES])))
    return tuple(found)


def find_altered_code(images: Sequence[tuple[str, bytes]]) -> tuple[Tampering, ...]:
    """Return the dex images whose checksum is wrong: they were altered after they were built.

    Android's runtime refuses them (dex format, header_item.checksum), so they are there for
    another loader, or to stop tools that check. Version 41 has one checksum a part; only the
    first is looked at.
    """
    altered = [
        Evidence(
            EvidenceKind.ASSET, scope, excerpt=f"checksum {said:#010x}, contents {is_:#010x}"
        )
        for scope, data in images
        for said, is_ in [_checksums(data)]
        if said != is_
    ]
    if not altered:
        return ()
    return (
        Tampering(
            "a dex image was altered after it was built",
            altered[0].part,
            tuple(altered[:_PLACES]),
        ),
    )


def _checksums(data: bytes) -> tuple[int, int]:
    if len(data) < _DEX_HEADER or data[:4] != b"dex\n":
        return 0, 0
    said, size = struct.unpack_from("<I20xI", data, 8)
    return said, zlib.adler32(memoryview(data)[12:size])


def _odd_manifest(piece: Piece) -> list[str]:
    said = list(piece.document.oddities)
    data = piece.archive.read(MANIFEST)
    if len(data) > _MAX_COMPARED or is_as_compiled(data):
        return said
    difference = differences(piece.document, androguard_reads(data))
    return [*said, difference] if difference else said

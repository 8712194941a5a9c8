"""Gathers what about the archives and manifests defeats tools, with its places."""

from collections.abc import Sequence
from typing import Final

from auditor.apk.archive import MANIFEST
from auditor.apk.parts import Piece
from auditor.apk.second_reading import androguard_reads, differences
from auditor.model.app import Tampering
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind

_PLACES: Final = 5
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


def _odd_manifest(piece: Piece) -> list[str]:
    said = list(piece.document.oddities)
    data = piece.archive.read(MANIFEST)
    if len(data) > _MAX_COMPARED:
        return said
    difference = differences(piece.document, androguard_reads(data))
    return [*said, difference] if difference else said

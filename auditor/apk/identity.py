"""Says cheaply which app a package file belongs to, so that split files can be grouped."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from auditor.apk.attributes import Attributes
from auditor.apk.caps import DEFAULT_CAPS, Caps
from auditor.apk.container import find_apks
from auditor.apk.manifest import PartManifest
from auditor.apk.parts import arrange, read_piece
from auditor.apk.signing import read_signers
from auditor.model.app import Signer

_NEWEST_FIRST: Final = ("v3", "v2", "v1", "v3.1")


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one app's files from another's."""

    package: str
    version_code: int
    split: str | None
    """The split's name; None for a base, and for a container of base and splits."""
    signer_sha256: str | None
    """The certificate's, by the newest scheme that knows no rotation; None when unsigned."""
    path: Path


def identify(path: Path, caps: Caps = DEFAULT_CAPS) -> Identity:
    """Read a file's manifest and signatures only; raises `UnreadablePackage` or `OverLimit`.

    A single split is identified too, although it could not be opened alone.
    """
    found = find_apks(path, caps)
    pieces = [read_piece(archive, digest) for archive, digest in found.archives]
    first = pieces[0] if len(pieces) == 1 else arrange(pieces, path.name).pieces[0]
    manifest = PartManifest(first.archive.name, first.root, first.document.whole, Attributes())
    return Identity(
        package=first.package,
        version_code=manifest.version_code,
        split=first.split,
        signer_sha256=_certificate(read_signers(first.archive)),
        path=path,
    )


def _certificate(signers: tuple[Signer, ...]) -> str | None:
    ranked = sorted(signers, key=lambda one: _NEWEST_FIRST.index(one.scheme))
    return ranked[0].certificate_sha256 if ranked else None

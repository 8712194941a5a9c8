"""Says which app a file belongs to, a split alone included, without opening the app."""

from dataclasses import dataclass
from pathlib import Path

from auditor.apk.attributes import Attributes
from auditor.apk.caps import DEFAULT_CAPS, Caps
from auditor.apk.container import find_apks
from auditor.apk.parts import read_piece
from auditor.apk.signing import read_signers


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """What Android compares before it installs two files as one app."""

    package: str
    version_code: int
    signer: str
    """SHA-256 of the first certificate; empty for an unsigned file."""
    split: str | None
    """The split's name; None for a base or a whole app."""


def identify(path: Path, caps: Caps = DEFAULT_CAPS) -> FileIdentity:
    """Read a file's identity from its first APK; raises `UnreadablePackage` or `OverLimit`."""
    archives = find_apks(path, caps).archives
    archive, digest = archives[0]
    piece = read_piece(archive, digest)
    signers = read_signers(archive)
    return FileIdentity(
        package=piece.package,
        version_code=Attributes().number(piece.root, "versionCode") or 0,
        signer=signers[0].certificate_sha256 if signers else "",
        split=piece.split if len(archives) == 1 else None,
    )

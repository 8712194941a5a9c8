"""Fetch axe-core, which tells what of a page people with disabilities cannot use.

npm's `axe-core` (MPL-2.0, used by tests alone) is downloaded once, checked, and kept in
``.cache/axe-core`` (or ``$AUDITOR_AXE_CORE``).
"""

import hashlib
import os
import subprocess
import tarfile
from pathlib import Path

VERSION = "4.14.1"
SHA256 = "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745"
SCRIPT = "axe.min.js"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
"""The tags of WCAG 2.2, levels A and AA."""


def folder() -> Path:
    """Say where the script is kept."""
    given = os.environ.get("AUDITOR_AXE_CORE")
    root = Path(__file__).resolve().parent.parent
    return Path(given) if given else root / ".cache" / "axe-core"


def obtain() -> str:
    """Return the script, downloading and checking it if it is not there yet."""
    kept = folder() / VERSION / SCRIPT
    if kept.is_file():
        return kept.read_text("utf-8")
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Two tests may fetch at once: each has its own file, and the last move wins.
    own = kept.parent / f"fetch-{os.getpid()}"
    own.mkdir(exist_ok=True)
    subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(own), f"axe-core@{VERSION}"],
        check=True,
        capture_output=True,
    )
    packed = own / f"axe-core-{VERSION}.tgz"
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert found == SHA256, f"axe-core {VERSION} is not what was pinned"
    with tarfile.open(packed) as archive:
        member = archive.extractfile(f"package/{SCRIPT}")
        assert member is not None
        part = own / SCRIPT
        part.write_bytes(member.read())
    part.replace(kept)
    packed.unlink()
    own.rmdir()
    return kept.read_text("utf-8")

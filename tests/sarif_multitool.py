"""Fetch the SARIF validator that its standard's makers wrote, and run it.

npm's `@microsoft/sarif-multitool-*` (MIT) holds one self-contained program. It is downloaded
once, checked, and kept in ``.cache/sarif-multitool`` (or ``$AUDITOR_SARIF_MULTITOOL``).
"""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

VERSION = "5.7.0"
PLATFORM = "darwin" if sys.platform == "darwin" else "linux"
PACKAGE = f"@microsoft/sarif-multitool-{PLATFORM}@{VERSION}"
PACKED = f"microsoft-sarif-multitool-{PLATFORM}-{VERSION}.tgz"
SHA256 = {"linux": "27d8e3e96dde578a23b7c45035b8d741fece5731e2700aa068015b8c44d1514e"}
PROGRAM = "Sarif.Multitool"


def folder() -> Path:
    """Say where the program is kept."""
    given = os.environ.get("AUDITOR_SARIF_MULTITOOL")
    root = Path(__file__).resolve().parent.parent
    return Path(given) if given else root / ".cache" / "sarif-multitool"


def obtain() -> Path:
    """Return the program, downloading and checking it if it is not there yet."""
    kept = folder() / VERSION
    program = kept / PROGRAM
    if program.is_file():
        return program
    kept.mkdir(parents=True, exist_ok=True)
    # Two tests may fetch at once: each has its own file, and the last move wins.
    own = kept / f"fetch-{os.getpid()}"
    own.mkdir(exist_ok=True)
    subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(own), PACKAGE],
        check=True,
        capture_output=True,
    )
    packed = own / PACKED
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert found == SHA256.get(PLATFORM, found), f"{PACKAGE} is not what was pinned"
    with tarfile.open(packed) as archive:
        member = archive.extractfile(f"package/{PROGRAM}")
        assert member is not None
        part = own / PROGRAM
        part.write_bytes(member.read())
    part.chmod(0o755)
    part.replace(program)
    packed.unlink()
    own.rmdir()
    return program


def complaints(logs: Sequence[Path], report: Path) -> list[tuple[str, str]]:
    """Return what the validator says of some logs: errors and warnings, as (file, what).

    Its own rules and those of code scanning (GHAS) are both asked.
    """
    command = [str(obtain()), "validate", *map(str, logs), "--rule-kind", "Sarif;Ghas"]
    command += ["--level", "Error;Warning", "--output", str(report), "--log", "ForceOverwrite"]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert report.is_file(), run.stdout + run.stderr
    found = []
    for one in json.loads(report.read_text("utf-8-sig"))["runs"]:
        for result in one["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            message = result["message"]
            said = " ".join([message.get("id", ""), *message.get("arguments", ())])
            found.append((uri.rpartition("/")[2], f"{result['ruleId']} {said}"))
        for invocation in one["invocations"]:
            assert invocation["executionSuccessful"], run.stdout
            found += [
                ("", str(note)) for note in invocation.get("toolExecutionNotifications", ())
            ]
    return found

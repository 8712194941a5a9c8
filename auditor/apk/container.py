"""Finds the APKs in what was given: one file, a container of splits, or a folder.

Containers: `.apks` (bundletool, SAI), `.xapk` (APKPure), `.apkm` (APKMirror); they are zip
archives of APKs. An `.aab` is one app with a part for each module. What a file is, is told by its content; its name only names the container.
"""

import hashlib
import mmap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from auditor.apk.archive import MANIFEST, Archive
from auditor.apk.bundle import is_bundle, modules_of
from auditor.apk.caps import DEFAULT_CAPS, Caps
from auditor.errors import OverLimit, UnreadablePackage
from auditor.model.app import SourceFile
from auditor.model.vocabulary import Container

SUFFIXES: Final = (".apk", ".apks", ".xapk", ".apkm", ".aab")
_BY_SUFFIX: Final = {
    ".apks": Container.APKS,
    ".xapk": Container.XAPK,
    ".apkm": Container.APKM,
}


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The APKs of one source, each with the SHA-256 of its bytes."""

    source: SourceFile
    archives: tuple[tuple[Archive, str], ...]

    def __post_init__(self) -> None:
        """Tell apart parts that stand under one name in different folders."""
        counts: dict[str, int] = {}
        for archive, _ in self.archives:
            counts[archive.name] = counts.get(archive.name, 0) + 1
            if counts[archive.name] > 1:
                archive.name = f"{archive.name}~{counts[archive.name]}"


def packages_in(folder: Path) -> tuple[Path, ...]:
    """Return the package files below a folder, sorted by their path; raises `UnreadablePackage`."""
    try:
        found = [
            path
            for path in folder.rglob("*")
            if path.suffix.lower() in SUFFIXES and path.is_file()
        ]
    except OSError as fault:
        raise UnreadablePackage(
            f"{folder.name}: {_reason(fault)}: make the folder readable"
        ) from fault
    return tuple(sorted(found))


def find_apks(path: Path, caps: Caps = DEFAULT_CAPS) -> Found:
    """Find the APKs in a file or folder; raises `UnreadablePackage` or `OverLimit`."""
    if path.is_dir():
        files = packages_in(path)
        if not files:
            raise UnreadablePackage(
                f"{path.name}: no packages ({', '.join(SUFFIXES)}) in this folder: give another one"
            )
        return find_split_files(files, path.name, caps)
    data = load(path)
    digest = hashlib.sha256(data).hexdigest()
    kind, archives = _apks_in(data, path.name, caps, digest)
    return Found(SourceFile(path.name, digest, len(data), kind), tuple(archives))


def find_split_files(paths: Sequence[Path], name: str, caps: Caps = DEFAULT_CAPS) -> Found:
    """Find the APKs in several files that make up one app, in the order of their names."""
    if len(paths) > caps.packages:
        raise OverLimit(
            f"{name}: {len(paths)} packages are more than {caps.packages}: give fewer"
        )
    archives: list[tuple[Archive, str]] = []
    digests = []
    size = 0
    for path in sorted(paths, key=lambda one: (one.name, one.as_posix())):
        data = load(path)
        digest = hashlib.sha256(data).hexdigest()
        digests.append(digest)
        size += len(data)
        archives.extend(_apks_in(data, path.name, caps, digest)[1])
    joined = hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
    return Found(SourceFile(name, joined, size, Container.FOLDER), tuple(archives))


def load(path: Path) -> memoryview:
    """Map a file into memory; raises `UnreadablePackage` when it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadablePackage(
                f"{path.name}: neither a file nor a folder: give a package file"
            )
        with path.open("rb") as file:
            if path.stat().st_size == 0:
                return memoryview(b"")
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError as fault:
        raise UnreadablePackage(f"{path.name}: no such file: check the path") from fault
    except (OSError, ValueError) as fault:
        raise UnreadablePackage(
            f"{path.name}: {_reason(fault)}: make the file readable"
        ) from fault


def _reason(fault: OSError | ValueError) -> str:
    said = fault.strerror if isinstance(fault, OSError) else None
    return (said or "it cannot be read").lower()


def _apks_in(
    data: memoryview, name: str, caps: Caps, digest: str
) -> tuple[Container, list[tuple[Archive, str]]]:
    """Tell what a file is, and return the APKs in it with their digests."""
    archive = Archive(data, name, caps)
    if MANIFEST in archive:
        return Container.APK, [(archive, digest)]
    if is_bundle(archive):
        return Container.AAB, [(module, digest) for module in modules_of(archive, caps)]
    inner = list(_inner_apks(archive, caps, depth=1))
    if not inner:
        raise UnreadablePackage(
            f"{name}: neither an AndroidManifest.xml nor packages are in this archive: "
            "give an Android package"
        )
    return _container_of(archive, name), inner


def _inner_apks(archive: Archive, caps: Caps, *, depth: int) -> Iterator[tuple[Archive, str]]:
    if depth > caps.nesting:
        raise OverLimit(
            f"{archive.name}: containers are nested more than {caps.nesting} deep: unpack the outer ones"
        )
    names = _chosen(archive)
    if len(names) > caps.packages:
        raise OverLimit(
            f"{archive.name}: {len(names)} packages are more than {caps.packages}: unpack it"
        )
    for name in names:
        data = archive.view(name)
        inner = Archive(data, name.rpartition("/")[2], caps)
        if MANIFEST in inner:
            yield inner, hashlib.sha256(data).hexdigest()
        else:
            yield from _inner_apks(inner, caps, depth=depth + 1)


def _chosen(archive: Archive) -> list[str]:
    """Return the members that are packages; of bundletool's variants, the splits.

    `standalones/` and `instant/` hold the same code again for old phones and for instant apps.
    """
    names = sorted(name for name in archive.entries if name.lower().endswith(SUFFIXES))
    splits = [name for name in names if name.startswith("splits/")]
    return splits or [name for name in names if not name.startswith("instant/")] or names


def _container_of(archive: Archive, name: str) -> Container:
    by_name = _BY_SUFFIX.get(Path(name).suffix.lower())
    if by_name is not None:
        return by_name
    if "info.json" in archive:
        return Container.APKM
    if "manifest.json" in archive and _is_xapk(archive):
        return Container.XAPK
    return Container.APKS


def _is_xapk(archive: Archive) -> bool:
    try:
        return b'"xapk_version"' in archive.read("manifest.json")
    except (UnreadablePackage, OverLimit):
        return False

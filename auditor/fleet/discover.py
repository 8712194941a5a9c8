"""Turn the paths that were given into apps: which files are audited together."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from auditor.errors import InputError
from auditor.model.result import Failure

APK = ".apk"

CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        ".apks": "a split set made by bundletool",
        ".xapk": "a split set of a third-party store",
        ".apkm": "a split set of a third-party store",
        ".aab": "an app bundle",
    }
)
"""Files that hold a whole app of their own, by suffix."""

_DEEPEST = 64
"""Folders that may stand before a name: more than any file system nests in practice."""

SUFFIXES = frozenset({APK, *CONTAINERS})
"""What a folder is searched for; letter case does not matter."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells which files belong to one installed app."""

    package: str
    version_code: int
    signer: str
    """SHA-256 of the first certificate; empty for an unsigned file."""
    split: str | None
    """The split's name; None for a base."""


Identify = Callable[[Path], Identity]
"""Reads the identity of one `.apk`; raises `InputError` for a file that is none."""


@dataclass(frozen=True, slots=True)
class FoundApp:
    """The files of one app."""

    name: str
    """How people find it again: the file's name, below a searched folder with the folders between;
    with as many folders before it as tell it from another of that name."""
    paths: tuple[Path, ...]
    """The base first, then its splits by name."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the given paths hold."""

    apps: tuple[FoundApp, ...]
    failures: tuple[Failure, ...]
    """Folders that could not be searched."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One file, and the name under which it is shown."""

    path: Path
    name: str


def _search(folder: Path, failures: list[Failure]) -> Iterator[_Candidate]:
    """Yield the packages below a folder in order of name; links to folders are not followed."""

    def refuse(error: OSError) -> None:
        where = Path(error.filename)
        shown = folder.name if where == folder else where.relative_to(folder).as_posix()
        message = f"the folder cannot be searched: {error.strerror}; check its permissions"
        failures.append(Failure(shown, "unreadable", message))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders.sort()
        for file in sorted(files):
            path = Path(parent, file)
            if path.suffix.lower() in SUFFIXES:
                yield _Candidate(path, path.relative_to(folder).as_posix())


def _candidates(paths: Iterable[Path], failures: list[Failure]) -> Iterator[_Candidate]:
    """Yield each file once, those of a folder in order, files as given."""
    seen: set[str] = set()
    for path in paths:
        found = _search(path, failures) if _is_folder(path) else [_Candidate(path, path.name)]
        for one in found:
            real = os.path.realpath(
                one.path
            )  # Unlike Path.resolve, it survives a link to itself.
            if real not in seen:
                seen.add(real)
                yield one


def _told_apart(candidates: Sequence[_Candidate]) -> tuple[_Candidate, ...]:
    """Name each file so that no two of the run are called the same: `old/app.apk`, `new/app.apk`.

    Names stay as short as that allows, and never begin at the root of the machine.
    """
    named = list(candidates)
    depth = 1
    while clashes := _clashing(named):
        depth += 1
        for place in clashes:
            one = named[place]
            parts = [part for part in one.path.absolute().parts[1:] if part != ".."]
            named[place] = _Candidate(one.path, "/".join(parts[-depth:]))
        if depth > _DEEPEST:
            break
    return tuple(named)


def _clashing(named: Sequence[_Candidate]) -> list[int]:
    counts = Counter(one.name for one in named)
    return [place for place, one in enumerate(named) if counts[one.name] > 1]


def _is_folder(path: Path) -> bool:
    """Say whether a path is a folder; one that may not be looked at is read as a file, and fails."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _attach_splits(
    members: Sequence[tuple[_Candidate, Identity]],
) -> Iterator[tuple[_Candidate, ...]]:
    """Give the splits of one identity to the base beside them, else to the first base.

    Two bases stay two apps: a copy in another folder may differ in everything but its
    signature. Splits without a base stay together, so that the audit can name what lacks.
    """
    bases = [one for one, identity in members if identity.split is None]
    splits = sorted(
        ((identity.split or "", one.name, one) for one, identity in members if identity.split),
        key=lambda item: item[:2],
    )
    if not bases:
        yield tuple(one for _, _, one in splits)
        return
    owned: dict[_Candidate, list[_Candidate]] = {base: [] for base in bases}
    for _, _, split in splits:
        beside = [base for base in bases if base.path.parent == split.path.parent]
        owned[(beside or bases)[0]].append(split)
    for base, others in owned.items():
        yield (base, *others)


def _group(
    candidates: Sequence[_Candidate], identify: Identify
) -> Iterator[tuple[_Candidate, ...]]:
    """Put `.apk` files of one package, version code and signer together.

    A file that cannot be identified stays alone: auditing it says what is wrong with it.
    """
    known: dict[tuple[str, int, str], list[tuple[_Candidate, Identity]]] = {}
    for one in candidates:
        if one.path.suffix.lower() in CONTAINERS:
            yield (one,)
            continue
        try:
            identity = identify(one.path)
        except (InputError, OSError):
            yield (one,)
            continue
        key = (identity.package, identity.version_code, identity.signer)
        known.setdefault(key, []).append((one, identity))
    for members in known.values():
        yield from _attach_splits(members)


def discover(paths: Sequence[Path], identify: Identify) -> Discovery:
    """Find the apps that files and folders hold, in an order that depends on names alone.

    One file given needs no identity and is not opened here. A file that was named is an app
    whatever its suffix; a folder is searched for packages only.
    """
    failures: list[Failure] = []
    candidates = _told_apart(tuple(_candidates(paths, failures)))
    order = {one: number for number, one in enumerate(candidates)}
    groups = [candidates] if len(candidates) == 1 else list(_group(candidates, identify))
    groups.sort(key=lambda group: order[group[0]])
    apps = tuple(FoundApp(group[0].name, tuple(one.path for one in group)) for group in groups)
    return Discovery(apps, tuple(failures))

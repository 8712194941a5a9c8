"""The one reader of the shelf: TOML tables, texts, and the digest over all of them.

A table is named by its path below `auditor/data` without the ending: `law/article`.
Files are read through `importlib.resources`, so an installed wheel serves as well as a
checkout. Each room turns its tables into its own values and refuses what it does not know
with `bad_entry`.

Folders that a user gives (`--data DIR`) lie beside the built-in tables: a new file is a new
table, one of a built-in name adds to it. They are named before anything is read, once a
process, since every room remembers what it read.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import tomli

from auditor.errors import BadData, UnreadableFile

DATA_ENDINGS = (".toml", ".txt", ".json", ".gz")
"""Endings of the files that decide something; a README beside them does not count."""

TEXT_ENDINGS = (".toml", ".txt", ".json")
"""Those of them whose line ends may differ between checkouts."""


def bad_entry(name: str, entry: str, what: str) -> BadData:
    """Return the error for one entry of a table: which file, which entry, what is wrong."""
    return BadData(f"{_file_name(name)}: {entry}: {what}; correct the table")


def read_table(name: str) -> dict[str, Any]:
    """Return a table's content; the caller's own copy, parsed only once.

    Raises `BadData` when the table is missing or is no TOML.
    """
    table: dict[str, Any] = _copied(_parsed(_file_name(name)))
    return table


_GIVEN: list[Path] = []
"""The folders given by a user, in their order; set by `add_folders` alone."""


def add_folders(folders: Sequence[Path]) -> None:
    """Put a user's folders beside the built-in tables.

    Called before any table is read; the same folders again change nothing. Raises `UnreadableFile`
    for a folder that is none, `BadData` when tables were read already.
    """
    wanted = [folder.resolve() for folder in folders]
    if wanted == _GIVEN:
        return
    for folder, real in zip(folders, wanted, strict=True):
        if not real.is_dir():
            raise UnreadableFile(
                f"--data: {folder}: is no folder; give one with tables of your own"
            )
    if _parsed.cache_info().currsize:
        raise BadData("--data: tables were read already; give the folders first")
    _GIVEN[:] = wanted
    _file_names.cache_clear()
    digest.cache_clear()


def given_folders() -> tuple[str, ...]:
    """Name each given folder with the sum of what it holds: `own sha256:…`."""
    named = []
    for folder in _GIVEN:
        total = hashlib.sha256()
        for name in _below(folder):
            _update(total, name, _normalised(name, (folder / name).read_bytes()))
        named.append(f"{folder.name} sha256:{total.hexdigest()}")
    return tuple(named)


def read_text(name: str) -> str:
    """Return a text file of the shelf by its full name, line ends as LF."""
    return _normalised(name, read_bytes(name)).decode("utf-8")


def _built_in(name: str) -> Traversable:
    return files("auditor.data").joinpath(*name.split("/"))


def read_bytes(name: str) -> bytes:
    """Return a file of the shelf by its full name; raises `BadData` when it is missing.

    A file that is no table cannot be added to: one of a built-in name is not looked at.
    """
    if not _built_in(name).is_file():
        for folder in _GIVEN:
            if (folder / name).is_file():
                return (folder / name).read_bytes()
    try:
        return _built_in(name).read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise bad_entry(name, "the file", "is missing from the shelf") from error


def table_names(folder: str) -> tuple[str, ...]:
    """Return the names of all tables below a folder, sorted."""
    prefix = f"{folder}/"
    return tuple(
        name.removesuffix(".toml")
        for name in _file_names()
        if name.endswith(".toml") and name.startswith(prefix)
    )


@cache
def digest() -> str:
    """Return `sha256:…` over all data files: names in order, contents with LF line ends."""
    total = hashlib.sha256()
    for name in sorted(_walk(files("auditor.data"), "")):
        _update(total, name, _normalised(name, _built_in(name).read_bytes()))
    for named in given_folders():
        _update(total, "given", named.rpartition(" ")[2].encode())
    return f"sha256:{total.hexdigest()}"


def _update(total: "hashlib._Hash", name: str, content: bytes) -> None:
    total.update(f"{name}\0{len(content)}\0".encode())
    total.update(content)


def _file_name(name: str) -> str:
    """Add the ending that callers may leave out."""
    return name if name.endswith(DATA_ENDINGS) else f"{name}.toml"


def _normalised(name: str, content: bytes) -> bytes:
    """Give a text the same bytes in every checkout; leave packed files alone."""
    if not name.endswith(TEXT_ENDINGS):
        return content
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


@cache
def _parsed(name: str) -> dict[str, Any]:
    """Parse one table; every later call shares the result."""
    table = _toml(name, name, read_bytes(name))
    for folder in _GIVEN:
        own = folder / name
        if _built_in(name).is_file() and own.is_file():
            table = _joined(table, _toml(name, str(own), own.read_bytes()), str(own))
    return table


def _copied(value: Any) -> Any:
    """Copy what TOML can hold, several times as fast as `copy.deepcopy`."""
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    if isinstance(value, list):
        # Nearly all that the tables hold are words in lists.
        return [one if type(one) is str else _copied(one) for one in value]
    return value


def _toml(name: str, shown: str, content: bytes) -> dict[str, Any]:
    try:
        return tomli.loads(_normalised(name, content).decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise bad_entry(shown, "the whole file", f"is not TOML in UTF-8 ({error})") from error


def _joined(built_in: Any, own: Any, shown: str) -> Any:
    """Add a user's table to a built-in one: keys are added, lists grow, nothing is replaced."""
    if isinstance(built_in, dict) and isinstance(own, dict):
        joined = dict(built_in)
        for key, value in own.items():
            known = key in joined
            joined[key] = _joined(joined[key], value, f"{shown}: {key}") if known else value
        return joined
    if isinstance(built_in, list) and isinstance(own, list):
        return [*built_in, *own]
    if built_in == own:
        return own
    raise BadData(f"{shown}: would replace what is built in; give the entry a key of its own")


@cache
def _file_names() -> tuple[str, ...]:
    """List every data file below the shelf, by relative name in order."""
    own = (name for folder in _GIVEN for name in _below(folder))
    return tuple(sorted({*_walk(files("auditor.data"), ""), *own}))


def _below(folder: Path) -> list[str]:
    """List a given folder's data files by relative name in order; hidden ones do not count."""
    names = (
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return sorted(
        name for name in names if name.endswith(DATA_ENDINGS) and not f"/{name}".count("/.")
    )


def _walk(folder: Traversable, prefix: str) -> Iterator[str]:
    """Yield the data files below a folder by relative name."""
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        elif name.endswith(DATA_ENDINGS):
            yield name

"""The one reader of the shelf: TOML tables, texts, and the digest over all of them.

A table is named by its path below `auditor/data` without the ending: `law/article`.
Files are read through `importlib.resources`, so an installed wheel serves as well as a
checkout. Each room turns its tables into its own values and refuses what it does not know
with `bad_entry`.
"""

import copy
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from auditor.errors import BadData

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
    return copy.deepcopy(_parsed(_file_name(name)))


def read_text(name: str) -> str:
    """Return a text file of the shelf by its full name, line ends as LF."""
    return _normalised(name, read_bytes(name)).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """Return a file of the shelf by its full name; raises `BadData` when it is missing."""
    try:
        return files("auditor.data").joinpath(*name.split("/")).read_bytes()
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
    for name in _file_names():
        content = _normalised(name, read_bytes(name))
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return f"sha256:{total.hexdigest()}"


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
    try:
        return tomli.loads(read_text(name))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise bad_entry(name, "the whole file", f"is not TOML in UTF-8 ({error})") from error


@cache
def _file_names() -> tuple[str, ...]:
    """List every data file below the shelf, by relative name in order."""
    return tuple(sorted(_walk(files("auditor.data"), "")))


def _walk(folder: Traversable, prefix: str) -> Iterator[str]:
    """Yield the data files below a folder by relative name."""
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        elif name.endswith(DATA_ENDINGS):
            yield name

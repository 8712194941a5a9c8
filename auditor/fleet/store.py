"""Results of earlier runs, kept so that a study of thousands of apps resumes where it ended.

One SQLite file. An audit is known by the bytes of its files, by the program with its rules and
data, and by what was asked; when one of these changes, the app is audited again. One process
reads and writes: the one that hands out the work.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import UnreadableFile
from auditor.model.result import AuditResult, Failure
from auditor.model.vocabulary import LimitKind
from auditor.model.wire import WireError, from_json, to_json

VERSION = 1
"""Of the tables; another version is refused, not guessed at."""

_TABLE = """
CREATE TABLE IF NOT EXISTS audits (
    package_sha256 TEXT NOT NULL,
    tool_digest TEXT NOT NULL,
    order_digest TEXT NOT NULL,
    name TEXT NOT NULL,
    package TEXT NOT NULL,
    verdict TEXT NOT NULL,
    finished INTEGER NOT NULL,
    result BLOB NOT NULL,
    PRIMARY KEY (package_sha256, tool_digest, order_digest)
) WITHOUT ROWID
"""
NET = frozenset({LimitKind.TIME, LimitKind.MEMORY})
"""Limits that say that the safety net caught: such an audit is not finished."""


@dataclass(frozen=True, slots=True)
class Key:
    """What an audit is known by."""

    package_sha256: str
    tool_digest: str
    order_digest: str


def package_sum(paths: Sequence[Path]) -> str:
    """Return one SHA-256 over the files of an app; raises `OSError` for one that is missing.

    For one file it is the file's own, so that it can be looked up by what others print.
    """
    sums = []
    for path in paths:
        with path.open("rb") as file:
            sums.append(hashlib.file_digest(file, "sha256").hexdigest())
    if len(sums) == 1:
        return sums[0]
    return digest_of(*sums)


def digest_of(*parts: str) -> str:
    """Return one SHA-256 over some texts."""
    total = hashlib.sha256()
    for one in parts:
        total.update(f"{len(one)}\0{one}".encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def is_finished(result: AuditResult) -> bool:
    """Say whether the safety net left an audit alone."""
    return not any(limit.what in NET for limit in result.limits)


class Store:
    """The results that an SQLite file keeps."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        """Take over an open connection; `open_store` makes one."""
        self._connection = connection
        self._file = file

    def get(self, key: Key) -> AuditResult | None:
        """Return a finished result, or None; a damaged row is as if it were not there."""
        row = self._connection.execute(
            "SELECT result FROM audits WHERE package_sha256 = ? AND tool_digest = ?"
            " AND order_digest = ? AND finished = 1",
            (key.package_sha256, key.tool_digest, key.order_digest),
        ).fetchone()
        if row is None:
            return None
        try:
            found = from_json(zlib.decompress(row[0]))
        except (zlib.error, WireError):
            return None
        return found if isinstance(found, AuditResult) else None

    def put(self, key: Key, name: str, outcome: AuditResult | Failure) -> None:
        """Keep a result at once; a failure is not kept, since another run may do better.

        Raises `UnreadableFile` when the file cannot be written.
        """
        if isinstance(outcome, Failure):
            return
        row = (
            key.package_sha256,
            key.tool_digest,
            key.order_digest,
            name.encode("utf-8", "backslashreplace").decode("utf-8"),
            outcome.app.package.encode("utf-8", "backslashreplace").decode("utf-8"),
            outcome.verdict.code.value,
            int(is_finished(outcome)),
            zlib.compress(to_json(outcome), 6),
        )
        try:
            with self._connection:
                self._connection.execute(
                    "INSERT OR REPLACE INTO audits VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
                )
        except sqlite3.Error as error:
            raise UnreadableFile(
                f"--store: {self._file}: {error}; choose another file"
            ) from error


@contextmanager
def open_store(file: Path) -> Iterator[Store]:
    """Open or make a store; raises `UnreadableFile` for a file that is none.

    Each result is on disk when `put` returns, so that a crash loses at most what was running.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=30)
        _prepare(connection, file)
    except (sqlite3.Error, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        message = f"--store: {file}: {why}; give another place, or a file that --store made"
        raise UnreadableFile(message) from error
    try:
        yield Store(connection, file)
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if version not in (0, VERSION) or (version == 0 and tables):
        connection.close()
        message = f"--store: {file}: is a database of another kind or version; choose another"
        raise UnreadableFile(message)
    with connection:
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA user_version = {VERSION:d}")

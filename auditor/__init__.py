"""Audit what a lending app does with the borrower's phonebook, from its package alone.

Other programs call `auditor.audit(path)` and read the result, whose types are those of
`auditor.model.result`; `reports.RENDERERS` turns a result into a file's bytes.
"""

from collections.abc import Sequence
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model.result import AuditResult

__all__ = ["__version__", "audit"]

__version__ = "0.1.0"


def audit(
    path: str | PathLike[str] | Sequence[str | PathLike[str]],
    *,
    packs: str = "auto",
    lending: str | None = None,
    markets: Sequence[str] = (),
    date: str | None = None,
) -> "AuditResult":
    """Audit one app and return the complete result.

    `path` is a package file, a folder that holds one app, or the files of one split app. The
    other arguments are what a person knows: law packs (`auto`, `all`, or ids separated by
    commas), whether this is a lending app (`yes`, `no`), markets by their two letters, and
    the day as of which laws are judged (YYYY-MM-DD). Nothing is fetched, nothing is run, and
    the same arguments give the same result.

    Raises `auditor.errors.InputError` for an app that cannot be audited, `BadOption` for
    packs or markets that do not exist.
    """
    # Imported here, and by name, so that importing the package neither costs nor means anything.
    engine = import_module("auditor.audit")
    paths = [path] if isinstance(path, str | PathLike) else list(path)
    options = engine.AuditOptions(
        packs=packs, lending_said=lending, markets_said=tuple(markets), date=date
    )
    result: AuditResult = engine.audit_package(
        [Path(one) for one in paths], options, progress=engine.Silent()
    )
    return result

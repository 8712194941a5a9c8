"""Where reports go: FORMAT=FILE as given, the file's name for each app, and atomic writing."""

import os
import re
import stat
import string
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from auditor.errors import ReportNotWritten
from auditor.model.result import AuditResult, Failure

STDOUT = "-"
"""The FILE that means standard output."""

PLACEHOLDERS = ("package", "version_code", "sha256")
"""What FILE may hold in braces."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Target:
    """One report that was asked for."""

    format: str
    file: str
    """A path, perhaps with placeholders, or `-`."""

    @property
    def is_stdout(self) -> bool:
        """Say whether the report goes to standard output."""
        return self.file == STDOUT

    @property
    def is_per_app(self) -> bool:
        """Say whether each app gets a file of its own."""
        return any(_names_in(self.file))

    @property
    def path(self) -> Path:
        """Return the file that all apps share; a doubled brace is a brace."""
        return Path(self.file.format())


def _names_in(file: str) -> list[str]:
    """List the placeholders; raises `ValueError` for a brace without its partner."""
    return [name for _, name, _, _ in string.Formatter().parse(file) if name is not None]


def _check_placeholders(file: str) -> None:
    """Refuse braces that name nothing; raises `click.BadParameter`."""
    try:
        names = _names_in(file)
    except ValueError as error:
        raise click.BadParameter(f"{file!r}: {error}", param_hint="--report") from error
    for name in names:
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
            message = f"{file!r}: unknown placeholder {{{name}}}; there are {known}"
            raise click.BadParameter(message, param_hint="--report")


def read_targets(texts: Sequence[str], formats: Sequence[str]) -> tuple[Target, ...]:
    """Read each FORMAT=FILE; raises `click.BadParameter` for what cannot be meant."""
    targets: list[Target] = []
    for text in texts:
        format_, _, file = text.partition("=")
        if format_ not in formats or not file:
            message = f"{text!r} is not FORMAT=FILE; formats are {', '.join(formats)}"
            raise click.BadParameter(message, param_hint="--report")
        _check_placeholders(file)
        targets.append(Target(format_, file))
    files = [one.file for one in targets]
    for file in files:
        if files.count(file) > 1:
            shown = "stdout" if file == STDOUT else repr(file)
            raise click.BadParameter(f"two reports go to {shown}", param_hint="--report")
    return tuple(targets)


def _safe(name: str) -> str:
    """Make a name that the package chose harmless as a part of a file's name."""
    return _UNSAFE.sub("_", name).lstrip(".")[:_LONGEST_NAME] or "_"


def file_for(target: Target, outcome: AuditResult | Failure) -> Path:
    """Return where an app's own report goes; what the package chose cannot leave the folder."""
    if isinstance(outcome, AuditResult):
        package, version = outcome.app.package, str(outcome.app.version_code)
        sha256 = outcome.app.source.sha256[:12]
    else:
        package, version, sha256 = outcome.name, "unknown", "unknown"
    filled = target.file.format(
        package=_safe(package), version_code=_safe(version), sha256=_safe(sha256)
    )
    return Path(filled)


def write_stdout(content: bytes) -> None:
    """Write a report to standard output as it is; raises `ReportNotWritten`."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = f"stdout: {error.strerror}; its reader went away or the disk is full"
        raise ReportNotWritten(message) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a report so that readers see the old file or the new one, never half of it.

    Parent folders are made. A device or a pipe is written to directly, since replacing it
    would destroy it. Raises `ReportNotWritten`.
    """
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            path.write_bytes(content)
            return
        real = Path(os.path.realpath(path))
        real.parent.mkdir(parents=True, exist_ok=True)
        _replace(real, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportNotWritten(f"{path}: {reason}; choose another place") from error


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file and move it there; leaves nothing behind on failure."""
    beside = path.with_name(f".{path.name[:_LONGEST_NAME]}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise

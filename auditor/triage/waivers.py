"""Waivers: findings that somebody accepted, with a reason, a name and an end.

A file of waivers is TOML with one `[[waiver]]` block for each. A waiver marks a finding and
never removes it; one whose last day is over marks nothing and fails the run.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from auditor.errors import UnreadableFile
from auditor.model.finding import Finding

_TEXTS = ("package", "because", "by")
_TARGETS = ("fingerprint", "rule")
_KEYS = frozenset({*_TEXTS, *_TARGETS, "until"})
_RULE = re.compile(r"LAP-[A-Z]\d{2}")
_FINGERPRINT = re.compile(r"v\d+:[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """One block of a file of waivers."""

    number: int
    """Its place in the file, from 1."""
    target: str
    """A fingerprint, or the id of a rule: every finding of it in the package."""
    package: str
    because: str
    by: str
    until: str
    """The last day on which it holds, YYYY-MM-DD."""
    file: str = ""
    """The name of its file, without folders."""

    def is_over(self, day: str) -> bool:
        """Say whether its last day is past."""
        return day > self.until

    def covers(self, finding: Finding, package: str) -> bool:
        """Say whether it speaks of a finding of an app."""
        return package == self.package and self.target in (finding.fingerprint, finding.rule)

    @property
    def where(self) -> str:
        """Name its place: `waivers.toml, waiver 2`."""
        return f"{self.file}, waiver {self.number}"

    @property
    def shown(self) -> str:
        """Say in one line what is accepted, by whom, until when, and why."""
        return f"{self.target} in {self.package} until {self.until}, {self.by}: {self.because}"


def read_waivers(file: Path) -> tuple[WaiverEntry, ...]:
    """Read a file of waivers; raises `UnreadableFile` naming the file, the block and the key."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"--waivers: {file}: {error.strerror}; give a file of [[waiver]] blocks"
        raise UnreadableFile(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file}: is not TOML in UTF-8: {error}") from error
    blocks = table.pop("waiver", [])
    if table or not isinstance(blocks, list):
        raise UnreadableFile(
            f"{file}: holds more than [[waiver]] blocks; remove {', '.join(table)}"
        )
    return tuple(
        replace(_entry(block, number, f"{file}: waiver {number}"), file=file.name)
        for number, block in enumerate(blocks, start=1)
    )


def _entry(block: Any, number: int, where: str) -> WaiverEntry:
    if not isinstance(block, dict):
        raise UnreadableFile(f"{where}: is no block of keys and values")
    unknown = sorted(block.keys() - _KEYS)
    if unknown:
        known = ", ".join(sorted(_KEYS))
        raise UnreadableFile(f"{where}: unknown key {unknown[0]!r}; known are {known}")
    package, because, by = (_text(block, key, where) for key in _TEXTS)
    return WaiverEntry(
        number=number,
        target=_target(block, where),
        package=package,
        because=because,
        by=by,
        until=_day(block.get("until"), where),
    )


def _text(block: dict[str, Any], key: str, where: str) -> str:
    value = block.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableFile(f"{where}: {key} is missing; say it in words")
    return " ".join(value.split())


def _target(block: dict[str, Any], where: str) -> str:
    given = [key for key in _TARGETS if key in block]
    if len(given) != 1:
        raise UnreadableFile(f"{where}: give either fingerprint or rule")
    value = _text(block, given[0], where)
    pattern = _RULE if given[0] == "rule" else _FINGERPRINT
    if not pattern.fullmatch(value):
        example = "LAP-A02" if given[0] == "rule" else "v1:… as the reports print it"
        raise UnreadableFile(f"{where}: {given[0]} {value!r} is none; write {example}")
    return value


def _day(value: Any, where: str) -> str:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError as error:
            raise UnreadableFile(f"{where}: until {value!r} is no day as YYYY-MM-DD") from error
    # A TOML date with a time is a `datetime`, which is a `date` too.
    if type(value) is not date:
        raise UnreadableFile(f"{where}: until is missing; give its last day as YYYY-MM-DD")
    return value.isoformat()


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a waiver after a run."""

    entry: WaiverEntry
    says: str
    fails: bool
    """Whether it fails the run: its last day is over."""


def remarks(
    entries: Sequence[WaiverEntry], *, day: str, packages: frozenset[str], used: frozenset[int]
) -> Iterator[Remark]:
    """Yield a remark on each waiver that is over, or that no finding needs any more.

    Only waivers of apps that were audited are spoken of, so that one file may serve many.
    """
    for entry in entries:
        if entry.package not in packages:
            continue
        if entry.is_over(day):
            says = f"waiver {entry.number} ended on {entry.until}: {entry.shown}; decide again"
            yield Remark(entry, says, fails=True)
        elif entry.number not in used:
            says = f"waiver {entry.number} is not needed any more: {entry.shown}; remove it"
            yield Remark(entry, says, fails=False)

"""Read a bundle back: its members in memory, within limits, checked against its sums."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from auditor.errors import UnreadablePackage
from auditor.model.result import AuditResult, FleetResult
from auditor.model.wire import WireError, from_json
from reports.bundle import REPEAT, RESULT, SCHEMA, SUMS, made_again

MOST_BYTES = 512 * 1024 * 1024
MOST_MEMBERS = 10_000
LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that could be read; whether it is whole says `faults`."""

    members: Mapping[str, bytes]
    result: AuditResult | FleetResult
    lang: str

    @property
    def results(self) -> tuple[AuditResult, ...]:
        """Return the results of the apps that were audited."""
        if isinstance(self.result, AuditResult):
            return (self.result,)
        return self.result.results


def read_bundle(file: Path) -> Bundle:
    """Read a bundle; raises `UnreadablePackage` for a file that is none."""
    try:
        members = dict(_read_members(file))
    except OSError as error:
        raise UnreadablePackage(f"{file}: {error.strerror}; check the path") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadablePackage(f"{file}: is no bundle: {error}") from error
    for name in (SUMS, RESULT, REPEAT):
        if name not in members:
            message = f"{file}: is no bundle: {name} is missing; give what bundle=FILE wrote"
            raise UnreadablePackage(message)
    return Bundle(members, _result(file, members[RESULT]), _lang(file, members[REPEAT]))


def _read_members(file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the members in memory; nothing is written to disk under a name of the archive."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        entries = archive.infolist()
        total = sum(one.file_size for one in entries)
        if len(entries) > MOST_MEMBERS or total > MOST_BYTES:
            raise UnreadablePackage(f"{file}: is larger than any bundle; it was not opened")
        if len({one.filename for one in entries}) < len(entries):
            raise UnreadablePackage(f"{file}: is no bundle: it holds one name twice")
        for entry in entries:
            yield entry.filename, archive.read(entry)


def _result(file: Path, data: bytes) -> AuditResult | FleetResult:
    try:
        return from_json(data)
    except (WireError, RecursionError) as error:
        raise UnreadablePackage(f"{file}: {RESULT}: no saved result: {error}") from error


def _lang(file: Path, data: bytes) -> str:
    try:
        repeat = json.loads(data)
        schema, lang = repeat["schema"], repeat["lang"]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadablePackage(f"{file}: {REPEAT}: cannot be read: {error}") from error
    if schema != SCHEMA or lang not in LANGUAGES:
        message = (
            f"{file}: {REPEAT}: schema {schema!r} and language {lang!r} are not known here"
        )
        raise UnreadablePackage(message)
    return str(lang)


def faults(bundle: Bundle) -> Iterator[str]:
    """Yield what is not as the bundle says: sums that differ, members without one or astray."""
    told: dict[str, str] = {}
    for line in bundle.members[SUMS].decode("utf-8", "replace").splitlines():
        sha256, _, name = line.partition("  ")
        told[name] = sha256
    for name in sorted(told.keys() | bundle.members.keys() - {SUMS}):
        if name not in bundle.members:
            yield f"{name}: is listed in {SUMS} and missing"
        elif name not in told:
            yield f"{name}: is not listed in {SUMS}"
        elif hashlib.sha256(bundle.members[name]).hexdigest() != told[name]:
            yield f"{name}: differs from its sum in {SUMS}"


def other_reports(bundle: Bundle) -> Iterator[str]:
    """Yield the reports in the bundle that do not follow from its result."""
    lang: Literal["en", "zh"] = "zh" if bundle.lang == "zh" else "en"
    for name, data in made_again(bundle.result, lang).items():
        if bundle.members.get(name) != data:
            yield f"{name}: is not what the result makes"

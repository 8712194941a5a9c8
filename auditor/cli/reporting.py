"""Make the reports that were asked for, each on its own, so that one bad file spoils no other."""

import hashlib
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from auditor.cli.writing import Target, file_for, write_file, write_stdout
from auditor.errors import ReportNotWritten
from auditor.model.difference import Difference
from auditor.model.result import FLEET_SCHEMA, AuditResult, Failure, FleetResult
from reports import DIFFERENCE_RENDERERS, FLEET_RENDERERS, RENDERERS, SPEAKING
from reports.visible import one_line

log = logging.getLogger(__name__)

Outcome = AuditResult | Failure

NARROWEST, WIDEST = 40, 120
"""Between these, text on a terminal takes the terminal's width."""


def formats() -> tuple[str, ...]:
    """Return the names of the formats, in the order in which they are listed."""
    return tuple(RENDERERS)


def complain(message: str) -> None:
    """Say one line on stderr; what a package chose cannot repaint the terminal."""
    click.echo(one_line(f"auditor: {message}"), err=True)


def together(outcomes: Sequence[Outcome]) -> AuditResult | FleetResult:
    """Return what one file holds: the one result, or all results and failures."""
    if len(outcomes) == 1 and isinstance(outcomes[0], AuditResult):
        return outcomes[0]
    return FleetResult(
        schema=FLEET_SCHEMA,
        results=tuple(one for one in outcomes if isinstance(one, AuditResult)),
        failures=tuple(one for one in outcomes if isinstance(one, Failure)),
    )


def _options(target: Target, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a format takes besides the result; colours and width for a terminal only."""
    if target.format not in SPEAKING:
        return {}
    taken = {"lang": options["lang"]}
    if target.format == "junit":
        taken["standing"] = options["standing"]
    if target.format == "bundle":
        taken["documents"] = dict(map(_document, options["policies"]))
    if target.format == "text" and target.is_stdout and sys.stdout.isatty():
        width = max(shutil.get_terminal_size().columns, NARROWEST)
        taken["width"] = min(width, WIDEST)
        # https://no-color.org: any value but an empty one turns colours off.
        taken["colour"] = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return taken


def _document(policy: Path) -> tuple[str, bytes]:
    """Return the sum and the bytes of a policy that was given; raises `ReportNotWritten`."""
    try:
        data = policy.read_bytes()
    except OSError as error:
        message = f"the bundle: {policy}: {error.strerror}; it was there when the audit began"
        raise ReportNotWritten(message) from error
    return hashlib.sha256(data).hexdigest(), data


def _rendered(target: Target, outcomes: Sequence[Outcome], options: Mapping[str, Any]) -> bytes:
    """Render what one file holds; raises `ReportNotWritten` when the renderer breaks on it."""
    result = together(outcomes)
    renderers = RENDERERS if isinstance(result, AuditResult) else FLEET_RENDERERS
    try:
        return renderers[target.format](result, **_options(target, options))
    except ReportNotWritten:
        raise
    except Exception as error:
        log.debug("%s", target.format, exc_info=True)
        what = f"{type(error).__name__}: {error}"
        message = f"the {target.format} report: internal error: {what}; run again with --debug"
        raise ReportNotWritten(message) from error


def _places(
    target: Target, outcomes: Sequence[Outcome]
) -> Iterator[tuple[Path | None, Sequence[Outcome]]]:
    """Yield each file of a target and what it holds; None is standard output."""
    if target.is_per_app:
        for outcome in outcomes:
            yield file_for(target, outcome), (outcome,)
    else:
        yield None if target.is_stdout else target.path, outcomes


@dataclass(frozen=True, slots=True)
class _Written:
    """What a file of this run holds."""

    format: str
    outcomes: tuple[Outcome, ...]


def _write(place: Path | None, content: bytes) -> None:
    """Write one file, or to standard output. Raises `ReportNotWritten`."""
    if place is None:
        write_stdout(content)
    else:
        write_file(place, content)


def _is_told(place: Path | None, new: _Written, taken: dict[Path, _Written]) -> bool:
    """Say whether a file tells of these bytes already, and that it does.

    Two apps never overwrite each other: raises `ReportNotWritten`. Copies of one app may
    share a report, which is that of the first.
    """
    if place is None:
        return False
    known = taken.setdefault(place, new)
    if known is new:
        return False
    if known.format != new.format or not _are_copies(known.outcomes, new.outcomes):
        raise ReportNotWritten(f"{place}: another app's report has this name; add {{sha256}}")
    first, second = (_name_of(one.outcomes[0]) for one in (known, new))
    complain(f"{place}: {second} is a copy of {first}, byte for byte; one report is of both")
    return True


def _are_copies(some: Sequence[Outcome], others: Sequence[Outcome]) -> bool:
    """Say whether each file holds one app, and both the same bytes."""
    sums = [
        (one.app.source.sha256, *(part.sha256 for part in one.app.parts))
        for one in (*some, *others)
        if isinstance(one, AuditResult)
    ]
    return len(some) == len(others) == 1 and len(sums) == 2 and sums[0] == sums[1]


def _name_of(outcome: Outcome) -> str:
    return outcome.app.source.name if isinstance(outcome, AuditResult) else outcome.name


def write_reports(
    targets: Sequence[Target],
    outcomes: Sequence[Outcome],
    *,
    lang: str,
    stage: Callable[[str], object] = str,
    standing: frozenset[str] | None = None,
    policies: Sequence[Path] = (),
) -> bool:
    """Write every report; complains on stderr about each that fails. True if none did.

    `stage` is told which report is begun; `standing` holds the fingerprints of the findings
    that stop the build, where a gate was asked; `policies` are the files that a bundle takes
    along.
    """
    options = {"lang": lang, "standing": standing, "policies": policies}
    whole = True
    taken: dict[Path, _Written] = {}
    for target in targets:
        stage(f"{target.format} report")
        for place, part in _places(target, outcomes):
            try:
                if not _is_told(place, _Written(target.format, tuple(part)), taken):
                    _write(place, _rendered(target, part, options))
            except ReportNotWritten as error:
                complain(str(error))
                whole = False
    return whole


def print_text(text: str) -> bool:
    """Print lines to stdout; complains when they cannot be. True if they could."""
    try:
        write_stdout(f"{text}\n".encode())
    except ReportNotWritten as error:
        complain(str(error))
        return False
    return True


def write_difference(targets: Sequence[Target], difference: Difference, *, lang: str) -> bool:
    """Write a comparison in every form that was asked for. True if all could be written."""
    whole = True
    for target in targets:
        options = {} if target.format == "json" else {"lang": lang}
        try:
            content = DIFFERENCE_RENDERERS[target.format](difference, **options)
            _write(None if target.is_stdout else target.path, content)
        except ReportNotWritten as error:
            complain(str(error))
            whole = False
    return whole

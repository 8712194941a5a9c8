"""What a run accepts, from the command line: the baseline, the waivers, and the day."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.cli.completion import FILE
from auditor.cli.help import ACCEPTED, section
from auditor.errors import UnreadableFile, UnreadablePackage
from auditor.model.result import AuditResult, Failure
from auditor.triage.settle import Triage, baselines_of, settle
from auditor.triage.waivers import read_waivers, remarks

Command = TypeVar("Command", bound=Callable[..., Any])


def triage_options(command: Command) -> Command:
    """Add what marks findings as known or accepted."""
    return section(
        ACCEPTED,
        click.option(
            "--baseline",
            metavar="RESULT.json",
            type=FILE,
            help="Findings that this saved result has too are known and do not fail.",
        ),
        click.option(
            "--waivers",
            metavar="FILE.toml",
            type=FILE,
            help="Findings that somebody accepted, each with its reason and its last day.",
        ),
    )(command)


def read_triage(given: dict[str, Any]) -> Triage | None:
    """Read what was given; None for nothing. Raises `UnreadableFile` for a file that is none.

    The ends of waivers are looked at from `--date`, without it from today (UTC): the one
    thing that depends on the clock, and only where there are waivers.
    """
    if given["baseline"] is None and given["waivers"] is None:
        return None
    return Triage(
        baselines=baselines_of(_read_baseline(given["baseline"])),
        waivers=read_waivers(Path(given["waivers"])) if given["waivers"] else (),
        day=given.get("date") or datetime.now(UTC).date().isoformat(),
    )


def _read_baseline(file: str | None) -> list[AuditResult]:
    from auditor.cli.saved import read_saved

    if file is None:
        return []
    try:
        saved = read_saved(file)
    except UnreadablePackage as error:
        raise UnreadableFile(f"--baseline: {error}") from error
    results = [one for one in saved if isinstance(one, AuditResult)]
    if not results:
        raise UnreadableFile(f"--baseline: {file}: holds no audited app; give another result")
    return results


def accept(
    outcomes: Sequence[tuple[str, "AuditResult | Failure"]],
    triage: Triage | None,
    complain: Callable[[str], None],
) -> tuple[list[tuple[str, "AuditResult | Failure"]], bool]:
    """Settle every result; say what is wrong with baseline and waivers. True if nothing is.

    A waiver whose last day is over fails the run, even if its finding stops no build.
    """
    if triage is None:
        return list(outcomes), True
    settled: list[tuple[str, AuditResult | Failure]] = []
    used: set[int] = set()
    packages: set[str] = set()
    for name, outcome in outcomes:
        if isinstance(outcome, Failure):
            settled.append((name, outcome))
            continue
        result, numbers = settle(outcome, triage)
        settled.append((name, result))
        used |= numbers
        packages.add(result.app.package)
    if triage.baselines and packages and not packages & triage.baselines.keys():
        known = ", ".join(sorted(triage.baselines))
        complain(f"--baseline is of another app ({known}): nothing is known from it")
    whole = True
    for remark in remarks(
        triage.waivers,
        day=triage.day,
        packages=frozenset(packages),
        used=frozenset(used),
    ):
        complain(f"{'error' if remark.fails else 'warning'}: {remark.says}")
        whole = whole and not remark.fails
    return settled, whole

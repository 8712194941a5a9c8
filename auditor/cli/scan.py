"""`auditor scan`: audit apps, write reports, and let the gate choose the exit code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.accepting import accept, read_triage, triage_options
from auditor.cli.configuration import config_option
from auditor.cli.exits import OF_THE_GATE, ExitCode
from auditor.cli.options import (
    context_options,
    gate_options,
    noise_options,
    read_threshold,
    report_options,
)
from auditor.cli.progress import Display
from auditor.cli.writing import Target, read_targets
from auditor.triage.gate import Threshold, decide, standing, unsettled

if TYPE_CHECKING:
    from auditor.fleet.discover import Discovery, FoundApp
    from auditor.model.result import AuditResult, Failure


@dataclass(frozen=True, slots=True)
class Order:
    """What a call of `scan` asks for."""

    targets: tuple[Target, ...]
    threshold: Threshold
    strict: bool
    lang: str
    quiet: bool
    display: Display

    @property
    def prints(self) -> bool:
        """Say whether stdout is free for the readable summary."""
        return not self.quiet and not any(one.is_stdout for one in self.targets)


@click.command(short_help="Audit apps: package files, or folders searched for them.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@report_options
@context_options
@gate_options
@triage_options
@config_option
@noise_options
def scan(paths: tuple[str, ...], **given: Any) -> int:
    """Audit each app and say what it does with the borrower's phonebook.

    A PATH is a package file (.apk .apks .xapk .apkm) or a folder that is searched for packages;
    a base and its splits are one app. One app prints a readable summary, several a line each
    and a table. Nothing is fetched from a network and nothing of the app is run.
    """
    # Imported here since the engine costs ten times the start of `auditor --help`.
    from auditor.cli.engine import audit_with, identify
    from auditor.cli.reporting import complain, formats
    from auditor.fleet.discover import discover

    triage = read_triage(given)
    order = Order(
        targets=read_targets(given["reports"], formats()),
        threshold=read_threshold(given),
        strict=given["strict"],
        lang=given["lang"],
        quiet=given["quiet"],
        display=Display(
            asked=given["progress"],
            quiet=given["quiet"],
            verbose=given["verbose"],
            lang=given["lang"],
        ),
    )
    discovery = discover([Path(one) for one in paths], identify)
    for failure in discovery.failures:
        complain(f"{failure.name}: {failure.message}")
    if not discovery.apps and not discovery.failures:
        complain(f"no packages found in {', '.join(paths)}")
        return ExitCode.NO_PACKAGES
    outcomes = _audit_all(discovery, order, audit_with(given))
    settled, accepted = accept(outcomes, triage, complain)
    return _conclude(settled, order, accepted=accepted)


def _audit_all(
    discovery: "Discovery",
    order: Order,
    audit: Callable[["FoundApp", Any], "AuditResult | Failure"],
) -> list[tuple[str, "AuditResult | Failure"]]:
    """Audit one app after the other, saying what became of each as soon as it is known."""
    from auditor.cli.reporting import complain, print_text
    from auditor.cli.summary import app_line
    from auditor.model.result import Failure

    apps = discovery.apps
    several = len(apps) + len(discovery.failures) > 1
    outcomes: list[tuple[str, AuditResult | Failure]] = [
        (one.name, one) for one in discovery.failures
    ]
    for number, app in enumerate(apps, start=1):
        with order.display.app(app.name, number=number, total=len(apps)) as progress:
            outcome = audit(app, progress)
        outcomes.append((app.name, outcome))
        if isinstance(outcome, Failure):
            complain(f"{outcome.name}: {outcome.message}")
        elif several and order.prints:
            print_text(app_line(app.name, outcome, lang=order.lang))
    return outcomes


def _conclude(
    outcomes: Sequence[tuple[str, "AuditResult | Failure"]],
    order: Order,
    *,
    accepted: bool,
) -> int:
    """Print the summary, write the reports, and choose the exit code."""
    from auditor.cli.reporting import complain, write_reports
    from auditor.model.result import AuditResult

    ends = [one for _, one in outcomes]
    results = [one for one in ends if isinstance(one, AuditResult)]
    whole = len(results) == len(ends) and accepted
    if order.prints:
        whole = _print_summary(outcomes, order) and whole
    with order.display.reports() as timer:
        written = write_reports(
            order.targets,
            ends,
            lang=order.lang,
            stage=timer.stage,
            standing=frozenset(
                finding.fingerprint
                for result in results
                for finding in standing(result, order.threshold)
            ),
        )
    whole = written and whole
    if order.strict:
        for result in results:
            for reason in unsettled(result):
                complain(f"{result.app.source.name}: --strict: {reason}")
    gate = decide(results, threshold=order.threshold, failed=not whole, strict=order.strict)
    return OF_THE_GATE[gate]


def _print_summary(
    outcomes: Sequence[tuple[str, "AuditResult | Failure"]],
    order: Order,
) -> bool:
    """Print the readable summary of one app, or the table of several; True if it could."""
    from auditor.cli.reporting import print_text, write_reports
    from auditor.model.result import AuditResult

    ends = [one for _, one in outcomes]
    if len(ends) > 1:
        print_text("")
    elif not isinstance(ends[0], AuditResult):
        return True
    return write_reports([Target("text", "-")], ends, lang=order.lang)

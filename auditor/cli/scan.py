"""`auditor scan`: audit apps, write reports, and let the gate choose the exit code."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.accepting import accept, read_triage, triage_options
from auditor.cli.auditing import Fleet, audit_apps, fleet_options, read_fleet
from auditor.cli.completion import FILE
from auditor.cli.configuration import config_option
from auditor.cli.exits import OF_THE_GATE, ExitCode, exit_table
from auditor.cli.help import Helpful
from auditor.cli.options import (
    context_options,
    gate_options,
    name_data,
    noise_options,
    read_threshold,
    report_options,
)
from auditor.cli.progress import Display
from auditor.cli.questions import answered, read_replies, warn_of_misfit
from auditor.cli.writing import Target, read_targets
from auditor.triage.gate import Threshold, decide, standing, unsettled

if TYPE_CHECKING:
    from auditor.audit import AuditOptions
    from auditor.fleet.discover import Discovery
    from auditor.law.questions import Sheet
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
    policies: tuple[Path, ...] = ()
    """Given with the apps; a bundle takes them along."""
    replies: "Sheet | None" = None
    """What a person answered."""

    @property
    def prints(self) -> bool:
        """Say whether stdout is free for the readable summary."""
        return not self.quiet and not any(one.is_stdout for one in self.targets)


@click.command(
    cls=Helpful,
    short_help="Audit apps: package files, or folders searched for them.",
    epilog=exit_table(),
    examples=(
        "auditor scan app.apk",
        "auditor scan app.apk --report html=report.html --report sarif=audit.sarif",
        "auditor scan app.apk --baseline last.json --waivers waivers.toml --fail-on high",
        "auditor scan packages/ --jobs 4 --store audits.sqlite --report csv=study.csv",
        "auditor scan app.apk --report bundle=audit.zip --case 7/2026 --date 2026-11-26",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FILE)
@report_options
@context_options
@gate_options
@triage_options
@fleet_options
@config_option
@noise_options
def scan(paths: tuple[str, ...], **given: Any) -> int:
    """Audit each app and say what it does with the borrower's phonebook.

    A PATH is a package file (.apk .apks .xapk .apkm .aab) or a folder that is searched for
    packages; a base and its splits are one app. One app prints a readable summary, several a
    line each and a table. Nothing is fetched from a network and nothing of the app is run.
    """
    name_data(given)
    # Imported here since the engine costs ten times the start of `auditor --help`.
    from auditor.cli.engine import identify, options_of
    from auditor.cli.reporting import complain, formats
    from auditor.fleet.discover import discover

    options = options_of(given)
    triage = read_triage(given)
    order = Order(
        targets=read_targets(given["reports"], formats()),
        threshold=read_threshold(given),
        strict=given["strict"],
        lang=given["lang"],
        quiet=given["quiet"],
        policies=tuple(Path(one) for one in given["policies"]),
        replies=read_replies(given["answers"]),
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
        complain(
            f"no packages found in {', '.join(paths)}: packages end in "
            ".apk .apks .xapk .apkm .aab; check the folder"
        )
        return ExitCode.NO_PACKAGES
    outcomes = _audit_all(discovery, order, options, read_fleet(given))
    warn_of_misfit(order.replies, (one for _, one in outcomes), complain)
    settled, accepted = accept(outcomes, triage, complain)
    return _conclude(settled, order, accepted=accepted)


def _audit_all(
    discovery: "Discovery", order: Order, options: "AuditOptions", fleet: Fleet
) -> list[tuple[str, "AuditResult | Failure"]]:
    """Audit every app, saying what became of each in order as soon as it is known."""
    from auditor.cli.reporting import complain, print_text
    from auditor.cli.summary import app_line
    from auditor.model.result import Failure

    several = len(discovery.apps) + len(discovery.failures) > 1
    outcomes: list[tuple[str, AuditResult | Failure]] = [
        (one.name, one) for one in discovery.failures
    ]
    audited = audit_apps(
        discovery.apps, options, fleet, display=order.display, policies=order.policies
    )
    for app, audit in audited:
        outcome = answered(audit, order.replies)
        outcomes.append((app.name, outcome))
        if isinstance(outcome, Failure):
            complain(f"{app.paths[0]}: {outcome.message}")
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
            policies=order.policies,
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

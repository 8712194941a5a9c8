"""`auditor diff`: what changed between two packages or saved results of one app."""

import gc
from pathlib import Path
from typing import Any

import click

from auditor.cli.accepting import accept, read_triage, triage_options
from auditor.cli.completion import FILE
from auditor.cli.exits import ExitCode
from auditor.cli.help import Helpful
from auditor.cli.options import (
    context_options,
    difference_options,
    gate_options,
    in_language,
    name_data,
    noise_options,
    read_threshold,
)
from auditor.cli.progress import Display
from auditor.cli.questions import answered, read_replies, warn_of_misfit
from auditor.cli.writing import STDOUT, Target, read_targets
from auditor.errors import UnreadablePackage
from auditor.model.result import AuditResult, Failure

SAVED = ".json"
"""The ending of a saved result; everything else is a package."""


@click.command(
    cls=Helpful,
    short_help="Say what changed between two packages or saved results.",
    examples=(
        "auditor diff old.apk new.apk",
        "auditor diff last.json new.apk --report markdown=diff.md --fail-on high",
    ),
)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="For machines, in both languages.")
@difference_options
@context_options
@gate_options
@triage_options
@noise_options
def diff(old: str, new: str, **given: Any) -> int:
    """Compare OLD and NEW: what appeared, what went away, how the verdict moved.

    OLD and NEW are packages or saved JSON results of one app. The exit code is 1 if a finding
    that is new, or heavier than before, stands at or above --fail-on.
    """
    name_data(given)
    # Imported here since the engine costs ten times the start of `auditor --help`.
    from auditor.cli.reporting import complain, write_difference
    from auditor.triage.difference import compare, new_stops
    from auditor.triage.gate import unsettled
    from reports import DIFFERENCE_RENDERERS
    from reports.difference import warnings

    threshold, lang = read_threshold(given), given["lang"]
    targets = read_targets(given["reports"], tuple(DIFFERENCE_RENDERERS))
    if not targets:
        targets = (Target("json" if given["as_json"] else "text", STDOUT),)
    triage = read_triage(given)
    older = _obtain(old, given)
    newest = _obtain(new, given)
    warn_of_misfit(read_replies(given["answers"]), (older, newest), complain)
    settled, accepted = accept([(new, newest)], triage, complain)
    newer = settled[0][1]
    assert not isinstance(newer, Failure)  # noqa: S101 - a result stays one when it is settled
    difference = compare(older, newer)
    for warning in warnings(difference):
        complain(in_language(warning, lang))
    if not write_difference(targets, difference, lang=lang):
        return ExitCode.FAILED
    if new_stops(difference, threshold):
        return ExitCode.STANDS
    cut_short = given["strict"] and any(unsettled(difference.new))
    return ExitCode.FAILED if cut_short or not accepted else ExitCode.AUDITED


def _obtain(path: str, given: dict[str, Any]) -> AuditResult:
    """Read a saved result or audit a package; raises `UnreadablePackage`."""
    from auditor.cli.engine import audit_under, options_of
    from auditor.cli.saved import read_saved
    from auditor.fleet.discover import FoundApp

    if path.endswith(SAVED):
        outcomes = read_saved(path)
        if len(outcomes) != 1:
            count = len(outcomes)
            raise UnreadablePackage(f"{path}: holds {count} apps; give the result of one")
        outcome = outcomes[0]
    else:
        display = Display(
            asked=given["progress"],
            quiet=given["quiet"],
            verbose=given["verbose"],
            lang=given["lang"],
        )
        app = FoundApp(Path(path).name, (Path(path),))
        with display.app(app.name) as progress:
            audit = audit_under(options_of(given))(app, progress)
        gc.collect()  # The other package is audited next, in this process.
        outcome = answered(audit, read_replies(given["answers"]))
    if isinstance(outcome, Failure):
        raise UnreadablePackage(f"{path}: {outcome.message}")
    return outcome

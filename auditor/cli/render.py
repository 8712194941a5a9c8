"""`auditor render`: make any report again from a saved result, without the app."""

from typing import Any

import click

from auditor.cli.accepting import triage_options
from auditor.cli.completion import FILE
from auditor.cli.exits import ExitCode
from auditor.cli.help import Helpful
from auditor.cli.options import report_options
from auditor.cli.questions import answered, answers_option, read_replies, warn_of_misfit
from auditor.cli.saved import read_saved
from auditor.cli.writing import STDOUT, Target, read_targets


@click.command(
    cls=Helpful,
    short_help="Make any report again from a saved JSON result.",
    examples=(
        "auditor render result.json --report html=report.html --lang zh",
        "auditor render result.json --waivers waivers.toml --report markdown=-",
    ),
)
@click.argument("result", metavar="RESULT.json", type=FILE)
@report_options
@triage_options
@answers_option
@click.option("--debug", is_flag=True, help="Show tracebacks and debug messages.")
def render(result: str, **given: Any) -> int:
    """Make reports from a saved JSON result, `-` for standard input, without the app.

    Without --report the readable summary is printed.
    """
    # Imported here since the renderers cost as much as the whole start of `auditor --help`.
    from auditor.cli.accepting import accept, read_triage
    from auditor.cli.reporting import complain, formats, write_reports

    targets = read_targets(given["reports"], formats()) or (Target("text", STDOUT),)
    triage = read_triage(given)
    replies = read_replies(given["answers"])
    saved = [("", answered(one, replies)) for one in read_saved(result)]
    warn_of_misfit(replies, (one for _, one in saved), complain)
    settled, accepted = accept(saved, triage, complain)
    whole = write_reports(targets, [one for _, one in settled], lang=given["lang"])
    return ExitCode.AUDITED if whole and accepted else ExitCode.FAILED

"""`auditor render`: make any report again from a saved result, without the app."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.exits import ExitCode
from auditor.cli.options import report_options
from auditor.cli.writing import STDOUT, Target, read_targets
from auditor.errors import UnreadablePackage

if TYPE_CHECKING:
    from auditor.model.result import AuditResult, Failure


def read_saved(file: str) -> "list[AuditResult | Failure]":
    """Read a saved result or fleet, `-` from standard input; raises `UnreadablePackage`."""
    from auditor.model.result import AuditResult
    from auditor.model.wire import WireError, from_json

    name = "standard input" if file == STDOUT else file
    try:
        content = sys.stdin.buffer.read() if file == STDOUT else Path(file).read_bytes()
        saved = from_json(content)
    except OSError as error:
        message = f"{name}: {error.strerror}; give the JSON that `scan --report json=…` wrote"
        raise UnreadablePackage(message) from error
    except (WireError, RecursionError) as error:
        message = f"{name}: no saved result: {error}; give what `scan --report json=…` wrote"
        raise UnreadablePackage(message) from error
    if isinstance(saved, AuditResult):
        return [saved]
    return [*saved.results, *saved.failures]


@click.command(short_help="Make any report again from a saved JSON result.")
@click.argument("result", metavar="RESULT.json")
@report_options
@click.option("--debug", is_flag=True, help="Show tracebacks and debug messages.")
def render(result: str, **given: Any) -> int:
    """Make reports from a saved JSON result, `-` for standard input, without the app.

    Without --report the readable summary is printed.
    """
    # Imported here since the renderers cost as much as the whole start of `auditor --help`.
    from auditor.cli.reporting import formats, write_reports

    targets = read_targets(given["reports"], formats()) or (Target("text", STDOUT),)
    whole = write_reports(targets, read_saved(result), lang=given["lang"])
    return ExitCode.AUDITED if whole else ExitCode.FAILED

"""`auditor questions`: the worksheet of what a person must decide, and the replies given back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.completion import FILE
from auditor.cli.exits import ExitCode
from auditor.errors import UnreadableFile, UnreadablePackage

if TYPE_CHECKING:
    from auditor.law.questions import Sheet
    from auditor.model.result import AuditResult, Failure

_SHOWN = 3
"""Apps that a warning names."""


@click.command(short_help="Write the worksheet of what a person must decide.")
@click.argument("result", metavar="RESULT.json", type=FILE)
@click.option("--debug", is_flag=True, help="Show tracebacks and debug messages.")
def questions(result: str, **_given: Any) -> int:
    """Write the questions that static analysis could not decide in an app, as TOML on stdout.

    Fill it in and give it back: `auditor render RESULT.json --answers FILE`, or `scan --answers`.
    """
    # Imported here since the law costs more than the start of `auditor --help`.
    from auditor.cli.saved import read_saved
    from auditor.law.questions import worksheet
    from auditor.model.result import AuditResult

    saved = [one for one in read_saved(result) if isinstance(one, AuditResult)]
    if len(saved) != 1:
        raise UnreadablePackage(
            f"{result}: holds {len(saved)} apps; a worksheet is for the result of one"
        )
    click.echo(worksheet(saved[0]), nl=False)
    return ExitCode.AUDITED


answers_option = click.option(
    "--answers",
    metavar="FILE",
    type=FILE,
    help="A worksheet of `auditor questions`, filled in; recorded as a person's.",
)
"""Declares `--answers`."""


def read_replies(file: str | None) -> "Sheet | None":
    """Read the worksheet that was given, if one was; raises `UnreadableFile`."""
    if file is None:
        return None
    from auditor.law.questions import read_sheet

    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"--answers: {file}: {error.strerror}; give the worksheet of `auditor questions`"
        ) from error
    return read_sheet(content, Path(file).name)


def answered(end: "AuditResult | Failure", sheet: "Sheet | None") -> "AuditResult | Failure":
    """Put a person's replies beside the verdict, if there are any and they are on this package."""
    from auditor.law.questions import with_answers
    from auditor.model.result import AuditResult

    if sheet is None or not sheet.answers or not isinstance(end, AuditResult):
        return end
    return with_answers(end, sheet.answers) if sheet.fits(end) else end


def warn_of_misfit(
    sheet: "Sheet | None",
    ends: "Iterable[AuditResult | Failure]",
    complain: Callable[[str], None],
) -> None:
    """Say that a worksheet is on none of the apps that were audited, so that no reply counts."""
    from auditor.model.result import AuditResult

    audited = [one for one in ends if isinstance(one, AuditResult)]
    if sheet is None or not sheet.answers or not audited or any(map(sheet.fits, audited)):
        return
    named = sorted({f"{one.app.package} {one.app.source.sha256[:12]}" for one in audited})
    shown = ", ".join(named[:_SHOWN]) + (" and others" if len(named) > _SHOWN else "")
    complain(
        f"warning: --answers: {sheet.name} is on {sheet.package or 'another package'} "
        f"{sheet.sha256[:12]}, and audited was {shown}: no reply counts; "
        "fill in what `auditor questions` writes for it"
    )

"""The `auditor` command, and how each way of ending becomes an exit code."""

import gc
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from auditor.cli.diff import diff
from auditor.cli.exits import ExitCode, code_of, exit_table
from auditor.cli.listing import explain, list_
from auditor.cli.options import version_option
from auditor.cli.questions import questions
from auditor.cli.render import render
from auditor.cli.scan import scan
from auditor.cli.verify import verify
from auditor.errors import AuditorError

log = logging.getLogger(__name__)


@click.group(epilog=exit_table())
@version_option
def auditor() -> None:
    """Audit what a lending app does with the borrower's phonebook, from its package alone.

    The report says whether the app reaches the contacts, whether the borrower was asked and
    told, and what each step of the legality test makes of it, each claim with its place in
    the code. It is a static analysis and no legal advice.
    """


for _command in (scan, render, diff, verify, questions, explain, list_):
    auditor.add_command(_command)


def _say(message: str) -> None:
    """Write one line to stderr; what a package chose cannot repaint the terminal."""
    from reports.visible import one_line

    click.echo(one_line(f"auditor: {message}"), err=True)


def _explain_usage(error: click.UsageError) -> None:
    """Write click's own message, with the way to the help."""
    error.show(sys.stderr)


def _run(arguments: Sequence[str]) -> int:
    """Run the command; every foreseen error becomes a message and a code."""
    try:
        code = auditor.main(list(arguments), prog_name="auditor", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return ExitCode.INTERRUPTED
    except click.UsageError as error:
        _explain_usage(error)
        return code_of(error)
    except (click.ClickException, AuditorError) as error:
        log.debug("%s", error, exc_info=True)
        _say(error.format_message() if isinstance(error, click.ClickException) else str(error))
        return code_of(error)
    return int(code or 0)


@contextmanager
def _debug_messages(*, shown: bool) -> Iterator[None]:
    """Send this program's own debug messages, tracebacks among them, to stderr if shown."""
    if not shown:
        yield
        return
    ours = logging.getLogger("auditor")
    level = ours.level
    to_stderr = logging.StreamHandler(sys.stderr)
    ours.addHandler(to_stderr)
    ours.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        ours.removeHandler(to_stderr)
        ours.setLevel(level)


@contextmanager
def _no_look_for_cycles(*, wanted: bool) -> Iterator[None]:
    """Never look for reference cycles, not even when the process ends.

    An audit makes millions of small values, and what cycles it leaves are the last of it: to
    look for them took a tenth of the time of large apps.
    """
    if not wanted:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # What is frozen is not looked through when Python ends.


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing escapes as a traceback.

    With `--debug` among the arguments, tracebacks and debug messages go to stderr. Without
    `argv` the process is taken to be there for this one command.
    """
    arguments = sys.argv[1:] if argv is None else argv
    with (
        _no_look_for_cycles(wanted=argv is None),
        _debug_messages(shown="--debug" in arguments),
    ):
        try:
            return _run(arguments)
        except Exception as error:
            log.debug("the command broke", exc_info=True)
            _say(f"internal error: {type(error).__name__}: {error}; run again with --debug")
            return ExitCode.FAILED

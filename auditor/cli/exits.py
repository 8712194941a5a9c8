"""The exit codes, what each means, and which error ends in which.

The table is part of the contract with CI jobs: it stands in `--help` and in the README, and
a test compares both with this file. click's own `ClickException` would exit with 1, which
reads as a finding; here 1 means a finding and nothing else.
"""

import textwrap
from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

import click

from auditor.errors import BadOption
from auditor.triage.gate import GateOutcome


class ExitCode(IntEnum):
    """How a run ended."""

    AUDITED = 0
    STANDS = 1
    USAGE = 2
    FAILED = 3
    NO_PACKAGES = 4
    INTERRUPTED = 130


MEANINGS: Mapping[ExitCode, str] = MappingProxyType(
    {
        ExitCode.AUDITED: "audited; nothing open at or above --fail-on",
        ExitCode.STANDS: "audited; something is",
        ExitCode.USAGE: "wrong arguments",
        ExitCode.FAILED: (
            "an input could not be audited (no such file, unreadable, over a limit), a report "
            "could not be written, an internal error, or --strict says so"
        ),
        ExitCode.NO_PACKAGES: "no packages found in the folders given",
        ExitCode.INTERRUPTED: "interrupted",
    }
)
"""What each code means, word for word as in the README."""

OF_THE_GATE: Mapping[GateOutcome, ExitCode] = MappingProxyType(
    {
        GateOutcome.PASSED: ExitCode.AUDITED,
        GateOutcome.STANDS: ExitCode.STANDS,
        GateOutcome.INCOMPLETE: ExitCode.FAILED,
    }
)
"""The code of each answer of the gate; 1 wins over 3 there already."""


def exit_table() -> str:
    """Write the table for `--help`, already wrapped, since click would join its lines."""
    lines = [
        textwrap.fill(
            MEANINGS[code], 72, initial_indent=f"{code.value:>3}  ", subsequent_indent=" " * 5
        )
        for code in ExitCode
    ]
    return "\b\n" + "\n".join(["Exit codes:", *lines])


def code_of(error: Exception) -> ExitCode:
    """Say with which code an error that ends the run exits."""
    if isinstance(error, click.Abort):
        return ExitCode.INTERRUPTED
    if isinstance(error, click.UsageError | BadOption):
        return ExitCode.USAGE
    return ExitCode.FAILED

"""Help that reads in the order in which people ask: usage, examples, options by what they are for."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

REPORTS = "Reports"
ON_RECORD = "What is known and put on record"
GATE = "The gate"
ACCEPTED = "What is accepted"
MANY = "Many apps"
RUN = "The run"
SECTIONS = (REPORTS, ON_RECORD, GATE, ACCEPTED, MANY, RUN)
"""The groups of options in the order in which they are shown."""

_SECTION = "_auditor_section"


def section(
    title: str, *options: Callable[[Decorated], Decorated]
) -> Callable[[Decorated], Decorated]:
    """Put several options on a command under one heading, shown in the order given."""

    def apply(command: Decorated) -> Decorated:
        before = len(getattr(command, "__click_params__", ()))
        for option in reversed(options):
            command = option(command)
        for one in getattr(command, "__click_params__", ())[before:]:
            setattr(one, _SECTION, title)
        return command

    return apply


class Helpful(click.Command):
    """A command whose help groups its options and ends with examples and exit codes."""

    def __init__(self, *given: Any, examples: tuple[str, ...] = (), **named: Any) -> None:
        """Take what every command takes, and examples as `what it does: command`."""
        super().__init__(*given, **named)
        self.examples = examples

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then the options under their headings, the others last."""
        self._format_examples(formatter)
        groups: dict[str, list[tuple[str, str]]] = {
            title: [] for title in (*SECTIONS, "Options")
        }
        for param in self.get_params(ctx):
            # Arguments are explained by the text above the options.
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                groups[getattr(param, _SECTION, "Options")].append(record)
        for title, records in groups.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def _format_examples(self, formatter: click.HelpFormatter) -> None:
        if not self.examples:
            return
        with formatter.section("Examples"):
            for one in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{one}\n")

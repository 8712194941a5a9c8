"""Arguments in, exit code out: the only room that prints."""

from auditor.cli.command import main

__all__ = ["main"]

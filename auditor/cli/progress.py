"""What a person sees while an audit runs: on stderr only, and only when asked or at a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from auditor.cli.options import in_language
from auditor.model.words import Words

STAGE_SECONDS = Words("  {name}: {seconds:.2f} s", "  {name}：{seconds:.2f} 秒")
"""The line that `--verbose` prints after each stage."""


class StageTimer:
    """Passes stages on to a display and, when verbose, says how long each took."""

    def __init__(self, show: Callable[[str], None], *, lang: str, verbose: bool) -> None:
        self._show = show
        self._words = in_language(STAGE_SECONDS, lang)
        self._verbose = verbose
        self._name: str | None = None
        self._since = 0.0

    def stage(self, name: str) -> None:
        """End the stage that ran and begin the next."""
        self.finish()
        self._name, self._since = name, time.perf_counter()
        self._show(name)

    def finish(self) -> None:
        """End the last stage."""
        if self._verbose and self._name is not None:
            seconds = time.perf_counter() - self._since
            click.echo(self._words.format(name=self._name, seconds=seconds), err=True)
        self._name = None


class Counter:
    """Counts the apps of a run on the last line of a terminal.

    It has no thread that repaints, since processes are forked while it is shown.
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._done = 0
        self._paint()

    def ended(self) -> None:
        """Count one app, after what is printed about it."""
        self._done += 1
        self._paint()

    def clear(self) -> None:
        """Empty the line, so that what is printed next stands alone."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _paint(self) -> None:
        if self._shown:
            sys.stderr.write(f"[{self._done}/{self._total}]")
            sys.stderr.flush()


class Display:
    """Makes the progress of one app after the other."""

    def __init__(self, *, asked: bool | None, quiet: bool, verbose: bool, lang: str) -> None:
        shown = sys.stderr.isatty() if asked is None else asked
        self._shown = shown and not quiet
        self._verbose = verbose and not quiet
        self._lang = lang

    @contextmanager
    def reports(self) -> Iterator[StageTimer]:
        """Time the writing of reports; nothing is shown beside a summary on the same terminal."""
        timer = StageTimer(lambda _: None, lang=self._lang, verbose=self._verbose)
        yield timer
        timer.finish()

    @contextmanager
    def fleet(self, total: int) -> Iterator[Counter]:
        """Count the apps of a run on one line; a single app shows its stages instead."""
        counter = Counter(total, shown=self._shown and total > 1)
        yield counter
        counter.clear()

    @contextmanager
    def app(self, head: str) -> Iterator[StageTimer]:
        """Show one app's stages until its audit ends."""
        if not self._shown:
            with self.reports() as timer:
                yield timer
            return
        # Imported here since rich costs a third of the start of `auditor --help`.
        from rich.console import Console
        from rich.markup import escape

        console = Console(stderr=True)
        with console.status(escape(head)) as status:
            timer = StageTimer(
                lambda stage: status.update(escape(f"{head}: {stage}")),
                lang=self._lang,
                verbose=self._verbose,
            )
            yield timer
            timer.finish()

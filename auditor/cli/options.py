"""The options that several commands share, spelled once, and how their values are read."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from auditor import __version__
from auditor.cli.completion import FILE
from auditor.cli.help import GATE, ON_RECORD, REPORTS, RUN, section
from auditor.cli.questions import answers_option
from auditor.model.vocabulary import Confidence, Severity, VerdictCode
from auditor.model.words import Words
from auditor.triage.gate import GateLayer, Threshold

Command = TypeVar("Command", bound=Callable[..., Any])

NEVER = "never"
"""The value of `--fail-on` that lets every finding pass."""

FAIL_ON = tuple(one.value for one in Severity if one is not Severity.INFO)
"""Severities that `--fail-on` takes, besides `never`."""

FORMATS = (
    "text",
    "json",
    "html",
    "sarif",
    "junit",
    "markdown",
    "csv",
    "gitlab",
    "bundle",
)
"""The formats by name; a test holds them to the renderers, which are costly to import."""

DIFFERENCES = ("text", "json", "html", "markdown")
"""The formats of a comparison; the same test holds them."""

LANGUAGES = ("en", "zh")
"""Languages of everything written for people."""


def _complete_report(
    _context: click.Context, _option: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Offer `html=` and the others; behind the sign stands a file."""
    if "=" in typed:
        return [CompletionItem(typed.partition("=")[2], type="file")]
    return [CompletionItem(f"{one}=") for one in FORMATS if one.startswith(typed)]


_MARKET = re.compile(r"[a-z]{2}")
_PACK = re.compile(r"[a-z0-9][a-z0-9-]*")


def in_language(words: Words, lang: str) -> str:
    """Return one language of a statement."""
    return words.zh if lang == "zh" else words.en


def _words(text: str) -> tuple[str, ...]:
    """Split `a,b, c` into its words, each once, in order."""
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))


def read_verdicts(
    _context: click.Context, _option: click.Parameter, text: str
) -> tuple[VerdictCode, ...]:
    """Read `B,C,D,U`; raises `click.BadParameter` for a code that does not exist."""
    codes = _words(text.upper())
    unknown = [one for one in codes if one not in set(VerdictCode)]
    if unknown:
        known = ", ".join(VerdictCode)
        raise click.BadParameter(f"{unknown[0]!r} is no verdict; there are {known}")
    return tuple(VerdictCode(one) for one in codes)


def read_markets(
    _context: click.Context, _option: click.Parameter, text: str
) -> tuple[str, ...]:
    """Read `cn,in`: two-letter country codes; raises `click.BadParameter`."""
    markets = _words(text.lower())
    for one in markets:
        if not _MARKET.fullmatch(one):
            raise click.BadParameter(f"{one!r} is no country code of two letters, as in cn,in")
    return markets


def read_packs(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """Read `auto`, `all` or `cn,google-play`; raises `click.BadParameter`."""
    packs = _words(text.lower())
    wrong = [one for one in packs if not _PACK.fullmatch(one)]
    if wrong or not packs:
        raise click.BadParameter(f"{text!r} names no law packs; see `auditor list packs`")
    if len(packs) > 1 and {"auto", "all"}.intersection(packs):
        raise click.BadParameter("auto and all stand alone")
    return ",".join(packs)


def read_date(
    _context: click.Context, _option: click.Parameter, text: str | None
) -> str | None:
    """Read YYYY-MM-DD; raises `click.BadParameter` for a day that does not exist."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no date as YYYY-MM-DD") from error
    if day.isoformat() != text:
        raise click.BadParameter(f"{text!r} is no date as YYYY-MM-DD")
    return text


def _print_version(context: click.Context, _option: click.Parameter, asked: object) -> None:
    """Print the version with the digest of rules and data, and end."""
    if not asked or context.resilient_parsing:
        return
    # Imported here since reading the shelf costs more than the start of `auditor --help`.
    from auditor.data.shelf import digest

    click.echo(f"auditor {__version__} (rules and data {digest()})")
    context.exit()


def name_data(given: dict[str, Any]) -> None:
    """Name given folders of tables to the shelf; before the engine is imported, which reads it.

    Raises `UnreadableFile` for a folder that is none.
    """
    # Imported here since most calls give none, and the help should start at once.
    from auditor.data.shelf import add_folders

    add_folders([Path(one) for one in given["data"]])


version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version with the digest of rules and data.",
)
"""Declares `--version`."""


def read_threshold(given: dict[str, Any]) -> Threshold:
    """Make the gate's threshold from the options of `gate_options`."""
    fail_on = given["fail_on"]
    return Threshold(
        fail_on=None if fail_on == NEVER else Severity(fail_on),
        verdicts=given["fail_verdict"],
        layer=GateLayer(given["gate"]),
        min_confidence=Confidence(given["min_confidence"] or Confidence.POSSIBLE),
    )


language_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of text.",
)
"""Declares `--lang` of commands that write text only."""


def gate_options(command: Command) -> Command:
    """Add what decides between exit codes 0, 1 and 3."""
    return section(
        GATE,
        click.option(
            "--fail-on",
            type=click.Choice([*FAIL_ON, NEVER]),
            default=Severity.HIGH.value,
            show_default=True,
            help="Exit with 1 if an open finding is at or above this.",
        ),
        click.option(
            "--fail-verdict",
            metavar="B,C,D,U",
            default="",
            callback=read_verdicts,
            help="Verdicts that exit with 1 as such.",
        ),
        click.option(
            "--gate",
            type=click.Choice([one.value for one in GateLayer]),
            default=GateLayer.ALL.value,
            show_default=True,
            help="Whose findings count: the article's, the law's, or all.",
        ),
        click.option(
            "--min-confidence",
            type=click.Choice([Confidence.LIKELY.value, Confidence.CONFIRMED.value]),
            help="Findings count from this confidence on.",
        ),
        click.option(
            "--strict",
            is_flag=True,
            help="Exit with 3 if a verdict is U, an input failed, or an audit was cut short.",
        ),
    )(command)


def context_options(command: Command) -> Command:
    """Add what a reviewer knows or wants to have on record."""
    return section(
        ON_RECORD,
        click.option(
            "--packs",
            metavar="cn,google-play,…|auto|all",
            default="auto",
            show_default=True,
            callback=read_packs,
            help="Law packs; auto takes the article, cn and those that market signals name.",
        ),
        click.option(
            "--lending",
            type=click.Choice(["yes", "no"]),
            help="Whether this is a lending app, when you know.",
        ),
        click.option(
            "--market",
            metavar="cn,in,…",
            default="",
            callback=read_markets,
            help="Markets in which the app is offered, when you know.",
        ),
        click.option(
            "--policy",
            "policies",
            metavar="FILE",
            type=FILE,
            multiple=True,
            help="A privacy policy or consent page that the app only links to (html, txt, md, pdf); repeatable.",
        ),
        answers_option,
        click.option(
            "--data",
            metavar="DIR",
            type=FILE,
            multiple=True,
            help="Own law packs, lexicons and tables beside the built-in ones; repeatable.",
        ),
        click.option("--case", metavar="TEXT", help="The case that the report belongs to."),
        click.option("--auditor", metavar="NAME", help="Who audits."),
        click.option(
            "--date",
            metavar="YYYY-MM-DD",
            callback=read_date,
            help="The day of the audit; never taken from the clock.",
        ),
    )(command)


def _write_options(formats: Sequence[str], several: str) -> Callable[[Command], Command]:
    return section(
        REPORTS,
        click.option(
            "--report",
            "reports",
            metavar="FORMAT=FILE",
            shell_complete=_complete_report,
            multiple=True,
            help=f"Write a report ({', '.join(formats)}); repeatable, - is stdout.{several}",
        ),
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            default="en",
            show_default=True,
            help="Language of text, and in which an HTML report opens.",
        ),
    )


report_options = _write_options(
    FORMATS,
    " FILE may hold {package}, {version_code} and {sha256}; without them several apps make one file.",
)
"""Adds what is written, where, and in which language."""

difference_options = _write_options(DIFFERENCES, "")
"""Adds the same for a comparison, which comes in fewer formats."""


def noise_options(command: Command) -> Command:
    """Add how much is said on stderr."""
    return section(
        RUN,
        click.option(
            "--progress/--no-progress",
            default=None,
            help="Show progress on stderr; by default on a terminal.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and reports."),
        click.option("-v", "--verbose", is_flag=True, help="Say how long each stage takes."),
        click.option("--debug", is_flag=True, help="Show tracebacks and debug messages."),
        version_option,
    )(command)

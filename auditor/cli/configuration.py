"""Options from a TOML file: `auditor.toml` in the working directory, or `--config FILE`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from auditor.cli.completion import FILE
from auditor.cli.help import RUN, section

DEFAULT_FILE = "auditor.toml"
"""Read from the working directory when it is there and `--config` does not name another."""

NEVER_IN_A_FILE = frozenset({"config", "help", "version"})
"""Options that make sense on the command line only."""


_NUMBERS = (click.types.IntParamType, click.types.FloatParamType)
"""Types of options whose values may stand in the file without quotes."""


def _keys(command: click.Command) -> dict[str, click.Option]:
    """List the keys of the file: the options by their long names."""
    options: dict[str, click.Option] = {}
    for one in command.params:
        if isinstance(one, click.Option):
            long = next(name for name in one.opts if name.startswith("--")).removeprefix("--")
            options[long] = one
    return {key: one for key, one in options.items() if key not in NEVER_IN_A_FILE}


def _checked(key: str, option: click.Option, value: Any, file: Path) -> Any:
    """Return a value of the file if its type suits the option; raises `click.UsageError`."""
    is_texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    if option.is_flag:
        wanted, suits = "true or false", isinstance(value, bool)
    elif option.multiple:
        wanted, suits, value = "a list of texts", is_texts, tuple(value) if is_texts else value
    elif isinstance(option.type, _NUMBERS):
        wanted, suits = "a number", isinstance(value, str) or type(value) in (int, float)
    else:
        if key == "date" and hasattr(value, "isoformat"):
            value = value.isoformat()
        wanted, suits = "a text", isinstance(value, str) or is_texts
        value = ",".join(value) if is_texts else value
    if not suits:
        raise click.UsageError(f"{file}: {key}: must be {wanted}")
    return value


def read_configuration(file: Path, command: click.Command) -> Mapping[str, Any]:
    """Read the file as defaults of a command's options, by parameter name.

    Keys are the long option names without dashes in front; a comma list may be written as a
    TOML list. Raises `click.UsageError` naming the file and the key: a misspelled key would
    otherwise be an option that silently does nothing.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise click.UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{file}: is not TOML in UTF-8: {error}") from error
    options = _keys(command)
    defaults: dict[str, Any] = {}
    for key, value in table.items():
        if key not in options:
            known = ", ".join(sorted(options))
            raise click.UsageError(f"{file}: unknown key {key!r}; known are {known}")
        option = options[key]
        defaults[option.name or key] = _checked(key, option, value, file)
    return defaults


def load_configuration(
    context: click.Context, _option: click.Parameter, given: str | None
) -> str | None:
    """Put the file's values under the command line; the callback of `--config`."""
    file = Path(given if given is not None else DEFAULT_FILE)
    if given is None and not file.is_file():
        return None
    defaults = read_configuration(file, context.command)
    context.default_map = {**(context.default_map or {}), **defaults}
    return str(file)


config_option = section(
    RUN,
    click.option(
        "--config",
        metavar="FILE",
        type=FILE,
        is_eager=True,
        callback=load_configuration,
        help=f"Options from TOML; by default {DEFAULT_FILE} in the working directory.",
    ),
)
"""Declares `--config`; eager, so that its values are there before the others are read."""

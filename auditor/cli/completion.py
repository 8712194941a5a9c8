"""What a shell offers after the tab key: files where files stand, formats of reports, ids."""

import click
from click.shell_completion import CompletionItem

FILE = click.Path(readable=False)
"""A file or folder that a shell completes; whether it can be read is told later, by who reads it."""


def known_ids(
    _context: click.Context, _option: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Offer every id that `auditor explain` knows, with its first words."""
    from auditor.cli.catalogue import everything

    wanted = typed.casefold()
    return [
        CompletionItem(one.id, help=one.title.en[:60])
        for one in everything()
        if one.id.casefold().startswith(wanted)
    ]

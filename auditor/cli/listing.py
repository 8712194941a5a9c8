"""`auditor list` and `auditor explain`: what the program knows, without any app."""

import difflib
import json
from typing import TYPE_CHECKING

import click

from auditor.cli.completion import known_ids
from auditor.cli.exits import ExitCode
from auditor.cli.options import in_language, language_option
from auditor.model.words import Words

if TYPE_CHECKING:
    from auditor.cli.catalogue import Entry

LISTED = (
    "rules", "elements", "principles", "clauses", "packs", "facts", "verdicts", "reasons", "sdks",
)  # fmt: skip
"""The lists by name; a test holds them to the catalogue's, which is costly to import."""


def _both(words: Words) -> dict[str, str]:
    """Turn a text into the form that results have in JSON."""
    return {"en": words.en, "zh": words.zh}


def _object(entry: "Entry") -> dict[str, object]:
    """Turn an entry into plain JSON values."""
    return {
        "id": entry.id,
        "aliases": list(entry.aliases),
        "kind": _both(entry.kind),
        "title": _both(entry.title),
        "details": [{"label": _both(a), "text": _both(b)} for a, b in entry.details],
    }


@click.command("list", short_help="List rules, clauses, packs, facts, verdicts, reasons, …")
@click.argument("what", metavar="WHAT", type=click.Choice(LISTED))
@click.option("--json", "as_json", is_flag=True, help="For machines, in both languages.")
@language_option
def list_(what: str, *, as_json: bool, lang: str) -> int:
    """List what the program knows, one line each.

    WHAT is rules, elements, principles, clauses, packs, facts, verdicts, reasons or sdks.
    """
    # Imported here since the tables cost more than the start of `auditor --help`.
    from auditor.cli.catalogue import LISTS
    from auditor.cli.reporting import print_text

    entries = list(LISTS[what]())
    if as_json:
        objects = [_object(one) for one in entries]
        text = json.dumps(objects, ensure_ascii=False, indent=1)
    else:
        width = max(len(one.id) for one in entries)
        text = "\n".join(
            f"{one.id:<{width}}  {in_language(one.title, lang)}" for one in entries
        )
    return ExitCode.AUDITED if print_text(text) else ExitCode.FAILED


def _explained(entry: "Entry", lang: str) -> str:
    """Write an entry as a short page."""
    head = f"{entry.id}  {in_language(entry.title, lang)}  ({in_language(entry.kind, lang)})"
    colon = "：" if lang == "zh" else ": "
    lines = [
        f"  {in_language(label, lang)}{colon}{line}" if number == 0 else f"    {line}"
        for label, text in entry.details
        for number, line in enumerate(in_language(text, lang).splitlines())
    ]
    return "\n".join([head, *lines])


@click.command(short_help="Say what a rule, clause, fact, verdict or reason means.")
@click.argument("id_", metavar="ID", shell_complete=known_ids)
@language_option
def explain(id_: str, *, lang: str) -> int:
    """Say what ID means, what it cannot see, and how to mend what it names.

    ID is a rule (LAP-A03), an element of the article's test (E-3.3), a rule of the law layer (L3),
    a clause or a pack of the law (cn.pipl.13), a fact (P1 or its name), a verdict (B), a reason below one (D8) or
    an SDK, as `auditor list` shows them.
    """
    from auditor.cli.catalogue import everything, find
    from auditor.cli.reporting import print_text

    found = find(id_)
    if not found:
        known = {name for one in everything() for name in (one.id, *one.aliases)}
        near = difflib.get_close_matches(id_, sorted(known), n=3, cutoff=0.5)
        hint = f"; did you mean {', '.join(near)}?" if near else "; see `auditor list`"
        raise click.UsageError(f"nothing is called {id_!r}{hint}")
    text = "\n\n".join(_explained(one, lang) for one in found)
    return ExitCode.AUDITED if print_text(text) else ExitCode.FAILED

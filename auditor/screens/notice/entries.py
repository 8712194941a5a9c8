"""Whether a screen is about the entries of an address book, and not about the app's use of it.

"Contact will be deleted. OK" and "Copy all contacts to the SIM card?" are asked by phone books, whatever their
OK does then. Who agrees to that agrees to no reading (decision.md, section 2). The words are in `consent/entries.toml`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from auditor.data.shelf import read_table
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.haystack import is_latin
from auditor.sentences.lexicon import fold
from auditor.sentences.statements import Statement

TABLE: Final = "consent/entries"
_OF_A_NAME: Final = frozenset({"N1", "N3", "N4", "N6"})
"""Elements that words of deleting and of an extent tell of a contact too."""


def is_of_entries(text: str) -> bool:
    """Say whether a text says what is done with an entry, or names where entries are kept."""
    return _words().search(fold(text)) is not None


def handles_entries(said: Iterable[tuple[str, Sequence[Statement]]]) -> bool:
    """Say whether the texts of a screen, each with its statements, handle entries and ask for nothing.

    Each that names the phonebook does so of entries, or tells no act and no purpose; one at least is of entries.
    """
    found = [(is_of_entries(text), statements) for text, statements in said]
    return any(of_entries for of_entries, _ in found) and all(
        _asks_nothing(one, of_entries=of_entries)
        for of_entries, statements in found
        for one in statements
    )


def _asks_nothing(one: Statement, *, of_entries: bool) -> bool:
    if not one.names_contacts:
        return one.mode is not Mode.IMPLIED_CONSENT
    return (
        one.mode in (Mode.STATEMENT, Mode.SCOPED, Mode.CONDITIONAL, Mode.DENIAL)
        and not one.purpose
        and _OF_A_NAME.issuperset(one.states)
        and (of_entries or one.topics == (Topic.OTHER,))
    )


@cache
def _words() -> re.Pattern[str]:
    words = dict.fromkeys(fold(word) for row in read_table(TABLE).values() for word in row)
    return re.compile("|".join(map(_pattern, words)))


def _pattern(word: str) -> str:
    if not is_latin(word):
        return re.escape(word.rstrip("*"))
    return rf"(?<!\w){re.escape(word.rstrip('*'))}" + ("" if word.endswith("*") else r"(?!\w)")

"""The words of `consent/pairs.toml`, of which two that belong together tell a notice element."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from auditor.sentences.terms import Grammar, grammar_of_table, words_by_meaning

TABLE: Final = "consent/pairs"
ROWS: Final = (
    "undo", "mind", "barred", "where", "trouble", "desk", "nobody", "others", "alone", "gets", "receiver", "house", "its",
    "names", "numbers", "list", "how", "happens", "place", "not", "money", "aside",
    "refused", "cannot", "excepted", "silent", "asks", "gone", "when", "run", "things", "manage", "sees", "to", "payout", "owned",
)  # fmt: skip


def words_of_pairs(language: str) -> Grammar:
    """Return the words of one language to look for in a sentence; Chinese, either way of writing, is one."""
    return grammar_of_table(TABLE, ROWS, language)


@cache
def pair_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Read the words of one language, by row; raises `BadData`."""
    name = "zh-Hans" if language.startswith("zh") else language
    return words_by_meaning(TABLE, name, ROWS)

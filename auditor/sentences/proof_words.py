"""The words that a denial must not hold before the code can belie it, and those that change nothing of one.

They are in `consent/proofs.toml`.
"""

from typing import Final

from auditor.sentences.terms import Grammar, grammar_of_table

TABLE: Final = "consent/proofs"
ROWS: Final = ("staff", "machine", "never", "joins", "narrow", "plain")


def words_of_proofs(language: str) -> Grammar:
    """Return the words of one language to look for in a sentence; Chinese, either way of writing, is one."""
    return grammar_of_table(TABLE, ROWS, language)

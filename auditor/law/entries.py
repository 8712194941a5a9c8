"""Read entries of the law's tables strictly: an unknown or missing key is an error.

All functions raise `BadData` naming file, entry and what is wrong.
"""

from collections.abc import Mapping
from typing import Any

from auditor.data.shelf import bad_entry
from auditor.model.words import Words


def check_keys(
    table: str, entry: str, value: object, *, needed: frozenset[str], allowed: frozenset[str]
) -> Mapping[str, Any]:
    """Return an entry that has all needed keys and no other than the allowed ones."""
    if not isinstance(value, dict):
        raise bad_entry(table, entry, "is no table of keys")
    if missing := sorted(needed - value.keys()):
        raise bad_entry(table, entry, f"lacks {', '.join(missing)}")
    if unknown := sorted(value.keys() - needed - allowed):
        raise bad_entry(table, entry, f"has unknown keys {', '.join(unknown)}")
    return value


def words_of(table: str, entry: str, value: object) -> Words:
    """Return an entry `{ en = "…", zh = "…" }` as words."""
    both = frozenset({"en", "zh"})
    words = check_keys(table, entry, value, needed=both, allowed=both)
    return Words(text_of(table, entry, words["en"]), text_of(table, entry, words["zh"]))


def text_of(table: str, entry: str, value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise bad_entry(table, entry, f"should be a text, is {value!r}")
    return value


def texts_of(table: str, entry: str, value: object) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list):
        raise bad_entry(table, entry, f"should be a list of texts, is {value!r}")
    return tuple(text_of(table, entry, one) for one in value)

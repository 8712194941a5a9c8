"""The words of the reports themselves: labels, in English and Chinese, from one table."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

import tomli

from auditor.model.words import Words, same

Lang = Literal["en", "zh"]
"""The two languages of every report."""


@cache
def glossary() -> Mapping[str, Mapping[str, Words]]:
    """Return the table of labels: section to key to words.

    Raises `TypeError` for an entry that lacks one of the languages or has a third.
    """
    text = resources.files("reports").joinpath("templates/words.toml").read_text("utf-8")
    return {
        section: {key: Words(**entry) for key, entry in entries.items()}
        for section, entries in tomli.loads(text).items()
    }


def label(section: str, key: str) -> Words:
    """Return a label; a key that the table lacks (a newer result) stands for itself."""
    return glossary()[section].get(key) or same(key)


def in_language(words: Words, lang: Lang) -> str:
    """Return one language of a statement."""
    return words.zh if lang == "zh" else words.en

"""Tells the other data that a sentence leaves alone: "we read your contacts, but not your messages or photos"."""

import re
from collections.abc import Callable
from typing import Final

from auditor.sentences.labels import readings
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

_PART: Final = re.compile(r"[,，;；:、]\s*(?=\D)")
_WORDS_BEHIND: Final = 4


def without_spared(text: str, locale: str, names: Callable[[str], bool]) -> str:
    """Return a sentence without its parts that name other data and deny: read or taken is none of them.

    `names` says whether a text names such data. A list goes on from its first part: "no messages, photos or calls".
    """
    kept: list[str] = []
    is_spared = False
    for part in _PART.split(text):
        found = [one for one in readings(part, locale) if one.of("negator")]
        denies = any(_denies(one, names) for one in found) or bool(found and not names(part))
        acts = any(one.has("collect", "upload", "share") for one in readings(part, locale))
        is_spared = denies or (is_spared and not acts)
        if not (is_spared and names(part)):
            kept.append(part)
    return ", ".join(kept)


def _denies(reading: Reading, names: Callable[[str], bool]) -> bool:
    """Say whether a part denies before it names the data; where verbs end a clause, close behind."""
    return any(names(_side(reading, one)) for one in reading.of("negator"))


def _side(reading: Reading, no: Span) -> str:
    if not reading.grammar.negates_behind:
        return reading.text[no.start :]
    words = reading.text[: no.start].split()
    return " ".join(words[-_WORDS_BEHIND:])

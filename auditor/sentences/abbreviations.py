"""Whether a dot is that of an abbreviation, and ends no sentence: `Acme Lending Corp. (SEC Reg. No. CS2019) reads …`.

A consent that is cut there tells the purpose in one sentence and names the phonebook in another. The words
are in `consent/abbreviations.toml`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from auditor.data.shelf import read_table

TABLE: Final = "consent/abbreviations"
_BEHIND: Final = 24
"""Characters before a dot in which its word is looked for, and the word before that."""
_AHEAD: Final = 60
_LONGEST_ASIDE: Final = 100
"""Characters of a parenthesis inside a sentence: a longer one may hold sentences of its own."""
_EDGE: Final = r"(?:^|[\s(\[.,/\"'“‘])"
_DOT: Final = r"\.[\"'”’)]?\s*$"

_INITIALS = re.compile(
    rf"{_EDGE}(?:[a-z]|[^\W\d_][^\s\d.()]{{0,3}}(?:\.[^\W\d_][^\s\d.()]{{0,3}})+){_DOT}",
    re.IGNORECASE,
)
"""One letter, or several short pieces with dots between: `J.`, `S.A.S.`, `आर.बी.आई.`"""
_CAPITALISED = re.compile(rf"[^\s.!?]\s+[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{{1,5}}{_DOT}")
"""A short word in capitals inside a sentence: `Acme Fin. services`."""
_SMALL = re.compile(r"\s*[a-zà-öø-ÿ]")
_BEGINS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]* [a-zà-öø-ÿ]|[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zà-öø-ÿ][,:] ")
"""A new sentence, `Acme Inc. You may`, and no more of the name, `Acme Co. Ltd.`"""
_CODE = re.compile(r"\s*[#:(№]*\s*[^\s,;.]*\d")
_CLOSED = re.compile(r"[^()]*\)")


@dataclass(frozen=True, slots=True)
class _Words:
    always: re.Pattern[str]
    closing: re.Pattern[str]
    numbered: re.Pattern[str]
    number_next: re.Pattern[str]
    letters: re.Pattern[str]
    letter_next: re.Pattern[str]


def is_abbreviated(text: str, begin: int, end: int) -> bool:
    """Say whether a sentence that began at one place goes on behind the dot, and space, that end at another."""
    words = _words()
    behind = text[max(begin, end - _BEHIND) : end]
    ahead = text[end : end + _AHEAD]
    is_wrapped = "\n" in behind[len(behind.rstrip()) :]
    if words.numbered.search(behind) and _is_numbered(words, ahead, is_wrapped=is_wrapped):
        return True
    if _is_in_aside(text, begin, end):
        return True
    if is_wrapped:
        return False
    if words.closing.search(behind):
        return _BEGINS.match(ahead) is None
    return (
        (words.always.search(behind) or _INITIALS.search(behind)) is not None
        or (_CAPITALISED.search(behind) is not None and _SMALL.match(ahead) is not None)
        or _is_spelt(words, behind, ahead)
    )


def _is_numbered(words: _Words, ahead: str, *, is_wrapped: bool) -> bool:
    """Say whether what is numbered has its number behind it, or goes on in small letters."""
    return (
        _CODE.match(ahead) is not None
        or words.number_next.match(ahead) is not None
        or (not is_wrapped and _SMALL.match(ahead) is not None)
    )


def _is_spelt(words: _Words, behind: str, ahead: str) -> bool:
    """Say whether a letter is spelt beside another one: `आर. बी. आई.`, of the regulator."""
    found = words.letters.search(behind)
    return found is not None and (
        found.group(1) is not None or words.letter_next.match(ahead) is not None
    )


def _is_in_aside(text: str, begin: int, end: int) -> bool:
    """Say whether a place is in a short parenthesis that opens inside its sentence and closes behind it."""
    opened = text.rfind("(", begin, end)
    if opened <= begin or ")" in text[opened:end] or not text[begin:opened].strip():
        return False
    closed = _CLOSED.match(text, end, opened + _LONGEST_ASIDE)
    return closed is not None


@cache
def _words() -> _Words:
    rows = read_table(TABLE)
    numbers = _any(rows["numbered"])
    letters = _any(rows["letters"])
    return _Words(
        always=_one(f"{_EDGE}(?:{_any(rows['always'])}){_DOT}|(?:{_any(rows['glued'])}){_DOT}"),
        closing=_one(f"{_EDGE}(?:{_any(rows['closing'])}){_DOT}"),
        numbered=_one(f"{_EDGE}(?:{numbers}){_DOT}"),
        number_next=_one(rf"\s*[#:(]?(?:{numbers})[\s.:]"),
        letters=_one(rf"{_EDGE}((?:{letters})\.\s*)?(?<![^\s(\[.,/\"'“‘])(?:{letters}){_DOT}"),
        letter_next=_one(rf"\s*(?:{letters})\."),
    )


def _one(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one)))

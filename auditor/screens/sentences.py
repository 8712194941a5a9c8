"""Cuts a text into sentences, brings each to the form that is searched, and tells its language."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from auditor.data.shelf import read_table
from auditor.screens.lexicon import fold, lexicon, lexicons

LONGEST: Final = 1_500
"""Characters beyond which a sentence is cut at a comma or space: none of a person's is so long."""

_END = re.compile(
    r"(?<=[.!?;])[\"'”’)]?\s+|(?<=[。！？；।۔])[”’」』）]?|[;；]|"
    r"</?(?:p|br|div|li|ul|ol|tr|td|h[1-6]|title|table|section)\b[^>]{0,300}>|"
    r"(?<=[a-z,à-öø-ÿ])[ \t]*(?:\r?\n|\\n)\s*(?![a-zà-öø-ÿ\s])|"
    r"(?<![a-z,à-öø-ÿ \t])[ \t]*(?:\r?\n|\\n)\s*|\t{2,}",
    re.IGNORECASE,
)
"""Where a sentence ends: its mark, a block of markup, or a line end that is no mere wrapping."""

_SHORTENED = re.compile(
    r"(?:^|[\s(.])(?:pvt|ltd|pte|co|inc|corp|llc|no|nos|art|sec|cl|st|mr|mrs|ms|dr|smt|shri|jr|sr|"
    r"pt|tbk|sdn|bhd|s\.a|c\.v|r\.l|s\.a\.p\.i|e\.g|i\.e|etc|viz|cf|vs|approx|tel|ph|núm|num|nro|"
    r"sra|ud|uds|fig|dept|p\.o|a\.m|p\.m|u\.s|डॉ|श्री|मो|[a-z])\.[\"'”’)]?\s*$",
    re.IGNORECASE,
)
"""A word whose dot ends no sentence: `Acme Pvt. Ltd.`"""

_BULLET = re.compile(
    r"^[\s\-–—*•·●○▪◦‣>#|]+|^\s*(?:\(?\d{1,2}[.)、]|\(?[a-z][.)])\s+", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{1,300}>")
_ARGUMENT = re.compile(r"%(?:\d+\$)?[-#+ 0,(]*\d*(?:\.\d+)?[sdfx]|\$?\{\{?[\w .]{0,40}\}?\}|%%")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w+.-]+://\S*|\bwww\.\S+|"
    r"\b[a-z][\w$]*(?:[./][a-z_][\w$]*){2,}|\b[a-z]+(?:_[a-z]+)+\b|\bandroid\.permission\S*",
    re.IGNORECASE | re.ASCII,
)
"""Mail, addresses and identifiers: `com.android.contacts` names nobody's phonebook."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LETTERS = re.compile(
    r"(?P<zh>[\u3400-\u9fff])|(?P<th>[\u0e00-\u0e7f])|(?P<hi>[\u0900-\u097f])|"
    r"(?P<bn>[\u0980-\u09ff])|(?P<ur>[\u0600-\u06ff\u0750-\u077f])|(?P<latin>[a-z\u00c0-\u024f\u1e00-\u1eff])"
    r"|(?P<other>[\u0370-\u052f\u0530-\u05ff\u0a00-\u0dff\u0e80-\u0eff\u1000-\u13ff\u1780-\u17ff\u3040-\u30ff\uac00-\ud7af])"
)
_SCRIPTS: Final = ("zh", "th", "hi", "bn", "ur")
_TRADITIONAL = frozenset(
    "貸還銀額險個電話請輸驗證碼戶們為這時間開關錄讀蒐擷權絡繫僅將資訊後會應聯"
)


class Sentence(NamedTuple):
    """One sentence of a text."""

    text: str
    """As written, without the spaces around it."""
    start: int
    """Offset in the text."""


def cut(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; Latin, Chinese, Hindi and Urdu ends alike."""
    begin = 0
    for found in _END.finditer(text):
        piece = text[begin : found.start()]
        if piece.endswith(".") and _SHORTENED.search(piece[-12:]) and "\n" not in found.group():
            continue
        yield from _sized(piece, begin)
        begin = found.end()
    yield from _sized(text[begin:], begin)


def _sized(piece: str, begin: int) -> Iterator[Sentence]:
    """Yield a piece without the space and bullet before it, in parts if it is too long."""
    while len(piece) > LONGEST:
        at = max(piece.rfind(mark, 0, LONGEST) for mark in (",", "，", "、", " "))
        at = at + 1 if at > 0 else LONGEST
        yield from _sized(piece[:at], begin)
        piece, begin = piece[at:], begin + at
    bullet = _BULLET.match(piece)
    left = bullet.end() if bullet else len(piece) - len(piece.lstrip())
    shown = piece[left:].strip()
    if shown:
        yield Sentence(shown, begin + left)


def prepared(sentence: str) -> str:
    """Return a sentence folded, without markup, addresses and format arguments (rules R6, R8)."""
    if "<" in sentence:
        sentence = _TAG.sub("", sentence)
    if "%" in sentence or "{" in sentence:
        sentence = _ARGUMENT.sub("\u2026", sentence)
    if "." in sentence or "/" in sentence or "_" in sentence or "@" in sentence:
        sentence = _ADDRESS.sub("\u2026", sentence)
    return fold(sentence)


def languages_of(folded: str, *, before: str, locale: str) -> tuple[str, ...]:
    """Return the languages to read a sentence in, the likeliest first; none for one not covered.

    `before` is the language of the sentence before it, `locale` that of the place of the text.
    """
    scripts = _scripts_of(folded)
    found = [one for one in _SCRIPTS if one in scripts]
    if found:
        return tuple(found)
    if "latin" not in scripts:
        return ()
    return tuple(_latin_languages(folded, before, locale))


def _scripts_of(folded: str) -> frozenset[str]:
    if folded.isascii():
        return frozenset({"latin"})
    return frozenset(one.lastgroup or "" for one in _LETTERS.finditer(folded))


def _latin_languages(folded: str, before: str, locale: str) -> list[str]:
    words = set(_WORD.findall(folded))
    scores = {name: len(words & stopwords) for name, stopwords in latin_stopwords().items()}
    hinted = "fil" if locale[:2] == "tl" else locale.partition("-")[0]
    order = sorted(
        scores, key=lambda one: (-scores[one], one != hinted, one != before, one != "en", one)
    )
    best = order[0]
    if scores[best] == 0:
        known = [one for one in (hinted, before) if one in _covered()]
        return known[:1] or list(_covered())
    if best not in _covered():
        return ["en"]
    close = [one for one in order[1:] if one in _covered() and scores[one] == scores[best]]
    return [best, *close]


@cache
def _covered() -> tuple[str, ...]:
    """Return the languages with a table that are written in Latin letters, English first."""
    names = sorted(one.language for one in lexicons() if one.stopwords)
    return ("en", *(one for one in names if one != "en"))


@cache
def latin_stopwords() -> dict[str, frozenset[str]]:
    """Return the stop words of every language written in Latin letters, covered or not."""
    known = {one: lexicon(one).stopwords for one in _covered()}
    others = {
        language: frozenset(fold(word) for word in words)
        for language, words in read_table("consent/languages").items()
    }
    return {**others, **known}


def written_in(language: str, folded: str) -> str:
    """Return the BCP 47 tag of a language, Chinese told apart by its characters."""
    if language != "zh":
        return language
    return "zh-Hant" if any(one in _TRADITIONAL for one in folded) else "zh-Hans"

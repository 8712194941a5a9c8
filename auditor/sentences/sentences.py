"""Cuts a text into sentences, brings each to the form that is searched, and tells its language."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from auditor.data.shelf import read_table
from auditor.sentences.abbreviations import is_abbreviated
from auditor.sentences.lexicon import fold, lexicon, lexicons
from auditor.sentences.unstopped import ends_by_words

_LABEL_WORDS: Final = 4
_LONGEST_OTHERWISE: Final = 30

_SEVERAL: Final = 2
"""Words of a language of no table from which on a sentence may be in a near one, if that was spoken before."""
_LONGEST_JOINED: Final = 200
"""Characters on either side of a semicolon that does not end a sentence; longer ones part a list."""

LONGEST: Final = 1_500
"""Characters beyond which a sentence is cut at a comma or space: none of a person's is so long."""

_END = re.compile(
    r"[.!?;][\"'”’)]?\s+|[。！？；।۔][”’」』）]?|[;；]|(?:\r?\n|\\n)\s*|\t\t+| [–—] (?=[A-ZÀ-Þ][a-zß-ÿ]* [a-zß-ÿ])|"
    r"</?(?i:p|br|div|li|ul|ol|tr|td|h[1-6]|title|table|section)\b[^>]{0,300}>"
)
"""Where a sentence may end: at its mark, a line end, a gap, a dash before a capital, or a block of markup."""
_DASH: Final = re.compile("[–—]")

_WRAPS = re.compile(r"[a-z,à-öø-ÿ]\s*(?:\r?\n|\\n)\s*[a-zà-öø-ÿ]")
"""A line end that is no more than wrapping."""

_BULLET = re.compile(
    r"^[\s\-–—*•·●○▪◦‣>#|\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+|^\s*(?:\(?\d{1,2}[.)、]|\(?[a-z][.)])\s+",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{1,300}>")
_ARGUMENT = re.compile(r"%(?:\d+\$)?[-#+ 0,(]*\d*(?:\.\d+)?[sdfx]|\$?\{\{?[\w .]{0,40}\}?\}|%%")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w+.-]+://\S*|\bwww\.\S+|"
    r"\b[a-z][\w$]*(?:[./][a-z_][\w$]*){2,}|\b[a-z]+(?:_[a-z]+)+\b|\bandroid\.permission\S*",
    re.IGNORECASE | re.ASCII,
)
"""Mail, addresses and identifiers: `com.android.contacts` names nobody's phonebook."""
_CHINESE_SPACE = re.compile("(?<=[\u3400-\u9fff,、]) (?=[\u3400-\u9fff,、。])")
_JOINED = re.compile(r"\w[./_@:]+\w", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SCRIPTS: Final = (
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u0963\u0966-\u097f]")),  # The danda is every Indian script's.
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ur", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
)
_LATIN = re.compile("[a-z\u00c0-\u024f\u1e00-\u1eff]")
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
        if _goes_on(text, begin, found):
            continue
        piece = text[begin : found.end()]
        yield from _sized(piece, begin)
        begin = found.end()
    yield from _sized(text[begin:], begin)


def _goes_on(text: str, begin: int, found: re.Match[str]) -> bool:
    """Say whether a sentence goes on behind what may be its end."""
    mark = found.group()[0]
    if mark == ".":
        is_wrapped = "\n" in found.group()
        return (not is_wrapped and _threatens(text, found.end())) or is_abbreviated(
            text, begin, found.end()
        )
    if mark in ";；":
        return _is_short(text, begin, found) or fold(
            text[found.end() : found.end() + _LONGEST_OTHERWISE]
        ).startswith(_otherwise())
    if mark == " ":
        # "… – names and numbers – The list stays here": the second dash closes what the first opened.
        return _DASH.search(text, begin, found.start()) is None
    if mark in "\r\n\\":
        return _WRAPS.match(text, _last_letter(text, begin, found.start())) is not None
    return False


def _is_short(text: str, begin: int, found: re.Match[str]) -> bool:
    """Say whether what stands before a semicolon and behind it is one thought: "pick one; we see no other"."""
    if found.end() - begin > _LONGEST_JOINED:
        return False
    rest = _END.search(text, found.end())
    end = rest.end() if rest else len(text)
    return len(text[found.end() : end].strip()) > 0 and end - found.end() <= _LONGEST_JOINED


def _threatens(text: str, at: int) -> bool:
    """Say whether "Otherwise," stands at a place: its threat belongs to what is asked before it."""
    ahead = fold(text[at : at + _LONGEST_OTHERWISE])
    return ahead.startswith(_otherwise()) and ahead.startswith(
        tuple(f"{word.rstrip(',')}," for word in _otherwise())
    )


@cache
def _otherwise() -> tuple[str, ...]:
    """Return the words for *otherwise*: what they threaten belongs to what stands before them."""
    return tuple(word.strip("|") for table in lexicons() for word in table.of("otherwise"))


def _last_letter(text: str, begin: int, end: int) -> int:
    """Return the place of the last letter before the space at the end of a stretch."""
    while end > begin and text[end - 1] in " \t":
        end -= 1
    return max(end - 1, begin)


def _sized(piece: str, begin: int) -> Iterator[Sentence]:
    """Yield a piece without the space and bullet before it, in parts if it is too long."""
    while len(piece) > LONGEST:
        at = max(piece.rfind(mark, 0, LONGEST) for mark in (",", "，", "、", " "))
        at = at + 1 if at > 0 else LONGEST
        yield from _sized(piece[:at], begin)
        piece, begin = piece[at:], begin + at
    done = 0
    for at in ends_by_words(piece):
        yield from _shown(piece[done:at], begin + done)
        done = at
    yield from _shown(piece[done:], begin + done)


def _shown(piece: str, begin: int) -> Iterator[Sentence]:
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
    if _JOINED.search(sentence):
        sentence = _ADDRESS.sub("\u2026", sentence)
    folded = fold(sentence)
    if " " in folded and not folded.isascii():
        folded = _CHINESE_SPACE.sub("", folded)
    return folded


def languages_of(folded: str, *, before: str, locale: str) -> tuple[str, ...]:
    """Return the languages to read a sentence in, the likeliest first; none for one not covered.

    `before` is the language of the sentence before it, `locale` that of the place of the text.
    """
    if not folded.isascii():
        found = tuple(language for language, letters in _SCRIPTS if letters.search(folded))
        if found:
            return found
    if _LATIN.search(folded) is None:
        return ()
    return _latin_languages(folded, before, locale)


def _latin_languages(folded: str, before: str, locale: str) -> tuple[str, ...]:
    words, languages = _speakers()
    scores: dict[str, int] = {}
    for word in words.intersection(words_in(folded)):
        for language in languages[word]:
            scores[language] = scores.get(language, 0) + 1
    hinted = "fil" if locale[:2] == "tl" else locale.partition("-")[0]
    if not scores:
        known = tuple(one for one in (hinted, before) if one in _covered())
        return known[:1] or _covered()
    best = max(scores.values())
    likely = [one for one in scores if scores[one] == best]
    if best == 1 and hinted != "en" and hinted in _covered() and hinted not in likely:
        likely.append(
            hinted
        )  # One word may be of any language: "o" is Portuguese and Filipino.
    if len(likely) > 1:
        likely.sort(key=lambda one: (one != hinted, one != before, one != "en", one))
    known = tuple(one for one in likely if one in _covered() or one in _romanised())
    if known or best < _SEVERAL:
        return known or ("en",)
    # Malay among Indonesian sentences is Indonesian: "Anda boleh menolak dan …".
    near = (one for one in (hinted, before) if one in _covered())
    return next(((one,) for one in near if scores.get(one, 0) >= best - 1), ("en",))


def languages_of_label(folded: str, locale: str) -> tuple[str, ...]:
    """Return the languages to read a short label in: few words may be of any language."""
    found = languages_of(folded, before="", locale=locale)
    if len(folded.split()) > _LABEL_WORDS or not found or found[0] not in _covered():
        return found
    return tuple(dict.fromkeys((*found, *_covered())))


def words_in(folded: str) -> list[str]:
    """Return the words of a folded sentence."""
    return _WORD.findall(folded)


@cache
def _covered() -> tuple[str, ...]:
    """Return the languages with a table that are written in Latin letters, English first."""
    names = sorted(one.language for one in lexicons() if one.stopwords)
    return ("en", *(one for one in names if one != "en"))


@cache
def _romanised() -> dict[str, frozenset[str]]:
    """Return the stop words of the languages that have a script of their own, in Latin letters."""
    return {one.language: one.romanised for one in lexicons() if one.romanised}


@cache
def latin_stopwords() -> dict[str, frozenset[str]]:
    """Return the stop words of every language written in Latin letters, covered or not."""
    known = {one: lexicon(one).stopwords | lexicon(one).common for one in _covered()}
    others = {
        language: frozenset(fold(word) for word in words)
        for language, words in read_table("consent/languages").items()
    }
    return {**others, **known}


@cache
def _speakers() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Return all stop words, and the languages of each."""
    languages: dict[str, list[str]] = {}
    for language, words in sorted((latin_stopwords() | _romanised()).items()):
        for word in words:
            languages.setdefault(word, []).append(language)
    return frozenset(languages), {word: tuple(of) for word, of in languages.items()}


def written_in(language: str, folded: str) -> str:
    """Return the BCP 47 tag of a language, Chinese told apart by its characters."""
    if language != "zh":
        return language
    return "zh-Hant" if any(one in _TRADITIONAL for one in folded) else "zh-Hans"

"""Which companies a text names: a form of enterprise, and the words of the name beside it.

A notice that names two of them may name one as who receives the data, in whatever words. The forms are
in `consent/firms.toml`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from auditor.data.shelf import read_table
from auditor.sentences.lexicon import fold
from auditor.sentences.terms import Span

TABLE: Final = "consent/firms"
ROWS: Final = ("behind", "capitals", "before", "common")
GIVEN_TO: Final = "given_to"
SENT_BY: Final = "sent_by"
BRANDS: Final = "brands"
REGISTERS: Final = "registers"
_BESIDE_A_NUMBER = re.compile(r"\W{0,4}(?:n[o.º°]{0,2}\W{0,2})?$", re.IGNORECASE)
"""What stands between a register and the number of a company in it: "NIT: ", "No. "."""
_CAPITALS = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
_MARKED_BEHIND: Final = ("hi", "ur", "bn")
_WORDS_OF_A_NAME: Final = 3
"""Words beside the form that may be of the name."""
_LETTERS_OF_A_NAME: Final = 12
"""The same in characters, in a script that parts no words."""
_BREAKS = re.compile(r"[,;:：，、；。!?！？\n()（）“”\"「」]")
_CJK = re.compile("[\u3400-\u9fff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3400-\u9fff]")
_NO_LETTER_BEFORE: Final = r"(?<![\w\u0900-\u0dff])"
_NO_LETTER_BEHIND: Final = r"(?![\w\u0900-\u0dff])"
_INSIDE_A_NAME: Final = (
    "de",
    "del",
    "da",
    "do",
    "das",
    "dos",
    "of",
    "and",
    "y",
    "e",
    "la",
    "&",
)
_SHORTEST_WORD: Final = 6
"""Letters of a form that is a word of the language too: "limited", "incorporated"."""
_LAST_WORD = re.compile(r"(\w+)\W*$")
_EDGES: Final = ".,;:()\"'“”«»"


class Firm(NamedTuple):
    """A company that is named."""

    at: Span
    """The form and the words beside it, in the text as written."""
    words: frozenset[str]
    """What tells it from others: words of its name, pairs of characters in Chinese; may be empty."""


@dataclass(frozen=True, slots=True)
class _Forms:
    behind: re.Pattern[str]
    capitals: re.Pattern[str]
    before: re.Pattern[str]
    common: frozenset[str]


def firms_in(text: str) -> Iterator[Firm]:
    """Yield the companies that a sentence or line names, in no order."""
    forms = _forms()
    for found in (*forms.behind.finditer(text), *forms.capitals.finditer(text)):
        if _is_a_common_word(text, found):
            continue
        begin = _before(text, found.start())
        yield Firm(Span(begin, found.end()), _name(text[begin : found.start()]))
    for found in forms.before.finditer(text):
        end = _behind(text, found.end())
        yield Firm(Span(found.start(), end), _name(text[found.end() : end]))


def _is_a_common_word(text: str, form: re.Match[str]) -> bool:
    """Say whether a form in small letters is but a word: "the app may keep *limited* data", where a name has capitals."""
    word = form.group()
    if len(word) < _SHORTEST_WORD or not (word.isascii() and word.isalpha() and word.islower()):
        return False
    before = _LAST_WORD.search(text, 0, form.start())
    return text != text.lower() and (before is None or before.group(1)[:1].islower())


def is_of_a_register(written: str, start: int) -> bool:
    """Say whether the number that begins at a place is a company's in a register: "company number 09871233", "NIT 901.223.118-4"."""
    before = written[:start]
    gap = _BESIDE_A_NUMBER.search(before)
    return _registers().search(fold(before[: gap.start()] if gap else before)) is not None


def names_in(written: str, folded: str, ends: Collection[str] = ()) -> Iterator[Span]:
    """Yield where, in a folded sentence, the words in capitals stand that name a company beside its form.

    `ends`: folded words that are no part of a name, for the scripts without capitals.
    """
    for one in firms_in(written):
        words = written[one.at.start : one.at.end].split()
        if len(words) == 1 and _THAI.match(words[0]):
            continue  # Where no space parts them, who tells the name from the sentence?
        name = fold(" ".join(words[_begun(words, ends) :]))
        begin = folded.find(name) if name else -1
        if begin >= 0:
            yield Span(begin, begin + len(name))


def brands_in(written: str, folded: str, doing: Collection[int]) -> Iterator[Span]:
    """Yield where, in a folded sentence, a name stands without a form of company: words of brands, and words in capitals that do something.

    `doing`: where the verbs begin that say what is done with data. "Never Late reads your contacts" names who reads.
    """
    for brand in read_table(TABLE)[BRANDS]:
        at = folded.find(brand)
        while at >= 0:
            yield Span(at, at + len(brand))
            at = folded.find(brand, at + 1)
    for found in _CAPITALS.finditer(written):
        name = fold(found.group())
        begin = folded.find(f"{name} ")
        if begin >= 0 and begin + len(name) + 1 in doing:
            yield Span(begin, begin + len(name))


def _begun(words: Sequence[str], ends: Collection[str]) -> int:
    """Return the number of the first word of a name, of those up to its form."""
    begun = len(words)
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word[:1] != word[:1].lower():
            begun = at
        elif word.isascii() or _has_capitals(word):
            if word not in _INSIDE_A_NAME:
                break
        elif fold(word).strip(_EDGES) in ends:
            break
        elif ends:
            begun = at
    return begun


def _has_capitals(word: str) -> bool:
    """Say whether a word is of a script that has capitals."""
    return word.upper() != word


def are_two(firms: Iterable[Firm]) -> bool:
    """Say whether two of some companies have no more than half of the words of a name in common."""
    named = [one.words for one in firms if one.words]
    return any(
        2 * len(one & other) <= min(len(one), len(other)) for one in named for other in named
    )


def is_sender(text: str, firm: Firm, language: str) -> bool:
    """Say whether a company is who sends something: no word makes it the one to whom it is sent.

    In languages in which the order of the words tells it, only where a *by* stands before it.
    """
    if _is_agent(text, firm, language):
        return True
    marks = read_table(TABLE)[GIVEN_TO].get(language.partition("-")[0])
    if not marks:
        return False
    if language in _MARKED_BEHIND:
        return not text[firm.at.end :].lstrip(" .)").startswith(tuple(marks))
    before = text[max(0, firm.at.start - _LETTERS_OF_A_NAME) : firm.at.end]
    if _CJK.search(before):
        return not any(one in before for one in marks)
    return set(before.split()).isdisjoint(marks)


def is_told_by_order(language: str) -> bool:
    """Say whether the order of the words tells who sends, and no word beside the name to whom it is sent."""
    return not read_table(TABLE)[GIVEN_TO].get(language.partition("-")[0])


def _is_agent(text: str, firm: Firm, language: str) -> bool:
    """Say whether a *by* stands right before the name: "uploaded by Acme Ltd"."""
    marks = read_table(TABLE)[SENT_BY].get(language.partition("-")[0], ())
    window = text[max(0, firm.at.start - _LETTERS_OF_A_NAME) : firm.at.end]
    return any(
        one in window
        if _UNSPACED.match(one)
        else re.search(rf"\b{re.escape(one)}\s+(?=[A-Z\"“])", window)
        for one in marks
    )


def _before(text: str, end: int) -> int:
    """Return where the name begins that stands before a form."""
    if _CJK.match(text, end):
        begin = max(0, end - _LETTERS_OF_A_NAME)
        breaks = [one.end() for one in _BREAKS.finditer(text, begin, end)]
        return breaks[-1] if breaks else begin
    words = list(re.finditer(r"\S+", text[:end]))[-_WORDS_OF_A_NAME - 1 :]
    begin = words[0].start() if words else end
    for one in words[:-1]:
        if re.search(r"[,;:：|]$", one.group()):
            begin = one.end()
    return begin


def _behind(text: str, start: int) -> int:
    """Return where the name ends that stands behind a form."""
    words = list(re.finditer(r"\S+", text[start:]))
    count = 0
    for one in words:
        count += one.group().strip(_EDGES).casefold() not in _forms().common
        if count == _WORDS_OF_A_NAME or one.group().endswith((",", ";", ".", ")")):
            return start + one.end()
    return len(text)


def _name(text: str) -> frozenset[str]:
    """Return the words by which a name is told from others."""
    common = _forms().common
    if _CJK.search(text):
        for one in sorted(common, key=len, reverse=True):
            if _CJK.match(one):
                text = text.replace(one, " ")
        runs = re.findall("[\u3400-\u9fff]+", text)
        return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    words = (each.strip(_EDGES) for each in text.split())
    return frozenset(
        one.casefold()
        for one in words
        if (len(one) > 1 and one[:1] != one[:1].lower()) or not one.isascii()
    ).difference(common)


@cache
def _registers() -> re.Pattern[str]:
    """Match a name of a register at the end of what was folded."""
    words = sorted(map(fold, read_table(TABLE)[REGISTERS]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\W*$")


@cache
def _forms() -> _Forms:
    table = read_table(TABLE)
    behind, capitals, before, common = (table[row] for row in ROWS)
    return _Forms(
        behind=_any_of(behind, re.escape, re.IGNORECASE),
        capitals=_any_of(capitals, _in_capitals),
        before=_any_of(before, re.escape, re.IGNORECASE),
        common=frozenset(common),
    )


def _any_of(
    words: Sequence[str], written: Callable[[str], str], flags: int = 0
) -> re.Pattern[str]:
    """Match any of some forms; what no letter may stand before is asked once a place, not once a form."""
    forms = sorted(words, key=lambda one: len(written(one)), reverse=True)
    spaced = "|".join(written(one) for one in forms if not _UNSPACED.match(one))
    unspaced = [written(one) for one in forms if _UNSPACED.match(one)]
    whole = rf"{_NO_LETTER_BEFORE}(?:{spaced}){_NO_LETTER_BEHIND}"
    return re.compile("|".join((*unspaced, whole)), flags)


def _in_capitals(word: str) -> str:
    """Match "SA" and "S.A.", "S. A. S."."""
    return r"\.? ?".join(map(re.escape, word.upper()))

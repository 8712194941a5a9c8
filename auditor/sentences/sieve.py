"""Which sentences hold a word that can tell something: most of a long policy holds none.

A sentence of a script with spaces is asked by the first letters of its words, a Chinese one by its
pairs of characters; in the others each word is looked for once in all sentences together.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from operator import add
from typing import Final, NamedTuple

from auditor.sentences.grams import fewest
from auditor.sentences.lexicon import GAP, lexicon, lexicons
from auditor.sentences.sentences import words_in
from auditor.sentences.terms import tables_of, words_of

TELLING: Final = frozenset({
    "phonebook_strict", "contact_loose", "heading", "retention", "recipients", "withdraw", "operator",
    "complaint", "people", "people_rights", "implied_consent", "deemed", "coercion", "inability",
    "misuse", "dunned", "share", "obtained", "rights_of_contacts",
})  # fmt: skip
"""A sentence without a word of these meanings says nothing of interest."""

SAVED: Final = frozenset({"entry", "held", "device"})
"""Nor one that has no word of each of these: "everybody in your phone"."""

_LETTERS: Final = 6
_CHINESE: Final = re.compile("[\u3400-\u9fff]{2,}")
_EVERYDAY: Final = frozenset({
    "application", "customer", "loan", "loans", "limited", "service", "services", "account",
    "number", "must", "process", "proceed", "provide", "personal", "information", "address",
    "call", "work", "works", "will", "using", "business", "company", "company's", "users",
    "complete", "keep", "store", "stored", "details", "access", "continue", "approved",
    "able", "possible", "您", "你", "我", "的", "们", "們", "将", "會", "会", "將", "本", "信息", "借款",
    "个人", "使用", "服务", "资讯", "資訊", "人信", "人資", "息保", "期限", "申请", "申請", "提供", "的个", "的個",
})  # fmt: skip
"""Words of every policy: a sentence is chosen by another word of the term, where it has one."""
_ROOTS: Final = TELLING | {"contact_single"}


def telling(folded: Sequence[str], languages: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the numbers of the sentences that can tell something in one of their languages."""
    numbers: dict[str, list[int]] = {}
    for number, found in enumerate(languages):
        for language in found:
            numbers.setdefault(language, []).append(number)
    found_in: set[int] = set()
    for language, own in numbers.items():
        sieve = _sieve(language)
        found_in.update(one for one in own if sieve.passes(folded[one]))
        found_in.update(_holding(sieve.runs, folded, own))
    return sorted(found_in)


def _holding(roots: Sequence[str], folded: Sequence[str], own: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the sentences that hold one of some runs of letters anywhere."""
    starts = list(accumulate((len(folded[one]) + 1 for one in own), initial=0))
    joined = "\n".join(folded[one] for one in own)
    for root in roots:
        at = joined.find(root)
        while at >= 0:
            place = bisect_right(starts, at)
            yield own[place - 1]
            at = joined.find(root, starts[place])


@dataclass(frozen=True, slots=True)
class _Sieve:
    """What a telling sentence of one language has one of."""

    words: frozenset[str]
    beginnings: frozenset[str]
    """The first letters of words that may go on."""
    pairs: frozenset[str]
    """Two Chinese characters side by side."""
    runs: tuple[str, ...]
    """Letters that stand anywhere."""
    entries: tuple[str, ...]
    devices: tuple[str, ...]
    """Letters of what a device holds, and of the device: a sentence is passed that has both."""

    def passes(self, text: str) -> bool:
        """Say whether a sentence has a word, a beginning or a pair."""
        if self.pairs and not self.pairs.isdisjoint(map(add, text, text[1:])):
            return True
        words = words_in(text)
        if not self.words.isdisjoint(words):
            return True
        if not self.beginnings.isdisjoint(word[:_LETTERS] for word in words):
            return True
        return any(one in text for one in self.devices) and any(
            one in text for one in self.entries
        )


@cache
def _sieve(language: str) -> _Sieve:
    """Return the sieve of a language."""
    grains = [_grains(table.language) for table in tables_of(language)]
    return _Sieve(
        frozenset().union(*(one.words for one in grains)),
        frozenset().union(*(one.beginnings for one in grains)),
        frozenset(_pairs(frozenset().union(*(one.chinese for one in grains)))),
        fewest(frozenset().union(*(one.runs for one in grains))),
        _roots(language, "entry"),
        _roots(language, "device"),
    )


def _roots(language: str, meaning: str) -> tuple[str, ...]:
    """Return the fewest runs of letters of which each word of a meaning holds one."""
    return fewest(
        {
            one.strip(" ^*|")
            for table in tables_of(language)
            for one in words_of(table, frozenset({meaning}))
        }
    )


class _Grains(NamedTuple):
    """What the words of one table give to the sieves of the languages that it is read with."""

    words: frozenset[str]
    beginnings: frozenset[str]
    chinese: frozenset[str]
    runs: frozenset[str]


@cache
def _grains(language: str) -> _Grains:
    whole: set[str] = set()
    begun: set[str] = set()
    chinese: set[str] = set()
    runs: set[str] = set()
    common, table = _common(), lexicon(language)
    for word in words_of(table, _ROOTS):
        pieces = [piece.strip(" ^*|") for piece in word.split(GAP)]
        words = (
            [] if word.startswith("*") or not table.stopwords else words_in(" ".join(pieces))
        )
        if not words:
            run = max(pieces, key=len)
            (chinese if _CHINESE.fullmatch(run) else runs).add(run)
            continue
        key = max(words, key=lambda one: (one not in common, len(one)))
        whole.update(f"{key}{ending}" for ending in ("", *table.endings))
        if f"{key}*" in word:
            (begun if len(key) >= _LETTERS else runs).add(key[:_LETTERS])
    return _Grains(frozenset(whole), frozenset(begun), frozenset(chinese), frozenset(runs))


def _pairs(words: frozenset[str]) -> Iterator[str]:
    """Yield for each Chinese word that pair of its letters that most of the words have."""
    counts = Counter(pair for word in words for pair in map(add, word, word[1:]))
    for word in words:
        pairs = map(add, word, word[1:])
        yield max(
            pairs, key=lambda pair: (_EVERYDAY.isdisjoint({pair, *pair}), counts[pair], pair)
        )


@cache
def _common() -> frozenset[str]:
    """Return words that are in every policy, by which no sentence is chosen."""
    return _EVERYDAY | {word for table in lexicons() for word in table.stopwords}

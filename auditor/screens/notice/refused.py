"""Which sentences name a notice element only to refuse it: "there is no complaints desk", "we do not say who gets it".

A notice that mentions withdrawal to rule it out tells nobody how to withdraw. The words are the rows `refused`,
`cannot`, `excepted`, `silent` and `asks` of `consent/pairs.toml`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.notice.screen_rows import Row
from auditor.sentences.pairs import Pairs
from auditor.sentences.terms import Span

_BEFORE: Final = 40
_BEFORE_UNSPACED: Final = 14
"""Characters between what refuses and what it refuses: "no complaints, neither by phone nor by email"."""
_BEHIND: Final = 30
_BEHIND_UNSPACED: Final = 8
"""The same where it stands behind: "requests to delete it are not accepted"."""
_ORDERED: Final = 3
"""Characters between a *do not* and the verb that it forbids: "do not turn it off"."""
_BREAKS: Final = (",", ";", ":", "，", "；", "：")
_NAMED_BY: Final = {"N6": ("undo", "withdraw"), "N9": ("trouble", "complaint")}
"""Rows of the pairs and meanings of the lexicon by whose words an element is told."""
_KEPT_SILENT: Final = ("N2", "N3", "N5")


def refused(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the number of a sentence and an element that it, or the one behind it, takes back.

    `rows`: the sentences of one screen in their order, or one sentence of a document.
    """
    pairs = [Pairs(one.sentence.text, one.reading) for one in rows]
    for number, pair in enumerate(pairs):
        for element in _NAMED_BY:
            if _is_refused(pair, element):
                yield number, element
        if pair.found.get("silent") and pair.found.get("asks"):
            for element in _KEPT_SILENT:
                yield number, element
        if number and _excepts(pair):
            yield number - 1, "N6"


def _excepts(pair: Pairs) -> bool:
    """Say whether a sentence takes the phonebook out of what the one before it tells."""
    is_of_data = pair.reading.contacts or pair.reading.has("anaphora") or pair.of("list")
    return bool(pair.found.get("excepted") and is_of_data) and not pair.ends()


def _is_refused(pair: Pairs, element: str) -> bool:
    """Say whether all words for an element in a sentence are of what is not there."""
    row, meaning = _NAMED_BY[element]
    told = [*pair.of(row), *pair.reading.of(meaning)]
    return bool(told) and all(_is_ruled_out(pair, one) for one in told)


def _is_ruled_out(pair: Pairs, word: Span) -> bool:
    reading = pair.reading
    if any(
        no.is_just_before(word, _ORDERED) and not _is_supposed(pair, no)
        for no in reading.of("negator")
        if reading.grammar.is_spaced and not reading.grammar.negates_behind
    ):
        return True
    said = [one for one in pair.found.get("refused", ()) if not _is_supposed(pair, one)]
    modal = [one for one in pair.found.get("cannot", ()) if not _is_supposed(pair, one)]
    spaced = reading.grammar.is_spaced
    before = _BEFORE if spaced else _BEFORE_UNSPACED
    behind = _BEHIND if spaced else _BEHIND_UNSPACED
    return any(
        one.overlaps(word) or _is_between(pair, one, word, before) for one in (*said, *modal)
    ) or any(_is_between(pair, word, one, behind) for one in said)


def _is_between(pair: Pairs, first: Span, second: Span, within: int) -> bool:
    """Say whether one stands before another, not far, in one clause."""
    between = pair.reading.text[first.end : second.start]
    return first.is_just_before(second, within) and not any(one in between for one in _BREAKS)


def _is_supposed(pair: Pairs, one: Span) -> bool:
    """Say whether it stands in a condition: "if we do not answer, go to the ombudsman"."""
    text = pair.reading.text
    return any(
        each.start <= one.start
        and not any(mark in text[each.end : one.start] for mark in _BREAKS)
        for each in pair.reading.found.get("if", ())
    )

"""What a document tells in and right behind its sentences on the phonebook, as the rows of a screen do.

A policy has sections on all its data: who gets the location is told in the same words as who gets the contacts. So
only the passage on the phonebook is read in pairs of words: its sentences, the few behind each, and none on other data.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from auditor.screens.notice.doubts import turns_to_other_data
from auditor.screens.notice.row_tellings import taken_back, told_in_rows
from auditor.screens.notice.screen_rows import row_statement, rows_of
from auditor.sentences.claims import Mode
from auditor.sentences.firms import firms_in
from auditor.sentences.pairs import Pairs
from auditor.sentences.sentences import Sentence, cut
from auditor.sentences.statements import Statement

BEHIND: Final = 3
"""Sentences behind one on the phonebook that may go on about it."""
FARTHEST: Final = 500
"""Characters behind such a sentence in which they stand."""
MOST: Final = 80
"""Sentences of one document: enough to tell what it tells of the phonebook."""
_WHO_ANSWERS: Final = "N7"
_ABOUT_IT: Final = frozenset({"N2", "N3", "N5"})
"""Elements that a sentence denying all of it tells nothing of."""


def told_in_a_document(
    text: str, locale: str, statements: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield what the passages of a document on the phonebook tell, and who answers for it all.

    `statements`: what its sentences were read to say.
    """
    if not any(_WHO_ANSWERS in one.states for one in statements):
        yield from _named_firms(text, locale)
    named = frozenset(one.start for one in statements if one.names_contacts)
    if named:
        for passage in _passages(list(cut(text)), locale, named):
            yield from _told(passage, locale, statements)


def _passages(
    sentences: Sequence[Sentence], locale: str, named: frozenset[int]
) -> Iterator[list[Sentence]]:
    """Yield the runs of sentences that begin with one on the phonebook and go on behind it."""
    passage: list[Sentence] = []
    begun = -BEHIND - 1
    taken = 0
    for number, one in enumerate(sentences):
        if one.start in named:
            begun = number
        elif passage and (
            number - begun > BEHIND
            or one.start - sentences[begun].start > FARTHEST
            or turns_to_other_data(one.text, locale)
        ):
            begun = -BEHIND - 1
        if number - begun <= BEHIND and taken < MOST:
            passage.append(one)
            taken += 1
        elif passage:
            yield passage
            passage = []
    if passage:
        yield passage


def _told(
    passage: Sequence[Sentence], locale: str, statements: Sequence[Statement]
) -> Iterator[Statement]:
    texts = [(one.text, locale) for one in passage]
    rows = list(rows_of([words for words, _ in texts], [locale for _, locale in texts]))
    read = [
        [replace(each, start=0) for each in statements if each.start == one.start]
        for one in passage
    ]
    back = taken_back(rows)
    for told in told_in_rows(rows, texts, read):
        one = told.statement
        if any((told.text, one.start, element) in back for element in one.states):
            continue
        if not _ABOUT_IT.isdisjoint(one.states) and _denies_it(read[told.text]):
            continue
        yield replace(one, start=passage[told.text].start + one.start)


def _denies_it(read: Sequence[Statement]) -> bool:
    """Say whether all that a sentence was read to say is a denial: it tells nothing of what is done."""
    return bool(read) and all(one.mode is Mode.DENIAL for one in read)


def _named_firms(text: str, locale: str) -> Iterator[Statement]:
    """Yield the first sentence that names a company which is not the maker of a kit inside the app."""
    forms = [one.at.end for one in firms_in(text)]
    for one in cut(text) if forms else ():
        if any(one.start < place <= one.start + len(one.text) for place in forms):
            for row in rows_of([one.text], [locale]):
                if Pairs(row.sentence.text, row.reading).names_a_firm:
                    yield replace(row_statement(row, _WHO_ANSWERS), start=one.start)
                    return

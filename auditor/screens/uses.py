"""What a notice says is done with the phonebook once it was read: compared, counted, shown.

Lenders often say what they read for without a word of aim: "we compare the numbers with …, and that
tells us where you work". A sentence beside one on the phonebook that tells of such a use tells the
purpose (N2), in whatever words the rest is told. The verbs are in `consent/uses.toml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from auditor.screens.claims import Mode, Topic
from auditor.screens.other_data import names_other_data
from auditor.screens.reading import Reading, overlap
from auditor.screens.sentences import Sentence, cut, languages_of, prepared, written_in
from auditor.screens.statements import LONGEST_EXCERPT, Statement
from auditor.screens.terms import Grammar, Span, grammar, grammar_of, words_by_meaning

TABLE: Final = "consent/uses"
ROWS: Final = ("use", "not")
PURPOSE: Final = "N2"
BESIDE: Final = 2
"""Sentences behind one on the phonebook in which a use is the phonebook's; before it, it may be another's."""
_FARTHEST: Final = 30
"""Characters between a negation and the verb that it denies."""
_ELSEWHERE: Final = (
    "refusal", "harmless", "coercion", "withdraw", "complaint", "question", "emergency_contact",
    "lookalikes", "by_acting", "operator", "recipients", "named_recipients",
)  # fmt: skip
"""Words of these meanings say that a verb at their place is of something else."""
_SUBJECTS: Final = ("own", "anaphora", "phonebook_strict", "contact_loose", "entry", "people")
_ASKS: Final = ("?", "？", "؟")


class Told(NamedTuple):
    """A use that a text tells."""

    text: int
    """The number of the text."""
    statement: Statement


class _Row(NamedTuple):
    """One sentence of a screen."""

    text: int
    sentence: Sentence
    reading: Reading
    is_of_other_data: bool


def uses_told(texts: Sequence[str], *, locales: Sequence[str]) -> Iterator[Told]:
    """Yield what the texts of one screen, in their order, say is done with the phonebook.

    `locales`: of each text; sentences of different ones are not beside each other.
    """
    rows = list(_rows_of(texts, locales))
    named = [at for at, one in enumerate(rows) if one.reading.contacts]
    for at, one in enumerate(rows):
        if one.is_of_other_data or not any(
            0 <= at - other <= BESIDE and locales[rows[other].text] == locales[one.text]
            for other in named
        ):
            continue
        if tells_use(one.sentence.text, one.reading):
            yield Told(one.text, _statement(one))


def tells_use(written: str, reading: Reading) -> bool:
    """Say whether a sentence tells of a use: a verb that is not denied, asked or the reader's own."""
    if written.rstrip().endswith(_ASKS) or not reading.has(*_SUBJECTS):
        return False
    found = _verbs(reading.grammar.language).scan(reading.text)
    others = [*found.get("not", ()), *reading.of(*_ELSEWHERE)]
    return any(
        not any(overlap(one, each) for each in others) and not _is_denied(reading, one)
        for one in found.get("use", ())
    )


def _is_denied(reading: Reading, verb: Span) -> bool:
    behind = reading.grammar.negates_behind
    return any(
        0 <= verb.start - no.end <= _FARTHEST
        or (behind and 0 <= no.start - verb.end <= _FARTHEST)
        for no in reading.of("negator")
    )


def _rows_of(texts: Sequence[str], locales: Sequence[str]) -> Iterator[_Row]:
    before = ""
    for number, text in enumerate(texts):
        for sentence in cut(text):
            whole = prepared(sentence.text)
            languages = languages_of(whole, before=before, locale=locales[number])
            if len(languages) == 1:
                before = languages[0]
            if not languages:
                continue
            words = grammar(languages[0])
            reading = Reading(whole, words, words.scan(whole))
            is_other = not reading.contacts and names_other_data(sentence.text)
            yield _Row(number, sentence, reading, is_other)


def _statement(row: _Row) -> Statement:
    words = row.reading.grammar
    return Statement(
        excerpt=row.sentence.text[:LONGEST_EXCERPT],
        start=row.sentence.start,
        language=written_in(words.language.partition("-")[0], row.reading.text),
        decides=words.decides,
        names_contacts=False,
        mode=Mode.STATEMENT,
        topics=(Topic.OTHER,),
        states=(PURPOSE,),
        is_of_chosen=False,
        purpose=("other",),
        is_of_phonebook=True,
    )


@cache
def _verbs(language: str) -> Grammar:
    return grammar_of(
        language.partition("-")[0] if language.startswith("zh") else language, _words
    )


@cache
def _words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Read the words of one language; raises `BadData`."""
    return words_by_meaning(TABLE, language, ROWS)

"""The sentences of one screen in their order, each as it is read: what is told together is looked for in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from auditor.screens.notice.left_out import (
    leaves_other_data_out,
    names_entries_beside,
    only_beside,
    only_places,
)
from auditor.screens.notice.other_data import names_other_data
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.named import read_named
from auditor.sentences.reading import Reading
from auditor.sentences.sentences import Sentence, cut, languages_of, prepared, written_in
from auditor.sentences.statements import LONGEST_EXCERPT, Statement
from auditor.sentences.terms import grammar

_ASKS: Final = ("?", "？", "؟")
_LONGEST_QUESTION: Final = 60


class Told(NamedTuple):
    """An element that a text tells beside others."""

    text: int
    """The number of the text."""
    statement: Statement


class Row(NamedTuple):
    """One sentence of a screen."""

    text: int
    sentence: Sentence
    reading: Reading
    is_of_other_data: bool
    turns_away: bool
    """What is told behind it is of other data: it names them, and not only to leave them out."""


def rows_of(texts: Sequence[str], locales: Sequence[str]) -> Iterator[Row]:
    """Yield the sentences of some texts in the likeliest of their languages.

    Where a short one may be in several, it is in that of the screen: "Vedado o repasse a outros" holds a
    word of Filipino.
    """
    cuts = [
        (number, one, prepared(one.text))
        for number, text in enumerate(texts)
        for one in cut(text)
    ]
    spoken = _most_spoken([(locales[number], whole) for number, _, whole in cuts])
    for number, sentence, whole in cuts:
        languages = languages_of(whole, before=spoken, locale=locales[number] or spoken)
        if not languages and not (spoken and sentence.text):
            continue  # A number to call has no language of its own.
        reading = read_named(
            sentence.text, whole, grammar(languages[0] if languages else spoken)
        )
        is_named = names_other_data(sentence.text)
        is_other = (
            is_named
            and not reading.contacts
            and not names_entries_beside(reading)
            and not only_beside(reading)
            and not only_places(reading)
        )
        turns = is_named and not leaves_other_data_out(reading)
        yield Row(number, sentence, reading, is_other, turns)


def is_asked_by(asked: Row, row: Row) -> bool:
    """Say whether a short question stands right before a sentence that is none: "Problem?"."""
    question = asked.sentence.text.rstrip()
    return (
        question.endswith(_ASKS)
        and len(question) <= _LONGEST_QUESTION
        and not row.sentence.text.rstrip().endswith(_ASKS)
    )


def spoken_on(texts: Sequence[tuple[str, str]]) -> str:
    """Return the language in which most words of some texts are, `""` if none is for certain.

    `texts`: locale and words of each.
    """
    return _most_spoken(
        [(locale, prepared(one.text)) for locale, text in texts for one in cut(text)]
    )


def _most_spoken(sentences: Sequence[tuple[str, str]]) -> str:
    """Return the language in which most words of a screen are for certain, `""` if none is.

    `sentences`: locale and prepared text of each.
    """
    votes: Counter[str] = Counter()
    for locale, whole in sentences:
        found = languages_of(whole, before="", locale=locale)
        if len(found) == 1:
            votes[found[0]] += whole.count(" ") + 1
    return votes.most_common(1)[0][0] if votes else ""


def row_statement(
    row: Row,
    element: str,
    *,
    mode: Mode = Mode.STATEMENT,
    topics: tuple[Topic, ...] = (Topic.OTHER,),
    purpose: tuple[str, ...] = (),
    is_strange: bool = False,
) -> Statement:
    """Return what a sentence tells of one element; `is_strange`: its purpose in words of no table."""
    words = row.reading.grammar
    return Statement(
        excerpt=row.sentence.text[:LONGEST_EXCERPT],
        start=row.sentence.start,
        language=written_in(words.language.partition("-")[0], row.reading.text),
        decides=words.decides,
        names_contacts=False,
        mode=mode,
        topics=topics,
        states=(element,),
        is_of_chosen=False,
        purpose=purpose,
        is_aim_strange=is_strange,
        is_of_phonebook=True,
    )

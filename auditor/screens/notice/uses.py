"""What a notice says is done with the phonebook once it was read: compared, counted, shown.

Lenders often say what they read for without a word of aim: "we compare the numbers with …, and that
tells us where you work". A sentence beside one on the phonebook that tells of such a use tells the
purpose (N2), in whatever words the rest is told. The verbs are told by `auditor/sentences/use_words.py`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.notice.doubts import is_aimed_at_nothing
from auditor.screens.notice.screen_rows import Row, Told, row_statement
from auditor.sentences.elements import kinds_named
from auditor.sentences.idioms import keeps_rogues_out, means_manner, means_purpose
from auditor.sentences.use_words import tells_use

PURPOSE: Final = "N2"
METHOD: Final = "N3"
_LABELLED: Final = re.compile(r"\W*\w+(?: \w+){0,3}\s*[:：]")
"""A label before what is said: "Why: …"."""
_FRAUD: Final = ("fraud",)
BESIDE: Final = 2
"""Sentences behind one on the phonebook in which a use is the phonebook's; before it, it may be another's."""
SMALL: Final = 20
"""Sentences and labels of a screen that speaks of the phonebook alone: there it is any behind the first on it."""
_TOLD_ELSE: Final = ("withdraw", "complaint")
"""Words of a sentence far from the phonebook that was understood to tell something else."""


def uses_told(rows: Sequence[Row], texts: Sequence[tuple[str, str]]) -> Iterator[Told]:
    """Yield what the sentences of one screen, in their order, say is done with the phonebook.

    `texts`: words and locale of each; sentences of different locales are not beside each other.
    """
    for one, is_near in _beside(rows, [locale for _, locale in texts]):
        if not is_near and one.reading.has(*_TOLD_ELSE):
            continue
        if tells_use(one.sentence.text, one.reading):
            yield Told(one.text, row_statement(one, PURPOSE, purpose=kinds_named(one.reading)))
        elif means_purpose(one.sentence.text, one.reading) and not (
            _is_told_why(one) and is_aimed_at_nothing(*texts[one.text], one.sentence.start)
        ):
            kinds = _FRAUD if keeps_rogues_out(one.reading) else kinds_named(one.reading)
            yield Told(one.text, row_statement(one, PURPOSE, purpose=kinds))


def _is_told_why(row: Row) -> bool:
    """Say whether what a sentence aims at is why the phonebook is read: it names it, or answers "Why:"."""
    return bool(row.reading.contacts) or _LABELLED.match(row.sentence.text) is not None


def manners_told(rows: Sequence[Row], *, locales: Sequence[str]) -> Iterator[Told]:
    """Yield what they tell of how it is read in a turn of phrase: "one look, then we close it"."""
    for one, _ in _beside(rows, locales):
        if means_manner(one.sentence.text, one.reading):
            yield Told(one.text, row_statement(one, METHOD))


def _beside(rows: Sequence[Row], locales: Sequence[str]) -> Iterator[tuple[Row, bool]]:
    """Yield the sentences that may be of the phonebook, and whether one that names it is near."""
    named = [at for at, one in enumerate(rows) if one.reading.contacts]
    is_small = len(rows) <= SMALL and not any(
        one.is_of_other_data and one.turns_away for one in rows
    )
    for at, one in enumerate(rows):
        if one.is_of_other_data or not any(
            (0 <= at - other <= BESIDE or (is_small and other < at))
            and locales[rows[other].text] == locales[one.text]
            for other in named
        ):
            continue
        yield one, any(0 <= at - other <= BESIDE for other in named)

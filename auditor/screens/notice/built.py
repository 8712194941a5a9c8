"""What a sentence on the phonebook tells by how it is built, in whatever words: what for, to where, and where it is ended.

"To" with words behind it that are not empty is a purpose wherever the same sentence says that the phonebook is read
or sent; so is somebody who is kept out ("impostors"). A server beside the phonebook tells the way it takes. A sentence
on the permission with a time ("whenever you like") and the settings tells where it is ended, whatever its verb.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.notice.doubts import signed_sentences
from auditor.screens.notice.screen_rows import Row, Told, row_statement
from auditor.sentences.aims import only_gives
from auditor.sentences.elements import OTHER, kinds_named
from auditor.sentences.idioms import idioms_in
from auditor.sentences.pairs import Pairs
from auditor.sentences.reading import Reading

_ACTS: Final = ("collect", "upload", "share", "method", "use")
_STORED: Final = ("collect", "upload", "share", "method", "kept")
"""Words by which a sentence right behind one on the phonebook goes on about it."""
_NO_AIM: Final = (
    "coercion", "inability", "refusal", "otherwise", "reward", "advice", "withdraw", "complaint", "negator", "overdue",
    "by_acting", "deemed", "implied_consent", "warrant", "misuse",
)  # fmt: skip
"""Words of a sentence whose aim may not be that of the reading, or that promises, threatens or denies."""
_NO_ENDING: Final = ("enable", "coercion", "inability", "negator", "collect", "upload", "share")
_ASKS: Final = ("?", "？", "؟")


def told_by_build(rows: Sequence[Row], texts: Sequence[tuple[str, str]]) -> Iterator[Told]:
    """Yield what the sentences of one screen tell by their build; `texts`: words and locale of each."""
    if not any(one.reading.contacts for one in rows):
        return
    before: Row | None = None
    for row in rows:
        behind, before = before, row
        if row.is_of_other_data or row.sentence.text.rstrip().endswith(_ASKS):
            continue
        if row.reading.contacts and _is_aimed(row, *texts[row.text]):
            kinds = kinds_named(row.reading)
            told = row_statement(row, "N2", purpose=kinds, is_strange=kinds == (OTHER,))
            yield Told(row.text, told)
        is_named = bool(row.reading.contacts) or (
            behind is not None and bool(behind.reading.contacts) and row.reading.has(*_STORED)
        )
        if is_named and _arrives(row.reading):
            yield Told(row.text, row_statement(row, "N3"))
        if _is_ended_somewhere(row):
            yield Told(row.text, row_statement(row, "N6"))


def _is_aimed(row: Row, text: str, locale: str) -> bool:
    """Say whether a sentence says that the phonebook is read or sent, and to what end."""
    reading = row.reading
    if not reading.has(*_ACTS) or reading.has(*_NO_AIM) or only_gives(reading):
        return False
    if "rogue" in idioms_in(reading):
        return True
    return any(
        "N2" in one.may_tell and not one.is_aimed_at_nothing and not one.ends_by_aim
        for one in signed_sentences(text, locale)
        if one.start == row.sentence.start
    )


def _arrives(reading: Reading) -> bool:
    """Say whether a server or the like stands beside the phonebook, and nothing is denied."""
    return "destination" in idioms_in(reading) and not reading.has("negator")


def _is_ended_somewhere(row: Row) -> bool:
    """Say whether the permission, or the phonebook, is dealt with in the settings at any time."""
    reading = row.reading
    if reading.has(*_NO_ENDING) or not reading.has("settings"):
        return False
    pair = Pairs(row.sentence.text, reading)
    is_of_it = bool(reading.contacts) or reading.has("anaphora", "consenting", "enable")
    return is_of_it and "anytime" in idioms_in(reading) and not pair.is_barred

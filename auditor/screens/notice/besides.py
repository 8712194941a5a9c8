"""What a sentence says that the act accepts besides contacts: "tapping Yes also lets us check your bank transactions".

A word of addition beside one of letting, by who agrees, and nothing in it that is the phonebook's. Of what no table knows it
is left open whether it is something else.
"""

from typing import Final

from auditor.model.vocabulary import Kleene
from auditor.screens.notice.other_data import is_asked_apart, names_other_data
from auditor.screens.notice.screen_rows import Row
from auditor.sentences.other_things import words_of_things
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Grammar, Span, grammar_of_table

TABLE: Final = "consent/besides"
ROWS: Final = ("also", "lets", "else")
_LETTING: Final = ("accept", "consenting", "ask", "deemed")
_BY_WHOM: Final = ("addressee", "mine", "deemed", "by_acting", "by_asking")
_NO_AGREEMENT: Final = (
    "negator", "without", "refusal", "harmless", "question", "withdraw", "if", "settings", "anaphora", "contact_loose",
)  # fmt: skip
"""Words of a sentence that agrees to nothing, or to what one before it named."""
_BOOK: Final = ("names", "numbers", "list")
_AFTER: Final = 16
_AFTER_UNSPACED: Final = 8
"""Characters from the word of addition to the one of letting behind it."""
_BEFORE: Final = 12
"""The same where it stands behind: "pumapayag ka *rin*", "सहमति *भी*"."""


def accepts_besides(row: Row) -> Kleene:
    """Say whether a sentence has the act accept something besides: unknown where no table knows what."""
    reading = row.reading
    if (
        reading.contacts
        or reading.has(*_NO_AGREEMENT)
        or not (reading.has(*_BY_WHOM) or _begins_with_yes(reading))
        or is_asked_apart(row.sentence.text)
        or not _lets_besides(reading)
    ):
        return Kleene.NO
    things = words_of_things(reading.grammar.language).scan(reading.text)
    others = things.get("data") or _words(reading.grammar.language).scan(reading.text).get(
        "else"
    )
    if names_other_data(row.sentence.text) or others or reading.has("advertising"):
        return Kleene.YES
    book = words_of_pairs(reading.grammar.language).scan(reading.text)
    is_of_it = things.get("all") or any(book.get(one) for one in _BOOK)
    return Kleene.NO if is_of_it else Kleene.UNKNOWN


def _begins_with_yes(reading: Reading) -> bool:
    """Say whether it begins with the answer itself: "Tapping *Yes* also lets us …"."""
    return any(one.start <= _AFTER for one in reading.of("accept"))


def _lets_besides(reading: Reading) -> bool:
    words = _words(reading.grammar.language).scan(reading.text)
    letting = [*reading.of(*_LETTING), *words.get("lets", ())]
    after = _AFTER if reading.grammar.is_spaced else _AFTER_UNSPACED
    behind = reading.grammar.negates_behind or reading.grammar.language == "fil"
    return any(
        (
            also.overlaps(one)
            or also.is_just_before(one, after)
            or (behind and one.is_just_before(also, _BEFORE))
        )
        and not _is_left_to_them(reading, also, after)
        for also in words.get("also", ())
        for one in letting
    )


def _is_left_to_them(reading: Reading, also: Span, near: int) -> bool:
    """Say whether it may be let, or not: "you *may* also allow the location"."""
    return any(
        (one.is_just_before(also, near) or also.is_just_before(one, near))
        and "," not in reading.text[min(one.end, also.end) : max(one.start, also.start)]
        for one in reading.of("modal")
    )


def _words(language: str) -> Grammar:
    return grammar_of_table(TABLE, ROWS, language)

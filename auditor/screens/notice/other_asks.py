"""Whether a sentence of a notice asks for other data than the phonebook, or only informs of them.

The act of a screen accepts what its words ask for: "we collect your contacts, SMS and location", "by tapping Agree you
also accept …" (decision.md, section 4, row C6). "The camera is used only to photograph your ID" and "your bank details
are shared with Acme for the payout" inform, and nothing of them is accepted. What lies between is left open.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from re import Pattern
from typing import Final

from auditor.model.vocabulary import Kleene
from auditor.screens.notice.other_data import is_asked_apart, other_data_in, words_in_table
from auditor.screens.notice.screen_rows import Row, rows_of
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span

GIVEN: Final = "consent/given_data"
_TAKEN: Final = ("collect", "upload", "method")
_AGREED: Final = ("accept", "consenting", "ask")
_DEEMED: Final = ("deemed", "implied_consent")
_NO_TAKING: Final = ("use", "share")
"""Words that may be told of what somebody has already."""
_ASIDE: Final = (
    "refusal",
    "harmless",
    "withdraw",
    "choose",
    "question",
    "lookalikes",
    "retention",
)
"""Words of a sentence that leaves what it names to the borrower, or tells how long it is kept."""
_LET_LATER: Final = ("conditional", "if", "instruct")
_BESIDE_AIM: Final = 6
"""Characters between a *to* and its verb: "used to *read* the code"."""
_BESIDE_YOU: Final = 3
"""The same between *you* and what you do: "when you *take* a photo"."""
_BESIDE_LEAVE: Final = 24
"""The same between a word of leave and what is let: "access to your *location*"."""


def asks_for_other_data(text: str, locale: str) -> Kleene:
    """Say whether a sentence asks for data besides the phonebook: no where it only informs of them."""
    found = [asks_in(row) for row in rows_of([text], [locale])]
    for value in (Kleene.YES, Kleene.UNKNOWN):
        if value in found:
            return value
    return Kleene.NO if found else Kleene.UNKNOWN


def asks_in(row: Row) -> Kleene:
    """Say the same of one sentence of a screen."""
    reading = row.reading
    parts = [(part, data) for part, data in _parts(reading) if data]
    if not parts or is_asked_apart(row.sentence.text):
        return Kleene.NO
    found = [_asks_in(reading, part, data) for part, data in parts]
    return (
        Kleene.YES if Kleene.YES in found else max(found, key=(Kleene.NO, Kleene.UNKNOWN).index)
    )


def _parts(reading: Reading) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the parts of a sentence between semicolons, and the other data named in each."""
    named = [Span(begin, end) for begin, end in other_data_in(reading.text)]
    begin = 0
    for piece in reading.text.split(";"):
        part = Span(begin, begin + len(piece))
        begin = part.end + 1
        yield part, [one for one in named if part.holds(one)]


def _asks_in(reading: Reading, part: Span, data: Sequence[Span]) -> Kleene:
    """Say the same of one part: the phonebook and others in one breath are asked for together."""
    within = [one for one in _breaths(reading, part) if any(one.holds(each) for each in data)]
    is_limited = all(
        any(one.holds(each) for each in reading.of("only")) and not _names_book(reading, one)
        for one in within
    )
    inside = _Inside(reading, part, data)
    if inside.has(*_DEEMED) or (_names_book(reading, part) and not is_limited):
        return Kleene.YES
    if inside.has(*_ASIDE):
        return Kleene.NO
    if inside.is_agreed():
        return Kleene.UNKNOWN if inside.has(*_LET_LATER) else Kleene.YES
    if inside.is_taken() and not is_limited:
        return Kleene.YES
    is_told = is_limited or all(_is_given(reading, one) for one in data)
    return Kleene.NO if is_told else Kleene.UNKNOWN


def _breaths(reading: Reading, part: Span) -> Iterator[Span]:
    """Yield what stands between the commas of a part."""
    begin = part.start
    for piece in reading.text[part.start : part.end].split(","):
        yield Span(begin, begin + len(piece))
        begin += len(piece) + 1


def _names_book(reading: Reading, part: Span) -> bool:
    return any(part.holds(one) for one in reading.contacts)


class _Inside:
    """One part of a sentence, and the other data that it names."""

    def __init__(self, reading: Reading, part: Span, data: Sequence[Span]) -> None:
        self.reading = reading
        self.part = part
        self.data = data

    def of(self, *meanings: str) -> list[Span]:
        return [one for one in self.reading.of(*meanings) if self.part.holds(one)]

    def has(self, *meanings: str) -> bool:
        return bool(self.of(*meanings))

    def is_agreed(self) -> bool:
        """Say whether somebody's leave is spoken of, for the data: "you also accept the use of your location"."""
        uses = self.reading.found.get("use", ())
        leave = [one for one in self.of(*_AGREED) if not one.overlaps_any([*uses, *self.data])]
        return any(
            max(one.start, each.start) - min(one.end, each.end) <= _BESIDE_LEAVE
            for one in leave
            for each in self.data
        )

    def is_taken(self) -> bool:
        """Say whether the lender takes the data: "we collect your location", "your location is collected"."""
        own, last = self.of("own"), self.reading.grammar.negates_behind
        for verb in self._taking():
            for one in self.data:
                if verb.start >= one.end:
                    between = Span(one.end, verb.start)
                    is_label = ":" in self.reading.text[between.start : between.end]
                    if not is_label and (last or not any(between.holds(each) for each in own)):
                        return True
                elif not last and (not own or any(each.start <= one.start for each in own)):
                    return True
        return False

    def _taking(self) -> list[Span]:
        """Return the verbs of taking that no *to* leads to: "used to read the code" takes no messages."""
        others = [*self.of(*_NO_TAKING), *self.data]
        aims = self.of("purpose", "aim")
        yours = self.reading.found.get("addressee", ())
        last = self.reading.grammar.negates_behind
        return [
            verb
            for verb in self.of(*_TAKEN)
            if not verb.overlaps_any(others)
            and not any(you.is_just_before(verb, _BESIDE_YOU) for you in yours)
            and not any(
                aim.overlaps(verb)
                or (
                    verb.is_just_before(aim, _BESIDE_AIM)
                    if last
                    else aim.is_just_before(verb, _BESIDE_AIM)
                )
                for aim in aims
            )
        ]


def _is_given(reading: Reading, data: Span) -> bool:
    """Say whether data are what the borrower gives by hand, and no permission opens: "bank details"."""
    return _given().fullmatch(reading.text[data.start : data.end]) is not None


@cache
def _given() -> Pattern[str]:
    return words_in_table(GIVEN)

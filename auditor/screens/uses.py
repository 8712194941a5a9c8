"""What a notice says is done with the phonebook once it was read: compared, counted, shown.

Lenders often say what they read for without a word of aim: "we compare the numbers with …, and that
tells us where you work". A sentence beside one on the phonebook that tells of such a use tells the
purpose (N2), in whatever words the rest is told. The verbs are in `consent/uses.toml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from auditor.screens.reading import Reading, overlap
from auditor.screens.screen_rows import Row, Told, row_statement
from auditor.screens.terms import Grammar, Hits, Span, grammar_of, words_by_meaning

TABLE: Final = "consent/uses"
ROWS: Final = ("use", "not", "subject", "know", "whether")
PURPOSE: Final = "N2"
BESIDE: Final = 2
"""Sentences behind one on the phonebook in which a use is the phonebook's; before it, it may be another's."""
SMALL: Final = 20
"""Sentences and labels of a screen that speaks of the phonebook alone: there it is any behind the first on it."""
_FARTHEST: Final = 30
_FARTHEST_UNSPACED: Final = 10
"""Characters between a negation and the verb that it denies."""
_ELSEWHERE: Final = (
    "refusal", "harmless", "coercion", "withdraw", "complaint", "question", "emergency_contact",
    "lookalikes", "by_acting", "operator", "recipients", "named_recipients",
)  # fmt: skip
"""Words of these meanings say that a verb at their place is of something else."""
_SUBJECTS: Final = (
    "own", "anaphora", "phonebook_strict", "contact_loose", "entry", "people", "purpose",
)  # fmt: skip
_TOLD_ELSE: Final = ("withdraw", "complaint")
"""Words of a sentence far from the phonebook that was understood to tell something else."""
_BESIDE_WHETHER: Final = 10
_BESIDE_WHETHER_UNSPACED: Final = 12
"""Characters between a verb of finding out and the *whether* or *who* that it leads to."""
_BESIDE_YOU: Final = 10
_ENDED: Final = ("es", "pt")
_WE: Final = "mos"
_ASKS: Final = ("?", "？", "؟")


def uses_told(rows: Sequence[Row], *, locales: Sequence[str]) -> Iterator[Told]:
    """Yield what the sentences of one screen, in their order, say is done with the phonebook.

    `locales`: of each text; sentences of different ones are not beside each other.
    """
    named = [at for at, one in enumerate(rows) if one.reading.contacts]
    is_small = len(rows) <= SMALL and not any(one.is_of_other_data for one in rows)
    for at, one in enumerate(rows):
        if one.is_of_other_data or not any(
            (0 <= at - other <= BESIDE or (is_small and other < at))
            and locales[rows[other].text] == locales[one.text]
            for other in named
        ):
            continue
        is_near = any(0 <= at - other <= BESIDE for other in named)
        if (is_near or not one.reading.has(*_TOLD_ELSE)) and tells_use(
            one.sentence.text, one.reading
        ):
            yield Told(one.text, row_statement(one, PURPOSE, purpose=("other",)))


def tells_use(written: str, reading: Reading) -> bool:
    """Say whether a sentence tells of a use: a verb that is not denied, asked or the reader's own."""
    if written.rstrip().endswith(_ASKS):
        return False
    found = _verbs(reading.grammar.language).scan(reading.text)
    if not (reading.has(*_SUBJECTS) or "subject" in found or _is_ours(reading, found)):
        return False
    others = [*found.get("not", ()), *reading.of(*_ELSEWHERE)]
    asked = reading.found.get("question", ())
    learnt = list(_learnt(reading, found))
    return any(
        not any(
            overlap(one, each) and not (one in learnt and each in asked) for each in others
        )  # "See how many" asks nothing.
        and not _is_denied(reading, one)
        for one in (*found.get("use", ()), *learnt)
    )


def _learnt(reading: Reading, found: Hits) -> Iterator[Span]:
    """Yield where it tells that something is found out: "see how many", "ดูว่า", not what *you* may see."""
    yours = [*reading.found.get("addressee", ()), *reading.found.get("instruct", ())]
    near = _BESIDE_WHETHER if reading.grammar.is_spaced else _BESIDE_WHETHER_UNSPACED
    for verb in found.get("know", ()):
        if any(0 <= verb.start - you.end <= _BESIDE_YOU or overlap(verb, you) for you in yours):
            continue
        for what in found.get("whether", ()):
            if -1 <= what.start - verb.end <= near or (
                reading.grammar.negates_behind and 0 <= verb.start - what.end <= near
            ):
                yield Span(min(verb.start, what.start), max(verb.end, what.end))


def _is_ours(reading: Reading, found: Hits) -> bool:
    """Say whether a verb tells by its ending who does it: "comprobamos", "podemos confirmar"."""
    return reading.grammar.language in _ENDED and any(
        word.rstrip(".,;:").endswith(_WE)
        for row in ("use", "know")
        for one in found.get(row, ())
        for word in (
            reading.text[one.start :].split(" ", 1)[0],
            reading.text[: one.start].rstrip().rsplit(" ", 1)[-1],
        )
    )


def _is_denied(reading: Reading, verb: Span) -> bool:
    behind = reading.grammar.negates_behind
    far = _FARTHEST if reading.grammar.is_spaced else _FARTHEST_UNSPACED
    return any(
        0 <= verb.start - no.end <= far or (behind and 0 <= no.start - verb.end <= far)
        for no in reading.of("negator")
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

"""Which sentences say what is done with a phonebook that was read: a verb of use, or of finding out.

"We compare the numbers", "that tells us where you work", "so that we see whether …". The verbs are in
`consent/uses.toml`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Grammar, Hits, Span, grammar_of, words_by_meaning

TABLE: Final = "consent/uses"
ROWS: Final = (
    "use",
    "not",
    "subject",
    "know",
    "whether",
    "decide",
    "when",
    "consult",
    "consult_it",
)
_FARTHEST: Final = 30
_FARTHEST_UNSPACED: Final = 10
"""Characters between a negation and the verb that it denies."""
_ELSEWHERE: Final = (
    "refusal", "harmless", "coercion", "withdraw", "complaint", "question", "emergency_contact",
    "lookalikes", "by_acting", "operator", "recipients", "named_recipients",
)  # fmt: skip
"""Words of these meanings say that a verb at their place is of something else."""
_SUBJECTS: Final = (
    "own", "anaphora", "phonebook_strict", "contact_loose", "entry", "people", "purpose", "operator",
)  # fmt: skip
_STAND_FOR_IT: Final = ("anaphora", "phonebook_strict", "contact_loose", "entry")
_BESIDE_WHETHER: Final = 10
_BESIDE_WHETHER_UNSPACED: Final = 12
"""Characters between a verb of finding out and the *whether* or *who* that it leads to."""
_BESIDE_YOU: Final = 10
_BESIDE_WHEN: Final = 4
_BESIDE_WHEN_UNSPACED: Final = 12
"""Words, or characters, between a word of time and the deciding that it leads to: "after *we have* decided"."""
_ENDED: Final = ("es", "pt")
_TELLS: Final = "en"
"""Where *you* right behind a verb is who is told, and nobody of whom something is found out: "确认您是…"."""
_WE: Final = "mos"
_REST_OF_WORD = re.compile(r"\w*")
_MARKS: Final = " .!。！।"
_ASKS: Final = ("?", "？", "؟")


def tells_use(written: str, reading: Reading) -> bool:
    """Say whether a sentence tells of a use: a verb that is not denied, asked or the reader's own."""
    if written.rstrip().endswith(_ASKS):
        return False
    found = _verbs(reading.grammar.language).scan(reading.text)
    if _is_consulted(reading, found):
        return True
    if not (reading.has(*_SUBJECTS) or "subject" in found or _is_ours(reading, found)):
        return False
    return finds_out(written, reading) or bool(uses_in(reading))


def _is_consulted(reading: Reading, found: Hits) -> bool:
    """Say whether what was read is looked at when something is decided: "we look at it when we decide"."""
    others = [*found.get("not", ()), *reading.of(*_ELSEWHERE), *reading.named]
    is_meant = bool(reading.contacts) or "subject" in found or reading.has(*_STAND_FOR_IT)

    def said(*rows: str) -> list[Span]:
        every = [one for row in rows for one in found.get(row, ())]
        return [
            one
            for one in every
            if not one.overlaps_any(others) and not _is_denied(reading, one)
        ]

    decides = said("decide")
    looks = [
        *said("consult_it"),
        *(one for one in said("consult") if is_meant or _has_no_object(reading, found, one)),
    ]
    return bool(decides) and any(not one.overlaps_any(decides) for one in looks)


def _has_no_object(reading: Reading, found: Hits, verb: Span) -> bool:
    """Say whether a verb ends its sentence, or a word of time follows it: what it is about was named before."""
    word = _REST_OF_WORD.match(reading.text, verb.end)
    end = word.end() if word else verb.end
    return not reading.text[end:].strip(_MARKS) or any(
        0 <= one.start - end <= 1 for one in found.get("when", ())
    )


def uses_in(reading: Reading) -> list[Span]:
    """Return the verbs of use that are not denied, and not of something else."""
    found = _verbs(reading.grammar.language).scan(reading.text)
    # "Fast Match Ltd" matches nothing.
    others = [*found.get("not", ()), *reading.of(*_ELSEWHERE), *reading.named]
    return [
        one
        for one in found.get("use", ())
        if not one.overlaps_any(others)
        and not _is_denied(reading, one)
        and not _is_a_time(reading, found, one)
    ]


def _is_a_time(reading: Reading, found: Hits, verb: Span) -> bool:
    """Say whether a verb of deciding only tells when something is done: "deleted 30 days after we decide"."""
    if not verb.overlaps_any(found.get("decide", ())):
        return False
    behind, spaced = reading.grammar.negates_behind, reading.grammar.is_spaced
    for when in found.get("when", ()):
        first, last = (verb, when) if behind else (when, verb)
        between = reading.text[first.end : last.start]
        if (
            first.end <= last.start
            and "," not in between
            and (len(between.split()) if spaced else len(between))
            <= (_BESIDE_WHEN if spaced else _BESIDE_WHEN_UNSPACED)
            and not any(
                first.end <= aim.start < last.start for aim in reading.of("purpose", "aim")
            )
        ):
            return True
    return False


def finds_out(written: str, reading: Reading) -> bool:
    """Say whether a sentence tells that something is found out: "so we see how many are customers"."""
    if written.rstrip().endswith(_ASKS):
        return False
    found = _verbs(reading.grammar.language).scan(reading.text)
    asked = reading.found.get("question", ())  # "See how many" asks nothing.
    others = [
        one for one in (*found.get("not", ()), *reading.of(*_ELSEWHERE)) if one not in asked
    ]
    return any(
        not one.overlaps_any(others) and not _is_denied(reading, one)
        for one in _learnt(reading, found)
    )


def _learnt(reading: Reading, found: Hits) -> Iterator[Span]:
    """Yield where it tells that something is found out: "see how many", "ดูว่า", not what *you* may see."""
    addressed = reading.found.get("addressee", ())
    yours = [*addressed, *reading.found.get("instruct", ())]
    near = _BESIDE_WHETHER if reading.grammar.is_spaced else _BESIDE_WHETHER_UNSPACED
    for verb in found.get("know", ()):
        if any(
            verb.overlaps(you)
            or (
                you.is_just_before(verb, _BESIDE_YOU)
                and "," not in reading.text[you.end : verb.start]
            )
            for you in yours
        ):
            continue
        for what in found.get("whether", ()):
            between = reading.text[verb.end : what.start].strip()
            if reading.grammar.language == _TELLS and any(
                between == reading.text[one.start : one.end] for one in addressed
            ):
                continue  # "We tell *you* whether" finds out nothing.
            if -1 <= what.start - verb.end <= near or (
                reading.grammar.negates_behind and what.is_just_before(verb, near)
            ):
                yield Span(min(verb.start, what.start), max(verb.end, what.end))


def leads_on_in(reading: Reading) -> list[Span]:
    """Return the words that stand for what was told before: "*that way* we see whether …"."""
    return list(_verbs(reading.grammar.language).scan(reading.text).get("subject", ()))


def verbs_in(reading: Reading) -> list[Span]:
    """Return the verbs of use, of finding out and of looking at something, whatever they are about."""
    found = _verbs(reading.grammar.language).scan(reading.text)
    return [one for row in ("use", "know", "consult") for one in found.get(row, ())]


def says_we(reading: Reading) -> bool:
    """Say whether a verb of use tells by its ending that the lender does it: "comprobamos"."""
    return _is_ours(reading, _verbs(reading.grammar.language).scan(reading.text))


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
        no.is_just_before(verb, far) or (behind and verb.is_just_before(no, far))
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

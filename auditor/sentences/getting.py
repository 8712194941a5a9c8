"""Who gets the phonebook, and who does not: verbs of getting, "given to no third party", and 第三方 itself.

A verb of giving may be denied by whom it names alone, behind the verb: "we hand your contacts to nobody". Only the
word for *to* and what is given stand between the two there. Languages whose negation always stands behind the verb
are asked elsewhere.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act, Topic
from auditor.sentences.pair_words import words_of_pairs
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses
from auditor.sentences.terms import Span

_GIVEN: Final = (Topic.SHARE, Topic.UPLOAD)
_BESIDE: Final = 1
"""Characters between *to* and *nobody*."""
_TO_ITS_WHOM: Final = 1
"""Words between a verb of giving and its *to*, the phonebook left out: "pass them *on* to nobody"."""
_BEFORE_VERB: Final = 12
"""Words between who gets it and the verb of getting."""


def receipts(clauses: Clauses) -> list[Span]:
    """Return the verbs of getting whose subject is somebody else: "collectors receive your contacts".

    That nobody gets it is told without naming it once more: "no third party receives anything".
    """
    reading = clauses.reading
    if not (reading.contacts or reading.has("anaphora") or clauses.negators):
        return []
    named = reading.of("named_recipients")
    others = [*reading.of("recipients"), *named]
    return [
        verb
        for verb in reading.of("receive")
        if any(
            (one in named or one.end <= verb.start)
            and clauses.clause_of(one) == clauses.clause_of(verb)
            and clauses.words_between(one, verb) <= _BEFORE_VERB
            for one in others
        )
    ]


def without_names(reading: Reading, shares: Sequence[Span], got: Sequence[Span]) -> list[Span]:
    """Return the words of sharing, without what only names who gets it where a verb of getting stands: 第三方."""
    names = reading.of("recipients") if got else ()
    return [one for one in shares if one not in names]


def gives_to_nobody(clauses: Clauses, act: Act, no: Span) -> bool:
    """Say whether a negation behind a verb is who gets nothing: "disclosed to no other company"."""
    reading = clauses.reading
    if act.topic not in _GIVEN or no.start < act.at.end or reading.grammar.negates_behind:
        return False
    words = words_of_pairs(reading.grammar.language).scan(reading.text)
    if not no.overlaps_any(words.get("nobody", ())):
        return False
    return any(
        to.is_just_before(no, _BESIDE) and _belongs(reading, act.at, to)
        for to in words.get("to", ())
    )


def _belongs(reading: Reading, verb: Span, to: Span) -> bool:
    """Say whether nothing but what is given stands between a verb and its *to*."""
    if verb.overlaps(to):
        return True
    if to.start < verb.end or "," in reading.text[verb.end : to.start] or reading.has("but"):
        return False
    if any(
        verb.end <= one.start < to.start for one in reading.of("recipients", "named_recipients")
    ):
        return False  # "With lenders and with no one else."
    nouns = [one for one in reading.contacts if verb.start <= one.start and one.end <= to.start]
    first = min((one.start for one in nouns), default=to.start)
    last = max((one.end for one in nouns), default=to.start)
    beside = reading.text[verb.end : first].split(), reading.text[last : to.start].split()
    return all(len(words) <= _TO_ITS_WHOM for words in beside)

"""Whether a sentence that tells who gets the data names anybody but the lender itself: "sent to our servers" does not.

The lender's own servers are who gets the data all the same, where nobody else does (N5, docs/limits.md): whether it is told who
that lender is, is asked by N7.
"""

from typing import Final

from auditor.sentences.firms import firms_in
from auditor.sentences.pairs import DATA, Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.sentences import languages_of, prepared
from auditor.sentences.terms import Span, grammar

_OTHERS = ("recipients", "named_recipients", "embedded")
_BESIDE_OWN: Final = 16
_BESIDE_OWN_UNSPACED: Final = 6
"""Characters between the lender's word for itself and its servers: "*our* own secure servers"."""


def names_somebody_else(sentence: str, locale: str = "") -> bool:
    """Say whether a sentence may name who gets the data besides the lender's own servers and people.

    A company beside a word of its own house ("the staff of Acme Ltd") is taken for the lender.
    """
    folded = prepared(sentence)
    languages = languages_of(folded, before="", locale=locale)
    if not languages:
        return True
    words = grammar(languages[0])
    reading = Reading(folded, words, words.scan(folded))
    pair = Pairs(sentence, reading)
    house = pair.found.get("house", ())
    firms = [one.at for one in firms_in(sentence)] if house else []
    if any(not one.overlaps_any(firms) for one in reading.of(*_OTHERS)):
        return True
    if not house:
        return bool(pair.of("receiver", "others"))
    return any(
        not one.overlaps_any((*house, *firms)) and not _is_a_form(reading, one)
        for one in pair.of("receiver", "others")
    )


def sends_home(pair: Pairs) -> bool:
    """Say whether the data are sent to what is the lender's own: "to our servers", "Acme Ltd uploads them to its servers"."""
    reading = pair.reading
    if not pair.is_of_data:
        return False
    sent = [one for one in reading.of("upload") if not pair.is_denied(one)]
    owners = list(reading.found.get("own", ()))
    if any(one.words for one in firms_in(pair.written)):
        owners += pair.of("its")
    within = _BESIDE_OWN if reading.grammar.is_spaced else _BESIDE_OWN_UNSPACED
    homes = [
        one
        for one in pair.of("house")
        if any(max(one.start, own.start) - min(one.end, own.end) <= within for own in owners)
    ]
    if (
        reading.grammar.negates_behind
    ):  # "हमारा सिस्टम … अपलोड करता है": who does it stands before what is sent.
        data = [*reading.contacts, *pair.of(*DATA), *reading.of("anaphora")]
        return bool(sent) and any(what.end <= one.start for one in homes for what in data)
    return any(verb.start < one.start for one in homes for verb in sent)


def _is_a_form(reading: Reading, word: Span) -> bool:
    """Say whether a word is but the form of a company: "Ltd", "S.A.", 有限公司."""
    return word.overlaps_any(reading.found.get("operator", ()))

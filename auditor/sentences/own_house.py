"""Whether a sentence that tells who gets the data names anybody but the lender itself: "sent to our servers" does not."""

from auditor.sentences.firms import firms_in
from auditor.sentences.pairs import Pairs
from auditor.sentences.reading import Reading, overlap
from auditor.sentences.sentences import languages_of, prepared
from auditor.sentences.terms import Span, grammar

_OTHERS = ("recipients", "named_recipients", "embedded")


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
    if any(not any(overlap(one, firm) for firm in firms) for one in reading.of(*_OTHERS)):
        return True
    if not house:
        return bool(pair.of("receiver", "others"))
    return any(
        not any(overlap(one, own) for own in (*house, *firms)) and not _is_a_form(reading, one)
        for one in pair.of("receiver", "others")
    )


def _is_a_form(reading: Reading, word: Span) -> bool:
    """Say whether a word is but the form of a company: "Ltd", "S.A.", 有限公司."""
    return any(overlap(one, word) for one in reading.found.get("operator", ()))

"""Words that hold a negation and mostly deny nothing, and deny all the same where they stand: "no contact is read"."""

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Span


def denies_all_the_same(reading: Reading, span: Span) -> bool:
    """Say whether a word by which a negation denies nothing leaves it one here."""
    return (
        _begins_in_phonebook(reading, span)
        or _leaves_none_read(reading, span)
        or _is_cut_off(reading, span)
    )


def _begins_in_phonebook(reading: Reading, span: Span) -> bool:
    """Say whether *you* belongs to the phonebook: "kontak anda tidak …" is no "anda tidak …"."""
    begins = any(one.start == span.start for one in reading.found.get("addressee", ()))
    return begins and any(
        noun.start < span.start and "," not in reading.text[noun.start : span.start]
        for noun in reading.contacts
    )


def _leaves_none_read(reading: Reading, span: Span) -> bool:
    """Say whether *no contact* stands before a verb of doing something with it: "no contact is read".

    By itself it reports an empty list; before another *not* it leaves none out.
    """
    if not any(span.holds(one) for one in reading.found.get("contact_loose", ())):
        return False
    if reading.has("report", "double_negation") or any(
        span.end <= one.start for one in reading.found.get("negator", ())
    ):
        return False
    return any(span.end <= one.start for one in reading.of("collect", "upload", "share"))


def _is_cut_off(reading: Reading, span: Span) -> bool:
    """Say whether a verb of giving goes on behind what would be no negation: 不提供 of 不提供给, which gives nothing."""
    return not reading.grammar.is_spaced and any(
        span.start < one.start < span.end < one.end for one in reading.of("share")
    )

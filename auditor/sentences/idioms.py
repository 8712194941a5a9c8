"""What a sentence tells in a turn of phrase: "that way we know you're really you", "one look, then we close it".

People who talk plainly use neither a word of purpose nor one of method, but few turns of phrase: one that
leads on from what was said ("that way", "otherwise"), and what a lender wants (no swindlers, the sum that can be
repaid). Asked beside a sentence on the phonebook only; the words are in `consent/idioms.toml`.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.terms import Hits, Span, grammar_of_table

TABLE: Final = "consent/idioms"
ROWS: Final = ("lead", "cause", "rogue", "gain", "manner", "destination", "anytime", "payment")
_NO_PURPOSE: Final = ("coercion", "inability", "advice", "withdraw", "complaint")
"""Words of a sentence that threatens, warns or tells something else."""
_REFUSED: Final = ("refusal", "otherwise")
"""Words behind which the sum or the rate is withheld, and a swindler kept out: "otherwise anyone could …"."""
_NO_MANNER: Final = (
    "coercion",
    "inability",
    "refusal",
    "advice",
    "withdraw",
    "complaint",
    "request",
)
_ASKS: Final = ("?", "？", "؟")


def means_purpose(written: str, reading: Reading) -> bool:
    """Say whether a sentence leads on to what a lender wants the phonebook for (N2)."""
    if written.rstrip().endswith(_ASKS) or reading.has(*_NO_PURPOSE):
        return False
    found = idioms_in(reading)
    rogues = found.get("rogue", ())
    gains = () if reading.has(*_REFUSED) else found.get("gain", ())
    is_free = reading.grammar.negates_behind
    paid = [*found.get("payment", ()), *reading.of("overdue")]
    refused = reading.of("refuse", "refusal")
    leads = [
        # "Late payments go into your credit score" is of what is paid.
        one
        for one in found.get("lead", ())
        if not any(each.end <= one.start for each in paid)
        # "Jika tidak" is *otherwise*, "jika tidak setuju" and "সম্মত না হলে" are who does not agree.
        and not any(
            no.overlaps(one) and (no.end > one.end or no.start < one.start) for no in refused
        )
    ]
    return _lead_on(leads, (*rogues, *gains), is_free=is_free) or _lead_on(
        found.get("cause", ()), rogues, is_free=is_free
    )


def keeps_rogues_out(reading: Reading) -> bool:
    """Say whether what a sentence leads on to is that swindlers are kept out or the person known, and no more."""
    found = idioms_in(reading)
    return "rogue" in found and "gain" not in found


def means_manner(written: str, reading: Reading) -> bool:
    """Say whether a sentence tells in a turn of phrase how, or how much of the phonebook is read (N3)."""
    if written.rstrip().endswith(_ASKS) or reading.has(*_NO_MANNER):
        return False
    found = idioms_in(reading)
    return "manner" in found and "payment" not in found  # "Pay only once a month".


def idioms_in(reading: Reading) -> Hits:
    """Return the words of the table in a sentence, by row."""
    return grammar_of_table(TABLE, ROWS, reading.grammar.language).scan(reading.text)


def _lead_on(leads: Sequence[Span], ends: Sequence[Span], *, is_free: bool) -> bool:
    """Say whether one of some words leads to another behind it; before it too where the verb stands last."""
    return any(
        one != end and not one.overlaps(end) and (is_free or one.end <= end.start)
        for one in leads
        for end in ends
    )

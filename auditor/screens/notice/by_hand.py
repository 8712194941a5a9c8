"""Whether a sentence only tells what the borrower writes down instead: "if you would rather not, one reference will do".

It stands at the end of many a consent, and tells nothing of the data: not who gets them, not how to end anything. One that
names an address, a way through menus, a company or an ending may. The words are in `consent/by_hand.toml`.
"""

from typing import Final

from auditor.sentences.firms import firms_in
from auditor.sentences.pairs import PATH, Pairs
from auditor.sentences.reading import Reading
from auditor.sentences.terms import grammar_of_table

TABLE: Final = "consent/by_hand"
ROWS: Final = ("rather_not", "write", "whom")
_ON_A_NO: Final = ("refusal", "harmless")
_TELLING: Final = (
    "withdraw", "recipients", "named_recipients", "embedded", "complaint", "retention", "share", "upload", "operator",
)  # fmt: skip
_ENDING: Final = ("undo", "gone", "mind", "trouble", "desk", "receiver", "others")


def writes_by_hand(written: str, reading: Reading, pairs: Pairs) -> bool:
    """Say whether a sentence tells what is written by hand on a no, and nothing else."""
    found = grammar_of_table(TABLE, ROWS, reading.grammar.language).scan(reading.text)
    is_on_a_no = "rather_not" in found or reading.has(*_ON_A_NO)
    is_whom = "whom" in found or "emergency_contact" in reading.found
    return (
        is_on_a_no
        and is_whom
        and "write" in found
        and not reading.has(*_TELLING)
        # "Se não concordar" is a no here, and no grievance.
        and all(one.overlaps_any(found.get("rather_not", ())) for one in pairs.of(*_ENDING))
        and "@" not in written
        and PATH.search(written) is None
        and not any(firms_in(written))
    )

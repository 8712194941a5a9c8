"""Whether it is the borrower who reaches people through the app: "this lets you send photos to your contacts".

Nobody is threatened by that. The words are in `consent/own_doing.toml`.
"""

from typing import Final

from auditor.sentences.reading import Reading
from auditor.sentences.terms import grammar_of_table

TABLE: Final = "consent/own_doing"
_ROWS: Final = ("doing",)
_LENDER: Final = ("own", "recipients", "named_recipients", "operator")


def is_done_by_borrower(reading: Reading) -> bool:
    """Say whether a sentence speaks of what one can do through the app, and names no lender that does it."""
    if reading.has("told"):
        return False  # "You can be sure that your contacts will be told".
    mine = reading.found.get("mine", ())
    others = [one for one in reading.of(*_LENDER) if one not in mine]
    return not others and speaks_of_borrower(reading)


def speaks_of_borrower(reading: Reading) -> bool:
    """Say whether a sentence speaks of what the borrower can or may do."""
    table = grammar_of_table(TABLE, _ROWS, reading.grammar.language)
    return "doing" in table.scan(reading.text)

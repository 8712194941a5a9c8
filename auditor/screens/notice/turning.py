"""Where a sentence may tell whom to turn to: a mail address, a number to call, a short code to dial."""

import re

from auditor.sentences.firms import is_of_a_register
from auditor.sentences.pairs import Pairs
from auditor.sentences.reading import Reading

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![A-Za-z\d])\+?\d[\d\s().-]{6,}\d(?![A-Za-z\d])"
)
"""A mail address, or a number to call."""
_SHORT_NUMBER = re.compile(
    r"(?<![\dA-Za-z.,/-])\d{3,6}(?![\dA-Za-z元块塊万萬天日月年人个個%/-])"
)


def names_where_to_turn(written: str) -> bool:
    """Say whether a mail address or a number to call stands in a sentence: 12.345.678/0001-90 is of a register."""
    return any(
        "@" in one.group()
        or (
            written[one.end() : one.end() + 1] != "/"
            and not is_of_a_register(written, one.start())
        )
        for one in _CONTACT.finditer(written)
    )


def may_be_dialled(written: str, reading: Reading, pair: Pairs) -> bool:
    """Say whether a short number is to be called: "if it is not right, dial 1213"."""
    return (
        any(
            not is_of_a_register(written, one.start())
            for one in _SHORT_NUMBER.finditer(written)
        )
        and not reading.periods
        and (reading.has("if") or bool(pair.of("where", "trouble", "desk")))
    )

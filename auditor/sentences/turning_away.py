"""What a passing message says to who has refused: that nothing goes on without, or that it does.

It stands alone ("You cannot apply without it"), so that the sentence before, the question, names what is meant.
"""

from auditor.model.vocabulary import Kleene
from auditor.sentences.labels import readings
from auditor.sentences.reading import Reading
from auditor.sentences.statements import Mode, read_statements

_LOAN = ("outcome", "product")
"""The application and the loan."""
_ON = ("accept_weak", "gain")
_GIVEN = ("enable", "accept", "ask")
_LATER = ("gain", "until")
_DONE = ("upload", "receive", "taken")


def turns_away(text: str, locale: str = "") -> Kleene:
    """Say whether a message after a refusal tells that nothing goes on; *unknown* where it tells neither."""
    told = {one.mode for one in read_statements(text, locale=locale)}
    read = readings(text, locale)
    if Mode.COERCION in told or any(map(_shuts, read)):
        return Kleene.YES
    if Mode.DENIAL in told or any(map(_goes_on, read)):
        return Kleene.NO
    return Kleene.UNKNOWN


def _shuts(reading: Reading) -> bool:
    """Say whether something is not possible, or only with what was refused."""
    is_without, is_denied = reading.has("without"), reading.has("negator")
    if reading.has("inability"):
        return reading.has(*_LOAN) or (is_denied and reading.has(*_ON))
    if reading.has("harmless", "goes_on"):
        return False
    if is_without:
        return is_denied and reading.has(*_LOAN) and not reading.has("instruct")
    asks = reading.has("consenting") and reading.has(*_GIVEN) and reading.has(*_LATER)
    return not is_denied and (asks or reading.has("mandatory"))


def _goes_on(reading: Reading) -> bool:
    """Say whether the application was taken, or goes on without."""
    if reading.has("negator"):
        return False
    return (reading.has("outcome") and reading.has(*_DONE)) or (
        reading.has("without") and reading.has(*_LOAN, *_ON, "subject")
    )

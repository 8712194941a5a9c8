"""What a passing message says to who has refused: that nothing goes on without, or that it does.

It stands alone ("You cannot apply without it"), so that the sentence before, the question, names what is meant.
"""

from collections.abc import Sequence

from auditor.model.vocabulary import Kleene
from auditor.sentences.claims import Mode
from auditor.sentences.labels import readings, says_done
from auditor.sentences.reading import Reading
from auditor.sentences.statements import read_statements

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
    is_on = Mode.DENIAL in told or any(map(_goes_on, read)) or _is_done(text, read)
    return Kleene.NO if is_on else Kleene.UNKNOWN


def tells_taken(text: str, locale: str = "") -> bool:
    """Say whether a message tells that the application was taken, or that the loan goes on without."""
    if turns_away(text, locale) is Kleene.YES:
        return False
    read = readings(text, locale)
    return any(map(_goes_on, read)) or _is_done(text, read)


def _is_done(text: str, read: Sequence[Reading]) -> bool:
    """Say whether the application was taken, or is looked at."""
    return says_done(text) and any(
        one.has(*_LOAN) and not one.has("negator", "inability") for one in read
    )


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

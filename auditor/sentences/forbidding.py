"""Whether a label is the reader's own no: "No, do not use my contact list" denies nothing of the lender's.

It stands on the control that refuses. Read as a claim it would be belied by whatever a yes leads to.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.claims import Act, Mode
from auditor.sentences.reading import Reading

_LONGEST: Final = 70
_BESIDE: Final = 12
"""Characters between *my* and the phonebook: "my *phone's* contacts"."""
_STOPS: Final = (".", "!", "。", "！", "।", "۔")
_DOERS: Final = ("operator", "embedded", "recipients", "named_recipients", "stranger", "people")


def forbids(written: str, reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether a line without a full stop denies what is done with *my* contacts, and names nobody who does it."""
    if not acts or any(one.mode is not Mode.DENIAL for one in acts):
        return False
    if len(written) > _LONGEST or written.rstrip().endswith(_STOPS) or reading.has(*_DOERS):
        return False
    mine = reading.found.get("mine", ())
    if any(
        not any(one.overlaps(each) and each.holds(one) for each in mine)
        for one in reading.found.get("own", ())
    ):
        return False  # "We do not read my contacts" is nobody's refusal.
    return any(
        max(one.start, noun.start) - min(one.end, noun.end) <= _BESIDE
        for one in mine
        for noun in reading.contacts
    )

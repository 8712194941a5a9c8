"""What sentences that stand together tell by pairs of words, by verbs of use, by manner and by their build; and what they take back."""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.notice.built import told_by_build
from auditor.screens.notice.paired_rows import ends_nothing, gives_loans, told_in_pairs
from auditor.screens.notice.refused import refused
from auditor.screens.notice.screen_rows import Row, Told
from auditor.screens.notice.uses import PURPOSE, manners_told, uses_told
from auditor.sentences.claims import Mode
from auditor.sentences.other_things import (
    ends_something_else,
    purpose_is_of_other_data,
    recipient_checks_identity,
    recipient_is_of_other_data,
    settles_in_court,
    time_is_of_other_data,
)
from auditor.sentences.service import tells_of_the_service
from auditor.sentences.statements import Statement


def _checks_identity(row: Row) -> bool:
    return recipient_checks_identity(row.reading)


_OTHER_THINGS: Final = {
    "N2": purpose_is_of_other_data,
    "N3": purpose_is_of_other_data,
    "N4": time_is_of_other_data,
    "N5": recipient_is_of_other_data,
    "N6": ends_something_else,
}
_COMPLAINTS: Final = "N9"
OF_OTHER_THINGS: Final = frozenset({*_OTHER_THINGS, _COMPLAINTS})
"""Elements that a sentence may tell of something else than the phonebook."""
_OF_SOMETHING_ELSE: Final = {"N6": (ends_nothing,), "N5": (gives_loans, _checks_identity)}
"""Elements, and how a sentence is known whose words for it are of something else."""
_NO_PURPOSE: Final = frozenset(
    {Mode.DENIAL, Mode.PRESSURE, Mode.COERCION, Mode.IMPLIED_CONSENT, Mode.RESPONSIBILITY_SHIFT}
)


def told_in_rows(
    rows: Sequence[Row],
    texts: Sequence[tuple[str, str]],
    statements: Sequence[Sequence[Statement]],
) -> Iterator[Told]:
    """Yield what some sentences tell beside what each was read to say.

    `texts`: words and locale of each text of the rows; `statements`: what was read in it.
    """
    yield from told_in_pairs(rows)
    for use in uses_told(rows, texts):
        if not _is_accounted(statements[use.text], use.statement):
            yield use
    yield from manners_told(rows, locales=[locale for _, locale in texts])
    for built in told_by_build(rows, texts):
        if not _is_accounted(statements[built.text], built.statement):
            yield built


def is_of_another_thing(row: Row, element: str) -> bool:
    """Say whether a sentence can tell an element only of other data, or of another thing that is ended or quarrelled over."""
    if element == _COMPLAINTS:
        return settles_in_court(row.sentence.text, row.reading)
    return _OTHER_THINGS[element](row.reading)


def taken_back(rows: Sequence[Row]) -> set[tuple[int, int, str]]:
    """Return the elements whose words in a sentence tell none: number of the text, place in it, element.

    They are of something else, or name it only to refuse it.
    """
    found = {
        (row.text, row.sentence.start, element)
        for row in rows
        for element, asked in _OF_SOMETHING_ELSE.items()
        if any(is_other(row) for is_other in asked)
    }
    found |= {
        (row.text, row.sentence.start, element)
        for row in rows
        for element in OF_OTHER_THINGS
        if is_of_another_thing(row, element)
    }
    found |= {
        (row.text, row.sentence.start, PURPOSE)
        for row in rows
        if tells_of_the_service(row.sentence.text, row.reading)
    }
    for number, element in refused(rows):
        found.add((rows[number].text, rows[number].sentence.start, element))
    return found


def _is_accounted(told: Sequence[Statement], use: Statement) -> bool:
    """Say whether a sentence was understood as something else than a purpose: a threat, a denial."""
    here = [one for one in told if one.start == use.start]
    return any(PURPOSE in one.states for one in here) or (
        bool(here) and all(one.mode in _NO_PURPOSE and not one.is_lure for one in here)
    )

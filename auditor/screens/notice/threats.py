"""What a sentence on who is called over a debt tells besides: what the phonebook is for, and who gets it.

"If you are late, we or our collection partner call the people in your contacts" threatens (N11). It says as well
that the phonebook is used to collect (N2), and that whoever calls has it (N5). For the sentences of a consent
screen that names the phonebook; a person typed in by hand is in nobody's phonebook.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.screens.notice.screen_rows import Row, Told, row_statement
from auditor.sentences.claims import Mode
from auditor.sentences.reading import Reading
from auditor.sentences.statements import Statement

_CALLERS: Final = ("recipients", "named_recipients")
_PEOPLE: Final = ("persons", "people", "entry", "contact_loose", "contact_single")
_NO_THREATS: Final = (Mode.DENIAL, Mode.CONDITIONAL, Mode.SCOPED)
_FOR_COLLECTION: Final = ("collection",)


def told_by_threats(
    rows: Sequence[Row], statements: Sequence[Sequence[Statement]]
) -> Iterator[Told]:
    """Yield what the sentences of one screen, in their order, tell by whom they say will be reached.

    `statements`: of each text.
    """
    is_named = False
    for row in rows:
        is_named = is_named or bool(row.reading.contacts)
        if not is_named or row.is_of_other_data or row.reading.found.get("emergency_contact"):
            continue
        told = [one for one in statements[row.text] if one.start == row.sentence.start]
        if any(_is_threat(one) for one in told) or (
            _reaches_over_debt(row.reading) and not any(one.mode in _NO_THREATS for one in told)
        ):
            yield Told(row.text, row_statement(row, "N2", purpose=_FOR_COLLECTION))
            yield Told(row.text, row_statement(row, "N11"))
            if _calls_for_others(row.reading):
                yield Told(row.text, row_statement(row, "N5"))


def _is_threat(one: Statement) -> bool:
    return one.mode is Mode.PRESSURE and (one.is_of_debt or one.is_of_phonebook)


def _reaches_over_debt(reading: Reading) -> bool:
    """Say whether people are reached where a debt is named: "these people may be contacted if you default"."""
    reached = [*reading.reached, *reading.found.get("told", ())]
    denied = [
        one
        for one in reading.of("negator")
        if not any(each.holds(one) for each in reading.found.get("not_negation", ()))
    ]
    people = [  # "Communicate with any such contact": the noun is a verb as well.
        one for one in reading.of(*_PEOPLE) if not all(each.holds(one) for each in reached)
    ]
    return (
        reading.has("overdue")
        and bool(reached)
        and bool(people or reading.contacts)
        and not denied
        and not reading.has("advice", "choose")
    )


def _calls_for_others(reading: Reading) -> bool:
    """Say whether another company reaches the people: "our collection partner may call them"."""
    callers = [one for one in reading.of(*_CALLERS) if not one.overlaps_any(reading.contacts)]
    return bool(callers) and (bool(reading.reached) or reading.has("message"))

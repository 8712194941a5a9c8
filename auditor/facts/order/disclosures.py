"""The sentences that tell or ask something of the phonebook, as the result lists them.

Each with the screen that shows it, where one was found; policies and dialogs also with what they
state of notice elements without naming the phonebook.
"""

from collections.abc import Iterator, Sequence

from auditor.facts.consent.consenting import ConsentSight
from auditor.facts.ground.text_places import masked, shortened
from auditor.model.access import Disclosure
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Shown
from auditor.sentences.statements import Mode, Statement, Topic

MOST_LISTED = 200
"""Disclosures that a result lists; more say nothing new."""
_PLACES = {
    "policy-asset": "policy-asset",
    "policy-file": "policy-file",
    "script": "script",
    "screen": "screen",
}
_TOPICS = (Topic.SHARE, Topic.UPLOAD, Topic.COLLECT)
_DIALOGS = frozenset({"dialog", "sheet"})
_LONGEST = 199
"""Letters of a sentence that are quoted; the dots behind it make 200."""


def make_disclosures(sight: ConsentSight) -> tuple[Disclosure, ...]:
    """Return the disclosures in order of place and language."""
    rows = list(_rows(sight))
    rows.sort(
        key=lambda one: (
            one.screen is None,
            one.where,
            one.source,
            one.locale,
            one.excerpt,
            one.class_,
            one.language,
        )
    )
    return tuple(dict.fromkeys(rows))[:MOST_LISTED]


def _rows(sight: ConsentSight) -> Iterator[Disclosure]:
    read = sight.library.read
    placed: set[Text] = set()
    for number, shown in enumerate(sight.screens):
        own = (*shown.texts, *(label for one in shown.choices for label in one.labels))
        placed.update(own, shown.documents)
        yield from (
            _row(one.text, each, shown, number)
            for one in sight.library.shown(own)
            for each in one.statements
        )
        for text in shown.documents:
            yield from (_row(text, one, shown, None) for one in read(text).statements)
    given = tuple(one.text for one in sight.given)
    for text in dict.fromkeys((*given, *sight.naming)):
        if text not in placed:
            yield from (
                _row(text, one, None, None)
                for one in read(text).statements
                if one.names_contacts or text in given or _matters(one)
            )


def _matters(statement: Statement) -> bool:
    return statement.mode in (Mode.PRESSURE, Mode.RESPONSIBILITY_SHIFT)


def _row(
    text: Text, statement: Statement, shown: Shown | None, number: int | None
) -> Disclosure:
    on_screen = "dialog" if shown is not None and shown.screen.kind in _DIALOGS else "screen"
    return Disclosure(
        where=on_screen if number is not None else _PLACES.get(text.where, "string"),
        source=text.source,
        shown_by=shown.owner if shown is not None else None,
        screen=number,
        locale=text.locale,
        excerpt=shortened(masked(statement.excerpt), _LONGEST),
        class_=statement.mode.value,
        about=_about(statement.topics),
        states=statement.states,
        language=statement.language,
    )


def _about(topics: Sequence[Topic]) -> str:
    return next((one.value for one in _TOPICS if one in topics), Topic.OTHER.value)

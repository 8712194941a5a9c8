"""The sentences that tell or ask something of the phonebook, as the result lists them.

Each with the screen that shows it, where one was found; policies and dialogs also with what they
state of notice elements without naming the phonebook.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from auditor.facts.consent.consenting import ConsentSight
from auditor.facts.ground.text_places import masked, shortened
from auditor.model.access import Disclosure
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Shown
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import Statement

MOST_LISTED = 200
"""Disclosures that a result lists; more say nothing new."""
_Key = tuple[bool, int, str, str, str, int, int, str, str]
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
    """Return the disclosures as they are read: screen by screen, then place by place, language by language."""
    rows = sorted(_rows(sight), key=lambda one: one[0])
    return tuple(dict.fromkeys(row for _, row in rows))[:MOST_LISTED]


def _rows(sight: ConsentSight) -> Iterator[tuple[_Key, Disclosure]]:
    read = sight.library.read
    placed: set[Text] = set()
    for number, shown in enumerate(sight.screens):
        own = (*shown.texts, *(label for one in shown.choices for label in one.labels))
        placed.update(own, shown.documents)
        for place, one in enumerate(sight.library.shown(own)):
            for each in _without_scraps(one.statements):
                yield _row(one.text, each, shown, number, place)
        for text in shown.documents:
            yield from (_row(text, each, shown, None) for each in read(text).statements)
    yield from _rows_elsewhere(sight, placed)


def _rows_elsewhere(
    sight: ConsentSight, placed: Collection[Text]
) -> Iterator[tuple[_Key, Disclosure]]:
    """Yield what texts say that stand on no screen that was found."""
    given = tuple(one.text for one in sight.given)
    for text in dict.fromkeys((*given, *sight.naming, *sight.hints)):
        if text in placed:
            continue
        owner, is_aside = (
            sight.showers.get(text),
            text in (*sight.passing, *sight.shown_never, *sight.hints),
        )
        for each in sight.library.read(text).statements:
            if each.names_contacts or text in given or _matters(each):
                at, row = _row(text, each, None, None)
                yield at, replace(row, shown_by=owner, in_passing=is_aside)


def _without_scraps(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements but for those whose words another one has and that say nothing else."""
    for one in statements:
        if not any(
            one.excerpt != other.excerpt
            and one.excerpt in other.excerpt
            and set(one.states) <= set(other.states)
            and one.mode is other.mode
            for other in statements
        ):
            yield one


def _matters(statement: Statement) -> bool:
    return statement.mode in (Mode.PRESSURE, Mode.RESPONSIBILITY_SHIFT)


def _row(
    text: Text, statement: Statement, shown: Shown | None, number: int | None, place: int = 0
) -> tuple[_Key, Disclosure]:
    """Return a disclosure, behind what puts it in order."""
    on_screen = "dialog" if shown is not None and shown.screen.kind in _DIALOGS else "screen"
    row = Disclosure(
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
    off = number is None
    return (
        off,
        number or 0,
        row.where if off else "",
        row.source if off else "",
        row.locale,
        place,
        statement.start,
        row.excerpt,
        row.class_ + row.language,
    ), row


def _about(topics: Sequence[Topic]) -> str:
    return next((one.value for one in _TOPICS if one in topics), Topic.OTHER.value)

"""What the app's texts tell: the documents that were examined, and which notice elements they state.

Graded by where a text stands (lexicon rule R5): the words on a screen itself, a document of the
package (or one given with `--policy`), and a policy that is known by its address alone, which
was not examined and shows nothing, neither that an element is there nor that it is missing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from auditor.screens.inventory.documents import POLICY_NAME
from auditor.screens.inventory.policy_texts import is_document
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.document_rows import told_in_a_document
from auditor.screens.notice.doubts import (
    is_aimed_at_nothing,
    signed_sentences,
    tells_nothing,
    turns_to_other_data,
)
from auditor.screens.notice.other_data import names_one_other_kind
from auditor.screens.notice.refused import refused
from auditor.screens.notice.row_tellings import (
    OF_OTHER_THINGS,
    is_of_another_thing,
    taken_back,
    told_in_rows,
)
from auditor.screens.notice.screen_rows import Row, rows_of, spoken_on
from auditor.screens.notice.threats import told_by_threats
from auditor.screens.notice.uses import PURPOSE
from auditor.sentences.claims import Mode
from auditor.sentences.labels import LONGEST_LABEL, binds_to_document, names_policy
from auditor.sentences.rubrics import told_by_rubrics
from auditor.sentences.statements import NEAR as LINES_BEHIND
from auditor.sentences.statements import Statement, read_behind, read_statements

NEAR: Final = 500
"""Characters around a sentence on the phonebook within which purpose, method and retention are
taken to speak of it too."""
ABOUT_THE_PHONEBOOK: Final = frozenset({"N2", "N3", "N4", "N8", "N11"})
"""Elements that must be stated of the phonebook; the others are stated of all data."""
RECIPIENTS: Final = "N5"
_STOPS: Final = (".", "!", "。", "！", "।", "۔")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\)]+")
_REFUSABLE: Final = frozenset({"N6", "N9"})
_NO_NOTICE = frozenset({Mode.DENIAL, Mode.PRESSURE})


@dataclass(frozen=True)
class Reading:
    """One text with what its sentences say."""

    text: Text
    statements: tuple[Statement, ...]

    @cached_property
    def naming(self) -> tuple[Statement, ...]:
        """The sentences that speak of the device's phonebook."""
        return tuple(one for one in self.statements if one.names_contacts)

    @cached_property
    def states(self) -> frozenset[str]:
        """The notice elements that the text states, as a document."""
        found = {"N1"} if self.naming else set()
        for one in self.statements:
            for element in one.states:
                if element not in ABOUT_THE_PHONEBOOK or self._is_near(one):
                    found.add(element)
        if RECIPIENTS in found and all(one in self.aside for one in self.saying(RECIPIENTS)):
            found.remove(RECIPIENTS)
        return frozenset(found)

    @cached_property
    def aside(self) -> tuple[Statement, ...]:
        """The sentences that say who gets another kind of data: "we share your location with …"; of a document."""
        return tuple(
            one
            for one in self.saying(RECIPIENTS)
            if not one.names_contacts
            and one.mode is not Mode.DENIAL
            and names_one_other_kind(one.excerpt)
        )

    @cached_property
    def states_at_all(self) -> frozenset[str]:
        """The same without asking whether the phonebook is near: for the few words of a screen."""
        return frozenset(one for each in self.statements for one in each.states)

    def saying(self, element: str) -> Iterator[Statement]:
        """Yield the sentences that state an element."""
        for one in self.statements:
            if element in one.states:
                yield one

    def _is_near(self, statement: Statement) -> bool:
        return any(abs(one.start - statement.start) <= NEAR for one in self.naming)


class Library:
    """Texts read once, however many ask."""

    def __init__(self) -> None:
        self._readings: dict[Text, Reading] = {}
        self._spoken: dict[tuple[Text, str], Reading] = {}
        self._documents: dict[Text, Reading] = {}

    def read(self, text: Text) -> Reading:
        """Return what a text says."""
        found = self._readings.get(text)
        if found is None:
            found = Reading(text, read_statements(text.text, locale=text.locale))
            self._readings[text] = found
        return found

    def all(self, texts: Iterable[Text]) -> tuple[Reading, ...]:
        """Return what some texts say, in their order, but for what they refuse, and for aims that are none."""
        return tuple(self._document(one) for one in texts)

    def _document(self, text: Text) -> Reading:
        found = self._documents.get(text)
        if found is None:
            read = _without_other_things(self.read(text))
            plain = _without_refused(_without_empty_aims(read))
            told = told_in_a_document(text.text, text.locale, plain.statements)
            found = self._documents[text] = _joined(plain, tuple(told))
        return found

    def shown(self, texts: Iterable[Text]) -> tuple[Reading, ...]:
        """Return what the texts of one screen say, each read behind those shown before it.

        The lines of a list, or of several views, are one text to who reads them; those of another
        language, and what stands behind other data ("Location"), are not.
        """
        every = tuple(texts)
        spoken = spoken_on([(one.locale, one.text) for one in every])
        before: dict[str, list[str]] = {}
        return _read_together(
            [self._behind(before, self._read_in(one, one.locale or spoken)) for one in every]
        )

    def _read_in(self, text: Text, spoken: str) -> Reading:
        """Return what a text says among others in a language; that of its place is known by itself."""
        if spoken == text.locale:
            return self.read(text)
        found = self._spoken.get((text, spoken))
        if found is None:
            found = Reading(text, read_statements(text.text, locale=spoken))
            self._spoken[text, spoken] = found
        return found

    def _behind(self, before: dict[str, list[str]], reading: Reading) -> Reading:
        text = reading.text
        lines = before.get(text.locale, [])
        if turns_to_other_data(text.text, text.locale) or len(lines) > LINES_BEHIND:
            lines = []
        told = read_behind(lines, text.text, locale=text.locale) if lines else ()
        if reading.naming:
            # What it says before it names the phonebook belongs to those before it.
            before[text.locale] = [text.text]
        elif lines:
            before[text.locale] = [*lines, text.text]
        else:
            before.pop(text.locale, None)
        if not told:
            return reading
        return _joined(reading, told)


def _read_together(read: Sequence[Reading]) -> tuple[Reading, ...]:
    """Add what the texts of one screen tell together: under labels that ask for it, and of uses.

    "Purpose: …", "we compare the numbers with …". What stands behind other data ("Location") is told
    of them, up to the next text on the phonebook.
    """
    locales = [each.text.locale for each in read]
    rows = list(rows_of([each.text.text for each in read], locales))
    readings = [_without_empty_aims(one) for one in read]
    back = taken_back(rows)
    for number, start, element in sorted(back):
        readings[number] = _without(readings[number], element, {start})
    of_others = _of_other_data(rows, readings)
    told: dict[int, list[Statement]] = {}
    beside = (
        *_told_beside(rows, readings),
        *told_by_threats(rows, [one.statements for one in readings]),
    )
    for number, statement in beside:
        if any((number, statement.start, one) in back for one in statement.states):
            continue
        if not of_others[number] or ABOUT_THE_PHONEBOOK.isdisjoint(statement.states):
            told.setdefault(number, []).append(statement)
    return tuple(
        _joined(each, told[number]) if number in told else each
        for number, each in enumerate(readings)
    )


def _without_refused(reading: Reading) -> Reading:
    """Return what a document says without what a sentence of it refuses: "complaints are not accepted"."""
    for one in reading.statements:
        for element in _REFUSABLE.intersection(one.states):
            rows = list(rows_of([one.excerpt], [reading.text.locale]))
            if len(rows) == 1 and (0, element) in refused(rows):
                reading = _without(reading, element, {one.start})
    return reading


def _without_other_things(reading: Reading) -> Reading:
    """Return what a document says without what it tells of other data and of other things that are ended."""
    for one in reading.statements:
        if not one.names_contacts and not OF_OTHER_THINGS.isdisjoint(one.states):
            for row in rows_of([one.excerpt], [reading.text.locale]):
                for element in OF_OTHER_THINGS.intersection(one.states):
                    if is_of_another_thing(row, element):
                        reading = _without(reading, element, {one.start})
    return reading


def _told_beside(
    rows: Sequence[Row], readings: Sequence[Reading]
) -> Iterator[tuple[int, Statement]]:
    """Yield the number of a text and what it tells beside the others."""
    texts = [(one.text.text, one.text.locale) for one in readings]
    for label in told_by_rubrics([words for words, _ in texts]):
        told = label.statement
        is_purpose = told.states == (PURPOSE,)
        if not is_purpose or not (
            is_aimed_at_nothing(told.excerpt, texts[label.text][1], 0)
            or tells_nothing(label.answer, told.language)
        ):
            yield label.text, told
    yield from told_in_rows(rows, texts, [one.statements for one in readings])


def _without_empty_aims(reading: Reading) -> Reading:
    """Return what a text says without a purpose that is none: "for a better service", "to go on"."""
    text = reading.text
    named = {
        one.start: one.purpose
        for one in reading.statements
        if one.purpose in (("other",), ("credit",))
    }
    if not named:
        return reading
    idle = {
        one.start
        for one in signed_sentences(text.text, text.locale)
        if one.only_unlocks
        or ((one.is_aimed_at_nothing or one.ends_by_aim) and named.get(one.start) == ("other",))
    }
    return _without(reading, PURPOSE, idle.intersection(named))


def _without(reading: Reading, element: str, starts: Set[int]) -> Reading:
    """Return what a text says without an element in the sentences that begin at some places."""
    if not any(one.start in starts and element in one.states for one in reading.statements):
        return reading
    told = (
        replace(
            one,
            purpose=() if element == PURPOSE else one.purpose,
            states=tuple(each for each in one.states if each != element),
        )
        if one.start in starts
        else one
        for one in reading.statements
    )
    return Reading(reading.text, tuple(told))


def _of_other_data(rows: Sequence[Row], readings: Sequence[Reading]) -> list[bool]:
    """Say of each text of a screen whether it stands behind one on other data than the phonebook."""
    found = []
    is_other = False
    turning = {row.text for row in rows if row.is_of_other_data and row.turns_away}
    for number, one in enumerate(readings):
        if one.naming:
            is_other = False
        elif number in turning:
            is_other = True
        found.append(is_other)
    return found


def _joined(reading: Reading, told: Sequence[Statement]) -> Reading:
    every = sorted((*reading.statements, *told), key=lambda one: one.start)
    return Reading(reading.text, tuple(dict.fromkeys(every)))


@dataclass(frozen=True, slots=True)
class Policies:
    """The app's documents, and the addresses of those that it only links to."""

    documents: tuple[Text, ...]
    """In the package or given by a reviewer: examined."""
    addresses: tuple[str, ...]
    """Not examined."""
    mentions: tuple[Text, ...]
    """Texts that name a policy or an agreement, wherever it may be."""

    @property
    def unexamined(self) -> tuple[str, ...]:
        """The policies that were not examined: their addresses, or where one is merely named."""
        if self.addresses or self.documents:
            return self.addresses
        return tuple(dict.fromkeys(one.source for one in self.mentions))

    @property
    def pointed_at(self) -> tuple[str, ...]:
        """Those of them that a reader is led to: a contract that a sentence speaks of ("a fee under the contract") is none."""
        if self.addresses or self.documents:
            return self.addresses
        return tuple(dict.fromkeys(one.source for one in self.mentions if _leads_to_one(one)))


def _leads_to_one(text: Text) -> bool:
    """Say whether a text is a document's label, names a privacy policy, or takes something for accepted."""
    is_label = len(text.text) <= LONGEST_LABEL and not text.text.rstrip().endswith(_STOPS)
    return (
        is_label
        or names_policy(text.text, text.locale)
        or binds_to_document(text.text, text.locale)
    )


def find_policies(
    naming: Sequence[Text],
    *,
    bound: Iterable[Text],
    given: Sequence[Text],
    addresses: Iterable[str],
    titles: Set[Text] = frozenset(),
) -> Policies:
    """Tell the documents among the texts that name a policy, and the addresses of the others.

    `naming`: the texts that name a policy or link to one; `bound`: documents that a screen
    binds or links to; `given`: those of a reviewer; `addresses`: what screens link to; `titles`:
    what only says what the words under it are, and names nothing elsewhere.
    """
    documents = dict.fromkeys((*given, *bound))
    found = dict.fromkeys(addresses)
    for one in naming:
        if is_document(one):
            documents.setdefault(one)
        else:
            for address in _ADDRESS.findall(one.text):
                if POLICY_NAME.search(address):
                    found.setdefault(address)
    mentions = tuple(one for one in naming if one not in titles)
    return Policies(tuple(documents), tuple(sorted(found)), mentions)


def gives_notice(statement: Statement) -> bool:
    """Say whether a sentence on the phonebook can be what a borrower agrees to."""
    return statement.names_contacts and statement.mode not in _NO_NOTICE

"""Lines of a consent screen that raise a doubt by what they are: a second company, a denial, a row under a label nobody knows.

And the lines that raise none: a label, the words on a button.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from auditor.facts.notice.notices import RECIPIENTS, Reading
from auditor.model.vocabulary import Role
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.doubts import Signed, signed_sentences
from auditor.sentences.firms import are_two, firms_in
from auditor.sentences.labels import LONGEST_LABEL, control_role
from auditor.sentences.rubrics import Strange, strange_rows
from auditor.sentences.statements import Statement

CONTROLS: Final = 3
"""Texts at the end of a screen that may be its buttons."""
ASKS: Final = ("?", "？", "؟")
_WHO_ANSWERS: Final = "N7"
_FEWEST_WORDS: Final = 4
_FEWEST_CHARACTERS: Final = 8
"""A label of fewer, with or without spaces, tells nothing but a name or an address."""
_MOST_WORDS_OF_A_YES: Final = 6
_MOST_CHARACTERS_OF_A_YES: Final = 12
_NAME_WITHIN = re.compile(r"(?<=\w )[A-Z]")
UNSPACED = re.compile("[\u0e00-\u0e7f\u3400-\u9fff]")
_STOPS: Final = (".", "!", "।", "۔")
_LETTERS = re.compile(r"[^\W\d_]")


def naming_another_firm(screens: Sequence[Reading]) -> list[tuple[Text, str]]:
    """Return the sentences that name another company than the first that is named: it may get the data."""
    named = [
        (each.text, one.excerpt, firm)
        for each in screens
        for one in signed_sentences(each.text.text, each.text.locale)
        if not one.is_of_other_data and RECIPIENTS not in one.of_others
        for firm in firms_in(one.excerpt)
    ]
    return [(text, excerpt) for text, excerpt, firm in named if are_two((named[0][2], firm))]


def denying_something(screens: Sequence[Reading]) -> list[tuple[Text, str]]:
    """Return the sentences that deny something, or leave it to the lender alone, and were not understood."""
    return [
        (each.text, one.excerpt)
        for each in screens
        for one in signed_sentences(each.text.text, each.text.locale)
        if one.denies
        and not one.is_of_other_data
        and RECIPIENTS not in one.of_others
        and not is_label(one.excerpt)
        and not (each in screens[-CONTROLS:] and answers(one, each))
        and not any(told.states != (_WHO_ANSWERS,) for told in told_by(one, each))
    ]


def under_strange_labels(element: str, screens: Sequence[Reading]) -> list[tuple[Text, str]]:
    """Return the rows of a form whose label is not known: it may ask for any element."""
    return [
        (screens[row.text].text, row.words)
        for row in strange_rows([one.text.text for one in screens])
        if not any(
            len(one.states) > 1 or one.states[:1] not in ((), ("N1",))
            for one in screens[row.text].statements
            if one.start == row.start
        )
        and not any(
            one.is_of_a_no or element in one.of_others or _is_title(row, one)
            for one in signed_sentences(
                screens[row.text].text.text, screens[row.text].text.locale
            )
            if one.start == row.start
        )
    ]


def _is_title(row: Strange, sentence: Signed) -> bool:
    """Say whether a row is the title of it all: "Consent: contact list"."""
    return not row.text and not row.start and sentence.names_contacts and not sentence.unread


def told_by(sentence: Signed, reading: Reading) -> list[Statement]:
    """Return what a sentence was read to say."""
    return [one for one in reading.statements if one.start == sentence.start]


def answers(sentence: Signed, reading: Reading) -> bool:
    """Say whether a sentence is all the label of a button that agrees or refuses: "Not now, I will type it"."""
    label = reading.text.text.strip()
    return (
        len(label) <= LONGEST_LABEL
        and sentence.excerpt.strip() == label
        and not label.endswith((*_STOPS, "。"))
        and not (sentence.names_contacts and not is_bare_yes(sentence))
        and control_role(label, reading.text.locale) in (Role.ACCEPT, Role.REFUSE)
    )


def is_bare_yes(label: Signed) -> bool:
    """Say whether a button's words hold no more than what is agreed to: "I agree to share my contacts" names nobody."""
    words = label.excerpt
    return (
        label.unread <= 1
        and not _NAME_WITHIN.search(words)
        and len(words.split()) <= _MOST_WORDS_OF_A_YES
        and (not UNSPACED.search(words) or len(words) <= _MOST_CHARACTERS_OF_A_YES)
    )


def is_label(sentence: str) -> bool:
    """Say whether a sentence is too short to tell more than a name, or is a button's."""
    if sentence.rstrip().endswith(_STOPS) and len(sentence.split()) > 1:
        return False
    if UNSPACED.search(sentence):  # Thai parts clauses by spaces, and no words.
        return len(_LETTERS.findall(sentence)) < _FEWEST_CHARACTERS
    return len(sentence.split()) < _FEWEST_WORDS


def sentences_of(screens: Sequence[Reading], locale: str) -> Iterator[tuple[Reading, Signed]]:
    """Yield the sentences of the texts in one language in their order, each with the text that it stands in.

    The answer to a short question on something else is of that as well: "Questions about your due date? Text DUE to 55011."
    """
    before: Signed | None = None
    for each in screens:
        if each.text.locale != locale:
            continue
        for one in signed_sentences(each.text.text, locale):
            is_answer = (
                before is not None
                and before.excerpt.rstrip().endswith(ASKS)
                and not one.excerpt.rstrip().endswith(ASKS)
                and not one.names_contacts
            )
            asked = before.of_others if before is not None and is_answer else frozenset()
            yield each, replace(one, of_others=one.of_others | asked)
            before = one

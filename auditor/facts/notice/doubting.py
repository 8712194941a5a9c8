"""Whether a silence may be a sentence that was not understood: the doubts of the notice elements.

Asked only where no examined text was understood to tell an element. On a consent screen purpose and
method are looked for in the sentences about the phonebook and beside them, the rest in all of it; in a
document beside its sentences about the phonebook, and how to end it, who answers and where to turn
anywhere. What was understood as something else leaves no doubt.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.facts.ground.text_places import text_evidence
from auditor.facts.notice.gaps import is_gap
from auditor.facts.notice.lines import (
    ASKS,
    CONTROLS,
    UNSPACED,
    answers,
    denying_something,
    is_bare_yes,
    is_label,
    naming_another_firm,
    sentences_of,
    told_by,
    under_strange_labels,
)
from auditor.facts.notice.notices import NEAR, RECIPIENTS, Reading
from auditor.model.evidence import Evidence
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.doubts import DOUBTED, Signed, signed_sentences
from auditor.sentences.claims import Mode
from auditor.sentences.leftovers import MANY
from auditor.sentences.rubrics import told_by_rubrics
from auditor.sentences.statements import Statement

BESIDE: Final = 2
"""Sentences of a screen before and behind one on the phonebook in which what for and how is looked for."""
SMALL: Final = 20
"""Sentences and labels of a screen that speaks of one thing: there it is looked for in all of them."""
SHOWN: Final = 5
LONG: Final = 140
LONG_UNSPACED: Final = 60
"""Characters from which on a sentence holds several things."""
STRANGE: Final = 3
"""Words of no known meaning from which on a sentence was not understood."""
_OF_THE_PHONEBOOK: Final = frozenset({"N2", "N3", "N4"})
_BESIDE_IN_DOCUMENTS: Final = frozenset({"N2", "N3", "N4", "N5"})
_THREATS: Final = frozenset({Mode.COERCION, Mode.PRESSURE})
_OTHER_ELEMENTS: Final = {
    "N2": frozenset({"N4", "N5", "N6", "N7", "N8", "N9"}),
    "N3": frozenset({"N4", "N5", "N6", "N7", "N8", "N9"}),
    "N4": frozenset({"N6", "N9"}),
    "N5": frozenset({"N6", "N7", "N9"}),
    "N6": frozenset({"N4", "N9"}),
    "N7": frozenset({"N5"}),
    "N9": frozenset({"N6"}),
}
"""Elements whose statement accounts for a sign of another in the same sentence."""
_WHO_ANSWERS: Final = "N7"
_PURPOSE: Final = "N2"
_ENDING: Final = "N6"
_OF_WHO_READS: Final = frozenset({_WHO_ANSWERS})
_BUT_FOR_PLAIN: Final = {
    "N2": frozenset({"N7"}),
    "N5": frozenset({"N6", "N7", "N9"}),
    "N6": frozenset({"N9"}),
    "N9": frozenset({"N6"}),
}
"""Those of them that do not account for a plain sign on a screen: "have it erased through our complaints desk"."""
_WHEREVER_NAMED: Final = frozenset({"N3", "N6", "N7", "N9"})
"""Those of which that holds even where the sentence names the phonebook."""
_UNDERSTOOD: Final = {
    "N5": frozenset({Mode.CONDITIONAL, Mode.DENIAL}),
    "N6": frozenset({Mode.CONDITIONAL}),
}
"""Modes in which a sentence that was understood says nothing of an element: "only once you switch it on"."""
_SEVERAL: Final = 2
_FEWEST_TELLING: Final = 4
"""Words of a sentence that tells something, the commonest left out."""
_IN_ANY_WORDS: Final = frozenset({"N2", "N3", "N4", "N5", "N6"})
"""Elements that have no words of their own: a company has a form, a complaint an address."""
_TOLD_IN_STATEMENTS: Final = frozenset({"N4", "N5", "N6"})
"""Elements that no question in unknown words tells: "Mind if we take a peek at your contacts?"."""
_BESIDE_UNREAD: Final = {
    "N3": frozenset({"N1", "N2", "N5", "N7", "N8", "N11"}),
    "N4": frozenset({"N1", "N8", "N11"}),
    "N5": frozenset({"N1", "N8", "N11"}),
    "N6": frozenset({"N1"}),
}
_NAMES: Final = frozenset({"N7", "N9"})


def doubts_on_screen(element: str, screens: Sequence[Reading]) -> tuple[Evidence, ...]:
    """Return the sentences of consent screens that may tell an element and were not understood to."""
    if element not in DOUBTED:
        return ()
    found = []
    is_named = any(one.naming for one in screens)
    for locale in dict.fromkeys(one.text.locale for one in screens):
        rows = list(sentences_of(screens, locale))
        naming = [at for at, (_, one) in enumerate(rows) if one.names_contacts]
        found += [
            (reading.text, one.excerpt)
            for reading, one in rows
            if element not in one.of_others
            and is_gap(element, one, told_by(one, reading))
            and not is_label(one.excerpt)
            and not (reading in screens[-CONTROLS:] and answers(one, reading))
        ]
        for at, (reading, one) in enumerate(rows):
            is_near = any(abs(at - other) <= BESIDE for other in naming)
            if element in _OF_THE_PHONEBOOK and (
                not (is_near or ((naming or not is_named) and len(rows) <= SMALL))
                or _is_behind_other_data([each for _, each in rows[:at]], one)
            ):
                continue
            is_signed = element not in one.of_others and (
                element in one.may_tell_here
                or (
                    (is_near or element not in _OF_THE_PHONEBOOK)
                    and _may_tell_in_any_words(element, one, reading, is_title=not at)
                )
                or (element == "N2" and any(map(_tells_whom_to_reach, told_by(one, reading))))
            )
            is_control = reading in screens[-CONTROLS:] and answers(one, reading)
            if is_signed and _is_open(
                element, one, reading, is_shown=True, is_control=is_control
            ):
                found.append((reading.text, one.excerpt))
    if element == "N5":
        found += naming_another_firm(screens)
        found += denying_something(screens)
    if element in _IN_ANY_WORDS:
        found += under_strange_labels(element, screens)
    return _places(found)


def _may_tell_in_any_words(
    element: str, sentence: Signed, reading: Reading, *, is_title: bool
) -> bool:
    """Say whether so much of a sentence is in words of no known meaning that they may tell an element.

    A sentence that was understood to tell another one is left out; for the purpose, which stands beside much,
    one that tells two others: how long, to whom and by whom are told in names.
    """
    if element not in _IN_ANY_WORDS or not (
        _is_strange(sentence)
        or (element == "N2" and not is_title and _tells_nothing_known(sentence, reading))
    ):
        return False
    is_asked = sentence.excerpt.rstrip().endswith(ASKS)
    if is_title and is_asked and not sentence.names_contacts:
        return False  # "May we check your reference?", over what is told.
    if is_asked and element in _TOLD_IN_STATEMENTS:
        return False
    told = {
        state
        for one in reading.statements
        if one.start == sentence.start
        for state in one.states
    }
    if element == "N2":
        others = _OTHER_ELEMENTS["N2"].intersection(told)
        # "Changed your mind? In My account tap Cancel": its words are those of what it tells.
        return len(others) < _SEVERAL and not (others and sentence.unread_at_all < STRANGE)
    return told <= _BESIDE_UNREAD[element]


def _is_strange(sentence: Signed) -> bool:
    """Say whether so many words of a sentence are in no table that it was not understood.

    A short one that tells what follows on a refusal ("if you refuse, a reference will do") is of the borrower.
    """
    return sentence.unread >= STRANGE or (
        sentence.unread >= STRANGE - 1
        and sentence.unread * 2 >= sentence.words
        and not sentence.is_of_a_no
        and _ENDING not in sentence.may_tell_here  # "Changed your mind later?"
    )


def _tells_nothing_known(sentence: Signed, reading: Reading) -> bool:
    """Say whether a whole sentence was understood to tell nothing, with a word of no table in it.

    "Your number rarely lies": what the phonebook is for is told in the most various words.
    """
    return (
        sentence.words >= _FEWEST_TELLING
        and sentence.unread > 0
        and not sentence.is_of_a_no
        and _ENDING not in sentence.may_tell_here
        and not told_by(sentence, reading)
    )


def _is_behind_other_data(before: Sequence[Signed], sentence: Signed) -> bool:
    """Say whether what was named last before a sentence is the location or the like: it is of that.

    Behind "we do not share your location" it may be of the contacts as well.
    """
    last = next(
        (
            one
            for one in reversed(before)
            if one.names_contacts or (one.is_of_other_data and one.turns_away)
        ),
        None,
    )
    is_other = last is not None and last.is_of_other_data and not last.denies
    return is_other and not sentence.names_contacts


def doubts_in_documents(element: str, documents: Sequence[Reading]) -> tuple[Evidence, ...]:
    """Return the sentences of documents that may tell an element and were not understood to."""
    if element not in DOUBTED:
        return ()
    found = [
        (reading.text, one.excerpt)
        for reading in documents
        for one in _asked(element, reading)
        if _is_open(element, one, reading, is_shown=False)
    ]
    found += [
        (reading.text, one.excerpt)
        for reading in documents
        for one in _not_understood(element, reading)
    ]
    found += [
        (reading.text, words)
        for reading in documents
        for words in _under_labels(element, reading)
    ]
    if element == RECIPIENTS:  # Who gets the location may get all the rest.
        found += [(each.text, one.excerpt) for each in documents for one in each.aside]
    return _places(found)


def _under_labels(element: str, document: Reading) -> Iterator[str]:
    """Yield what stands near the phonebook under a label that asks for an element: "Shared with: …".

    On a screen that tells it; in a document a label may be of other data. A purpose is told there in many other ways.
    """
    if element == _PURPOSE:
        return
    text = document.text.text
    end = 0
    for one in document.naming:
        if one.start + NEAR <= end:
            continue
        begin, end = max(one.start - NEAR, end), one.start + len(one.excerpt) + NEAR
        for told in told_by_rubrics([text[begin:end]]):
            if element in told.statement.states:
                yield told.statement.excerpt


def _places(found: Iterable[tuple[Text, str]]) -> tuple[Evidence, ...]:
    """Return where sentences stand, each once."""
    first = tuple(dict.fromkeys(found))[:SHOWN]
    return tuple(text_evidence(text, excerpt) for text, excerpt in first)


def _asked(element: str, document: Reading) -> Iterator[Signed]:
    """Yield the sentences of a document in which a sign of an element stands where it is asked."""
    named = [one.start for one in document.naming]
    for one in signed_sentences(document.text.text, document.text.locale):
        is_near = any(abs(one.start - start) <= NEAR for start in named)
        told = one.may_tell_here if is_near else one.may_tell
        if (
            element in told
            and element not in one.of_others
            and (is_near or element not in _BESIDE_IN_DOCUMENTS)
        ):
            yield one


def _not_understood(element: str, document: Reading) -> Iterator[Signed]:
    """Yield the sentences of a document in a language nobody reviewed of which nothing was made, where it is asked."""
    named = [one.start for one in document.naming]
    for one in signed_sentences(document.text.text, document.text.locale):
        is_asked = element not in _BESIDE_IN_DOCUMENTS or any(
            abs(one.start - start) <= NEAR for start in named
        )
        if (
            is_asked
            and element not in one.of_others
            and not is_label(one.excerpt)
            and is_gap(element, one, told_by(one, document))
        ):
            yield one


def _is_open(
    element: str,
    sentence: Signed,
    reading: Reading,
    *,
    is_shown: bool,
    is_control: bool = False,
) -> bool:
    """Say whether nothing else that was understood accounts for what a sentence may tell.

    `is_control`: it is the label of a button.
    """
    if (
        sentence.is_of_other_data
        or (is_control and (element not in sentence.may_tell or is_bare_yes(sentence)))
        or (element not in _NAMES and is_label(sentence.excerpt))
    ):
        return False
    told = told_by(sentence, reading)
    is_plainly_signed = is_shown and element in sentence.may_tell
    if element in _OF_THE_PHONEBOOK and any(
        one.mode in _THREATS and not one.is_lure for one in told
    ):
        # "We call your contacts if you are late" threatens, and says what they are for.
        return element == "N2" and (
            any(_tells_whom_to_reach(one) for one in told)
            or (sentence.unread >= MANY and all(one.mode is Mode.COERCION for one in told))
        )
    is_long = _is_long(sentence.excerpt)
    if any(
        one.mode in _UNDERSTOOD.get(element, ())
        and (one.mode is not Mode.DENIAL or one.is_plain)
        and not (is_plainly_signed and (is_long or one.mode is Mode.DENIAL))
        for one in told
    ):
        return False
    if (
        element in _OF_THE_PHONEBOOK
        and told
        and all(one.mode is Mode.DENIAL and one.is_plain for one in told)
    ):
        return False
    is_accounted = not sentence.names_contacts or element in _WHEREVER_NAMED
    others = _OTHER_ELEMENTS[element]
    if is_plainly_signed:
        others -= others if is_long else _BUT_FOR_PLAIN.get(element, frozenset())
    if element == "N3" and sentence.names_contacts and sentence.unread > MANY:
        return True  # How it is taken may stand among so many words that were not understood.
    if sentence.names_contacts:
        others -= _OF_WHO_READS  # "We, Acme Ltd, read your contacts" in ways that were not understood.
    return not (is_accounted and any(others.intersection(one.states) for one in told))


def _is_long(sentence: str) -> bool:
    """Say whether what a sentence was understood to tell may stand far from what it may tell besides."""
    return len(sentence) > (LONG_UNSPACED if UNSPACED.search(sentence) else LONG)


def _tells_whom_to_reach(one: Statement) -> bool:
    """Say whether a threat is to reach the people of the phonebook itself."""
    return one.mode is Mode.PRESSURE and (one.is_of_phonebook or "N11" in one.states)

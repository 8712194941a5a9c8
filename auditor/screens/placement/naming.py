"""Whether a screen that names the phonebook asks: not so an order on a button, nor a message that reports.

"Import contacts" on a button tells what the button does, as in any address book, and "All contacts
are tidy!" above an OK that closes the screen reports. Neither is an act of acceptance (decision.md, section 2).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.notice.entries import handles_entries
from auditor.screens.notice.other_data import does_something_else, is_errand
from auditor.screens.notice.screen_rows import rows_of
from auditor.screens.parts.shown import Choice, Effect
from auditor.screens.surfaces.drafts import Draft, texts_of
from auditor.sentences.claims import Mode, Topic
from auditor.sentences.labels import binds_to_document, control_role, is_weak_acceptance
from auditor.sentences.statements import Statement, read_statements

_BESIDE: Final = (Role.LINK, Role.OTHER)
_MOST_WORDS: Final = 4
"""Words of an order on a button: "Import contacts from SIM"."""
_MOST_LETTERS: Final = (
    (re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"), 8),
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 24),
)
"""The same in letters, in scripts that part no words: those of Chinese, and those that spell (Thai, Lao, Burmese, Khmer)."""
_LONGEST_HEADING: Final = 20
"""Characters of the title of a dialog that asks whether to do an errand: "Delete"."""
_LONGEST_YES: Final = 4
_BY_NAME: Final = frozenset({"N1", "N3"})
"""Elements that an order tells by its verb and object alone."""
_ASKS: Final = re.compile(r"[?？؟]")


def is_order(text: Text) -> bool:
    """Say whether a label tells the app to do something with the phonebook now, and agrees to nothing."""
    words = text.text.strip()
    if not _is_short(words) or _ASKS.search(words) or binds_to_document(words):
        return False
    said = read_statements(words, locale=text.locale)
    return (
        bool(said)
        and control_role(words, text.locale) is Role.OTHER
        and all(
            one.mode is Mode.STATEMENT and not one.purpose and _BY_NAME.issuperset(one.states)
            for one in said
        )
    )


def _is_short(text: str) -> bool:
    words = text.strip()
    for script, most in _MOST_LETTERS:
        if script.search(words):
            return len(words) <= most
    return len(words.split()) <= _MOST_WORDS


def _untranslated(draft: Draft) -> Sequence[Text]:
    """Return the texts of a screen in the default locale; what a table of a language misreads says nothing else."""
    texts = texts_of(draft)
    return [one for one in texts if not one.locale] or texts


def _only_names(text: Text, *, may_ask: bool) -> bool:
    """Say whether a text names the phonebook, and neither asks nor tells what is done with it."""
    if (_ASKS.search(text.text) and not may_ask) or binds_to_document(text.text):
        return False
    return all(
        one.mode is Mode.STATEMENT
        and one.topics == (Topic.OTHER,)
        and not one.purpose
        and _BY_NAME.issuperset(one.states)
        for one in read_statements(text.text, locale=text.locale)
    )


def asks(draft: Draft, choices: Sequence[Choice]) -> bool:
    """Say whether a screen asks: more than "Apply now" above a link to a policy."""
    agreeing = [one for one in choices if accepts(one)]
    # A link, or a button that leads on to something else, is named by what it opens or withdraws.
    beside = {text for one in choices if one.role in _BESIDE for text in one.labels}
    return (
        any(
            not is_weak_acceptance(text.text, text.locale)
            for one in agreeing
            for text in one.labels
        )
        or any(tells(one) for one in texts_of(draft) if one not in beside)
        or bool(draft.displays)
    )


def unasked(draft: Draft, choices: Sequence[Choice]) -> Sequence[Choice]:
    """Return the controls of a screen, which neither agree to anything nor refuse where it only reports."""
    is_none = _only_reports(draft, choices) or _only_handles_entries(draft, choices)
    if not (is_none or _only_lists(draft, choices)):
        return choices
    answers = (Role.ACCEPT, Role.REFUSE)
    return [replace(one, role=Role.OTHER) if one.role in answers else one for one in choices]


def _only_reports(draft: Draft, choices: Sequence[Choice]) -> bool:
    """Say whether a screen has an OK that only closes it, or does an errand, and no more than names the phonebook."""
    agreeing = [one for one in choices if accepts(one)]
    is_on_errand = draft.closes and any(
        len(one.text) <= _LONGEST_HEADING and is_errand(one.text) for one in draft.words.texts
    )
    return (
        bool(agreeing)
        and all(_is_weak(one) and (is_on_errand or _only_closes(one)) for one in agreeing)
        and all(_only_names(one, may_ask=is_on_errand) for one in _untranslated(draft))
    )


def _only_handles_entries(draft: Draft, choices: Sequence[Choice]) -> bool:
    """Say whether a screen asks what an address book asks of a contact, below words that agree to nothing else."""
    agreeing = [one for one in choices if accepts(one)]
    every = [text for one in agreeing for text in one.labels]
    labels = [one for one in every if not one.locale] or every
    return (
        bool(agreeing)
        and (draft.words.is_whole or all(map(_agrees_to_nothing, labels)))
        and all(map(_agrees_to_little, labels))
        and not any(binds_to_document(one.text) for one in _untranslated(draft))
        and handles_entries(
            (one.text, read_statements(one.text, locale=one.locale))
            for one in (*_untranslated(draft), *labels)
        )
    )


def _only_lists(draft: Draft, choices: Sequence[Choice]) -> bool:
    """Say whether a form's own button stands below no more than the name of an item, a promise, or a threat.

    "Phone contacts" in a list of what is still to be verified, above "Apply for a loan", tells nothing of a reading, nor
    does "We never share your contacts", or what the people in the phonebook will hear of a debt: "Next" below such is no yes.
    """
    labels = [text for one in choices if accepts(one) for text in one.labels]
    texts = [one for one in _untranslated(draft) if one not in labels]
    said = [(one, read_statements(one.text, locale=one.locale)) for one in texts]
    bars = all(
        _promises_or_threatens(each) or not each.names_contacts
        for _, rows in said
        for each in rows
    )
    return (
        bool(labels)
        and draft.words.is_whole
        and not any(one.role is Role.BOX for one in choices)
        and all(
            does_something_else(one.text) or (bars and is_weak_acceptance(one.text, one.locale))
            for one in labels
        )
        and any(each.names_contacts for _, rows in said for each in rows)
        and not any(binds_to_document(one.text, one.locale) for one in texts)
        and not tells_of_them(texts)
        and all(
            _promises_or_threatens(each)
            or (
                each.mode is Mode.STATEMENT
                and not each.purpose
                and _BY_NAME.issuperset(each.states)
                and (_is_short(one.text) or not each.names_contacts)
            )
            for one, rows in said
            for each in rows
        )
    )


def tells_of_them(texts: Sequence[Text]) -> bool:
    """Say whether a sentence tells what the lender does with "them", which another sentence names."""
    rows = rows_of([one.text for one in texts], [one.locale for one in texts])
    return any(
        not row.reading.contacts
        and not row.is_of_other_data
        and row.reading.has("own")
        and row.reading.has("anaphora")
        and row.reading.has("collect", "upload", "share")
        and not row.reading.has("negator")
        for row in rows
    )


def _promises_or_threatens(statement: Statement) -> bool:
    """Say whether a sentence denies something, presses, praises or only names the phonebook, and tells no use of it beside."""
    return (
        statement.mode is Mode.PRESSURE
        or (statement.mode is Mode.DENIAL and not statement.purpose)
        or (
            statement.mode is Mode.STATEMENT
            and (statement.is_lure or statement.is_bare is Kleene.YES)
        )
    )


def _agrees_to_little(label: Text) -> bool:
    """Say whether a label agrees to whatever stands above it, or is told to do something: "Yes", "Done", "Send"."""
    return (
        len(label.text.strip()) <= _LONGEST_YES
        or is_weak_acceptance(label.text, label.locale)
        or _agrees_to_nothing(label)
    )


def _agrees_to_nothing(label: Text) -> bool:
    """Say whether a label only tells the app to do something: "Send"."""
    return control_role(label.text, label.locale) is Role.OTHER


def accepts(choice: Choice) -> bool:
    """Say whether using a control can be to agree."""
    return choice.role is Role.ACCEPT or choice.is_act is Kleene.YES


def tells(text: Text) -> bool:
    """Say whether a text that code puts together names the phonebook or binds to a document."""
    return binds_to_document(text.text) or any(
        one.names_contacts for one in read_statements(text.text)
    )


def _is_weak(choice: Choice) -> bool:
    """Say whether a control says no more than OK."""
    return choice.role is Role.ACCEPT and all(
        is_weak_acceptance(one.text, one.locale) for one in choice.labels
    )


def _only_closes(choice: Choice) -> bool:
    """Say whether a control does no more than close its screen."""
    return choice.is_followed and choice.effects <= {Effect.EXITS}

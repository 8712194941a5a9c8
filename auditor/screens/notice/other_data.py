"""What a consent must be told apart from: other data, and acts that mean something else.

An act that accepts the use of several kinds of data is bundled; who taps "Apply" applies and
agrees to nothing by that (decision.md, section 4, rows C6 and C3).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from auditor.data.shelf import read_table
from auditor.model.vocabulary import Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.shown import Shown
from auditor.sentences.haystack import is_latin
from auditor.sentences.labels import LONGEST_LABEL, document_names, readings
from auditor.sentences.lexicon import fold

DATA = "consent/other_data"
MESSAGES = "consent/messages"
ACTS = "consent/other_acts"
ERRANDS = "consent/errands"
LATER = "consent/later_acts"
PAPERS = "consent/own_papers"
OWN_MESSAGES = "consent/own_messages"
STORING = "consent/storing"
SENDING = "consent/handing_in"
_HEAD = 24
"""Characters with which a paper names itself."""
_NUMBER = re.compile(r"\d")


def names_other_data(text: str) -> bool:
    """Say whether a text names a kind of data besides contacts (table `consent/other_data`); a message to the reader is none."""
    return any(_named(words_in_table(OWN_MESSAGES).sub(" ", fold(text))))


def _named(folded: str) -> Iterator[re.Match[str]]:
    """Yield where a folded text names such data; "Storage: 60 days" tells how long data are kept."""
    is_timed = _NUMBER.search(folded) is not None
    for one in words_in_table(DATA).finditer(folded):
        if not (is_timed and words_in_table(STORING).fullmatch(one.group())):
            yield one


def names_data_besides_messages(text: str) -> bool:
    """Say whether a text names such data other than messages, which somebody is sent."""
    messages = words_in_table(MESSAGES)
    return any(not messages.fullmatch(one.group()) for one in _named(fold(text)))


def other_data_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded text names kinds of data besides contacts."""
    yield from (one.span() for one in _named(text))


def names_one_other_kind(text: str) -> bool:
    """Say whether a text names one kind of data besides contacts: of a list of them ("name, location, photos") all data are meant."""
    return len({one.group() for one in _named(fold(text))}) == 1


def does_something_else(label: str) -> bool:
    """Say whether a button's words name an act other than agreeing (table `consent/other_acts`)."""
    return words_in_table(ACTS).search(fold(label)) is not None


def hands_in_by_words(label: str) -> bool:
    """Say whether a button's words hand in what is filled in beside it (table `consent/handing_in`), or name another act."""
    return does_something_else(label) or words_in_table(SENDING).search(fold(label)) is not None


def is_asked_apart(text: str) -> bool:
    """Say whether a sentence tells that what it names is asked for later, or separately (table `consent/later_acts`)."""
    return words_in_table(LATER).search(fold(text)) is not None


def is_name_of_consent(name: str) -> bool:
    """Say whether a document's name is that of a consent, as 授权书: no policy's and no contract's (table `consent/own_papers`)."""
    return words_in_table(PAPERS).fullmatch(fold(name)) is not None


def is_paper_itself(texts: Sequence[Text], names: Iterable[str]) -> bool:
    """Say whether what stands on a screen is a consent in writing, and no other paper is named.

    Headed 通讯录授权协议, its clauses below: a clause on "this agreement", or a button that agrees to it, names that.
    """
    own = document_names(texts[0].text[:_HEAD], texts[0].locale) if texts else ()
    return (
        bool(own)
        and (all(map(is_name_of_consent, own)) or _is_on_the_phonebook(texts[0], own))
        and all(
            is_name_of_consent(name)
            or any(one.startswith(name) or one.endswith(name) for one in own)
            for name in names
        )
    )


def _is_on_the_phonebook(head: Text, own: Sequence[str]) -> bool:
    """Say whether a heading is but the name of one paper, and of the phonebook: "Agreement on the use of contacts"."""
    return (
        len(own) == 1
        and len(head.text) <= LONGEST_LABEL
        and any(one.contacts for one in readings(head.text, head.locale))
    )


def is_errand(label: str) -> bool:
    """Say whether a button's words ask for an errand, as to update the app (table `consent/errands`)."""
    return (
        len(label) <= LONGEST_LABEL and words_in_table(ERRANDS).search(fold(label)) is not None
    )


@cache
def words_in_table(table: str) -> re.Pattern[str]:
    """Return a pattern of the words of a table, of all its languages; Latin words match whole."""
    words = dict.fromkeys(fold(word) for row in read_table(table).values() for word in row)
    bounded = [re.escape(one) for one in words if is_latin(one)]
    free = [re.escape(one) for one in words if not is_latin(one)]
    return re.compile(rf"\b(?:{'|'.join(bounded)})\b|{'|'.join(free)}")


def words_beside(shown: Shown) -> set[Text]:
    """Return the words on a screen's controls that do something else: "Choose from contacts" beside "Submit".

    They tell what that control does, and nothing about what the act accepts.
    """
    answers = {
        one for each in shown.choices if each.role is not Role.OTHER for one in each.labels
    }
    others = {one for each in shown.choices if each.role is Role.OTHER for one in each.labels}
    return {one for one in others - answers if len(one.text) <= LONGEST_LABEL}

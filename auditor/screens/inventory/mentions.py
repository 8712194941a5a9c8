"""Which texts of an app speak of the device's phonebook, and which bind the reader to a policy.

Texts that hold no word for contacts in any language are left out with one look at the haystack;
what the others say is read sentence by sentence (`statements`). A mention says that a text
*names* the phonebook; whether a person is shown it, and when, is not decided here.
"""

import re
from dataclasses import dataclass
from functools import cache

from auditor.screens.inventory.texts import Text
from auditor.sentences.claims import Mode
from auditor.sentences.grams import fewest
from auditor.sentences.haystack import Haystack
from auditor.sentences.labels import (
    LONGEST_LABEL,
    binds_to_document,
    names_document,
)
from auditor.sentences.lexicon import GAP, lexicons
from auditor.sentences.statements import Statement, read_statements

_NAMES = ("phonebook_strict", "contact_loose", "heading")
_LONGEST_COMMON = 5
"""Letters of a word that names an agreement only on a label: `terms`, `协议`."""
_YES = ("我同意", "您同意")
_TITLED = "《"
"""Stands before the title of a document in Chinese, however short: 《授权书》."""
_BINDS = ("you agree to", "i agree to", "you accept our", "i accept the", "我同意", "您同意")
_POLICY_URL = re.compile(
    r"https?://[^\s\"'<>]*(?:privacy|polic|agreement|yinsi|terms|kebijakan|privacidad|xieyi)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence that names the phonebook, and its place."""

    text: Text
    statement: Statement

    @property
    def sentence(self) -> str:
        """The sentence as written."""
        return self.statement.excerpt


def find_mentions(haystack: Haystack[Text]) -> tuple[Mention, ...]:
    """Return what the sentences say that name the phonebook, each text's in order."""
    mentions: dict[tuple[str, str, Statement], Mention] = {}
    for number in haystack.holding(_roots(_NAMES)):
        text = haystack.texts[number]
        if text.library and text.where == "string":
            continue  # "Agenda" on a library's picker of dates: no app asks anything by it.
        for one in read_statements(text.text, locale=text.locale):
            if one.names_contacts:
                mentions.setdefault((text.part, text.source, one), Mention(text, one))
    return tuple(mentions.values())


def find_dunning(haystack: Haystack[Text]) -> tuple[Text, ...]:
    """Return the texts that put a debt to somebody who does not owe it; most name no phonebook."""
    return tuple(
        text
        for text in map(haystack.texts.__getitem__, haystack.holding(_roots(("dunned",))))
        if not text.library
        and any(
            one.mode is Mode.PRESSURE for one in read_statements(text.text, locale=text.locale)
        )
    )


@cache
def _roots(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fewest pieces of words of which one is in every word of some meanings."""
    return fewest(
        {
            max(word.strip("^*|").split(GAP), key=len).strip()
            for table in lexicons()
            for meaning in meanings
            for word in table.of(meaning)
        }
    )


def find_policy_texts(haystack: Haystack[Text]) -> tuple[Text, ...]:
    """Return the texts that name a policy, terms or an agreement, or link to one.

    A text on a screen that takes something for an agreement to terms binds to what is not read here; one that asks
    to agree to what it says itself ("you agree to share your contacts", "经您同意后") binds to no document.
    """
    numbers = set(haystack.hits(_documents()))
    bound = haystack.hits(_BINDS)
    for number in (*bound, *haystack.holding(_roots(("deemed", "implied_consent")))):
        one = haystack.texts[number]
        is_own = one.where in ("string", "screen") and not one.library
        if (
            is_own
            and (number in bound or _binds(one))
            and not _says_it_itself(one)
            and not _is_bare_yes(one.text)
        ):
            numbers.add(number)
    for number in haystack.hits((_TITLED,)):
        one = haystack.texts[number]
        if not one.library and (binds_to_document(one.text, one.locale) or _is_title(one)):
            numbers.add(number)
    for number, one in enumerate(haystack.texts):
        if "http" in one.text and _POLICY_URL.search(one.text):
            numbers.add(number)
    return tuple(haystack.texts[number] for number in sorted(numbers))


def _is_title(text: Text) -> bool:
    """Say whether a text is the title of a document and nothing else, as code puts it behind "I agree to": 《授权书》."""
    words = text.text.strip()
    return (
        words.startswith(_TITLED)
        and words.endswith("》")
        and words.count(_TITLED) == 1
        and names_document(words, text.locale)
    )


def _is_bare_yes(text: str) -> bool:
    """Say whether a button's words end on their yes, and agree to nothing that they name: "可以,我同意"."""
    return len(text) <= LONGEST_LABEL and text.strip(" .!。！").endswith(_YES)


def _says_it_itself(text: Text) -> bool:
    """Say whether what is agreed to stands in the text: it names the phonebook, no document and no address."""
    return (
        "http" not in text.text
        and not names_document(text.text, text.locale)
        and any(one.names_contacts for one in read_statements(text.text, locale=text.locale))
    )


def _binds(text: Text) -> bool:
    """Say whether a text takes something for consent."""
    return any(
        one.mode is Mode.IMPLIED_CONSENT
        for one in read_statements(text.text, locale=text.locale)
    )


@cache
def _documents() -> tuple[str, ...]:
    """Return the names of policies and agreements that are names wherever they stand."""
    words = dict.fromkeys(
        word
        for table in lexicons()
        for meaning in ("policy", "agreement")
        for word in table.of(meaning)
        if len(word) > (_LONGEST_COMMON if word.isascii() else _LONGEST_COMMON - 2)
    )
    return tuple(words)

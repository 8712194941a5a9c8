"""Constants that name the phonebook for a program alone, and leave no doubt whether a consent was missed."""

import pytest

from auditor.facts.hidden.unseen import _is_of_code
from auditor.screens.inventory.mentions import Mention
from auditor.screens.inventory.texts import Text
from auditor.sentences.statements import read_statements


def is_of_code(words: str, where: str = "code") -> bool:
    text = Text(words, where, "classes.dex#1", "", "base.apk")
    (said,) = read_statements(words)
    return _is_of_code(Mention(text, said))


@pytest.mark.parametrize("words", ["NAME, CONTACTS, LAT, LNG", "sync contacts startId:"])
def test_heads_of_tables_and_words_of_a_log_are_for_nobody_to_read(words):
    assert is_of_code(words)
    assert not is_of_code(words, "string")


@pytest.mark.parametrize(
    "words",
    [
        "CONTACTS",
        "Sync contacts",
        "mPokket reads your contacts, once.",
        "WE READ YOUR CONTACTS, ONCE, AND SAFELY.",
        "WE READ YOUR CONTACTS, ONCE, TO VERIFY YOUR IDENTITY",
    ],
)
def test_what_a_person_may_read_may_be_a_consent(words):
    assert not is_of_code(words)

"""How many words of a sentence no table knows."""

import pytest

from auditor.sentences.leftovers import unread_words
from auditor.sentences.reading import Reading
from auditor.sentences.sentences import prepared
from auditor.sentences.terms import grammar


def unread(language, text):
    words = grammar(language)
    whole = prepared(text)
    return unread_words(Reading(whole, words, words.scan(whole)), text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "compartiéramos"), ("es", "recopilaríamos"), ("pt", "compartilharíamos")],
)
def test_an_ending_is_no_word_of_its_own(language, text):
    assert unread(language, text) == 0


def test_a_word_that_no_table_knows_is_counted_whole():
    assert unread("hi", "झुनझुना") == 1  # Its vowel signs part no words.
    assert unread("es", "El duende susurra") == 2

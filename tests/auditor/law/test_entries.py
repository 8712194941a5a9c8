"""Broken entries of the law's tables are refused by name."""

import pytest

from auditor.errors import BadData
from auditor.law.entries import check_keys, text_of, texts_of, words_of
from auditor.model.words import Words


def test_words_need_both_languages_and_nothing_else():
    assert words_of("t", "e", {"en": "a", "zh": "b"}) == Words("a", "b")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"en": "a"}, r"t\.toml: e: lacks zh"),
        ({"en": "a", "zh": "b", "fr": "c"}, "has unknown keys fr"),
        ({"en": "a", "zh": " "}, "should be a text"),
        ("a", "is no table of keys"),
    ],
)
def test_broken_words_are_refused(value, message):
    with pytest.raises(BadData, match=message):
        words_of("t", "e", value)


def test_keys_that_are_allowed_may_be_missing():
    entry = {"a": 1}
    keys = {"needed": frozenset("a"), "allowed": frozenset("b")}
    assert check_keys("t", "e", entry, **keys) == entry


@pytest.mark.parametrize("value", ["a", [1], [""]])
def test_a_list_of_texts_holds_texts(value):
    with pytest.raises(BadData, match="should be a"):
        texts_of("t", "e", value)


def test_a_number_is_no_text():
    with pytest.raises(BadData, match="should be a text, is 3"):
        text_of("t", "e", 3)

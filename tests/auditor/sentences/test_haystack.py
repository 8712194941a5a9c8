"""Words are found wherever they stand, though most searches for absent ones are never made."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.sentences import grams
from auditor.sentences.grams import Grams
from auditor.sentences.haystack import Haystack

LETTERS = st.text(st.sampled_from("abc 通讯录\U0001f600\ud83d"), max_size=40)


@dataclass(frozen=True)
class Said:
    text: str


@given(LETTERS, LETTERS, LETTERS, st.integers(1, 5))
def test_a_word_that_stands_in_a_text_is_never_ruled_out(
    before: str, word: str, behind: str, size: int
) -> None:
    assert not Grams(before + word + behind, size).rules_out(word)


def test_a_word_of_other_letters_is_ruled_out() -> None:
    text = Grams("we read your contacts and send them away", 5)
    assert text.rules_out("telepon")
    assert text.rules_out("contracts")
    assert not text.rules_out("sms")


@pytest.mark.parametrize("word", ["needle", "通讯录"])
def test_a_word_across_two_pieces_of_a_long_text_is_seen(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr(grams, "_PIECE", 16)
    for shift in range(20):
        assert not Grams("x" * shift + word + "y" * 40, 3).rules_out(word)


def test_each_text_is_found_with_the_words_it_holds() -> None:
    texts = [
        Said("Your contacts."),
        Said("读取通讯录"),
        Said("uncontacts"),
        Said("Kontak & contacts"),
    ]
    found = Haystack(texts).hits(("contacts", "通讯录", "kontak", "absent"))
    assert found == {0: ("contacts",), 1: ("通讯录",), 3: ("contacts", "kontak")}

"""Widths and line breaks in a terminal."""

import pytest

from reports.columns import clip, clip_middle, pad, width_of, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("通讯录", 6), ("a通", 3), ("e\u0301", 1), ("", 0)]
)
def test_wide_characters_take_two_columns_and_marks_none(text, width):
    assert width_of(text) == width


def test_a_cut_is_shown_and_never_too_wide():
    assert clip("通讯录访问", 7) == "通讯录…"
    assert clip("short", 7) == "short"


def test_a_cut_in_the_middle_keeps_the_end():
    cut = clip_middle("com.example.lending.sync.PhoneBookReader.readAll", 30)
    assert cut.endswith("Reader.readAll")
    assert width_of(cut) <= 30


def test_padding_counts_columns():
    assert pad("通", 4) == "通  "


def test_words_stay_whole_and_chinese_breaks_anywhere():
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("通讯录访问", 6) == ["通讯录", "访问"]


def test_a_full_stop_never_begins_a_line():
    assert wrap("通讯录访问。", 10) == ["通讯录访", "问。"]


def test_a_word_wider_than_the_line_is_cut():
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]


def test_the_last_kept_line_shows_that_something_is_missing():
    assert wrap("one two three four five", 9, most=2) == ["one two", "three fo…"]

"""Hidden characters of hostile texts are named."""

import pytest

from reports.visible import one_line, visible


@pytest.mark.parametrize(
    ("hidden", "named"),
    [
        ("\u202e", "[U+202E]"),
        ("\u200b", "[U+200B]"),
        ("\u2066", "[U+2066]"),
        ("\x1b", "[U+001B]"),
        ("\x7f", "[U+007F]"),
        ("\ud800", "[U+D800]"),
        ("\U000e0041", "[U+E0041]"),
        ("\ufeff", "[U+FEFF]"),
    ],
)
def test_a_hidden_character_is_named(hidden, named):
    assert visible(f"a{hidden}b") == f"a{named}b"


def test_letters_of_any_script_are_left_alone():
    text = "快借 Fast Loan ऋण قرض ́e 🙂"
    assert visible(text) == text


def test_a_label_of_several_lines_is_set_on_one():
    assert one_line(" a\n\tb\u2028c ") == "a b[U+2028]c"

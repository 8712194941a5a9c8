"""What words on a box make of it: a yes, a no, or neither."""

import pytest

from auditor.screens.answers.acts import agrees_in_words, refuses_in_words
from auditor.screens.inventory.texts import Text


def label(words: str) -> Text:
    return Text(words, "xml", "res/layout/form.xml", "", "app.apk")


@pytest.mark.parametrize(
    "words",
    [
        "I agree that my contact list is read on this phone. It is not given to anybody else.",
        "我同意读取我的通讯录，用于评估信用风险，不会提供给任何第三方。",
    ],
)
def test_who_agrees_and_is_told_what_is_not_done_says_no_to_nothing(words):
    assert agrees_in_words([label(words)])
    assert not refuses_in_words([label(words)])


@pytest.mark.parametrize("words", ["I do not allow it", "Decline"])
def test_a_no_on_a_box_stays_one(words):
    assert refuses_in_words([label(words)])

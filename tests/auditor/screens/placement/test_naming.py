"""Texts that name the phonebook and ask nothing: orders on a button."""

import pytest

from auditor.screens.inventory.texts import Text
from auditor.screens.placement.naming import is_order


def label(words, locale=""):
    return Text(words, "string", "res/values/strings.xml#x", locale, "a.apk")


@pytest.mark.parametrize(
    "words",
    [
        "Import contacts",
        "Sync contacts",
        "Read contacts",
        "获取联系人",
        "备份联系人",
        "导入通讯录",
    ],
)
def test_what_a_button_is_told_to_do_agrees_to_nothing(words):
    assert is_order(label(words))


@pytest.mark.parametrize(
    "words",
    [
        "Allow access to contacts",
        "同意上传通讯录",
        "Sync contacts?",
        "Upload my contacts so that a limit can be offered",
        "We upload contacts to assess your credit",
        "Apply now",
        "读取通讯录用于评估您的信用额度",
    ],
)
def test_what_agrees_asks_or_tells_an_aim_is_no_order(words):
    assert not is_order(label(words))

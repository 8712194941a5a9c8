"""A sentence on what is written by hand on a no tells nothing of the data; one with an address, an ending or a company may."""

import pytest

from auditor.screens.notice.doubts import signed_sentences


@pytest.mark.parametrize(
    "text",
    [
        "If you would rather not, just write down one reference.",
        "Se não quiser, é só escrever uma referência.",
        "Si no quiere, basta con escribir una referencia.",
        "Kalau tidak mau, cukup tulis satu referensi.",
        "Không muốn thì bạn tự ghi tên một người là được.",
        "不愿意也没关系,自己填一个联系人照样能借。",
        "不想授权的话,自己写一位联系人就行。",
        "नहीं चाहते तो बस एक रेफरेंस लिख दें।",
        "Kung ayaw mo, mag-type na lang ng isang reference.",
    ],
)
def test_what_is_written_by_hand_on_a_no_leaves_nothing_open(text: str):
    (one,) = signed_sentences(text, "")
    assert (one.may_tell_here, one.unread, one.denies, one.is_of_a_no) == (
        frozenset(),
        0,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("If you do not want this any more, write your name to privacy@acme.example.", "N6"),
        ("If you do not want it, tell our office your name and it is deleted.", "N6"),
        ("If you refuse, we give the number to Acme.", "N5"),
        ("不想继续的话,把姓名写给客服即可撤回。", "N6"),
    ],
)
def test_an_address_an_ending_or_a_company_may_be_told(text: str, element: str):
    (one,) = signed_sentences(text, "")
    assert element in one.may_tell_here or element in one.hints

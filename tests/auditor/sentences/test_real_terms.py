"""Sentences of real terms and letters of lenders: what hangs on a yes, mailings that are left, contacts that may be called."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements
from tests.auditor.facts.notice_scores import judged


def _modes(text: str) -> set[Mode]:
    return {one.mode for one in read_statements(text)}


def _states(text: str) -> set[str]:
    return {state for one in read_statements(text) for state in one.states}


@pytest.mark.parametrize(
    ("text", "coerces"),
    [
        (
            "本公司需征得您的单独同意,方可读取您设备中的通讯录,仅用于对本笔借款进行授信审核。",
            False,
        ),
        ("经您同意后,我们才能读取通讯录用于借款审核。", False),
        ("您必须同意读取通讯录,方可申请借款。", True),
        ("须授权通讯录后才能放款。", True),
    ],
)
def test_reading_that_hangs_on_a_yes_coerces_nobody_and_a_loan_does(text, coerces):
    assert (Mode.COERCION in _modes(text)) is coerces


def test_persons_in_the_contact_list_who_may_be_contacted_are_pressed():
    text = "In the event we cannot get in contact with you, you also expressly authorize us to contact any and all persons in your contact list."
    assert Mode.PRESSURE in _modes(text)
    assert Mode.PRESSURE not in _modes(
        "You authorize us to read all persons in your contact list."
    )


def test_what_is_incorporated_into_terms_is_no_company():
    assert "N7" not in _states(
        "Our privacy policy is attached to and incorporated into these Terms."
    )
    assert "N7" in _states("The lender is duly incorporated under the laws of Kenya.")


def test_data_that_stand_for_the_phonebook_tell_what_for():
    text = "Chúng tôi đọc danh bạ của bạn. Dữ liệu chỉ được dùng để thẩm định hồ sơ vay này, truyền một lần."
    assert "N2" in _states(text)


NOTICE = ["We read the names and numbers in your contact list once."]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        (
            "If you do not want to receive such email messages, you will be given the option to opt out or change your preferences.",
            False,
        ),
        (
            "You may stop receiving promotional messages by following the opt-out instructions in the message.",
            False,
        ),
        ("You can withdraw your consent by email message.", True),
        ("To have it erased, send us an email message.", True),
    ],
)
def test_who_leaves_a_mailing_ends_nothing_else(line, ends):
    assert (judged([*NOTICE, line, "OK"])["N6"] is not Kleene.NO) is ends

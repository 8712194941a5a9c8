"""What a sentence excepts from what it denies tells what for; what the borrower does himself presses nobody."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements
from tests.auditor.facts.notice_scores import judged

TOLD = [
    "We do not use your contacts for any purpose other than credit assessment.",
    "Your contacts will not be used for anything except fraud prevention.",
    "除信用评估外,我们不会将您的通讯录用于其他用途。",
    "No usaremos sus contactos salvo para prevenir fraudes.",
    "Não usamos seus contatos para outra finalidade além da análise de crédito.",
    "Kami tidak menggunakan kontak Anda selain untuk penilaian kredit.",
    "Chúng tôi không dùng danh bạ của bạn ngoài mục đích đánh giá tín dụng.",
]
NOT_TOLD = [
    "We do not use your contacts for fraud prevention or anything else.",
    "We share your contacts with nobody other than credit bureaus.",
    "We do not read your contacts, except with your consent.",
    "除您同意外,我们不会读取您的通讯录。",
]
OWN = [
    "This lets you send messages to the people in your contact list.",
    "您可以向通讯录好友发送照片。",
    "Điều này cần thiết cho tính năng chụp ảnh và gửi ảnh cho danh sách liên hệ của bạn.",
    "अपने संपर्कों को संदेश भेजें।",
]
PRESSING = [
    "We will message your contacts if you are late.",
    "If you do not pay, you can expect messages to the people in your contact list.",
    "逾期的,您的通讯录好友会收到短信。",
]


@pytest.mark.parametrize("text", TOLD)
def test_an_excepted_purpose_is_told(text):
    assert judged([text, "OK"])["N2"] is Kleene.YES


@pytest.mark.parametrize("text", NOT_TOLD)
def test_an_exception_of_something_else_tells_no_purpose(text):
    assert judged([text, "OK"])["N2"] is not Kleene.YES


@pytest.mark.parametrize("text", OWN)
def test_who_sends_himself_threatens_nobody(text):
    assert all(one.mode is not Mode.PRESSURE for one in read_statements(text))


@pytest.mark.parametrize("text", PRESSING)
def test_a_message_over_a_debt_is_pressure_whoever_is_spoken_to(text):
    assert any(one.mode is Mode.PRESSURE for one in read_statements(text))

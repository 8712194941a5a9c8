"""What a passing message says to who has refused."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.sentences.turning_away import tells_taken, turns_away


@pytest.mark.parametrize(
    "text",
    [
        "Without this the loan cannot be given",
        "You cannot apply without it.",
        "Permission is required",
        "Please agree to continue.",
        "未授权无法申请借款",
        "Tidak dapat melanjutkan tanpa izin",
        "É necessário aceitar para continuar",
    ],
)
def test_says_that_nothing_goes_on(text: str) -> None:
    assert turns_away(text) is Kleene.YES


@pytest.mark.parametrize(
    "text",
    [
        "Your application has been received",
        "Solicitud enviada",
        "Thank you. We will go on without your contacts.",
        "Anda dapat melanjutkan tanpa kontak",
    ],
)
def test_says_that_it_goes_on(text: str) -> None:
    assert turns_away(text) is Kleene.NO


@pytest.mark.parametrize(
    "text",
    [
        "Thank you",
        "Natanggap na ang hiling mo",
        "You declined. You can change this in settings.",
        "拒绝授权不影响借款",
        "Consent is not required",
    ],
)
def test_says_neither(text: str) -> None:
    assert turns_away(text) is Kleene.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Application submitted. Loan decision in 5 minutes.",
        "Your loan request is in review.",
        "借款申请已提交",
        "申請已送出，等待審核",
        "Hồ sơ vay đã được nộp",
        "Pengajuan Anda terkirim",
        "Tu solicitud fue enviada",
        "Recebemos seu pedido",
        "आपका आवेदन जमा हो गया",
        "ส่งคำขอสินเชื่อแล้ว",
        "Natanggap ang iyong application",
        "Ombi lako limepokelewa",
    ],
)
def test_a_message_tells_that_the_application_was_taken(text: str) -> None:
    assert tells_taken(text)
    assert turns_away(text) is Kleene.NO


@pytest.mark.parametrize(
    "text",
    [
        "Your application was not submitted.",
        "Sorry, your application was rejected.",
        "You must allow contacts to submit your application.",
        "请先授权通讯录后再提交申请",
        "Pengajuan tidak dapat dikirim tanpa izin kontak",
        "Permission request sent",
        "We do not read your contacts.",
    ],
)
def test_other_messages_do_not(text: str) -> None:
    assert not tells_taken(text)

"""The reader's own no on a label denies nothing of what the lender does."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


def denies(text: str) -> bool:
    return any(one.mode is Mode.DENIAL for one in read_statements(text))


@pytest.mark.parametrize(
    "label",
    [
        "No, do not use my contact list",
        "I don't want to share my contacts",
        "No uses mis contactos",
        "Não use minha agenda de contatos",
        "Tidak, jangan gunakan kontak saya",
        "Không, đừng dùng danh bạ của tôi",
        "不,不要读取我的通讯录",
        "नहीं, मेरी संपर्क सूची का उपयोग न करें",
        "Huwag basahin ang contacts ko",
        "ไม่ให้ใช้รายชื่อผู้ติดต่อของฉัน",
        "میری رابطہ فہرست استعمال نہ کریں",
        "আমার কন্টাক্ট তালিকা ব্যবহার করবেন না",
    ],
)
def test_a_refusing_label_denies_nothing(label: str):
    assert not denies(label)


@pytest.mark.parametrize(
    "claim",
    [
        "We do not read my contacts",
        "Fenwick Loans Ltd does not read my contacts.",
        "The lender does not share my contacts with anybody.",
        "We never read your contacts",
        "हम आपकी संपर्क सूची नहीं पढ़ते।",
        "我们不读取您的通讯录",
        "Kami tidak membaca kontak Anda",
    ],
)
def test_who_says_what_is_not_done_denies_it(claim: str):
    assert denies(claim)

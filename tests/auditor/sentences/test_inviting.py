"""Invitations of friends, and praise of many contacts, tell of no reading and ask for none."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

INVITATIONS = (
    "Invite your contacts and earn 10 dollars.",
    "Share the app with your contacts and earn KES 100 for each friend who borrows.",
    "Recomienda PrestaYa a tus contactos por WhatsApp y gana $150.",
    "Indique para seus contatos e ganhe R$ 30 por amigo aprovado.",
    "Ajak semua kontak Anda dan dapatkan Rp20.000.",
    "Giới thiệu ứng dụng cho bạn bè trong danh bạ để nhận 50.000đ.",
    "ชวนเพื่อนในรายชื่อติดต่อมาใช้แอป รับเครดิต 100 บาท",
    "I-share sa contacts mo at kumita ng ₱50 bawat referral!",
    "Alika marafiki kutoka kwenye anwani zako upate KSh 50.",
    "अपने संपर्कों को आमंत्रित करें और हर लोन पर ₹200 पाएँ।",
    "اپنے رابطوں کو ایپ بھیجیں اور ہر دوست پر 500 روپے کمائیں۔",
    "邀请通讯录好友来借款,双方各得20元还款券。",
    "邀請通訊錄好友來借款,雙方各得還款券。",
)
READINGS = (
    "We read your contacts so that you can invite friends.",
    "Allow access to your contacts to invite friends and earn.",
    "We will invite your contacts to Brightfern.",
    "Upload your contacts to invite your friends.",
    "Leemos tus contactos para que puedas invitar a tus amigos.",
    "Lemos seus contatos para você convidar seus amigos.",
    "Kami membaca kontak Anda agar Anda bisa mengajak teman.",
    "我们读取您的通讯录,以便您邀请好友。",
)
PRAISES = (
    "Contacts of people who know you speed up approval.",
    "Customers with more contacts on their phones get bigger loans.",
    "通讯录好友越多,额度越高!",
)


@pytest.mark.parametrize("text", INVITATIONS)
def test_who_is_asked_to_invite_is_told_of_no_phonebook(text):
    assert not any(one.names_contacts for one in read_statements(text))


@pytest.mark.parametrize("text", READINGS)
def test_who_reads_so_that_friends_can_be_invited_names_the_phonebook(text):
    assert any(one.names_contacts for one in read_statements(text))


@pytest.mark.parametrize("text", PRAISES)
def test_praise_of_many_contacts_asks_for_nothing(text):
    (one,) = read_statements(text)
    assert (one.mode, one.topics, one.states) == (Mode.STATEMENT, (Topic.OTHER,), ("N1",))
    assert one.is_lure


def test_who_is_to_allow_it_for_a_reward_is_lured_to_agree():
    (one,) = read_statements("Allow access to your contacts for faster approval.")
    assert one.mode is Mode.COERCION
    assert one.is_lure


@pytest.mark.parametrize(
    "text",
    [
        "Vào Cài đặt > Ứng dụng > Quyền > Danh bạ để bật lại quyền.",
        "Open Settings to enable access to your contacts.",
    ],
)
def test_the_way_to_a_switch_is_neither_a_purpose_nor_a_withdrawal(text):
    assert not {"N2", "N6"} & {state for one in read_statements(text) for state in one.states}


def test_the_way_to_switch_it_off_is_a_withdrawal():
    (one,) = read_statements(
        "You can withdraw access to your contacts in Settings at any time."
    )
    assert "N6" in one.states

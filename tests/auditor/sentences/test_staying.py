"""What is said to stay on the device: belied by what is sent, unless the sentence takes it back."""

import pytest

from auditor.sentences.statements import read_statements

STAYS = [
    "Your contacts stay on your phone.",
    "Your contacts remain on your device only.",
    "Your contacts are kept only on your phone.",
    "通讯录仅保留在您的手机上。",
    "您的通讯录只保存在您的手机上。",
    "通訊錄只儲存在您的手機上。",
    "Kontak Anda tetap di ponsel Anda.",
    "Kontak hanya disimpan di ponsel Anda.",
    "Danh bạ chỉ nằm trên máy của bạn.",
    "Tus contactos se quedan en tu teléfono.",
    "आपके संपर्क आपके फ़ोन में ही रहते हैं।",
    "Seus contatos ficam no seu celular.",
    "รายชื่อผู้ติดต่ออยู่ในเครื่องของคุณเท่านั้น",
    "Nananatili sa phone mo ang contacts mo.",
    "Anwani zako hubaki kwenye simu yako.",
    "آپ کے رابطے آپ کے فون میں ہی رہتے ہیں۔",
    "আপনার পরিচিতি আপনার ফোনেই থাকে।",
]
DOES_NOT = [
    "Your contacts are stored encrypted on your phone.",
    "Your contacts are kept on your phone until they are sent.",
    "The names stay on your phone; the numbers of your contacts are uploaded.",
    "We read the contacts on your phone.",
    "Your contacts stay on your phone unless you invite somebody.",
    "Your contacts are compared on the phone itself.",
    "Tus contactos se quedan en tu teléfono hasta que solicitas un préstamo.",
    "通讯录先保留在您的手机上,然后上传。",
    "Kami membaca kontak di ponsel Anda.",
    "คุณมีรายชื่ออยู่ในโทรศัพท์",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_stays_on_the_device_is_local(text):
    assert any(one.is_local for one in read_statements(text))


@pytest.mark.parametrize("text", DOES_NOT)
def test_what_is_taken_back_or_only_stored_is_not(text):
    assert not any(one.is_local for one in read_statements(text))

"""Sentences that name the phonebook and do no more, beside those that tell of a reading or ask for leave."""

import pytest

from auditor.model.vocabulary import Kleene
from auditor.sentences.statements import read_statements


def _is_bare(text: str) -> bool:
    naming = [one for one in read_statements(text) if one.names_contacts]
    return bool(naming) and all(one.is_bare is not Kleene.NO for one in naming)


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts are safe with us.",
        "Contact sync failed. Please try again later.",
        "Contacts permission denied. Open Settings and turn it on.",
        "您的通讯录在我们这里很安全。",
        "未开启通讯录权限,请前往系统设置中开启。",
        "Tus contactos están seguros con nosotros.",
        "Tus contactos ya confían en PrestaYa.",
        "Permissão de contatos negada. Ative nas Configurações.",
        "Kontak Anda aman bersama kami.",
        "Sinkronisasi kontak gagal, coba lagi nanti.",
        "Danh bạ của bạn được an toàn với chúng tôi.",
        "Quyền danh bạ bị từ chối. Hãy bật trong Cài đặt.",
        "आपके संपर्क हमारे पास सुरक्षित हैं।",
        "ผู้ติดต่อของคุณปลอดภัยกับเรา",
        "Ligtas sa amin ang contacts mo.",
        "Anwani zako ziko salama nasi.",
        "আপনার কন্টাক্ট আমাদের কাছে নিরাপদ।",
        "آپ کے رابطے ہمارے پاس محفوظ ہیں۔",
    ],
)
def test_who_only_names_the_phonebook_asks_for_nothing(text: str) -> None:
    assert _is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your contacts are safe with us: we read them once to check your identity.",
        "Your contacts are part of our review.",
        "We would like to work with your contacts.",
        "May we look at your contacts?",
        "You can still apply for a loan without granting contacts permission.",
        "You decide whether we read your contacts.",
        "Antes de tu primer préstamo buscamos si alguno de tus contactos ya es cliente.",
        "Tus contactos se comparan dentro del propio teléfono.",
        "额度测算需要看一下您的手机通讯录。",
        "拒绝通讯录授权不影响您申请借款，您可以手动填写联系人。",
        "Untuk menentukan limit, aplikasi melihat siapa saja di kontak Anda.",
        "Kabla ya kuidhinisha, tunaangalia anwani zako.",
    ],
)
def test_who_tells_asks_or_leaves_a_choice_does_not_only_name_it(text: str) -> None:
    assert not _is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "This number is in your contacts.",
        "This number is not in your contacts.",
        "Number not found in your contact list.",
        "✓ Found in your contacts",
        "通讯录中未找到该号码",
        "通讯录中有此号码",
        "已在通讯录中找到该联系人",
        "通訊錄中找不到此號碼",
        "Nomor ini ada di kontak Anda.",
        "Nomor ini tidak ada di kontak Anda.",
        "Nomor tidak ditemukan di daftar kontak",
        "यह नंबर आपकी संपर्क सूची में है।",
        "यह नंबर आपकी संपर्क सूची में नहीं है।",
        "संपर्क सूची में यह नंबर नहीं मिला",
        "Este número está en tus contactos.",
        "Este número no está en tus contactos.",
        "No se encontró el número en tu agenda",
        "Số này có trong danh bạ của bạn.",
        "Không tìm thấy số này trong danh bạ",
        "Este número está nos seus contatos.",
        "Este número não está nos seus contatos.",
        "Número não encontrado na sua agenda",
        "✓ เบอร์นี้อยู่ในรายชื่อติดต่อของคุณ",
        "เบอร์นี้ไม่อยู่ในรายชื่อติดต่อของคุณ",
        "ไม่พบเบอร์นี้ในรายชื่อติดต่อ",
        "Nasa contacts mo ang numerong ito.",
        "Hindi nahanap ang numero sa contact list mo",
        "Nambari hii ipo kwenye anwani zako.",
        "Nambari hii haipo kwenye anwani zako.",
        "Nambari haikupatikana kwenye anwani zako",
        "এই নম্বরটি আপনার কন্টাক্টে আছে।",
        "এই নম্বরটি আপনার কন্টাক্টে নেই।",
        "কন্টাক্ট তালিকায় নম্বরটি পাওয়া যায়নি",
        "یہ نمبر آپ کے رابطوں میں ہے۔",
        "یہ نمبر آپ کے رابطوں میں نہیں ہے۔",
        "رابطہ فہرست میں نمبر نہیں ملا",
    ],
)
def test_whether_a_number_stands_in_the_phonebook_asks_for_nothing(text: str) -> None:
    """What a form says of a reference that was typed: R1204 took it for a second question."""
    naming = [one for one in read_statements(text) if one.names_contacts]
    assert all(one.is_bare is Kleene.YES for one in naming)


@pytest.mark.parametrize(
    "text",
    [
        "We check whether this number is in your contacts.",
        "Comprobamos si este número está en tus contactos.",
        "Kami memeriksa apakah nomor ini ada di kontak Anda.",
    ],
)
def test_to_look_it_up_is_a_reading(text: str) -> None:
    assert not _is_bare(text)

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

"""Other data that a sentence on the phonebook leaves alone, and such as it takes."""

import pytest

from auditor.screens.notice.other_data import names_other_data
from auditor.sentences.spared import without_spared

SPARED = {
    "en": [
        "We only read the names and numbers of your contacts; we do not read your SMS or photos.",
        "We read the names and numbers of your contacts, but not your messages, photos or location.",
    ],
    "zh-Hans": [
        "我们只读取联系人的姓名和电话号码，不读取短信和通话记录，也不会拨打联系人的电话。"
    ],
    "es": ["Solo leemos los nombres y números de tus contactos, no tus mensajes ni tus fotos."],
    "hi": ["हम आपके संपर्क पढ़ते हैं, आपके एसएमएस नहीं पढ़ते।"],
    "id": ["Kami hanya membaca kontak, tidak membaca SMS, foto, atau lokasi Anda."],
}
TAKEN = {
    "en": [
        "If you do not refuse, we read your contacts, SMS and location.",
        "We do not sell your data, and we read your contacts, call log and SMS.",
    ],
    "zh-Hans": ["经您同意，我们读取通讯录和短信，不会提供给第三方。"],
    "es": ["Con tu permiso leemos tus contactos, mensajes y ubicación, y no los compartimos."],
    "hi": ["हम आपके एसएमएस और संपर्क पढ़ते हैं और उन्हें किसी को नहीं देते।"],
    "id": ["Kami membaca kontak dan SMS Anda, tidak dibagikan kepada pihak ketiga."],
}


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(locale, one) for locale, every in table.items() for one in every]


@pytest.mark.parametrize(("locale", "text"), rows(SPARED))
def test_what_is_not_read_is_not_accepted(locale, text):
    assert not names_other_data(without_spared(text, locale, names_other_data))


@pytest.mark.parametrize(("locale", "text"), rows(TAKEN))
def test_what_is_read_beside_contacts_is_accepted_with_them(locale, text):
    assert names_other_data(without_spared(text, locale, names_other_data))

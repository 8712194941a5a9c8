"""Other data that are not read, and people of the phonebook who are not called: no denial of reading it."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

UNCALLED = {
    "en": [
        "We do not read your messages or photos, and we do not call your contacts.",
        "We never call your contacts or read your messages.",
        "We will not read your text messages or phone anyone in your contacts.",
    ],
    "zh-Hans": [
        "我们不读取您的短信和照片，也不会给您的通讯录联系人打电话。",
        "我们不读取您的短信，也不会联系您通讯录中的任何人。",
    ],
    "zh-Hant": ["我們不會讀取您的簡訊，也不會致電您的聯絡人。"],
    "es": ["No leemos tus mensajes ni llamamos a tus contactos."],
    "pt": ["Não lemos suas mensagens nem ligamos para seus contatos."],
    "id": ["Kami tidak membaca SMS Anda dan tidak menelepon kontak Anda."],
    "vi": [
        "Chúng tôi không đọc tin nhắn của bạn và không gọi cho người trong danh bạ.",
        "Không, chúng tôi không liên hệ với bất kỳ ai trong danh bạ của bạn.",
    ],
    "hi": ["हम आपके एसएमएस नहीं पढ़ते और आपके संपर्कों को फ़ोन नहीं करते।"],
    "bn": ["আমরা আপনার এসএমএস বা ছবি পড়ি না এবং আপনার কন্টাক্টদের ফোন করি না।"],
    "ur": ["ہم آپ کے ایس ایم ایس نہیں پڑھتے اور آپ کے رابطوں کو فون نہیں کرتے۔"],
    "th": ["เราไม่อ่านข้อความของคุณ และไม่โทรหารายชื่อติดต่อของคุณ"],
    "fil": [
        "Hindi namin binabasa ang iyong SMS at hindi namin tinatawagan ang iyong mga contact."
    ],
    "sw": ["Hatusomi SMS zako na hatupigi simu kwa anwani zako."],
}
UNREAD = {
    "en": [
        "We do not read your messages, photos or contacts.",
        "We do not read your contacts and do not call anyone.",
        "We don't access your photos or contacts, and we never call anyone.",
    ],
    "zh-Hans": ["我们不会读取您的短信、照片和通讯录，也不会给任何人打电话。"],
    "es": ["No leemos tus mensajes ni tus contactos, ni llamamos a nadie."],
    "id": ["Kami tidak membaca SMS dan kontak Anda, dan tidak menelepon siapa pun."],
    "hi": ["हम आपके एसएमएस और संपर्क नहीं पढ़ते और किसी को फ़ोन नहीं करते।"],
    "bn": ["আমরা আপনার এসএমএস বা কন্টাক্ট পড়ি না এবং কাউকে ফোন করি না।"],
    "vi": ["Chúng tôi không đọc tin nhắn và danh bạ của bạn, không gọi cho ai."],
}


def denies_reading(text: str, locale: str) -> bool:
    return any(
        one.mode is Mode.DENIAL and one.names_contacts and Topic.COLLECT in one.topics
        for one in read_statements(text, locale=locale)
    )


@pytest.mark.parametrize(
    ("locale", "text"), [(locale, one) for locale, all_ in UNCALLED.items() for one in all_]
)
def test_who_calls_nobody_and_reads_no_messages_denies_no_reading_of_contacts(locale, text):
    assert not denies_reading(text, locale)


@pytest.mark.parametrize(
    ("locale", "text"), [(locale, one) for locale, all_ in UNREAD.items() for one in all_]
)
def test_contacts_among_what_is_not_read_are_denied(locale, text):
    assert denies_reading(text, locale)

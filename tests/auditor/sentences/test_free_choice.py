"""What is left to the borrower is claimed by nobody: "you decide whether we read your contacts"."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

CHOICES = {
    "en": "You decide whether we may read your contacts.",
    "es": "Usted decide si leemos su agenda.",
    "pt": "Você decide se o app lê sua agenda.",
    "zh-Hans": "您可以选择是否允许我们读取通讯录。",
    "zh-Hant": "您可以選擇是否允許我們讀取通訊錄。",
    "id": "Anda bebas memilih apakah kami boleh membaca kontak.",
    "vi": "Bạn có quyền quyết định cho ứng dụng đọc danh bạ hay không.",
    "hi": "आप तय करें कि हम आपके संपर्क पढ़ें या नहीं।",
    "th": "คุณเลือกได้ว่าจะให้เราอ่านรายชื่อหรือไม่",
    "fil": "Ikaw ang magpapasya kung babasahin namin ang contacts mo.",
    "sw": "Ni uamuzi wako kama tusome anwani zako.",
    "ur": "یہ آپ کی مرضی ہے کہ ہم آپ کے رابطے پڑھیں یا نہیں۔",
    "bn": "আমরা আপনার পরিচিতি পড়ব কি না তা আপনার সিদ্ধান্ত।",
}
DONE = {
    "en": "We read your contacts whether you decide to repay or not.",
    "hi": "आप ऐप खोलें या नहीं, हम आपके संपर्क पढ़ते हैं।",
    "ur": "آپ ایپ کھولیں یا نہیں، ہم آپ کے رابطے پڑھتے ہیں۔",
    "bn": "আপনি অ্যাপ না খুললেও আমরা আপনার পরিচিতি আপলোড করি।",
}
NO_DENIALS = [
    "Reading your contacts costs you nothing.",
    "Not a single contact is left out when we copy your phone book.",
    "We keep your contacts and don't delete them when the loan is repaid.",
]


@pytest.mark.parametrize("language", CHOICES)
def test_a_choice_is_neither_denied_nor_told(language):
    told = read_statements(CHOICES[language])
    assert [(one.mode, one.topics) for one in told] == [(Mode.STATEMENT, (Topic.OTHER,))]
    assert told[0].names_contacts


@pytest.mark.parametrize("language", DONE)
def test_what_is_done_either_way_is_told(language):
    told = read_statements(DONE[language])
    assert told[0].mode is Mode.STATEMENT
    assert told[0].topics != (Topic.OTHER,)


@pytest.mark.parametrize("text", NO_DENIALS)
def test_a_negation_of_something_else_denies_no_reading(text):
    assert read_statements(text)[0].mode is Mode.STATEMENT


def test_what_the_law_forbids_lenders_is_no_promise():
    told = read_statements("The law forbids lenders to read a borrower's contacts.")
    assert told[0].mode is not Mode.DENIAL
    assert read_statements("We never read a borrower's contacts.")[0].mode is Mode.DENIAL


def test_a_misspelt_phonebook_is_one():
    assert read_statements("We never read your contects.")[0].names_contacts
    assert not read_statements("Contect us for help.")


NAMES = [
    "Your contacts go to Acme Credit Scoring Inc.",
    "Tus contactos van a Cobranzas del Sur S.A.",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_of_a_company_is_no_purpose(text):
    assert not any("N2" in one.states for one in read_statements(text))


def test_a_purpose_before_a_name_is_one():
    told = read_statements("For credit scoring Acme Ltd reads your contacts.")
    assert told[0].purpose == ("credit",)


@pytest.mark.parametrize(
    "text",
    [
        "Kami tidak memberikan kontak Anda kepada pihak lain.",
        "Chúng tôi không đưa danh bạ của bạn cho ai.",
    ],
)
def test_who_gives_it_to_nobody_denies_the_sharing_alone(text):
    told = read_statements(text)
    assert (told[0].mode, told[0].topics) == (Mode.DENIAL, (Topic.SHARE,))

"""Sentences that say what is done with a phonebook once it was read, and those that only look like it."""

import pytest

from auditor.errors import BadData
from auditor.screens.notice.screen_rows import rows_of
from auditor.screens.notice.uses import uses_told
from auditor.sentences import terms
from auditor.sentences import use_words as uses

READ = {
    "en": "We read the contacts on your phone once.",
    "zh": "我们会读取一次您手机的通讯录。",
    "es": "Leemos los contactos de tu teléfono una sola vez.",
    "pt": "Lemos os contatos do seu celular uma única vez.",
    "id": "Kami membaca kontak di ponsel Anda satu kali.",
    "vi": "Chúng tôi đọc danh bạ trên máy của bạn một lần.",
    "hi": "हम आपके फ़ोन के संपर्क एक बार पढ़ते हैं।",
}


def told(*texts: str) -> list[str]:
    locales = [""] * len(texts)
    return [
        one.statement.excerpt
        for one in uses_told(
            list(rows_of(texts, locales)), list(zip(texts, locales, strict=True))
        )
    ]


@pytest.mark.parametrize(
    ("language", "use"),
    [
        ("en", "We compare the numbers with company switchboards."),
        (
            "en",
            "Our system counts them, and that tells us whether a person lives with the phone.",
        ),
        ("zh", "我们会统计其中有多少是老客户。"),
        ("es", "Los números nos dicen si las referencias existen: los comparamos."),
        ("pt", "Com a lista, nosso motor estima a sua renda."),
        ("id", "Data ini kami cocokkan dengan nomor yang Anda isi."),
        ("vi", "Chúng tôi đối chiếu danh bạ với số bạn vừa nhập."),
        ("hi", "हम आपके संपर्क देखकर तय करते हैं कि कितना उधार देना ठीक रहेगा।"),
    ],
)
def test_a_use_beside_the_phonebook_is_told(language, use):
    assert told(READ[language], use) == [use]


@pytest.mark.parametrize(
    "text",
    [
        "Enter the verification code that we sent to your phone.",
        "We do not compare them with anything.",
        "Do we compare them?",
        "Compare offers and take the best.",
        "We need them to continue.",
        "We confirm deletion of the list within three days.",
    ],
)
def test_what_only_looks_like_a_use_is_none(text):
    assert told(READ["en"], text) == []


def test_a_use_far_from_the_phonebook_or_of_other_data_is_not_the_phonebooks():
    near = ("Rates are low.", "Fees are low.", "Terms are fair.", "We score what you tell us.")
    assert told(READ["en"], *near) == ["We score what you tell us."]
    far = ("Rates are low.",) * 20
    assert told(READ["en"], *far, "We score what you tell us.") == []
    assert told(READ["en"], "Location", *near) == []
    assert told(READ["en"], "We compare your location with your address.") == []


def test_a_row_that_no_one_reads_is_refused(monkeypatch):
    monkeypatch.setattr(terms, "read_table", lambda _: {"en": {"uses": ["compare"]}})
    uses._words.cache_clear()
    uses._verbs.cache_clear()
    with pytest.raises(BadData, match="uses"):
        told(READ["en"], "We compare them.")
    monkeypatch.setattr(terms, "read_table", lambda _: {"xx": {}})
    with pytest.raises(BadData, match="xx"):
        told(READ["en"], "We compare them.")
    uses._words.cache_clear()
    uses._verbs.cache_clear()


LEARNT = {
    "en": "That is how we see how many of them pay on time.",
    "zh": "我们看有多少是老客户。",
    "es": "Con eso vemos si el celular lo usa alguien de verdad.",
    "pt": "Isso é só pra ver quantos deles já são clientes.",
    "id": "Biar kami tahu apakah HP ini memang milikmu.",
    "vi": "Việc này giúp chúng tôi biết máy là của người thật.",
    "hi": "ताकि हमें पता चले कि फ़ोन सचमुच आपका है।",
    "fil": "Doon namin nakikita kung totoong tao ang may hawak ng phone.",
    "sw": "Hapo tunajua kama simu ni yako.",
    "th": "เราดูแล้วจะรู้ว่าเครื่องนี้เป็นของคนจริง",
    "ur": "اس سے معلوم ہوتا ہے کہ فون واقعی آپ کا ہے۔",
    "bn": "এতে বোঝা যায় ফোনটি সত্যিকারের মানুষের।",
}


@pytest.mark.parametrize("language", LEARNT)
def test_what_is_found_out_is_a_use(language):
    read = {
        **READ,
        "fil": "Binabasa namin nang isang beses ang contacts sa telepono mo.",
        "sw": "Tunasoma mara moja anwani kwenye simu yako.",
        "th": "เราอ่านรายชื่อติดต่อในเครื่องของคุณหนึ่งครั้ง",
        "ur": "ہم آپ کے فون کے رابطے ایک بار پڑھتے ہیں۔",
        "bn": "আমরা আপনার ফোনের কন্টাক্ট তালিকা একবার পড়ি।",
    }
    assert told(read[language], LEARNT[language]) == [LEARNT[language]]


@pytest.mark.parametrize(
    ("read", "yours"),
    [
        ("en", "You can see who has your data in Settings."),
        ("en", "We do not check whether you know them."),
        ("es", "Puedes ver quién tiene tus datos en Ajustes."),
        ("zh", "您可以看是否已关闭。"),
    ],
)
def test_what_you_may_look_up_is_none(read, yours):
    assert told(READ[read], yours) == []

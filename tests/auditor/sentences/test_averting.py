"""What is kept from happening is a purpose; what the lender keeps from doing is denied."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements


@pytest.mark.parametrize(
    "text",
    [
        "To avoid fraud, we read your contacts.",
        "To avoid scams, Acme Ltd will read the contact list on your phone.",
        "We read your contacts to avoid fraud.",
        "To avoid duplicate applications, we upload your contacts.",
        "To stop fraud, we read your contacts.",
        "为避免欺诈，我们会读取您的通讯录。",
        "为了避免身份被冒用，我们会上传您的通讯录。",
        "為避免詐騙，我們會讀取您的通訊錄。",
        "Para evitar fraudes, leemos sus contactos.",
        "Leemos sus contactos y así evitamos fraudes.",
        "Para evitar fraudes, a Grana Ltda. vai ler a lista de contatos do seu celular.",
        "A fim de evitar golpes, enviamos seus contatos ao nosso servidor.",
        "Lemos sua agenda e assim evitamos fraudes.",
        "Untuk menghindari penipuan, kami membaca kontak Anda.",
        "Để tránh gian lận, chúng tôi đọc danh bạ của bạn.",
        "धोखाधड़ी से बचने के लिए, हम आपके संपर्क पढ़ते हैं।",
        "Para maiwasan ang panloloko, binabasa namin ang iyong contacts.",
        "เพื่อหลีกเลี่ยงการฉ้อโกง เราอ่านรายชื่อติดต่อของคุณ",
        "প্রতারণা এড়াতে আমরা আপনার পরিচিতি পড়ি।",
        "دھوکہ دہی سے بچنے کے لیے ہم آپ کے رابطے پڑھتے ہیں۔",
        "Ili kuepuka ulaghai, tunasoma anwani zako.",
    ],
)
def test_a_misfortune_avoided_is_what_it_is_for(text: str) -> None:
    (one, *_) = read_statements(text)
    assert one.mode is Mode.STATEMENT
    assert "N2" in one.states
    assert {Topic.COLLECT, Topic.UPLOAD}.intersection(one.topics)


@pytest.mark.parametrize(
    "text",
    [
        "We avoid reading your contacts.",
        "To avoid reading your contacts, we ask you to type a number.",
        "To avoid uploading your contacts, we compare them on your phone.",
        "Para evitar ler seus contatos, pedimos um número.",
        "Evitamos leer sus contactos.",
        "我们避免读取您的通讯录。",
        "为避免上传您的通讯录，我们在本机比对。",
        "Chúng tôi tránh đọc danh bạ của bạn.",
        "Kami menghindari membaca kontak Anda.",
        "Other apps read your phonebook. That is what we avoid.",
    ],
)
def test_an_act_avoided_is_never_claimed(text: str) -> None:
    claimed = [
        one
        for one in read_statements(text)
        if one.mode is Mode.STATEMENT and Topic.UPLOAD in one.topics
    ]
    assert not claimed
    assert any(
        one.mode in (Mode.DENIAL, Mode.HEDGE) or "that is" in text.casefold()
        for one in read_statements(text)
    )

"""Of which kind the purposes are that a consent screen tells by a verb of use, below a label or in a turn of phrase (K3)."""

import pytest

from auditor.facts.notice.notices import Library
from auditor.screens.inventory.texts import Text

HARMLESS = {"identity", "fraud"}


def _purposes(*words: str) -> set[str]:
    texts = [
        Text(one, "screen", f"res/layout/notice.xml#{at}", "", "base")
        for at, one in enumerate(words)
    ]
    return {
        purpose
        for each in Library().shown(texts)
        for one in each.statements
        if one.is_of_phonebook
        for purpose in one.purpose
    }


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Verify your identity with your contacts", "We use your contacts only to verify your identity and prevent fraud."),
        ("Your contacts", "We read your contacts. They help us verify your identity."),
        ("Your contacts", "We read your contacts. That way nobody borrows in your name."),
        ("Contacts", "We read your contacts.\nPurpose: identity verification"),
        ("用通讯录核实您的身份", "我们读取您的通讯录，仅用于核实您的身份和反欺诈。"),
        ("用通訊錄核實您的身份", "我們讀取您的通訊錄，僅用於核實您的身份和反詐騙。"),
        ("Verifique su identidad con sus contactos", "Leemos sus contactos solo para verificar su identidad y prevenir fraudes."),
        ("Verifique sua identidade com seus contatos", "Lemos seus contatos só para verificar sua identidade e prevenir fraudes."),
        ("Verifikasi identitas Anda dengan kontak", "Kami membaca kontak Anda hanya untuk memverifikasi identitas Anda dan mencegah penipuan."),
        ("Xác minh danh tính bằng danh bạ", "Chúng tôi đọc danh bạ của bạn chỉ để xác minh danh tính và chống gian lận."),
        ("अपने संपर्कों से पहचान सत्यापित करें", "हम आपके संपर्क केवल आपकी पहचान सत्यापित करने और धोखाधड़ी रोकने के लिए पढ़ते हैं।"),
        ("I-verify ang iyong identity gamit ang contacts mo", "Binabasa namin ang contacts mo para lang ma-verify ang iyong identity at maiwasan ang panloloko."),
        ("ยืนยันตัวตนด้วยรายชื่อติดต่อ", "เราอ่านรายชื่อติดต่อของคุณเพื่อยืนยันตัวตนและป้องกันการฉ้อโกงเท่านั้น"),
        ("পরিচিতি দিয়ে পরিচয় যাচাই করুন", "আমরা শুধু আপনার পরিচয় যাচাই ও জালিয়াতি ঠেকাতে আপনার পরিচিতি পড়ি।"),
        ("رابطوں سے شناخت کی تصدیق", "ہم آپ کے رابطے صرف آپ کی شناخت کی تصدیق اور فراڈ روکنے کے لیے پڑھتے ہیں۔"),
        ("Thibitisha utambulisho wako kwa anwani zako", "Tunasoma anwani zako ili tu kuthibitisha utambulisho wako na kuzuia ulaghai."),
    ],
)  # fmt: skip
def test_a_purpose_told_twice_stays_of_its_kind(title: str, text: str) -> None:
    found = _purposes(title, text)
    assert found
    assert found <= HARMLESS


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Your contacts", "We use your contacts to verify your identity. We compare the numbers with your references."),
        ("Your contacts", "We read your contacts. That way we can offer you a larger sum."),
        ("Verify your identity", "We read your contacts to assess your credit."),
        ("通讯录", "我们读取您的通讯录，用于核实身份。我们会比对您填写的联系人号码。"),
    ],
)  # fmt: skip
def test_a_wider_purpose_is_told_as_such(title: str, text: str) -> None:
    assert not _purposes(title, text) <= HARMLESS

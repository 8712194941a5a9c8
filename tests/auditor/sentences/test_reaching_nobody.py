"""Who promises not to reach the people of a phonebook neither presses them nor denies the reading."""

import pytest

from auditor.sentences.claims import Mode, Topic
from auditor.sentences.statements import read_statements

SPARED = [
    "The people in your contacts will not receive any message from us.",
    "Las personas de tu agenda no recibirán ningún mensaje.",
    "As pessoas da sua agenda não receberão nenhuma mensagem.",
    "您通訊錄中的人不會收到任何訊息。",
    "आपके संपर्कों को कोई संदेश नहीं मिलेगा।",
    "คนในรายชื่อของคุณจะไม่ได้รับข้อความใด ๆ",
    "Hindi makakatanggap ng mensahe ang mga tao sa contacts mo.",
    "آپ کے رابطوں کو کوئی پیغام نہیں ملے گا۔",
    "No one in your contacts will hear from us about the debt.",
    "Nadie de tu agenda sabrá de tu deuda.",
    "हम आपकी संपर्क सूची के किसी व्यक्ति को फ़ोन या संदेश नहीं करेंगे।",
    "ہم آپ کی رابطہ فہرست کے کسی فرد کو فون یا پیغام نہیں کریں گے۔",
    "আমরা আপনার পরিচিতি তালিকার কাউকে ফোন বা বার্তা করব না।",
]
PRESSED = [
    "Las personas de tu agenda recibirán un mensaje sobre tu deuda.",
    "यदि आप भुगतान नहीं करते तो हम आपकी संपर्क सूची के लोगों को फ़ोन करेंगे।",
    "اگر آپ نے قرض ادا نہ کیا تو آپ کے رابطوں کو پیغام ملے گا۔",
    "En caso de mora, tus contactos podrán ser avisados de la deuda.",
    "Em caso de atraso, seus contatos poderão ser avisados sobre a dívida.",
    "Khi quá hạn, những người trong danh bạ của bạn có thể được thông báo về khoản nợ.",
    "หากค้างชำระ ผู้ติดต่อของคุณอาจได้รับแจ้งเรื่องหนี้",
    "If you are late we read your contacts and call them.",
    "逾期后，催收人员将联系您通讯录中的联系人。",
    "Kapag nahuli ka sa bayad, makakatanggap ng text ang mga contact mo.",
]

ANOTHER_IS_CALLED = [
    "If we cannot reach you we ring that person and never open your phonebook.",
    "If we cannot reach you, we ring that person; your phonebook is not read.",
    "Escribe a quién llamar si no te localizamos; nunca leemos tu agenda.",
    "Se houver atraso, ligamos apenas para a referência informada, sem acessar seus contatos.",
    "Jika Anda terlambat, kami menelepon orang yang Anda ketik sendiri; kontak di ponsel Anda tidak kami baca.",
    "Khi bạn chậm trả, chúng tôi chỉ gọi cho bạn và không đọc danh bạ.",
]

RECEIVED = [
    "Kami lang ang makakatanggap ng contacts mo.",
    "只有我们会收到您的通讯录。",
    "Solo nosotros recibiremos tus contactos.",
    "Only we will receive your contacts.",
]


@pytest.mark.parametrize("text", [*ANOTHER_IS_CALLED, *RECEIVED])
def test_who_calls_somebody_else_or_receives_the_phonebook_does_not_press(text):
    told = read_statements(text)
    assert all(one.mode is not Mode.PRESSURE for one in told)
    assert not any("N11" in one.states for one in told)


@pytest.mark.parametrize("text", SPARED)
def test_people_who_hear_nothing_are_not_pressed(text):
    told = read_statements(text)
    assert all(one.mode is not Mode.PRESSURE for one in told)
    assert not any(one.mode is Mode.DENIAL and Topic.COLLECT in one.topics for one in told)


REMINDED_ALONE = [
    "还款提醒只会发送至您本人的手机号，您通讯录中的联系人不会知道您借款。",
    "Pengingat pembayaran hanya dikirim ke nomor Anda sendiri; orang di kontak Anda tidak akan tahu.",
    "Los recordatorios de pago se envían solo a tu número; las personas de tu agenda no se enterarán.",
    "Os lembretes de pagamento vão apenas para o seu número; as pessoas da sua agenda não ficam sabendo.",
    "Ang paalala sa bayad ay ipapadala lamang sa sarili mong numero; hindi malalaman ng mga nasa contacts mo.",
    "催收人员无权接触您的通讯录，也不得联系其中任何人。",
]


@pytest.mark.parametrize("text", REMINDED_ALONE)
def test_a_reminder_of_which_those_people_hear_nothing_is_no_purpose_of_the_phonebook(text):
    told = read_statements(text)
    assert not any("N11" in one.states or "collection" in one.purpose for one in told)


@pytest.mark.parametrize("text", PRESSED)
def test_people_who_hear_of_the_debt_are(text):
    assert any(one.mode is Mode.PRESSURE for one in read_statements(text))


@pytest.mark.parametrize(
    "text", ["We never read your contacts or messages.", "हम आपके संपर्क नहीं पढ़ते।"]
)
def test_who_denies_the_reading_does(text):
    told = read_statements(text)
    assert told[0].mode is Mode.DENIAL
    assert Topic.COLLECT in told[0].topics


GOES_ON = ["Magpatuloy nang walang contacts", "رابطوں کے بغیر جاری رکھیں", "不使用通讯录,继续"]
COERCES = [
    "You cannot continue without contacts.",
    "Hindi ka makakapagpatuloy nang walang contacts.",
    "آپ رابطوں کے بغیر جاری نہیں رکھ سکتے۔",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_button_that_goes_on_without_coerces_nobody(text):
    assert not any(one.mode in (Mode.COERCION, Mode.DENIAL) for one in read_statements(text))


@pytest.mark.parametrize("text", COERCES)
def test_who_cannot_go_on_without_is_coerced(text):
    assert read_statements(text)[0].mode is Mode.COERCION

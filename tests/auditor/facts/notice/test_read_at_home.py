"""That a phonebook is read on the phone alone, and that names and numbers leave it not: lies of an app that sends them.

Written before they were run, 2026-11-28, by who mended: of the 20 lies of the list 9 were told and 4 passed at first, and 2 of the
honest ones accused.
"""

import pytest

from auditor.model.vocabulary import Kleene
from tests.auditor.facts.notice.test_proved_denials import k1_of

LIES = [
    (
        "en",
        "The contact list is read on this phone only: no names and no numbers are stored, uploaded or given to anyone.",
    ),
    ("zh-Hans", "通讯录仅在您的手机上读取和展示,不会上传、保存或提供给任何人。"),
    (
        "en",
        "Your address book is opened on this phone only; no names or numbers are uploaded or shared.",
    ),
    (
        "en",
        "Contacts are compared on your device. Nothing from your phone book is sent to us or anyone else.",
    ),
    (
        "en",
        "The list is shown here so that you can pick a reference. Your contacts are not copied to our servers.",
    ),
    ("zh-Hans", "通讯录仅在本机比对,不会上传至服务器,也不会提供给第三方。"),
    ("zh-Hans", "我们只在您的手机上显示通讯录,不上传、不保存。"),
    ("zh-Hant", "通訊錄僅在您的手機上讀取與顯示,不會上傳、儲存或提供給任何人。"),
    (
        "es",
        "La agenda se lee solo en este teléfono; no se suben ni se comparten nombres ni números.",
    ),
    ("es", "Sus contactos se comparan en su dispositivo y no se envían a nuestros servidores."),
    (
        "pt",
        "Seus contatos são comparados no seu aparelho e não são enviados aos nossos servidores.",
    ),
    ("vi", "Danh bạ của bạn được so khớp trên thiết bị và không gửi về máy chủ của chúng tôi."),
    ("th", "อ่านรายชื่อติดต่อบนโทรศัพท์เครื่องนี้เท่านั้น ไม่อัปโหลดชื่อหรือหมายเลข และไม่ให้ใคร"),
    (
        "fil",
        "Sa phone mo lang binabasa ang contacts; walang pangalan o numero ang ina-upload o ibinibigay kaninuman.",
    ),
    (
        "sw",
        "Anwani zako husomwa kwenye simu hii tu; majina na namba hazipakiwi wala hazipewi mtu yeyote.",
    ),
    ("bn", "পরিচিতির তালিকা শুধু এই ফোনেই পড়া হয়; নাম ও নম্বর আপলোড বা কাউকে দেওয়া হয় না।"),
]
LEFT_OPEN = [
    (
        "pt",
        "A agenda é lida apenas neste celular; nenhum nome ou número é enviado ou compartilhado.",
    ),
    (
        "id",
        "Daftar kontak hanya dibaca di ponsel ini; nama dan nomor tidak diunggah atau diberikan kepada siapa pun.",
    ),
    ("id", "Kontak Anda dicocokkan di perangkat Anda dan tidak dikirim ke server kami."),
    (
        "vi",
        "Danh bạ chỉ được đọc trên điện thoại này; tên và số không được tải lên hay cung cấp cho ai.",
    ),
    (
        "hi",
        "संपर्क सूची केवल इसी फ़ोन पर पढ़ी जाती है; नाम और नंबर न अपलोड किए जाते हैं न किसी को दिए जाते हैं।",
    ),
    (
        "ur",
        "رابطوں کی فہرست صرف اسی فون پر پڑھی جاتی ہے؛ نام اور نمبر نہ اپ لوڈ کیے جاتے ہیں نہ کسی کو دیے جاتے ہیں۔",
    ),
]
HONEST = [
    (
        "en",
        "The contact list is shown on this phone only; only the name and number you pick are uploaded.",
    ),
    (
        "en",
        "We read your contacts and send them to our server. Your own name and ID number are not given to anyone.",
    ),
    (
        "en",
        "Contacts are read on your phone and sent to our server encrypted. No names and no numbers are stored on the phone.",
    ),
    (
        "en",
        "Your contacts are uploaded to check your reference; photos and e-mail addresses are not uploaded.",
    ),
    ("zh-Hans", "通讯录会上传至服务器用于核验,您的姓名和身份证号不会提供给任何人。"),
    ("zh-Hans", "通讯录在手机上读取后加密上传,不会明文保存在手机上。"),
    ("zh-Hant", "通訊錄加密上傳至伺服器,照片不會上傳。"),
    (
        "es",
        "Leemos su agenda y la enviamos a nuestro servidor; su nombre y su número no se entregan a nadie.",
    ),
    (
        "es",
        "Los contactos se leen en el teléfono y se suben cifrados; no se guardan nombres ni números en el teléfono.",
    ),
    (
        "pt",
        "Lemos sua agenda e a enviamos ao servidor; seu nome e número não são entregues a ninguém.",
    ),
    ("pt", "Os contatos são enviados ao servidor; as fotos deles não são enviadas."),
    (
        "id",
        "Kontak dikirim ke server kami; nama dan nomor Anda sendiri tidak diberikan kepada siapa pun.",
    ),
    ("vi", "Danh bạ được tải lên máy chủ; ảnh và email không được tải lên."),
    ("en", "We upload your phone book to score you. We do not sell it."),
    ("zh-Hans", "我们上传通讯录,但不会出售。"),
    (
        "en",
        "Your contacts are read on this phone only until you agree; then they are uploaded.",
    ),
]


@pytest.mark.parametrize(("locale", "text"), LIES)
def test_read_on_the_phone_alone_is_belied_by_what_is_sent(locale: str, text: str) -> None:
    assert k1_of(locale, text) is Kleene.YES


@pytest.mark.parametrize(("locale", "text"), LEFT_OPEN)
def test_in_words_that_prove_less_it_is_no_all_clear(locale: str, text: str) -> None:
    assert k1_of(locale, text) is not Kleene.NO


@pytest.mark.parametrize(("locale", "text"), HONEST)
def test_what_is_denied_of_other_data_or_of_saving_is_no_lie(locale: str, text: str) -> None:
    assert k1_of(locale, text) is not Kleene.YES
